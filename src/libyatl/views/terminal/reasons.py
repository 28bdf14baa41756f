"""Explanations: for each bound of an event the statements that give it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.chronology.answers.explanation import Moment, Reason, Step
from libyatl.chronology.statements.wording import place_of, say
from libyatl.dates.saying.clocks_said import clock_in_words
from libyatl.dates.saying.in_words import bounds_in_words, in_words
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.views.lines import wrap_line
from libyatl.views.page import Line, Page, Piece
from libyatl.views.words.account_words import account_rows
from libyatl.views.words.date_words import written_words
from libyatl.views.words.labels import Labels
from libyatl.views.words.moment_words import follows_words
from libyatl.views.words.position_words import position_words

_NO_ORDER = "nothing that is stated settles their order"


def explained(selection: Selection, place: int, page: Page) -> Iterator[Line]:
    """Yield why the bounds of an event are what they are."""
    chronology, event = selection.chronology, selection.timeline.events[place]
    yield from _head(event, page)
    unread = f"date? {written_words(event)}" if event.has_unread_date else "no date"
    stated = in_words(event.when) if event.when else unread
    yield [Piece("  stated   ", "label"), Piece(page.glyphs.dashed(stated), "date")]
    words = _follows(selection, place)
    yield [Piece("  follows  ", "label"), Piece(page.glyphs.dashed(words), "date")]
    yield from _accounts(selection, event, page)
    if chronology.in_contradiction(place):
        keeps = chronology.keeps_its_date(place)
        left = "it keeps its own date" if keeps else "those that do are left aside"
        yield [Piece("           "), Piece(f"its statements contradict others; {left}", "warn")]
        if keeps:
            return
    for said, reason in _bounds_told(selection, place):
        yield []
        yield from _reason(said, reason, selection, page)


def compared(selection: Selection, one: int, other: int, page: Page) -> Iterator[Line]:
    """Yield how one event lies to another, and why."""
    events = selection.timeline.events
    found = selection.chronology.compare(one, other)
    yield from _head(events[one], page)
    yield [Piece(f"  {position_words(found)}", "date")]
    yield from _head(events[other], page)
    if found.firm is not None:
        yield [Piece(f"  by firm statements alone: {position_words(found.firm)}", "warn")]
    yield []
    if not found.reasons:
        yield [Piece(f"  {_NO_ORDER}")]
    for number, reason in enumerate(found.reasons):
        if number:
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


def _bounds_told(selection: Selection, place: int) -> Iterator[tuple[str, Reason]]:
    """Yield each bound in words with its chain; one that says no more than another is left out."""
    why = selection.chronology.why(place)
    bounds = (
        ("begun on or after", why.earliest_begin),
        ("begun by", why.latest_begin),
        ("ended on or after", why.earliest_end),
        ("ended by", why.latest_end),
    )
    told: set[tuple[Moment | None, frozenset[object]]] = set()
    for verb, reason in bounds:
        at = reason.at
        key = at, frozenset(reason.statements)
        if at is None or key in told:
            continue
        told.add(key)
        about, words = _said_about(selection, reason), _moment_words(at, latest=verb.endswith("by"))
        yield f"{verb} {f'{about} ({words})' if about else words}, because", reason


def _moment_words(at: Moment, *, latest: bool) -> str:
    day = bounds_in_words(at.day, at.day)
    if at.second is None:
        return day
    return f"{day}, {clock_in_words(at.second, latest=latest, offset=at.offset)}"


def _follows(selection: Selection, place: int) -> str:
    """Return the bounds in words; a day that only the reach of a date gives as that date."""
    event, bounds = selection.timeline.events[place], selection.chronology.bounds(place)
    if event.when and event.when.approximate and bounds == event.when.days:
        return in_words(event.when)
    words, why = follows_words(selection.chronology, place), selection.chronology.why(place)
    reasons = [reason for reason in (why.earliest_begin, why.latest_end) if reason.at is not None]
    about = [_said_about(selection, reason) for reason in reasons]
    if len(about) == 2 and all(about) and words.startswith("between "):
        return about[0] if about[0] == about[1] else f"between {about[0]} and {about[1]}"
    for reason, said in zip(reasons, about, strict=True):
        if said and reason.at is not None and reason.at.second is None:
            words = words.replace(bounds_in_words(reason.at.day, reason.at.day), said)
    return words or "any day"


def _said_about(selection: Selection, reason: Reason) -> str:
    """Return the approximate date whose reach ends on the day of a chain: `about 1900`."""
    for owner, path in reason.statements:
        when = selection.timeline.events[owner].when if isinstance(owner, int) else None
        if path == "date" and when and when.approximate and reason.at:
            for date in when.ends or (when,):
                if date.approximate and reason.at.day in date.reach.days[::3]:
                    return f"about {in_words(date).removeprefix('c. ')}"
    return ""


def _reason(said: str, reason: Reason, selection: Selection, page: Page) -> Iterator[Line]:
    yield [Piece(f"  {page.glyphs.dashed(said)}", "heading")]
    for step in reason.steps:
        yield from _step_lines(step, selection, page)


def _step_lines(step: Step, selection: Selection, page: Page) -> Iterator[Line]:
    chronology = selection.chronology
    for statement in step.statements:
        span = place_of(selection.timeline, statement)
        line = [Piece(page.glyphs.dashed(one_line(say(chronology.rules, statement))))]
        if span:
            line.append(Piece(f"  {one_line(str(span))}", "dim"))
        rows = [line] if page.width is None else wrap_line(line, max(page.width - 6, 8))
        for number, row in enumerate(rows):
            yield [Piece("      " if number else "    "), *row]


def _head(event: Event, page: Page) -> Iterator[Line]:
    line = [Piece(one_line(event.title), "banner"), Piece(f" #{one_line(event.id)}", "id")]
    yield from [line] if page.width is None else wrap_line(line, page.width)
