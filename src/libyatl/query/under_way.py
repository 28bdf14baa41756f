"""In which periods each event surely was, and in which possibly.

The law: what `--on PERIOD` would answer of an event (`libyatl.query.within`), for every period of a
kind at once. What time is cut into is numbered, and numbers are kept as ranges, so that an event of
a thousand years costs as much as one of a day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from typing import NamedTuple, Protocol

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import SECONDS_IN_DAY, Four, Scale, in_order, seconds_of
from libyatl.dates.unit_steps import whole_units
from libyatl.query.as_told import AsTold
from libyatl.query.scope import Reaching, Scope
from libyatl.query.whole_dates import whole_date
from libyatl.truth import Truth

Ranges = tuple[tuple[int, int], ...]
"""Numbers from a first to a last each, in order and apart; an end may be open."""

NOWHERE: Ranges = ()
ANYWHERE: Ranges = ((OPEN_PAST, OPEN_FUTURE),)


class Bins(Protocol):
    """What time is cut into, numbered in order.

    Periods hold whole days; what counts in seconds may cut days too, and then a day that is known
    is surely in each bin that it touches.
    """

    @property
    def scale(self) -> Scale:
        """What `number` is asked of: days, or seconds of the clock."""

    @property
    def months(self) -> int:
        """How many whole months of the calendar each is known to have."""

    def number(self, at: int) -> int:
        """Return in which one a day or a second lies; open for what is open."""


class Presence(NamedTuple):
    """In which bins an event was `surely`, and in which `possibly`, those among them.

    In none at all is what has a date that contradicts the rest.
    """

    surely: Ranges
    possibly: Ranges

    def at_best(self, answer: Truth) -> Presence:
        """Return what is left of it where an event meets a question with that answer."""
        return self if answer is Truth.YES else self._replace(surely=NOWHERE)

    @property
    def known(self) -> Presence:
        """The same, but on a side that nothing bounds only as long as it surely was there.

        Else whatever has no known beginning would be everywhere before.
        """
        surely, possibly = self
        if not possibly:
            return self
        is_open = possibly[0][0] == OPEN_PAST, possibly[-1][1] == OPEN_FUTURE
        if not any(is_open):
            return self
        if not surely:
            return Presence(NOWHERE, NOWHERE)
        first = surely[0][0] if is_open[0] else OPEN_PAST
        last = surely[-1][1] if is_open[1] else OPEN_FUTURE
        return Presence(surely, both(possibly, ((first, last),)))


class UnderWay:
    """What is asked of the events of a scope: in which bins each was under way."""

    def __init__(self, scope: Scope, bins: Bins) -> None:
        """Take the scope, and what time is cut into."""
        self._own = _Asked(scope, bins, scope.chronology.clocked)
        self._accounts = scope.accounts
        if self._accounts:
            told = AsTold(scope)
            clocked = {
                number
                for place in scope.chronology.clocked
                for number in told.numbers.get(place, ())
            }
            self._told, self._numbers = _Asked(told, bins, clocked), told.numbers

    def of(self, place: int) -> Presence:
        """Return in which bins an event was: surely, if it was by all of its accounts."""
        own = self._own.of(place)
        if place not in self._accounts:
            return own
        every = [own, *map(self._told.of, self._numbers[place])]
        return Presence(
            reduce(both, (each.surely for each in every)),
            _any_of(each.possibly for each in every),
        )


class _Asked:
    """The answers of the events of a scope, which may be accounts; `clocked` have seconds."""

    def __init__(self, scope: Scope, bins: Bins, clocked: Collection[int]) -> None:
        self._events = scope.timeline.events
        self._possibly, self._surely = scope.possibly, scope.surely
        self._number, self._scale, self._months = bins.number, bins.scale, bins.months
        self._clocked = clocked

    def of(self, place: int) -> Presence:
        event, number = self._events[place], self._number
        when = whole_date(event)
        bounds = self._bounds(self._possibly, place)
        if when is not None and event.status != "planned" and _is_plain(when):
            stated = when.days if self._scale == "days" else when.on(self._scale)
            if stated == bounds:
                surely = self._surely_from(bounds, is_clocked=when.clocked)
                return Presence(surely, ((number(bounds[0]), number(bounds[3])),))
        if when is not None and when.zoned:
            bounds = in_order(bounds)
        possibly: Ranges = ((number(bounds[0]), number(bounds[3])),)
        if when is not None:
            # Which clock shows the bounds of a set of clocks in several zones?
            by_date = self._possible(when)
            possibly = by_date if when.zoned and when.parts else both(possibly, by_date)
        if event.status == "planned":  # it is nothing that has been
            return Presence(NOWHERE, possibly)
        surely = NOWHERE if when is None else self._surely_by(when)
        # The bounds of a {} set say nothing of the days between its dates.
        if when is None or (when.choice != "all" and not (when.zoned and when.parts)):
            firm = self._bounds(self._surely, place)
            if when is not None and when.zoned:
                firm = in_order(firm)
            followed = self._surely_from(firm, is_clocked=place in self._clocked)
            surely = _any_of((surely, followed))
        return Presence(both(surely, possibly), possibly)

    def _bounds(self, of: Reaching, place: int) -> Four:
        return of.reach(place) if self._scale == "days" else of.reach_on(self._scale, place)

    def _surely_by(self, when: When) -> Ranges:
        """Return in which bins a date alone surely is."""
        if when.parts:
            told = map(self._surely_by, when.parts)
            return _any_of(told) if when.choice == "all" else reduce(both, told)
        if when.qualified:
            return NOWHERE
        if when.form == "each":
            return self._on_each(when)
        return self._surely_from(self._of_date(when), is_clocked=when.clocked)

    def _on_each(self, when: When) -> Ranges:
        """Return the bins that hold one whole unit of a range, of which each has an event."""
        units = None if when.clocked else whole_units(*when.days[::3], when.ends[0].precision)
        if units is None:
            return _any_of(map(self._surely_by, when.ends))
        first, last, months = units
        if first > last or months > self._months:
            return NOWHERE
        days = first, first, last, last
        return self._surely_from(
            days if self._scale == "days" else seconds_of(days), is_clocked=False
        )

    def _possible(self, when: When) -> Ranges:
        """Return in which bins a date alone can be."""
        if when.parts:
            return _any_of(map(self._possible, when.parts))
        first, _, _, last = self._of_date(when)
        if when.approximate:
            reach = when.reach.on(self._scale)
            first, last = min(first, reach[0]), max(last, reach[3])
        return ((self._number(first), self._number(last)),)

    def _of_date(self, when: When) -> Four:
        bounds = when.on(self._scale)
        return in_order(bounds) if when.zoned else bounds

    def _surely_from(self, bounds: Four, *, is_clocked: bool) -> Ranges:
        """Return in which bins what had begun by b, and was not over before c, surely was."""
        _, b, c, _ = bounds
        if b == OPEN_FUTURE or c == OPEN_PAST:
            return NOWHERE
        if not is_clocked and self._scale != "days" and b - _REST_OF_DAY <= c:
            b = b - _REST_OF_DAY if b != OPEN_PAST else b
            c = c + _REST_OF_DAY if c != OPEN_FUTURE else c
        begun, over = self._number(b), self._number(c)
        return ((begun, over),) if begun <= over else NOWHERE


_REST_OF_DAY = SECONDS_IN_DAY - 1


def _is_plain(when: When) -> bool:
    """Whether four bounds say all of a date: of an event with just these no more need be asked."""
    return not (when.qualified or when.parts or when.zoned or when.form == "each")


def both(one: Ranges, other: Ranges) -> Ranges:
    """Return what is in both."""
    if len(one) == len(other) == 1:  # as of nearly all
        (low, high), (also_low, also_high) = one[0], other[0]
        low, high = max(low, also_low), min(high, also_high)
        return ((low, high),) if low <= high else NOWHERE
    return tuple(_meeting(one, other))


def _meeting(one: Ranges, other: Ranges) -> Iterator[tuple[int, int]]:
    at = also_at = 0
    while at < len(one) and also_at < len(other):
        low = max(one[at][0], other[also_at][0])
        high = min(one[at][1], other[also_at][1])
        if low <= high:
            yield low, high
        if one[at][1] < other[also_at][1]:
            at += 1
        else:
            also_at += 1


def _any_of(several: Iterable[Ranges]) -> Ranges:
    """Return what is in any of some."""
    every = sorted(each for some in several for each in some)
    if len(every) < 2:
        return tuple(every)
    joined = [every[0]]
    for low, high in every[1:]:
        if low <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], high)
        else:
            joined.append((low, high))
    return tuple(joined)
