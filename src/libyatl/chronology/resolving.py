"""`resolve`: a timeline to what follows from all its statements together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from libyatl.chronology.chronology import Chronology
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.circles import on_circles
from libyatl.chronology.solver.members import Lowered, Thinned
from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.sources.publication import Publications
from libyatl.chronology.statements.own import alone, duration, own
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import DAYS
from libyatl.chronology.statements.zoning import (
    by_several_clocks,
    joined_by_relations,
    with_clocks,
)
from libyatl.collector import resting
from libyatl.model import Timeline

if TYPE_CHECKING:
    from libyatl.chronology.anew import Anew


def resolve(
    timeline: Timeline,
    *,
    strict: bool = False,
    source_key: Callable[[str], str] = str,
) -> Chronology:
    """Return what the dates, the relations and the sources of a timeline imply.

    Args:
        timeline: what was stated; it is left as it is.
        strict: let approximate and uncertain dates prove a contradiction too.
        source_key: whom the name of a source in an event means: an id of the registry, or
            the name itself (`libyatl.model.registers.Register.key`).
    """
    rules = Rules(timeline, Publications(timeline.sources, source_key))
    with resting():
        return _resolved(rules, strict=strict)


def _resolved(rules: Rules, *, strict: bool) -> Chronology:
    clocked = with_clocks(rules)
    if clocked:
        rules.in_utc_days = by_several_clocks(rules, clocked)
    earliest, latest = _alone(rules, clocks=bool(clocked))
    network = Network(edges(rules, earliest, latest))
    dead = network.tighten(earliest, latest) if network.out else set()
    dead |= {
        point >> 1
        for point, (low, high) in enumerate(zip(earliest, latest, strict=True))
        if low > high
    }
    dead |= _circling(rules, network.tied(earliest, latest))
    lowered = _thinned(rules, network, earliest, latest, dead)
    if not (dead or clocked):
        return Chronology(rules, earliest, latest, lowered=lowered)
    solved = Solved(rules, earliest, latest, lowered=lowered)
    anew = _resolved_anew(solved, network, dead, clocked, strict=strict)
    found = anew.told()
    points = range(len(earliest))
    earliest, latest = list(map(solved.earliest, points)), list(map(solved.latest, points))
    dated = (p for p in clocked if (when := rules.events[p].when) is not None and when.clocked)
    told_by_clocks = frozenset((*anew.timed, *dated))
    kept, timed = anew.kept, anew.timed
    return Chronology(rules, earliest, latest, found, kept, timed, told_by_clocks, solved.lowered)


def _alone(rules: Rules, *, clocks: bool) -> tuple[list[int], list[int]]:
    """Return the earliest and the latest days, by point, by what each event says of itself.

    Those of the moments of publication that tie events stand last.
    """
    earliest: list[int] = []
    latest: list[int] = []
    in_days = rules.in_days if clocks else None
    for place, event in enumerate(rules.events):
        run = in_days(place) if in_days else DAYS
        begin, last_begin, end, last_end = alone(own(event, rules.publications, run))
        earliest += (begin, end)
        latest += (last_begin, last_end)
    for moment in rules.ties.moments:
        days = rules.publications.of(rules.ties.source(moment))
        earliest += (days.first, days.first)
        latest += (days.last, days.last)
    return earliest, latest


def _thinned(
    rules: Rules, network: Network, earliest: list[int], latest: list[int], dead: set[int]
) -> Lowered:
    """Let go the dates of sets that bounds exclude, in place; add to the dead what contradicts."""
    lowered = Lowered.none()
    dates = (event.when for event in rules.events)
    chosen = [
        place for place, when in enumerate(dates) if when is not None and when.choice == "one"
    ]
    if not chosen:
        return lowered
    for places in network.components(chosen):
        if not dead.isdisjoint(places):
            continue
        out = [network.out.get(place) or _entered({}, place, rules) for place in places]
        edges = (edge for flat in out for edge in zip(*[iter(flat)] * 3, strict=True))
        events = (place for place in places if place < len(rules.events))
        thinned = Thinned(earliest, latest, edges, rules.sets(events))
        if thinned.wrong:
            dead.update(places)
        lowered.why.update(thinned.lowered.why)
        lowered.before.update(thinned.lowered.before)
    return lowered


def _circling(rules: Rules, tied: Iterable[tuple[int, int]]) -> set[int]:
    """Return the events of which some come after themselves, and others around them.

    In a circle all have the same days, unless these are told by several clocks.
    """
    near = on_circles(tied).union(rules.in_utc_days)
    if not near:
        return near
    from libyatl.chronology.answers.seeking import in_order

    return near if next(in_order(rules, sorted(near)), ()) else set()


def _resolved_anew(
    solved: Solved, network: Network, dead: set[int], clocked: Sequence[int], *, strict: bool
) -> Anew:
    """Resolve what contradicts itself in days, and then in seconds all else that has clocks."""
    from libyatl.chronology.anew import Anew

    anew = Anew(solved, frozenset(clocked), strict=strict)
    settled: set[int] = set()
    for places in network.components(sorted(dead)):
        if settled.isdisjoint(places):
            settled.update(anew.resolve(places))
    for places in joined_by_relations(solved.rules, clocked):
        if places[0] in settled:
            continue
        if anew.resolve_in_seconds(places):
            settled.update(anew.resolve(places))
    anew.timed = {place: found for place, found in anew.timed.items() if place not in anew.kept}
    return anew


def edges(rules: Rules, earliest: list[int], latest: list[int]) -> Out:
    """Return, by event that a relation or a source ties to others, what leaves its points.

    Days that a gap of months or years gives by the calendar tighten the points' own in place.
    """
    out: Out = {}
    for place, event in enumerate(rules.events):
        for relation in event.relations:
            linked = rules.linked(place, relation)
            if linked is None:
                continue
            points = linked.points
            other = points[2] >> 1
            here = out.get(place) or _entered(out, place, rules)
            there = out.get(other) or _entered(out, other, rules)
            for u, v, days in linked.links:
                (here if u < 2 else there).extend((points[u], points[v], days))
            for point, is_latest, day in linked.anchored:
                at = points[point]
                if is_latest:
                    latest[at] = min(latest[at], day)
                else:
                    earliest[at] = max(earliest[at], day)
    ties = rules.ties
    for moment in ties.moments:
        out[moment] = []
    for place in ties.of_event:
        if place not in out:
            _entered(out, place, rules)
        for u, v, apart, _ in rules.tied(place):
            out[u >> 1] += (u, v, apart)
    for earlier, later, _ in ties.following:
        out[later] += (2 * later, 2 * earlier, ties.slack)
    return out


def _entered(out: Out, place: int, rules: Rules) -> list[int]:
    """Begin the edges of an event with those between its own points."""
    least, most, _ = duration(rules.events[place], rules.in_days(place))
    begin = 2 * place
    flat = out[place] = [begin + 1, begin, -max(least, 0)]
    if most is not None:
        flat += (begin, begin + 1, most)
    return flat
