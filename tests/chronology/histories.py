"""Small timelines for tests, written and drawn at random, and what brute force says of them."""

from __future__ import annotations

import random
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from libyatl.chronology import Chronology
from libyatl.chronology.as_of import AsOf, as_of
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement
from libyatl.chronology.statements.rules import Rules
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap, When, day_to_iso, parse_date, parse_gap
from libyatl.model import RELATION_KINDS, TELLS, Citation, Event, Relation, Source, Timeline
from libyatl.query.scope import Scope

OPEN = 10**15
CLOCKS = ("09:00", "10:00", "09:30Z", "10:00+02:00")


def event(id: str, date: str = "", **fields: Any) -> Event:
    """Return an event; `after="x"` or `after=("x", "at least 2 weeks", "within 3 weeks")`."""
    relations = []
    for kind in RELATION_KINDS:
        stated = fields.pop("with_" if kind == "with" else kind, [])
        for each in stated if isinstance(stated, list) else [stated]:
            other, *gaps = (each,) if isinstance(each, str) else each
            bounds = {
                "at_least" if gap.startswith("at least ") else "within": parse_gap(
                    gap.removeprefix("at least ").removeprefix("within ")
                )
                for gap in gaps
            }
            relations.append(Relation(kind, other, **bounds))
    lasted = fields.pop("lasted", "")
    cited = fields.pop("sources", [])
    citations = tuple(Citation(each) if isinstance(each, str) else each for each in cited)
    return Event(
        id,
        id,
        parse_date(date) if date else None,
        relations=tuple(relations),
        sources=citations,
        lasted=parse_gap(lasted) if lasted else None,
        **fields,
    )


def source(
    id: str,
    published: str = "",
    via: Sequence[str] = (),
    *,
    derived_from: Sequence[str] = (),
    accessed: str = "",
) -> Source:
    return Source(
        id,
        published=parse_date(published) if published else None,
        accessed=parse_date(accessed) if accessed else None,
        via=tuple(via),
        derived_from=tuple(derived_from),
    )


def timeline(*events: Event, sources: Iterable[Source] = ()) -> Timeline:
    return Timeline("t", tuple(events), sources={each.id: each for each in sources})


def said(chronology: Chronology, id: str) -> str:
    """Return the bounds as `begin first..last, end first..last`, an open one as nothing."""
    bounds = chronology.bounds(chronology.timeline.index[id])
    a, b, c, d = ("" if abs(day) >= OPEN_FUTURE else day_to_iso(day) for day in bounds)
    return f"{a}..{b}" if (a, b) == (c, d) else f"{a}..{b} to {c}..{d}"


def known_by(chronicle: Timeline, day: int | When) -> AsOf:
    """Return what of a timeline had been published by a day, or by a date."""
    scope = Scope.of(chronicle)
    return as_of(scope.chronology, day)


def in_order(chronology: Chronology, *, reverse: bool = False) -> list[str]:
    events = chronology.timeline.events
    return [events[p].id for p in chronology.order(range(len(events)), reverse=reverse)]


def implied(constraints: Iterable[Constraint]) -> Mapping[tuple[int, int], int] | None:
    """Return the most days between any two points (Floyd and Warshall), or None if they clash."""
    drawn = list(constraints)
    points = sorted({ORIGIN} | {point for c in drawn for point in c[:2]})
    most = {(u, v): 0 if u == v else OPEN for u in points for v in points}
    for u, v, days, _ in drawn:
        most[u, v] = min(most[u, v], days)
    for k in points:
        for i in points:
            if (to_k := most[i, k]) < OPEN:
                for j in points:
                    if to_k + most[k, j] < most[i, j]:
                        most[i, j] = to_k + most[k, j]
    return None if any(most[point, point] < 0 for point in points) else most


def bounds_of(most: Mapping[tuple[int, int], int], place: int) -> tuple[int, int, int, int]:
    """Return the bounds of an event as the most days from and to the origin give them."""
    found = []
    for point in (2 * place, 2 * place + 1):
        low, high = most.get((point, ORIGIN), OPEN), most.get((ORIGIN, point), OPEN)
        found += [
            OPEN_PAST if low > OPEN // 2 else -low,
            OPEN_FUTURE if high > OPEN // 2 else high,
        ]
    return found[0], found[1], found[2], found[3]


def all_of(rules: Rules) -> range:
    """Return the events and the moments of publication that tie them."""
    return range(len(rules.events) + len(rules.ties.moments))


def supported(rules: Rules, places: Iterable[int], by: Iterable[Statement]) -> Iterator[Constraint]:
    """Yield the constraints on the events that rest on the given statements alone."""
    known = set(by)
    return (c for c in rules.of(places) if known.issuperset(c[3]))


def drawn(
    rnd: random.Random, *, events: int = 3, days: int = 6, qualified: bool = False
) -> Timeline:
    """Return a random timeline whose every event is dated within days 1 to `days`."""
    sources = [_source(rnd, number, days) for number in range(3)]
    made = []
    for number in range(events):
        relations = []
        for _ in range(rnd.choice((0, 1, 1, 2))):
            kind = rnd.choice(RELATION_KINDS)
            at_least = _gap(rnd) if rnd.random() < 0.3 and kind != "with" else None
            within = _gap(rnd) if rnd.random() < 0.3 else None
            relations.append(Relation(kind, f"e{rnd.randrange(events)}", at_least, within))
        when = _date(rnd, days, ("date", "lasted", "whole"))
        if qualified and rnd.random() < 0.4:
            when = qualify(when)
        made.append(
            Event(
                f"e{number}",
                f"e{number}",
                when,
                relations=tuple(relations),
                lasted=_gap(rnd) if rnd.random() < 0.3 else None,
                seq=rnd.randint(1, 3) if rnd.random() < 0.3 else None,
                status=rnd.choice(("occurred", "planned")),
                sources=tuple(
                    Citation(f"s{rnd.randrange(3)}", tells=rnd.choice((None, *TELLS)))
                    for _ in range(rnd.choice((0, 0, 1, 2)))
                ),
            )
        )
    return timeline(*made, sources=sources)


def _source(rnd: random.Random, number: int, days: int) -> Source:
    """Return a source that came by, or drew on, others; each no later than one with less or more.

    So there is no circle among them. In most cases it is of one moment.
    """
    published = None
    if rnd.random() < 0.7:
        published = _date(rnd, days, ("date", "date", "date", "lasted"))
    others = [f"s{other}" for other in range(3)]
    came = {"via": others[number + 1 :], "derived_from": others[:number]}
    stems = {
        key: tuple(rnd.sample(some, rnd.choice((0, 1, len(some))) if some else 0))
        for key, some in came.items()
        if rnd.random() < 0.4
    }
    accessed = _date(rnd, days, ("date",)) if rnd.random() < 0.2 else None
    return Source(
        f"s{number}",
        published=published,
        accessed=accessed,
        via=stems.get("via", ()),
        derived_from=stems.get("derived_from", ()),
    )


def qualify(when: When) -> When:
    return When(when.days, when.text, form=when.form, ends=when.ends, approximate=True)


def undoubted(source: Source, first: int, last: int) -> Source:
    """Return a source less its dates in doubt: one of a moment is of one still, on some day."""
    published, accessed = source.published, source.accessed
    if published is not None and published.qualified:
        some_day = When((first, last, first, last), "some day")
        published = some_day if published.kind == "point" else None
    if accessed is not None and accessed.qualified:
        accessed = None
    return source._replace(published=published, accessed=accessed)


def _gap(rnd: random.Random) -> Gap:
    low = rnd.randint(0, 4)
    return Gap(low, low + rnd.choice((0, 0, 2)), "days", f"{low} days")


def _date(rnd: random.Random, days: int, forms: tuple[str, ...]) -> When:
    form = rnd.choice(forms)
    if form == "whole":  # somewhere within all the days
        return _spanned(1, days, 1, days)
    a = rnd.randint(1, days)
    b = rnd.randint(a, days)
    if form == "date":
        clock = rnd.choice(CLOCKS) if a == b and rnd.random() < 0.5 else None
        return When((a, b, a, b), f"{a} to {b}", clock=clock)
    c = rnd.randint(a, days)
    d = rnd.randint(max(b, c), days)
    return _spanned(a, b, c, d)


def _spanned(a: int, b: int, c: int, d: int) -> When:
    ends = tuple(When((day, day, day, day), str(day)) for day in (a, d))
    return When((a, b, c, d), f"{a} to {b} until {c} to {d}", form="lasted", ends=ends)


def possible(chronicle: Timeline, days: int) -> list[tuple[tuple[int, int], ...]]:
    """Return every way in which all the events can have been, as (begin, end) of each.

    What the file format says in words is tried day by day; nothing is drawn as a constraint.
    """
    spans = [(begin, end) for begin in range(1, days + 1) for end in range(begin, days + 1)]
    alone = [[s for s in spans if _fits(chronicle, e, *s)] for e in chronicle.events]
    index = chronicle.index
    related = [
        (place, index[r.event], r)
        for place, e in enumerate(chronicle.events)
        for r in e.relations
        if index[r.event] != place
    ]
    return [
        way
        for way in product(*alone)
        if all(_related(relation, way[place], way[other]) for place, other, relation in related)
        and published_so(chronicle, way)
    ]


def _fits(chronicle: Timeline, event: Event, begin: int, end: int) -> bool:
    when = event.when
    assert when is not None
    if event.lasted is not None and when.kind == "point":
        fits = when.first_day <= begin and end <= when.last_day
    else:
        fits = when.first_day <= begin <= when.days[1] and when.days[2] <= end <= when.last_day
        fits &= when.kind != "point" or begin == end
    if event.lasted is not None:
        least, most = event.lasted.low, event.lasted.high
        fits &= least <= end - begin + 1 and (most is None or end - begin + 1 <= most)
    return fits


def published_so(chronicle: Timeline, way: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether the sources can have been published so that all that they tell holds.

    Each is published as late as can be, which hinders nothing but what is too late already: then
    it must not be too early for anything. `way` has the begin and end of each event; without it
    the sources alone are asked.
    """
    sources = chronicle.sources
    moments = {id for id, each in sources.items() if _is_moment(each)}
    latest = {id: _last_of(each) for id, each in sources.items()}
    told = [
        (citation.source, chronicle.events[place].told_by(citation), begin, end)
        for place, (begin, end) in enumerate(way)
        for citation in chronicle.events[place].sources
    ]
    for _ in range(2 * len(sources)):  # as far as it can go from one to the next
        for id, each in sources.items():
            if each.via:
                latest[id] = min(latest[id], max(latest[other] for other in each.via))
            # Each mention of a source that is no moment is another moment.
            for other in _drawn_on(sources, moments, each):
                latest[other] = min(latest[other], latest[id])
        for id, tells, begin, end in told:
            roof = {"ahead": begin, "ongoing": end}.get(tells)
            for other in [id] if id in moments else _drawn_on(sources, moments, sources[id]):
                latest[other] = latest[other] if roof is None else min(latest[other], roof)
    for id, each in sources.items():
        if (each.published or each.derived_from) and latest[id] < _first_of(sources, moments, id):
            return False
    first = {id: _first_of(sources, moments, id) for id in sources}
    return all(_told(tells, begin, end, first[id], latest[id]) for id, tells, begin, end in told)


def _is_moment(source: Source) -> bool:
    return source.published is not None and source.published.kind == "point"


def came_by_several(chronicle: Timeline) -> bool:
    """Whether a source reached us through several: nobody knows which, and bounds are looser."""
    return any(len(source.via) > 1 for source in chronicle.sources.values())


def _drawn_on(
    sources: Mapping[str, Source], moments: Container[str], drawing: Source
) -> Iterator[str]:
    """Yield the moments that a source drew on, over what is no moment itself."""
    for other in drawing.derived_from:
        if other in moments:
            yield other
        else:
            yield from _drawn_on(sources, moments, sources[other])


def _first_of(sources: Mapping[str, Source], moments: Container[str], id: str) -> int:
    """Return the first day of a source by what it says, and by what it drew on."""
    each = sources[id]
    stated = each.published.first_day if each.published else OPEN_PAST
    return max([stated, *(_first_of(sources, moments, other) for other in each.derived_from)])


def _last_of(source: Source) -> int:
    """Return the last day of a source by what it says of itself."""
    stated = [when.last_day for when in (source.published, source.accessed) if when]
    return min(stated, default=OPEN_FUTURE)


def _told(tells: str, begin: int, end: int, first: int, last: int) -> bool:
    """Whether a citation tells what it says at some moment from a first day to a last one."""
    earliest, latest = {
        "past": (begin, OPEN_FUTURE),
        "over": (end, OPEN_FUTURE),
        "ongoing": (begin, end),
        "ahead": (OPEN_PAST, begin),
        "nothing": (OPEN_PAST, OPEN_FUTURE),
    }[tells]
    return max(earliest, first) <= min(latest, last)


def _related(relation: Relation, own: tuple[int, int], other: tuple[int, int]) -> bool:
    least = relation.at_least.low if relation.at_least else 0
    most = relation.within.high if relation.within else None
    if relation.kind == "with":
        return all(abs(x - y) <= (most or 0) for x, y in zip(own, other, strict=True))
    gap = {
        "after": own[0] - other[1],
        "before": other[0] - own[1],
        "during": own[0] - other[0],
    }[relation.kind]
    inside = relation.kind != "during" or own[1] <= other[1]
    return inside and gap >= least and (most is None or gap <= most)


def drawn_anew(chronology: Chronology) -> Rules:
    """Return the constraints of a timeline as if nothing of it had been set aside."""
    rules = Rules(chronology.timeline, chronology.rules.publications)
    rules.in_utc_days = chronology.rules.in_utc_days
    return rules


def goes_in_a_circle(chronicle: Timeline) -> bool:
    """Say whether `after` and `before` lead from some moment back to itself, days or not."""
    later = _later(chronicle)
    return any(_comes_before_itself(point, later) for point in later)


Edges = dict[tuple[int, int], set[tuple[tuple[int, int], bool]]]


def _later(chronicle: Timeline) -> Edges:
    """Return, by event and point, what comes later (True), or no earlier (False)."""
    found: Edges = {}

    def add(first: tuple[int, int], second: tuple[int, int], later: bool = False) -> None:  # noqa: FBT001, FBT002
        found.setdefault(first, set()).add((second, later))

    for place, own in enumerate(chronicle.events):
        add((place, 0), (place, 1))
        for relation in own.relations:
            other = chronicle.index[relation.event]
            if other == place:
                continue
            match relation.kind:
                case "after":
                    add((other, 1), (place, 0), later=True)
                case "before":
                    add((place, 1), (other, 0), later=True)
                case "during":
                    add((other, 0), (place, 0))
                    add((place, 1), (other, 1))
                case "with" if relation.within is None and not any(
                    _has_a_day(chronicle.events[each].when) for each in (place, other)
                ):
                    for point in (0, 1):
                        add((other, point), (place, point))
                        add((place, point), (other, point))
    return found


def _has_a_day(when: When | None) -> bool:
    return when is not None and (not when.clocked or any(map(_has_a_day, when.parts)))


def _comes_before_itself(start: tuple[int, int], later: Edges) -> bool:
    seen, waiting = set(), [(start, False)]
    while waiting:
        at = waiting.pop()
        if at == (start, True):
            return True
        if at not in seen:
            seen.add(at)
            point, strictly = at
            waiting += [(following, strictly or more) for following, more in later.get(point, ())]
    return False


def shuffled(chronicle: Timeline, rnd: random.Random) -> Timeline:
    """Return the timeline as if its file held the events in another order."""
    return replace(chronicle, events=tuple(rnd.sample(chronicle.events, len(chronicle.events))))


def without_lengths(chronicle: Timeline) -> Timeline:
    """Return the timeline less every length of time: of gaps, and of what lasted."""
    events = (
        event._replace(
            lasted=None,
            relations=tuple(Relation(each.kind, each.event) for each in event.relations),
        )
        for event in chronicle.events
    )
    return replace(chronicle, events=tuple(events))


def without(chronicle: Timeline, rnd: random.Random) -> Timeline:
    """Return the timeline less one statement of one event, at random."""
    place = rnd.randrange(len(chronicle.events))
    events = list(chronicle.events)
    chosen = events[place]
    if chosen.relations and rnd.random() < 0.7:
        cut = rnd.randrange(len(chosen.relations))
        relations = chosen.relations[:cut] + chosen.relations[cut + 1 :]
        events[place] = chosen._replace(relations=relations)
    else:
        events[place] = chosen._replace(when=None)
    return replace(chronicle, events=tuple(events))
