"""A selection as a calendar: events that have a day or a clock time, for calendar programs.

What these do not know is said in properties of our own, so that it comes back
(`libyatl.formats.ics.own_calendar`). No ATTENDEE is written, since programs send mail to those.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.dates import to_edtf
from libyatl.dates.civil import ordinal
from libyatl.dates.on_calendars import Fit, Slot, fit_of, slot_of, whole_range
from libyatl.formats.foreign.urls import is_url
from libyatl.formats.format import Shape
from libyatl.formats.ics.own_calendar import (
    ACTOR,
    AT_HOME,
    EDTF,
    JOIN,
    PLACE,
    PRODID,
    SHOWN_STATUS,
    SOURCE,
    STATUS,
    written_slot,
)
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.text.inert import inert, one_line

_LONGEST = 75
"""So many octets has a line at most, without its end (3.1)."""
_END = "\r\n"
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_QUOTED = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})
_NO_NEWS = ordinal(1970, 1, 1)
"""The day of the DTSTAMP, which every event must have, where no source says one: never today."""


def write_ics(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as a calendar (`libyatl.formats.Write`); lines end with CRLF."""
    calendar = _Calendar(selection)
    title = selection.timeline.title
    named = [(f"{name}:", _text_ics(title)) for name in ("NAME", "X-WR-CALNAME") if title]
    head = (("BEGIN:", "VCALENDAR"), ("VERSION:", "2.0"), ("PRODID:", PRODID), *named)
    yield "".join(_folded_ics(name + value) for name, value in head)
    for event in selection.events:
        if lines := calendar.lines_of(event, imprecise=shape.imprecise):
            yield "".join(map(_folded_ics, lines))
    yield f"END:VCALENDAR{_END}"


class _Calendar:
    """What makes the lines of events."""

    def __init__(self, selection: Selection) -> None:
        self._names = selection.names
        self._sources = selection.timeline.sources

    def lines_of(self, event: Event, *, imprecise: bool) -> list[str]:
        """Return the lines of an event; none where a calendar does not take its date."""
        when = event.when
        fit: Fit | None = None if when is None else fit_of(when)
        if when is None or not (fit == "exact" or (fit == "vague" and imprecise)):
            return []
        slot = slot_of(when) if fit == "exact" else whole_range(when)
        return [
            "BEGIN:VEVENT",
            f"UID:{_text_ics(event.id + AT_HOME)}",
            f"DTSTAMP:{self._stamp(event)}",
            *_dates_ics(slot),
            f"{EDTF}:{one_line(to_edtf(when))}",
            f"SUMMARY:{_text_ics(event.title)}",
            *([f"DESCRIPTION:{_text_ics(event.summary)}"] if event.summary else ()),
            *self._where(event),
            *([f"CATEGORIES:{','.join(map(_text_ics, event.tags))}"] if event.tags else ()),
            *_status_ics(event),
            *self._who_and_by_what(event),
            *(["TRANSP:TRANSPARENT"] if fit != "exact" else ()),
            "END:VEVENT",
        ]

    def _stamp(self, event: Event) -> str:
        """Return the DTSTAMP: the newest day on which a source of the event was published."""
        days = []
        for cited in event.sources:
            source = self._sources.get(cited.source)
            published = source.published if source is not None else None
            if published is not None and fit_of(published) == "exact":
                days.append(published.last_day)
        newest = max(days, default=_NO_NEWS)
        return f"{written_slot(Slot(newest, None, 'days'))['DTSTART']}T000000Z"

    def _where(self, event: Event) -> Iterator[str]:
        shown = [self._names.places.shown(place) for place in event.places]
        if shown:
            yield f"LOCATION:{_text_ics(JOIN.join(shown))}"
        yield from (f"{PLACE}:{_text_ics(place)}" for place in shown)

    def _who_and_by_what(self, event: Event) -> Iterator[str]:
        for part in event.actors:
            role = f';ROLE="{inert(part.role).translate(_QUOTED)}"' if part.role else ""
            yield f"{ACTOR}{role}:{_text_ics(self._names.actors.shown(part.actor))}"
        url = ""
        for id in dict.fromkeys(cited.source for cited in event.sources):
            source, shown = self._sources.get(id), self._names.sources.shown(id)
            yield f"{SOURCE}:{_text_ics(shown)}"
            given = source.url if source is not None and source.url else shown
            url = url or (given if is_url(given) else "")
        if url:
            yield f"URL:{one_line(url)}"


def _dates_ics(slot: Slot) -> Iterator[str]:
    day = ";VALUE=DATE" if slot.unit == "days" else ""
    yield from (f"{name}{day}:{value}" for name, value in written_slot(slot).items())


def _status_ics(event: Event) -> Iterator[str]:
    if shown := SHOWN_STATUS.get(event.status):
        yield f"STATUS:{shown}"
    yield f"{STATUS}:{event.status}"


def _text_ics(text: str) -> str:
    r"""Return a TEXT (3.3.11), inert: `\` before `\`, `;` and `,`, and `\n` for a line end."""
    return inert(text).translate(_ESCAPES)


def _folded_ics(line: str) -> str:
    """Return a content line, folded where it has more octets than it may, between characters."""
    data = line.encode()
    if len(data) <= _LONGEST:
        return line + _END
    parts, begin, most = list[str](), 0, _LONGEST
    while begin < len(data):
        end = min(begin + most, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[begin:end].decode())
        begin, most = end, _LONGEST - 1
    return f"{_END} ".join(parts) + _END
