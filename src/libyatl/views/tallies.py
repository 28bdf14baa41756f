"""Tallies for eyes: each name with its spellings, its events, and the company it keeps."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.inert import one_line
from libyatl.model import Event
from libyatl.query.tallies import Tally
from libyatl.views.date_words import date_words
from libyatl.views.layout import Column, Row, laid_out
from libyatl.views.page import Line, Page

_COMPANY = 3
COLUMNS = (
    Column("name", "title", 20, share=3),
    Column("id", "id", 12, share=1, leaves=4),
    Column("events", "", 6, align="right"),
    Column("first", "date", 11, share=1, leaves=2),
    Column("last", "date", 11, share=1, leaves=2),
    Column("with", "", 16, share=3, leaves=3),
    Column("also spelt", "dim", 16, share=3, leaves=1),
)


def draw_tallies(tallies: list[Tally], page: Page) -> Iterator[Line]:
    """Yield a head, a rule and a row for each tally; nothing where there is none."""
    return laid_out(COLUMNS, [_row(tally, page) for tally in tallies], page)


def _row(tally: Tally, page: Page) -> Row:
    events = f"{tally.certain}+{tally.possible}?" if tally.possible else str(tally.certain)
    company = ", ".join(f"{name} ({count})" for name, count in tally.company[:_COMPANY])
    more = len(tally.company) - _COMPANY
    return (
        one_line(tally.name) + ("" if tally.registered else " (unregistered)"),
        one_line(tally.id) if tally.registered else "",
        events,
        _date(tally.first, page),
        _date(tally.last, page),
        one_line(company) + (f" and {more} more" if more > 0 else ""),
        one_line(", ".join(tally.spellings)),
    )


def _date(event: Event | None, page: Page) -> str:
    return date_words(event.when, page.glyphs) if event is not None else ""
