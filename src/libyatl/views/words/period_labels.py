"""What stretches of time are called in tables: `2015 Jan–Nov`, and below it `Dec` alone."""

from __future__ import annotations

from libyatl.dates.calendar_names import month_name, name, of_precision, pair, year_name
from libyatl.dates.civil import civil
from libyatl.query.period_counts import Counts, Stretch
from libyatl.query.periods import Period
from libyatl.query.shares import Days
from libyatl.text.measure import cells, pad
from libyatl.views.page import Glyphs

_DECEMBER = 12


def labelled(counts: Counts, glyphs: Glyphs) -> list[str]:
    """Return the name of each stretch; a year is said where it begins, alone or before a part."""
    if counts.period.months >= 12:
        return [
            glyphs.dashed(_years_name(stretch, counts.period)) for stretch in counts.sums.stretches
        ]
    named = []
    above: int | None = None
    for stretch in counts.sums.stretches:
        (year, month), _ = counts.period.ends(stretch.first)
        _, (last_year, last_month) = counts.period.ends(stretch.last)
        is_whole = (month, last_month) == (1, _DECEMBER)
        if stretch.events and is_whole and last_year != year:
            named.append((glyphs.dashed(pair((year, 0, 0), (last_year, 0, 0))), ""))
            above = last_year
            continue
        part = _part_name(counts.period, month)
        if last_year != year:
            part += f" – {year_name(last_year)} {_part_name(counts.period, last_month)}"
        elif stretch.periods > 1:
            part += f"–{_part_name(counts.period, last_month)}"
        if stretch.events:
            named.append((year_name(year) if year != above else "", glyphs.dashed(part)))
            above = last_year
        else:
            named.append(("", ""))
    years = max(cells(year) for year, _ in named)
    return [f"{pad(year, years)} {part}" if part else year for year, part in named]


def _part_name(period: Period, month: int) -> str:
    """Return the short name of a month, or of a quarter by any of its months."""
    if period.months == 1:
        return month_name(month, short=True)
    return f"Q{(month - 1) // period.months + 1}"


def _years_name(stretch: Stretch, period: Period) -> str:
    """Return `2015–2017`, `1990s` or `1900–1999`."""
    if stretch.periods == 1:
        return period.words(stretch.first)
    (first, _), _ = period.ends(stretch.first)
    _, (last, _) = period.ends(stretch.last)
    return pair((first, 0, 0), (last, 0, 0))


def days_words(days: Days) -> str:
    """Return exactly from when to when: `25 Jul 2017`, `1 Jan 2015 – 31 Aug 2017`, `by …`."""
    first, last = days
    end = name(of_precision(last, "day"), short=True)
    if first is None or first == last:
        return f"by {end}" if first is None else end
    return f"{name(of_precision(first, 'day'), short=True)} – {end}"


def span_words(days: Days) -> str:
    """Return about from when to when: `1912–1985`, `Jul–Aug 2017`, `Aug 2017`, `25 Jul 2017`."""
    first, last = days
    if first is None:
        return f"by {name(of_precision(last, 'day'), short=True)}"
    if first == last:
        return name(of_precision(first, "day"), short=True)
    begin, end = civil(first), civil(last)
    if begin[0] != end[0]:
        return pair((begin[0], 0, 0), (end[0], 0, 0))
    months = (*begin[:2], 0), (*end[:2], 0)
    return name(months[0], short=True) if begin[1] == end[1] else pair(*months, short=True)
