"""Tallies as data: CSV, TSV, JSON and JSON Lines, in the columns of `query.tally_columns`."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.formats.format import Shape
from libyatl.formats.json.writer import text
from libyatl.formats.tabular.writer import csv_lines, tsv_lines
from libyatl.model.kinds import Kind
from libyatl.query.columns import guard
from libyatl.query.tallies import Tally
from libyatl.query.tally_columns import cell_text, cells_of

_GUARDED = frozenset({"id", "name", "kind", "spellings", "with"})


def write_tallies(tallies: list[Tally], kind: Kind, format: str, shape: Shape) -> Iterator[str]:
    """Yield tallies of a kind of name as csv, tsv, json or jsonl."""
    cells = cells_of(kind)
    fields = shape.fields or tuple(cells)
    if format in ("csv", "tsv"):
        rows = _tally_rows(tallies, fields, shape)
        yield from csv_lines(rows) if format == "csv" else tsv_lines(rows)
        return
    entries = [text({field: cells[field](tally) for field in fields}) for tally in tallies]
    if format == "jsonl":
        yield from (entry + "\n" for entry in entries)
    else:
        yield "[\n  " + ",\n  ".join(entries) + "\n]\n" if entries else "[]\n"


def _tally_rows(tallies: list[Tally], fields: tuple[str, ...], shape: Shape) -> Iterator[list[str]]:
    if shape.header:
        yield list(fields)
    for tally in tallies:
        cells = [(field, cell_text(tally, field)) for field in fields]
        yield [
            guard(cell) if field in _GUARDED and not shape.raw else cell for field, cell in cells
        ]
