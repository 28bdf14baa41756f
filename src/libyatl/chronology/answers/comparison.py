"""How two events lie to each other in time, and why: what is settled of their points, no more.

That a point came no later than another follows from bounds, from what is stated, or from a sum of
gaps: `settled` has what settles, `chains` how statements are found that link two points.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, assert_never

from libyatl.chronology.answers.chains import Reasons, stated, summed, together
from libyatl.chronology.answers.explanation import Reason, reason
from libyatl.chronology.answers.settled import by_bounds, scale_between
from libyatl.chronology.layers import Applied, Layer
from libyatl.chronology.solved import Solved
from libyatl.chronology.statements.constraints import Statement
from libyatl.dates.axis import Scale


class Position(StrEnum):
    """How one event lies to another: the most that is settled.

    One moment may end an event and begin what comes after.
    """

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"
    AROUND = "around"
    SAME_INSTANT = "same instant"
    SAME_TIME = "same time"
    BEGINS_FIRST = "begins first"
    BEGINS_LAST = "begins last"
    ENDS_FIRST = "ends first"
    ENDS_LAST = "ends last"
    BEGINS_TOGETHER = "begins together"
    ENDS_TOGETHER = "ends together"
    SAME_DAY = "same day"
    OVERLAPPING = "overlapping"
    UNDETERMINED = "undetermined"


class Which(StrEnum):
    """Of two beginnings, or of two ends: which is that of the one that is asked for."""

    FIRST = "first"
    LAST = "last"
    TOGETHER = "together"


class Comparison(NamedTuple):
    """How one event lies to another, and the chains of statements that say so, each once.

    A chain of statements that links the two goes from its first point; without one, the chains are
    those of the bounds that decide. `undetermined` has none, nor has an event beside itself.

    Attributes:
        position: the most that is settled.
        reasons: why.
        begins: which of the two begins first; None where that is not settled.
        ends: which of the two ends first.
        firm: what firm statements alone settle, where that is not the same.
    """

    position: Position
    reasons: tuple[Reason, ...]
    begins: Which | None = None
    ends: Which | None = None
    firm: Comparison | None = None

    def says_as(self, other: Comparison) -> bool:
        """Whether another settles the same, for whatever reasons."""
        return (self.position, self.begins, self.ends) == (
            other.position,
            other.begins,
            other.ends,
        )


_BEGINS = {
    Which.FIRST: Position.BEGINS_FIRST,
    Which.LAST: Position.BEGINS_LAST,
    Which.TOGETHER: Position.BEGINS_TOGETHER,
}
_ENDS = {
    Which.FIRST: Position.ENDS_FIRST,
    Which.LAST: Position.ENDS_LAST,
    Which.TOGETHER: Position.ENDS_TOGETHER,
}


def compare(solved: Solved, one: int, other: int) -> Comparison:
    """Return how event `one` lies to event `other`.

    Before: it ends no later than the other begins; after is the mirror. During: it neither begins
    sooner nor ends later; around is the mirror. Same instant: both are of one moment. Same time:
    both begin and end together, or `with` says so of them. Else, which begins or ends first. Same
    day: both are of one day, in an order that is not settled. Overlapping: there is a moment that
    both hold.
    """
    if one == other:
        return Comparison(Position.SAME_TIME, (), Which.TOGETHER, Which.TOGETHER)
    tried = [_compared(pair, one, other) for pair in _compared_by(solved, one, other)]
    best, *others = tried
    for found in others:
        if not (best.begins or best.ends) and found.position is not Position.UNDETERMINED:
            best = found
    return best


def begins_no_later(solved: Solved, one: int, other: int) -> bool:
    """Say whether event `one` surely begins no later than event `other`."""
    if one == other:
        return True
    found = (pair.which(2 * one, 2 * other)[0] for pair in _compared_by(solved, one, other))
    return next(filter(None, found), Which.LAST) is not Which.LAST


def _compared(pair: _Pair, one: int, other: int) -> Comparison:
    begin, end, its_begin, its_end = 2 * one, 2 * one + 1, 2 * other, 2 * other + 1
    before, after = pair.no_later(end, its_begin), pair.no_later(its_end, begin)
    (begins, why_begins), (ends, why_ends) = pair.which(begin, its_begin), pair.which(end, its_end)
    if before and after:
        return _comparison(Position.SAME_INSTANT, before + after, begins, ends)
    if before:
        return _comparison(Position.BEFORE, before, begins, ends)
    if after:
        return _comparison(Position.AFTER, after, begins, ends)
    if begins or ends:
        return _comparison(_position(begins, ends), why_begins + why_ends, begins, ends)
    if at_one_time := pair.by_with(one, other):
        return _comparison(Position.SAME_TIME, at_one_time)
    if on_one_day := pair.on_one_day(one, other):
        return _comparison(Position.SAME_DAY, on_one_day)
    ended, its = pair.no_later(begin, its_end), pair.no_later(its_begin, end)
    if ended and its:
        return _comparison(Position.OVERLAPPING, ended + its)
    return Comparison(Position.UNDETERMINED, ())


def _position(begins: Which | None, ends: Which | None) -> Position:
    match begins, ends:
        case Which.TOGETHER, Which.TOGETHER:
            return Position.SAME_TIME
        case ((Which.LAST | Which.TOGETHER), (Which.FIRST | Which.TOGETHER)):
            return Position.DURING
        case ((Which.FIRST | Which.TOGETHER), (Which.LAST | Which.TOGETHER)):
            return Position.AROUND
        case None, (Which.FIRST | Which.LAST | Which.TOGETHER):
            return _ENDS[ends]
    assert begins is not None
    return _BEGINS[begins]


def _comparison(
    position: Position,
    reasons: Reasons,
    begins: Which | None = None,
    ends: Which | None = None,
) -> Comparison:
    """Return a comparison with each chain once, whichever points and whichever way it links."""
    distinct: dict[frozenset[Statement], Reason] = {}
    for each in reasons:
        distinct.setdefault(frozenset(each.statements), each)
    return Comparison(position, tuple(distinct.values()), begins, ends)


def _compared_by(solved: Solved, one: int, other: int) -> Iterator[_Pair]:
    """Yield two events by what they are compared, and on which scale.

    In UTC, where either of them has a zone; else by their own clocks, and where these settle
    nothing, by what is stated of both and of events with zones.
    """
    layers = solved.layers(one)
    common: tuple[Applied, ...] = layers if layers and layers == solved.layers(other) else ()
    scale = scale_between(solved, one, other)
    match scale:
        case "days":
            yield _Pair(solved, one, other, solved, scale)
        case "instants":
            yield _Pair(solved, one, other, common[0] if common else solved, scale)
        case "wall":
            yield _Pair(solved, one, other, common[-1] if common else solved, scale)
            if common[1:]:
                yield _Pair(solved, one, other, common[0], "instants")
        case _:
            assert_never(scale)


class _Pair:
    """What is settled of the points of two events, each worked out when asked.

    What is not settled has no reasons.
    """

    def __init__(self, solved: Solved, one: int, other: int, by: Applied, scale: Scale) -> None:
        self.solved = solved
        self.by = by
        self.scale = scale
        # Nothing passes through the date of an event that contradicts the rest.
        self.linked = not (solved.keeps_its_date(one) or solved.keeps_its_date(other))
        self._found: dict[tuple[int, int], Reasons] = {}

    def no_later(self, first: int, second: int) -> Reasons:
        """Return why a point came no later than another: by a chain, or by the bounds of both."""
        if (first, second) not in self._found:
            self._found[first, second] = self._why(first, second)
        return self._found[first, second]

    def which(self, first: int, second: int) -> tuple[Which | None, Reasons]:
        """Return which of two points is the first, and why."""
        sooner, later = self.no_later(first, second), self.no_later(second, first)
        if sooner and later:
            return Which.TOGETHER, sooner + later
        return (Which.FIRST, sooner) if sooner else (Which.LAST if later else None, later)

    def by_with(self, one: int, other: int) -> Reasons:
        """Return why two events are at one time: by a chain of `with` alone."""
        return together(self.solved, one, other) if self.linked else ()

    def on_one_day(self, one: int, other: int) -> Reasons:
        """Return why two events are of one and the same day, by clocks that stand alike."""
        offsets = [self.solved.moments_reached(place).offsets for place in (one, other)]
        if self.scale == "instants" and offsets[0] != offsets[1]:
            return ()
        ends = (2 * one + 1, 2 * other), (2 * other + 1, 2 * one)
        why = [self._in_days(first, second) for first, second in ends]
        return why[0] + why[1] if all(why) else ()

    def _in_days(self, first: int, second: int) -> Reasons:
        """Return why the day of a point is no later than that of another."""
        days = self.solved.reach(first >> 1), self.solved.reach(second >> 1)
        if days[0][2 * (first & 1) + 1] <= days[1][2 * (second & 1)]:
            return self._bounds_of(first, second)
        if self.linked and self._share_days(first, second):
            return summed(self.solved, self.solved, second, first)
        return ()

    def _why(self, first: int, second: int) -> Reasons:
        solved = self.solved
        if self.linked and (chain := self._chain(first, second)):
            return chain
        if by_bounds(solved, first, second, self.scale):
            return self._bounds_of(first, second)
        # A count of days puts one before the other where it puts it on a day before.
        if self.linked and self._share_days(first, second):
            return summed(solved, solved, second, first, most=-1)
        return ()

    def _chain(self, first: int, second: int) -> Reasons:
        """Return why a point came no later than another by what links the two, as moments."""
        return stated(self.solved, self.by, second, first) or (
            summed(self.solved, self.by, second, first) if isinstance(self.by, Layer) else ()
        )

    def _share_days(self, first: int, second: int) -> bool:
        """Whether the days of both were counted by one clock."""
        in_utc_days = self.solved.rules.in_utc_days
        return first >> 1 not in in_utc_days and second >> 1 not in in_utc_days

    def _bounds_of(self, first: int, second: int) -> Reasons:
        return (
            reason(self.solved, first, latest=True),
            reason(self.solved, second, latest=False),
        )
