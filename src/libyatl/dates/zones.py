"""Time zones by their names: which offset a clock had, where the standard `zoneinfo` says so.

Seconds are those of `libyatl.dates.axis`: one of the *wall* is what a clock there showed, an
*instant* is one of UTC. Offsets are seconds east of UTC. Named zones serve the years 2 to 9998, so
that no instant leaves those of `datetime`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.civil import ordinal
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import quote
from libyatl.text.spelling import fold, nearest

if TYPE_CHECKING:
    from datetime import datetime, timedelta

_FIRST = ordinal(2, 1, 1) * SECONDS_IN_DAY
_LAST = ordinal(9999, 1, 1) * SECONDS_IN_DAY - 1
_NAME = "[A-Z][A-Za-z0-9+_-]{0,24}(?:/[A-Z][A-Za-z0-9+_-]{0,24}){0,2}"
"""No path, and none of what stands beside the zones in their folder, which begins in small."""
_LONGEST = 60
_SHORTEST = 4
_NO_PLACE = frozenset(("Factory",))
WITHOUT_A_NAME = "write the offset that it had on that day, such as +02:00"


class ZoneError(ValueError):
    """A zone that is not known, or a second that it does not serve: why, and what to do.

    Attributes:
        reason: without a full stop: `'Africa/Tripolis' is no time zone that is known here`.
        help: the remedy.
        mend: the one zone that is meant, of which the name differs in spelling alone; or empty.
    """

    def __init__(self, reason: str, help: str = WITHOUT_A_NAME, mend: str = "") -> None:
        """Keep them."""
        super().__init__(reason, help, mend)
        self.reason = reason
        self.help = help
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.reason}; {self.help}"


class _Zone(NamedTuple):
    """The midnight with which the axis of `datetime` begins, as a clock of the zone; a second."""

    start: datetime
    second: timedelta


def see_zone(zone: str) -> None:
    """See that there is such a zone.

    Raises:
        ZoneError: there is none; the nearest is suggested, or what an abbreviation may mean told.
    """
    _zone(zone)


def offsets(zone: str, wall: int) -> tuple[int, ...]:
    """Return the offsets that a clock of the zone had when it showed a second.

    One; two where it showed that second twice, that of the earlier instant first; none where it
    was put forward past that second, and never showed it.

    Raises:
        ZoneError: there is no such zone, or the second is not of the years 2 to 9998.
    """
    before, after = _either_side(zone, wall)
    if before == after:
        return (before,)
    return (before, after) if before > after else ()


def offset_at(zone: str, instant: int) -> int:
    """Return the offset of the zone's clocks at an instant.

    Raises:
        ZoneError: there is no such zone, or it is not of the years 2 to 9998, nor a day off them.
    """
    start, second = _zone(zone)
    if not _FIRST - SECONDS_IN_DAY <= instant <= _LAST + SECONDS_IN_DAY:
        raise _beyond(zone)
    utc = start + (instant - SECONDS_IN_DAY) * second
    assert utc.tzinfo is not None
    offset = utc.tzinfo.fromutc(utc).utcoffset()
    assert offset is not None
    return offset.days * SECONDS_IN_DAY + offset.seconds


def wall_at(zone: str, instant: int) -> int:
    """Return the second that a clock of the zone shows at an instant.

    Raises:
        ZoneError: there is no such zone, or it is not of the years 2 to 9998, nor a day off them.
    """
    return instant + offset_at(zone, instant)


def skipped_around(zone: str, wall: int) -> tuple[int, int]:
    """Return the first second that the clocks skipped with this one, and the first they showed.

    Raises:
        ZoneError: there is no such zone, or the second is not of the years 2 to 9998.
        ValueError: the clocks showed this second.
    """
    before, after = _either_side(zone, wall)
    if before >= after:
        raise ValueError("the clocks showed this second")
    # The clocks changed when they would have shown what they skip: between this second by the
    # later offset, when they had not yet, and by the earlier, when they had.
    low, high = wall - after, wall - before
    while low + 1 < high:
        middle = (low + high) // 2
        if offset_at(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high + before, high + after


def instants_of_day(zone: str, day: int) -> tuple[int, int] | None:
    """Return the first and the last instant of a day; None of a day that the zone skipped.

    Between them some may be of the day before or after, where clocks were put back over midnight.

    Raises:
        ZoneError: there is no such zone, or the day is not of the years 2 to 9998.
    """
    midnight, last = day * SECONDS_IN_DAY, day * SECONDS_IN_DAY + SECONDS_IN_DAY - 1
    first_offsets, last_offsets = offsets(zone, midnight), offsets(zone, last)
    if not first_offsets:
        _, midnight = skipped_around(zone, midnight)
        if midnight > last:
            return None
        first_offsets = offsets(zone, midnight)
    if not last_offsets:
        last = skipped_around(zone, last)[0] - 1
        last_offsets = offsets(zone, last)
    return midnight - first_offsets[0], last - last_offsets[-1]


def skips_day(zone: str, day: int) -> bool:
    """Say whether a zone went from one day to the next but one, as Samoa did on 29 December 2011.

    Raises:
        ZoneError: there is no such zone, or the day is not of the years 2 to 9998.
    """
    return instants_of_day(zone, day) is None


def _either_side(zone: str, wall: int) -> tuple[int, int]:
    """Return the offset before and after a change of the clocks about this second; or one twice."""
    start, second = _zone(zone)
    if not _FIRST <= wall <= _LAST:
        raise _beyond(zone)
    shown = start + (wall - SECONDS_IN_DAY) * second
    before, after = shown.utcoffset(), shown.replace(fold=1).utcoffset()
    assert before is not None
    assert after is not None
    return (
        before.days * SECONDS_IN_DAY + before.seconds,
        after.days * SECONDS_IN_DAY + after.seconds,
    )


def _beyond(zone: str) -> ZoneError:
    reason = f"the offsets of {zone} are known for the years 2 to 9998 alone"
    return ZoneError(reason, "keep the zone in note:")


def _zone(name: str) -> _Zone:
    found = _looked_up(name)
    if isinstance(found, _Zone):
        return found
    raise ZoneError(*found)


@lru_cache(maxsize=1 << 10)
def _looked_up(name: str) -> _Zone | tuple[str, ...]:
    """Return a zone by its name, or why there is none and what to do."""
    if name in _NO_PLACE or pattern(_NAME).fullmatch(name) is None:
        return _why_no_zone(name)
    if len(name) < 6 and (meant := _meant(name)):
        return meant
    # Imported here, since few files name a zone: together they cost three milliseconds.
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a folder, or no file of a zone
        return _why_no_zone(name)
    return _Zone(datetime(1, 1, 1, tzinfo=zone), timedelta(seconds=1))


def _meant(name: str) -> tuple[str, str] | None:
    """Refuse `EST`, `CET` and the like, some of which `zoneinfo` has as zones of one offset."""
    from libyatl.dates.zone_abbreviations import ABBREVIATIONS

    meant = [f"{offset} ({where})" for offset, where in ABBREVIATIONS.get(name.upper(), ())]
    if not meant:
        return None
    offsets_meant = " or ".join(filter(None, (", ".join(meant[:-1]), meant[-1])))
    return (
        f"{quote(name)} is the abbreviation of a zone, not its name",
        f"write the offset, {offsets_meant}, or a zone by its place, as in Africa/Tripoli",
    )


def _why_no_zone(name: str) -> tuple[str, ...]:
    if len(name) < 6 and (meant := _meant(name)):
        return meant
    if not _known():
        return "this computer has no data of time zones", "install tzdata, or write the offset"
    guess = _suggested(name) if len(name) <= _LONGEST else ""
    hint = f"did you mean {quote(guess)}? if not, {WITHOUT_A_NAME}" if guess else WITHOUT_A_NAME
    mend = guess if fold(guess) == fold(name) else ""
    return f"{quote(name)} is no time zone that is known here", hint, mend


@cache
def _known() -> dict[str, str]:
    """Return the zones by their folded names and by those of their places; none without data."""
    from zoneinfo import available_timezones

    from libyatl.dates.zone_abbreviations import ABBREVIATIONS

    listed = sorted(available_timezones() - ABBREVIATIONS.keys() - _NO_PLACE)
    names = [zone for zone in listed if pattern(_NAME).fullmatch(zone)]
    of_places = {fold(zone.rpartition("/")[2]): zone for zone in reversed(names)}
    return of_places | {fold(zone): zone for zone in names}


def _suggested(name: str) -> str:
    """Return the zone of that name but for its spelling, or of its place; empty for none."""
    place = fold(name.rpartition("/")[2])
    zone = _known().get(fold(name)) or _known().get(place)
    if zone or len(place) < _SHORTEST:
        return zone or ""
    # Only what begins alike is compared: a file may name ten thousand places that are no zones.
    alike = nearest(place, [other for other in _known() if other[0] == place[0]])
    return _known()[alike] if alike else ""
