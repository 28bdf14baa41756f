"""Which event of one timeline is which of another: by id, by what it says, by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from libyatl.comparing.likeness import ALIKE, but_for_the_id, candidates, likeness
from libyatl.model import Event

_Entry = TypeVar("_Entry")


def matched(old: Sequence[Event], new: Sequence[Event]) -> dict[int, int]:
    """Return the number of each old event that is there still, with that of the new one.

    Events with one id are one event. Of the others, those that say the same but for the id are,
    in the order in which they stand; and of what is left those that are most alike, best first.
    It is the same the other way round, and the work grows with the number of events alone.

    Args:
        old: events.
        new: other events.
    """
    ids = {event.id: number for number, event in enumerate(new) if event.named}
    pairs = {
        number: ids[event.id] for number, event in enumerate(old) if event.named and event.id in ids
    }
    left, free = _others(len(old), pairs), _others(len(new), pairs.values())
    if left and free:
        pairs |= by_what_they_say(old, new, left, free, but_for_the_id)
        left, free = _others(len(old), pairs), _others(len(new), pairs.values())
    if left and free:
        pairs |= _by_likeness(old, new, left, free)
    return pairs


def _others(count: int, taken: object) -> list[int]:
    known = set(taken)  # type: ignore[call-overload]
    return [number for number in range(count) if number not in known]


def by_what_they_say(
    old: Sequence[_Entry],
    new: Sequence[_Entry],
    left: Sequence[int],
    free: Sequence[int],
    said: Callable[[_Entry], Hashable],
) -> dict[int, int]:
    """Return the pairs of those that say the same, the first with the first.

    Args:
        old: entries.
        new: other entries.
        left: the numbers of the old ones that are asked about.
        free: those of the new ones.
        said: what an entry says.
    """
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number in reversed(free):
        waiting[said(new[number])].append(number)
    found = {}
    for number in left:
        if same := waiting.get(said(old[number])):
            found[number] = same.pop()
    return found


def _by_likeness(
    old: Sequence[Event], new: Sequence[Event], left: Sequence[int], free: Sequence[int]
) -> Mapping[int, int]:
    ranked = []
    for one, other in candidates(old, new, left, free):
        alike = likeness(old[one], new[other])
        if alike >= ALIKE:
            # Of pairs that are equally alike, those that stand nearest to one another come first;
            # the sum is what makes the order the same from either side.
            ranked.append((-alike, abs(one - other), one + other, one, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, one, other in sorted(ranked):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found
