"""`implausible-year`: a year that lies far from all others, as one does after a slip of the keys.

The years are cut into groups wherever two neighbours lie further apart than 50 years, and than
five times the spread of the middle 80 % of all; what lies in a group of at most a tenth of the
events (or alone) is far from the others. It is reported where one slip would bring it among them,
and where it is ten times as far, for then nothing else explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from libyatl.checks.days.placeholder_date import placeholder_events
from libyatl.checks.days_in_text import names_the_year
from libyatl.checks.examined import Examined, Finding
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.calendar_names import year_name
from libyatl.dates.civil import civil
from libyatl.dates.date_forms import Precision
from libyatl.model import Event

_FEWEST = 8
_FAR = 50
_SPREADS = 5
_WITHOUT_A_SLIP = 10
_SUGGESTED = 3
_DIGITS = "0123456789"
_DELIBERATE: tuple[Precision, ...] = ("decade", "century")
"""Nobody slips into writing these."""


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the events with a year far from the others, or long after every source.

    Of a day that stands for none (`placeholder-date`) nothing is said here.
    """
    none = placeholder_events(examined)
    years = {
        place: year
        for place, event in enumerate(examined.events)
        if (year := _year_typed(event)) is not None and place not in none
    }
    usual, far = _usual(sorted(years.values()))
    last = _published(examined)
    for place, year in years.items():
        event = examined.events[place]
        if names_the_year(event, year):  # then it is no slip
            continue
        if usual and not usual[0] <= year <= usual[1]:
            beyond = max(usual[0] - year, year - usual[1])
            if likely(year, *usual) or beyond > _WITHOUT_A_SLIP * far:
                low, high = map(year_name, usual)
                others = f"of {low}" if low == high else f"from {low} to {high}"
                yield _far_from_all(examined, place, year, f"the other events are {others}", usual)
        elif last is not None and year > last + _FAR and not _expected(examined, event):
            what = f"the newest source is of {year_name(last)}"
            yield _far_from_all(examined, place, year, what, usual or (last - _FAR, last))


def _far_from_all(
    examined: Examined, place: int, year: int, what: str, usual: tuple[int, int]
) -> Finding:
    meant = " or ".join(map(year_name, likely(year, *usual)))
    return examined.finding(
        place,
        "date",
        message=f"{year_name(year)} is far from all else: {what}",
        label=f"did you mean {meant}?" if meant else "",
        help="correct the year, or name it in the text of the event",
    )


def likely(year: int, low: int, high: int) -> list[int]:
    """Return the years from low to high of which `year` is a slip, the likeliest first.

    Two digits that changed places (or a minus too many), then one digit left out, one too
    many, one wrong; of equally likely ones, the nearest to the middle of the range.
    """
    digits, padded = str(abs(year)), f"{abs(year):04d}"
    sign = -1 if year < 0 else 1
    swapped = [
        padded[:i] + padded[j] + padded[i + 1 : j] + padded[i] + padded[j + 1 :]
        for j in range(len(padded))
        for i in range(j)
    ]
    added = [digits[:i] + new + digits[i:] for i in range(len(digits) + 1) for new in _DIGITS]
    dropped = [digits[:i] + digits[i + 1 :] for i in range(len(digits)) if len(digits) > 1]
    wrong = [padded[:i] + new + padded[i + 1 :] for i in range(len(padded)) for new in _DIGITS]
    middle = (low + high) / 2
    found: dict[int, None] = {-year: None} if low <= -year <= high else {}
    for slips in (swapped, added, dropped, wrong):
        fitting = {one for slip in slips if low <= (one := sign * int(slip)) <= high}
        found |= dict.fromkeys(sorted(fitting, key=lambda one: (abs(one - middle), one)))
    found.pop(year, None)
    return list(found)[:_SUGGESTED]


def _year_typed(event: Event) -> int | None:
    """Return the year of a date that a slip may have made, by its first day, else by its last."""
    when = event.when
    if when is None or when.qualified or when.precision in _DELIBERATE:
        return None
    day = when.first_day if when.first_day > OPEN_PAST else when.last_day
    return civil(day)[0] if day < OPEN_FUTURE else None


def _usual(years: Sequence[int]) -> tuple[tuple[int, int] | None, int]:
    """Return the range of the years that lie together, and how many years are far from it.

    There is no such range where the years are too few to say.
    """
    count = len(years)
    if count < _FEWEST:
        return None, 0
    tenth = max(1, count // 10)
    far = max(_FAR, _SPREADS * (years[-1 - tenth] - years[tenth]))
    gaps = [at for at, (one, next) in enumerate(pairwise(years), 1) if next - one > far]
    groups = zip([0, *gaps], [*gaps, count], strict=True)
    kept = [(years[start], years[end - 1]) for start, end in groups if end - start > tenth]
    return ((kept[0][0], kept[-1][1]) if kept else None), far


def _published(examined: Examined) -> int | None:
    """Return the year of the newest source's publication, as far as it is known."""
    stated = (source.published for source in examined.timeline.sources.values())
    days = [when.last_day for when in stated if when and when.last_day < OPEN_FUTURE]
    return civil(max(days))[0] if days else None


def _expected(examined: Examined, event: Event) -> bool:
    """Say whether the event is planned, or the chronology finds it later than a source of it."""
    return event.status == "planned" or any(
        event.told_by(citation) in ("past", "over")
        and examined.publications.of(citation.source).last < OPEN_FUTURE
        for citation in event.sources
    )
