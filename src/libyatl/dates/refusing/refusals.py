"""The order in which refusals are heard: for each kind of text a table of rows.

A refusal is a function of what the text says and of the reader of its parts; it answers None
where it has nothing to say. To add one, write it beside those of its kind and give it its row
here; a respelling is a row of `respellings.py`.
"""

from __future__ import annotations

from libyatl.dates.refusing.clocks import CLOCKS, clock_behind, half_of_a_day, no_day
from libyatl.dates.refusing.lasting import (
    as_of,
    beginning_or_end,
    season_part,
    weeks,
    whole_of,
)
from libyatl.dates.refusing.machine_times import machine_time
from libyatl.dates.refusing.number_spans import days_in_numbers, months_in_numbers
from libyatl.dates.refusing.older_forms import (
    dots,
    draft,
    editors_brackets,
    plus,
)
from libyatl.dates.refusing.other_words import (
    julian,
    of_another_calendar,
    own_year,
    unknown_words,
    weekday,
)
from libyatl.dates.refusing.parts_of_day import night_of_two_days, part_of_a_day
from libyatl.dates.refusing.refused_numbers import (
    not_yet_over,
    numbers_alone,
    short_or_long_year,
    zeros,
)
from libyatl.dates.refusing.refused_words import (
    decade_or_century,
    no_date_at_all,
    no_year,
    without_its_century,
)
from libyatl.dates.refusing.remedies import (
    Refusal,
)
from libyatl.dates.refusing.respellings import blanks, capitals, rewritten, uncertain
from libyatl.dates.refusing.two_calendars import dual_dated
from libyatl.dates.refusing.two_ends import alternatives, double_dated, two_ends, winter

Asked = tuple[tuple[frozenset[str] | None, Refusal], ...]
_Row = tuple[str, Refusal]
"""The kinds of words without which there is nothing to ask, between strokes; and the question."""


def _rows(*rows: _Row) -> Asked:
    return tuple((frozenset(kinds.split("|")) if kinds else None, ask) for kinds, ask in rows)


_CLOCKS = tuple(("", refusal) for refusal in CLOCKS)
IN_SIGNS = _rows(
    ("", zeros),
    ("", numbers_alone),
    ("", machine_time),
    ("", capitals),
    ("", draft),
    *_CLOCKS,
    ("uncertain", uncertain),
)
IN_WORDS = _rows(
    ("", zeros),
    ("", numbers_alone),
    ("", machine_time),
    ("", decade_or_century),
    ("", blanks),
    ("clock", half_of_a_day),
    *_CLOCKS,
    ("uncertain", uncertain),
)
WHOLE_AT_FIRST = _rows(
    ("", no_day),
    ("", no_date_at_all),
    ("open|uncertain", not_yet_over),
    ("", editors_brackets),
    ("open", dots),
    ("winter", winter),
    ("part of a day", night_of_two_days),
    ("month", dual_dated),
    ("month", double_dated),
    ("", months_in_numbers),
    ("", days_in_numbers),
    ("", two_ends),
)
OF_A_PIECE = _rows(
    ("", short_or_long_year),
    ("calendar", of_another_calendar),
    ("part of a day", part_of_a_day),
    ("weekday", weekday),
    ("", without_its_century),
    ("", rewritten),
)
"""What a part of a text is asked; whether it is two dates, or a longer time, is not."""
OF_THE_WHOLE = _rows(
    ("", short_or_long_year),
    ("calendar", of_another_calendar),
    ("julian", julian),
    ("own year", own_year),
    ("part of a day", part_of_a_day),
    ("weekday", weekday),
    ("lasting", weeks),
    ("lasting|during", whole_of),
    ("as of", as_of),
    ("beginning|end", beginning_or_end),
    ("", without_its_century),
    ("open", plus),
    ("one of|joint|all of", alternatives),
    ("", rewritten),
    ("spring|summer|autumn|winter", season_part),
)
UNKNOWN_AT_FIRST = _rows(("", no_date_at_all), ("", clock_behind))
UNKNOWN = _rows(("calendar", of_another_calendar), ("", unknown_words))
AT_LAST = _rows(("", no_year))
