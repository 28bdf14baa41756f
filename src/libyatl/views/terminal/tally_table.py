"""Tallies for eyes: each name with its spellings, its events, and the company it keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from libyatl.model import Event
from libyatl.query.fact_tables import Table, cell_text
from libyatl.query.tallies import Tally, Testimony
from libyatl.query.tally_columns import SOURCE_CELLS
from libyatl.text.inert import one_line
from libyatl.views.page import Line, Page
from libyatl.views.terminal.layout import Column, Row, laid_out
from libyatl.views.words.date_words import date_words, in_brief

_COMPANY = 3
COLUMNS = (
    Column("name", "title", 20, share=3),
    Column("id", "id", 12, share=1, leaves=4),
    Column("events", "", 6, align="right"),
    Column("first", "date", 14, share=1, leaves=3),
    Column("last", "date", 14, share=1, leaves=3),
    Column("with", "", 16, share=3, leaves=2),
    Column("also spelt", "dim", 16, share=3, leaves=1),
)


SOURCE_COLUMNS = (
    Column("name", "title", 20, share=3),
    Column("id", "id", 12, share=1),
    Column("events", "", 6, align="right"),
    Column("alone", "", 5, align="right"),
    Column("origin", "dim", 12, share=1, leaves=1),
    Column("published", "date", 11, share=1),
    Column("lag in days", "", 11, leaves=2),
)


def draw_tallies(tallies: list[Tally], page: Page, *, alone: bool = True) -> Iterator[Line]:
    """Yield a head, a rule and a row for each tally; nothing where there is none.

    Where company and spellings are told below (not `alone`), they are no columns.

    Where the page asks for fields, they are the columns (`libyatl.query.tally_columns`).
    """
    if page.fields:
        cells = [SOURCE_CELLS[field] for field in page.fields]
        asked = Table(page.fields, [tuple([read(each) for read in cells]) for each in tallies])
        return draw_table(asked, page)
    if any(tally.testimony for tally in tallies):
        rows = [_source_row(tally, tally.testimony, page) for tally in tallies if tally.testimony]
        return _filled(SOURCE_COLUMNS, rows, page)
    rows = [_row(tally, page) for tally in tallies]
    if not alone:
        return laid_out(COLUMNS[:-2], [row[:-2] for row in rows], page)
    return _filled(COLUMNS, rows, page)


def draw_table(table: Table, page: Page) -> Iterator[Line]:
    """Yield a head, a rule and the rows of any table; nothing where it has no row."""
    columns = [Column(column, "", 8, share=2) for column in table.columns]
    cells = [tuple([one_line(cell_text(value)) for value in row]) for row in table.rows]
    return laid_out(columns, cells, page)


def _filled(columns: Sequence[Column], rows: list[Row], page: Page) -> Iterator[Line]:
    """Lay out what may leave only where something stands in it."""
    filled = [
        not column.leaves or any(row[number] for row in rows)
        for number, column in enumerate(columns)
    ]
    kept = [tuple(compress(row, filled)) for row in rows]
    return laid_out([*compress(columns, filled)], kept, page)


def _source_row(tally: Tally, told: Testimony, page: Page) -> Row:
    lag = f"{told.lag[0]}{page.glyphs.dash}{told.lag[1]}" if told.lag else ""
    return (
        _name_cell(tally),
        one_line(tally.id) if tally.registered else "",
        _events_cell(tally),
        str(told.alone),
        one_line(told.origin),
        date_words(told.published, page.glyphs),
        lag,
    )


def _row(tally: Tally, page: Page) -> Row:
    company = ", ".join(f"{name} ({count})" for name, count in tally.company[:_COMPANY])
    more = len(tally.company) - _COMPANY
    return (
        _name_cell(tally),
        one_line(tally.id) if tally.registered else "",
        _events_cell(tally),
        _event_date_words(tally.first, page),
        _event_date_words(tally.last, page),
        one_line(company) + (f" and {more} more" if more > 0 else ""),
        one_line(", ".join(tally.spellings)),
    )


def _name_cell(tally: Tally) -> str:
    return one_line(tally.name) + ("" if tally.registered else " (unregistered)")


def _events_cell(tally: Tally) -> str:
    return f"{tally.certain}+{tally.possible}?" if tally.possible else str(tally.certain)


def _event_date_words(event: Event | None, page: Page) -> str:
    if event is None:
        return ""
    return in_brief(date_words(event.when, page.glyphs), page.glyphs, stated=True)
