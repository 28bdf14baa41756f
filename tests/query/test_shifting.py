"""Selections told by the clocks of another zone: `tz`."""

from __future__ import annotations

import pytest

import libyatl
from libyatl import formats
from libyatl.dates import to_edtf
from libyatl.errors import UsageError
from libyatl.model import Timeline

EVENTS = """events:
- title: Far west
  date: 2017-12-31T23:30-05:00
  sources: [{id: ap, says: {date: 2017-12-31T22:00Z}}]
- {title: A clock of no zone, date: 2017-12-31T23:45}
- {title: A day, date: 2018-01-01}
- {title: Between, after: x, before: y}
- {id: x, title: X, date: 2018-03-01T23:00Z}
- {id: y, title: Y, date: 2018-03-02T01:00Z}
sources: {ap: {published: 2018-01-02T23:30Z}}
"""


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return formats.read_data([("t.yaml", EVENTS.encode())])


def test_clocks_with_a_zone_are_told_in_the_one_that_was_asked_for(timeline: Timeline) -> None:
    chosen = libyatl.select(timeline, tz="Africa/Tripoli", sort="file")
    rows = libyatl.write(chosen, fields=("date", "start"), header=False).splitlines()
    assert rows == [
        "2018-01-01T06:30[Africa/Tripoli],2018-01-01",
        "2017-12-31T23:45,2017-12-31",
        "2018-01-01,2018-01-01",
        ",2018-03-02",
        "2018-03-02T01:00[Africa/Tripoli],2018-03-02",
        "2018-03-02T03:00[Africa/Tripoli],2018-03-02",
    ]
    account = chosen.timeline.events[0].sources[0].says
    assert account is not None
    assert account.when is not None
    assert to_edtf(account.when) == "2018-01-01T00:00[Africa/Tripoli]"
    published = chosen.timeline.sources["ap"].published
    assert published is not None
    assert to_edtf(published) == "2018-01-03T01:30[Africa/Tripoli]"


def test_what_is_drawn_and_grouped_is_too(timeline: Timeline) -> None:
    chosen = libyatl.select(timeline, tz="+02:00", group_by="year")
    assert [(group.label, len(group.rows)) for group in chosen.groups] == [("2017", 1), ("2018", 5)]
    drawn = libyatl.render(libyatl.select(timeline, tz="+02:00", on="2017"), view="cards")
    assert "1 January 2018, 06:30 +02:00 · written 2017-12-31T23:30-05:00" in drawn
    assert "31 December 2017, 23:45" in drawn


def test_a_window_is_asked_of_the_clocks_as_they_are_written(timeline: Timeline) -> None:
    for tz in (None, "UTC", "Asia/Tokyo"):
        chosen = libyatl.select(timeline, on="2017-12-31", certain=True, tz=tz)
        assert {event.title for event in chosen.events} == {"Far west", "A clock of no zone"}


def test_a_zone_that_is_none_is_an_error_with_what_is_meant(timeline: Timeline) -> None:
    for zone, meant in (("Africa/Tripolis", "did you mean"), ("EST", "-05:00"), ("", "offset")):
        with pytest.raises(UsageError) as caught:
            libyatl.select(timeline, tz=zone)
        assert meant in str(caught.value.help)
