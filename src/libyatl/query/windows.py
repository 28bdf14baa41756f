"""Windows of days: what `--from`, `--to`, `--on`, `--before`, `--after` and `date:` ask.

A vague date is a window of all its days. A `[]` set is one of its members, and nobody knows
which: what surely meets the window meets it whichever that is. A `{}` set is all of them, so
that to be on it is to be on any. A window with a date that is marked as approximate or
uncertain is met at best possibly, and missed at best possibly. An approximate one may lie one unit
of its precision off on either side (`When.reach`), whether it is asked or stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.civil import bound_to_iso
from libyatl.dates.when import moved
from libyatl.query.conditions import Both, Condition, Either, Test
from libyatl.query.scope import Scope
from libyatl.truth import Truth

Days = tuple[int, int]
"""First and last, both inclusive."""


def _moved_inward(when: When, *, latest: bool) -> int:
    """Return the last (or first) day of a date, as early (or as late) as it can mean."""
    if when.parts:
        days = [_moved_inward(part, latest=latest) for part in when.parts]
        return max(days) if latest else min(days)
    if latest:
        return moved(when.last_day, when.ends[-1] if when.ends else when, -1, clocked=False)
    return moved(when.first_day, when.ends[0] if when.ends else when, 1, clocked=False)


_FROM: dict[str, Callable[[When], int]] = {
    "since": lambda when: when.reach.first_day,
    "after": lambda when: _moved_inward(when, latest=True) + 1,
}
_TO: dict[str, Callable[[When], int]] = {
    "until": lambda when: when.reach.last_day,
    "before": lambda when: _moved_inward(when, latest=False) - 1,
}


@dataclass(frozen=True, slots=True)
class Within:
    """Some of the event lies in the days from `low` to `high`, both inclusive.

    What nothing bounds may lie anywhere. Where the days are `doubted`, nothing surely does; nor
    does anything surely lie outside of them, unless they are `widest`: all that may be meant.
    """

    low: int = OPEN_PAST
    high: int = OPEN_FUTURE
    doubted: bool = False
    widest: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        low, high = _day_bound(self.low), _day_bound(self.high)
        if self.doubted and low:
            low += "?"
        elif self.doubted:
            high += "?"
        return f"date:{low}..{high}"

    def bind(self, scope: Scope) -> Test:
        """Return a test of what the dates, the relations and the sources imply together."""
        events, low, high = scope.timeline.events, self.low, self.high
        bounds, firm, doubted = scope.chronology.reach, scope.firm.bounds, self.doubted

        def test(place: int) -> Truth:
            found = bounds(place)
            if found.a > high or found.d < low:
                return Truth.NO
            when = events[place].when
            stated = Truth.MAYBE if when is None else when.overlaps(low, high, "days")
            if doubted:
                return min(stated, Truth.MAYBE)
            # The bounds of a {} set say nothing of the days between its dates.
            if stated is Truth.MAYBE and (when is None or when.choice != "all"):
                surely = firm(place)
                if surely.b <= high and surely.c >= low:
                    return Truth.YES
            return stated

        return test

    def bind_denial(self, scope: Scope) -> Test:
        """Return a test of whether none of the event lies in the days.

        As `bind`'s YES, so its NO may rest on a date in doubt: then the answer is MAYBE.
        """
        events, low, high = scope.timeline.events, self.low, self.high
        ask, firm = self.bind(scope), scope.firm.bounds
        doubted = self.doubted and not self.widest

        def test(place: int) -> Truth:
            answer = ask(place).negated
            if answer is not Truth.YES:
                return answer
            if doubted:
                return Truth.MAYBE
            when, surely = events[place].when, firm(place)
            if surely.a > high or surely.d < low:
                return Truth.YES
            apart = when is not None and not when.qualified and not when.overlaps(low, high, "days")
            return Truth.YES if apart else Truth.MAYBE

        return test


def window(given: Mapping[str, When]) -> Condition | None:
    """Return what the dates ask together, or None where no day can meet it.

    `given` has dates by what each bounds: `since` its first day or `until` its last, both
    inclusive, `after` or `before` all of it, or `on` some day of it.
    """
    lows = [[_FROM[name](one) for one in _one_of(given[name])] for name in _FROM if name in given]
    highs = [[_TO[name](one) for one in _one_of(given[name])] for name in _TO if name in given]
    widest = max(map(min, lows), default=OPEN_PAST), min(map(max, highs), default=OPEN_FUTURE)
    narrowest = max(map(max, lows), default=OPEN_PAST), min(map(min, highs), default=OPEN_FUTURE)
    on = given.get("on")
    days = (
        [(OPEN_PAST, OPEN_FUTURE)]
        if on is None
        else [(one.reach.first_day, one.reach.last_day) for one in _members(on)]
    )
    possible = _cut(days, widest)
    if not possible:
        return None
    qualified = any(when.qualified for when in given.values())
    unsure = [Within(*each, doubted=True, widest=not qualified) for each in possible]
    if any(map(_doubted, given.values())):
        return _node_of(Either, unsure)
    any_of = on is None or on.choice != "one"
    if any_of and widest == narrowest:
        return _node_of(Either, [Within(*each) for each in possible])
    surely = [Within(*each) for each in _cut(days, narrowest)]
    if any_of and surely:
        return Either((*surely, *unsure))
    if len(surely) == len(days):
        return Either((_node_of(Both, surely), *unsure))
    return _node_of(Either, unsure)


def _members(when: When) -> tuple[When, ...]:
    return when.parts or (when,)


def _one_of(when: When) -> tuple[When, ...]:
    """Return the dates of which it is one: more than itself for a [] set."""
    return when.parts if when.choice == "one" else (when,)


def _doubted(when: When) -> bool:
    """Whether nothing can surely meet it: a range in a [] set is one of more than its ends."""
    one_of = when.parts if when.choice == "one" else ()
    return when.qualified or any(part.precision == "range" for part in one_of)


def _cut(days: Iterable[Days], within: Days) -> list[Days]:
    """Return what lies of each within the days."""
    cut = ((max(low, within[0]), min(high, within[1])) for low, high in days)
    return [(low, high) for low, high in cut if OPEN_PAST <= low <= high <= OPEN_FUTURE]


def _node_of(node: Callable[[tuple[Condition, ...]], Condition], some: list[Within]) -> Condition:
    return node(tuple(some)) if len(some) > 1 else some[0]


def _day_bound(day: int) -> str:
    written = bound_to_iso(day)
    if written is None:
        return ""
    year = written[:-6]
    # Beyond four digits the grammar of dates has years only, and a window ends with one.
    return written if len(year.lstrip("-")) == 4 else f"Y{year}"
