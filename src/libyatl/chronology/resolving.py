"""`resolve`: a timeline to what follows from all its statements together."""

from __future__ import annotations

from collections.abc import Callable

from libyatl.chronology.chronology import Chronology
from libyatl.chronology.network import Network, Out
from libyatl.chronology.publication import Publications
from libyatl.chronology.rules import Rules, anchored, duration, links, measured, window
from libyatl.collector import resting
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model import Event, Timeline


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
            the name itself (`libyatl.names.Register.key`).
    """
    rules = Rules(timeline, Publications(timeline.sources, source_key))
    with resting():
        return _resolved(rules, strict=strict)


def _resolved(rules: Rules, *, strict: bool) -> Chronology:
    earliest: list[int] = []
    latest: list[int] = []
    for event in rules.events:
        begin, last_begin, end, last_end = alone(event, rules.publications)
        earliest += (begin, end)
        latest += (last_begin, last_end)
    network = Network(edges(rules, earliest, latest))
    crossed = [
        point >> 1
        for point, (low, high) in enumerate(zip(earliest, latest, strict=True))
        if low > high
    ]
    dead = network.tighten(earliest, latest) if network.out else set()
    chronology = Chronology(rules.timeline, rules, earliest, latest)
    if dead or crossed:
        from libyatl.chronology.contradiction import settle

        components = network.components(sorted({*dead, *crossed}))
        witnesses = {circle[0] >> 1: circle for circle in network.circles}
        witnesses |= {point >> 1: [point] for point in network.crossed}
        wrong = settle(chronology, components, witnesses, strict=strict)
        return Chronology(rules.timeline, rules, earliest, latest, wrong)
    return chronology


def alone(event: Event, publications: Publications) -> tuple[int, int, int, int]:
    """Return (first begin, last begin, first end, last end) by the event's own fields.

    These are the tightest days of its two points alone; what is open is `OPEN_PAST` or
    `OPEN_FUTURE` give or take the event's length.
    """
    when = event.when
    lasted = event.lasted
    if when is None:
        begin, last_begin, end, last_end = OPEN_PAST, OPEN_FUTURE, OPEN_PAST, OPEN_FUTURE
    elif lasted is None:
        begin, last_begin, end, last_end = when.a, when.b, when.c, when.d
    else:
        begin, last_begin, end, last_end = window(when, lasted=True)
        for point, latest, day in measured(event):
            if point:
                end, last_end = (end, min(last_end, day)) if latest else (max(end, day), last_end)
            elif latest:
                last_begin = min(last_begin, day)
            else:
                begin = max(begin, day)
    for citation in event.sources:
        if event.status == "planned":
            begin = max(begin, publications.of(citation.source)[0])
        elif citation.tells == "past":
            last_begin = min(last_begin, publications.of(citation.source)[1])
    if when is None and lasted is None:
        return begin, last_begin, begin, last_end
    least, most, _ = duration(event)
    if least < 0:  # a length of no days fits no event: it ends before it begins
        return 1, 0, 1, 0
    last_begin, end = min(last_begin, last_end - least), max(end, begin + least)
    if most is not None:
        begin, last_end = max(begin, end - most), min(last_end, last_begin + most)
    return begin, last_begin, end, last_end


def edges(rules: Rules, earliest: list[int], latest: list[int]) -> Out:
    """Return, by event that takes part in a relation, the constraints that leave its points.

    Days that a gap of months or years gives exactly tighten the points' own in place.
    """
    out: Out = {}
    events, target = rules.events, rules.target
    for place, event in enumerate(events):
        for relation in event.relations:
            other = target(place, relation)
            if other is None:
                continue
            own = out.get(place) or _entered(out, place, event)
            others = out.get(other) or _entered(out, other, events[other])
            points = (2 * place, 2 * place + 1, 2 * other, 2 * other + 1)
            at_least, within = relation.at_least, relation.within
            for u, v, days in links(relation.kind, at_least, within):
                (own if u < 2 else others).extend((points[u], points[v], days))
            if at_least or within:
                for point, is_latest, day in anchored(relation, events[other]):
                    at = points[point]
                    if is_latest:
                        latest[at] = min(latest[at], day)
                    else:
                        earliest[at] = max(earliest[at], day)
    return out


def _entered(out: Out, place: int, event: Event) -> list[int]:
    least, most, _ = duration(event)
    begin = 2 * place
    flat = out[place] = [begin + 1, begin, -max(least, 0)]
    if most is not None:
        flat += (begin, begin + 1, most)
    return flat
