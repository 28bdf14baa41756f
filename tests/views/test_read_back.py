"""What a reader of a timeline takes from it, from top to bottom, is what the file says.

The reader knows nothing of how it is drawn: a heading of a year or of a day holds till the next, a
date without a year is of the year above, a clock without a day of the day that was named last, and
without a zone of the one in the head; `″` is the date above. What he takes for the date of an event
is compared with its own date, or with what follows for it, in full.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

import depths
import pytest
from views.timelines import mixed

from libyatl import parse_date
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.saying.in_words import in_words
from libyatl.dates.zones import offsets
from libyatl.query import Both, Row, Selection
from libyatl.query.selection import select_where
from libyatl.views import UNICODE, Page, view
from libyatl.views.page import Line
from libyatl.views.words.moment_words import begun_words

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_YEAR = r"(?:AD \d+|\d+ BC|\d{4})"
_CLOCK = r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
_ZONE = r"(?: UTC| [+-]\d\d:\d\d(?::\d\d)?)?(?: \([^)]*\))?"
_PART = r"(?:morning|afternoon|evening|noon)"
_WRITTEN = r"^(?:unknown|date\? from 2017-07-25T10:00 to 2017-07-25T12:…) ?"
"""What stands in place of a date that is none."""


class Read(NamedTuple):
    """What is read of an event: its date, with what it repeats, and under which heading."""

    words: str
    repeats: bool
    below: str
    begun: bool


class Reader:
    """Reads the lines of a timeline, and keeps in mind what a reader would."""

    def __init__(self) -> None:
        self.head = ""
        self.found: list[tuple[str, Read]] = []
        self.counted: list[tuple[str, int]] = []
        self._forget()
        self._below = ""

    def _forget(self) -> None:
        self.year = self.day = self.above = self.whole = ""

    def read(self, lines: Iterator[Line]) -> None:
        for number, line in enumerate(lines):
            text = "".join(piece.text for piece in line)
            styles = [piece.style for piece in line] or [""]
            if "clocks: " in text and number < 2:
                self.head = text.split("clocks: ")[1].removesuffix(", unless another is named")
            if re.search(r"\(\d+\)$", text) and styles[0] == "heading":
                self._forget()
                self._below = ""
            elif found := re.fullmatch(r" *┴?  (\d+) (with no date|planned).*", text):
                self._forget()
                self._below = found[0].split("  ")[-1]
                self.counted.append((self._below, int(found[1])))
            elif re.fullmatch(r"\d+ (with no date|planned).*", text):
                self._forget()
                self._below = text
                self.counted.append((text, int(text.split()[0])))
            elif styles[0] == "heading" and (words := line[0].text.strip()):
                self._heading(words)
            elif line:
                self._event(line)

    def _heading(self, words: str) -> None:
        if re.fullmatch(_YEAR, words):
            self._forget()
            self.year = words
        else:
            self.day, self.above = words, ""

    def _event(self, line: Line) -> None:
        column = line[0].text.strip() if line[0].style in ("date", "derived") else ""
        titles = [piece.text for piece in line if piece.style == "title"]
        for piece in line[1:]:
            if piece.style in ("date", "derived") and piece.text.strip() and not titles:
                self.whole = f"{self.whole} {piece.text}".strip()
        if not titles:
            self._column = column
            return
        words = column or self._column or re.sub(_WRITTEN, "", self.whole)
        if said := re.search("begun (by (?!the time).*), when sources", self._below):
            words = said[1]
        repeats = words == "″"
        day = self.day
        words = self.above if repeats else self._in_full(words.removesuffix(" ≠"))
        if not (column or self._column) and not self.day.startswith(day or " "):
            self.day = ""  # who looks along the column does not see it
        self.above, self.whole, self._column = words, "", ""
        begun = any(piece.text == "≤" for piece in line)
        self.found.append((titles[0], Read(words, repeats, self._below, begun)))

    _column = ""

    def _in_full(self, words: str) -> str:
        if re.search(_CLOCK + "|" + _PART, words):
            first = re.search(_CLOCK + "|" + _PART, words)
            assert first
            day = re.search(rf"\d+ {_MONTH}", words)
            if (
                " on " not in words
                and " of " not in words
                and not (day and day.start() < first.start())
            ):
                words = f"{words[: first.start()]}{self.day} {words[first.start() :]}"
        words = with_years(words, self.year)
        days = re.findall(rf"\d+ {_MONTH}(?: {_YEAR})?", words)
        self.day = days[-1] if days else ""
        return words


def with_years(words: str, year: str) -> str:
    """Return words in which each month has its year, one beside it or the heading's."""
    parts = re.split(rf"({_MONTH}(?: {_YEAR})?|(?<![\d:–])\d{{4}}(?!\d))", words)
    years = [found[0] if (found := re.search(_YEAR + "$", part)) else "" for part in parts]
    for number, part in enumerate(parts):
        if re.fullmatch(_MONTH, part):
            beside = [*years[number:], *reversed(years[:number])]
            parts[number] = f"{part} {next(filter(None, beside), year)}".strip()
    return "".join(parts)


def plainly(words: str) -> str:
    """Return words as a reader may shorten them: no seconds, zones, or `between`."""
    words = words.replace("on or after ", "from ").replace(" – unknown", "–?")
    if words.startswith("between ") and words.count(" and ") == 1:
        words = words.removeprefix("between ").replace(" and ", "–")
    words = re.sub(rf"(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?{_ZONE}", r"\1", words)
    words = re.sub(rf",? (?={_CLOCK}|{_PART}\b)", " ", words)
    words = re.sub(r" ?– ?", "–", with_years(words, ""))
    return re.sub(rf"(\d+ {_MONTH} {_YEAR})( [\d:]+–)\1 ", r"\1\2", words)  # the day once


@pytest.mark.parametrize("number", range(depths.EXAMPLES))
def test_what_is_read_from_top_to_bottom_is_what_the_file_says(number: int) -> None:
    rnd = random.Random(f"read {number}")
    zone = rnd.choice((None, None, "Europe/Paris"))
    selection = select_where(
        mixed(f"read {number}", 30 if number % 4 == 3 else 8),
        Both(()),
        sort=rnd.choice(("date", "date", "latest", "title")),
        reverse=rnd.random() < 0.3,
        timezone=zone,
        limit=rnd.choice((None, None, 5)),
        published=rnd.choice((None, None, parse_date("2017-07-26"))),
        group_by=rnd.choice((None, None, "month", "century", "status")),
    )
    reader = Reader()
    reader.read(iter(view("timeline")(selection, Page(rnd.choice((None, 100, 200)), UNICODE))))
    rows = {row.event.title: row for row in selection.rows}
    assert {title for title, _ in reader.found} == rows.keys()
    above: Row | None = None
    for title, read in reader.found:
        row = rows[title]
        if " planned, with" not in read.below:
            assert plainly(read.words) == plainly(said(selection, row)), title
        if read.repeats:
            assert above is not None
            assert told(selection, above) == told(selection, row)
        if read.begun:
            assert selection.chronology.reach(row.place).a == OPEN_PAST  # by any account
        if row.event.when is not None and row.event.when.form == "date":
            see_zone(row.event.when, read, reader.head, selection.timeline.timezone)
        above = row
    see_sections(reader, rows)


def said(selection: Selection, row: Row) -> str:
    """Return in full when an event began."""
    if row.event.when is not None:
        return in_words(row.event.when, short=True)
    return "" if row.bounds.is_open else begun_words(selection.chronology, row.place)


def told(selection: Selection, row: Row) -> object:
    """Return what two dates have in common that are the same."""
    when = row.event.when
    if when is None:
        return said(selection, row)
    return when.form, when.wall, when.offsets, when.qualified


def see_zone(when: When, read: Read, head: str, timezone: str) -> None:
    """See that the clock which was read is that of a date, by its zone."""
    found = re.search(rf"{_CLOCK}({_ZONE})", read.words)
    if found is None or when.clock is None or not re.match(_CLOCK, when.clock):
        return
    zone = (found[1] or head).strip(" ()")
    if not zone:
        assert not re.search(r"[Z+\-\[]", when.clock)
        assert not timezone
    elif zone == "UTC" or zone[0] in "+-":
        assert when.offsets is not None
        hours, *more = map(int, zone[1:].split(":")) if zone != "UTC" else (0,)
        seconds = hours * 3600 + sum(each * 60 for each in more)
        assert when.offsets[0] == (-seconds if zone[0] == "-" else seconds)
    else:
        assert zone in when.clock or ("[" not in when.clock and zone == timezone)
        assert offsets(zone, when.wall[0] or 0) == (when.offsets or ())[:1]


def see_sections(reader: Reader, rows: dict[str, Row]) -> None:
    """See that what stands below belongs there, and is as many as its headings say."""
    below = [(read.below, rows[title]) for title, read in reader.found if read.below]
    assert len(below) == sum(count for _, count in reader.counted)
    for heading, row in below:
        assert row.event.when is None
        assert (row.event.status == "planned") == (" planned, with" in heading)
        if ":" not in heading and " planned, with" not in heading:
            assert row.bounds.is_open
        if "begun by" in heading:
            assert row.bounds.a == OPEN_PAST
            assert row.bounds.b < OPEN_FUTURE
