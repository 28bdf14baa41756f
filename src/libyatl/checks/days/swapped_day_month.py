"""`swapped-day-month`: a day whose day and month seem to have changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from libyatl.checks.days_in_text import named_days, names, texts_of
from libyatl.checks.examined import Examined, Finding
from libyatl.checks.file_order import in_order
from libyatl.dates import When, day_to_iso
from libyatl.dates.calendar_names import month_name
from libyatl.dates.civil import civil, ordinal
from libyatl.dates.saying.in_words import bounds_in_words
from libyatl.findings.diagnostics import Span
from libyatl.model import Event

_ISO = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].*)?")


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the days that the event's text, or its neighbours in the file, tell otherwise."""
    told = set()
    for place, event in enumerate(examined.events):
        swapped = _swapped(event.when) if event.when else None
        field = _telling(event, swapped) if swapped else ""
        if swapped and field:
            told.add(place)
            at = examined.timeline.span(place, field)
            words = bounds_in_words(swapped, swapped)
            yield _perhaps_swapped(examined, place, swapped, f"the {field} names {words}", (at,))
    for dated in in_order(examined):
        for before, this, after in zip(dated, dated[1:], dated[2:], strict=False):
            swapped = _swapped(this.when)
            if swapped is None or this.place in told:
                continue
            fits = before.when.first_day <= swapped <= after.when.last_day
            if fits and not before.when.first_day <= this.when.first_day <= after.when.last_day:
                spans = [examined.timeline.span(one.place, "date") for one in (before, after)]
                what = "it stands between days of which only the other reading fits"
                yield _perhaps_swapped(examined, this.place, swapped, what, tuple(spans))


def _perhaps_swapped(
    examined: Examined, place: int, swapped: int, what: str, spans: tuple[Span | None, ...]
) -> Finding:
    event = examined.events[place]
    day = event.when.first_day if event.when else swapped
    return examined.finding(
        place,
        "date",
        message=f"day and month may have changed places: {what}",
        label=f"it is {bounds_in_words(day, day)}; {day_to_iso(swapped)} is "
        f"{bounds_in_words(swapped, swapped)}",
        help="correct the date, or what speaks against it",
        related=tuple((span, "this speaks against it") for span in spans),
    )


def _swapped(when: When) -> int | None:
    """Return the day with day and month in each other's place, where both could be either."""
    if when.precision not in ("day", "time") or not _ISO.fullmatch(when.text):
        return None
    year, month, day = civil(when.first_day)
    return ordinal(year, day, month) if day <= 12 and day != month else None


def _telling(event: Event, swapped: int) -> str:
    """Return the field that names the other day, where none names the day as it is dated."""
    telling = ""
    year, month, day = civil(swapped)
    named, numbers = month_name(month, short=True).lower(), f"-{month:02d}-{day:02d}"
    texts = texts_of(event)
    if not any(named in text.lower() or numbers in text for _, text in texts):
        return ""
    for field, text in texts:
        days = named_days(text)
        # 3/8/2017 is both readings, and tells nothing.
        days -= {(year, month, day) for year, day, month in days}
        if names(days, year, day, month):
            return ""
        if names(days, year, month, day):
            telling = telling or field
    return telling
