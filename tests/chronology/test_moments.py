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
from itertools import permutations, product

import pytest
from chronology.histories import goes_in_a_circle
from chronology.moments import ZONES, Drawn, Lived, World, drawn, is_zoned, of_one_clock, outside
from chronology.moments import worlds as worlds_of

from libyatl.chronology import Chronology, resolve
from libyatl.chronology.answers.brackets import Join
from libyatl.chronology.answers.comparison import Comparison, Position, Which

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
        places = range(len(case.timeline.events))
        for one, other in permutations(places, 2):
            found = chronology.compare(one, other)
            said.add(found.position)
            assert any(
                all(_holds(found, get(world[one]), get(world[other])) for world in worlds)
                for get in _scales(chronology, one, other)
            ), case.timeline.events
            assert chronology.settled(one, other) == (found.begins in (Which.FIRST, Which.TOGETHER))
        order = chronology.order(places)
        joined = chronology.brackets(order)
        begun = [place for place in order if place in joined]
        for cut in range(1, len(begun)):
            if joined[begun[cut]].above is Join.CLOSED:
                for first, second in product(begun[:cut], begun[cut:]):
                    assert any(
                        all(get(world[first])[0] <= get(world[second])[0] for world in worlds)
                        for get in _scales(chronology, first, second)
                    ), case.timeline.events
    assert said >= {Position.BEFORE, Position.AFTER, Position.UNDETERMINED}


def _scales(
    chronology: Chronology, one: int, other: int
) -> Sequence[Callable[[Lived], tuple[int, int]]]:
    """Return by what two events are compared: moments, or what their clocks showed."""
    dates = [chronology.timeline.events[place].when for place in (one, other)]
    if not (one in chronology.clocked or other in chronology.clocked):
        return (lambda lived: lived.local,)
    if any(map(is_zoned, dates)):
        return (lambda lived: (lived.begin, lived.end),)
    return (lambda lived: (lived.begin, lived.end), lambda lived: lived.local)


def _holds(said: Comparison, own: tuple[int, int], its: tuple[int, int]) -> bool:
    """Whether all that a comparison says holds of two events in a world."""
    return (
        _is_so(said.position, own, its)
        and _are_so(said.begins, own[0] - its[0])
        and _are_so(said.ends, own[1] - its[1])
    )


def _is_so(position: Position, own: tuple[int, int], its: tuple[int, int]) -> bool:
    match position:
        case Position.BEFORE:
            return own[1] <= its[0]
        case Position.AFTER:
            return own[0] >= its[1]
        case Position.SAME_INSTANT:
            return own == its and own[0] == own[1]
        case Position.OVERLAPPING:
            return own[0] <= its[1] and its[0] <= own[1]
        case _:
            return True


def _are_so(which: Which | None, apart: int) -> bool:
    match which:
        case Which.FIRST:
            return apart <= 0
        case Which.LAST:
            return apart >= 0
        case Which.TOGETHER:
            return apart == 0
        case None:
            return True
