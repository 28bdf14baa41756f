"""Counts of events by period, in words: `9 to 11`, `3 months, no event known`."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.query.period_counts import Stretch, Sums
from libyatl.query.periods import Period
from libyatl.text.plurals import number_of

_YEAR = 12
_IN_YEARS = 2
"""From so many years on, months without an event are told in years."""


def not_counted(sums: Sums, yearless: int) -> Iterator[str]:
    """Yield what counts by period do not tell; `yearless` have a date that names no year."""
    more = " more" if sums.stretches else ""
    if number := sums.one_sided:
        its, verb = ("its", "counts") if number == 1 else ("their", "count")
        known = f"{its} beginning or end is not known"
        yield f"{number:,} {verb} only where surely under way: {known}"
    if number := sums.unbounded:
        its, are = ("its", "is") if number == 1 else ("their", "are")
        yield f"{number:,}{more} {are} not counted: {its} beginning or end is not known"
    for number, known in ((sums.undated - yearless, "date"), (yearless, "known year")):
        if number > 0:
            yield f"{number:,}{more} {'has' if number == 1 else 'have'} no {known}"
    if number := sums.contradicted:
        its, are = ("it", "is") if number == 1 else ("them", "are")
        yield f"{number:,}{more} {are} not counted: no date fits all that is said of {its}"


def silence_words(stretch: Stretch, period: Period) -> str:
    """Return `3 months, no event known`, or `71 years 7 months` where there are many."""
    years, months = divmod(stretch.periods * period.months, _YEAR)
    if period.months >= _YEAR or years < _IN_YEARS:
        noun = period.name if stretch.periods == 1 else period.plural
        length = f"{stretch.periods:,} {noun}"
    else:
        length = f"{years:,} years" + (f" {number_of(months, 'month')}" if months else "")
    return f"{length}, no event known"


def number_words(stretch: Stretch) -> str:
    """Return `1`, `9 to 11` or `0 to 2 each`."""
    if not stretch.events:
        return ""
    words = f"{stretch.certain:,}" if stretch.certain else "0"
    if stretch.possible:
        words += f" to {stretch.events:,}"
    return f"{words} each" if stretch.periods > 1 else words
