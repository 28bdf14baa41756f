"""Gaps: the days between events, in which none of a selection is known to have been.

What has no known beginning or no known end may have been in a gap all the same, and is counted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from libyatl.dates.axis import Scale
from libyatl.query.period_counts import presences, summed
from libyatl.query.selection import Selection


class Gap(NamedTuple):
    """Days between two events, from `first` to `last`, with how many events may lie in them."""

    first: int
    last: int
    possible: int

    @property
    def days(self) -> int:
        """How many days."""
        return self.last - self.first + 1


def gaps(selection: Selection) -> list[Gap]:
    """Return the stretches of days that no event of a selection reaches: the longest first."""
    sums = summed(presences(selection, _Days()))
    begins = sorted(begin for begin, _ in sums.loose)
    ends = sorted(end for _, end in sums.loose)
    found = [
        Gap(first, last, bisect_right(begins, last) - bisect_left(ends, first))
        for first, last, certain, possible in sums.stretches
        if not certain + possible
    ]
    return sorted(found, key=lambda gap: (-gap.days, gap.first))


class _Days:
    """Time cut into days (`libyatl.query.under_way.Bins`)."""

    scale: Scale = "days"
    months = 0

    @staticmethod
    def number(day: int) -> int:
        return day
