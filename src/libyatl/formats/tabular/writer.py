"""CSV (RFC 4180, but lines end with LF) and TSV (tabs and line ends written as escapes)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from libyatl.formats.format import Shape
from libyatl.query.columns import COLUMNS, guard, guard_guarded
from libyatl.query.further_columns import cells_of, guarded_as
from libyatl.query.in_batches import Chosen
from libyatl.text.inert import inert, one_line

_BATCH = 256
_BOM = "\ufeff"


class _Lines(list[str]):
    """A list that csv.writer can write to."""

    write = list.append


def write_csv(selection: Chosen, shape: Shape) -> Iterator[str]:
    """Yield the selection as CSV (`libyatl.formats.Write`)."""
    return marked(csv_lines(_rows_of_events(selection, shape)), shape)


def write_tsv(selection: Chosen, shape: Shape) -> Iterator[str]:
    """Yield the selection as tab-separated values without quotation (`libyatl.formats.Write`)."""
    return marked(tsv_lines(_rows_of_events(selection, shape)), shape)


def marked(lines: Iterator[str], shape: Shape) -> Iterator[str]:
    """Yield the lines, behind a byte order mark if so asked."""
    return chain([_BOM], lines) if shape.bom else lines


def csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield rows of cells, inert already, as CSV."""
    lines = _Lines()
    out = csv.writer(lines, lineterminator="\n")
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        out.writerows(batch)
        yield "".join(lines)
        lines.clear()


def tsv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield rows of cells as lines of tab-separated values."""
    for row in rows:
        yield "\t".join([one_line(cell.replace("\\", r"\\")) for cell in row]) + "\n"


def _rows_of_events(selection: Chosen, shape: Shape) -> Iterator[Iterable[str]]:
    fields = shape.fields or tuple(COLUMNS)
    keep = guard_guarded if shape.raw else guard
    if shape.header:
        head = [field if field in COLUMNS else keep(inert(field)) for field in fields]
        yield (*(("group",) if selection.groups else ()), *head)
    parts: list[tuple[str, Chosen]] = [
        (keep(group.cell), selection.part(group)) for group in selection.groups
    ]
    for cell, part in parts or [("", selection)]:
        rest = part.rows
        while batch := list(islice(rest, _BATCH)):
            columns = [guarded_as(field, cells_of(field, batch), keep) for field in fields]
            if parts:
                columns.insert(0, [cell] * len(batch))
            yield from zip(*columns, strict=True)
