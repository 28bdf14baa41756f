"""Which rows of a big table bear one id: of all of it, or of those that were chosen.

The engine tells which cells may say one id; the reader reads their rows, and what these say counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.findings.diagnostics import Diagnostic, Span
from libyatl.model.entries import called_by_number
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
    keys = [f"trim({scanned.column(name)}, {_AROUND})" for name in columns]
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
