"""Two lists beside each other: what stands in order in both, and what lies between."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence


def unlike_parts(was: Sequence[Hashable], now: Sequence[Hashable]) -> Iterator[tuple[int, ...]]:
    """Yield where two lists differ: from where to where in the one, and in the other.

    As many items as can be stay: those between are in both lists, in the same order. Takes n log n
    for n items.
    """
    there = {item: place for place, item in enumerate(_nth_of_each(now))}
    both = [(place, there[item]) for place, item in enumerate(_nth_of_each(was)) if item in there]
    begin = other = 0
    kept = [both[number] for number in longest_rise([place for _, place in both])]
    for here, place in [*kept, (len(was), len(now))]:
        if begin < here or other < place:
            yield begin, here, other, place
        begin, other = here + 1, place + 1


def _nth_of_each(items: Sequence[Hashable]) -> Iterator[tuple[Hashable, int]]:
    """Yield each item with how many equal ones stood before it."""
    counts: Counter[Hashable] = Counter()
    for item in items:
        yield item, counts[item]
        counts[item] += 1


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the places of numbers of which each is above the last, as many as can be."""
    ends: list[int] = []  # by how many there are up to it, the least number that can be the last
    places: list[int] = []  # where that stands
    before: list[int] = []  # of each number, the place of the one before it
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    found: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
