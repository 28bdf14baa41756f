"""Lengths of time in days: by the calendar where they are of months and years."""

from __future__ import annotations

from libyatl.dates import Gap


def days(gap: Gap) -> tuple[int, int]:
    """Return the least and the most days that a length of time can be."""
    if gap.unit == "days":
        return gap.low, gap.high
    if gap.unit == "weeks":
        return gap.low * 7, gap.high * 7
    from libyatl.dates.steps import safe_days

    return safe_days(gap.low, gap.unit)[0], safe_days(gap.high, gap.unit)[1]


def by_calendar(gap: Gap | None) -> bool:
    """Whether how many days it is depends on where in the calendar it is counted."""
    return gap is not None and gap.unit in ("months", "years")


def after(day: int, count: int, gap: Gap) -> int:
    """Return the day `count` units of a length after a day."""
    from libyatl.dates.steps import add

    return add(day, count, gap.unit)
