"""`near-duplicate`: two entries that may tell of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from libyatl.checks.examined import Examined, Finding
from libyatl.chronology import Bounds
from libyatl.dates import When
from libyatl.model import Event
from libyatl.model.registers import Register
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold

_NARROW = 31
"""An event without a date is compared only if its beginning is known to so many days."""
_COMPARED = 30
"""An event is compared with no more neighbours in time than this."""
_IDLE = frozenset(
    fold(
        "a an the of in on at to for and or by with from as is are was were be has have had his "
        "her its their في من على إلى عن مع و أن"
    ).split()
)

_SHOWN = 3
_HELP = "make them one entry with the sources of both, or let a place or a relation part them"

Words = frozenset[str]


class _Candidate(NamedTuple):
    bounds: Bounds
    place: int
    words: Words
    where: Words


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the events of which an earlier entry may tell: one that says the same, or nearly so.

    What says the same has the same days or none, the same relations, actors, places and words. Else
    the two have some actors, all the same, and may be of one day; their titles have half of their
    words in common, or one says all that the other does; the actors' names do not count. Titles
    that differ in a number, different places, and a relation between the two make two events.
    """
    same = _saying_the_same(examined)
    near: dict[int, int] = {}
    for actors, places in _of_the_same_actors(examined, same).items():
        if len(places) > 1:
            for one, other in _pairs(examined, _candidates(examined, actors, places)):
                first, later = min(one, other), max(one, other)
                near[later] = min(first, near.get(later, first))
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for later, first in same.items():
        alike[first].append(later)
    for first, others in alike.items():
        yield _same(examined, first, others)
    for later, first in near.items():
        yield _near(examined, later, first)


def _saying_the_same(examined: Examined) -> dict[int, int]:
    """Return each event that says what an earlier one does, with that."""
    names = examined.names
    firsts: dict[object, int] = {}
    found = {}
    for place, event in enumerate(examined.events):
        said = (
            frozenset(_stems(event.title)) - _IDLE or event.title,
            _in_any_spelling(names.actors, [part.actor for part in event.actors]),
            _in_any_spelling(names.places, event.places),
            _stated_days(event.when) if event.when else event.date_as_written,
            event.relations,
        )
        first = firsts.setdefault(said, place)
        if first != place and not _related(event, examined.events[first]):
            found[place] = first
    return found


def _in_any_spelling(register: Register, names: Iterable[str]) -> Words:
    """Return whom the names mean; one that no registry knows means the same in each spelling."""
    keys = map(register.key, names)
    return frozenset(key if key in register.entries else fold(key) or key for key in keys)


def _stated_days(when: When) -> object:
    return when.instants if when.zoned else when.stated


def _of_the_same_actors(examined: Examined, less: Container[int]) -> dict[Words, list[int]]:
    """Return the events that have actors, less some, by who these are."""
    key = examined.names.actors.key
    found: defaultdict[Words, list[int]] = defaultdict(list)
    for place, event in enumerate(examined.events):
        if event.actors and place not in less:
            found[frozenset(key(part.actor) for part in event.actors)].append(place)
    return found


def _candidates(examined: Examined, actors: Words, places: Sequence[int]) -> list[_Candidate]:
    """Return the events whose days are known, in order of time; like titles stand together."""
    names = _IDLE | _words_of_names(examined, actors)
    place_key = examined.names.places.key
    found = []
    for place in places:
        event = examined.events[place]
        bounds = examined.chronology.bounds(place)
        if event.when is not None or bounds.b - bounds.a < _NARROW:
            words = frozenset(_stems(event.title)) - names
            where = frozenset(map(place_key, event.places))
            found.append(_Candidate(bounds, place, words, where))
    return sorted(found, key=lambda one: (one.bounds.a, sorted(one.words), one.place))


def _words_of_names(examined: Examined, actors: Words) -> Words:
    """Return the words of the actors' names."""
    found = set(actors)
    for id in actors:
        if entry := examined.timeline.actors.get(id):
            found |= {entry.name, *entry.aliases}
    return frozenset(word for name in found for word in _stems(name))


def _stems(text: str) -> Iterator[str]:
    """Yield the folded words, less the `s` of a plural, a genitive or a verb."""
    for word in fold(text).split():
        yield word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word


def _pairs(examined: Examined, ordered: Sequence[_Candidate]) -> Iterator[tuple[int, int]]:
    """Yield each event with its nearest neighbour in time that is alike, among the last ones."""
    begun: list[_Candidate] = []
    for one in ordered:
        begun = [other for other in begun if other.bounds.b >= one.bounds.a][-_COMPARED:]
        for other in reversed(begun):
            events = examined.events[one.place], examined.events[other.place]
            if _alike(one, other) and not _related(*events):
                yield one.place, other.place
                break
        begun.append(one)


def _alike(one: _Candidate, other: _Candidate) -> bool:
    common = len(one.words & other.words)
    several = len(one.words), len(other.words)
    half = common and 3 * common >= sum(several)  # of all words, each counted once
    if not half and not 1 < common == min(several):
        return False
    if any(word.isdigit() for word in one.words ^ other.words):
        return False
    return not one.where or not other.where or not one.where.isdisjoint(other.where)


def _related(one: Event, other: Event) -> bool:
    return any(relation.event == other.id for relation in one.relations) or any(
        relation.event == one.id for relation in other.relations
    )


def _same(examined: Examined, first: int, others: Sequence[int]) -> Finding:
    events = examined.events
    title = shorten(events[first].title)
    several = f"“{title}” stands {len(others) + 1} times, and may be one event"
    one = f"“{shorten(events[others[0]].title)}” may be the event “{title}”"
    also = (examined.timeline.span(place, "title") for place in others[1 : _SHOWN + 1])
    return examined.finding(
        others[0],
        "title",
        message=several if len(others) > 1 else one,
        label="the same days, actors and places, in the same words",
        help=_HELP,
        related=(
            (examined.timeline.span(first, "title"), "the first of them"),
            *((span, "and here") for span in also),
        ),
        about=tuple(events[place].id for place in (first, *others)),
    )


def _near(examined: Examined, later: int, first: int) -> Finding:
    one, other = examined.events[first], examined.events[later]
    span = examined.timeline.span(first, "title")
    return examined.finding(
        later,
        "title",
        message=f"“{shorten(other.title)}” may be the event “{shorten(one.title)}”",
        label="the same actors, days that may be the same, and a title that is much alike",
        help=_HELP,
        related=((span, "the first of the two"),),
        about=(one.id, other.id),
    )
