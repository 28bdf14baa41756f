"""What all files have in common, whatever they mix: everything can be asked of them."""

from __future__ import annotations

import random
from itertools import permutations

import depths
import pytest
from chronology.mixed import drawn

import libyatl
from libyatl import Timeline
from libyatl.checks.running import check
from libyatl.chronology import Chronology, resolve
from libyatl.formats import read_data
from libyatl.query import Scope

WINDOWS = (
    {"on": "2017-07-25"},
    {"since": "2017-07-25T12:00Z", "until": "2017-07-27"},
    {"on": "[2017-07-24,2017-07-26]"},
)


def mixed(seed: str) -> Timeline:
    rnd = random.Random(seed)
    text = drawn(rnd, rnd.randint(1, 6))
    return read_data([("mixed.yaml", text.encode())], format="yaml")


@pytest.mark.parametrize("number", range(depths.EXAMPLES // 2))
def test_all_can_be_asked_of_all_files(number: int) -> None:
    timeline = mixed(f"asked {number}")
    for chronology in (Scope.of(timeline).chronology, resolve(timeline, strict=True)):
        everything_is_asked(chronology)
        everything_is_asked(chronology.firm)
        for place in range(len(timeline.events)):
            if not timeline.sources and not chronology.keeps_its_date(place):
                narrow = chronology.moments_reached(place).instants
                wide = chronology.firm.moments_reached(place).instants
                assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]
                assert wide[2] <= narrow[2] <= narrow[3] <= wide[3]
    for window in WINDOWS:
        possible, certain = (
            {e.id for e in libyatl.select(timeline, certain=surely, **window).events}  # type: ignore[call-overload]
            for surely in (False, True)
        )
        assert certain <= possible
    for day in ("2017-07-25", "2017-07-26T10:00Z", "2017-08"):
        shown = {e.id for e in libyatl.select(timeline, as_of=day).events}
        assert shown <= {e.id for e in timeline.events if e.sources}
    assert check(timeline).report is not None


@pytest.mark.parametrize("number", range(depths.EXAMPLES // 2))
def test_a_way_of_few_constraints_is_the_way_or_none(number: int) -> None:
    chronology = Scope.of(mixed(f"ways {number}")).chronology
    for place in range(len(chronology.timeline.events)):
        for most in (0, 1, 3, 1000):
            for reason, whole in zip(
                chronology.why(place, most=most), chronology.why(place), strict=True
            ):
                assert reason == (whole if reason.is_whole else (whole.at, (), False))
                assert reason.is_whole or most < 1000


def everything_is_asked(chronology: Chronology) -> None:
    places = range(len(chronology.timeline.events))
    order = chronology.order(places)
    assert sorted(order) == list(places)
    assert set(chronology.brackets(order)) <= set(places)
    for place in places:
        a, b, c, d = chronology.bounds(place)
        assert a <= b <= d
        assert a <= c <= d
        for bound in chronology.why(place):
            assert bound.at is not None or not bound.statements
    for one, other in permutations(places, 2):
        found, turned = chronology.compare(one, other), chronology.compare(other, one)
        assert (found.begins is None) == (turned.begins is None)
        assert bool(found.reasons) or not found.begins
