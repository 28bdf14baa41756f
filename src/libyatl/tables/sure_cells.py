"""Cells that are surely read, and with which nothing is wrong, told by the engine."""

from __future__ import annotations

from libyatl.formats.tabular.sure_dates import OF_DAY, ONE, SPAN
from libyatl.model import STATUSES
from libyatl.tables.sql import literal


def surely_read(cell: str) -> str:
    """Return as SQL whether a cell is empty, or `formats.tabular.sure_dates.is_sure` of it."""
    begin, end = f"left({cell}, {OF_DAY})", f"right({cell}, {OF_DAY})"
    one = f"regexp_full_match({cell}, {literal(f'({ONE})?')})"
    span = f"regexp_full_match({cell}, {literal(SPAN)}) AND {begin} < {end}"
    # Nearly all cells are days, and the length is cheap.
    return f"CASE WHEN length({cell}) < {2 * OF_DAY} THEN {one} ELSE {span} END"


def is_status(cell: str) -> str:
    """Return as SQL whether a cell is empty or a status."""
    return f"{cell} IN ({', '.join(map(literal, ('', *STATUSES)))})"
