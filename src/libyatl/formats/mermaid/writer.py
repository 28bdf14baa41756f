"""A selection as a `timeline` of Mermaid (https://mermaid.js.org/syntax/timeline.html).

Mermaid draws of a diagram with sections only what stands in one, and in sections of one name the
events of both. So either every event stands in one here or none does, and no two share a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from libyatl.errors import UsageError
from libyatl.formats.format import Shape
from libyatl.formats.mermaid.entity_codes import coded
from libyatl.query import Row, Selection
from libyatl.text.plurals import counted_of
from libyatl.text.told_apart import told_apart
from libyatl.views.page import UNICODE
from libyatl.views.words.labels import Labels, status_words
from libyatl.views.words.moment_words import begun_words
from libyatl.views.words.parting import names_no_year, parted, undated
from libyatl.views.words.told_words import when_told
from libyatl.views.words.year_headings import YearHeadings

MOST_CHARACTERS = 50_000
"""Mermaid's `maxTextSize`: a longer text it does not draw. It counts units of UTF-16."""
_SPARE = 200
"""Characters by which headings of fewer events may be longer."""
_HEAD = "timeline\n"
_NO_DATE = "no date"


class Section(NamedTuple):
    """Events under one heading, and the words for them; without a heading all that there are."""

    heading: str
    rows: list[Row]
    labels: Labels

    @property
    def heading_line(self) -> str:
        """The line before its events, if any."""
        return f"    section {self.heading}\n" if self.heading else ""


def write_mermaid(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as a diagram (`libyatl.formats.format.Write`).

    Raises:
        UsageError: it is longer than Mermaid takes.
    """
    head = _HEAD
    if title := selection.timeline.title:
        head += f"    title {coded(title)}\n"
    sections = list(_sections(selection))
    headings = told_apart(each.heading for each in sections)
    sections = [
        each._replace(heading=heading) for each, heading in zip(sections, headings, strict=True)
    ]
    told = [[_event_line(selection, each.labels, row) for row in each.rows] for each in sections]
    whole = [head]
    for section, lines in zip(sections, told, strict=True):
        whole += section.heading_line, *lines
    if (length := sum(map(_utf16_length, whole))) > MOST_CHARACTERS:
        raise _too_long(selection, length, _fitting(selection, head, sections, told))
    yield from whole


def _too_long(selection: Selection, length: int, fitting: int) -> UsageError:
    few = f"--limit {fitting} leaves out the rest" if fitting else "ask for others"
    return UsageError(
        f"a Mermaid diagram holds {MOST_CHARACTERS:,} characters, and "
        f"{counted_of(len(selection), 'event')} would be {length:,}",
        help=f"{few}; or draw a page of all: libyatl show -o FILE.html",
    )


def _fitting(
    selection: Selection, head: str, sections: Iterable[Section], told: Iterable[list[str]]
) -> int:
    """Return how many events fit, the first in order: as long as here, under the same headings."""
    costs: dict[int, list[tuple[Section, int]]] = {}
    for section, lines in zip(sections, told, strict=True):
        for row, line in zip(section.rows, lines, strict=True):
            costs.setdefault(row.place, []).append((section, _utf16_length(line)))
    room = MOST_CHARACTERS - _utf16_length(head) - _SPARE
    begun: set[str] = set()
    for number, place in enumerate(selection.places):
        for section, cost in costs.get(place, ()):
            room -= cost if section.heading in begun else cost + _utf16_length(section.heading_line)
            begun.add(section.heading)
        if room < 0:
            return number
    return len(selection)


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _sections(selection: Selection) -> Iterator[Section]:
    """Yield the groups, else the years and then what has none, if the order is of time."""
    labels = Labels(selection, UNICODE)
    for group in selection.groups:
        part = selection.part(group)
        words = Labels(part, UNICODE) if group.grounds else labels
        yield Section(coded(group.label), list(part.rows), words)
    if selection.groups:
        return
    parts = parted(selection)
    years = YearHeadings(selection, parts.beside)
    if not years.in_time:
        yield Section("", parts.beside, labels)
        return
    by_year: dict[str, list[Row]] = {}
    for row in parts.beside:
        year = "" if names_no_year(row) else years.year_of(row)
        by_year.setdefault(year, []).append(row)
    yearless = by_year.pop("", [])
    yield from (Section(coded(year), rows, labels) for year, rows in by_year.items())
    if yearless:
        yield Section(f"{len(yearless)} of no known year", yearless, labels)
    for those in undated(parts, lambda row: _begun_words(selection, row)):
        yield Section(coded(those.words), those.rows, labels)


def _event_line(selection: Selection, labels: Labels, row: Row) -> str:
    event = row.event
    has_bounds = event.when is None and not row.bounds.is_open
    when = when_told(event, _begun_words(selection, row) if has_bounds else "").words or _NO_DATE
    doubts = status_words(event).removeprefix("occurred"), labels.doubt(event, row.answer)
    marks = "".join(f" ({coded(words)})" for words in doubts if words)
    return f"        {coded(when)} : {coded(event.title)}{marks}\n"


def _begun_words(selection: Selection, row: Row) -> str:
    return begun_words(selection.chronology, row.place, short=False)
