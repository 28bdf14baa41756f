"""`false-precision`: more days at the start of a month or a year than chance would put there."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, lgamma, log, log1p

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.file_order import Dated, by_file
from libyatl.dates.civil import civil

_FEWEST = 12
_BEYOND_CHANCE = 0.001
_LEAST = 3
_SHOWN = 5
_YEAR = 365.25


def check(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for each file in which too many days begin a month, or a year."""
    for dated in by_file(examined):
        days = [
            (one, civil(one.when.first_day))
            for one in dated
            if one.when.form == "date" and one.when.precision == "day" and not one.when.qualified
        ]
        if len(days) < _FEWEST:
            continue
        firsts = [one for one, (_, _, day) in days if day == 1]
        new_years = [one for one, (_, month, day) in days if month == day == 1]
        if tail(len(days), len(firsts), 12 / _YEAR) < _BEYOND_CHANCE:
            yield _too_many_firsts(examined, firsts, len(days), "the first of a month", 12 / _YEAR)
        elif tail(len(days), len(new_years), 1 / _YEAR) < _BEYOND_CHANCE:
            yield _too_many_firsts(examined, new_years, len(days), "1 January", 1 / _YEAR)


def _too_many_firsts(
    examined: Examined, firsts: list[Dated], count: int, what: str, chance: float
) -> Finding:
    ends = [civil(one.when.first_day)[1:] for one in firsts].count((1, 1))
    of_these = f", {ends} of them 1 January" if ends and what != "1 January" else ""
    others = (examined.timeline.span(one.place, "date") for one in firsts[1 : _SHOWN + 1])
    return examined.finding(
        firsts[0].place,
        "date",
        message=f"{len(firsts)} of {count} days ({len(firsts) / count:.0%}) are {what}{of_these}; "
        f"chance would give about {max(1, round(count * chance))}",
        label="is the day known?",
        help="where only the month or the year is known, write `2017-01` or `2017`",
        related=tuple((span, "and here") for span in others),
        about=tuple(examined.events[one.place].id for one in firsts),
    )


def tail(count: int, least: int, chance: float) -> float:
    """Return how probable it is that at least so many of `count` meet a chance (binomial).

    One or two prove nothing, however improbable.
    """
    if least < max(_LEAST, count * chance):
        return 1
    total = 0.0
    for k in range(least, count + 1):
        ways = lgamma(count + 1) - lgamma(k + 1) - lgamma(count - k + 1)
        term = exp(ways + k * log(chance) + (count - k) * log1p(-chance))
        total += term
        if term <= total * 1e-12:
            break
    return total
