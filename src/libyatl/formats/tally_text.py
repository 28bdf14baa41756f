"""Tallies as data: CSV, TSV, JSON and JSON Lines, in the columns of `query.tally_columns`.

Each writer here is a `libyatl.formats.format.WriteTallies`.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.formats.format import Shape
from libyatl.formats.tabular.writer import csv_lines, tsv_lines
from libyatl.model.kinds import Kind
from libyatl.query.columns import guard
from libyatl.query.tallies import Tally
from libyatl.query.tally_columns import cell_text, cells_of
from libyatl.text.json_line import json_line

_GUARDED = frozenset({"id", "name", "kind", "spellings", "with"})


def csv_tallies(tallies: list[Tally], kind: Kind, shape: Shape) -> Iterator[str]:
    """Yield a row for each tally."""
    return csv_lines(_tally_rows(tallies, kind, shape))


def tsv_tallies(tallies: list[Tally], kind: Kind, shape: Shape) -> Iterator[str]:
    """Yield a row for each tally, without quotation."""
    return tsv_lines(_tally_rows(tallies, kind, shape))


def json_tallies(tallies: list[Tally], kind: Kind, shape: Shape) -> Iterator[str]:
    """Yield one list, an object for each tally."""
    entries = list(_tally_objects(tallies, kind, shape))
    yield "[\n  " + ",\n  ".join(entries) + "\n]\n" if entries else "[]\n"


def jsonl_tallies(tallies: list[Tally], kind: Kind, shape: Shape) -> Iterator[str]:
    """Yield an object for each tally, a line each."""
    return (entry + "\n" for entry in _tally_objects(tallies, kind, shape))


def _tally_objects(tallies: list[Tally], kind: Kind, shape: Shape) -> Iterator[str]:
    cells = cells_of(kind)
    for tally in tallies:
        yield json_line({field: cells[field](tally) for field in shape.fields or cells})


def _tally_rows(tallies: list[Tally], kind: Kind, shape: Shape) -> Iterator[list[str]]:
    fields = shape.fields or tuple(cells_of(kind))
    if shape.header:
        yield list(fields)
    for tally in tallies:
        cells = [(field, cell_text(tally, field)) for field in fields]
        yield [
            guard(cell) if field in _GUARDED and not shape.raw else cell for field, cell in cells
        ]
