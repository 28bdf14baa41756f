"""Which year events stand under: a heading where they crowd in years, if the order is of time."""

from __future__ import annotations

from collections import Counter

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.calendar_names import year_name
from libyatl.dates.civil import civil
from libyatl.query import Row, Selection

_CENTURY = 100


class YearHeadings:
    """Which year each event stands under, and how far it lies from the one above."""

    def __init__(self, selection: Selection, rows: list[Row]) -> None:
        """Take the rows of a selection that stand under headings, in their order."""
        self._selection = selection
        self.in_time = selection.sort in ("date", "latest")
        self._years = {row.place: self._listed_year(row) for row in rows} if self.in_time else {}
        years = Counter(year for year in self._years.values() if year is not None)
        self._crowded = self.in_time and years.total() >= 2 * len(years) > 0
        self.year: int | None = None
        self._last: Row | None = None

    def before(self, row: Row) -> tuple[str, str]:
        """Return how many years lie before an event, if centuries, and the year that begins."""
        year = self._years.get(row.place)
        last, self._last = self._last, None if year is None else row
        if year is None:
            return "", ""
        gap = "" if last is None else _years_apart(last, row) or _years_apart(row, last)
        if not self._crowded or year == self.year:
            return gap, ""
        self.year = year
        return gap, year_name(year)

    def year_of(self, row: Row) -> str:
        """Return the year that an event stands in, whether a heading tells it or not; or none."""
        year = self._years.get(row.place)
        return "" if year is None else year_name(year)

    def _listed_year(self, row: Row) -> int | None:
        if self._selection.sort == "latest":
            day: int | None = row.bounds.d
        else:
            day = self._selection.chronology.listed_at(row.place)
        if day is None or not OPEN_PAST < day < OPEN_FUTURE:
            return None
        return civil(day)[0]


def _years_apart(early: Row, late: Row) -> str:
    """Return how many years surely lie between the dates of two events, if centuries.

    What has none is told by when it began; a date lasts until it ends.
    """
    is_told = early.event.when is not None
    low, high = late.bounds.a, early.bounds.d if is_told else early.bounds.b
    if low == OPEN_PAST or high == OPEN_FUTURE:
        return ""
    least = civil(low)[0] - civil(high)[0]
    if least < _CENTURY:
        return ""
    begun, over = late.bounds.b, early.bounds.c if is_told else early.bounds.a
    most = OPEN_FUTURE
    if begun < OPEN_FUTURE and over > OPEN_PAST:
        most = civil(begun)[0] - civil(over)[0]
    if most - least > 2 * _CENTURY:
        return f"at least {least // _CENTURY * _CENTURY:,} years"
    if least == most and not (_is_qualified(early) or _is_qualified(late)):
        return f"{least:,} years"
    return f"about {round((least + most) / 2, -2):,.0f} years"


def _is_qualified(row: Row) -> bool:
    return row.event.when is not None and row.event.when.qualified
