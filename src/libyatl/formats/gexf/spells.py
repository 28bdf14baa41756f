"""When events were, as GEXF has it: spells of days, from the first that is possible to the last."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.chronology import Bounds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.civil import civil, day_to_iso


class Spell(NamedTuple):
    """The first and the last day on which an event can have been, ISO 8601; None where open."""

    start: str | None
    end: str | None


def spell_of(bounds: Bounds) -> Spell | None:
    """Return when an event was, or None where no day is known, or one that no spell has.

    A spell has days of the years 1 to 9999: `xs:date` of XML Schema 1.0, of which GEXF 1.3 makes
    them, has no year 0, and readers take no other number of digits.
    """
    first, last = _days_of(bounds)
    if not (is_dated(bounds) and _is_sayable(first) and _is_sayable(last)):
        return None
    return Spell(
        None if first is None else day_to_iso(first), None if last is None else day_to_iso(last)
    )


def is_dated(bounds: Bounds) -> bool:
    """Whether any day bounds an event, from before or from behind."""
    return _days_of(bounds) != (None, None)


def _days_of(bounds: Bounds) -> tuple[int | None, int | None]:
    return (
        None if bounds.a == OPEN_PAST else bounds.a,
        None if bounds.d == OPEN_FUTURE else bounds.d,
    )


def _is_sayable(day: int | None) -> bool:
    return day is None or 1 <= civil(day)[0] <= 9999
