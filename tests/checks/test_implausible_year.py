"""Which year was meant, by the slip that each is away."""

from __future__ import annotations

import pytest

from libyatl.checks.days.implausible_year import likely


@pytest.mark.parametrize(
    ("year", "low", "high", "years"),
    [
        (2071, 2011, 2018, [2017, 2011]),
        (217, 2011, 2018, [2017]),
        (-2017, 2011, 2018, [2017]),
        (20107, 2011, 2018, [2017]),
        (2117, 2015, 2018, [2017]),
        (-44, -430, -400, [-404, -414, -424]),
        (-404, -60, -40, [-44, -40]),
        (10**15, 2011, 2018, []),
        (1951, 2011, 2018, []),
    ],
)
def test_what_a_slip_can_have_made_of_a_year(
    year: int, low: int, high: int, years: list[int]
) -> None:
    assert likely(year, low, high) == years
