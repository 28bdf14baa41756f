"""`Within`: some of an event lies in a window, which is asked of what follows from all statements.

An end of a window is a day or a second of the clock as the event writes it, or a second of UTC:
the law is that a window is answered by the event's own clock, unless it has a zone itself. Both
ends need not be of one scale: `2017-07-25T14:00Z..2017-07-26` is until that day is over wherever
the event was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import (
    REACH,
    SECONDS_IN_DAY,
    Four,
    Offsets,
    Scale,
    day_of_second,
    first_second,
    in_order,
    iso_clock,
    iso_offset,
    last_second,
    reach_of_zones,
)
from libyatl.dates.civil import bound_to_iso, civil
from libyatl.dates.when import of_parts
from libyatl.query.conditions import Test
from libyatl.query.fields import BOUNDING, Fields
from libyatl.query.scope import Reaching, Scope
from libyatl.query.whole_dates import whole_date
from libyatl.truth import Truth


class End(NamedTuple):
    """One end of a window, inclusive.

    Attributes:
        at: a day or a second, or `OPEN_PAST` or `OPEN_FUTURE`.
        scale: what it counts.
        offset: of an instant, seconds east of UTC of the clock by which it is written.
    """

    at: int
    scale: Scale = "days"
    offset: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it bounds nothing."""
        return self.at in (OPEN_PAST, OPEN_FUTURE)

    @property
    def zoned(self) -> bool:
        """Whether it is an instant, whatever the clocks show."""
        return self.scale == "instants"


PAST = End(OPEN_PAST)
FUTURE = End(OPEN_FUTURE)


@dataclass(frozen=True, slots=True)
class Within:
    """Some of the event lies from `low` to `high`, both inclusive.

    What nothing bounds may lie anywhere. Where the window is `doubted`, nothing surely does; nor
    does anything surely lie outside of it, unless it is `widest`: all that may be meant.
    """

    low: End = PAST
    high: End = FUTURE
    doubted: bool = False
    widest: bool = field(default=False, compare=False)
    reads: ClassVar[Fields] = BOUNDING

    @classmethod
    def between(cls, low: End, high: End, *, doubted: bool = False, widest: bool = False) -> Within:
        """Return the window between two ends, the same whichever way these were written."""
        low, high = _plainest(low, high)
        return cls(low, high, doubted, widest)

    def __str__(self) -> str:
        low, high = _written(self.low), _written(self.high, latest=True)
        if self.doubted and low:
            low += "?"
        elif self.doubted:
            high += "?"
        return f"date:{low}..{high}"

    def years(self) -> tuple[int, int]:
        """Return years outside of which an unqualified date of days lies not in the window.

        By whatever clock: there is a year to spare on either side.
        """
        first, last = in_seconds(self.low).at, in_seconds(self.high, latest=True).at
        return civil(day_of_second(first))[0] - 1, civil(day_of_second(last))[0] + 1

    def bind(self, scope: Scope) -> Test:
        """Return a test of what the dates, the relations and the sources imply together."""
        events, doubted, stated_by = scope.timeline.events, self.doubted, self._stated_by()
        follows, surely = self._follows(scope, scope.possibly), self._follows(scope, scope.surely)

        def test(place: int) -> Truth:
            if follows(place) is Truth.NO:
                return Truth.NO
            when = whole_date(events[place])
            stated = Truth.MAYBE if when is None else stated_by(when)
            # What is planned is nothing that has been.
            if doubted or events[place].status == "planned":
                return min(stated, Truth.MAYBE)
            # The bounds of a {} set say nothing of the days between its dates.
            if (
                stated is Truth.MAYBE
                and (when is None or when.choice != "all")
                and surely(place) is Truth.YES
            ):
                return Truth.YES
            return stated

        return test

    def bind_denial(self, scope: Scope) -> Test:
        """Return a test of whether none of the event lies in the window.

        As `bind`'s YES, so its NO may rest on a date in doubt: then the answer is MAYBE.
        """
        events, ask, stated_by = scope.timeline.events, self.bind(scope), self._stated_by()
        surely, doubted = self._follows(scope, scope.surely), self.doubted and not self.widest

        def test(place: int) -> Truth:
            answer = ask(place).negated
            if answer is not Truth.YES:
                return answer
            if doubted:
                return Truth.MAYBE
            if surely(place) is Truth.NO:
                return Truth.YES
            when = whole_date(events[place])
            apart = when is not None and not when.qualified and not stated_by(when)
            return Truth.YES if apart else Truth.MAYBE

        return test

    def _follows(self, scope: Scope, bounds_of: Reaching) -> Test:
        """Return a test of the bounds of an event, by all statements or by the firm ones."""
        (low, of_low, _), (high, of_high, _) = self.low, self.high
        if of_low != of_high:
            return self._follows_on_two_scales(scope, bounds_of)
        if of_low == "days":
            bounds: Callable[[int], Four] = bounds_of.reach
        else:
            bounds = _moments_on(of_low, bounds_of)
        if of_low == "instants":
            return lambda place: _met(bounds(place), low, high)
        events = scope.timeline.events

        def test(place: int) -> Truth:
            when = events[place].when
            if when is not None and when.zoned:
                # Which clock shows the bounds of a set of clocks in several zones?
                return Truth.MAYBE if when.parts else _met(in_order(bounds(place)), low, high)
            return _met(bounds(place), low, high)

        return test

    def _follows_on_two_scales(self, scope: Scope, bounds_of: Reaching) -> Test:
        events, low, high = scope.timeline.events, self.low, self.high

        def test(place: int) -> Truth:
            when, moments = events[place].when, bounds_of.moments_reached(place)
            if when is not None and when.zoned and when.parts:
                return Truth.MAYBE
            begun, over = moments.instants, in_order(moments.wall)
            if low.zoned:
                begun, over = over, begun
            met = _met((*begun[:2], *over[2:]), low.at, high.at)
            return min(met, room_between(low, high, moments.offsets))

        return test

    def _stated_by(self) -> Callable[[When], Truth]:
        """Return what a date alone answers."""
        (low, of_low, _), (high, of_high, _) = self.low, self.high
        if of_low == of_high:
            return lambda when: when.overlaps(low, high, of_low)
        return self._stated_on_two_scales

    def _stated_on_two_scales(self, when: When) -> Truth:
        if when.parts:
            return of_parts([self._stated_on_two_scales(part) for part in when.parts], when.choice)
        low, high = self.low, self.high
        answer = min(
            when.overlaps(low.at, OPEN_FUTURE, low.scale),
            when.overlaps(OPEN_PAST, high.at, high.scale),
            room_between(low, high, when.offsets),
        )
        # Each end may be met by another of several moments.
        return min(answer, Truth.MAYBE) if when.form == "each" else answer


def _met(bounds: Four, low: int, high: int) -> Truth:
    a, b, c, d = bounds
    if a > high or d < low:
        return Truth.NO
    return Truth.YES if b <= high and c >= low else Truth.MAYBE


def _moments_on(scale: Scale, bounds_of: Reaching) -> Callable[[int], Four]:
    return lambda place: bounds_of.reach_on(scale, place)


def room_between(low: End, high: End, offsets: Offsets | None) -> Truth:
    """Say whether there is a moment between two ends, of which one is of clocks and one an instant.

    Args:
        low: the one end.
        high: the other.
        offsets: of the clocks, in seconds east of UTC; what is not known may be anywhere.
    """
    known = [offset for offset in offsets or () if offset is not None]
    if len(known) == 4:
        least, most = min(known), max(known)
    else:
        least, most = reach_of_zones(high.at if low.zoned else low.at)
    if low.zoned:
        farthest = high.at - low.at  # to the east, for there the day is over first
        surely, possibly = most <= farthest, least <= farthest
    else:
        nearest = low.at - high.at  # to the east, for elsewhere it has not begun
        surely, possibly = least >= nearest, most >= nearest
    return Truth.YES if surely else Truth.MAYBE if possibly else Truth.NO


def _plainest(low: End, high: End) -> tuple[End, End]:
    """Return two ends such that what is the same window is the same."""
    if low.at == OPEN_PAST:
        low = End(OPEN_PAST, "days" if high.at == OPEN_FUTURE else high.scale)
    if high.at == OPEN_FUTURE:
        high = End(OPEN_FUTURE, low.scale)
    if low.scale == high.scale == "wall":
        return _as_days(low, high)
    if low.scale != high.scale and "days" in (low.scale, high.scale):
        return _plainest(in_seconds(low), in_seconds(high, latest=True))
    return _readable(low), _readable(high)


def in_seconds(end: End, *, latest: bool = False) -> End:
    """Return a day as the first or the last of its seconds, and a second as it is."""
    if end.scale != "days" or not OPEN_PAST < end.at < OPEN_FUTURE:
        return end
    return End(last_second(end.at) if latest else first_second(end.at), "wall")


def _as_days(low: End, high: End) -> tuple[End, End]:
    """Return as days what begins with one and ends with one."""
    first, last = day_of_second(low.at), day_of_second(high.at)
    if first_second(first) == low.at and last_second(last) == high.at:
        return End(first), End(last)
    return low, high


def _readable(end: End) -> End:
    """Return an instant as the grammar of dates has a clock for it.

    Offsets are in whole minutes there, and years have four digits.
    """
    if not end.zoned or end.is_open:
        return end
    farthest_west, farthest_east = REACH
    for offset in (end.offset, 0, *REACH):
        in_minutes = not offset % 60 and farthest_west <= offset <= farthest_east
        if in_minutes and abs(civil(day_of_second(end.at + offset))[0]) < 10_000:
            return end._replace(offset=offset)
    return end


def _written(end: End, *, latest: bool = False) -> str:
    """Write an end as the grammar of dates reads it."""
    if end.scale == "days" or end.is_open:
        return _day_bound(end.at)
    wall = end.at + end.offset
    day, second = divmod(wall, SECONDS_IN_DAY)
    written = _day_bound(day)
    if not end.zoned and second == (SECONDS_IN_DAY - 1 if latest else 0):
        return written
    return f"{written}T{iso_clock(second)}{iso_offset(end.offset) if end.zoned else ''}"


def _day_bound(day: int) -> str:
    written = bound_to_iso(day)
    if written is None:
        return ""
    year = written[:-6]
    # Beyond four digits the grammar of dates has years only, and a window ends with one.
    return written if len(year.lstrip("-")) == 4 else f"Y{year}"
