"""Dates of forms that are surely read, with which nothing is wrong, and that have no clock.

Most dates of a table are days, months, years, or spans between days. What they say matters in the
rows that may be selected alone, while what cannot be read is counted in all, and clocks put each
other in order. So of a big table only cells of other forms are read of every row.
"""

from __future__ import annotations

import re

_YEAR = "[12][0-9]{3}"
_MONTH = "(0[1-9]|1[0-2])"
_DAY = f"{_YEAR}-({_MONTH}-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
ONE = f"({_YEAR}|{_YEAR}-{_MONTH}|{_DAY})[~?%]?"
"""A regular expression of years, months and days; days that not every year has are left out."""
SPAN = f"{_DAY}/{_DAY}"
"""A regular expression of spans; the second day has to be the later one."""
OF_DAY = len("2017-07-25")
"""So many characters has a day."""
_ONE, _SPAN = re.compile(ONE), re.compile(SPAN)


def is_sure(cell: str) -> bool:
    """Whether a cell is of such a form; the engine asks the same in its own language."""
    if len(cell) < 2 * OF_DAY:
        return _ONE.fullmatch(cell) is not None
    return _SPAN.fullmatch(cell) is not None and cell[:OF_DAY] < cell[-OF_DAY:]
