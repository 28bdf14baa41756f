"""What the chronology that comes with libyatl implies."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronology.histories import in_order, said

from libyatl import load
from libyatl.chronology import Chronology, resolve
from libyatl.chronology.sources.origins import origins
from libyatl.chronology.statements.wording import place_of, say

DATA = Path(__file__).parents[2] / "data" / "events.yaml"


@pytest.fixture(scope="module")
def chronology() -> Chronology:
    return resolve(load(DATA))


def test_it_does_not_contradict_itself(chronology: Chronology) -> None:
    assert chronology.diagnostics == ()
    assert origins(chronology.timeline).diagnostics == ()


def test_every_event_is_bounded_on_one_side_at_least(chronology: Chronology) -> None:
    events = chronology.timeline.events
    assert [e.id for place, e in enumerate(events) if chronology.bounds(place).is_open] == []
    assert all(chronology.listed_at(place) is not None for place in range(len(events)))


def test_the_leave_for_the_vessels_was_given_within_weeks(chronology: Chronology) -> None:
    assert said(chronology, "italian-naval-leave") == "2017-07-25..2017-08-31"
    why = chronology.why(chronology.timeline.index["italian-naval-leave"])
    assert [say(chronology.rules, each) for each in why.earliest_begin.statements] == [
        "'paris-ceasefire' is dated 25 July 2017",
        "'paris-ceasefire' falls within 'paris-meeting'",
        "'italian-naval-leave' comes after 'paris-meeting'",
    ]
    assert [say(chronology.rules, each) for each in why.latest_begin.statements] == [
        "'italian-naval-leave' was over when 'barmin-2017' was published",
        "'barmin-2017' was published August 2017",
    ]
    assert all(place_of(chronology.timeline, each) for each in why.latest_begin.statements)


def test_what_led_to_the_leave_stands_before_it(chronology: Chronology) -> None:
    order = in_order(chronology)
    wanted = ["paris-meeting", "paris-ceasefire", "italian-naval-leave", "hifter-moscow-visit"]
    assert [id for id in order if id in wanted] == wanted
