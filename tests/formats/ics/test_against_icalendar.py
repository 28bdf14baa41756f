"""What is read of a calendar, beside what the library `icalendar` reads of it, where it can.

It is the oracle and not the reader: `libyatl.formats.ics` says why.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from calendars import read
from drawn_timelines import timelines
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.model import Event, Timeline
from libyatl.text.inert import inert

icalendar = pytest.importorskip("icalendar")

LETTERS = st.text(st.sampled_from("ab ,;:\\\"'^nN\nßخ🙂"), min_size=1, max_size=120)
TITLES = LETTERS.filter(str.strip)
ZONES = st.sampled_from(["", "Z", "Europe/Rome", "America/New_York", "Asia/Kolkata"])
MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2037, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)


@st.composite
def drawn_events(draw: st.DrawFn) -> Any:
    """Draw an event of the library."""
    event = icalendar.Event()
    event.add("uid", draw(st.uuids()).hex)
    event.add("summary", draw(TITLES))
    event.add("description", draw(TITLES))
    event.add(
        "categories", draw(st.lists(TITLES.map(str.strip), min_size=1, max_size=3, unique=True))
    )
    begin = draw(MOMENTS)
    if draw(st.booleans()):
        event.add("dtstart", begin.date())
        event.add("dtend", begin.date() + timedelta(days=draw(st.integers(1, 40))))
        return event
    zone = draw(ZONES)
    if zone:
        from zoneinfo import ZoneInfo

        begin = begin.replace(tzinfo=ZoneInfo("UTC" if zone == "Z" else zone))
    event.add("dtstart", begin)
    return event


def told(event: Any) -> tuple[str, str, str, list[str]]:
    """Return what the library read; a description of blanks says nothing."""
    return (
        str(event["uid"]),
        str(event["summary"]),
        str(event["description"]) if str(event["description"]).strip() else "",
        [str(one) for one in event["categories"].cats],
    )


def days_of(event: Any) -> tuple[date, date]:
    begin = event.decoded("dtstart")
    end = event.decoded("dtend") if "dtend" in event else None
    if isinstance(begin, datetime):
        return begin.date(), (begin if end is None else end).date()
    return begin, begin if end is None else end - timedelta(days=1)


@given(st.lists(drawn_events(), min_size=1, max_size=3))
def test_what_the_library_writes_is_read_as_it_reads_it(drawn: list[Any]) -> None:
    calendar = icalendar.Calendar()
    for event in drawn:
        calendar.add_component(event)
    data = calendar.to_ical()
    timeline = read(data)
    assert not len(timeline.report)
    theirs = icalendar.Calendar.from_ical(data).walk("VEVENT")
    for ours, other in zip(timeline.events, theirs, strict=True):
        assert (ours.id, ours.title, ours.summary, [*ours.tags]) == told(other)
        assert ours.when is not None
        first, last = days_of(other)
        assert (ours.when.first_day, ours.when.last_day) == (first.toordinal(), last.toordinal())
        begin = other.decoded("dtstart")
        if isinstance(begin, datetime):
            assert ours.when.a == (begin.replace(tzinfo=None) - datetime.min).total_seconds() + (
                86_400
            )
            offset = begin.utcoffset()
            seconds = None if offset is None else offset.total_seconds()
            assert (ours.when.offsets or (None,))[0] == seconds


@given(timelines(of_several_zones=True))
def test_what_we_write_is_read_by_the_library_as_we_mean_it(timeline: Timeline) -> None:
    chosen = libyatl.select(timeline, sort="file")
    text = libyatl.write(chosen, format="ics", imprecise=True)
    theirs = icalendar.Calendar.from_ical(text.encode()).walk("VEVENT")
    by_id = {f"{inert(event.id)}@libyatl": event for event in timeline.events}
    for other in theirs:
        ours: Event = by_id[str(other["uid"])]
        assert (str(other["summary"]), str(other.get("description", ""))) == (
            inert(ours.title),
            inert(ours.summary),
        )
        tags = other.get("categories")
        assert (
            [str(one) for one in tags.cats] == [*map(inert, ours.tags)] if tags else not ours.tags
        )
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
