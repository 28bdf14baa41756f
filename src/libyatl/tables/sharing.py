"""Which rows of a big table bear one id: of all of it, or of those that were chosen.

The engine tells which cells may say one id; the reader reads their rows, and what these say counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from libyatl.findings.diagnostics import Diagnostic, Span
from libyatl.model import Event
from libyatl.model.entries import ID_AS_TYPED, called_by_number
from libyatl.model.timeline import shared_ids
from libyatl.query.fields import ID
from libyatl.query.shared_ids import shared_by
from libyatl.tables.by_row import Rows
from libyatl.tables.footprints import Footprints
from libyatl.tables.sql import literal

_AROUND = literal(" \t'")
"""What may stand around an id in a cell."""


def sharing(footprints: Footprints, chosen: str = "") -> Iterator[Diagnostic]:
    """Yield the warning that rows bear one id, if some do.

    Args:
        footprints: the table.
        chosen: the temporary table of the rows that are looked at; empty looks at all.
    """
    columns = footprints.columns_of(ID)
    if not columns:
        return
    scanned = footprints.scanned
    among = f"t.r IN (SELECT r FROM {chosen})" if chosen else "true"
    keys = _keys_of_ids(footprints)
    key = f"({', '.join(keys)})" if len(keys) > 1 else keys[0]
    alike = f"SELECT {key} FROM narrow t WHERE {among} GROUP BY 1 HAVING count(*) > 1"
    said = " OR ".join(f"{one} <> ''" for one in keys)
    rows = Rows(footprints).all_of(columns, f"{among} AND ({said}) AND {key} IN ({alike})")
    several = shared_ids(rows.scope.timeline.events)
    found = {id: places for id, places in several.items() if not called_by_number(id)}
    if not found:
        return
    further = rows.scope.timeline.events[min(places[1] for places in found.values())]
    row = next(each.first for at, each in enumerate(rows.cells) if rows.event_of(at) is further)
    counts = {id: len(places) - 1 for id, places in found.items()}
    yield shared_by(counts, Span(*scanned.lines_of([row])[row]))


def _keys_of_ids(footprints: Footprints) -> list[str]:
    """Return the texts that an id may be made of, in SQL."""
    column = footprints.scanned.column
    return [f"trim({column(name)}, {_AROUND})" for name in footprints.columns_of(ID)]


def numbers_among(footprints: Footprints, chosen: str) -> dict[int, int]:
    """Return of chosen rows that bear the id of an earlier one the which of all these they are."""
    keys = _keys_of_ids(footprints)
    if not keys:
        return {}
    key = f"({', '.join(keys)})" if len(keys) > 1 else keys[0]
    said = " OR ".join(f"{one} <> ''" for one in keys)
    # Of all rows it is worked out once: the engine is slower at it than at all the rest.
    where = (
        f"{key} IN (SELECT {key} FROM narrow t WHERE t.r IN (SELECT r FROM {chosen}) AND ({said}))"
    )
    counts: Counter[tuple[str, ...]] = Counter()
    numbers: dict[int, int] = {}
    for row, *borne in footprints.scanned.ask(["t.r", *keys], where, ["t.r"]):
        counts[tuple(borne)] += 1
        numbers[row] = counts[tuple(borne)]
    return {row: number for row, number in numbers.items() if number > 1}


def called_as_among_all(events: Iterable[Event], numbers: Mapping[int, int]) -> tuple[Event, ...]:
    """Return events with the ids that are made for them among all rows of the table.

    Args:
        events: the events.
        numbers: by the place of an event that bears the id of an earlier row, which it is.
    """
    several = [*events]
    taken = {event.id for event in several}
    for place, number in numbers.items():
        event = several[place]
        id = f"{event.shown_id}-{number}"
        if id not in taken:
            extra = {**event.extra, ID_AS_TYPED: event.shown_id}
            several[place] = event._replace(id=id, named=False, extra=extra)
            taken.add(id)
    return tuple(several)
