"""The room of dates: what an author wrote becomes four bounds, and bounds become words.

`parse_date` reads a whole text as EDTF (levels 0 to 2) or as one of a closed set of English
forms, and refuses everything else with the reason, the remedy and the characters at fault. It
never fills in what is missing. `to_edtf` writes a date again for programs, `in_words` for people.
Calendar steps are in `libyatl.dates.steps`, which alone needs dateutil.

when.py             a date: four bounds, and how they were stated
date_forms.py       how a date may be said: the closed sets
axis.py             days and seconds as whole numbers, offsets, what has no zone
unit_steps.py       whole units of the calendar, one further on
civil.py            days as whole numbers, for every year there ever was
units.py            a year, a season, a month, a day, as dates
julian.py           the Julian calendar, to days and back
no_date.py          texts that say that there is no date
zones.py            time zones by their names: which offset a clock had when
zone_abbreviations.py  what `EST` and the like may mean
clock.py            clock times behind a day
gap.py              lengths of time
steps.py            months and years added by the calendar
calendar_names.py   what days, months and years are called
problem.py          what is raised for a text that is no date
patterns.py         regular expressions, compiled when first used
reading/            text to date
refusing/           why a text is no date, and what may be meant
saying/             date to words
parsing.py          `parse_date`: a whole text read, or refused
together/           the dates of one column or list, read together
located.py          dates in the time zone of their file
shifted.py          a date by the clocks of another time zone
on_calendars.py     dates as calendars have them: days, and instants
spelled.py          a date in EDTF, or with its zone behind each clock time

To add an English form: read it in `reading/english_date.py` (one date), `english_clocks.py`
(clock times), `english_bounds.py` (bounds) or `two_dates.py` (spans and choices), say it in
`saying/in_words.py`, and add its rows to the tables in `tests/dates/`. To refuse something with a
better remedy, add a function to the module of its kind in `refusing/` and its row to `refusals.py`
there, or a respelling to the rows of `respellings.py`; and a row to the tables of errors in
`tests/dates/`, `refused_cases.tsv` (the message) and `refused_readings.tsv` (what it can mean, in
days). Every remedy passes `refusing/remedies.py`, which drops it where it does not account for each
word of the text (`accounting.py`); a new word belongs in `vocabulary.py`.
"""

from typing import TYPE_CHECKING

from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, day_to_iso
from libyatl.dates.gap import Gap, parse_gap
from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import parse_date
from libyatl.dates.problem import DateError
from libyatl.dates.spelled import to_edtf
from libyatl.dates.when import When

if TYPE_CHECKING:
    from libyatl.dates.saying.in_words import bounds_in_words, in_words

__all__ = [
    "OPEN_FUTURE",
    "OPEN_PAST",
    "DateError",
    "Gap",
    "When",
    "bounds_in_words",
    "day_to_iso",
    "in_words",
    "is_no_date",
    "parse_date",
    "parse_gap",
    "to_edtf",
]


def __getattr__(name: str) -> object:
    """Import what says a date in words when it is first asked for: data needs none of it."""
    if name not in ("bounds_in_words", "in_words"):
        raise AttributeError(f"module 'libyatl.dates' has no attribute '{name}'")
    from libyatl.dates.saying import in_words

    return getattr(in_words, name)
