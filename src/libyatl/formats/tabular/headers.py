"""Which column of a table is what: a key of an event, one of libyatl's own, one of the author's.

What libyatl writes beside the keys of an event (`start`, `precision`, `group`, ...) is not read
again. But spreadsheets have columns of these names too, so a name alone makes none ours. Beside
a column `date`, a day is ours that lies within the date of its row, a time and a zone where that
has a clock, and `precision`, `kind` and `bounds` are where each of their cells is a word that
libyatl writes there; a first column `group` is where all others are columns of ours. All else is
kept as a key of the author's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from libyatl.dates import When
from libyatl.dates.civil import month_length, ordinal
from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.forms import EVENT
from libyatl.model import Event
from libyatl.model.keys import ENTRIES
from libyatl.query.columns import COLUMNS, JOIN, WORDS, unguard
from libyatl.text.inert import shorten

Rows = Iterator[tuple[int, list[str]]]
"""Each row with the line, from 0, on which it begins."""

DERIVED = frozenset(COLUMNS) - set(EVENT.keys)
"""Columns that libyatl writes and, where they are its own, does not read."""
LISTS = frozenset(key.key for key in ENTRIES["event"].keys if key.is_list)
"""Columns whose cells hold several names."""
GROUP = "group"
_KEYS = tuple(EVENT.keys)
_DAYS = DERIVED - WORDS.keys()
_GROUPED_BY = LISTS.intersection(COLUMNS) | {"status"}
_DAY = re.compile(r"(-?[0-9]{4,16})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_TIME = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")
_OFFSET = "(?:Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
_ZONE = re.compile(f"{_OFFSET}/(?:{_OFFSET})?|/?{_OFFSET}|UTC|[A-Z][A-Za-z]*(?:/[A-Za-z0-9_+-]+)+")
_OF_CLOCKS = {"start_time": _TIME, "end_time": _TIME, "zone": _ZONE}
_PART = r"(?:\.\.|Y?-?(?:[0-9]{4,}(?:-[0-9]{2})?|[0-9]{3}X|[0-9]{2}XX))"
_PERIOD = re.compile(f"{_PART}(?:/{_PART})?")


class Columns:
    """The columns of a table, by number.

    `keys` are those of events, `others` those that are the author's own, `days` those of days,
    times and zones, whose cells are ours where they agree with the date.
    """

    def __init__(self, width: int, *, grouped: bool, worded: bool) -> None:
        """Start with no column; `worded` says that words of ours stand in some."""
        self.width = width
        self.grouped = grouped
        self.keys: list[tuple[int, Cell]] = []
        self.others: list[tuple[int, str]] = []
        self.days: list[tuple[int, str]] = []
        self._worded = worded
        self._kept: Counter[str] = Counter()
        self._groups = 0

    def own(self, row: list[str], event: Event) -> dict[str, object]:
        """Return the cells of the row that are keys of the author's own."""
        own: dict[str, object] = {
            key: unguard(row[number]) for number, key in self.others if row[number]
        }
        for number, key in self.days:
            if row[number] and not self._is_ours(key, row[number], event.when):
                own[key] = row[number]
        if not DERIVED.isdisjoint(own):
            self._kept.update(key for key in own if key in DERIVED)
        return own

    def see_group(self, row: list[str]) -> None:
        """Count the row's group where it is neither a period nor a name that stands in the row."""
        group = unguard(row[0])
        if not group or _PERIOD.fullmatch(group):
            return
        named = (unguard(row[n]) for n, cell in self.keys if cell.value in _GROUPED_BY)
        joined = JOIN + group + JOIN
        self._groups += not any(joined in JOIN + names + JOIN for names in named)

    def close(self, place: Span, report: Report) -> None:
        """Say which cells of columns that bear names of ours are not ours."""
        if self._kept:
            which = ", ".join(f"{key} ({count})" for key, count in self._kept.items())
            said = f"columns that libyatl writes hold what may be yours: {which}"
            help = "these cells are kept as keys of your own"
            report.add(
                Diagnostic(
                    code="columns-kept", severity=Severity.NOTE, message=said, span=place, help=help
                )
            )
        if self._groups:
            said = "the column 'group' is taken for the one that `filter -g` writes"
            cells = "1 cell of it is" if self._groups == 1 else f"{self._groups} cells of it are"
            help = f"{cells} left out; give the column another name to keep its cells"
            report.add(
                Diagnostic(
                    code="group-column",
                    severity=Severity.WARNING,
                    message=said,
                    span=place,
                    help=help,
                )
            )

    def _is_ours(self, key: str, cell: str, when: When | None) -> bool:
        """Whether a cell is one that libyatl derived.

        A time and a zone are where the date has a clock. Of others they may follow too, where words
        of ours stand in the table.
        """
        if key not in _OF_CLOCKS:
            return self._is_our_day(cell, when)
        clocked = when is not None and when.clocked
        return (clocked or self._worded) and _OF_CLOCKS[key].fullmatch(cell) is not None

    def _is_our_day(self, cell: str, when: When | None) -> bool:
        """Whether a day is one that libyatl derived.

        Beside an empty date it may be any, and beside a qualified one too, since that bounds
        nothing for sure, and a later one beside a clock, from which a length is counted; but only
        where words of ours stand in the table. Without them the author has put the date here.
        """
        day = _day(cell)
        if day is None:
            return False
        if when is not None and min(when.days) <= day <= max(when.days):
            return True
        return self._worded and (
            when is None or when.qualified or (when.clocked and day > when.last_day)
        )


def is_ours(header: list[str]) -> bool:
    """Whether the columns are those that libyatl writes, or a person who knows them."""
    names = {name.strip() for name in header} - {""}
    return "title" in names and names <= {*COLUMNS, *EVENT.keys, GROUP}


def read_header(
    header: list[str], line: int, rows: Callable[[], Rows], into: FileAssembly, report: Report
) -> Columns | None:
    """Return the columns that the header names, or None where the table cannot be read.

    `line` is its line, from 0; `rows` reads the rows below it, as far as they can be read.
    """
    place = Span(into.name, line + 1)
    named, nameless = _names(header, line, into, report)
    dated = "date" in named
    worded = {key: named[key] for key in WORDS if dated and key in named}
    cells = _cells(rows, len(header), {*worded.values(), *nameless})
    if unclear := [n + 1 for n in nameless if not all(map(str.isspace, cells[n]))]:
        report.add(_nameless(unclear, place))
    if "title" not in named:
        into.stop(line + 1)
        report.add(_no_title(header, place))
        return None
    ours = {key for key, number in worded.items() if cells[number] <= {*WORDS[key]}}
    grouped = named.get(GROUP) == 0 and named.keys() - {GROUP} <= COLUMNS.keys()
    columns = Columns(len(header), grouped=grouped, worded=any(cells[named[key]] for key in ours))
    for key, number in named.items():
        if key in EVENT.keys:
            columns.keys.append((number, Cell(key, Line(line), Line(line + 1))))
        elif dated and key in _DAYS:
            columns.days.append((number, key))
        elif key not in ours and not (grouped and key == GROUP):
            columns.others.append((number, key))
    return columns


def _names(
    header: list[str], line: int, into: FileAssembly, report: Report
) -> tuple[dict[str, int], list[int]]:
    """Return the number of the column of each name, and those of columns without a name."""
    named: dict[str, int] = {}
    nameless: list[int] = []
    for number, key in enumerate(map(str.strip, header)):
        if not key:
            nameless.append(number)
        elif key in named:
            said = f"two columns are called '{shorten(key)}'"
            help = f"give it a name of its own; column {number + 1} is left out"
            place = Span(into.name, line + 1)
            report.add(
                Diagnostic(
                    code="column-unclear",
                    severity=Severity.ERROR,
                    message=said,
                    span=place,
                    help=help,
                )
            )
        else:
            named[key] = number
            if key not in EVENT.keys and key not in DERIVED and (key != GROUP or number):
                into.unknown_key(Cell(key, Line(line), Line(line + 1)), _KEYS, "a table of events")
    return named, nameless


def _cells(rows: Callable[[], Rows], width: int, numbers: set[int]) -> dict[int, set[str]]:
    """Return what stands in the columns, less what is empty."""
    found: dict[int, set[str]] = {number: set() for number in numbers}
    if found:
        for _, row in rows():
            if len(row) >= width:
                for number, seen in found.items():
                    seen.add(row[number])
    return {number: seen - {""} for number, seen in found.items()}


def _nameless(columns: list[int], place: Span) -> Diagnostic:
    several = len(columns) > 1
    said = f"{len(columns)} columns have no name" if several else "a column has no name"
    which = (
        f"they are left out, column {columns[0]} first"
        if several
        else (f"column {columns[0]} is left out")
    )
    help = f"give {'each' if several else 'it'} a name of its own; {which}"
    return Diagnostic(
        code="column-unclear", severity=Severity.ERROR, message=said, span=place, help=help
    )


def _no_title(header: list[str], place: Span) -> Diagnostic:
    help = "name in the first line which column holds what, such as date,title,sources"
    if "title" in map(str.casefold, map(str.strip, header)):
        help = "write the names of columns in small letters, such as date,title,sources"
    elif "\t" in header[0]:
        help = "separate the columns of CSV with commas; a table with tabs is read with -F tsv"
    elif ";" in header[0]:
        help = (
            "its columns are separated by semicolons; "
            "separate them with commas (how: libyatl explain no-title-column)"
        )
    return Diagnostic(
        code="no-title-column",
        severity=Severity.ERROR,
        message="no column is called 'title'",
        span=place,
        help=f"{help}; nothing of it is read",
    )


@lru_cache(maxsize=1 << 14)
def _day(cell: str) -> int | None:
    """Return the day that is written as libyatl writes one, or None."""
    found = _DAY.fullmatch(cell)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    return ordinal(year, month, day) if day <= month_length(year, month) else None
