"""Events that are tied by the sources which tell of them, resolved together.

Each component is resolved by its dates and relations, and by what its sources say on their own.
Then those that moments of publication tie are resolved together with these (`statements/ties.py`).
Where that contradicts itself, what ties is left aside, and the components keep their days: one
source does not cost all that it tells of.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.statements.own import own
from libyatl.chronology.statements.rules import Rules

if TYPE_CHECKING:
    from libyatl.chronology.answers.contradictions import Contradiction


def with_moments(rules: Rules, earliest: list[int], latest: list[int]) -> None:
    """Add the days of the moments that tie events to those of the events, in place."""
    for moment in rules.ties.moments:
        days = rules.publications.of(rules.ties.source(moment))
        earliest += (days.first, days.first)
        latest += (days.last, days.last)


def by_moments(
    rules: Rules,
    network: Network,
    earliest: list[int],
    latest: list[int],
    wrong: Iterable[Contradiction],
    *,
    strict: bool,
) -> tuple[list[Contradiction], set[int]]:
    """Tighten the days of events that are tied, in place.

    Args:
        rules: what was stated.
        network: by which the events were resolved.
        earliest: by point, the earliest day that was found; those of the moments stand last.
        latest: the latest.
        wrong: the components that contradict themselves: nothing passes over them.
        strict: whether qualified dates count like any other.

    Returns:
        What contradicts where it is tied; the events whose days rest on no tie.
    """
    untied = {place for found in wrong for place in found.places}
    out = _tied(rules, network, untied)
    tied = Network(out)
    sooner, later = [*earliest], [*latest]
    dead = tied.tighten(sooner, later)
    for place in out:
        if place not in dead:
            points = slice(2 * place, 2 * place + 2)
            earliest[points], latest[points] = sooner[points], later[points]
    if not dead:
        return [], untied
    from libyatl.chronology.answers.contradictions import settle_ties

    events = len(rules.events)
    components = [[p for p in some if p < events] for some in tied.components(sorted(dead))]
    found = settle_ties(rules, components, strict=strict)
    return found, untied.union(*components)


def _tied(rules: Rules, network: Network, untied: set[int]) -> Out:
    """Return the constraints of all components that are tied, and of what ties them."""
    ties = rules.ties
    events = [place for place in ties.of_event if place not in untied]
    out: Out = {}
    for place in (place for some in network.components(events) for place in some):
        known = network.out.get(place)
        if known is None:
            entered(out, place, rules)
        else:
            out[place] = [*known]
    for moment in ties.moments:
        out[moment] = []
    for place in events:
        for u, v, apart, _ in rules.tied(place):
            out[u >> 1] += (u, v, apart)
    for earlier, later, _ in ties.following:
        out[later] += (2 * later, 2 * earlier, 0)
    return out


def entered(out: Out, place: int, rules: Rules) -> list[int]:
    """Begin the edges of an event with those between its own points."""
    said = own(rules.events[place], rules.publications, rules.in_days(place))
    begin = 2 * place
    flat = out[place] = [begin + 1, begin, -max(said.least, 0)]
    if said.most is not None:
        flat += (begin, begin + 1, said.most)
    return flat
