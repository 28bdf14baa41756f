"""Lengths of time in days, by the calendar where they are of months and years; or in seconds."""

from __future__ import annotations

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap
from libyatl.dates.gap import ELAPSED


def days(gap: Gap) -> tuple[int, int | None]:
    """Return the least and the most days that a length of time can be; None where no most is known.

    An approximate length bounds nothing.
    """
    if gap.approximate:
        return 0, None
    if gap.unit in ("days", "weeks"):
        unit = 7 if gap.unit == "weeks" else 1
        return gap.low * unit, None if gap.high is None else gap.high * unit
    from libyatl.dates.steps import safe_days

    most = None if gap.high is None else safe_days(gap.high, gap.unit)[1]
    return safe_days(gap.low, gap.unit)[0], most


def elapsed(gap: Gap) -> tuple[int, int | None] | None:
    """Return the least and the most seconds of a length that elapses; None for one in days.

    An approximate length bounds nothing.
    """
    unit = ELAPSED.get(gap.unit)
    if unit is None:
        return None
    if gap.approximate:
        return 0, None
    return gap.low * unit, None if gap.high is None else gap.high * unit


def by_calendar(gap: Gap | None) -> bool:
    """Whether how many days it is depends on where in the calendar it is counted."""
    return gap is not None and not gap.approximate and gap.unit in ("months", "years")


def first_after(day: int, count: int, gap: Gap) -> int:
    """Return the first day `count` units of a length after a day, by either count; open of none."""
    from libyatl.dates.steps import first_and_last

    return first_and_last(day, count, gap.unit)[0] if day > OPEN_PAST else OPEN_PAST


def last_after(day: int, count: int, gap: Gap) -> int:
    """Return the last day `count` units of a length after a day, by either count; open of none."""
    from libyatl.dates.steps import first_and_last

    return first_and_last(day, count, gap.unit)[1] if day < OPEN_FUTURE else OPEN_FUTURE
