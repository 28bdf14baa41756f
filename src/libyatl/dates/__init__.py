"""The room of dates: what an author wrote becomes four days, and days become words.

`parse_date` reads a whole text as EDTF (levels 0 to 2) or as one of a closed set of English
forms, and refuses everything else with the reason, the remedy and the characters at fault. It
never fills in what is missing. `to_edtf` and `in_words` write a date again, for programs and
for people. Calendar steps are in `libyatl.dates.steps`, which alone needs python-dateutil.

To add an English form: read it in `plain.py` (one date) or `english.py` (bounds and spans), say
it in `words.py`, and add its rows to the tables in `tests/dates/`. To refuse something with a
better remedy, add a function to `refused_numbers.py` or `refused_words.py` and its row to
`refusals.py`, or a respelling to the rows of `rewrites.py`; and a row to the table of errors,
`tests/dates/refused_cases.tsv`.
"""

from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, day_to_iso
from libyatl.dates.gap import Gap, parse_gap
from libyatl.dates.problem import DateError
from libyatl.dates.reading import parse_date
from libyatl.dates.when import When, clock_seconds, to_edtf
from libyatl.dates.words import bounds_in_words, in_words

__all__ = [
    "OPEN_FUTURE",
    "OPEN_PAST",
    "DateError",
    "Gap",
    "When",
    "bounds_in_words",
    "clock_seconds",
    "day_to_iso",
    "in_words",
    "parse_date",
    "parse_gap",
    "to_edtf",
]
