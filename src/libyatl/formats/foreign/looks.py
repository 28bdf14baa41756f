"""What columns look like whose names say nothing, and which of them may hold dates or titles."""

from __future__ import annotations

from collections.abc import Sequence

from libyatl.formats.entries.undated import are_dates, names_a_date
from libyatl.formats.foreign.roles import Role
from libyatl.formats.foreign.understanding import Cells
from libyatl.model.understood import Look, Understood
from libyatl.text.inert import is_blank

_SHOWN = 2
_KEPT = 1_000


def looks(names: Sequence[str], cells: Cells) -> tuple[Look, ...]:
    """Return what each of the columns looks like."""
    filled = dict.fromkeys(names, 0)
    found: dict[str, dict[str, None]] = {name: {} for name in names}
    for row, count in cells(names):
        for name, cell in zip(names, row, strict=True):
            if not is_blank(cell):
                filled[name] += count
                if len(found[name]) < _KEPT:
                    found[name].setdefault(cell.strip())
    return tuple(_look(name, filled[name], list(found[name])) for name in names)


def _look(name: str, filled: int, cells: list[str]) -> Look:
    dated = bool(cells) and (names_a_date(name) or are_dates(cells, {}))
    return Look(name, filled, tuple(cells[:_SHOWN]), len(cells), dated)


def guesses(said: Understood) -> list[tuple[Role, str]]:
    """Return a role and a column for the date and for the title, where neither is known."""
    known = {role for role, _ in said.roles}
    guessed: list[tuple[Role, str]] = []
    if not known & {"date", "year"}:
        guessed += [("date", look.name) for look in said.looks if look.dated][:1]
    if not (known & {"title", "summary"} or said.title):
        named = [look for look in said.looks if not look.dated and _is_named(look)]
        best = max(named, key=lambda look: look.distinct, default=None)
        guessed += [("title", best.name)] if best else []
    return guessed


def _is_named(look: Look) -> bool:
    return any(char.isalpha() for sample in look.samples for char in sample)
