"""Sets: an event that was on one of several dates, of which those that its bounds exclude go.

What is left of a set may bound its event more closely, and that others, whose sets lose members in
turn. So labels that were tight are lowered from the points that changed alone, until nothing goes:
a chain of n sets costs no n searches. Each label that is lowered keeps why: the edge over which it
was, and the label at the other end as it stood then (`Label`). So no reason goes round in a circle,
and none is worked out before somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from libyatl.chronology.solver.network import Out, depth_first

Member = tuple[int, int, int, int]
"""(first begin, last begin, first end, last end) of one of the dates."""
Edge = tuple[int, int, int]
"""(u, v, apart): v comes at most so much after u."""


class Label(NamedTuple):
    """A bound of a point that was lowered after all was tight, and why.

    Attributes:
        point: whose bound it is.
        latest: whether it is the latest moment; else the earliest.
        at: the moment.
        edge: over which it was lowered; None where members of the event's set had gone.
        behind: the labels that it rests on, as they stood: of the other end of the edge, or those
            that excluded members.
    """

    point: int
    latest: bool
    at: int
    edge: Edge | None
    behind: tuple[Label | Stood, ...]


class Stood(NamedTuple):
    """A bound of a point as it stood when all was tight, and before any member went."""

    point: int
    latest: bool


class Lowered(NamedTuple):
    """The bounds that were lowered, by point and whether it is the latest moment.

    Attributes:
        why: the label that each has now.
        before: what each was when all was tight.
    """

    why: dict[tuple[int, bool], Label]
    before: dict[tuple[int, bool], int]

    @classmethod
    def none(cls) -> Lowered:
        """Return that none is."""
        return cls({}, {})

    def copied(self) -> Lowered:
        """Return the same, to be added to."""
        return Lowered(dict(self.why), dict(self.before))

    def of(self, point: int, *, latest: bool) -> Label | Stood:
        """Return the label of a bound."""
        return self.why.get((point, latest), Stood(point, latest))


Moments = list[int] | dict[int, int]
"""By point."""


class Thinned:
    """What became of tight bounds once members that they exclude had gone.

    Attributes:
        earliest: by point, the earliest moments in the end.
        latest: the latest.
        lowered: the bounds that were lowered.
        wrong: labels that leave no moment for a point, or no member of a set; empty where all fits.
        emptied: the event whose set has no member left, or None.
    """

    def __init__(
        self,
        earliest: Moments,
        latest: Moments,
        edges: Iterable[Edge],
        sets: Mapping[int, Sequence[Member]],
    ) -> None:
        """Take what is tight, and by event the members of its set; the bounds are lowered in place.

        Args:
            earliest: by point (2p begins event p), the earliest moments.
            latest: the latest.
            edges: what constrains points of components that have sets.
            sets: the members by event.
        """
        self.earliest = earliest
        self.latest = latest
        self.lowered = Lowered.none()
        self.wrong: tuple[Label | Stood, ...] = ()
        self.emptied: int | None = None
        self._sets = {event: list(members) for event, members in sets.items()}
        self._gone: dict[int, list[tuple[Member, Label | Stood]]] = {}
        losing = [event for event in sets if self._loses(event)]
        if not losing:
            return
        self._onward: dict[int, list[Edge]] = {}
        self._back: dict[int, list[Edge]] = {}
        out: Out = {}
        for edge in edges:
            u, v, _ = edge
            self._onward.setdefault(u, []).append(edge)
            self._back.setdefault(v, []).append(edge)
            out.setdefault(u >> 1, []).extend(edge)
            out.setdefault(v >> 1, [])
        # What is lowered is followed in the order of the edges, or against it: in a chain each
        # point is met once, however many sets lose a member on the way.
        self._rank = {event: rank for rank, event in enumerate(depth_first(out))}
        self._waiting: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for event in losing:
            if not self.wrong:
                self._thin(event)
        self._settle()

    def _loses(self, event: int) -> bool:
        return any(self._excluding(event, member) is not None for member in self._sets[event])

    def _excluding(self, event: int, member: Member) -> tuple[int, bool] | None:
        """Return the bound of a point that leaves no room for a member, if any does."""
        for point, first, last in ((2 * event, *member[:2]), (2 * event + 1, *member[2:])):
            if first > self.latest[point]:
                return point, True
            if last < self.earliest[point]:
                return point, False
        return None

    def _settle(self) -> None:
        """Lower what follows from the bounds that are waiting, until all is tight."""
        while any(self._waiting) and not self.wrong:
            latest = bool(self._waiting[True])
            while self._waiting[latest] and not self.wrong:
                _, point = heappop(self._waiting[latest])
                if point >> 1 in self._sets and self._loses(point >> 1):
                    self._thin(point >> 1)
                self._follow(point, latest=latest)

    def _follow(self, point: int, *, latest: bool) -> None:
        label = self.lowered.why[point, latest]
        for edge in (self._onward if latest else self._back).get(point, ()):
            u, v, apart = edge
            other, reached = (v, label.at + apart) if latest else (u, label.at - apart)
            if self._lowers(other, reached, latest=latest):
                self._lower(Label(other, latest, reached, edge, (label,)))

    def _thin(self, event: int) -> None:
        """Let go the members that the bounds of an event exclude."""
        kept = []
        gone = self._gone.setdefault(event, [])
        for member in self._sets[event]:
            bound = self._excluding(event, member)
            if bound is None:
                kept.append(member)
            else:
                gone.append((member, self.lowered.of(bound[0], latest=bound[1])))
        self._sets[event] = kept
        if not kept:
            self.emptied = event
            self.wrong = tuple(dict.fromkeys(label for _, label in gone))
            return
        for number, (point, latest) in enumerate(_of_event(event)):
            at = (max if latest else min)(member[number] for member in kept)
            if self._lowers(point, at, latest=latest):
                behind = dict.fromkeys(
                    label
                    for member, label in gone
                    if (member[number] > at if latest else member[number] < at)
                )
                self._lower(Label(point, latest, at, None, tuple(behind)))

    def _lowers(self, point: int, at: int, *, latest: bool) -> bool:
        return at < self.latest[point] if latest else at > self.earliest[point]

    def _lower(self, label: Label) -> None:
        """Lower a bound; what follows from it waits."""
        point, latest, at, _, _ = label
        bounds = self.latest if latest else self.earliest
        self.lowered.before.setdefault((point, latest), bounds[point])
        bounds[point] = at
        self.lowered.why[point, latest] = label
        if self.earliest[point] > self.latest[point]:
            self.wrong = tuple(self.lowered.of(point, latest=way) for way in (True, False))
        rank = self._rank.get(point >> 1, 0)
        heappush(self._waiting[latest], (rank if latest else -rank, point))


def _of_event(event: int) -> Iterator[tuple[int, bool]]:
    """Yield the four bounds of an event: of which point, and whether it is the latest."""
    for point in (2 * event, 2 * event + 1):
        yield point, False
        yield point, True
