"""A selection as a Markdown document: a title, how much there is, events in order, the sources."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.formats.format import Shape
from libyatl.formats.markdown.escaping import begun, escaped
from libyatl.formats.markdown.footnotes import Footnotes
from libyatl.formats.markdown.told_events import ToldEvents
from libyatl.query import Selection
from libyatl.views.page import UNICODE
from libyatl.views.pictured import deck, remarks
from libyatl.views.words.labels import Labels
from libyatl.views.words.parting import names_no_year, parted, undated
from libyatl.views.words.year_headings import YearHeadings

_SHORT_PERIODS = ("year", "quarter", "month")
"""Groups that name the years of their events."""


def write_markdown(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as a document (`libyatl.formats.Write`)."""
    timeline, labels = selection.timeline, Labels(selection, UNICODE)
    footnotes = Footnotes(labels)
    are_sourced = any(event.sources for event in timeline.events)
    if timeline.title:
        yield f"# {escaped(timeline.title)}\n\n"
    yield f"{begun(escaped(' '.join(_sentences(selection))))}\n"
    if not selection.groups:
        events = ToldEvents(selection, labels, footnotes, are_sourced=are_sourced)
        yield from _in_years(selection, events, "##")
    for group in selection.groups:
        part = selection.part(group)
        words = Labels(part, UNICODE) if group.grounds else labels
        events = ToldEvents(part, words, footnotes, are_sourced=are_sourced)
        yield f"\n## {escaped(group.label)} ({len(part)})\n"
        yield from _in_years(part, events, "" if selection.grouped_by in _SHORT_PERIODS else "###")
    yield from _sources(footnotes)


def draw_markdown(selection: Selection, canvas: object) -> str:
    """Return the document (`libyatl.drawings.Draw`): no canvas makes it another."""
    return "".join(write_markdown(selection, Shape()))


def _sentences(selection: Selection) -> Iterator[str]:
    """Yield what is said once for all."""
    rows = list(selection.rows)
    yield deck(selection, rows)
    yield from remarks(selection)
    if any(row.event.when is None and not row.bounds.is_open for row in rows):
        yield "What is worked out follows from other dates, the stated order and the sources."
    if zone := selection.timeline.timezone:
        yield f"Clocks are those of {zone}, unless another is named."


def _in_years(selection: Selection, events: ToldEvents, level: str) -> Iterator[str]:
    """Yield the events under their years, if these have a level, and then those without a date."""
    parts = parted(selection)
    # Below a year stands what is of it.
    is_apart = names_no_year if selection.sort in ("date", "latest") else lambda row: False
    yearless = [row for row in parts.beside if is_apart(row)]
    beside = [row for row in parts.beside if not is_apart(row)]
    headed = YearHeadings(selection, beside)
    for row in beside:
        _, year = headed.before(row)
        if year and level:
            yield f"\n{level} {year}\n"
        yield f"\n{events.item(row)}"
    if yearless:
        yield f"\n{level or '###'} {len(yearless)} of no known year\n"
    for row in yearless:
        yield f"\n{events.item(row)}"
    for part in undated(parts, events.begun):
        yield f"\n{level or '###'} {escaped(part.words)}\n"
        for row in part.rows:
            yield f"\n{events.item(row, is_dated=part.are_dated)}"


def _sources(footnotes: Footnotes) -> Iterator[str]:
    head = "\n## Sources\n"
    for line in footnotes.lines():
        yield f"{head}\n{line}"
        head = ""
