"""Days that a program wrote with a clock time: `2020-07-05 00:00:00.000` in every row.

One midnight may be meant. Where all clock times of a table are midnights, none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from libyatl.dates.together.date_column import DateColumn
from libyatl.dates.together.outcomes import Told, Unread
from libyatl.dates.together.year_of_row import OfYear

K = TypeVar("K")

_CLOCK = re.compile(r"(?<=[0-9][0-9])[T ][0-9]{1,2}:.*", re.DOTALL)
_MIDNIGHT = re.compile(r"[T ]?00:00(?::00(?:[.,]0+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?")


def without_midnights(columns: Mapping[K, DateColumn]) -> dict[K, DateColumn]:
    """Return the columns of a table with days for midnights, if these are its only clock times."""
    clocks = (clock for column in columns.values() for clock in _clocks_of(column) if clock)
    if not all(map(_MIDNIGHT.fullmatch, clocks)):  # nearly always the first is none
        return dict(columns)
    return {key: _as_days(column) for key, column in columns.items()}


def _clocks_of(column: DateColumn) -> Iterator[str]:
    for told in column.readings.values():
        if isinstance(told, Told):
            found = _CLOCK.search(told.text)
            # In words it stands elsewhere: `5 July 2020, 17:00`.
            yield found[0] if found else ":" * (":" in told.text)
        elif isinstance(told, OfYear):
            yield from (option.clock for option in told.options)


def _as_days(column: DateColumn) -> DateColumn:
    readings = {cell: _in_day(told) for cell, told in column.readings.items()}
    return column._replace(readings=readings, midnights=any(_clocks_of(column)))


def _in_day(told: Told | Unread | OfYear) -> Told | Unread | OfYear:
    if isinstance(told, Told):
        found = _CLOCK.search(told.text)
        return told._replace(text=told.text[: found.start()]) if found else told
    if isinstance(told, OfYear):
        return told._replace(options=tuple(one._replace(clock="") for one in told.options))
    return told
