"""Brackets: between which neighbours of a drawing everything above began before all below.

A drawing stands in the order of beginnings, so that a reader takes what stands above for what began
first. A bracket holds together what may have begun in another order. It closes where every
beginning above is settled to be no later than every one below: by bounds, or by what is stated of
pairs of them (`settled`). A sum of gaps that alone settles a pair leaves it open.

Of those above only the last count, which nothing above is stated to follow, and of those below the
first: what holds of these holds of all. How long each is among these is known beforehand, so that
one sweep from cut to cut finds where brackets close. What has no first moment at which it can have
begun is no part of this.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

from libyatl.chronology.answers.settled import Following
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.components import strong
from libyatl.collector import resting
from libyatl.dates import OPEN_PAST

_MOST_PAIRS = 64
"""So many pairs are looked at where a bracket may close; where there are more, it stays open."""
_FARTHEST = 128
"""Over so many points that are not drawn what follows an event is sought; no farther, or by none.

By fewer statements a bracket closes later, so that it is never wrong to leave some out.
"""


class Join(IntEnum):
    """What a drawing says of two neighbours: between brackets, ordered within one, or unordered."""

    CLOSED = 0
    ORDERED = 1
    LOOSE = 2


class Bracket(NamedTuple):
    """How an event is joined to what stands above it and to what stands below."""

    above: Join
    below: Join


_Kind = tuple[bool, bool]


class _Beginnings(NamedTuple):
    """Between which moments some events began, on every scale on which they may be compared.

    Attributes:
        kinds: of each, whether it is told by a clock, and whether it has a zone.
        first: by scale (see `_scale`) and event the earliest.
        latest: the latest: what begins no sooner than that is settled to begin no sooner.
        one_scale: whether all scales say the same, since all is told by clocks of one offset.
    """

    kinds: list[_Kind]
    first: tuple[list[int], ...]
    latest: tuple[list[int], ...]
    one_scale: bool


def brackets(solved: Solved, following: Following, places: Sequence[int]) -> dict[int, Bracket]:
    """Return how the events of a drawing are joined, by place; nothing of what has no beginning.

    Args:
        solved: what is implied.
        following: which points are stated to come no earlier, as moments.
        places: the events, in the order in which they are drawn.
    """
    begun = [place for place in places if solved.reach(place).a > OPEN_PAST]
    if not begun:
        return {}
    with resting():
        joins = [Join.CLOSED, *_Sweep(solved, following, begun).joins(), Join.CLOSED]
    return {place: Bracket(*joins[n : n + 2]) for n, place in enumerate(begun)}


class _Sweep:
    """The beginnings of a drawing, by the number at which each stands."""

    def __init__(self, solved: Solved, following: Following, places: Sequence[int]) -> None:
        self._begun = _beginnings(solved, places)
        self._next = _drawn_next(following, places)

    def joins(self) -> list[Join]:
        """Return what is said of each two neighbours."""
        count = len(self._begun.kinds)
        last: set[int] = set()
        first: set[int] = set()
        entering: dict[int, list[tuple[set[int], int]]] = {}
        leaving: dict[int, list[tuple[set[int], int]]] = {}
        for some, spans in zip((last, first), self._in_play(), strict=True):
            for number, (start, stop) in enumerate(spans):
                if start < stop:
                    entering.setdefault(start, []).append((some, number))
                    leaving.setdefault(stop, []).append((some, number))
        found = []
        for cut in range(count - 1):
            for some, number in leaving.get(cut, ()):
                some.discard(number)
            for some, number in entering.get(cut, ()):
                some.add(number)
            if len(last) * len(first) <= _MOST_PAIRS and all(
                self._in_order(one, other) for one in last for other in first
            ):
                found.append(Join.CLOSED)
            else:
                found.append(Join.ORDERED if self._in_order(cut, cut + 1) else Join.LOOSE)
        return found

    def _in_order(self, one: int, other: int) -> bool:
        if other in self._next.get(one, ()):
            return True
        kinds, first, latest, _ = self._begun
        scale = _scale(kinds[one], kinds[other])
        return latest[scale][one] <= first[scale][other]

    def _in_play(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return from which cut on, and before which, each counts: above it, and below it.

        A cut is named by the number of the event above it. An event above counts from its own on
        until one that follows it is above too, or bounds settle it beside all that are below; one
        below from when all that it follows are above, and bounds no longer settle it, to its own.
        """
        count = len(self._begun.kinds)
        followed, followers = [0] * count, [count] * count
        kinds, one_scale = self._begun.kinds, self._begun.one_scale
        for number, later in self._next.items():
            for other in later:
                # On one scale what comes before the first comes before the second too.
                if one_scale or kinds[number] == kinds[other]:
                    followers[number] = min(followers[number], other)
                    followed[other] = max(followed[other], number)
        settled_from, settled_until = self._by_bounds()
        return (
            [(n, min(followers[n], settled_from[n])) for n in range(count)],
            [(max(followed[n], settled_until[n]), n) for n in range(count)],
        )

    def _by_bounds(self) -> tuple[list[int], list[int]]:
        """Return by event from which cut on bounds settle it beside all that are below.

        And until which they do beside all that are above.
        """
        kinds, first, latest, _ = self._begun
        count = len(kinds)
        settled_from, settled_until = [0] * count, [count] * count
        met = set(kinds)
        for kind in met:
            for scale in {_scale(kind, other) for other in met}:
                above, below = _outermost(kind, kinds, first[scale], latest[scale])
                for number, its in enumerate(kinds):
                    if _scale(kind, its) == scale:
                        cut = bisect_left(below, latest[scale][number])
                        settled_from[number] = max(settled_from[number], cut)
                        cut = bisect_right(above, first[scale][number])
                        settled_until[number] = min(settled_until[number], cut)
        return settled_from, settled_until


def _outermost(
    kind: _Kind, kinds: Sequence[_Kind], first: Sequence[int], latest: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return by cut the latest of a kind that stand above, and the earliest that stand below."""
    above = (at if its == kind else OPEN_PAST for its, at in zip(kinds, latest, strict=True))
    below = [at if its == kind else _NEVER for its, at in zip(kinds, first, strict=True)]
    return [*accumulate(above, max)], [*accumulate(reversed(below), min)][-2::-1]


_NEVER = 1 << 80
"""Later than any moment, on any scale."""


def _scale(one: _Kind, other: _Kind) -> int:
    """Return on which scale two kinds are compared: 0 is by their own clocks, 1 is UTC.

    See `settled.scale_between`. Two day-dates are compared by their own clocks: the last second of
    a day comes before the first of the next.
    """
    (clocked, zoned), (its_clocked, its_zoned) = one, other
    return int((clocked or its_clocked) and (zoned or its_zoned))


def _beginnings(solved: Solved, places: Sequence[int]) -> _Beginnings:
    if not solved.clocked:
        # Days alone: what begins on the next day is the first that is settled to begin no sooner.
        kinds = [(False, False)] * len(places)
        days = [solved.begun(place) for place in places]
        first, latest = [first for first, _ in days], [latest + 1 for _, latest in days]
        return _Beginnings(kinds, (first,), (latest,), one_scale=True)
    moments = [(place in solved.clocked, solved.moments_reached(place)) for place in places]
    offsets = {offset for _, each in moments for offset in each.offsets or ("none",)}
    scales = [each.wall for _, each in moments], [each.instants for _, each in moments]
    return _Beginnings(
        [(clocked, each.offsets is not None) for clocked, each in moments],
        tuple([bounds[0] for bounds in scale] for scale in scales),
        tuple([bounds[1] for bounds in scale] for scale in scales),
        one_scale=len(offsets) < 2 and None not in offsets,
    )


def _drawn_next(following: Following, places: Sequence[int]) -> dict[int, set[int]]:
    """Return by number which of the events are stated to begin no earlier, with none between.

    Events of one moment, which lead to each other, are made a chain.
    """
    number = {2 * place: n for n, place in enumerate(places)}
    found: dict[int, set[int]] = {}
    for begin, n in number.items():
        if begin in following and (later := _next_begun(following, begin, number)):
            found[n] = later
    circles = [sorted(some) for some in strong(found, found) if len(some) > 1]
    return _chained(found, circles) if circles else found


def _next_begun(following: Following, begin: int, drawn: Mapping[int, int]) -> set[int]:
    """Return by number the beginnings that are drawn and to which a point leads over no other."""
    found: set[int] = set()
    waiting, seen = [begin], {begin}
    for point in waiting:
        for later in following.get(point, ()):
            if later in seen:
                continue
            seen.add(later)
            if later in drawn:
                found.add(drawn[later])
            else:
                waiting.append(later)
        # Which of so many are met first is a matter of the file, which settles nothing.
        if len(seen) > _FARTHEST:
            return set()
    return found


def _chained(following: Mapping[int, set[int]], circles: list[list[int]]) -> dict[int, set[int]]:
    """Return what follows each where those on a circle follow each other as they are drawn.

    What leads to any of them leads to the first, and what any leads to, the last.
    """
    circle_of = {number: circle for circle in circles for number in circle}
    found: dict[int, set[int]] = {}
    for number, later in following.items():
        own = circle_of.get(number, [number])
        onward = {circle_of.get(other, [other])[0] for other in later}
        if onward := onward - {own[0]}:
            found.setdefault(own[-1], set()).update(onward)
    for circle in circles:
        for one, other in pairwise(circle):
            found.setdefault(one, set()).add(other)
    return found
