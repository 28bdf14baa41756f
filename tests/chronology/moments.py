"""Small timelines with clocks, drawn at random, and all their worlds on a grid of moments.

A world says of each event when it began and ended, in seconds of UTC, and how far east of UTC its
clock stood. What the file format says in words is tried of each world; nothing is drawn as a
constraint. What a world on the grid shows to be possible is possible, so that no bound may exclude
it; what no such world shows may be possible all the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap, When, parse_date, parse_gap
from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.gap import ELAPSED
from libyatl.model import (
    RELATION_KINDS,
    Citation,
    Event,
    Relation,
    RelationKind,
    Source,
    Timeline,
)

HOUR = 3600
ANYWHERE = (-12 * HOUR, 0, 14 * HOUR)
"""Offsets that are tried of a clock of which nobody knows the zone: its reach and its middle."""
FIRST = parse_date("2017-07-25").first_day
DAYS = 2
GRIDS = ((0, 6, 12, 18), (0, 11.5, 24 - 1 / HOUR))
"""Hours of each day on which moments are tried."""
ZONES = {
    "none": ("",),
    "one": ("+02:00",),
    "several": ("Z", "-05:00", "+12:00"),
    "mixed": ("", "", "Z", "-05:00"),
}


class Lived(NamedTuple):
    """When an event began and ended in a world, in seconds of UTC, and where its clock stood.

    Attributes:
        begin: the second in which it began.
        end: the second in which it ended.
        offset: seconds east of UTC of the clock by which it began.
        end_offset: the same of the clock by which it ended.
    """

    begin: int
    end: int
    offset: int
    end_offset: int

    @property
    def local(self) -> tuple[int, int]:
        """When it began and ended by its own clock."""
        return self.begin + self.offset, self.end + self.end_offset

    @property
    def days(self) -> tuple[int, int]:
        """The days of its own clock."""
        begin, end = self.local
        return begin // SECONDS_IN_DAY, end // SECONDS_IN_DAY


World = tuple[Lived, ...]


class Drawn(NamedTuple):
    """A timeline, and the hours of the day on which its worlds are tried."""

    timeline: Timeline
    hours: Sequence[float]


def drawn(rnd: random.Random, zones: str, *, events: int = 3) -> Drawn:
    """Return a timeline whose clocks have the zones of a row of `ZONES`."""
    hours = rnd.choice(GRIDS)
    names = [f"e{number}" for number in range(events)]
    sources = []
    if rnd.random() < 0.3:
        published = _date(rnd, ZONES[zones], hours, ("day", "clock"))
        sources.append(Source("s", published=published))
    made = []
    for name in names:
        kinds = (
            "day",
            "day in a zone",
            "clock",
            "clock",
            "clock",
            "span",
            "open",
            "month",
            "between",
            "set",
        )
        when = _date(rnd, ZONES[zones], hours, kinds) if rnd.random() < 0.8 else None
        relations = tuple(
            _relation(rnd, rnd.choice(names)) for _ in range(rnd.choice((0, 1, 1, 2)))
        )
        made.append(
            Event(
                name,
                name,
                when,
                relations=tuple(each for each in relations if each.event != name),
                lasted=_gap(rnd) if rnd.random() < 0.2 else None,
                status=rnd.choice(("occurred", "occurred", "planned")),
                sources=tuple(Citation("s") for _ in sources if rnd.random() < 0.6),
            )
        )
    return Drawn(Timeline("t", tuple(made), sources={each.id: each for each in sources}), hours)


def _relation(rnd: random.Random, other: str) -> Relation:
    kind = rnd.choice(RELATION_KINDS)
    at_least = _gap(rnd) if rnd.random() < 0.25 and kind != "with" else None
    within = _gap(rnd) if rnd.random() < 0.25 else None
    return Relation(kind, other, at_least, within)


def _gap(rnd: random.Random) -> Gap:
    texts = ["0 hours", "6 hours", "12 hours", "30 hours", "360 minutes", "6..12 hours"]
    texts += ["1 day", "2 days", "0 days", "up to 1 day", "up to 12 hours", "at least 12 hours"]
    return parse_gap(rnd.choice(texts))


def _date(
    rnd: random.Random, zones: Sequence[str], hours: Sequence[float], kinds: Sequence[str]
) -> When:
    kind = rnd.choice(kinds)
    number = rnd.randrange(DAYS)
    if kind == "day":
        return parse_date(_day(number))
    if kind == "day in a zone":  # as a file may state of all its days
        in_zone = parse_date(_clock(rnd, number, zones, hours))
        return parse_date(_day(number))._replace(offsets=in_zone.offsets)
    if kind == "month":
        return parse_date("2017-07")
    if kind == "clock":
        return parse_date(_clock(rnd, number, zones, hours))
    texts = [
        _clock(rnd, n, zones, hours) if rnd.random() < 0.6 else _day(n)
        for n in sorted((number, rnd.randrange(DAYS)))
    ]
    forms = {
        "span": ("{}/{}",),
        "open": ("since {}", "until {}", "after {}", "before {}", "by {}"),
        "between": ("between {} and {}",),
        "set": ("[{},{}]",),
    }
    try:
        return parse_date(rnd.choice(forms[kind]).format(*texts))
    except ValueError:  # the ends are in the wrong order
        return parse_date(_day(number))


def _day(number: int) -> str:
    return f"2017-07-{25 + number}"


def _clock(rnd: random.Random, number: int, zones: Sequence[str], hours: Sequence[float]) -> str:
    second = round(rnd.choice(hours) * HOUR)
    minute, rest = divmod(second, 60)
    clock = f"{minute // 60:02d}:{minute % 60:02d}"
    if rest or rnd.random() < 0.6:
        clock += f":{rest:02d}"
    return f"{_day(number)}T{clock}{rnd.choice(zones)}"


def is_zoned(when: When | None) -> bool:
    return when is not None and when.offsets is not None


def _is_of_days(when: When | None) -> bool:
    return when is not None and not when.clocked


def _may_be_a_day(when: When | None) -> bool:
    return when is not None and (not when.clocked or any(map(_may_be_a_day, when.parts)))


def worlds(case: Drawn, *, shared: bool, most: int = 30_000) -> list[World] | None:
    """Return every world on the grid in which all that the timeline says is true.

    None where there would be more than `most` to try.

    Args:
        case: the timeline, and its grid.
        shared: whether all that has no zone has one clock that nobody knows; else each its own.
        most: so many are tried at most.
    """
    timeline = case.timeline
    index = timeline.index
    related = [
        (place, index[relation.event], relation)
        for place, event in enumerate(timeline.events)
        for relation in event.relations
    ]
    unknown = _unknown_offsets(timeline)
    found: list[World] = []
    choices: list[list[tuple[int, ...]]] = [unknown]
    if shared:
        choices = [[(some[min(number, len(some) - 1)],) for some in unknown] for number in range(3)]
    for offsets in choices:
        tried = [
            [
                lived
                for clocks in _clocks_of(event.when, some)
                for lived in _alone(case, event, *clocks)
            ]
            for event, some in zip(timeline.events, offsets, strict=True)
        ]
        total = 1
        for some in tried:
            total *= len(some)
        if total > most:
            return None
        found += _fitting(timeline, tried, related)
    return [world for world in found if _told_together(timeline, world)]


def _told_together(timeline: Timeline, world: World) -> bool:
    """Whether all that one source tells lay to one moment of publication as it says.

    Where clocks stand differently far east of UTC, nothing is asked of that.
    """
    for id, source in timeline.sources.items():
        told = [
            (event, lived)
            for event, lived in zip(timeline.events, world, strict=True)
            if any(cited.source == id for cited in event.sources)
        ]
        offsets = [_offsets(event.when) for event, _ in told if event.when is not None]
        if len(_offsets(source.published).union(*offsets)) > 1:
            continue
        ahead = [lived.local[0] for event, lived in told if event.status == "planned"]
        past = [lived.local[0] for event, lived in told if event.status != "planned"]
        if ahead and past and max(past) > min(ahead):
            return False
    return True


def _of_days_alone(timeline: Timeline) -> set[int]:
    """Return the events of components without a clock: the calendar compares them."""
    clocked = {place for place, e in enumerate(timeline.events) if _has_clock(timeline, e)}
    groups = _components(timeline)
    return {place for place, group in enumerate(groups) if clocked.isdisjoint(group)}


def _has_clock(timeline: Timeline, event: Event) -> bool:
    dates = [event.when, *(timeline.sources[each.source].published for each in event.sources)]
    gaps = [
        event.lasted,
        *(gap for each in event.relations for gap in (each.at_least, each.within)),
    ]
    return any(when is not None and when.clocked for when in dates) or any(
        gap is not None and gap.elapses for gap in gaps
    )


def _components(timeline: Timeline) -> list[set[int]]:
    """Return by event the places of all that relations join to it."""
    groups = [{place} for place in range(len(timeline.events))]
    for one, event in enumerate(timeline.events):
        for relation in event.relations:
            joined = groups[one] | groups[timeline.index[relation.event]]
            for place in joined:
                groups[place] = joined
    return groups


def _unknown_offsets(timeline: Timeline) -> list[tuple[int, ...]]:
    """Return by event which offsets are tried of a clock in its component that has no zone."""
    return [_offsets_among(timeline, group) for group in _components(timeline)]


def _offsets_among(timeline: Timeline, places: set[int]) -> tuple[int, ...]:
    dates = [timeline.events[place].when for place in places]
    for place in places:
        dates += [timeline.sources[c.source].published for c in timeline.events[place].sources]
    known = {offset for when in dates if when is not None for offset in _offsets(when)}
    if not known - {None}:
        return (0,)
    if None in known:
        return ANYWHERE
    return tuple(sorted(offset for offset in known if offset is not None))


def _offsets(when: When | None) -> set[int | None]:
    """Return the offsets of a date's bounds, or of the parts of a set."""
    if when is not None and when.parts:
        return {offset for part in when.parts for offset in _offsets(part)}
    if when is None or when.offsets is None:
        return {None}
    return {
        offset
        for bound, offset in zip(when.stated, when.offsets, strict=True)
        if OPEN_PAST < bound < OPEN_FUTURE
    }


def _clocks_of(when: When | None, unknown: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield by which clocks an event can have begun and ended: seconds east of UTC."""
    if when is not None and when.parts:
        yield from dict.fromkeys(pair for part in when.parts for pair in _clocks_of(part, unknown))
    elif when is None or when.offsets is None:
        yield from ((offset, offset) for offset in unknown)
    elif len(_offsets(when)) == 1 or when.kind == "point":
        for offset in _offsets(when):
            yield from ((o, o) for o in ((offset,) if offset is not None else unknown))
    else:
        begins, ends = (
            {o for offset in some for o in ((offset,) if offset is not None else unknown)}
            for some in (when.offsets[:2], when.offsets[2:])
        )
        yield from product(sorted(begins), sorted(ends))


def _fitting(
    timeline: Timeline,
    tried: Sequence[Sequence[Lived]],
    related: Sequence[tuple[int, int, Relation]],
) -> Iterator[World]:
    """Yield the worlds whose relations hold; those of fewer events are tried first."""
    events, of_days_alone = timeline.events, _of_days_alone(timeline)

    def extended(world: tuple[Lived, ...]) -> Iterator[World]:
        place = len(world)
        if place == len(tried):
            yield world
            return
        bearing = [r for r in related if place in r[:2] and max(r[:2]) == place]
        for lived in tried[place]:
            further = (*world, lived)
            if all(
                holds(
                    relation,
                    events[one],
                    events[other],
                    further[one],
                    further[other],
                    by_days=one in of_days_alone,
                )
                for one, other, relation in bearing
            ):
                yield from extended(further)

    return extended(())


def _alone(case: Drawn, event: Event, offset: int, end_offset: int) -> Iterator[Lived]:
    """Yield how an event can have been by what it says of itself, its clocks so far east."""
    grid = _grid(case.hours)
    begins = grid
    if event.when is not None and len(_offsets(event.when)) == 1 and not event.lasted:
        begins = [second for second in grid if event.when.a <= second <= event.when.b]
    for begin, end in product(begins, grid):
        lived = Lived(begin - offset, end - end_offset, offset, end_offset)
        if lived.begin <= lived.end and _fits(case.timeline, event, lived):
            yield lived


def _grid(hours: Sequence[float]) -> list[int]:
    return [
        day * SECONDS_IN_DAY + round(hour * HOUR)
        for day in range(FIRST - 1, FIRST + DAYS + 1)
        for hour in hours
    ]


def _fits(timeline: Timeline, event: Event, lived: Lived) -> bool:
    return (
        _is_dated(event, lived)
        and (event.lasted is None or _has_lasted(event.lasted, lived))
        and all(_is_told(timeline, event, lived, each.source) for each in event.sources)
    )


def _is_dated(event: Event, lived: Lived) -> bool:
    when = event.when
    if when is None:
        return True
    if when.parts and event.lasted is None:
        return any(_is_dated(event._replace(when=part), lived) for part in when.parts)
    # Each bound by the clock that it was told by; where nobody knows which, by the event's own.
    began, last_began, first_ended, ended = (
        bound <= at + (clock if offset is None else offset)
        if earliest
        else at + (clock if offset is None else offset) <= bound
        for bound, offset, (at, clock), earliest in zip(
            when.wall,
            when.offsets or (None, None, None, None),
            [(lived.begin, lived.offset)] * 2 + [(lived.end, lived.end_offset)] * 2,
            (True, False, True, False),
            strict=True,
        )
    )
    if event.lasted is not None and not event.lasted.approximate:
        # The length says when it ended: a day holds all of it, a clock is when it began.
        match when.form:
            case "since" | "began":
                return began and last_began
            case "until" | "ended":
                return first_ended and ended
            case "date" if when.clocked:
                return began and last_began
            case _ if when.kind == "point":
                return began and ended
    if not (began and last_began and first_ended and ended):
        return False
    if when.kind != "point":
        return True
    return lived.begin == lived.end if when.clocked else lived.days[0] == lived.days[1]


def _has_lasted(lasted: Gap, lived: Lived) -> bool:
    if lasted.elapses:
        return _is_of(lasted, lived.end - lived.begin)
    begin, end = lived.days
    return _is_of(lasted, end - begin + 1)


def _is_of(gap: Gap, length: int) -> bool:
    """Whether seconds, or days, are a length."""
    unit = ELAPSED.get(gap.unit, 1)
    return gap.low * unit <= length and (gap.high is None or length <= gap.high * unit)


def _is_told(timeline: Timeline, event: Event, lived: Lived, source: str) -> bool:
    """Whether what is told as past had begun when the source was published, or was ahead."""
    published = timeline.sources[source].published
    assert published is not None
    a, _, _, d = published.wall
    begin = lived.local[0]
    if _is_of_days(published) and _is_of_days(event.when):
        pass  # two days compare by the calendar
    elif is_zoned(published):
        a, _, _, d = published.instants
        begin = lived.begin
    elif is_zoned(event.when):
        a, d, begin = a - ANYWHERE[-1], d - ANYWHERE[0], lived.begin
    return a <= begin if event.status == "planned" else begin <= d


def holds(
    relation: Relation, one: Event, other: Event, own: Lived, its: Lived, *, by_days: bool
) -> bool:
    """Whether a relation of an event holds in a world: the order, and the lengths.

    What has a zone and all that is beside it compare as moments; two that have none by their
    clocks too; two days of different zones by the calendar. Where `by_days` all is of days without
    clocks, which are moments by the clocks of their own.
    """
    scales = [(own[:2], its[:2])]
    if by_days:
        scales = [(own.local, its.local)]
    elif not (is_zoned(one.when) or is_zoned(other.when)):
        scales.append((own.local, its.local))
    elif _is_of_days(one.when) and _is_of_days(other.when) and own.offset != its.offset:
        scales = [(own.days, its.days)]
    same_days = _may_be_a_day(one.when) or _may_be_a_day(other.when)
    if relation.kind == "with" and relation.within is None:
        return own.days == its.days if same_days else all(x == y for x, y in scales)
    elapsing = [(own[:2], its[:2])] if scales == [(own.days, its.days)] else scales
    return all(_in_order(relation.kind, *each) for each in scales) and all(
        _is_far(relation, elapsed, counted)
        for scale in elapsing
        for elapsed, counted in zip(
            _apart(relation.kind, *scale), _apart(relation.kind, own.days, its.days), strict=True
        )
    )


Points = tuple[int, int]


def _in_order(kind: RelationKind, own: Points, its: Points) -> bool:
    match kind:
        case "after":
            return own[0] >= its[1]
        case "before":
            return own[1] <= its[0]
        case "during":
            return own[0] >= its[0] and own[1] <= its[1]
        case "with":
            return True


def _apart(kind: RelationKind, own: Points, its: Points) -> tuple[int, ...]:
    """Return how far apart the points are between which the gap of a relation lies."""
    match kind:
        case "after":
            return (own[0] - its[1],)
        case "before":
            return (its[0] - own[1],)
        case "during":
            return (own[0] - its[0],)
        case "with":
            return abs(own[0] - its[0]), abs(own[1] - its[1])


def _is_far(relation: Relation, elapsed: int, counted: int) -> bool:
    """Whether so many seconds, and so many days, are as far apart as the relation says."""
    at_least, within = relation.at_least, relation.within
    far = True
    if at_least:
        unit = ELAPSED.get(at_least.unit)
        far = (elapsed if unit else counted) >= at_least.low * (unit or 1)
    if within and within.high is not None:
        unit = ELAPSED.get(within.unit)
        far = far and (elapsed if unit else counted) <= within.high * (unit or 1)
    return far


def outside(bounds: Sequence[int], begin: int, end: int) -> bool:
    """Whether something that began and ended so is excluded by four bounds."""
    a, b, c, d = bounds
    return not (a <= begin <= b and c <= end <= d)


def of_one_clock(when: When | None) -> bool:
    """Whether all bounds of a date are told by one clock, known or not."""
    return len(_offsets(when)) == 1
