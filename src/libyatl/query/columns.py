"""The columns in which an event is handed on: their names, their order, what each holds.

The list is part of the interface (docs/output.md says what each means): a column is added
at the end, none is renamed. `date` is the statement; `start`, `begin_latest`,
`end_earliest` and `end` are the day ranges that follow from it (a, b, c, d of a `When`),
ISO 8601 days, empty where open. Beside `start` and `end` stand the times of what has a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import get_args

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, to_edtf
from libyatl.dates.axis import SECONDS_IN_DAY, iso_clock
from libyatl.dates.civil import bound_to_iso
from libyatl.dates.date_forms import PRECISIONS
from libyatl.model.entries import EventKind
from libyatl.query.selection import Row
from libyatl.text.inert import each_inert

Column = Callable[[Row], str]
JOIN = "; "
_FORMULA = frozenset("=+-@\t\r＝＋－＠'")


@lru_cache(maxsize=1 << 14)
def _iso(day: int) -> str:
    return bound_to_iso(day) or ""


def time_of(row: Row, number: int) -> str:
    """Return the time of one of a row's four bounds, as `14:30:00`; empty where it is open.

    It is empty too where nothing but whole days bounds the event there.
    """
    if row.moments is None:
        return ""
    second = row.moments.wall[number]
    if second in (OPEN_PAST, OPEN_FUTURE):
        return ""
    since_midnight = second % SECONDS_IN_DAY
    when = row.event.when
    edge = (0, SECONDS_IN_DAY - 1)[number % 2]
    if since_midnight == edge and not (when is not None and when.clocked):
        return ""
    return iso_clock(since_midnight)


COLUMNS: dict[str, Column] = {
    "id": lambda row: row.event.shown_id,
    "date": lambda row: "" if row.event.when is None else to_edtf(row.event.when),
    "start": lambda row: _iso(row.bounds.a),
    "end": lambda row: _iso(row.bounds.d),
    "precision": lambda row: "none" if row.event.when is None else row.event.when.precision,
    "title": lambda row: row.event.title,
    "actors": lambda row: JOIN.join(
        [row.names.actors.shown(part.actor) for part in row.event.actors]
    ),
    "places": lambda row: JOIN.join(map(row.names.places.shown, row.event.places)),
    "tags": lambda row: JOIN.join(row.event.tags),
    "status": lambda row: row.event.status,
    "sources": lambda row: JOIN.join(
        dict.fromkeys([row.names.sources.shown(cited.source) for cited in row.event.sources])
    ),
    "summary": lambda row: row.event.summary,
    "kind": lambda row: row.event.kind,
    "begin_latest": lambda row: _iso(row.bounds.b),
    "end_earliest": lambda row: _iso(row.bounds.c),
    "bounds": lambda row: "derived" if row.derived else "stated",
    "start_time": lambda row: "" if row.moments is None else time_of(row, 0),
    "end_time": lambda row: "" if row.moments is None else time_of(row, 3),
    "zone": lambda row: "" if row.moments is None else row.moments.zone_in_iso,
}
"""What each column holds of a row; `cells` hands it on."""
WORDS: dict[str, tuple[str, ...]] = {
    "precision": (*PRECISIONS, "none"),
    "kind": get_args(EventKind),
    "bounds": ("stated", "derived"),
}
"""Columns that hold one of a few words of ours."""
GUARDED = frozenset({"id", "title", "actors", "places", "tags", "sources", "summary"})
"""Columns that hold a user's words, in which a spreadsheet might find a formula."""


def cells(field: str, rows: Sequence[Row]) -> list[str]:
    """Return what a column holds of each row, inert."""
    return each_inert(list(map(COLUMNS[field], rows)))


def guarded(column: list[str], keep: Callable[[str], str]) -> list[str]:
    """Return the cells, each as `keep` (`guard` or `guard_guarded`) has it."""
    if _FORMULA.isdisjoint([cell[:1] for cell in column]):
        return column  # both leave it as it is
    return list(map(keep, column))


def guard(cell: str) -> str:
    """Return the cell such that no spreadsheet runs it as a formula.

    A leading `'` marks text, as spreadsheets do; a cell that begins with `'` is doubled, so
    that taking one away gives the cell back.
    """
    return "'" + cell if cell[:1] in _FORMULA else cell


def guard_guarded(cell: str) -> str:
    """Return the cell as it is, unless it looks like a guarded one: that it would be taken for."""
    return cell if unguard(cell) == cell else "'" + cell


def unguard(cell: str) -> str:
    """Return the cell without the `'` that `guard` or `guard_guarded` gave it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in _FORMULA else cell
