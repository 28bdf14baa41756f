"""The columns in which an event is handed on: their names, their order, what each holds.

The list is part of the interface (docs/manual.md says what each means): a column is added
at the end, none is renamed. `date` is the statement; `start`, `begin_latest`,
`end_earliest` and `end` are the day ranges that follow from it (a, b, c, d of a `When`),
ISO 8601 days, empty where open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import get_args

from libyatl.dates import to_edtf
from libyatl.dates.civil import bound_to_iso
from libyatl.dates.when import PRECISIONS
from libyatl.model import Event
from libyatl.model.entries import EventKind
from libyatl.query.selection import Row
from libyatl.text.inert import inert

Column = Callable[[Row], str]
JOIN = "; "
_FORMULA = frozenset("=+-@\t\r＝＋－＠'")


def _text(read: Callable[[Event], str]) -> Column:
    return lambda row: inert(read(row.event))


@lru_cache(maxsize=4096)
def _iso(day: int) -> str:
    return bound_to_iso(day) or ""


COLUMNS: dict[str, Column] = {
    "id": _text(lambda event: event.id),
    "date": _text(lambda event: "" if event.when is None else to_edtf(event.when)),
    "start": lambda row: _iso(row.bounds.a),
    "end": lambda row: _iso(row.bounds.d),
    "precision": lambda row: "none" if row.event.when is None else row.event.when.precision,
    "title": _text(lambda event: event.title),
    "actors": lambda row: inert(
        JOIN.join([row.names.actors.shown(part.actor) for part in row.event.actors])
    ),
    "places": lambda row: inert(JOIN.join(map(row.names.places.shown, row.event.places))),
    "tags": _text(lambda event: JOIN.join(event.tags)),
    "status": lambda row: row.event.status,
    "sources": lambda row: inert(
        JOIN.join(dict.fromkeys([row.names.sources.shown(c.source) for c in row.event.sources]))
    ),
    "summary": _text(lambda event: event.summary),
    "kind": lambda row: row.event.kind,
    "begin_latest": lambda row: _iso(row.bounds.b),
    "end_earliest": lambda row: _iso(row.bounds.c),
    "bounds": lambda row: "derived" if row.derived else "stated",
}
WORDS: dict[str, tuple[str, ...]] = {
    "precision": (*PRECISIONS, "none"),
    "kind": get_args(EventKind),
    "bounds": ("stated", "derived"),
}
"""Columns that hold one of a few words of ours."""
GUARDED = frozenset({"id", "title", "actors", "places", "tags", "sources", "summary"})
"""Columns that hold a user's words, in which a spreadsheet might find a formula."""


def guard(cell: str) -> str:
    """Return the cell such that no spreadsheet runs it as a formula.

    A leading `'` marks text, as spreadsheets do; a cell that begins with `'` is doubled, so
    that taking one away gives the cell back.
    """
    return "'" + cell if cell[:1] in _FORMULA and cell else cell


def guard_guarded(cell: str) -> str:
    """Return the cell as it is, unless it looks like a guarded one: that it would be taken for."""
    return cell if unguard(cell) == cell else "'" + cell


def unguard(cell: str) -> str:
    """Return the cell without the `'` that `guard` or `guard_guarded` gave it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in _FORMULA else cell
