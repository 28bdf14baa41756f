"""How alike two events are: by the words of their titles, their dates and who took part."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import product

from libyatl.formats.entries.plain import event_plain
from libyatl.model import Event

ALIKE = 0.55
"""From here on two events are taken for one."""
_TITLE, _DATE, _ACTORS = 0.6, 0.25, 0.15
_OVERLAPPING = 0.6
_NOBODY = 0.5
_RARE = 400
"""Of so many pairs that share something all are looked at."""
_NEAR = 2
"""Of more, those that stand as far from the first of their kind, or so many further."""
_words = re.compile(r"\w+").findall


def likeness(one: Event, other: Event) -> float:
    """Return how alike two events are, from 0 to 1; it is the same the other way round."""
    return (
        _TITLE * _shared_words(one.title, other.title)
        + _DATE * _shared_days(one, other)
        + _ACTORS * _shared_actors(one, other)
    )


def _shared_words(one: str, other: str) -> float:
    ours, theirs = (Counter(_words(text.casefold())) for text in (one, other))
    both = (ours & theirs).total()
    return 2 * both / max(1, ours.total() + theirs.total())


def _shared_days(one: Event, other: Event) -> float:
    if one.when is None or other.when is None:
        return 0.0
    if one.when.text == other.when.text:
        return 1.0
    overlap = (
        one.when.first_day <= other.when.last_day and other.when.first_day <= one.when.last_day
    )
    return _OVERLAPPING if overlap else 0.0


def _shared_actors(one: Event, other: Event) -> float:
    ours, theirs = ({part.actor for part in event.actors} for event in (one, other))
    together = ours | theirs
    return len(ours & theirs) / len(together) if together else _NOBODY


def candidates(
    old: Sequence[Event], new: Sequence[Event], left: Sequence[int], free: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are worth a look: those that share a word of the title, or the date.

    What many have in common is no reason to look at all of them: of these, each is compared with
    those that stand in the same place among them. So the work grows with the number of events,
    and not with its square.

    Args:
        old: events.
        new: other events.
        left: the numbers of the old ones that are asked about.
        free: those of the new ones.
    """
    ours, theirs = _by_token(old, left), _by_token(new, free)
    seen: set[tuple[int, int]] = set()
    for token, some in ours.items():
        others = theirs.get(token, [])
        for pair in _near_pairs(some, others):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _near_pairs(some: list[int], others: list[int]) -> Iterator[tuple[int, int]]:
    if len(some) * len(others) <= _RARE:
        yield from product(some, others)
        return
    for rank, one in enumerate(some):
        for other in others[max(rank - _NEAR, 0) : rank + _NEAR + 1]:
            yield one, other


def _by_token(events: Sequence[Event], numbers: Sequence[int]) -> Mapping[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        event = events[number]
        for word in dict.fromkeys(_words(event.title.casefold())):
            found["word", word].append(number)
        if event.when is not None:
            found["date", event.when.text].append(number)
    return found


def but_for_the_id(event: Event) -> str:
    """Return all that an event says but its id, as a text that is the same for the same."""
    plain = {key: value for key, value in event_plain(event).items() if key != "id"}
    return json.dumps(plain, sort_keys=True, ensure_ascii=False)
