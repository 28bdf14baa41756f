"""Groups of a selection: by period, by who and where, by source and status.

An event stands in each group that it belongs to: with two actors in two. By year, quarter
and month it stands once, where it begins; where that is not known so exactly, in a group
that says so (`2017-01/2017-12` by month: some month of 2017).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from libyatl.chronology.solved import UNBOUNDED, Bounds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.civil import civil
from libyatl.model import STATUSES, Event
from libyatl.model.accounts import Rival
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Names
from libyatl.query.each_account import NO_GROUNDS, Ground, agreed
from libyatl.query.periods import PERIODS, Period, period_words
from libyatl.query.scope import Scope
from libyatl.truth import Truth


class Group(NamedTuple):
    """Some rows of a selection, counted from 0: named by `cell` in data, by `label` for eyes.

    `grounds` has by the place of an event whose accounts put it there, or elsewhere, where not all
    of its accounts do.
    """

    cell: str
    label: str
    rows: tuple[int, ...]
    grounds: Mapping[int, Ground] = NO_GROUNDS


Keys = Callable[[Event, Names, Bounds], Iterable[str]]
"""The keys of the groups in which an event stands; none where it lacks what is grouped by."""


def grouped(scope: Scope, places: Iterable[int], by: str) -> tuple[Group, ...]:
    """Return the groups of some events of a scope, `by` being a key of `GROUPS`.

    Periods stand in the order of the events, statuses in that of the file format, names by
    how many events they have and then by name; what is in none stands last.
    """
    standing = _Standing(scope, by)
    rows: dict[str, list[int]] = {}
    grounds: dict[str, dict[int, Ground]] = {}
    for row, place in enumerate(places):
        for key, ground in standing.of(place):
            rows.setdefault(key, []).append(row)
            if ground is not None:
                grounds.setdefault(key, {})[place] = ground
    return tuple(
        Group(cell, label, tuple(rows[key]), grounds.get(key, NO_GROUNDS))
        for key, cell, label in _in_order_of(rows, scope.names, by)
    )


_NONE = ""
"""The key of what lacks what is grouped by."""


class _Standing:
    """In which groups an event stands, by its own fields and by each account of it."""

    def __init__(self, scope: Scope, by: str) -> None:
        self._scope = scope
        self._keys = GROUPS[by]
        self._in_time = by in _PERIODS
        self._kind = _NAMES.get(by)

    def of(self, place: int) -> Iterator[tuple[str, Ground | None]]:
        scope, rivals = self._scope, self._scope.accounts.get(place, ())
        event, bounds = scope.timeline.events[place], UNBOUNDED
        if self._in_time:
            # It stands once, where all accounts together leave it.
            found = scope.chronology.reach if rivals else scope.chronology.bounds
            bounds, rivals = found(place), ()
        own = self._keys_of(event, bounds)
        if not any(map(self._is_named, rivals)):
            yield from ((key, None) for key in own)
            return
        others = [
            (rival, self._keys_of(rival.event, bounds) if self._is_named(rival) else own)
            for rival in rivals
        ]
        having: dict[str, list[Rival]] = {}
        for rival, keys in others:
            for key in keys:
                having.setdefault(key, []).append(rival)
        for key in own:
            yield (
                key,
                agreed(Truth.YES, ((rival, _whether(key, keys)) for rival, keys in others))[1],
            )
        for key, those in having.items():
            if key not in own:  # so that whoever has it not says as the event itself
                yield key, agreed(Truth.NO, ((rival, Truth.YES) for rival in those))[1]

    def _is_named(self, rival: Rival) -> bool:
        """Say whether an account speaks of what is grouped by: of sources and tags none does."""
        said = rival.cited.says
        assert said is not None
        return bool(KINDS[self._kind].told(said) if self._kind else said.status)

    def _keys_of(self, event: Event, bounds: Bounds) -> Mapping[str, None]:
        return dict.fromkeys(self._keys(event, self._scope.names, bounds)) or {_NONE: None}


def _whether(key: str, keys: Container[str]) -> Truth:
    return Truth.YES if key in keys else Truth.NO


def _in_order_of(
    rows: Mapping[str, Collection[int]], names: Names, by: str
) -> list[tuple[str, str, str]]:
    """Return the key, the cell and the label of each group, in order."""
    keys = [key for key in rows if key != _NONE]
    if by in _PERIODS:
        named = [(key, key, _period_label(key)) for key in keys]
    elif by == "status":
        named = [(one, one, one) for one in STATUSES if one in rows]
    else:
        shown = names.of(_NAMES[by]).shown
        names_of = {key: shown(key) for key in keys}
        alike = Counter(names_of.values())
        named = [(key, name, _told_apart(name, key, alike)) for key, name in names_of.items()]
        named.sort(key=lambda group: (-len(rows[group[0]]), group[2].casefold()))
    if _NONE in rows:
        named.append((_NONE, "", "no date" if by in _PERIODS else f"no {by}"))
    return named


def _told_apart(name: str, key: str, alike: Mapping[str, int]) -> str:
    """Return a name with its id where others are shown so too, such as one author's two texts."""
    return name if alike[name] == 1 else f"{name} ({key})"


def _by_period(period: Period) -> Keys:
    def key(day: int) -> str:
        year, month, _ = civil(day)
        return period.cell(year, month)

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


_PERIODS: dict[str, Keys] = {name: _by_period(period) for name, period in PERIODS.items()}
_NAMES: dict[str, Kind] = {kind: kind for kind in KINDS}
GROUPS: dict[str, Keys] = {
    **_PERIODS,
    **{kind: _bearing(kind) for kind in KINDS},
    "status": lambda event, names, bounds: (event.status,),
}


def _period_label(key: str) -> str:
    first, slash, last = key.partition("/")
    if not slash:
        return period_words(first)
    if first == "..":
        return f"begun by {period_words(last)}"
    if last == "..":
        return f"begun in or after {period_words(first)}"
    return f"begun between {period_words(first)} and {period_words(last)}"
