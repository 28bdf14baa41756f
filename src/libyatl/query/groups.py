"""Groups of a selection: by period, by who and where, by source and status.

An event stands in each group that it belongs to: with two actors in two. By year, quarter
and month it stands once, where it begins; where that is not known so exactly, in a group
that says so (`2017-01/2017-12` by month: some month of 2017).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When, in_words, parse_date
from libyatl.dates.civil import civil
from libyatl.model import STATUSES, Event
from libyatl.names import Names, Register


class Group(NamedTuple):
    """Some rows of a selection, counted from 0: named by `cell` in data, by `label` for eyes."""

    cell: str
    label: str
    rows: tuple[int, ...]


Keys = Callable[[Event, Names], Iterable[str]]
"""The keys of the groups in which an event stands; none where it lacks what is grouped by."""


def grouped(events: Iterable[Event], names: Names, by: str) -> tuple[Group, ...]:
    """Return the groups of the events, `by` being a key of `GROUPS`; what has none is last.

    Periods stand in the order of the events, statuses in that of the file format, names by
    how many events they have and then by name.
    """
    keys = GROUPS[by]
    rows: dict[str, list[int]] = {}
    without: list[int] = []
    for row, event in enumerate(events):
        found = list(dict.fromkeys(keys(event, names)))
        for key in found:
            rows.setdefault(key, []).append(row)
        if not found:
            without.append(row)
    if by in _PERIODS:
        groups = [Group(key, _period_label(key), tuple(found)) for key, found in rows.items()]
    elif by == "status":
        groups = [Group(one, one, tuple(rows[one])) for one in STATUSES if one in rows]
    else:
        shown = _shown(names, by)
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

    def keys(event: Event, names: Names) -> Iterable[str]:
        when = event.when
        return () if when is None else (_spanned(when, key),)

    return keys


def _spanned(when: When, key: Callable[[int], str]) -> str:
    first = ".." if when.a == OPEN_PAST else key(when.a)
    last = ".." if when.b == OPEN_FUTURE else key(when.b)
    return first if first == last else f"{first}/{last}"


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


_PERIODS: dict[str, Keys] = {
    "year": _period(lambda year, month: _year(year)),
    "quarter": _period(lambda year, month: f"{_year(year)}-{33 + (month - 1) // 3}"),
    "month": _period(lambda year, month: f"{_year(year)}-{month:02d}"),
}
GROUPS: dict[str, Keys] = {
    **_PERIODS,
    "actor": lambda event, names: [names.actors.key(part.actor) for part in event.actors],
    "place": lambda event, names: [names.places.key(place) for place in event.places],
    "tag": lambda event, names: event.tags,
    "source": lambda event, names: [names.sources.key(cited.source) for cited in event.sources],
    "status": lambda event, names: (event.status,),
}


def _shown(names: Names, by: str) -> Callable[[str], str]:
    registers: dict[str, Register] = {
        "actor": names.actors,
        "place": names.places,
        "source": names.sources,
    }
    return registers[by].shown if by in registers else str


def _period_label(key: str) -> str:
    first, slash, last = key.partition("/")
    if not slash:
        return _words(first)
    if first == "..":
        return f"begun by {_words(last)}"
    if last == "..":
        return f"begun in or after {_words(first)}"
    return f"begun between {_words(first)} and {_words(last)}"


def _words(key: str) -> str:
    # Beyond four digits a period has no month in the grammar of dates.
    return in_words(parse_date(key)) if not key.startswith("Y") or "-" not in key[2:] else key
