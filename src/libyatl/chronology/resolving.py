"""`resolve`: a timeline to what follows from all its statements together."""

from __future__ import annotations

from collections.abc import Callable

from libyatl.chronology.chronology import Chronology
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.sources.publication import Publications
from libyatl.chronology.statements.own import Own, alone, own
from libyatl.chronology.statements.rules import Rules
from libyatl.collector import resting
from libyatl.model import Timeline


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
    earliest: list[int] = []
    latest: list[int] = []
    for event in rules.events:
        begin, last_begin, end, last_end = alone(own(event, rules.publications))
        earliest += (begin, end)
        latest += (last_begin, last_end)
    network = Network(edges(rules, earliest, latest))
    crossed = [
        point >> 1
        for point, (low, high) in enumerate(zip(earliest, latest, strict=True))
        if low > high
    ]
    dead = network.tighten(earliest, latest) if network.out else set()
    if not (dead or crossed):
        return Chronology(rules, earliest, latest)
    from libyatl.chronology.answers.contradictions import settle

    components = network.components(sorted({*dead, *crossed}))
    witnesses = {circle[0] >> 1: circle for circle in network.circles}
    witnesses |= {point >> 1: [point] for point in network.crossed}
    solved = Solved(rules, earliest, latest)
    wrong = settle(solved, components, witnesses, strict=strict)
    return Chronology(rules, earliest, latest, wrong)


def edges(rules: Rules, earliest: list[int], latest: list[int]) -> Out:
    """Return, by event that takes part in a relation, the constraints that leave its points.

    Days that a gap of months or years gives exactly tighten the points' own in place.
    """
    out: Out = {}
    for place, event in enumerate(rules.events):
        for relation in event.relations:
            linked = rules.linked(place, relation)
            if linked is None:
                continue
            points = linked.points
            other = points[2] >> 1
            here = out.get(place) or _entered(out, place, own(event, rules.publications))
            there = out.get(other) or _entered(
                out, other, own(rules.events[other], rules.publications)
            )
            for u, v, days in linked.links:
                (here if u < 2 else there).extend((points[u], points[v], days))
            for point, is_latest, day in linked.anchored:
                at = points[point]
                if is_latest:
                    latest[at] = min(latest[at], day)
                else:
                    earliest[at] = max(earliest[at], day)
    return out


def _entered(out: Out, place: int, said: Own) -> list[int]:
    """Begin the edges of an event with those between its own points."""
    begin = 2 * place
    flat = out[place] = [begin + 1, begin, -max(said.least, 0)]
    if said.most is not None:
        flat += (begin, begin + 1, said.most)
    return flat
