"""The constraints of a timeline, each with the statements that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from libyatl.chronology.sources.publication import Publications, Said
from libyatl.chronology.statements.constraints import Constraint, Statement, bound, bounded
from libyatl.chronology.statements.own import Anchored, own
from libyatl.chronology.statements.relations import Links, anchored, elapses, links
from libyatl.chronology.statements.runs import DAYS, UTC_DAYS, Run, slack
from libyatl.chronology.statements.ties import Tie, Ties
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.model import Relation, Timeline


class Linked(NamedTuple):
    """What a relation says of two events: `points` are those that its links are between."""

    points: tuple[int, int, int, int]
    links: Links
    anchored: tuple[Anchored, ...]


class Rules:
    """The constraints of a timeline, event by event, each with the statements it rests on."""

    def __init__(self, timeline: Timeline, publications: Publications) -> None:
        """Take the timeline and when its sources were published."""
        self.events = timeline.events
        self.publications = publications
        self.timeline = timeline
        self._referring: dict[int, list[tuple[int, int]]] | None = None
        self._ties: Ties | None = None
        self._paths: dict[int, tuple[list[str], dict[str, int]]] = {}
        self.in_utc_days: Container[int] = ()
        """The events of components whose days are not all told by one clock (`zoning`)."""

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
            published = self.publications.chain(source, latest=latest)
            cited = Statement(place, citation_path(number))
            yield bound(begin + point, day, (cited, *_of_sources(published)), latest=latest)

    def related(self, place: int, number: int, run: Run | None = None) -> Iterator[Constraint]:
        """Yield what relation `number` (an index of `Event.relations`) of an event says."""
        relation = self.events[place].relations[number]
        linked = self.linked(place, relation, run)
        if linked is None:
            return
        said = (Statement(place, self.relation_path(place, number)),)
        points = linked.points
        for u, v, apart in linked.links:
            yield points[u], points[v], apart, said
        for point, latest, day in linked.anchored:
            anchor = Statement(place if point > 1 else points[2] >> 1, "date")
            yield bound(points[point], day, (*said, anchor), latest=latest)

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
        """Yield all that the events' own fields say, and of the moments that tie them.

        Ties are drawn in days alone.
        """
        places = list(places)
        for place in places:
            yield from self.own(place, run)
            for number in range(len(self.events[place].relations)):
                yield from self.related(place, number, run)
        if run is None:
            for place in places:
                yield from self.tied(place)
            joined = self.ties.joined(places)
            for moment in joined:
                yield from self.published(moment)
            yield from self._following(set(joined))

    def touching(self, place: int, run: Run | None = None) -> Iterator[Constraint]:
        """Yield all that is said of an event, by itself and by the events that name it.

        Of a moment of publication: all that is said of it. Ties are drawn in days alone.
        """
        if place >= len(self.events):
            yield from self.published(place)
            yield from self._following({place})
            for tie in self.ties.at.get(place, ()):
                yield self._tie(tie)
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
        return map(self._tie, self.ties.of_event.get(place, ()))

    def _tie(self, tie: Tie) -> Constraint:
        point, moment = 2 * tie.place + tie.ends, 2 * tie.moment
        u, v = (moment, point) if tie.before else (point, moment)
        cited = Statement(tie.place, citation_path(tie.number))
        return u, v, self.ties.slack, (cited, *_of_sources(tie.steps))

    def published(self, moment: int) -> Iterator[Constraint]:
        """Yield between which days a moment of publication lies, by what is said of sources."""
        source = self.ties.source(moment)
        days = self.publications.of(source)
        for day, latest in ((days.first, False), (days.last, True)):
            if OPEN_PAST < day < OPEN_FUTURE:
                chain = self.publications.chain(source, latest=latest)
                yield bound(2 * moment, day, tuple(_of_sources(chain)), latest=latest)

    def _following(self, moments: Container[int]) -> Iterator[Constraint]:
        """Yield which of some moments came no later than others, or others than they."""
        for earlier, later, steps in self.ties.following:
            if earlier in moments or later in moments:
                yield 2 * later, 2 * earlier, 0, tuple(_of_sources(steps))

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
        """Return the place of the event that a relation names; None for none, or itself."""
        other = self.timeline.index.get(relation.event)
        if other is None or other == place or not self.events[other].named:
            return None
        return other

    def relation_path(self, place: int, number: int) -> str:
        """Return the path of a relation's field: `after`, or `after/1` where there are several."""
        return self._numbered(place)[0][number]

    def relation(self, place: int, path: str) -> Relation:
        """Return the relation of an event that stands at a path."""
        return self.events[place].relations[self._numbered(place)[1][path]]

    def _numbered(self, place: int) -> tuple[list[str], dict[str, int]]:
        """Return the paths of an event's relations, and their numbers by path."""
        numbered = self._paths.get(place)
        if numbered is None:
            paths = _paths(self.events[place].relations)
            numbered = paths, {path: number for number, path in enumerate(paths)}
            if len(paths) > 1:
                self._paths[place] = numbered
        return numbered

    def qualified(self, statement: Statement) -> bool:
        """Whether a statement is a date that its author marked approximate or uncertain."""
        when = self._date(statement)
        return when is not None and when.qualified

    def in_seconds(self, statement: Statement) -> bool:
        """Whether a statement is a date with a clock, or has a length of hours or less."""
        when = self._date(statement)
        if when is not None:
            return when.clocked
        owner, path = statement
        if not isinstance(owner, int) or path.startswith("sources"):
            return False
        if path == "lasted":
            lasted = self.events[owner].lasted
            return lasted is not None and lasted.elapses
        return elapses(self.relation(owner, path))

    def _date(self, statement: Statement) -> When | None:
        """Return the date that a statement is; None where it is none."""
        owner, path = statement
        if not isinstance(owner, int):
            is_date = path in ("published", "accessed")
            return self.publications.date((owner[1], path)) if is_date else None
        return self.events[owner].when if path == "date" else None


def _of_sources(chain: Iterable[Said]) -> Iterator[Statement]:
    return (Statement(("sources", id), path) for id, path in chain)


def citation_path(number: int) -> str:
    """Return the path of a citation: `sources/0`."""
    return f"sources/{number}"


def _paths(relations: Sequence[Relation]) -> list[str]:
    several = Counter(relation.kind for relation in relations)
    seen: Counter[str] = Counter()
    paths = []
    for relation in relations:
        kind = relation.kind
        paths.append(f"{kind}/{seen[kind]}" if several[kind] > 1 else kind)
        seen[kind] += 1
    return paths
