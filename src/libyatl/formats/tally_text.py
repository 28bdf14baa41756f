"""Tallies as data: CSV, TSV, JSON and JSON Lines.

Columns: `id,name,registered,kind,spellings,events,certain,possible,first,last,with`. `first`
and `last` are the dates of the first and the last event with a date, as EDTF; lists are
joined by `; `, and `with` names each actor with how many of the events they share.

Of sources also `published,alone,origin,lag`: the publication as EDTF, how many events no
other source carries, whose testimony it goes back to, and the days from event to
publication, from the least to the most that are possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from libyatl.columns import JOIN, guard
from libyatl.dates import When, to_edtf
from libyatl.formats import Shape
from libyatl.formats.delimited import csv_lines, tsv_lines
from libyatl.formats.json_text import text
from libyatl.inert import inert
from libyatl.model import Event
from libyatl.query.tallies import Tally, Testimony

CELLS: dict[str, Callable[[Tally], Any]] = {
    "id": lambda tally: tally.id,
    "name": lambda tally: tally.name,
    "registered": lambda tally: tally.registered,
    "kind": lambda tally: tally.kind,
    "spellings": lambda tally: list(tally.spellings),
    "events": lambda tally: tally.events,
    "certain": lambda tally: tally.certain,
    "possible": lambda tally: tally.possible,
    "first": lambda tally: _date(tally.first),
    "last": lambda tally: _date(tally.last),
    "with": lambda tally: dict(tally.company),
}


SOURCE_CELLS: dict[str, Callable[[Tally], Any]] = {
    **CELLS,
    "published": lambda tally: _told(tally, lambda told: _edtf(told.published)),
    "alone": lambda tally: _told(tally, lambda told: told.alone),
    "origin": lambda tally: _told(tally, lambda told: told.origin),
    "lag": lambda tally: _told(tally, lambda told: _range(told.lag)),
}
"""What a tally of sources has beside."""
_GUARDED = frozenset({"id", "name", "kind", "spellings", "with"})


def write_tallies(tallies: list[Tally], kind: str, format: str, shape: Shape) -> Iterator[str]:
    """Yield tallies of a kind (`libyatl.query.tallies.KINDS`) as csv, tsv, json or jsonl."""
    cells = cells_of(kind)
    fields = shape.fields or tuple(cells)
    if format in ("csv", "tsv"):
        rows = _rows(tallies, fields, shape)
        yield from csv_lines(rows) if format == "csv" else tsv_lines(rows)
        return
    entries = [text({field: cells[field](tally) for field in fields}) for tally in tallies]
    if format == "jsonl":
        yield from (entry + "\n" for entry in entries)
    else:
        yield "[\n  " + ",\n  ".join(entries) + "\n]\n" if entries else "[]\n"


def cells_of(kind: str) -> dict[str, Callable[[Tally], Any]]:
    """Return the cells that tallies of a kind have."""
    return SOURCE_CELLS if kind == "sources" else CELLS


def _rows(tallies: list[Tally], fields: tuple[str, ...], shape: Shape) -> Iterator[list[str]]:
    if shape.header:
        yield list(fields)
    for tally in tallies:
        cells = [(field, _cell(SOURCE_CELLS[field](tally))) for field in fields]
        yield [
            guard(cell) if field in _GUARDED and not shape.raw else cell for field, cell in cells
        ]


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return inert(JOIN.join(f"{name} ({count})" for name, count in value.items()))
    if isinstance(value, list):
        return inert(JOIN.join(value))
    return inert(str(value))


def _date(event: Event | None) -> str:
    return _edtf(event.when) if event is not None else ""


def _edtf(when: When | None) -> str:
    return to_edtf(when) if when is not None else ""


def _told(tally: Tally, read: Callable[[Testimony], Any]) -> Any:
    return read(tally.testimony) if tally.testimony is not None else ""


def _range(lag: tuple[int, int] | None) -> str:
    return "" if lag is None else f"{lag[0]}..{lag[1]}"
