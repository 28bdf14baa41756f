"""`idle-relation`: a relation that says nothing which is not said elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.order_graph import Link, OrderGraph
from libyatl.chronology import Chronology
from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.own import window
from libyatl.chronology.statements.relations import elapses, heeds_least, is_by_calendar, orders
from libyatl.chronology.statements.runs import DAYS, Run
from libyatl.chronology.statements.wording import place_of, say
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import WIDEST
from libyatl.model import Relation

_SHOWN = 4


class _Stated(NamedTuple):
    """A relation that names another event, and what it demands of the days of both."""

    place: int
    number: int
    relation: Relation
    target: int
    links: tuple[Link, ...]


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the relations that change nothing.

    A relation with a gap is idle only where it is stated twice, where two dates settle it,
    or where the gap is an `at_least` beside `with`. What two dates settle is said of `after`
    and `before` alone: to be `during` is to be a part of. Nothing is said of events that
    contradict each other.
    """
    chronology = examined.chronology
    stated = list(_stated(chronology))
    graph = OrderGraph()
    for number, one in enumerate(stated):
        graph.add(number, one.links)
    demands = [_demand(one) for one in stated]
    twins: dict[object, int] = {}
    for number, demand in enumerate(demands):
        twins.setdefault(demand, number)
    for number in reversed(range(len(stated))):  # of two that imply each other the first stands
        one = stated[number]
        first = twins[demands[number]]
        chain = [first] if first != number else None
        if chain is None and not _has_gap(one):
            chain = graph.imply(one.links, number)
        if chain:
            graph.leave_out(number)
            why = "is stated already" if chain == [first] else "follows from other relations"
            yield _idle_for(
                chronology, one, why, [_statement(chronology, stated[other]) for other in chain]
            )
        elif _settled(chronology, one):
            by = [Statement(one.place, "date"), Statement(one.target, "date")]
            yield _idle_for(chronology, one, "is what their dates say", by)
        elif one.relation.at_least and not heeds_least(one.relation):
            yield _bounds_nothing(chronology, one)


def _stated(chronology: Chronology) -> Iterator[_Stated]:
    rules = chronology.rules
    for place, event in enumerate(chronology.timeline.events):
        for number, relation in enumerate(event.relations):
            linked = rules.linked(place, relation)
            if linked is None or not rules.stands(place, number):
                continue
            if chronology.keeps_its_date(place) or chronology.keeps_its_date(linked.points[2] >> 1):
                continue
            points = linked.points
            made = tuple((points[u], points[v], days) for u, v, days in linked.links)
            yield _Stated(place, number, relation, points[2] >> 1, made)


def _demand(one: _Stated) -> object:
    """Return what a relation demands; months and years are more than how many days they can be."""
    demanded = frozenset(one.links)
    if is_by_calendar(one.relation):
        return demanded, one.relation.at_least, one.relation.within
    return demanded


def _has_gap(one: _Stated) -> bool:
    return one.relation.at_least is not None or one.relation.within is not None


def _settled(chronology: Chronology, one: _Stated) -> bool:
    """Whether the two stated dates alone make an `after` or `before` hold, gap and all.

    Of two events at one time, on one day or in one second of a clock, the relation still says which
    is first. A clock with a zone and one without are compared as far out as zones reach.
    """
    if not orders(one.relation) or is_by_calendar(one.relation):
        return False
    events = chronology.timeline.events
    pair = events[one.place], events[one.target]
    run = _run_of(one.relation, [event.when for event in pair])
    linked = chronology.rules.linked(one.place, one.relation, run)
    if run is None or linked is None:
        return False
    bounds = [window(e.when, lasted=e.lasted is not None, run=run) for e in pair if e.when]
    known = [points for a, b, c, d in bounds for points in ((a, b), (c, d))]
    return all(
        known[v][1] < OPEN_FUTURE
        and known[u][0] > OPEN_PAST
        and known[v][1] - known[u][0] <= (apart or -1)
        for u, v, apart in linked.links
    )


def _run_of(relation: Relation, dates: Iterable[When | None]) -> Run | None:
    """Return how two dates that say what they say without reserve are compared, or None."""
    known = [when for when in dates if when is not None and not when.qualified]
    if len(known) < 2:
        return None
    if not (elapses(relation) or any(when.clocked for when in known)):
        return DAYS
    zoned = any(when.zoned for when in known)
    return Run("instants", WIDEST) if zoned else Run("wall")


def _idle_for(chronology: Chronology, one: _Stated, why: str, by: Iterable[Statement]) -> Finding:
    stated = _statement(chronology, one)
    said = say(chronology.rules, stated)
    places = ((place_of(chronology.timeline, other), other) for other in [*by][:_SHOWN])
    return Finding(
        message=f"that {said} {why}",
        span=place_of(chronology.timeline, stated),
        help="without it the same holds; it may stay as a reminder",
        related=tuple((span, say(chronology.rules, other)) for span, other in places),
        about=_about(chronology, one),
    )


def _bounds_nothing(chronology: Chronology, one: _Stated) -> Finding:
    stated = _statement(chronology, one)
    return Finding(
        message=f"'at_least' bounds nothing beside '{one.relation.kind}'",
        span=place_of(chronology.timeline, stated._replace(path=f"{stated.path}/at_least")),
        help="what is at one time has no least gap: write `within`, or delete it",
        about=_about(chronology, one),
    )


def _statement(chronology: Chronology, one: _Stated) -> Statement:
    return Statement(one.place, chronology.rules.relation_path(one.place, one.number))


def _about(chronology: Chronology, one: _Stated) -> tuple[str, ...]:
    events = chronology.timeline.events
    return events[one.place].id, events[one.target].id
