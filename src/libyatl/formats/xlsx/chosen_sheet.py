"""Which sheet of a workbook is read, and in which of its rows the columns are named."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.formats.entries.forms import EVENT
from libyatl.formats.foreign.roles import BY_NAME, folded
from libyatl.formats.xlsx.package import Package, Sheet
from libyatl.formats.xlsx.stated import EVENTS, HEAD
from libyatl.on_demand import unknown
from libyatl.query.columns import COLUMNS
from libyatl.text.inert import one_line, shorten

_OURS = {*COLUMNS, *EVENT.keys}


class Chosen(NamedTuple):
    """A sheet that is read.

    Attributes:
        sheet: which one.
        header: the number, from 1, of the row that names the columns.
        names: what they are called, from the left; empty where one has no name.
        above: how many rows above it show something: titles.
        others: the names of the other sheets that hold something.
    """

    sheet: Sheet
    header: int
    names: list[str]
    above: int
    others: list[str]


def chosen(package: Package, asked: str = "", file: str = "") -> Chosen | None:
    """Return the sheet that is read: the one that is asked for, by its name or its number from 1.

    Else it is, of those that are not hidden, the one with the most columns of known names, the
    first of several. None where no sheet holds anything.

    Raises:
        UsageError: there is no such sheet.
        NoWorkbookError: a sheet cannot be read.
    """
    holding = [sheet for sheet in package.sheets if package.beginning(sheet)]
    if asked:
        sheet = _asked(package.sheets, asked, file)
        if sheet not in holding:
            return None
    elif not holding:
        return None
    else:
        visible = [sheet for sheet in holding if not sheet.hidden] or holding
        events = [one for one in holding if one.name == EVENTS and is_own(package)]
        sheet = (
            events[0]
            if events
            else max(visible, key=lambda one: _most_known(package.beginning(one)))
        )
    beginning = package.beginning(sheet)
    place = max(range(len(beginning)), key=lambda number: _count_of_known(beginning[number]))
    row = beginning[place]
    return Chosen(
        sheet,
        package.surveyed(sheet).rows[place],
        [row.get(column, "") for column in range(1, max(row) + 1)],
        place,
        [one.name for one in holding if one != sheet],
    )


def is_own(package: Package) -> bool:
    """Whether a workbook is one that libyatl wrote whole, as its sheet `chronology` says."""
    names = {sheet.name: sheet for sheet in package.sheets}
    if EVENTS not in names or HEAD not in names:
        return False
    rows = package.beginning(names[HEAD])
    return len(rows) > 1 and rows[0].get(1) == "key" and rows[1].get(1) == "libyatl"


def _asked(sheets: list[Sheet], asked: str, file: str) -> Sheet:
    named = [sheet for sheet in sheets if sheet.name == asked]
    named = named or [sheet for sheet in sheets if sheet.name.casefold() == asked.casefold()]
    if not named and asked.isdecimal() and 0 < int(asked) <= len(sheets):
        named = [sheets[int(asked) - 1]]
    if not named:
        names = [shorten(sheet.name) for sheet in sheets]
        raise unknown(asked, f"sheet of {one_line(file)}", names)
    return named[0]


def _most_known(rows: list[dict[int, str]]) -> int:
    return max(map(_count_of_known, rows))


def _count_of_known(row: dict[int, str]) -> int:
    return sum(name.strip() in _OURS or folded(name) in BY_NAME for name in row.values())
