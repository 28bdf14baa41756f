"""What columns look like whose names say nothing, and which of them may hold dates or titles."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.formats.entries.undated import are_dates, names_a_date
from libyatl.formats.foreign.roles import Role
from libyatl.model.understood import Understood
from libyatl.text.inert import is_blank

_SHOWN = 2
_KEPT = 1_000


class Look(NamedTuple):
    """What a column looks like.

    Attributes:
        name: what it is called.
        filled: how many of its cells say something.
        samples: the first of them, each once.
        distinct: how many of them differ, of the first thousand.
        dated: whether it may hold dates.
    """

    name: str
    filled: int
    samples: tuple[str, ...]
    distinct: int
    dated: bool


def looks(said: Understood) -> list[Look]:
    """Return what each column without a role looks like."""
    held = {name for _, names in said.roles for name in names}
    names = [name for name in said.columns if name not in held]
    filled = dict.fromkeys(names, 0)
    cells: dict[str, dict[str, None]] = {name: {} for name in names}
    for row in said.cells(names) if said.cells is not None else ():
        for name, cell in zip(names, row, strict=True):
            if not is_blank(cell):
                filled[name] += 1
                if len(cells[name]) < _KEPT:
                    cells[name].setdefault(cell.strip())
    return [_look(name, filled[name], list(cells[name])) for name in names]


def _look(name: str, filled: int, cells: list[str]) -> Look:
    dated = bool(cells) and (names_a_date(name) or are_dates(cells, {}))
    return Look(name, filled, tuple(cells[:_SHOWN]), len(cells), dated)


def guesses(said: Understood, found: list[Look]) -> list[tuple[Role, str]]:
    """Return a role and a column for the date and for the title, where neither is known."""
    known = {role for role, _ in said.roles}
    guessed: list[tuple[Role, str]] = []
    if not known & {"date", "year"}:
        guessed += [("date", look.name) for look in found if look.dated][:1]
    if not (known & {"title", "summary"} or said.title):
        named = [look for look in found if not look.dated and _is_named(look)]
        best = max(named, key=lambda look: look.distinct, default=None)
        guessed += [("title", best.name)] if best else []
    return guessed


def _is_named(look: Look) -> bool:
    return any(char.isalpha() for sample in look.samples for char in sample)
