"""The constraints of a timeline, each with the statements that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from libyatl.chronology.sources.publication import Publications
from libyatl.chronology.statements.constraints import (
    ByPublication,
    Constraint,
    Statement,
    bound,
    bounded,
    citation_path,
    of_events,
)
from libyatl.chronology.statements.own import Anchored, own
from libyatl.chronology.statements.relations import (
    Links,
    anchored,
    elapses,
    links,
    paths_of,
    successions,
)
from libyatl.chronology.statements.runs import DAYS, UTC_DAYS, Run, slack
from libyatl.chronology.statements.ties import Ties
from libyatl.dates import When
from libyatl.dates.axis import Four
from libyatl.model import Relation, Timeline
from libyatl.model.accounts import joined


class Linked(NamedTuple):
    """What a relation says of two events: `points` are those that its links are between."""

    points: tuple[int, int, int, int]
    links: Links
    anchored: tuple[Anchored, ...]


class Rules:
    """The constraints of a timeline, event by event, each with the statements it rests on."""

    def __init__(self, timeline: Timeline, publications: Publications) -> None:
        """Take the timeline and when its sources were published.

        `events` have the dates of all their accounts joined; `joint` are those where that matters.
        """
        self.events = joined(timeline)
        self.joint = frozenset(
            place
            for place in timeline.contested
            if self.events[place].when is not timeline.events[place].when
        )
        self.publications = publications
        self.timeline = timeline
        self._referring: dict[int, list[tuple[int, int]]] | None = None
        self._ties: Ties | None = None
        self._paths: dict[int, tuple[list[str], dict[str, int]]] = {}
        self.in_utc_days: Set[int] = frozenset()
        """The events of components whose days are not all told by one clock (`zoning`)."""
        self.set_aside: set[Statement] = set()
        """What was stated of events and contradicts the rest: nothing that rests on it is drawn."""
        self.given_up: set[int] = set()
        """Events whose statements contradict each other without end: nothing is drawn of them."""
        self.untied: set[int] = set()
        """Events that no moment of publication ties to others, where that came to no end."""

    @property
    def ties(self) -> Ties:
        """What ties events over the moments at which their sources were published."""
        if self._ties is None:
            self._ties = Ties(self.events, self.publications)
        return self._ties

    def in_days(self, place: int) -> Run:
        """Return the run in days of an event."""
        return UTC_DAYS if place in self.in_utc_days else DAYS

    def own(self, place: int, run: Run | None = None) -> Iterator[Constraint]:
        """Yield what an event's date, its length and its sources say of it alone.

        As in all that follows, without a run the event's own in days counts (`in_days`).
        """
        yield from self.standing(self._own(place, run))

    def _own(self, place: int, run: Run | None) -> Iterator[Constraint]:
        said = own(self.events[place], self.publications, run or self.in_days(place))
        begin, end = 2 * place, 2 * place + 1
        yield end, begin, 0, ()
        if said.field:
            lasted = (Statement(place, said.field),)
            yield end, begin, -said.least, lasted
            if said.most is not None:
                yield begin, end, said.most, lasted
        dated = (Statement(place, "date"),)
        low, last_begin, first_end, high = said.window
        yield from bounded(begin, low, last_begin, dated)
        yield from bounded(end, first_end, high, dated)
        for point, latest, day in said.stepped:
            yield bound(begin + point, day, (*dated, Statement(place, "lasted")), latest=latest)
        for number, point, latest, day in said.told:
            source = self.events[place].sources[number].source
            giving = self.publications.giving(source, latest=latest)
            published = ByPublication(giving, Statement(place, citation_path(number)))
            yield bound(begin + point, day, published, latest=latest)

    def sets(self, places: Iterable[int], run: Run | None = None) -> dict[int, list[Four]]:
        """Return, of the events that were on one of several dates, the bounds of each of these.

        Dates in doubt exclude nothing: a set that is qualified stands as it is.
        """
        found = {}
        for place in places:
            event = self.events[place]
            when = event.when
            # With a length, a set bounds the whole of the event, from the first to the last.
            if when is None or when.choice != "one" or when.form == "accounts":
                continue
            if when.qualified or event.lasted is not None:
                continue
            # Dates of several kinds do not stand on one scale.
            if len({(each.clocked, each.zoned) for each in (when, *when.parts)}) > 1:
                continue
            if place not in self.given_up and Statement(place, "date") not in self.set_aside:
                by = run or self.in_days(place)
                found[place] = [by.bounds(part) for part in when.parts]
        return found

    def related(self, place: int, number: int, run: Run | None = None) -> Iterator[Constraint]:
        """Yield what relation `number` (an index of `Event.relations`) of an event says."""
        yield from self.standing(self._related(place, number, run))

    def _related(self, place: int, number: int, run: Run | None) -> Iterator[Constraint]:
        relation = self.events[place].relations[number]
        if (linked := self.linked(place, relation, run)) is None:
            return
        points, drawn, stepped = linked
        said = (Statement(place, self.relation_path(place, number)),)
        for u, v, apart in drawn:
            yield points[u], points[v], apart, said
        for point, latest, day in stepped:
            anchor = Statement(place if point > 1 else points[2] >> 1, "date")
            yield bound(points[point], day, (*said, anchor), latest=latest)

    def standing(self, drawn: Iterable[Constraint]) -> Iterator[Constraint]:
        """Yield those constraints that are to be drawn: of which nothing was set aside."""
        aside = self.set_aside
        return (c for c in drawn if aside.isdisjoint(of_events(c[3]))) if aside else iter(drawn)

    def in_order(self, places: Iterable[int]) -> Iterator[Constraint]:
        """Yield what is put in order by relations alone: -1 where v comes before u, else 0."""
        for place in (place for place in places if place < len(self.events)):
            yield 2 * place + 1, 2 * place, 0, ()
            for number in range(len(self.events[place].relations)):
                yield from self.standing(self._successions(place, number))

    def _successions(self, place: int, number: int) -> Iterator[Constraint]:
        relation = self.events[place].relations[number]
        other = self.target(place, relation)
        if other is None:
            return
        points = 2 * place, 2 * place + 1, 2 * other, 2 * other + 1
        said = (Statement(place, self.relation_path(place, number)),)
        dates = self.events[place].when, self.events[other].when
        for u, v, apart in successions(relation, *dates):
            yield points[u], points[v], apart, said

    def stands(self, place: int, number: int) -> bool:
        """Whether a relation of an event was not set aside."""
        aside = self.set_aside
        return not aside or Statement(place, self.relation_path(place, number)) not in aside

    def linked(self, place: int, relation: Relation, run: Run | None = None) -> Linked | None:
        """Return what a relation of an event says; None where it names no other event."""
        other = self.target(place, relation)
        if other is None:
            return None
        at_least, within = relation.at_least, relation.within
        points = 2 * place, 2 * place + 1, 2 * other, 2 * other + 1
        run = run or self.in_days(place)
        if run is DAYS:
            stepped: tuple[Anchored, ...] = ()
            if at_least or within:
                stepped = tuple(anchored(relation, self.events[place], self.events[other]))
            return Linked(points, links(relation.kind, at_least, within), stepped)
        beside = slack(run, self.events[place].when, self.events[other].when)
        return Linked(points, links(relation.kind, at_least, within, beside), ())

    def of(self, places: Iterable[int], run: Run | None = None) -> Iterator[Constraint]:
        """Yield all that the fields of some events say, and what is said of moments among them.

        Ties are drawn in days alone.
        """
        moments: set[int] = set()
        for place in places:
            if place >= len(self.events):
                moments.add(place)
            if place >= len(self.events) or place in self.given_up:
                continue
            yield from self.own(place, run)
            for number in range(len(self.events[place].relations)):
                yield from self.related(place, number, run)
            if run is None:
                yield from self.tied(place)
        if run is None and moments:
            yield from self.standing(self.ties.of_moments(moments))

    def touching(self, place: int, run: Run | None = None) -> Iterator[Constraint]:
        """Yield all that is said of an event, by itself and by the events that name it.

        Of a moment of publication: all that is said of it. Ties are drawn in days alone.
        """
        if place >= len(self.events):
            yield from self.standing(self.ties.touching(place, self.untied))
            return
        if place in self.given_up:
            return
        yield from self.own(place, run)
        for number in range(len(self.events[place].relations)):
            yield from self.related(place, number, run)
        for other, number in self.referring.get(place, ()):
            yield from self.related(other, number, run)
        if run is None:
            yield from self.tied(place)

    def tied(self, place: int) -> Iterator[Constraint]:
        """Yield what an event's citations say of the moments that tie it to others."""
        return iter(()) if place in self.untied else self.standing(self.ties.by(place))

    @property
    def referring(self) -> dict[int, list[tuple[int, int]]]:
        """Which relations, as (place, number), name an event."""
        if self._referring is None:
            self._referring = {}
            for place, event in enumerate(self.events):
                for number, relation in enumerate(event.relations):
                    other = self.target(place, relation)
                    if other is not None:
                        self._referring.setdefault(other, []).append((place, number))
        return self._referring

    def target(self, place: int, relation: Relation) -> int | None:
        """Return the place of the one other event that a relation names; None for none."""
        other = self.timeline.referred(relation.event)
        if other is None or other == place or not self.events[other].named:
            return None
        return other

    def relation_path(self, place: int, number: int) -> str:
        """Return the path of a relation's field: `after`, or `after/1` where there are several."""
        return self._numbered(place)[0][number]

    def relation(self, place: int, path: str) -> Relation:
        """Return the relation of an event that stands at a path."""
        return self.events[place].relations[self.number(place, path)]

    def number(self, place: int, path: str) -> int:
        """Return which of an event's relations stands at a path."""
        return self._numbered(place)[1][path]

    def _numbered(self, place: int) -> tuple[list[str], dict[str, int]]:
        """Return the paths of an event's relations, and their numbers by path."""
        numbered = self._paths.get(place)
        if numbered is None:
            paths = paths_of(self.events[place].relations)
            self._paths[place] = numbered = paths, {path: at for at, path in enumerate(paths)}
        return numbered

    def qualified(self, statement: Statement) -> bool:
        """Whether a statement is a date that its author marked approximate or uncertain."""
        when = self.date(statement)
        return when is not None and when.qualified

    def in_seconds(self, statement: Statement) -> bool:
        """Whether a statement is a date with a clock, or has a length of hours or less."""
        when = self.date(statement)
        if when is not None:
            return when.clocked
        owner, path = statement
        if not isinstance(owner, int) or path.startswith("sources"):
            return False
        if path == "lasted":
            lasted = self.events[owner].lasted
            return lasted is not None and lasted.elapses
        return elapses(self.relation(owner, path))

    def written(self, place: int) -> When | None:
        """Return the date by whose clock an event is told."""
        return self.timeline.events[place].when

    def date(self, statement: Statement) -> When | None:
        """Return the date that a statement is; None where it is none."""
        owner, path = statement
        if not isinstance(owner, int):
            is_date = path in ("published", "accessed")
            return self.publications.date((owner[1], path)) if is_date else None
        return self.events[owner].when if path == "date" else None
