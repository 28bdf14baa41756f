"""CSV (RFC 4180, but lines end with LF) and TSV (tabs and line ends written as escapes)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from itertools import islice

from libyatl.columns import COLUMNS, GUARDED, guard
from libyatl.formats import Shape
from libyatl.inert import one_line
from libyatl.query import Selection

_BATCH = 256


class _Lines(list[str]):
    """A list that csv.writer can write to."""

    write = list.append


def write_csv(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as CSV (`libyatl.formats.Write`)."""
    lines = _Lines()
    out = csv.writer(lines, lineterminator="\n")
    rows = _rows(selection, shape, guarded=not shape.raw)
    while batch := list(islice(rows, _BATCH)):
        out.writerows(batch)
        yield "".join(lines)
        lines.clear()


def write_tsv(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as tab-separated values without quotation (`libyatl.formats.Write`)."""
    for row in _rows(selection, shape, guarded=not shape.raw):
        yield "\t".join(map(one_line, row)) + "\n"


def _rows(selection: Selection, shape: Shape, *, guarded: bool) -> Iterator[list[str]]:
    fields = shape.fields or tuple(COLUMNS)
    if shape.header:
        yield list(fields)
    columns = [
        _guarding(COLUMNS[field]) if guarded and field in GUARDED else COLUMNS[field]
        for field in fields
    ]
    names = selection.names
    for event in selection.events:
        yield [column(event, names) for column in columns]


def _guarding(column: Callable[..., str]) -> Callable[..., str]:
    return lambda event, names: guard(column(event, names))
