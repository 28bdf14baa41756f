"""Groups of a selection: by period, by who and where, by source and status.

An event stands in each group that it belongs to: with two actors in two. By year, quarter
and month it stands once, where it begins; where that is not known so exactly, in a group
that says so (`2017-01/2017-12` by month: some month of 2017).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from libyatl.chronology import Bounds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.calendar_names import month_name, year_name
from libyatl.dates.civil import civil, year_to_edtf
from libyatl.model import STATUSES, Event
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Names

_PART = re.compile(r"(.+)-([0-9]{2})")
_QUARTERS = 32  # EDTF counts the quarters of a year from 33


class Group(NamedTuple):
    """Some rows of a selection, counted from 0: named by `cell` in data, by `label` for eyes."""

    cell: str
    label: str
    rows: tuple[int, ...]


Keys = Callable[[Event, Names, Bounds], Iterable[str]]
"""The keys of the groups in which an event stands; none where it lacks what is grouped by."""


def grouped(events: Iterable[tuple[Event, Bounds]], names: Names, by: str) -> tuple[Group, ...]:
    """Return the groups of the events, `by` being a key of `GROUPS`; what has none is last.

    Periods stand in the order of the events, statuses in that of the file format, names by
    how many events they have and then by name.
    """
    keys = GROUPS[by]
    rows: dict[str, list[int]] = {}
    without: list[int] = []
    for row, (event, bounds) in enumerate(events):
        found = list(dict.fromkeys(keys(event, names, bounds)))
        for key in found:
            rows.setdefault(key, []).append(row)
        if not found:
            without.append(row)
    if by in _PERIODS:
        groups = [Group(key, _period_label(key), tuple(found)) for key, found in rows.items()]
    elif by == "status":
        groups = [Group(one, one, tuple(rows[one])) for one in STATUSES if one in rows]
    else:
        shown = names.of(_NAMES[by]).shown
        groups = [Group(shown(key), shown(key), tuple(found)) for key, found in rows.items()]
        groups.sort(key=lambda group: (-len(group.rows), group.label.casefold()))
    if without:
        lack = "no date" if by in _PERIODS else f"no {by}"
        groups.append(Group("", lack, tuple(without)))
    return tuple(groups)


def _period(part: Callable[[int, int], str]) -> Keys:
    def key(day: int) -> str:
        year, month, _ = civil(day)
        return part(year, month)

    def keys(event: Event, names: Names, bounds: Bounds) -> Iterable[str]:
        return () if (bounds.a, bounds.b) == (OPEN_PAST, OPEN_FUTURE) else (_spanned(bounds, key),)

    return keys


def _spanned(bounds: Bounds, key: Callable[[int], str]) -> str:
    first = ".." if bounds.a == OPEN_PAST else key(bounds.a)
    last = ".." if bounds.b == OPEN_FUTURE else key(bounds.b)
    return first if first == last else f"{first}/{last}"


def _bearing(kind: Kind) -> Keys:
    borne = KINDS[kind].borne
    return lambda event, names, bounds: map(names.of(kind).key, borne(event))


_PERIODS: dict[str, Keys] = {
    "year": _period(lambda year, month: year_to_edtf(year)),
    "quarter": _period(
        lambda year, month: f"{year_to_edtf(year)}-{_QUARTERS + 1 + (month - 1) // 3}"
    ),
    "month": _period(lambda year, month: f"{year_to_edtf(year)}-{month:02d}"),
}
_NAMES: dict[str, Kind] = {kind: kind for kind in KINDS}
GROUPS: dict[str, Keys] = {
    **_PERIODS,
    **{kind: _bearing(kind) for kind in KINDS},
    "status": lambda event, names, bounds: (event.status,),
}


def _period_label(key: str) -> str:
    first, slash, last = key.partition("/")
    if not slash:
        return _period_words(first)
    if first == "..":
        return f"begun by {_period_words(last)}"
    if last == "..":
        return f"begun in or after {_period_words(first)}"
    return f"begun between {_period_words(first)} and {_period_words(last)}"


def _period_words(key: str) -> str:
    named = _PART.fullmatch(key)
    year = year_name(int((named[1] if named else key).removeprefix("Y")))
    if named is None:
        return year
    part = int(named[2])
    return f"{month_name(part)} {year}" if part <= 12 else f"Q{part - _QUARTERS} {year}"
