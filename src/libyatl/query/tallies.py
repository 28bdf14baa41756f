"""Who and what occurs in a selection: each actor, place, source or tag, and its events.

Names that only events bear are counted too; they are not registered. What the registry
has but no selected event bears is listed where nothing was filtered away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.model import Event
from libyatl.model.accounts import Rival, supporting
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Register
from libyatl.query.in_batches import Chosen
from libyatl.query.selection import Row, Selection
from libyatl.truth import Truth


class Testimony(NamedTuple):
    """What a source is worth to a selection.

    `alone` counts the events that no other source carries; `origin` is the id of a source
    that stands for all that came the same way; `lag` are the least and the most days that
    can lie between an event and the publication, over the events with known days, or None.
    """

    published: When | None
    alone: int
    origin: str
    lag: tuple[int, int] | None


class Tally(NamedTuple):
    """One name and its events. A tag needs no registry, and counts as registered.

    `certain` and `possible` count events by how surely they were selected; `first` and
    `last` are the first and the last event with a date, in order of time; `company` are the
    actors who occur in the same events, with how many of them, the most frequent first. Events
    that are `crowded` do not count for it.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    kind: str
    registered: bool
    certain: int
    possible: int
    first: Event | None
    last: Event | None
    company: tuple[tuple[str, int], ...]
    testimony: Testimony | None = None

    @property
    def events(self) -> int:
        """How many events there are."""
        return self.certain + self.possible


_PAIRS = 1_000_000
"""Pairs of a name and an actor in one event that are counted, at the most, in a small file."""
_PAIRS_EACH = 5
"""So many for each name and each actor that the events bear, in a large one."""


def crowded(what: Chosen, kind: Kind) -> list[Row]:
    """Return the events that bear too many names and actors to tell of company.

    A list of a hundred thousand who signed says of none who was there with whom, and has ten
    thousand million pairs. The events with the most pairs are left out, until those of the
    rest can be counted, at a million, or at 5 for each name and actor; mostly none has to be.
    """
    selection = what.to_count(kind, with_actors=True)
    borne, rows = KINDS[kind].borne, list(selection.rows)
    sizes = [(len(borne(row.event)), len(row.event.actors)) for row in rows]
    pairs = [names * actors for names, actors in sizes]
    named = sum(sum(size) * row.times for size, row in zip(sizes, rows, strict=True))
    room = max(_PAIRS, _PAIRS_EACH * named)
    counts: Counter[int] = Counter()
    for each, row in zip(pairs, rows, strict=True):
        counts[each] += row.times
    most = 0
    for each, events in sorted(counts.items()):
        room -= each * events
        if room < 0:
            break
        most = each
    return [row for row, each in zip(rows, pairs, strict=True) if each > most]


class Bearers(NamedTuple):
    """Which rows of a selection bear each name of a kind, by its key, in order of time.

    A row that only some account gives a name has it possibly. `alone` counts by name the events
    that bear no other.
    """

    rows: dict[str, list[Row]]
    alone: Counter[str]


def bearers(selection: Selection, kind: Kind, only: Iterable[str] = ()) -> Bearers:
    """Return who bears each name of a kind; those of `only`, keys of a register, stand first."""
    borne, register = KINDS[kind].borne, selection.names.of(kind)

    def keys_of(event: Event) -> Iterable[str]:
        return map(register.key, borne(event))

    found = Bearers({id: [] for id in only}, Counter())
    for row in selection.in_time:
        rivals = selection.scope.accounts.get(row.place, ())
        keys = dict.fromkeys(keys_of(row.event))
        if rivals:
            for key, answer in _answers(row, _naming(rivals, kind), len(rivals), keys_of):
                found.rows.setdefault(key, []).append(row._replace(answer=answer))
            keys = dict.fromkeys(keys_of(supporting(row.event, rivals)))
        else:
            for key in keys:
                found.rows.setdefault(key, []).append(row)
        if len(keys) == 1:
            found.alone.update(dict.fromkeys(keys, row.times))
    return found


def tallied(what: Chosen, kind: Kind, only: Collection[str] = ()) -> list[Tally]:
    """Return a tally for each name of the kind: most events first.

    With `only`, keys of a register, a tally for each of these, whether an event bears it or not. In
    whatever order the selection stands, `first` and `last` are so in order of time.
    """
    selection = what.to_count(kind, with_actors=True)
    register = selection.names.of(kind)
    listed = only or (() if selection.is_excerpt else register.entries)
    found, alone = bearers(selection, kind, listed)
    company = _Company(selection, kind)
    tallies = [
        _tally(key, rows, kind, register, company)
        for key, rows in found.items()
        if not only or key in only
    ]
    if kind == "source":
        tallies = [
            tally._replace(
                testimony=_testimony(tally.id, found[tally.id], alone[tally.id], selection)
            )
            for tally in tallies
        ]
    return sorted(tallies, key=lambda tally: (-tally.events, tally.name.casefold()))


def sizes_of(rows: Iterable[Row]) -> tuple[int, int]:
    """Return how many events some rows are, and how many of these were surely selected."""
    events = certain = 0
    for row in rows:
        events += row.times
        if row.answer is Truth.YES:
            certain += row.times
    return events, certain


def _naming(rivals: Iterable[Rival], *kinds: Kind) -> list[Rival]:
    """Return the accounts that name any of some kinds: the others have what the event has."""
    told = [KINDS[kind].told for kind in kinds]
    return [one for one in rivals if one.cited.says and any(of(one.cited.says) for of in told)]


def _answers(
    row: Row, telling: Iterable[Rival], rivals: int, keys_of: Callable[[Event], Iterable[str]]
) -> Iterable[tuple[str, Truth]]:
    """Return each name that an event bears by any of its accounts, surely if by all of them.

    `telling` are those of its `rivals`, so many, that name any.
    """
    others = [dict.fromkeys(keys_of(one.event)) for one in telling]
    counts = Counter(dict.fromkeys(keys_of(row.event), 1 + rivals - len(others)))
    for keys in others:
        counts.update(keys.keys())
    possibly = min(row.answer, Truth.MAYBE)
    return [(key, row.answer if n == 1 + rivals else possibly) for key, n in counts.items()]


class _Company:
    """The actors of each event, looked up once for all the names that it bears."""

    def __init__(self, selection: Selection, kind: Kind) -> None:
        self._register = selection.names.actors
        borne, key = KINDS[kind].borne, selection.names.of(kind).key
        apart = {row.place for row in crowded(selection, kind)}
        self._actors = {
            row.place: self._actors_of(row.event)
            for row in selection.rows
            if row.place not in apart
        }
        # Who is there by one account is in company with those alone who are there by it too.
        self._told = {
            row.place: [
                ({*map(key, borne(event))}, self._actors_of(event))
                for event in (
                    row.event,
                    *(one.event for one in _naming(rivals, kind, "actor")),
                )
            ]
            for row in selection.rows
            if row.place in self._actors and (rivals := selection.scope.accounts.get(row.place))
        }

    def of(self, key: str, rows: Iterable[Row], but: str | None) -> tuple[tuple[str, int], ...]:
        """Return who occurs in the events that bear a name, with how many, the most frequent first.

        `but` is whom not to name.
        """
        counts: Counter[str] = Counter()
        for row in rows:
            if (told := self._told.get(row.place)) is not None:
                counts.update({actor for keys, some in told if key in keys for actor in some})
            elif row.times == 1:
                counts.update(self._actors.get(row.place, ()))
            else:
                counts.update(dict.fromkeys(self._actors.get(row.place, ()), row.times))
        shown = ((self._register.shown(key), n) for key, n in counts.items() if key != but)
        return tuple(sorted(shown, key=lambda pair: (-pair[1], pair[0].casefold(), pair[0])))

    def _actors_of(self, event: Event) -> set[str]:
        return {self._register.key(part.actor) for part in event.actors}


def _tally(key: str, rows: list[Row], kind: Kind, register: Register, company: _Company) -> Tally:
    entry = register.entries.get(key)
    dated = [row.event for row in rows if row.event.when is not None]
    events, certain = sizes_of(rows)
    name = register.shown(key)
    spellings = (entry.name, *entry.aliases) if entry else register.borne_as(key)
    return Tally(
        key,
        name,
        tuple(dict.fromkeys(one for one in spellings if one != name)),
        getattr(entry, "kind", "") or getattr(entry, "country", ""),
        entry is not None or KINDS[kind].registry is None,
        certain,
        events - certain,
        dated[0] if dated else None,
        dated[-1] if dated else None,
        company.of(key, rows, but=key if kind == "actor" else None),
    )


def _testimony(id: str, rows: list[Row], alone: int, selection: Selection) -> Testimony:
    published = selection.chronology.rules.publications.stated(id)
    lags: list[int] = []
    if (
        published is not None
        and OPEN_PAST < published.first_day <= published.last_day < OPEN_FUTURE
    ):
        for row in rows:
            contested = row.place in selection.scope.accounts
            bounds = selection.chronology.reach(row.place) if contested else row.bounds
            if row.event.status != "planned" and bounds.a > OPEN_PAST:
                last = min(bounds.b, published.last_day)
                lags += (max(published.first_day - last, 0), published.last_day - bounds.a)
    lag = (min(lags), max(lags)) if lags else None
    return Testimony(published, alone, selection.scope.origins.of(id), lag)
