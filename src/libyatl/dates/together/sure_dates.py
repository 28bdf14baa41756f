"""Dates of forms that are surely read, with which nothing is wrong, and that have no clock.

Most dates of a table are days, months, years, or spans between days. What they say matters in the
rows that may be selected alone, while what cannot be read is counted in all, and clocks put each
other in order. So of a big table only cells of other forms are read of every row
(`libyatl.tables.footprints`).
"""

from __future__ import annotations

import re

OF_DAY = len("2017-07-25")
"""So many characters has a day."""
_YEAR = "[12][0-9]{3}"
_MONTH = "(0[1-9]|1[0-2])"
_DAY = f"{_YEAR}-({_MONTH}-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_ONE = re.compile(f"({_YEAR}|{_YEAR}-{_MONTH}|{_DAY})[~?%]?")
_SPAN = re.compile(f"{_DAY}/{_DAY}")


def is_sure(cell: str) -> bool:
    """Whether a cell is a year, a month or a day, qualified or not, or a span between two days.

    Days that not every year has are left out, and spans that end before they begin.
    """
    if len(cell) < 2 * OF_DAY:
        return _ONE.fullmatch(cell) is not None
    return _SPAN.fullmatch(cell) is not None and cell[:OF_DAY] < cell[-OF_DAY:]
