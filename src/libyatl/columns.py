"""The columns in which an event is handed on: their names, their order, what each holds.

The list is part of the interface (docs/manual.md says what each means): a column is added
at the end, none is renamed. `date` is the statement; `start`, `begin_latest`,
`end_earliest` and `end` are the day ranges that follow from it (a, b, c, d of a `When`),
ISO 8601 days, empty where open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When, day_to_iso, to_edtf
from libyatl.inert import inert
from libyatl.model import Event
from libyatl.names import Names

Column = Callable[[Event, Names], str]
JOIN = "; "
_FORMULA = frozenset("=+-@\t\r＝＋－＠'")


def _text(read: Callable[[Event], str]) -> Column:
    return lambda event, names: inert(read(event))


def _day(read: Callable[[When], int]) -> Column:
    def column(event: Event, names: Names) -> str:
        return "" if event.when is None else _iso(read(event.when))

    return column


@lru_cache(maxsize=4096)
def _iso(day: int) -> str:
    return "" if day in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(day)


COLUMNS: dict[str, Column] = {
    "id": _text(lambda event: event.id),
    "date": lambda event, names: "" if event.when is None else inert(to_edtf(event.when)),
    "start": _day(lambda when: when.a),
    "end": _day(lambda when: when.d),
    "precision": lambda event, names: "none" if event.when is None else event.when.precision,
    "title": _text(lambda event: event.title),
    "actors": lambda event, names: inert(
        JOIN.join([names.actors.shown(part.actor) for part in event.actors])
    ),
    "places": lambda event, names: inert(JOIN.join(map(names.places.shown, event.places))),
    "tags": lambda event, names: inert(JOIN.join(event.tags)),
    "status": lambda event, names: event.status,
    "sources": lambda event, names: inert(
        JOIN.join(dict.fromkeys([names.sources.shown(cited.source) for cited in event.sources]))
    ),
    "summary": _text(lambda event: event.summary),
    "kind": lambda event, names: "undated" if event.when is None else event.when.kind,
    "begin_latest": _day(lambda when: when.b),
    "end_earliest": _day(lambda when: when.c),
    "bounds": lambda event, names: "stated",
}
GUARDED = frozenset({"id", "title", "actors", "places", "tags", "sources", "summary"})
"""Columns that hold a user's words, in which a spreadsheet might find a formula."""


def guard(cell: str) -> str:
    """Return the cell such that no spreadsheet runs it as a formula.

    A leading `'` marks text, as spreadsheets do; a cell that begins with `'` is doubled, so
    that taking one away gives the cell back.
    """
    return "'" + cell if cell[:1] in _FORMULA and cell else cell
