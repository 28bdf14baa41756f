"""Explanations: for each bound of an event the statements that give it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.chronology.answers.comparison import Position
from libyatl.chronology.answers.explanation import Reason
from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.wording import notes, place_of, say
from libyatl.dates.saying.in_words import in_words
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.views.lines import wrap_line
from libyatl.views.page import Line, Page, Piece
from libyatl.views.words.account_words import account_rows
from libyatl.views.words.date_words import written_words
from libyatl.views.words.labels import Labels
from libyatl.views.words.position_words import position_words
from libyatl.views.words.reason_words import (
    ALL_CANNOT_BE,
    all_that_follows,
    bounds_told,
    contradiction_words,
    statements_told,
)

_NO_ORDER = "nothing that is stated settles their order"


def explained(selection: Selection, place: int, page: Page) -> Iterator[Line]:
    """Yield why the bounds of an event are what they are."""
    chronology, event = selection.chronology, selection.timeline.events[place]
    yield from _head(event, page)
    unread = f"date? {written_words(event)}" if event.has_unread_date else "no date"
    stated = in_words(event.when) if event.when else unread
    yield [Piece("  stated   ", "label"), Piece(page.glyphs.dashed(stated), "date")]
    words = all_that_follows(chronology, place)
    yield [Piece("  follows  ", "label"), Piece(page.glyphs.dashed(words), "date")]
    yield from _accounts(selection, event, page)
    if left := contradiction_words(chronology, place):
        yield [Piece("           "), Piece(left, "warn")]
        for found in chronology.contradictions_of(place):
            yield []
            yield [Piece(f"  {ALL_CANNOT_BE}", "heading")]
            for statement in found.statements:
                yield from _statement_lines(statement, selection, page)
        if chronology.keeps_its_date(place):
            return
    told = set[str]()
    for said, reason in bounds_told(chronology, place):
        yield []
        yield from _reason(said, reason, selection, page)
        yield from _notes(reason, selection, page, told)


def compared(selection: Selection, one: int, other: int, page: Page) -> Iterator[Line]:
    """Yield how one event lies to another, and why."""
    events = selection.timeline.events
    found = selection.chronology.compare(one, other)
    yield from _head(events[one], page)
    yield [Piece(f"  {position_words(found)}", "date")]
    yield from _head(events[other], page)
    if found.firm is not None and (words := position_words(found.firm)) != position_words(found):
        yield [Piece(f"  by firm statements alone: {words}", "warn")]
    if found.position is Position.UNDETERMINED:
        yield []
        yield [Piece(f"  {_NO_ORDER}")]
    for reason in found.reasons:
        yield []
        yield from _reason("because", reason, selection, page)


def _accounts(selection: Selection, event: Event, page: Page) -> Iterator[Line]:
    """Yield what the sources say otherwise than the event, and what that says, side by side."""
    before = Piece("  accounts ", "label")
    room = None if page.width is None else max(page.width - len(before.text), 8)
    for row in account_rows(event, Labels(selection, page.glyphs), room):
        lines = [row.line] if room is None else wrap_line(row.line, room - row.hang)
        for number, line in enumerate(lines):
            yield [before, Piece(" " * row.hang * bool(number)), *line]
            before = Piece(" " * len(before.text), "label")


def _reason(said: str, reason: Reason, selection: Selection, page: Page) -> Iterator[Line]:
    yield [Piece(f"  {page.glyphs.dashed(said)}", "heading")]
    for statement, why in statements_told(reason):
        yield from _statement_lines(statement, selection, page, why)


def _statement_lines(
    statement: Statement, selection: Selection, page: Page, why: str = ""
) -> Iterator[Line]:
    """Yield what is stated, why it is not certain if it is not, and where it stands."""
    span = place_of(selection.timeline, statement)
    line = [Piece(page.glyphs.dashed(one_line(say(selection.chronology.rules, statement))))]
    if why:
        line.append(Piece(f", {why}", "maybe"))
    if span:
        line.append(Piece(f"  {one_line(str(span))}", "dim"))
    yield from _indented(line, page)


def _notes(reason: Reason, selection: Selection, page: Page, told: set[str]) -> Iterator[Line]:
    """Yield the notes on what a chain rests on, each once: an inference says so in a note."""
    for statement in reason.statements:
        for whose, note in notes(selection.timeline, statement):
            if whose not in told:
                told.add(whose)
                yield from _indented([Piece(one_line(f"note on {whose}: {note}"), "dim")], page)


def _indented(line: Line, page: Page) -> Iterator[Line]:
    rows = [line] if page.width is None else wrap_line(line, max(page.width - 6, 8))
    for number, row in enumerate(rows):
        yield [Piece("      " if number else "    "), *row]


def _head(event: Event, page: Page) -> Iterator[Line]:
    line = [Piece(one_line(event.title), "banner"), Piece(f" #{one_line(event.shown_id)}", "id")]
    yield from [line] if page.width is None else wrap_line(line, page.width)
