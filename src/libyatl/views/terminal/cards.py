"""Cards: everything that is stated of an event, in words, with where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from libyatl.model import Event, Timeline
from libyatl.model.entries import ID_AS_TYPED
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.views.indented import Row, Rows
from libyatl.views.lines import wrap_line
from libyatl.views.page import Glyphs, Line, Page, Piece
from libyatl.views.terminal.citations import evidence_rows, extra_rows, paragraphs
from libyatl.views.terminal.grouping import by_group
from libyatl.views.words.account_words import account_rows
from libyatl.views.words.date_words import date_rows, date_words
from libyatl.views.words.labels import Labels
from libyatl.views.words.moment_words import differing, exact_words, follows_words
from libyatl.views.words.order_words import gap_words, relation_words
from libyatl.views.words.value_words import value_words

LONGEST_ROW = 96
"""No text on a card runs wider than this many cells: a longer row loses the eye."""

_LABELS = 9
_SAID = frozenset({"date", "status"})
"""Keys of libyatl's own, among those that it does not know where it cannot read them."""
_UNDER = Piece(" " * (_LABELS + 2), "label")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a card is drawn from and on."""

    selection: Selection
    labels: Labels
    page: Page


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Yield a card for each event, with a blank line between; groups under their headings."""
    return by_group(selection, page, _cards)


def _cards(selection: Selection, page: Page) -> Iterator[Line]:
    sheet = _Sheet(selection, Labels(selection, page.glyphs), page)
    for nth, (place, answer) in enumerate(zip(selection.places, selection.answers, strict=True)):
        event = selection.timeline.events[place]
        if nth:
            yield []
        title = [Piece(one_line(event.title), "banner"), *sheet.labels.after_title(event, answer)]
        yield from _wrapped(title, 0, page)
        yield from _wrapped([Piece(f"#{one_line(event.shown_id)}", "id")], 0, page)
        for label, rows in _fields(place, event, sheet):
            if rows:
                yield from _field(label, rows, page)


def _fields(place: int, event: Event, sheet: _Sheet) -> Iterator[tuple[str, Rows]]:
    """Yield the label and the rows of each field that says something."""
    page, labels = sheet.page, sheet.labels
    typed = _typed(place, sheet.selection.timeline)
    yield "date?" if event.has_unread_date else "date", date_rows(event, page.glyphs, typed)
    yield "follows", _implied(place, sheet)
    if event.lasted:
        yield "lasted", [Row([Piece(gap_words(event.lasted, page.glyphs), "date")])]
    yield _status(event, page.glyphs)
    yield "summary", paragraphs(event.summary)
    yield "actors", _actors(event, sheet)
    yield "places", [Row(_place_line(name, sheet)) for name in event.places]
    if event.tags:
        yield "tags", [Row([Piece(", ".join(map(one_line, event.tags)))])]
    yield "accounts", account_rows(event, labels, _room(page, _LABELS + 2))
    yield "order", _order(event, sheet)
    if event.seq is not None:
        yield "seq", [Row([Piece(str(event.seq))])]
    yield "note", paragraphs(event.note)
    said = {*_SAID, ID_AS_TYPED} if event.shown_id != event.id else _SAID
    yield "also", extra_rows({key: event.extra[key] for key in event.extra if key not in said})
    yield (
        "sources",
        [
            *_corroboration(place, sheet),
            *evidence_rows(event, labels, page.glyphs),
        ],
    )
    span = sheet.selection.timeline.span(place)
    if span:
        where = str(span) if span.pointer else f"{span.file}:{span.line}"
        yield "written", [Row([Piece(one_line(where), "dim")])]


def _typed(place: int, timeline: Timeline) -> str:
    """Return how the date is written in a file of another tool, where it was read otherwise."""
    of = (one for one in timeline.understood if one.events[0] <= place < one.events[1])
    return ", ".join(cell for one in of for cell in one.dates_as_typed(timeline.events[place]))


def _status(event: Event, glyphs: Glyphs) -> tuple[str, Rows]:
    """Return the status; of one that is none, the word as it is written."""
    if "status" in event.extra:
        counts = Piece(f" {glyphs.between} counts as {event.status}", "dim")
        return "status?", [Row([Piece(value_words(event.extra["status"]), "warn"), counts])]
    return "status", [Row([Piece(event.status, "" if event.status == "occurred" else "status")])]


def _field(label: str, rows: Rows, page: Page) -> Iterator[Line]:
    head = Piece(f"  {label:<{_LABELS}}", "label")
    for row in rows:
        indent = _LABELS + 2 + row.indent + row.hang
        before = [head, Piece(" " * row.indent)]
        for line in _wrapped(row.line, indent, page):
            yield [*before, *line]
            before = [Piece(" " * indent)]
        head = _UNDER


def _wrapped(line: Line, indent: int, page: Page) -> list[Line]:
    room = _room(page, indent)
    return [line] if room is None else wrap_line(line, room)


def _room(page: Page, indent: int) -> int | None:
    """Return the cells for a row that is set in; None where nothing wraps."""
    return None if page.width is None else max(min(page.width, LONGEST_ROW) - indent, 8)


def _actors(event: Event, sheet: _Sheet) -> Rows:
    rows = []
    for part in event.actors:
        line = [Piece(sheet.labels.actors[part.actor])]
        if part.role:
            line.append(Piece(f" {sheet.page.glyphs.between} {one_line(part.role)}", "dim"))
        rows += [Row(line), *extra_rows(part.extra, indent=2)]
    return rows


def _place_line(name: str, sheet: _Sheet) -> Line:
    line = [Piece(sheet.labels.places[name])]
    register = sheet.selection.names.places
    place = sheet.selection.timeline.places.get(register.key(name))
    if place:
        known = [one_line(place.country)] if place.country else []
        if place.at:
            known.append(", ".join([format(degrees, "g") for degrees in place.at]))
        if known:
            between = f" {sheet.page.glyphs.between} "
            line.append(Piece(between + between.join(known), "dim"))
    return line


def _corroboration(place: int, sheet: _Sheet) -> Rows:
    """Return how many sources support an event, of how many origins, where they are several."""
    sources, origins = sheet.selection.scope.support(place)
    if sources < 2:
        return []
    noun = "origin" if origins == 1 else "origins"
    return [Row([Piece(f"{sources} sources, {origins} {noun}", "" if origins > 1 else "warn")])]


def _implied(place: int, sheet: _Sheet) -> Rows:
    """Return what follows from all statements, where that is more than the date says."""
    chronology = sheet.selection.chronology
    if chronology.in_contradiction(place):
        return [Row([Piece("its statements contradict each other: see libyatl why", "warn")])]
    if not chronology.is_derived(place):
        return []
    words = follows_words(chronology, place) or "any day"
    exact = differing(exact_words(chronology, place), words)
    days = f"{exact}; " if exact else ""
    id = one_line(sheet.selection.timeline.events[place].shown_id)
    why = Piece(f" ({sheet.page.glyphs.dashed(days)}how: libyatl why {id})", "dim")
    return [Row([Piece(sheet.page.glyphs.dashed(words), "date"), why])]


def _order(event: Event, sheet: _Sheet) -> Rows:
    """Return the stated relations, each with the other event's title and date."""
    timeline, glyphs = sheet.selection.timeline, sheet.page.glyphs
    rows = []
    for relation in event.relations:
        line = [Piece(f"{relation_words(relation, glyphs)} ", "date")]
        place = timeline.referred(relation.event)
        if relation.event in timeline.shared_ids:
            line.append(Piece("one of several events ", "warn"))
        elif place is None:
            line.append(Piece("an event that is not here ", "warn"))
        else:
            other = timeline.events[place]
            line.append(Piece(f"{glyphs.quote}{one_line(other.title)}{glyphs.unquote} "))
            if other.when:
                line.append(Piece(f"({date_words(other.when, glyphs)}) ", "date"))
        rows.append(Row([*line, Piece(f"#{one_line(relation.event)}", "id")]))
    return rows
