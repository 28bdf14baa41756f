"""What is said of a file of another tool: how it was understood, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from libyatl.dates.together.date_column import DateColumn
from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.foreign.retelling import Retelling
from libyatl.formats.foreign.roles import ROLES, Role, folded
from libyatl.formats.foreign.understanding import Understanding, What
from libyatl.formats.how import OF_FOREIGN
from libyatl.model.understood import Understood
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

Said = tuple[tuple[str, str], ...]
"""What is said, each with a word in front (`libyatl.model.understood.Understood`)."""
_PARTS: tuple[Role, ...] = ("year", "month", "day")
_BOTH: tuple[Role, ...] = ("date", "end")


class Tally(NamedTuple):
    """What was counted while the entries were told.

    Attributes:
        held: how many entries there are, with those that were refused.
        taken: how many became events.
        titled: how many titles were made of columns, and how many of summaries.
        approximate: how many dates a column of codes made vaguer.
        elsewhere: how many events say otherwise of their place than the first that names it.
        kept: of each column of which cells are kept, how many.
    """

    held: int
    taken: int
    titled: tuple[int, int]
    approximate: int
    elsewhere: int
    kept: dict[str, int]


def said_of(
    file: str,
    plural: str,
    by: Understanding,
    tally: Tally,
    retelling: Retelling,
    *,
    further: Said = (),
) -> Understood:
    """Return what is said of a file; `further` is what its reader has to say."""
    kind = "a table" if by.what == "column" else "a list"
    return Understood(
        file=file,
        what=by.preset.name if by.preset else kind,
        entries=plural,
        held=tally.held,
        taken=tally.taken,
        columns=tuple(by.names),
        roles=tuple((role, by.roles[role]) for role in ROLES if role in by.roles),
        said=(
            *_said_of_dates(by, retelling),
            *_said_of_titles(by, tally),
            *_kept(by, tally),
            *_said_beside(by, tally, retelling),
            *further,
        ),
        title=by.title.text if by.title else "",
    )


def heeded_by(by: Understanding) -> tuple[str, ...]:
    """Return the fields of a `How` that are heeded where columns are understood so."""
    preset = by.preset if by.what == "column" else None
    mirrored = preset is not None and preset.has_mirrors([*map(folded, by.names)])
    return (*OF_FOREIGN, *(("drop_mirrored",) if mirrored else ()))


def _said_of_dates(by: Understanding, retelling: Retelling) -> Iterator[tuple[str, str]]:
    for role in _BOTH:
        column = by.dates.get(role)
        if column is not None:
            said = _in_quotes(by.roles[role])
            if column.form:
                said += f" as {shorten(column.form)}"
            if role == "end":
                said = f"to {said}"
            elif column.fault:
                said += f": {column.message}; {column.help}"
            elif by_what := _witness(column, retelling):
                said += f", which {by_what} settles"
            yield "dates", said
            if column.hint:
                yield "note", column.hint
    if any(column.midnights for column in by.dates.values()):
        yield "note", "every clock time is midnight: the dates are days"
    if "date" not in by.dates and "year" in by.roles:
        parts = [by.roles[role][0] for role in _PARTS if role in by.roles]
        yield "dates", f"made of {', '.join(map(shorten, parts))}"
    if "clock" in by.roles:
        yield "dates", f"at {_in_quotes((*by.roles['clock'], *by.roles.get('zone', ())))}"


def _witness(column: DateColumn, retelling: Retelling) -> str:
    """Return which cell settles how the dates are written, and where it stands, if that is news."""
    form, cell = column.form, column.witness
    found = retelling.dating.witnesses.get(cell.strip())
    at = None if found is None else found.start_mark
    where = at if isinstance(at, str) else "" if at is None else f"line {at.line + 1}"
    if cell == form:
        return where
    return f"{shorten(cell)} in {where}" if where else shorten(cell)


def _said_of_titles(by: Understanding, tally: Tally) -> Iterator[tuple[str, str]]:
    made, shortened = tally.titled
    if made and by.title is not None:
        yield "titles", f"made of {', '.join(map(shorten, _used(by)))} (--title)"
    if shortened:
        which = _in_quotes(by.roles["summary"])
        some = "" if shortened == tally.held else f"{shortened} of them "
        yield "titles", f"{some}the beginning of {which}"


def _used(by: Understanding) -> list[str]:
    return [] if by.title is None else [n for n in by.title.columns if n in by.names]


def _kept(by: Understanding, tally: Tally) -> Iterator[tuple[str, str]]:
    held = {name for names in by.roles.values() for name in names}
    further = [name for name in tally.kept if name not in held]
    if further and tally.taken:
        listed = ", ".join(map(shorten, further))
        yield "kept", f"{number_of(len(further), f'further {by.what}')}: {listed}"
    if by.left_out:
        yield "left out", ", ".join(map(shorten, sorted(by.left_out)))


def _said_beside(
    by: Understanding, tally: Tally, retelling: Retelling
) -> Iterator[tuple[str, str]]:
    if tally.approximate and by.preset is not None:
        plain, codes = by.preset.vague
        column = next(name for name in by.names if folded(name) == plain)
        *others, last = codes
        word = "approximate" if "~" in codes.values() else "at one unknown day between two"
        yield "note", f"{tally.approximate} {word}: {shorten(column)} {', '.join(others)} or {last}"
    yield from _said_of_instants(by)
    if unsaid := retelling.unsaid:
        words = ", ".join(sorted(by.preset.silent)) if by.preset else ""
        yield "note", f"nothing is said in {number_of(unsaid, 'further cell')}: {words}"
    if tally.elsewhere:
        say = "event says" if tally.elsewhere == 1 else "events say"
        said = f"{tally.elsewhere} {say} otherwise where the place is than the first that names it"
        yield "note", f"{said}, and keep{'s' * (tally.elsewhere == 1)} that"
    if retelling.off:
        yield (
            "note",
            f"no coordinates in {number_of(retelling.off, 'pair')} of cells, which are kept",
        )
    if silent := retelling.naming.silent:
        yield "note", f"nobody is named in {number_of(silent, 'cell')}: NA, -, none"


def _said_of_instants(by: Understanding) -> Iterator[tuple[str, str]]:
    if unset := by.instants.unset:
        which = _in_quotes(by.roles.get("date", ()))
        yield "note", f"no time is set in {number_of(unset, 'cell')} of {which}"
    if count := by.instants.disagreeing:
        first, *others = by.roles["date"]
        which = _in_quotes(tuple(others))
        entries = number_of(count, "row" if by.what == "column" else "item")
        yield "note", f"'{shorten(first)}' says another time than {which} in {entries}, and stands"


def _in_quotes(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{shorten(name)}'" for name in names)


def no_title(names: Sequence[str], place: Span, what: What) -> Diagnostic:
    """Return the error that nothing tells the titles."""
    from libyatl.formats.entries.undated import names_a_title

    listed = ", ".join(map(shorten, names))
    example = "{NAME} in {NAME}"
    guess = next(filter(names_a_title, names), None)
    title = f"title={shorten(guess)}" if guess else "title=NAME"
    return Diagnostic(
        code="no-title-column",
        severity=Severity.ERROR,
        message=f"no {what} is called as a title is",
        span=place,
        help=f"say which {what} holds it with --map {title}, or how titles are made with "
        f"--title '{example}'; the {what}s are {listed}; nothing of it is read",
    )
