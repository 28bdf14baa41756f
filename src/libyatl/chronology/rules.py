"""Statements to constraints: what a date, a relation, a length and a source each imply.

Each event has two points, the day on which it begins and the day on which it ends. A
constraint (u, v, days, support) says that v comes at most `days` after u, and rests on the
statements of its support; one without support holds of any event: it does not end before it
begins. A bound on a single point is a constraint with `ORIGIN`, the day 0. These are the
difference constraints of a simple temporal problem (Dechter, Meiri and Pearl 1991,
"Temporal constraint networks", section 4).

What a relation means in days is in `links` and `anchored`; a new kind of relation is a line
in each, one in `libyatl.model.RELATION_KINDS`, and its words in `libyatl.chronology.wording`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from libyatl.chronology.publication import Publications
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap, When
from libyatl.model import Event, Relation, RelationKind, Timeline
from libyatl.positions import Owner

ORIGIN = -1
"""The point that stands still: day 0."""


class Statement(NamedTuple):
    """Something that the file states: the field `path` of an event or of a source.

    `owner` is an event's place in `Timeline.events`, or (`sources`, id).
    """

    owner: Owner
    path: str


Constraint = tuple[int, int, int, tuple[Statement, ...]]
"""(u, v, days, support): v is at most `days` after u; point 2p begins event p, 2p + 1 ends it."""

Window = tuple[int, int, int, int]
"""(first begin, last begin, first end, last end), open where a bound is not stated."""


def window(when: When, *, lasted: bool) -> Window:
    """Return what a date says of the two points.

    Where the event has a length too (`lasted`), a date of one unknown day, or a set, bounds
    the whole event, and an open date says only what it names: the length gives the rest.
    """
    if lasted:
        if when.kind == "open":
            if when.form in ("since", "began"):
                return when.a, when.b, OPEN_PAST, OPEN_FUTURE
            return OPEN_PAST, OPEN_FUTURE, when.c, when.d
        if when.parts or when.kind == "point":
            return when.a, OPEN_FUTURE, OPEN_PAST, when.d
    return when.a, when.b, when.c, when.d


def duration(event: Event) -> tuple[int, int | None, str]:
    """Return (least, most, field): the days from begin to end, and which field says so.

    A length counts both ends. A date of one day, known or not, is one day: 0 to 0. Else the
    event merely does not end before it begins: (0, None, "").
    """
    if event.lasted is not None:
        least, most = days(event.lasted)
        return least - 1, most - 1, "lasted"
    if event.when is not None and (event.when.form == "date" or event.when.kind == "point"):
        return 0, 0, "date"
    return 0, None, ""


def days(gap: Gap) -> tuple[int, int]:
    """Return the least and the most days that a length of time can be."""
    if gap.unit == "days":
        return gap.low, gap.high
    if gap.unit == "weeks":
        return gap.low * 7, gap.high * 7
    from libyatl.dates.steps import safe_days

    return safe_days(gap.low, gap.unit)[0], safe_days(gap.high, gap.unit)[1]


Links = tuple[tuple[int, int, int], ...]

_PLAIN: dict[RelationKind, Links] = {
    "after": ((0, 3, 0),),
    "before": ((2, 1, 0),),
    "during": ((0, 2, 0), (3, 1, 0)),
    "with": ((0, 2, 0), (2, 0, 0), (1, 3, 0), (3, 1, 0)),
}


def links(kind: RelationKind, at_least: Gap | None, within: Gap | None) -> Links:
    """Return (u, v, days) for each constraint of a relation.

    The points are 0 and 1, where the event itself begins and ends, and 2 and 3, where the
    other does. The gap is counted from the other's end (`after`), to its beginning
    (`before`), or from beginning to beginning (`during`). `with` and a gap within which
    means that beginnings, and ends, lie at most so far apart; it has no least gap.
    """
    if at_least is None and within is None:
        return _PLAIN[kind]
    least = days(at_least)[0] if at_least else 0
    most = days(within)[1] if within else None
    if kind == "with":
        apart = most or 0
        return (0, 2, apart), (2, 0, apart), (1, 3, apart), (3, 1, apart)
    if kind == "during":
        inside = (0, 2, -least), (3, 1, 0)
        return inside if most is None else (*inside, (2, 0, most))
    later, earlier = (0, 3) if kind == "after" else (2, 1)
    order = (later, earlier, -least)
    return (order,) if most is None else (order, (earlier, later, most))


Anchored = tuple[int, bool, int]
"""(0 for the beginning or 1 for the end, whether it is the latest day, the day)."""


def anchored(relation: Relation, other: Event) -> Iterator[Anchored]:
    """Yield the days that a gap in months or years gives exactly, from a single stated day."""
    if other.when is None or not any(map(_by_calendar, (relation.at_least, relation.within))):
        return
    begin, last_begin, end, last_end = window(other.when, lasted=other.lasted is not None)
    kind, within, at_least = relation.kind, relation.within, relation.at_least
    anchors = [(0, end)] if kind == "after" and end == last_end else []
    if kind != "after" and begin == last_begin:
        anchors = [(1 if kind == "before" else 0, begin)]
    if kind == "with":
        at_least = None
        if end == last_end:
            anchors.append((1, end))
    way = -1 if kind == "before" else 1
    for point, day in anchors:
        if within and _by_calendar(within):
            yield point, way > 0, _step(day, way * within.high, within)
            if kind == "with":
                yield point, False, _step(day, -within.high, within)
        if at_least and _by_calendar(at_least):
            yield point, way < 0, _step(day, way * at_least.low, at_least)


def measured(event: Event) -> Iterator[Anchored]:
    """Yield the days that a length in months or years gives exactly, from a single stated day."""
    lasted, when = event.lasted, event.when
    if when is None or lasted is None or not _by_calendar(lasted):
        return
    begin, last_begin, end, last_end = window(when, lasted=True)
    if begin == last_begin:
        yield 1, False, _step(begin, lasted.low, lasted) - 1
        yield 1, True, _step(begin, lasted.high, lasted) - 1
    if end == last_end:
        yield 0, True, _step(end + 1, -lasted.low, lasted)
        yield 0, False, _step(end + 1, -lasted.high, lasted)


def _by_calendar(gap: Gap | None) -> bool:
    return gap is not None and gap.unit in ("months", "years")


def _step(day: int, count: int, gap: Gap) -> int:
    from libyatl.dates.steps import add

    return add(day, count, gap.unit)


class Rules:
    """The constraints of a timeline, event by event, each with the statements it rests on."""

    def __init__(self, timeline: Timeline, publications: Publications) -> None:
        """Take the timeline and when its sources were published."""
        self.events = timeline.events
        self.publications = publications
        self.timeline = timeline
        self._referring: dict[int, list[tuple[int, int]]] | None = None
        self._paths: dict[int, tuple[list[str], dict[str, int]]] = {}

    def own(self, place: int) -> Iterator[Constraint]:
        """Yield what an event's date, its length and its sources say of it alone."""
        event = self.events[place]
        begin, end = 2 * place, 2 * place + 1
        yield end, begin, 0, ()
        least, most, field = duration(event)
        lasted = event.lasted is not None
        if field:
            said = (Statement(place, field),)
            yield end, begin, -least, said
            yield begin, end, most or 0, said
        if event.when is not None:
            dated = (Statement(place, "date"),)
            low, last_begin, first_end, high = window(event.when, lasted=lasted)
            yield from bounded(begin, low, last_begin, dated)
            yield from bounded(end, first_end, high, dated)
            for point, latest, day in measured(event):
                exactly = (*dated, Statement(place, "lasted"))
                yield _bound(begin + point, day, exactly, latest=latest)
        yield from self._told(place, event)

    def related(self, place: int, number: int) -> Iterator[Constraint]:
        """Yield what relation `number` (an index of `Event.relations`) of an event says."""
        event = self.events[place]
        relation = event.relations[number]
        other = self.target(place, relation)
        if other is None:
            return
        said = (Statement(place, self.relation_path(place, number)),)
        points = (2 * place, 2 * place + 1, 2 * other, 2 * other + 1)
        for u, v, apart in links(relation.kind, relation.at_least, relation.within):
            yield points[u], points[v], apart, said
        for point, latest, day in anchored(relation, self.events[other]):
            yield _bound(points[point], day, (*said, Statement(other, "date")), latest=latest)

    def of(self, places: Iterable[int]) -> Iterator[Constraint]:
        """Yield all that the events' own fields say."""
        for place in places:
            yield from self.own(place)
            for number in range(len(self.events[place].relations)):
                yield from self.related(place, number)

    def touching(self, place: int) -> Iterator[Constraint]:
        """Yield all that is said of an event, by itself and by the events that name it."""
        yield from self.of((place,))
        for other, number in self.referring.get(place, ()):
            yield from self.related(other, number)

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
        owner, path = statement
        if isinstance(owner, int):
            when = self.events[owner].when if path == "date" else None
        else:
            when = self.publications.stated(owner[1])
        return when is not None and when.qualified

    def _told(self, place: int, event: Event) -> Iterator[Constraint]:
        begin = 2 * place
        for number, citation in enumerate(event.sources):
            said = Statement(place, citation_path(number))
            if event.status == "planned":
                day, holders = self.publications.first(citation.source)
                latest = False
            elif citation.tells == "past":
                day, holders = self.publications.last(citation.source)
                latest = True
            else:
                continue
            if OPEN_PAST < day < OPEN_FUTURE:
                told = (Statement(("sources", holder), "published") for holder in holders)
                yield _bound(begin, day, (said, *told), latest=latest)


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


def bounded(
    point: int, low: int, high: int, support: tuple[Statement, ...]
) -> Iterator[Constraint]:
    """Yield the constraints by which a point lies from low to high, where these are days."""
    if low > OPEN_PAST:
        yield point, ORIGIN, -low, support
    if high < OPEN_FUTURE:
        yield ORIGIN, point, high, support


def _bound(point: int, day: int, support: tuple[Statement, ...], *, latest: bool) -> Constraint:
    return (ORIGIN, point, day, support) if latest else (point, ORIGIN, -day, support)
