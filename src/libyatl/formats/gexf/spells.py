"""When events were, as GEXF has it: spells of days, from the first that is possible to the last."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.civil import civil, day_to_iso
from libyatl.query import Row


class Spell(NamedTuple):
    """The first and the last day on which an event can have been, ISO 8601; None where open."""

    start: str | None
    end: str | None


def spell_of(row: Row) -> Spell | None:
    """Return when an event was, or None where no day is known, or one that no spell has.

    A spell has days of the years 1 to 9999: `xs:date` of XML Schema 1.0, of which GEXF 1.3 makes
    them, has no year 0, and readers take no other number of digits.
    """
    days = _days_of(row)
    if days == (None, None) or not all(map(_is_sayable, days)):
        return None
    return Spell(*(None if day is None else day_to_iso(day) for day in days))


def is_dated(row: Row) -> bool:
    """Whether any day bounds an event."""
    return _days_of(row) != (None, None)


def _days_of(row: Row) -> tuple[int | None, int | None]:
    first, last = row.bounds.a, row.bounds.d
    return (None if first == OPEN_PAST else first, None if last == OPEN_FUTURE else last)


def _is_sayable(day: int | None) -> bool:
    return day is None or 1 <= civil(day)[0] <= 9999
