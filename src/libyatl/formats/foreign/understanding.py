"""What is understood of a table or a list as a whole: what its columns hold, its dates, its titles.

It is decided before the first entry is told, from the names of the columns and from the distinct
cells of those that hold dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from libyatl.dates.together.column import DateColumn, read_together
from libyatl.dates.together.year_cells import year_in
from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.foreign.presets import Preset, told
from libyatl.formats.foreign.roles import BY_NAME, LISTS, ROLES, Role, folded
from libyatl.formats.foreign.templates import Template
from libyatl.formats.how import How
from libyatl.text.inert import shorten

Cells = Callable[[Sequence[str]], Iterator[tuple[str, ...]]]
"""Yields, of each entry, the texts under the names that it is given; empty where there is none."""
What = Literal["column", "key"]
_DATED: tuple[Role, ...] = ("date", "end")


class Understanding(NamedTuple):
    """What is understood of the columns of a table, or the keys of a list.

    Attributes:
        roles: the columns of each role that has any, as they are called.
        preset: the table that it is, if many people have it.
        title: how titles are made, where no column has them.
        shortened: whether titles are the beginnings of summaries.
        dates: of each role with dates, what its column says.
        how: what a person said.
        what: what a column is called here.
    """

    roles: Mapping[Role, tuple[str, ...]]
    preset: Preset | None
    title: Template | None
    shortened: bool
    dates: Mapping[Role, DateColumn]
    how: How
    what: What


def understood(
    names: Sequence[str], cells: Cells, how: How, *, what: What, own: Iterable[str] = ()
) -> Understanding:
    """Return what is understood of columns of the names.

    `own` are the names that are keys of an event as they stand, and have no other role.
    """
    preset = told(frozenset(map(folded, names)))
    roles = _roles([name for name in names if name not in set(own)], preset, how)
    dates = _date_columns(roles, cells, how, what)
    title, shortened = None, False
    if how.title or "title" not in roles:
        text = how.title or (preset.title if preset else "")
        title = Template(text) if text else None
        shortened = title is None and "summary" in roles
    return Understanding(roles, preset, title, shortened, dates, how, what)


def _roles(names: Sequence[str], preset: Preset | None, how: How) -> dict[Role, tuple[str, ...]]:
    """Return the columns of each role: by what a person says, by the preset, by their names."""
    mapped = {column: role for role, column in how.map if column != "none"}
    closed = {role for role, _ in how.map}
    found: dict[Role, list[tuple[int, str]]] = {}
    for number, name in enumerate(names):
        role, place = _role_of(name, preset)
        if name in mapped:
            role, place = mapped[name], number
        elif role in closed:
            continue
        if role in ROLES:
            found.setdefault(role, []).append((place, name))
    chosen: dict[Role, tuple[str, ...]] = {}
    for role in ROLES:
        if some := sorted(found.get(role, ())):
            several = role in LISTS or role in closed
            chosen[role] = tuple(name for _, name in (some if several else some[:1]))
    return chosen


def _role_of(name: str, preset: Preset | None) -> tuple[Role | str, int]:
    plain = folded(name)
    if preset is not None and plain in preset.roles:
        return preset.roles[plain] or "", -1
    return BY_NAME.get(plain, ("", 0))


def _date_columns(
    roles: Mapping[Role, tuple[str, ...]], cells: Cells, how: How, what: What
) -> dict[Role, DateColumn]:
    """Return what the columns of dates say, of each role that has one."""
    dated = [(role, roles[role][0]) for role in _DATED if role in roles]
    counted: list[Counter[str]] = [Counter() for _ in dated]
    years: list[dict[str, set[int]]] = [{} for _ in dated]
    by_year = roles.get("year", ())[:1]
    for row in cells([*(name for _, name in dated), *by_year]):
        year = year_in(row[-1]) if by_year else None
        for count, of_cell, cell in zip(counted, years, row, strict=False):
            if cell:
                count[cell] += 1
                if year is not None:
                    of_cell.setdefault(cell, set()).add(year)
    return {
        role: read_together(
            count,
            order=how.order,
            century=how.century,
            years=of_cell if by_year and role == "date" else None,
            missing=frozenset(how.missing),
            epoch=how.epoch,
            html=what == "key",
        )
        for (role, _), count, of_cell in zip(dated, counted, years, strict=True)
    }


def no_title(names: Iterable[str], place: Span, what: What) -> Diagnostic:
    """Return the error that nothing tells the titles."""
    listed = ", ".join(map(shorten, names))
    return Diagnostic(
        code="no-title-column",
        severity=Severity.ERROR,
        message=f"no {what} is called as a title is",
        span=place,
        help=f"say how titles are made: --title '{{NAME}} in {{NAME}}', or --map title=NAME; "
        f"the {what}s are {listed}; nothing of it is read",
    )
