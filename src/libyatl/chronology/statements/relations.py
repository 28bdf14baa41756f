"""Relations: what each kind means in days, and in which order it puts the points of two events.

Nothing else in the house knows one kind of relation from another. A new kind is a name in
`libyatl.model.RELATION_KINDS`, its links here and in `anchored`, its words in `wording.py`, and
its sentence in `libyatl.model.keys`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from libyatl.chronology.statements.lengths import after, by_calendar, days
from libyatl.chronology.statements.own import Anchored, window
from libyatl.dates import Gap
from libyatl.model import Event, Relation, RelationKind

Links = tuple[tuple[int, int, int], ...]

_PLAIN: dict[RelationKind, Links] = {
    "after": ((0, 3, 0),),
    "before": ((2, 1, 0),),
    "during": ((0, 2, 0), (3, 1, 0)),
    "with": ((0, 2, 0), (2, 0, 0), (1, 3, 0), (3, 1, 0)),
}


def links(kind: RelationKind, at_least: Gap | None, within: Gap | None) -> Links:
    """Return (u, v, days) for each constraint of a relation.

    The points are 0 and 1, where the event itself begins and ends, and 2 and 3, where the
    other does. The gap is counted from the other's end (`after`), to its beginning
    (`before`), or from beginning to beginning (`during`). `with` and a gap within which
    means that beginnings, and ends, lie at most so far apart; it has no least gap.
    """
    if at_least is None and within is None:
        return _PLAIN[kind]
    least = days(at_least)[0] if at_least else 0
    most = days(within)[1] if within else None
    if kind == "with":
        apart = most or 0
        return (0, 2, apart), (2, 0, apart), (1, 3, apart), (3, 1, apart)
    if kind == "during":
        inside = (0, 2, -least), (3, 1, 0)
        return inside if most is None else (*inside, (2, 0, most))
    later, earlier = (0, 3) if kind == "after" else (2, 1)
    order = (later, earlier, -least)
    return (order,) if most is None else (order, (earlier, later, most))


def anchored(relation: Relation, other: Event) -> Iterator[Anchored]:
    """Yield the days that a gap in months or years gives exactly, from a single stated day."""
    if other.when is None or not is_by_calendar(relation):
        return
    begin, last_begin, end, last_end = window(other.when, lasted=other.lasted is not None)
    kind, within, at_least = relation.kind, relation.within, relation.at_least
    anchors = [(0, end)] if kind == "after" and end == last_end else []
    if kind != "after" and begin == last_begin:
        anchors = [(1 if kind == "before" else 0, begin)]
    if kind == "with":
        at_least = None
        if end == last_end:
            anchors.append((1, end))
    way = -1 if kind == "before" else 1
    for point, day in anchors:
        if within and by_calendar(within):
            yield point, way > 0, after(day, way * within.high, within)
            if kind == "with":
                yield point, False, after(day, -within.high, within)
        if at_least and by_calendar(at_least):
            yield point, way < 0, after(day, way * at_least.low, at_least)


def is_by_calendar(relation: Relation) -> bool:
    """Whether a gap of the relation is of months or years."""
    return by_calendar(relation.at_least) or by_calendar(relation.within)


class Reading(IntEnum):
    """How closely statements are read for an order among events of one day, ever closer.

    BROAD takes every link of 0 days or less. Points on a circle of these are of one day, as
    those of events `with` each other are; among them INNER puts a whole before its parts, and
    FIRM counts `after` and `before` alone.
    """

    BROAD = 0
    INNER = 1
    FIRM = 2


def precedences(relation: Relation) -> Iterator[tuple[int, int, Reading]]:
    """Yield (u, v, reading) where a relation puts point u no later than v.

    The points are those of `links`. What holds in a close reading holds in the broader ones.
    """
    drawn = links(relation.kind, relation.at_least, relation.within)
    closest, number = _CLOSEST[relation.kind]
    for at, (u, v, most) in enumerate(drawn):
        if most <= 0:
            yield v, u, closest if at < number else Reading.BROAD


# Of the links of each kind, the first so many hold in so close a reading. The others only bound
# a gap, or tie the two to one day.
_CLOSEST: dict[RelationKind, tuple[Reading, int]] = {
    "after": (Reading.FIRM, 1),
    "before": (Reading.FIRM, 1),
    "during": (Reading.INNER, 2),
    "with": (Reading.BROAD, 0),
}


def orders(relation: Relation) -> bool:
    """Whether the relation says which of two events came first."""
    return _CLOSEST[relation.kind][0] is Reading.FIRM


def heeds_least(relation: Relation) -> bool:
    """Whether a least gap says anything: between what is at one time there is none."""
    return relation.kind != "with"
