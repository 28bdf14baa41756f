"""What is settled: that a point came no later than another in every world that fits what is said.

Here alone stands what settles. Bounds do: the latest of the one is no later than the earliest of
the other. A day-date is one unknown moment of its day, so that two of one day are not settled, and
neither are a day and a clock on it. What is stated does: `after`, `before` and `during` put a point
no later than another as moments, and `with` makes two one, where no day-date takes part. Where the
network sums up gaps, so does the sum (`comparison`). No order of a file does, nor `seq`.

The order of a timeline (`order`), its brackets (`brackets`) and comparisons are made from this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from libyatl.chronology.solved import Solved
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement, citation_path
from libyatl.chronology.statements.own import duration
from libyatl.chronology.statements.relations import orders, precedences
from libyatl.chronology.statements.runs import DAYS, PLAIN, Run, Slack, slack
from libyatl.dates.axis import Scale
from libyatl.model import RELATION_KINDS, Event, Relation, RelationKind

Following = dict[int, list[int]]
"""By point (2p begins event p, 2p + 1 ends it), the points stated to come no earlier."""

MOMENTS = Run("wall")
"""How statements are read that are resolved in days alone: as moments, which days do not tell."""


def scale_between(solved: Solved, one: int, other: int) -> Scale:
    """Return the scale on which two events are compared.

    Without clocks by the calendar; in UTC, where either has a zone; else by their own clocks.
    """
    if not (one in solved.clocked or other in solved.clocked):
        return "days"
    return "instants" if solved.has_zone(one) or solved.has_zone(other) else "wall"


def by_bounds(solved: Solved, first: int, second: int, scale: Scale | None = None) -> bool:
    """Say whether bounds settle that a point came no later than another, of another event."""
    one, other = first >> 1, second >> 1
    scale = scale or scale_between(solved, one, other)
    latest = solved.reach_on(scale, one)[2 * (first & 1) + 1]
    earliest = solved.reach_on(scale, other)[2 * (second & 1)]
    # A moment of a day may be any of it, a second is one.
    return latest < earliest if scale == "days" else latest <= earliest


def ordering(solved: Solved, place: int, run: Run | None = None) -> Iterator[Constraint]:
    """Yield the constraints on an event by which a point comes no later than another, as moments.

    Args:
        solved: what was solved.
        place: the event, or a moment of publication.
        run: the run in seconds by which they are read; without one, that of the event.
    """
    rules, events = solved.rules, len(solved.timeline.events)
    drawn: Iterable[Constraint]
    if place >= events:
        drawn = solved.applying(place)
    else:
        drawn = rules.touching(place, run or _run(solved, place) or MOMENTS)
        if _is_tied(solved, place):
            drawn = chain(drawn, rules.tied(place))
    kept = solved.kept
    return (
        c
        for c in drawn
        if c[2] <= 0 and ORIGIN not in c[:2] and not (c[0] >> 1 in kept or c[1] >> 1 in kept)
    )


def as_stated(solved: Solved) -> tuple[Following, Following]:
    """Return which points are stated to come no earlier than each: as moments, and in days.

    The second holds what the first does, and what puts points on one day alone.
    """
    moments: Following = {}
    days: Following = {}
    rules = solved.rules
    related: set[int] = set()
    for place, event in enumerate(rules.events):
        if not event.relations or solved.keeps_its_date(place):
            continue
        run = _run(solved, place)
        for number, relation in enumerate(event.relations):
            other = rules.target(place, relation)
            if other is None or solved.keeps_its_date(other) or not rules.stands(place, number):
                continue
            related.add(place)
            related.add(other)
            points = (2 * place, 2 * place + 1, 2 * other, 2 * other + 1)
            as_moments, in_days = _put_first(relation, event, rules.events[other], run)
            for u, v in as_moments:
                moments.setdefault(points[u], []).append(points[v])
            for u, v in in_days:
                days.setdefault(points[u], []).append(points[v])
    related |= _tied(solved, moments)
    for place in related:
        # An event begins no later than it ends; one of a moment also ends no later than it begins.
        moments.setdefault(2 * place, []).append(2 * place + 1)
        event, run = rules.events[place], _run(solved, place)
        for some, by in ((moments, run or MOMENTS), (days, run or DAYS)):
            _, most, field = duration(event, by)
            # Nothing may rest on it that a date is one day where that was set aside.
            if most == 0 and Statement(place, field) not in rules.set_aside:
                some.setdefault(2 * place + 1, []).append(2 * place)
                break
    for point, later in days.items():
        days[point] = [*moments.get(point, ()), *later]
    return moments, {**moments, **days}


Pairs = tuple[tuple[int, int], ...]


def _drawn_pairs(relation: Relation, beside: Slack = PLAIN) -> Pairs:
    return tuple(precedences(relation, beside))


_PLAIN: dict[RelationKind, Pairs] = {
    kind: _drawn_pairs(Relation(kind, "")) for kind in RELATION_KINDS
}
"""Most relations have no gap: what they put first is drawn once."""


def _put_first(
    relation: Relation, own: Event, other: Event, run: Run | None
) -> tuple[Pairs, Pairs]:
    """Return the points that a relation puts before others: as moments, and in days alone.

    The points are those of `libyatl.chronology.statements.relations.links`.
    """
    is_plain = relation.at_least is None and relation.within is None
    if is_plain and run is None and orders(relation):
        return _PLAIN[relation.kind], ()
    moments = _drawn_pairs(relation, slack(run or MOMENTS, own.when, other.when))
    if run:
        return moments, ()
    in_days = _PLAIN[relation.kind] if is_plain else _drawn_pairs(relation)
    return moments, tuple(pair for pair in in_days if pair not in moments)


def _tied(solved: Solved, following: Following) -> set[int]:
    """Add what ties events over moments of publication; return these events.

    A moment stands between the beginnings that it links as if it were an end.
    """
    ties = solved.rules.ties
    if ties.slack:
        return set()
    tied = {place for place in ties.of_event if _is_tied(solved, place)}
    edges = [(2 * earlier + 1, 2 * later + 1) for earlier, later, _ in ties.following]
    for place in tied:
        for tie in ties.of_event[place]:
            if Statement(place, citation_path(tie.number)) in solved.rules.set_aside:
                continue
            point, moment = 2 * place + tie.ends, 2 * tie.moment + 1
            edges.append((point, moment) if tie.before else (moment, point))
    for earlier, later in edges:
        following.setdefault(earlier, []).append(later)
    return tied


def _is_tied(solved: Solved, place: int) -> bool:
    """Whether moments of publication order an event beside others, by clocks of one kind.

    These moments have no zone. What lies before one by a clock without a zone lies before nothing
    that only UTC puts behind it.
    """
    if solved.keeps_its_date(place):
        return False
    run = _run(solved, place)
    return place not in solved.rules.untied and (run is None or run == MOMENTS)


def _run(solved: Solved, place: int) -> Run | None:
    """Return the run in seconds that tells what comes first, where an event's component has one."""
    layers = solved.layers(place)
    return layers[0].run if layers else None
