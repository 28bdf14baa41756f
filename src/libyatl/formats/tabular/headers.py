"""Which column of a table is what: a key of an event, one of libyatl's own, one of the author's.

What libyatl writes beside the keys of an event (`start`, `precision`, `group`, ...) is not read
again. But spreadsheets have columns of these names too. They are ours only in a header that has
`date` and `title`, and of the rest nothing but names of ours; and then a name alone makes none
ours. A day is ours that lies within the date of its row, a time and a zone where that has a
clock, and `precision`, `kind` and `bounds` are where each of their cells is a word that libyatl
writes there; a first column `group` is where all others are columns that it writes. All else is
kept as a key of the author's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache

from libyatl.dates import When
from libyatl.dates.civil import month_length, ordinal
from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.entries.nodes import At
from libyatl.model import Event
from libyatl.model.keys import ENTRIES
from libyatl.query.columns import COLUMNS, GUARDED, JOIN, WORDS, unguard

DERIVED = frozenset(COLUMNS) - set(EVENT.keys)
"""Columns that libyatl writes and, where they are its own, does not read."""
LISTS = frozenset(key.key for key in ENTRIES["event"].keys if key.is_list)
"""Columns whose cells hold several names."""
GROUP = "group"
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

    `keys` are those of events, each with whether its cells are guarded and whether they are lists,
    `others` those that are the author's own, `days` those of days,
    times and zones, whose cells are ours where they agree with the date.
    """

    def __init__(self, width: int, *, grouped: bool, worded: bool) -> None:
        """Start with no column; `worded` says that words of ours stand in some."""
        self.width = width
        self.grouped = grouped
        self.keys: list[tuple[int, str, Cell, bool, bool]] = []
        self.others: list[tuple[int, str]] = []
        self.days: list[tuple[int, str]] = []
        self._worded = worded
        self._kept: Counter[str] = Counter()
        self._groups = 0

    def narrowed(self, numbers: list[int]) -> Columns:
        """Return these columns alone, in rows that have them in the order of their numbers here.

        What is known of the whole table is known of them.
        """
        at = {number: place for place, number in enumerate(numbers)}
        some = Columns(len(numbers), grouped=False, worded=self._worded)
        some.keys = [(at[key[0]], *key[1:]) for key in self.keys if key[0] in at]
        some.others = [(at[number], key) for number, key in self.others if number in at]
        some.days = [(at[number], key) for number, key in self.days if number in at]
        return some

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
        named = (unguard(row[n]) for n, key, *_ in self.keys if key in _GROUPED_BY)
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


def is_ours(names: list[str]) -> bool:
    """Whether the columns are those that libyatl writes, or a person who knows them."""
    known = {*names}
    return (
        "title" in known
        and len(known) == len(names)
        and known <= {*COLUMNS, *EVENT.keys, GROUP}
        and ("date" in known or known.isdisjoint({*DERIVED, GROUP}))
    )


def is_grouped(names: list[str]) -> bool:
    """Whether the first of the columns, which are ours, is that of the groups of `filter -g`."""
    return names[0] == GROUP and {*names} - {GROUP, ""} <= COLUMNS.keys()


def own_columns(
    names: list[str], mark: tuple[At, At], cells: Mapping[int, Collection[str]]
) -> Columns:
    """Return the columns that the names of a header say, which is ours and stands at a mark.

    `cells` is what stands in the columns of `looked_at`.
    """
    number_of = {name: number for number, name in enumerate(names) if name}
    ours = {
        key
        for key, words in WORDS.items()
        if key in number_of and {*cells[number_of[key]]} - {""} <= {*words}
    }
    worded = any({*cells[number_of[key]]} - {""} for key in ours)
    grouped = is_grouped(names)
    columns = Columns(len(names), grouped=grouped, worded=worded)
    for key, number in number_of.items():
        if key in EVENT.keys:
            columns.keys.append((number, key, Cell(key, *mark), key in GUARDED, key in LISTS))
        elif key in _DAYS:
            columns.days.append((number, key))
        elif key not in ours and not (grouped and key == GROUP):
            columns.others.append((number, key))
    return columns


def looked_at(names: list[str]) -> list[int]:
    """Return the columns of which all cells are looked at before the first row is read."""
    return [number for number, name in enumerate(names) if name == "date" or name in WORDS]


@lru_cache(maxsize=1 << 14)
def _day(cell: str) -> int | None:
    """Return the day that is written as libyatl writes one, or None."""
    found = _DAY.fullmatch(cell)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    return ordinal(year, month, day) if day <= month_length(year, month) else None
