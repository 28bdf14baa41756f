"""The times of the rows of a result as dates, and what has to be said of all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.entries.cells import Cell, with_text
from libyatl.formats.entries.nodes import span_of
from libyatl.formats.wikidata.padded_times import timed
from libyatl.formats.wikidata.query_variables import Variables
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

_JULIAN = "Q1985786"
_DAY = re.compile("-?[0-9]{4}-[0-9]{2}-[0-9]{2}")


class RowTimes:
    """What tells the times of all rows."""

    def __init__(self, by: Variables, of_json: frozenset[str], *, trust_days: bool) -> None:
        """Take which variables hold times, and those whose times have the form of JSON."""
        self._by = by
        self._of_json = of_json
        self._trust_days = trust_days
        self._counts: Counter[tuple[str, str]] = Counter()
        self._first: dict[tuple[str, str], Cell] = {}

    def told(self, name: str, cell: Cell, row: dict[str, Cell]) -> Cell:
        """Return the date that the time of a variable says, in its row."""
        precision = row.get(self._by.precisions.get(name, ""))
        calendar = row.get(self._by.calendars.get(name, ""))
        said = timed(
            cell.value,
            None if precision is None else precision.value.strip(),
            of_json=name in self._of_json,
            trust_days=self._trust_days,
        )
        self._count_basis(name, said.basis, cell)
        is_julian = calendar is not None and calendar.value.strip().endswith(_JULIAN)
        if is_julian and said.before_gregorian and _DAY.match(said.text):
            self._count_basis(name, "julian", cell)
        return with_text(cell, said.text)

    def _count_basis(self, name: str, basis: str, cell: Cell) -> None:
        self._counts[name, basis] += 1
        self._first.setdefault((name, basis), cell)

    def warnings(self, file: str) -> Iterator[Diagnostic]:
        """Yield what deserves a second look, once for each variable, where it stands first."""
        for (name, basis), count in self._counts.items():
            place = span_of(self._first[name, basis], file)
            if basis == "padded":
                yield _padded(name, count, place)
            elif basis == "julian":
                yield _julian(name, count, place)

    def notes(self) -> Iterator[str]:
        """Yield what is as it should be, and is worth knowing."""
        for (name, basis), count in self._counts.items():
            if basis == "day":
                days = "1 day stands" if count == 1 else f"{count} days stand"
                yield (
                    f"in '{shorten(name)}' {days} as written, since nothing says how precise it "
                    f"is: ask for ?{shorten(name)}Precision"
                )


def _padded(name: str, count: int, place: Span) -> Diagnostic:
    days = "1 January is" if count == 1 else f"{count} firsts of January are"
    return Diagnostic(
        code="padded-date",
        severity=Severity.WARNING,
        message=f"{days} taken for the year: nothing says how precise '{shorten(name)}' is",
        span=place,
        help=f"ask for wikibase:timePrecision as ?{shorten(name)}Precision, or, if the days are "
        "meant, read them with --trust-days",
    )


def _julian(name: str, count: int, place: Span) -> Diagnostic:
    return Diagnostic(
        code="julian-date",
        severity=Severity.WARNING,
        message=f"{number_of(count, 'day')} in '{shorten(name)}' before 15 October 1582 "
        f"{'was' if count == 1 else 'were'} written in the Julian calendar",
        span=place,
        help="the query service turns them into the proleptic Gregorian calendar, in which they "
        "are read; the sources have other days",
    )
