"""A selection as a Markdown document: a title, how much there is, events in order, the sources."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.formats.format import Shape
from libyatl.formats.markdown.escaping import begun, escaped
from libyatl.formats.markdown.footnotes import Footnotes
from libyatl.formats.markdown.told_events import ToldEvents
from libyatl.query import Selection
from libyatl.views.page import UNICODE
from libyatl.views.pictured import deck
from libyatl.views.words.labels import Labels
from libyatl.views.words.parting import parted, undated
from libyatl.views.words.year_headings import YearHeadings

_SHORT_PERIODS = ("year", "quarter", "month")
"""Groups that name the years of their events."""


def write_markdown(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as a document (`libyatl.formats.Write`)."""
    footnotes = Footnotes(Labels(selection, UNICODE))
    if selection.timeline.title:
        yield f"# {escaped(selection.timeline.title)}\n\n"
    yield f"{begun(escaped(' '.join(_said_once(selection))))}\n"
    if not selection.groups:
        yield from _told(selection, footnotes, "##", has_years=True)
    has_years = selection.grouped_by not in _SHORT_PERIODS
    for group in selection.groups:
        part = selection.part(group)
        yield f"\n## {escaped(group.label)} ({len(part)})\n"
        yield from _told(part, footnotes, "###", has_years=has_years)
    sources = list(footnotes.lines())
    if sources:
        yield "\n## Sources\n"
    for line in sources:
        yield f"\n{line}"


def draw_markdown(selection: Selection, canvas: object) -> str:
    """Return the document (`libyatl.drawings.Draw`); what a picture is drawn on is nothing to it."""
    return "".join(write_markdown(selection, Shape()))


def _said_once(selection: Selection) -> Iterator[str]:
    """Yield the sentences that hold of all."""
    rows = list(selection.rows)
    yield deck(selection, rows)
    if rows and not any(event.sources for event in selection.timeline.events):
        yield "No sources are named."
    if selection.timeline.excerpt:
        yield "They are an excerpt."
    if any(row.event.when is None and not row.bounds.is_open for row in rows):
        yield "What is worked out follows from other dates, the stated order and the sources."
    if zone := selection.timeline.timezone:
        yield f"Clocks are those of {zone}, unless another is named."


def _told(
    selection: Selection, footnotes: Footnotes, level: str, *, has_years: bool
) -> Iterator[str]:
    """Yield the events under the headings of their years, and then those that no date reaches."""
    events = ToldEvents(selection, Labels(selection, UNICODE), footnotes)
    parts = parted(selection)
    headed = YearHeadings(selection, parts.beside)
    for row in parts.beside:
        _, year = headed.before(row)
        if year and has_years:
            yield f"\n{level} {year}\n"
        yield f"\n{events.item(row)}"
    for part in undated(parts, events.begun):
        yield f"\n{level} {escaped(part.words)}\n"
        for row in part.rows:
            yield f"\n{events.item(row, is_dated=part.are_dated)}"
