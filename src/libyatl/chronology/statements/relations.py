"""Relations: what each kind means, and in which order it puts the points of two events.

What a kind means stands in one row of `_MEANINGS`; constraints, exact days and the order among
events of one day are drawn from it, and nothing else in the house knows one kind from another. A
new kind is a name in `libyatl.model.RELATION_KINDS`, its row here, its words in
`libyatl.chronology.statements.wording`, and its sentence in `libyatl.model.keys`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from libyatl.chronology.statements.lengths import by_calendar, first_after, last_after
from libyatl.chronology.statements.own import Anchored, window
from libyatl.chronology.statements.runs import PLAIN, Slack, at_one_moment
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap, When
from libyatl.model import RELATION_KINDS, Event, Relation, RelationKind

Links = tuple[tuple[int, int, int], ...]


class _Meaning(NamedTuple):
    """What a kind of relation says of four points.

    They are 0 and 1, where the event itself begins and ends, and 2 and 3, where the other does.

    Attributes:
        gaps: (from, to): a gap is counted from that point of the other to that of the event.
        way: 1 where a gap is counted later and -1 where it is counted earlier, from 0 days on;
            0 where it may lie either way: then it has no least, and is 0 days if none is named.
        beside: (u, v): v comes no later than u, whatever the gap.
        orders: whether it says which of two events came first.
    """

    gaps: tuple[tuple[int, int], ...]
    way: int
    beside: tuple[tuple[int, int], ...]
    orders: bool


_MEANINGS: dict[RelationKind, _Meaning] = {
    "after": _Meaning(((3, 0),), 1, (), True),
    "before": _Meaning(((2, 1),), -1, (), True),
    "during": _Meaning(((2, 0),), 1, ((3, 1),), False),
    "with": _Meaning(((2, 0), (3, 1)), 0, (), False),
}


def links(
    kind: RelationKind, at_least: Gap | None, within: Gap | None, slack: Slack = PLAIN
) -> Links:
    """Return (u, v, most) for each constraint of a relation: v comes at most `most` after u.

    The points are 0 and 1, where the event itself begins and ends, and 2 and 3, where the
    other does. The gap is counted from the other's end (`after`), to its beginning
    (`before`), or from beginning to beginning (`during`). `with` and a gap within which
    means that beginnings, and ends, lie at most so far apart; it has no least gap. The unit is that
    of the slack: a day, or a second.
    """
    if at_least is None and within is None and slack[2:] == PLAIN[2:]:
        return _PLAIN[kind]
    if at_least is None and within is None:
        return _without_gap(kind, slack)
    return _shifted(_drawn(kind, at_least, within, slack), slack)


@lru_cache
def _without_gap(kind: RelationKind, slack: Slack) -> Links:
    """Return the links of a relation without a gap: of few slacks, for every relation."""
    return _shifted(_drawn(kind, None, None, slack), slack)


def _shifted(drawn: Iterable[tuple[int, int, int]], slack: Slack) -> Links:
    return tuple((u, v, apart + slack.shift[u >> 1]) for u, v, apart in drawn)


def _drawn(
    kind: RelationKind, at_least: Gap | None, within: Gap | None, slack: Slack = PLAIN
) -> Iterator[tuple[int, int, int]]:
    """Yield the links of a relation."""
    meaning = _MEANINGS[kind]
    # What comes later does so however little slack a count of days leaves.
    least = -slack.order
    if at_least:
        least = max(slack.length(at_least)[0], least)
    most = slack.length(within)[1] if within else None
    if not meaning.way:
        if within and most is None:
            return  # about so far apart, or at least so far: nothing follows
        most = slack.together if most is None else most
        least = -most
    for other, own in meaning.gaps:
        later, earlier = (other, own) if meaning.way < 0 else (own, other)
        yield later, earlier, -least
        for u, v in meaning.beside:
            yield u, v, slack.order
        if most is not None:
            yield earlier, later, most


_PLAIN: dict[RelationKind, Links] = {
    kind: tuple(_drawn(kind, None, None)) for kind in RELATION_KINDS
}
"""Most relations have no gap: their links are drawn once."""

_SUCCESSIONS: dict[RelationKind, Links] = {
    kind: tuple((u, v, -_MEANINGS[kind].orders) for u, v, _ in plain)
    for kind, plain in _PLAIN.items()
}


def successions(relation: Relation, own: When | None, other: When | None) -> Links:
    """Return (u, v, apart) for what a relation of events of two dates puts in order.

    With -1 v comes before u, with 0 no later. Days are not asked here: what comes after something
    comes later, though one day may hold both.
    """
    at_once = not _MEANINGS[relation.kind].way
    if at_once and (relation.within or not at_one_moment(own, other)):
        return ()
    return _SUCCESSIONS[relation.kind]


def anchored(relation: Relation, own: Event, other: Event) -> Iterator[Anchored]:
    """Yield the days that a gap in months or years gives by the calendar, for either event.

    They are counted from the first and the last stated day of the other of the two: the number of
    the point, as in `links`, tells whose days they are.
    """
    if not is_by_calendar(relation):
        return
    days_of: dict[int, tuple[int, int]] = {}
    for number, event in ((0, own), (2, other)):
        if event.when is not None:
            begin, last_begin, end, last_end = window(event.when, lasted=event.lasted is not None)
            days_of |= {number: (begin, last_begin), number + 1: (end, last_end)}
    gaps, way, _, _ = _MEANINGS[relation.kind]
    for named, point in gaps:
        for start, goal, sign in ((named, point, 1), (point, named, -1)):
            if start in days_of:
                for is_latest, day in _stepped(relation, *days_of[start], way * sign):
                    if OPEN_PAST < day < OPEN_FUTURE:
                        yield goal, is_latest, day


def _stepped(relation: Relation, first: int, last: int, way: int) -> Iterator[tuple[bool, int]]:
    """Yield whether it is the latest, and the day, of what lies a gap away from some days."""
    at_least, within = relation.at_least, relation.within
    if within and within.high is not None and by_calendar(within):
        if way >= 0:
            yield True, last_after(last, within.high, within)
        if way <= 0:
            yield False, first_after(first, -within.high, within)
    if way and at_least and by_calendar(at_least):
        if way > 0:
            yield False, first_after(first, at_least.low, at_least)
        else:
            yield True, last_after(last, -at_least.low, at_least)


def elapses(relation: Relation) -> bool:
    """Say whether a gap of the relation is counted in seconds: in hours and below."""
    gaps = relation.at_least, relation.within
    return any(gap is not None and gap.elapses for gap in gaps)


def is_by_calendar(relation: Relation) -> bool:
    """Whether a gap of the relation is of months or years."""
    return by_calendar(relation.at_least) or by_calendar(relation.within)


def precedences(relation: Relation, slack: Slack = PLAIN) -> Iterator[tuple[int, int]]:
    """Yield (u, v) where a relation puts point u no later than v, of the points of `links`."""
    for u, v, most in _drawn(relation.kind, relation.at_least, relation.within, slack):
        if most <= 0:
            yield v, u


def orders(relation: Relation) -> bool:
    """Whether the relation says which of two events came first."""
    return _MEANINGS[relation.kind].orders


def heeds_least(relation: Relation) -> bool:
    """Whether a least gap says anything: between what is at one time there is none."""
    return _MEANINGS[relation.kind].way != 0


def paths_of(relations: Sequence[Relation]) -> list[str]:
    """Return the paths of an event's relations: `after`, or `after/1` where there are several."""
    several = Counter(relation.kind for relation in relations)
    seen: Counter[str] = Counter()
    paths = []
    for relation in relations:
        kind = relation.kind
        paths.append(f"{kind}/{seen[kind]}" if several[kind] > 1 else kind)
        seen[kind] += 1
    return paths
