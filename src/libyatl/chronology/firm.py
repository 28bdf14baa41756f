"""What follows firmly: without qualified statements, and from no claim and no plan.

Certainty is asked of this. What holds by all statements and not by the firm ones alone holds on
grounds, which its chain names (`libyatl.chronology.statements.grounds`). Components of firm
statements alone are as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.layers import BEYOND, Layer, Timed
from libyatl.chronology.seconds import first_day, moments_of
from libyatl.chronology.solved import Solved, days_found
from libyatl.chronology.solver.members import Lowered
from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, bound
from libyatl.chronology.statements.firm_rules import FirmRules
from libyatl.chronology.statements.grounds import in_doubt, is_sink
from libyatl.chronology.statements.own import alone, own
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.chronology.statements.zoning import joined, joined_by_relations, runs_in_seconds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import Four

By_point = Mapping[int, tuple[int, int]]
"""By point its earliest and its latest moment."""


def firmly_resolved(found: Solved) -> Solved | None:
    """Return what follows from firm statements alone; None where all that was found does."""
    doubtful = list(_doubtful(found.rules))
    if not doubtful:
        return None
    rules = FirmRules(found.rules)
    apart = _bounded_alone(rules, doubtful)
    others = (place for place in doubtful if place not in apart)
    near = [place for places in joined(rules, others) for place in places]
    solved = Solved(rules, *found.by_point, lowered=found.lowered.copied())
    bounds, lowered = _tightest(rules, near)
    solved.put(apart | _by_event(bounds), lowered)
    again = apart.keys() | near
    timed = {place: known for place, known in found.timed.items() if place not in again}
    clocked = sorted(again.intersection(found.clocked))
    for places in joined_by_relations(rules, clocked):
        timed |= _in_seconds(solved, places)
    told_by_clocks = frozenset((*timed, *found.clocked))
    return Solved(rules, *solved.by_point, found.kept, timed, told_by_clocks, solved.lowered)


def _doubtful(rules: Rules) -> Iterator[int]:
    """Yield the events of which something is not firm."""
    unsure = {
        id
        for id, source in rules.timeline.sources.items()
        for when in (source.published, source.accessed)
        if when is not None and when.qualified
    }
    for place, event in enumerate(rules.events):
        if is_sink(rules, place) or (event.when is not None and event.when.qualified):
            yield place
        elif unsure and event.sources:
            in_own = any(in_doubt(rules, c[3]) for c in rules.own(place))
            if in_own or place in rules.ties.of_event:
                yield place


def _bounded_alone(rules: FirmRules, places: Iterable[int]) -> dict[int, Four]:
    """Return the bounds of those events that nothing joins to others: no network is needed."""
    if rules.set_aside or rules.given_up:
        return {}
    plain, joining, ties = rules.standing_alone().events, rules.referring, rules.ties.of_event
    single = [
        place
        for place in places
        if not plain[place].relations and place not in joining and place not in ties
    ]
    chosen = rules.sets(single)
    return {
        place: alone(own(plain[place], rules.publications, rules.in_days(place)))
        for place in single
        if place not in chosen
    }


def _tightest(
    rules: FirmRules, places: Sequence[int], run: Run | None = None, found: By_point | None = None
) -> tuple[dict[int, tuple[int, int]], Lowered]:
    """Return the tightest bounds of some components, by point; sinks are bounded by the others.

    `found` has bounds that hold already.
    """
    standing = sorted(place for place in places if place not in rules.sinks)
    if (
        run is None
        and rules.is_plain
        and not rules.sets(e for e in places if e < len(rules.events))
    ):
        bounds = _by_columns(rules, standing)
        for sink in rules.sinks.intersection(places):
            by_others = _bounded_by_others(sink, rules.touching(sink), bounds)
            bounds |= _two_points(sink, by_others)
        return bounds, Lowered.none()
    drawn = [*rules.of(standing, run), *_known_before(standing, found)]
    events = (place for place in standing if place < len(rules.events))
    attempt = Attempt(standing, drawn, rules.sets(events, run))
    assert not attempt.fails  # what contradicts was set aside
    bounds = {p: (attempt.earliest(p), attempt.latest(p)) for p in _points(standing)}
    of_sinks: dict[int, tuple[int, int]] = {}
    for sink in rules.sinks.intersection(places):
        by_others = _bounded_by_others(sink, rules.touching(sink, run), bounds)
        drawn = [*by_others, *_known_before((sink,), found)]
        alone = Attempt((sink,), drawn, rules.sets((sink,), run))
        of_sinks |= {p: (alone.earliest(p), alone.latest(p)) for p in _points((sink,))}
    return bounds | of_sinks, attempt.lowered


def _by_columns(rules: FirmRules, standing: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return the tightest days of some components, by point.

    Where nothing was set aside, no constraint need be drawn with what it rests on.
    """
    plain, events = rules.standing_alone(), len(rules.events)
    points = 2 * (events + len(rules.ties.moments))
    earliest, latest = [OPEN_PAST] * points, [OPEN_FUTURE] * points
    out: Out = {place: [] for place in standing}
    for place in standing:
        if place >= events:
            continue
        event, begin = plain.events[place], 2 * place
        said = own(event, rules.publications)
        earliest[begin], latest[begin], earliest[begin + 1], latest[begin + 1] = alone(said)
        out[place] += (begin + 1, begin, -max(said.least, 0))
        if said.most is not None:
            out[place] += (begin, begin + 1, said.most)
    for place in standing:
        relations = plain.events[place].relations if place < events else ()
        for relation in relations:
            linked = plain.linked(place, relation)
            if linked is None or linked.points[2] >> 1 in rules.sinks:
                continue
            for u, v, apart in linked.links:
                out[linked.points[u] >> 1] += (linked.points[u], linked.points[v], apart)
            for point, is_latest, day in linked.anchored:
                at = linked.points[point]
                if is_latest:
                    latest[at] = min(latest[at], day)
                else:
                    earliest[at] = max(earliest[at], day)
    _of_moments(rules, standing, out, earliest, latest)
    wrong = Network(out).tighten(earliest, latest)
    assert not wrong  # what contradicts was set aside, and nothing was
    return {point: (earliest[point], latest[point]) for point in _points(standing)}


def _of_moments(
    rules: FirmRules, standing: Sequence[int], out: Out, earliest: list[int], latest: list[int]
) -> None:
    """Add what is said of moments of publication."""
    moments = [place for place in standing if place >= len(rules.events)]
    drawn = list(rules.standing(rules.ties.of_moments(moments)))
    for place in rules.ties.of_event.keys() & set(standing):
        drawn += rules.tied(place)
    for u, v, apart, _ in drawn:
        if u == ORIGIN:
            latest[v] = min(latest[v], apart)
        elif v == ORIGIN:
            earliest[u] = max(earliest[u], -apart)
        else:
            out[u >> 1] += (u, v, apart)


def _two_points(place: int, drawn: Iterable[Constraint]) -> dict[int, tuple[int, int]]:
    """Return the tightest bounds of an event by what is said of it alone, which agrees."""
    points = 2 * place, 2 * place + 1
    earliest, latest = dict.fromkeys(points, OPEN_PAST), dict.fromkeys(points, OPEN_FUTURE)
    between = []
    for u, v, apart, _ in drawn:
        if u == ORIGIN:
            latest[v] = min(latest[v], apart)
        elif v == ORIGIN:
            earliest[u] = max(earliest[u], -apart)
        else:
            between.append((u, v, apart))
    # Between two points a bound goes over at most one link.
    for u, v, apart in between:
        latest[v] = min(latest[v], latest[u] + apart)
        earliest[u] = max(earliest[u], earliest[v] - apart)
    return {point: (earliest[point], latest[point]) for point in points}


def _points(places: Iterable[int]) -> Iterator[int]:
    for place in places:
        yield from (2 * place, 2 * place + 1)


def _known_before(places: Iterable[int], found: By_point | None) -> Iterator[Constraint]:
    """Yield bounds that hold already."""
    if found is None:
        return
    for point in _points(places):
        for at, latest in zip(found[point], (False, True), strict=True):
            if abs(at) < BEYOND:
                yield bound(point, at, (), latest=latest)


def _bounded_by_others(
    sink: int, drawn: Iterable[Constraint], bounds: By_point
) -> Iterator[Constraint]:
    """Yield what is said of an event alone, by itself and by the bounds of others."""
    for u, v, apart, support in drawn:
        of_sink = [point for point in (u, v) if point >> 1 == sink]
        if not of_sink:
            continue  # it bounds another, from the date of this one
        if u != ORIGIN and u not in of_sink:
            latest = bounds[u][1]
            if latest < BEYOND:
                yield bound(v, latest + apart, support, latest=True)
        elif v != ORIGIN and v not in of_sink:
            earliest = bounds[v][0]
            if earliest > -BEYOND:
                yield bound(u, earliest - apart, support, latest=False)
        else:
            yield u, v, apart, support


def _by_event(bounds: By_point) -> dict[int, tuple[int, int, int, int]]:
    return {point >> 1: (*at, *bounds[point + 1]) for point, at in bounds.items() if not point & 1}


def _in_seconds(solved: Solved, places: Sequence[int]) -> dict[int, Timed]:
    """Return the moments of what relations join, with the days that were found."""
    rules = solved.rules
    assert isinstance(rules, FirmRules)
    layers: list[Layer] = []
    for run in runs_in_seconds(rules.whole, places, first_day(solved, places)):
        found = days_found(solved, places, run)
        layers.append(Layer(rules, run, found, *_tightest(rules, places, run, found), solved))
    return {place: Timed(moments_of(solved, place, layers), tuple(layers)) for place in places}
