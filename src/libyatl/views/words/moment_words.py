"""What follows for an event, in words: its days, and the clock times that say more than days."""

from __future__ import annotations

from libyatl.chronology import Chronology
from libyatl.chronology.layers import Moments
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import SECONDS_IN_DAY, iso_clock
from libyatl.dates.calendar_names import name
from libyatl.dates.civil import civil
from libyatl.dates.saying.clocks_said import clock_in_words
from libyatl.dates.saying.in_words import bounds_in_words
from libyatl.views.words.date_words import derived_words, of_four


def follows_words(chronology: Chronology, place: int) -> str:
    """Return between which days, or moments, an event began and ended: as `derived_words` does."""
    if not chronology.layers(place):
        return derived_words(chronology.bounds(place))
    moments = chronology.moments(place)
    return of_four(moments.wall, lambda low, high: _between(moments, low, high))


def _between(moments: Moments, low: int, high: int) -> str:
    """Say what lies between two of the four bounds, given by their numbers."""
    first, last = moments.wall[low], moments.wall[high]
    (day, second), (last_day, last_second) = (divmod(at, SECONDS_IN_DAY) for at in (first, last))
    offset, last_offset = (moments.offsets[at] if moments.offsets else None for at in (low, high))
    if first == OPEN_PAST and last == OPEN_FUTURE:
        return "any day"
    begins = "" if not second else clock_in_words(second, offset=offset)
    ends = clock_in_words(last_second, latest=True, offset=last_offset)
    if last_second == SECONDS_IN_DAY - 1:
        ends = ""
    if last == OPEN_FUTURE:
        return f"on or after {_said(day, begins)}"
    if first == OPEN_PAST:
        return f"by {_said(last_day, ends)}"
    if not (begins or ends):
        return bounds_in_words(day, last_day)
    if day != last_day:
        return f"between {_said(day, begins)} and {_said(last_day, ends)}"
    if begins == ends:  # one minute
        return _said(day, begins)
    if first == last:
        zone = ends.removeprefix(ends.partition(" ")[0])
        return _said(day, f"{iso_clock(second)}{zone}")
    if not (begins and ends):
        return f"{_said(day)}, {f'from {begins}' if begins else f'by {ends}'}"
    if ends.count(":") > begins.count(":"):  # of seconds
        begins = begins.replace(begins.partition(" ")[0], iso_clock(second))
    if offset == last_offset:
        begins = begins.partition(" ")[0]
    return f"between {begins} and {ends} on {_said(day)}"


def _said(day: int, clock: str = "") -> str:
    words = name(civil(day))
    return f"{words}, {clock}" if clock else words
