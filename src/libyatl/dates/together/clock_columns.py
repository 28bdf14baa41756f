"""Days whose clock time, and whose zone, stand in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from libyatl.dates.civil import day_to_iso
from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import Effort, is_date, read_date
from libyatl.dates.together.blanks import bare
from libyatl.dates.together.clock_cells import clock_of, offset_of
from libyatl.dates.together.iso_cells import iso


class Joined(NamedTuple):
    """A date with the clock time and the zone of other columns.

    Attributes:
        text: what they say together, as `parse_date` reads it.
        left: which of the two cells say something that the text does not.
    """

    text: str
    left: tuple[Literal["clock", "zone"], ...] = ()


def joined(date: str, clock: str, zone: str = "") -> Joined:
    """Return a date with its clock time and its zone: `2012-01-22T07:52:33Z`.

    What cannot stand behind the date is left: a clock time beside a month, one that is none, a zone
    that is one of several (`EST`), or that had no such time. The date is told all the same.

    Args:
        date: a text that `parse_date` reads.
        clock: the cell with the clock time: `07:52:33`, `7:52 PM`, `1430`, or nothing.
        zone: the cell with the zone: `UTC`, `+0200`, `Africa/Tripoli`, or nothing.
    """
    time, place = _unless_none(clock), _unless_none(zone)
    return next((way for way in _ways(date, time, place) if _is_read(way.text)), Joined(date))


def _unless_none(cell: str) -> str:
    text = bare(cell)
    return "" if is_no_date(text) else text


def _ways(date: str, time: str, place: str) -> Iterator[Joined]:
    """Yield the ways in which the three may be joined, what says most first."""
    day = _single_day(date) if time else None
    told = clock_of(time) if day else None
    if told:
        at = f"{day}T{told}"
        if place:
            yield Joined(_in_its_place(at, place))
            yield Joined(at, ("zone",))
        else:
            yield Joined(at)
    elif place and not time:
        yield Joined(_in_its_place(date, place))
    clock_left: tuple[Literal["clock"], ...] = ("clock",) if time else ()
    zone_left: tuple[Literal["zone"], ...] = ("zone",) if place else ()
    yield Joined(date, clock_left + zone_left)


def _in_its_place(text: str, place: str) -> str:
    """Put a zone behind a clock time, which may have it already."""
    offset = offset_of(place)
    if offset is None:
        return f"{text}[{place}]"
    return text if text.endswith(offset) else text + offset


def _is_read(text: str) -> bool:
    return iso(text) is not None or is_date(text)


def _single_day(date: str) -> str | None:
    """Return a date as a day of ISO 8601, if it is one day and no more is said of it."""
    if iso(date) is not None:
        return date if len(date) == 10 else None
    when = read_date(date, Effort(0))
    plain = when.precision == "day" and when.form == "date" and when.clock is None
    if not plain or when.approximate or when.uncertain or when.julian:
        return None
    first, *_, last = when.days
    return day_to_iso(first) if first == last else None
