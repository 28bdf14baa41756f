"""Days at which events are listed that stand in relations: never later than what follows them."""

from __future__ import annotations

from libyatl.chronology.answers.settled import Following
from libyatl.chronology.solved import Solved


def listed_days(solved: Solved, following: Following, own: dict[int, int]) -> dict[int, int]:
    """Return, by point, the earliest day at which it or any that follows it is listed.

    Args:
        solved: what is implied.
        following: what is stated to come no earlier.
        own: by beginning, the day at which it is listed by its bounds alone; days of what has no
            date are made later here where need be.
    """
    _lift(solved, following, own)
    preceding: dict[int, list[int]] = {}
    for point, later_ones in following.items():
        for later in later_ones:
            preceding.setdefault(later, []).append(point)
    # From the earliest on, each day is handed back along the statements to all that must come no
    # later. Whoever has one keeps it, for those handed on later are no earlier: each point is
    # walked once.
    days: dict[int, int] = {}
    for begin in sorted(own, key=own.__getitem__):
        waiting = [begin]
        while waiting:
            point = waiting.pop()
            if point not in days:
                days[point] = own[begin]
                waiting.extend(preceding.get(point, ()))
    return days


def _lift(solved: Solved, following: Following, own: dict[int, int]) -> None:
    """List what has no date no earlier than dates that it follows and that stand wider, if it may.

    It may have been as early as these reach; but they are listed as they are stated, and their
    day would be handed back to them.
    """
    events = solved.timeline.events
    about = [begin for begin in own if solved.stands_wider(begin >> 1)]
    seen: set[int] = set()
    for begin in sorted(about, key=own.__getitem__, reverse=True):
        waiting = [begin]
        while waiting:
            for later in following.get(waiting.pop(), ()):
                if later in seen:  # by a date that is no earlier
                    continue
                seen.add(later)
                waiting.append(later)
                day = own[begin]
                undated = later in own and events[later >> 1].when is None
                if undated and own[later] < day <= solved.latest(later):
                    own[later] = day
