"""Tables of facts as data: CSV, TSV, JSON and JSON Lines.

Each writer here is a `libyatl.formats.format.WriteTable`.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.formats.format import Shape
from libyatl.formats.tabular.writer import csv_lines, marked, tsv_lines
from libyatl.query.columns import guard
from libyatl.query.fact_tables import Table, cell_text
from libyatl.text.json_line import json_line


def csv_table(table: Table, shape: Shape) -> Iterator[str]:
    """Yield the rows, with a head if so asked."""
    return marked(csv_lines(_table_rows_as_text(table, shape)), shape)


def tsv_table(table: Table, shape: Shape) -> Iterator[str]:
    """Yield the rows, without quotation."""
    return marked(tsv_lines(_table_rows_as_text(table, shape)), shape)


def json_table(table: Table, shape: Shape) -> Iterator[str]:
    """Yield one list, an object for each row."""
    entries = list(map(json_line, table.of(shape.fields).records))
    yield "[\n  " + ",\n  ".join(entries) + "\n]\n" if entries else "[]\n"


def jsonl_table(table: Table, shape: Shape) -> Iterator[str]:
    """Yield an object for each row, a line each."""
    return (json_line(record) + "\n" for record in table.of(shape.fields).records)


def _table_rows_as_text(table: Table, shape: Shape) -> Iterator[list[str]]:
    table = table.of(shape.fields)
    if shape.header:
        yield list(table.columns)
    is_guarded = [column in table.guarded and not shape.raw for column in table.columns]
    for row in table.rows:
        yield [
            guard(cell_text(value)) if guarded else cell_text(value)
            for value, guarded in zip(row, is_guarded, strict=True)
        ]
