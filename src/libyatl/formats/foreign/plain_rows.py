"""Rows of a few columns of a foreign table, made straight into events."""

from __future__ import annotations

from functools import partial
from typing import Any

from libyatl.dates.together.column import DateColumn, Told
from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.entries.straight import ODD, Cells, Dates, Straight, named, odd
from libyatl.formats.foreign.naming import Naming
from libyatl.formats.foreign.narrowing import footprints
from libyatl.formats.foreign.statuses import Statuses
from libyatl.formats.foreign.understanding import Understanding
from libyatl.query.columns import unguard
from libyatl.text.inert import is_blank

_LISTED = ("actors", "places", "tags")
_SAID = frozenset(("date", "status", *_LISTED))
_AT = Line(0)


def straight(by: Understanding, naming: Naming) -> Straight | None:
    """Return what makes events of the rows of some columns, None where the reader has to.

    It has to where several columns say one thing, and where titles are not put in.
    """
    of = footprints(by)
    several = any(len(columns) > 1 for columns in by.roles.values())
    if not by.put_in or several or not by.roles.keys() <= _SAID or of.vague or of.kept_ids:
        return None
    if any(column.fault for column in by.dates.values()):
        return None
    number = {name: place for place, name in enumerate(by.names)}
    plan: list[Cells] = [Cells(number[name], "extra", odd) for name in by.own]
    for role, (name,) in by.roles.items():
        if role == "date":
            plan.append(Cells(number[name], "when", partial(_told_date, by.dates["date"], Dates())))
        elif role == "status":
            plan.append(Cells(number[name], "status", partial(_told_status, Statuses())))
        else:
            plan.append(Cells(number[name], role, partial(_parted, naming, name, role)))
    return Straight(plan, by.put_in)


def _told_date(column: DateColumn, dates: Dates, cell: str) -> Any:
    text = unguard(cell)
    if is_blank(text):
        return None
    told = column.read(text)
    if not isinstance(told, Told):
        return ODD
    return dates(told.text) if told.text else None


def _told_status(statuses: Statuses, cell: str) -> Any:
    text = unguard(cell)
    if is_blank(text):
        return "occurred"
    told = statuses.told(Cell(text, _AT, _AT))
    return ODD if told is None else told.value


def _parted(naming: Naming, name: str, role: str, cell: str) -> Any:
    names = [*dict.fromkeys(naming.texts_in(name, unguard(cell)))]
    return named(names, role, naming.part_in(name) if role == "actors" else "")
