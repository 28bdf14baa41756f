"""`other-day`: a text that opens with another day than that of its event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from libyatl.checks.days_in_text import MONTH, named_days, names, texts_of
from libyatl.checks.examined import Examined, Finding
from libyatl.dates import When
from libyatl.dates.calendar_names import WEEKDAYS
from libyatl.dates.civil import civil
from libyatl.dates.saying.in_words import bounds_in_words
from libyatl.text.inert import shorten

_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?"
_OPENING = re.compile(rf"On {_WEEKDAY}(?=[0-9]|(?:{MONTH}) )[^,;:()]+(?:, [0-9]{{4}}(?![0-9]))?")
"""`On 30 June 2022`, `On Friday, 3 July`, `On July 3, 2020`: as databases of conflicts begin."""
_LONGEST = 31
"""Of what lasted longer the text may tell any day."""


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the days that the first words of the title, the summary or the note contradict."""
    for place, event in enumerate(examined.events):
        when = event.when
        if when is None or when.qualified or when.julian:
            continue
        for field, text in texts_of(event):
            found = _OPENING.match(text)
            if found and _is_elsewhere(found[0], when):
                words = bounds_in_words(when.first_day, when.last_day)
                yield examined.finding(
                    place,
                    "date",
                    message=f"the {field} begins '{shorten(found[0])}', and the date is {words}",
                    help="correct the date, or what speaks against it",
                    related=((examined.timeline.span(place, field), "this speaks against it"),),
                )
                break


def _is_elsewhere(opening: str, when: When) -> bool:
    """Whether the first words of a text name days, and none of those of a date."""
    days = named_days(opening)
    if not days or when.last_day - when.first_day >= _LONGEST:
        return False
    year, month, day = civil(when.first_day)
    if names(days, year, day, month):  # `swapped-day-month` tells that
        return False
    return not any(names(days, *civil(day)) for day in range(when.first_day, when.last_day + 1))
