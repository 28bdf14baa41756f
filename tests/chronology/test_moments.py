"""What holds of every timeline with clocks: small ones drawn at random, against all their worlds.

A world that is found on the grid is possible: no bound excludes it, nothing that is settled is
otherwise in it, and where there is one nothing contradicts. What is found on none may be possible
beside the grid, so that these tests cannot say what is loose. Of 300 timelines a row, three to five
bounds in 100 lay a day or more outside of the grid's, six to fourteen six hours or more; of those
without a world on the grid six in 100 were not found to contradict themselves, and 16 to 20 where
there are zones, where the grid is coarsest.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, permutations

import pytest
from chronology.histories import goes_in_a_circle
from chronology.moments import ZONES, Drawn, Lived, World, drawn, is_zoned, of_one_clock, outside
from chronology.moments import worlds as worlds_of

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.answers.comparison import Position

Case = tuple[Drawn, Chronology, list[World]]
ROWS = [(zones, shared) for zones in ZONES for shared in (True, False) if shared or zones != "none"]
TRIED = 40


def cases(zones: str, seed: int, *, shared: bool) -> Iterator[Case]:
    """Yield timelines that are possible, with what follows from each and all its worlds."""
    rnd = random.Random(f"{zones} {seed}")
    for _ in range(TRIED):
        case = drawn(rnd, zones)
        worlds = worlds_of(case, shared=shared)
        if worlds and not goes_in_a_circle(case.timeline):
            yield case, resolve(case.timeline), worlds


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("zones", "shared"), ROWS)
def test_nothing_that_is_possible_is_excluded(zones: str, shared: bool, seed: int) -> None:  # noqa: FBT001
    in_seconds = 0
    for case, chronology, worlds in cases(zones, seed, shared=shared):
        assert not chronology.contradictions, case.timeline.events
        for place, event in enumerate(case.timeline.events):
            moments, bounds = chronology.moments(place), chronology.bounds(place)
            in_seconds += bool(chronology.layers(place))
            in_utc = event.when is None and moments.offsets == (0, 0, 0, 0)
            for lived in {world[place] for world in worlds}:
                assert not outside(moments.instants, lived.begin, lived.end), case.timeline.events
                if of_one_clock(event.when) and not in_utc:
                    assert not outside(moments.wall, *lived.local), case.timeline.events
                    assert not outside(bounds, *lived.days), case.timeline.events
    assert in_seconds


@pytest.mark.parametrize("seed", range(3, 6))
@pytest.mark.parametrize(("zones", "shared"), ROWS)
def test_what_is_said_of_two_holds_in_every_world(zones: str, shared: bool, seed: int) -> None:  # noqa: FBT001
    said = set()
    for case, chronology, worlds in cases(zones, seed, shared=shared):
        for one, other in permutations(range(len(case.timeline.events)), 2):
            position = chronology.compare(one, other).position
            said.add(position)
            if position != Position.UNDETERMINED:
                assert any(
                    all(_holds(position, get(world[one]), get(world[other])) for world in worlds)
                    for get in _scales(chronology, one, other)
                ), case.timeline.events
        for first, second in pairwise(chronology.order(range(len(case.timeline.events)))):
            if chronology.settled(first, second):
                assert any(
                    all(get(world[first])[0] <= get(world[second])[0] for world in worlds)
                    for get in _scales(chronology, first, second)
                ), case.timeline.events
    assert said >= {Position.BEFORE, Position.AFTER, Position.UNDETERMINED}


def _scales(
    chronology: Chronology, one: int, other: int
) -> Sequence[Callable[[Lived], tuple[int, int]]]:
    """Return by what two events are compared: days, moments, or what their clocks showed."""
    events = chronology.timeline.events
    dates = [events[place].when for place in (one, other)]
    if not any(
        chronology.layers(place) or (when is not None and when.clocked)
        for place, when in zip((one, other), dates, strict=True)
    ):
        return (lambda lived: lived.days,)
    if any(map(is_zoned, dates)):
        return (lambda lived: (lived.begin, lived.end),)
    return (lambda lived: (lived.begin, lived.end), lambda lived: lived.local)


def _holds(position: Position, own: tuple[int, int], its: tuple[int, int]) -> bool:
    match position:
        case Position.SAME:
            return own == its
        case Position.BEFORE:
            return own[1] <= its[0]
        case Position.AFTER:
            return own[0] >= its[1]
        case _:
            return own[0] <= its[1] and its[0] <= own[1]
