"""Ties: what events and the moments at which sources were published say of each other.

A source of a single moment can pass on what is known of one event to another: what it tells as past
had begun when it was published, and what it tells as ahead had not. Only such moments become points
between the events, so that a file none of whose sources does both is no more joined by them.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from libyatl.chronology.sources.leading import Leading
from libyatl.chronology.sources.passed_back import Said
from libyatl.chronology.sources.publication import Publications
from libyatl.chronology.statements.constraints import (
    ByPublication,
    Constraint,
    Statement,
    bound,
    citation_path,
    of_sources,
)
from libyatl.chronology.statements.own import TELLING
from libyatl.chronology.statements.runs import days_apart
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model import Event
from libyatl.model.redated import dates_of


class Tie(NamedTuple):
    """What a citation says of a point of its event and of a moment of publication.

    Attributes:
        place: the event.
        number: which of its citations.
        ends: whether it is said of the end of the event; else of its beginning.
        before: whether that came no later than the moment; else it came no earlier.
        moment: the moment.
        source: the source that is cited, which leads to the moment.
    """

    place: int
    number: int
    ends: bool
    before: bool
    moment: int
    source: str


class Following(NamedTuple):
    """That a moment came no later than another: `earlier` <= `later`.

    `by` is the first step of the way from the one to the other, and the source to which that leads.
    """

    earlier: int
    later: int
    by: tuple[Said, str]


class Ties:
    """The moments of publication by which events are tied, and how.

    A moment is named by a number that follows those of the events, as if it were one more.
    """

    def __init__(self, events: Sequence[Event], publications: Publications) -> None:
        """Find the moments over which something passes from one event to another."""
        self._events = events
        self._publications = publications
        self._source: list[str] = []
        self._leading = Leading(publications)
        self._number: dict[str, int] = {}
        self.following: list[Following] = []
        self.of_event: dict[int, list[Tie]] = {}
        self.slack = 0
        """By how many days a moment, and an event or a moment of other clocks, may be off."""
        if not _can_tie(events):
            return
        drawn = list(self._drawn())
        passing = self._passing(drawn)
        self._keep(drawn, passing)
        if passing:
            self.slack = days_apart(dates_of(events, publications.sources.values()))

    @property
    def moments(self) -> range:
        """The moments, by number."""
        return range(len(self._events), len(self._events) + len(self._source))

    def source(self, moment: int) -> str:
        """Return the id of the source that was published at a moment."""
        return self._source[moment - len(self._events)]

    def joined(self, places: Iterable[int]) -> list[int]:
        """Return the moments that some events are tied to, and all that these are linked to."""
        reached = list(
            dict.fromkeys(tie.moment for place in places for tie in self.of_event.get(place, ()))
        )
        met = set(reached)
        for moment in reached:
            for each in self._beside.get(moment, ()):
                for other in (each.earlier, each.later):
                    if other not in met:
                        met.add(other)
                        reached.append(other)
        return reached

    def tied_to(self, moments: Iterable[int], untied: Container[int]) -> Iterator[int]:
        """Yield the events, but some, that are tied to some moments."""
        for moment in moments:
            yield from (t.place for t in self._ties_at.get(moment, ()) if t.place not in untied)

    def by(self, place: int) -> Iterator[Constraint]:
        """Yield what the citations of an event say of moments."""
        return map(self._tie_said, self.of_event.get(place, ()))

    def touching(self, moment: int, untied: Container[int]) -> Iterator[Constraint]:
        """Yield all that is said of a moment, but by some events."""
        yield from self._days_of(moment)
        yield from map(self._order_said, self._beside.get(moment, ()))
        ties = self._ties_at.get(moment, ())
        yield from (self._tie_said(tie) for tie in ties if tie.place not in untied)

    def of_moments(self, moments: Collection[int]) -> Iterator[Constraint]:
        """Yield what is said of some moments without regard to events."""
        for moment in moments:
            yield from self._days_of(moment)
            following = self._beside.get(moment, ())
            yield from (self._order_said(each) for each in following if each.later == moment)

    def _order_said(self, each: Following) -> Constraint:
        first, source = each.by
        before = first[1] == "via"
        end = self.source(each.later if before else each.earlier)
        steps = self._leading.steps(source, end, before=before)
        said = tuple(of_sources((first, *steps)))
        return 2 * each.later, 2 * each.earlier, self.slack, said

    def _tie_said(self, tie: Tie) -> Constraint:
        point, moment = 2 * tie.place + tie.ends, 2 * tie.moment
        u, v = (moment, point) if tie.before else (point, moment)
        cited = Statement(tie.place, citation_path(tie.number))
        steps = self._leading.steps(tie.source, self.source(tie.moment), before=tie.before)
        return u, v, self.slack, (cited, *of_sources(steps))

    def _days_of(self, moment: int) -> Iterator[Constraint]:
        """Yield between which days a moment lies, by what is said of sources."""
        source = self.source(moment)
        days = self._publications.of(source)
        for day, latest in ((days.first, False), (days.last, True)):
            if OPEN_PAST < day < OPEN_FUTURE:
                giving = self._publications.giving(source, latest=latest)
                yield bound(2 * moment, day, ByPublication(giving), latest=latest)

    @cached_property
    def _ties_at(self) -> Mapping[int, Sequence[Tie]]:
        """The ties by moment."""
        found: dict[int, list[Tie]] = {}
        for ties in self.of_event.values():
            for tie in ties:
                found.setdefault(tie.moment, []).append(tie)
        return found

    @cached_property
    def _beside(self) -> Mapping[int, Sequence[Following]]:
        """What is said of the order of moments, by each of the two."""
        beside: dict[int, list[Following]] = {}
        for each in self.following:
            beside.setdefault(each.earlier, []).append(each)
            beside.setdefault(each.later, []).append(each)
        return beside

    def _drawn(self) -> Iterator[Tie]:
        """Yield all that citations say of moments; these are numbered as they come."""
        for place, event in enumerate(self._events):
            for number, citation in enumerate(event.sources):
                id = self._publications.key(citation.source)
                for point, before in TELLING[event.told_by(citation)]:
                    for other in self._leading.moments(id, before=before):
                        yield Tie(place, number, bool(point), before, self._named(other), id)

    def _named(self, id: str) -> int:
        if id not in self._number:
            self._number[id] = len(self._number)
        return self._number[id]

    def _passing(self, drawn: Iterable[Tie]) -> set[int]:
        """Return the moments over which something passes from one event to another."""
        self.following = list(self._follow())
        onward: dict[int, list[int]] = {}
        back: dict[int, list[int]] = {}
        for earlier, later, _ in self.following:
            onward.setdefault(later, []).append(earlier)
            back.setdefault(earlier, []).append(later)
        before, after = set[int](), set[int]()
        for tie in drawn:
            (before if tie.before else after).add(tie.moment)
        return _reached(after, onward) & _reached(before, back)

    def _follow(self) -> Iterator[Following]:
        """Yield which moments of publication came no later than others.

        What the sources state of themselves goes before it.
        """
        stemming, publications = self._publications.stemming, self._publications
        for id, relays in stemming.via.items():
            if len(relays) == 1 and publications.is_moment(id):
                for other in self._leading.moments(relays[0], before=True):
                    if publications.of(id).first <= publications.of(other).last:
                        by = (id, "via"), relays[0]
                        yield Following(self._named(id), self._named(other), by)
        for id, drawn in stemming.drawn_on.items():
            if publications.is_moment(id):
                for each in drawn:
                    for other in self._leading.moments(each, before=False):
                        if publications.of(other).first <= publications.of(id).last:
                            by = (id, "derived_from"), each
                            yield Following(self._named(other), self._named(id), by)

    def _keep(self, drawn: Iterable[Tie], passing: set[int]) -> None:
        """Keep what is said of some moments alone, and number these anew."""
        ids = list(self._number)
        kept = sorted(passing)
        number = {old: len(self._events) + new for new, old in enumerate(kept)}
        self._source = [ids[old] for old in kept]
        for tie in drawn:
            if tie.moment in number:
                ties = self.of_event.setdefault(tie.place, [])
                ties.append(tie._replace(moment=number[tie.moment]))
        self.following = [
            Following(number[earlier], number[later], by)
            for earlier, later, by in self.following
            if earlier in number and later in number
        ]


def _can_tie(events: Iterable[Event]) -> bool:
    """Whether any event is told as ahead, or as going on: else nothing bounds a publication."""
    for event in events:  # each is asked of every event, so that plain loops pay
        for cited in event.sources:
            if event.told_by(cited) in ("ahead", "ongoing"):
                return True
    return False


def _reached(roots: Iterable[int], onward: Mapping[int, Sequence[int]]) -> set[int]:
    reached = list(roots)
    met = set(reached)
    for one in reached:
        for other in onward.get(one, ()):
            if other not in met:
                met.add(other)
                reached.append(other)
    return met
