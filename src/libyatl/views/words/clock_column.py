"""Clocks beside a rail: no zone that all have, no second that tells nothing apart.

What one zone tells is said once; a second is shown where another event begins in the same minute;
and a day of many clocks is a heading above them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import iso_offset
from libyatl.dates.calendar_names import month_name, year_name
from libyatl.dates.civil import civil
from libyatl.model import Event
from libyatl.query import Selection

CROWDED_DAY = 3
"""A day on which more clocks than this begin something has a heading of its own."""

_MINUTE = 60
# Few files have clocks, so these are compiled only when one does.
_OF_THE_DAY = r", (?:\d\d:|morning|afternoon|evening|noon)"
_CLOCK = r"(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-][\d:]+)?(\[[^]]*\])?"


class ClockColumn:
    """How the clocks of some events are told beside a rail.

    Attributes:
        zone: the zone of those that are told without one, in words; empty where all tell theirs.
        has_others: whether there are clocks of other zones, which tell theirs.
        crowded: the days whose clocks stand under a heading.
    """

    def __init__(
        self, events: Iterable[Event], *, timezone: str = "", beside: Iterable[When] = ()
    ) -> None:
        """Take what is drawn.

        Args:
            events: the events.
            timezone: that of the clocks which name none; empty where nobody knows it.
            beside: dates that are told in full, or from which what is told may follow.
        """
        self._timezone = timezone
        whens = [event.when for event in events if event.when is not None and event.when.clocked]
        zones = {zone or timezone for when in whens for zone in _zones_said(when)}
        if zones and any("" in _zones_said(when) for when in beside if when.clocked):
            zones.add(timezone)  # which would be taken for that of the others
        self.has_others = len(zones) > 1
        self.zone = timezone if self.has_others else next(iter(zones), "")
        if self.zone not in zones:
            self.zone = ""
        minutes = Counter(when.a // _MINUTE for when in whens)
        self._shared = {minute for minute, count in minutes.items() if count > 1}
        days = Counter(when.first_day for when in whens if when.first_day > OPEN_PAST)
        self.crowded = {day for day, count in days.items() if count > CROWDED_DAY}

    def shown(self, when: When) -> When:
        """Return a date with no more of its clocks than has to be shown."""
        exact = (
            when.form in ("before", "after")  # the minute has moments on either side
            or when.a // _MINUTE in self._shared
            or (when.d - when.a < _MINUTE and when.ends != ())
        )
        return self._shorter(when, exact=exact)

    def _shorter(self, when: When, *, exact: bool) -> When:
        if when.ends or when.parts:
            ends, parts = (
                tuple([self._shorter(each, exact=exact) for each in some])
                for some in (when.ends, when.parts)
            )
            when = when._replace(ends=ends, parts=parts)
        found = re.fullmatch(_CLOCK, when.clock or "")
        if found is None:
            return when
        minute, second, *_ = found.groups(default="")
        return when._replace(
            clock=f"{minute}{second if exact else ''}{self._zone_shown(when, found)}"
        )

    def _zone_shown(self, when: When, found: re.Match[str]) -> str:
        """Return what a clock tells of its zone."""
        *_, offset, name = found.groups(default="")
        if self.zone and self.zone == (_zone_said(found) or self._timezone):
            return "" if not (offset and name) or _is_shown_once(when, name) else offset
        if not offset and name and len(each := set(when.offsets or ())) == 1:
            return iso_offset(each.pop() or 0)
        return offset or name

    def heading(self, when: When | None) -> int | None:
        """Return the day under whose heading the clocks of a date stand; None for none."""
        if when is None or not when.clocked or when.first_day not in self.crowded:
            return None
        return when.first_day if when.last_day in (when.first_day, OPEN_FUTURE) else None


def clock_column(selection: Selection) -> ClockColumn:
    """Return how the clocks of a selection are told."""
    if not selection.chronology.clocked:
        return ClockColumn(())
    return ClockColumn(
        selection.events, timezone=selection.timeline.timezone, beside=_told_beside(selection)
    )


def _told_beside(selection: Selection) -> Iterator[When]:
    """Yield the dates by other accounts, and those from which what has no date is told."""
    yield from (
        rival.event.when
        for rivals in selection.scope.accounts.values()
        for rival in rivals
        if rival.event.when is not None
    )
    if all(event.when is not None for event in selection.events):
        return
    timeline = selection.timeline
    yield from (event.when for event in timeline.events if event.when is not None)
    for source in timeline.sources.values():
        yield from filter(None, (source.published, source.accessed))


def day_words(day: int, *, year: int | None) -> str:
    """Return the heading of a day: `14 Apr`, with its year where no heading above tells that."""
    its_year, month, number = civil(day)
    words = f"{number} {month_name(month, short=True)}"
    return words if year == its_year else f"{words} {year_name(its_year)}"


def names_day(words: str, day: str) -> bool:
    """Whether the first day that words name is that of a heading, in its words."""
    before, found, behind = words.partition(day)
    return bool(found) and not re.search(r"\d", before) and not behind[:1].isdigit()


def without_day(words: str, day: str) -> str:
    """Return the words of a clock under the heading of its day: `21:40`, `c. 21:40`."""
    if not names_day(words, day):
        return words
    before, _, behind = words.partition(day)
    return f"{before}{behind[2:]}" if re.match(_OF_THE_DAY, behind) else words


def _zones_said(when: When) -> Iterator[str]:
    """Yield the zone of each clock of a date, in words; empty for none."""
    for each in _with_clocks(when):
        found = re.fullmatch(_CLOCK, each.clock or "")
        if found is not None:
            yield _zone_said(found)


def _zone_said(found: re.Match[str]) -> str:
    name = (found[4] or "").strip("[!]")
    return name or ("UTC" if found[3] == "Z" else found[3] or "")


def _is_shown_once(when: When, name: str) -> bool:
    """Whether the zone of a clock showed its time once, and by the offset that it has."""
    from libyatl.dates.zones import offsets  # few clocks have both

    return offsets(name.strip("[!]"), when.a) == (when.offsets or ())[:1]


def _with_clocks(when: When) -> Iterator[When]:
    inner = () if when.clock else when.ends or when.parts
    if not inner:
        yield when
    for each in inner:
        yield from _with_clocks(each)
