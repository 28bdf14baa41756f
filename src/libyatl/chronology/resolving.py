"""`resolve`: a timeline to what follows from all its statements together."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from libyatl.chronology.chronology import Chronology
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.sources.publication import Publications
from libyatl.chronology.statements.own import alone, own
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import DAYS
from libyatl.chronology.statements.zoning import by_several_clocks, with_clocks
from libyatl.chronology.tying import by_moments, entered, with_moments
from libyatl.collector import resting
from libyatl.model import Timeline

if TYPE_CHECKING:
    from libyatl.chronology.answers.contradictions import Contradiction


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
    earliest: list[int] = []
    latest: list[int] = []
    in_days = rules.in_days if clocked else None
    for place, event in enumerate(rules.events):
        run = in_days(place) if in_days else DAYS
        begin, last_begin, end, last_end = alone(own(event, rules.publications, run))
        earliest += (begin, end)
        latest += (last_begin, last_end)
    with_moments(rules, earliest, latest)
    network = Network(edges(rules, earliest, latest))
    crossed = [
        point >> 1
        for point, (low, high) in enumerate(zip(earliest, latest, strict=True))
        if low > high
    ]
    dead = network.tighten(earliest, latest) if network.out else set()
    wrong: list[Contradiction] = []
    if dead or crossed:
        from libyatl.chronology.answers.contradictions import settle

        components = network.components(sorted({*dead, *crossed}))
        witnesses = {circle[0] >> 1: circle for circle in network.circles}
        witnesses |= {point >> 1: [point] for point in network.crossed}
        wrong = settle(Solved(rules, earliest, latest), components, witnesses, strict=strict)
    untied: Collection[int] = ()
    if rules.ties.moments:
        clashing, untied = by_moments(rules, network, earliest, latest, wrong, strict=strict)
    else:
        clashing = []
    if not clocked:
        return Chronology(rules, earliest, latest, wrong, clashing=clashing, untied=untied)
    from libyatl.chronology.seconds import resolved_in_seconds

    solved = Solved(rules, earliest, latest, wrong, untied=untied)
    timed, wrong_in_seconds = resolved_in_seconds(solved, clocked, strict=strict)
    wrong = sorted((*wrong, *wrong_in_seconds), key=lambda found: found.places)
    dated = (p for p in clocked if (when := rules.events[p].when) is not None and when.clocked)
    told_by_clocks = frozenset((*timed, *dated))
    return Chronology(
        rules, earliest, latest, wrong, timed, told_by_clocks, clashing=clashing, untied=untied
    )


def edges(rules: Rules, earliest: list[int], latest: list[int]) -> Out:
    """Return, by event that takes part in a relation, the constraints that leave its points.

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
            here = out.get(place) or entered(out, place, rules)
            there = out.get(other) or entered(out, other, rules)
            for u, v, days in linked.links:
                (here if u < 2 else there).extend((points[u], points[v], days))
            for point, is_latest, day in linked.anchored:
                at = points[point]
                if is_latest:
                    latest[at] = min(latest[at], day)
                else:
                    earliest[at] = max(earliest[at], day)
    return out
