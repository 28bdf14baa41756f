"""Where the dates of a table may stand that has none where they are read.

Memory looks at all cells of a table for that (`formats/entries/undated.py`). Of one that nothing
but the engine reads, the few are asked for that tell the same: of a column that is called as a date
is whether a cell says more than that there is none, of any other a sample.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.formats.entries.undated import SAMPLE, names_a_date, sought
from libyatl.formats.tabular.known_table import KnownTable
from libyatl.model import Timeline
from libyatl.tables.dictionary import Found
from libyatl.tables.scanned import Scanned


def dates_sought(scanned: Scanned, known: KnownTable, beside: Timeline) -> Iterator[Found]:
    """Yield the finding that dates may stand in some columns; all of them were scanned."""
    if not known.seeks_dates:
        return
    kept: list[tuple[int, int, dict[str, object]]] = []
    for number, name in enumerate(known.names):
        cells = _that_tell(scanned, name)
        read = known.read([name], [(cell,) for _, cell in cells], beside=beside)
        for row, event in zip(read.rows, read.timeline.events, strict=True):
            kept.append((cells[row][0], number, dict(event.extra)))
    kept.sort(key=lambda one: one[:2])
    extras = [extra for *_, extra in kept]
    for found in sought(extras, known.heading, lambda *_: None, foreign=not known.is_own):
        yield Found(found, 0, None)


def _that_tell(scanned: Scanned, name: str) -> list[tuple[int, str]]:
    """Return cells of a column that say something, with a row: all that differ, or a sample."""
    column = scanned.column(name)
    if names_a_date(name):
        return [(cell.first, cell.cells[0]) for cell in scanned.cells([name], f"{column} <> ''")]
    ((count,),) = scanned.ask(["count(*)"], f"{column} <> ''")
    numbered = ["t.r", column, "row_number() OVER (ORDER BY t.r) - 1 AS number"]
    every = f"number % {max(1, -(-count // SAMPLE)):d} = 0"
    rows = scanned.ask([*numbered], f"{column} <> '' QUALIFY {every}", ["t.r"])
    return [(row, cell) for row, cell, _ in rows]
