"""How many firsts of a month chance allows, against the binomial distribution summed exactly."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest

from libyatl.checks.days.false_precision import tail


@pytest.mark.parametrize("count", [12, 40, 300])
@pytest.mark.parametrize("chance", [Fraction(12 * 4, 1461), Fraction(4, 1461)])
def test_the_tail_is_that_of_the_binomial_distribution(count: int, chance: Fraction) -> None:
    for least in range(3, count + 1, 7):
        if least < count * chance:
            continue
        exact = sum(
            comb(count, k) * chance**k * (1 - chance) ** (count - k)
            for k in range(least, count + 1)
        )
        assert tail(count, least, float(chance)) == pytest.approx(float(exact), rel=1e-6)


def test_one_or_two_prove_nothing_and_neither_do_very_many_days() -> None:
    assert tail(12, 2, 1e-9) == 1
    assert tail(100_000, 3285, 12 / 365.25) == 1
    assert tail(100_000, 100_000, 12 / 365.25) == 0
