"""In which periods each event surely was, and in which possibly.

The law: what `--on PERIOD` would answer of an event (`libyatl.query.within`), for every period of a
kind at once. Periods are numbered (`libyatl.query.periods`), and numbers are kept as ranges, so
that an event of a thousand years costs as much as one of a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import Four, in_order
from libyatl.dates.unit_steps import whole_units
from libyatl.query.as_told import AsTold
from libyatl.query.periods import Period
from libyatl.query.scope import Scope

Ranges = tuple[tuple[int, int], ...]
"""Numbers from a first to a last each, in order and apart; an end may be open."""

NOWHERE: Ranges = ()
ANYWHERE: Ranges = ((OPEN_PAST, OPEN_FUTURE),)


class Presence(NamedTuple):
    """In which periods an event was `surely`, and in which `possibly`, those among them."""

    surely: Ranges
    possibly: Ranges


class UnderWay:
    """What is asked of the events of a scope: in which periods of a kind each was under way."""

    def __init__(self, scope: Scope, period: Period) -> None:
        """Take the scope, and of which kind the periods are."""
        self._own = _Asked(scope, period)
        self._accounts = scope.accounts
        if self._accounts:
            told = AsTold(scope)
            self._told, self._numbers = _Asked(told, period), told.numbers

    def of(self, place: int) -> Presence:
        """Return in which periods an event was: surely, if it was by all of its accounts."""
        own = self._own.of(place)
        if place not in self._accounts:
            return own
        every = [own, *map(self._told.of, self._numbers[place])]
        return Presence(
            reduce(both, (each.surely for each in every)),
            _any_of(each.possibly for each in every),
        )


class _Asked:
    """The answers of the events of a scope, which may be accounts."""

    def __init__(self, scope: Scope, period: Period) -> None:
        self._events = scope.timeline.events
        self._possibly, self._surely = scope.possibly, scope.surely
        self._period, self._number = period, period.number

    def of(self, place: int) -> Presence:
        event, number = self._events[place], self._number
        when = event.when
        bounds: Four = self._possibly.reach(place)
        if (
            when is not None
            and when.days == bounds
            and event.status != "planned"
            and _is_plain(when)
        ):
            return Presence(_between(bounds, number), ((number(bounds[0]), number(bounds[3])),))
        if when is not None and when.zoned:
            bounds = in_order(bounds)
        possibly: Ranges = ((number(bounds[0]), number(bounds[3])),)
        if when is not None:
            # Which clock shows the bounds of a set of clocks in several zones?
            stated = _possibly(when, number)
            possibly = stated if when.zoned and when.parts else both(possibly, stated)
        if event.status == "planned":  # it is nothing that has been
            return Presence(NOWHERE, possibly)
        surely = NOWHERE if when is None else self._stated(when)
        # The bounds of a {} set say nothing of the days between its dates.
        if when is None or (when.choice != "all" and not (when.zoned and when.parts)):
            firm: Four = self._surely.reach(place)
            if when is not None and when.zoned:
                firm = in_order(firm)
            surely = _any_of((surely, _between(firm, number)))
        return Presence(both(surely, possibly), possibly)

    def _stated(self, when: When) -> Ranges:
        """Return in which periods a date alone surely is."""
        if when.parts:
            told = map(self._stated, when.parts)
            return _any_of(told) if when.choice == "all" else reduce(both, told)
        if when.qualified:
            return NOWHERE
        if when.form == "each":
            return self._on_each(when)
        return _between(_days(when), self._number)

    def _on_each(self, when: When) -> Ranges:
        """Return the periods that hold one whole unit of a range, of which each has an event."""
        units = None if when.clocked else whole_units(*when.days[::3], when.ends[0].precision)
        if units is None:
            return _any_of(map(self._stated, when.ends))
        first, last, months = units
        return (
            _between((first, first, last, last), self._number)
            if (first <= last and months <= self._period.months)
            else NOWHERE
        )


def _is_plain(when: When) -> bool:
    """Whether four days say all of a date, so that of an event with just these no more is asked."""
    return not (when.qualified or when.parts or when.zoned or when.form == "each")


def _possibly(when: When, number: Callable[[int], int]) -> Ranges:
    """Return in which periods a date alone can be."""
    if when.parts:
        return _any_of(_possibly(part, number) for part in when.parts)
    first, _, _, last = _days(when)
    if when.approximate:
        reach = when.reach.days
        first, last = min(first, reach[0]), max(last, reach[3])
    return ((number(first), number(last)),)


def _days(when: When) -> Four:
    return in_order(when.days) if when.zoned else when.days


def _between(days: Four, number: Callable[[int], int]) -> Ranges:
    """Return in which periods what had begun by b, and was not over before c, surely was."""
    _, b, c, _ = days
    if b == OPEN_FUTURE or c == OPEN_PAST:
        return NOWHERE
    begun, over = number(b), number(c)
    return ((begun, over),) if begun <= over else NOWHERE


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
