"""CSV (RFC 4180, but lines end with LF) and TSV (tabs and line ends written as escapes)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from itertools import islice

from libyatl.formats.format import Shape
from libyatl.query import Selection
from libyatl.query.columns import COLUMNS, GUARDED, guard, guard_guarded
from libyatl.text.inert import one_line

_BATCH = 256


class _Lines(list[str]):
    """A list that csv.writer can write to."""

    write = list.append


def write_csv(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as CSV (`libyatl.formats.Write`)."""
    return csv_lines(_rows_of_events(selection, shape))


def write_tsv(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as tab-separated values without quotation (`libyatl.formats.Write`)."""
    return tsv_lines(_rows_of_events(selection, shape))


def csv_lines(rows: Iterator[list[str]]) -> Iterator[str]:
    """Yield rows of cells, inert already, as CSV."""
    lines = _Lines()
    out = csv.writer(lines, lineterminator="\n")
    while batch := list(islice(rows, _BATCH)):
        out.writerows(batch)
        yield "".join(lines)
        lines.clear()


def tsv_lines(rows: Iterator[list[str]]) -> Iterator[str]:
    """Yield rows of cells as lines of tab-separated values."""
    for row in rows:
        yield "\t".join([one_line(cell.replace("\\", r"\\")) for cell in row]) + "\n"


def _rows_of_events(selection: Selection, shape: Shape) -> Iterator[list[str]]:
    fields, keep = shape.fields or tuple(COLUMNS), guard_guarded if shape.raw else guard
    if shape.header:
        yield [*(("group",) if selection.groups else ()), *fields]
    columns = [
        _guarding(COLUMNS[field], keep) if field in GUARDED else COLUMNS[field] for field in fields
    ]
    if not selection.groups:
        for row in selection.rows:
            yield [column(row) for column in columns]
    for group in selection.groups:
        cell = keep(group.cell)
        for row in selection.part(group).rows:
            yield [cell, *[column(row) for column in columns]]


def _guarding(column: Callable[..., str], keep: Callable[[str], str]) -> Callable[..., str]:
    return lambda row: keep(column(row))
