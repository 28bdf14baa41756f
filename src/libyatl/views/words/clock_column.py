"""Clocks beside a rail: no zone that all have, no second that tells nothing apart.

What one zone tells is said once; a second is shown where another event begins in the same minute;
and a day of many clocks is a heading above them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.calendar_names import month_name, year_name
from libyatl.dates.civil import civil
from libyatl.model import Event

CROWDED_DAY = 3
"""A day on which more clocks than this begin something has a heading of its own."""

_MINUTE = 60
_CLOCK = re.compile(r"(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-][\d:]+)?(\[[^]]*\])?")


class ClockColumn:
    """How the clocks of some events are told beside a rail.

    Attributes:
        zone: the zone of them all, in words; empty where they have none, or not one.
        crowded: the days whose clocks stand under a heading.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        """Take the events that are drawn."""
        whens = [event.when for event in events if event.when is not None and event.when.clocked]
        zones = {zone for when in whens for zone in _zones(when)}
        self.zone = zones.pop() if len(zones) == 1 else ""
        minutes = Counter(when.a // _MINUTE for when in whens)
        self._shared = {minute for minute, count in minutes.items() if count > 1}
        days = Counter(when.first_day for when in whens if when.first_day > OPEN_PAST)
        self.crowded = {day for day, count in days.items() if count > CROWDED_DAY}

    def shown(self, when: When) -> When:
        """Return a date with no more of its clocks than has to be shown."""
        exact = when.a // _MINUTE in self._shared or (when.d - when.a < _MINUTE and when.ends != ())
        return _shorter(when, zoned=not self.zone, exact=exact)

    def heading(self, when: When | None) -> int | None:
        """Return the day under whose heading the clocks of a date stand; None for none."""
        if when is None or not when.clocked or when.first_day not in self.crowded:
            return None
        return when.first_day if when.last_day in (when.first_day, OPEN_FUTURE) else None


def day_words(day: int, *, year: int | None) -> str:
    """Return the heading of a day: `14 Apr`, with its year where no heading above tells that."""
    its_year, month, number = civil(day)
    words = f"{number} {month_name(month, short=True)}"
    return words if year == its_year else f"{words} {year_name(its_year)}"


def without_day(words: str, day: str) -> str:
    """Return the words of a clock under the heading of its day: `21:40`, `c. 21:40`."""
    return words.replace(f"{day}, ", "", 1)


def _zones(when: When) -> Iterator[str]:
    """Yield the zone of each clock of a date, in words; empty for none."""
    for each in _leaves(when):
        found = _CLOCK.fullmatch(each.clock or "")
        if found is not None:
            zone = (found[4] or "").strip("[!]")
            yield zone or ("UTC" if found[3] == "Z" else found[3] or "")


def _leaves(when: When) -> Iterator[When]:
    inner = when.ends or when.parts
    if not inner:
        yield when
    for each in inner:
        yield from _leaves(each)


def _shorter(when: When, *, zoned: bool, exact: bool) -> When:
    if when.ends or when.parts:
        ends, parts = (
            tuple([_shorter(each, zoned=zoned, exact=exact) for each in some])
            for some in (when.ends, when.parts)
        )
        when = when._replace(ends=ends, parts=parts)
    found = _CLOCK.fullmatch(when.clock or "")
    if found is None:
        return when
    minute, second, offset, _ = found.groups(default="")
    kept = second if exact and second != ":00" else ""
    return when._replace(clock=f"{minute}{kept}{offset if zoned else ''}")
