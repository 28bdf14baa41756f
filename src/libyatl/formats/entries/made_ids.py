"""The ids of events to which their authors gave none: made from their titles, each once."""

from __future__ import annotations

from binascii import crc32
from collections import Counter
from collections.abc import Iterable, Iterator

from libyatl.model import Event
from libyatl.text.spelling import fold

_LONGEST_SLUG = 60


def with_ids(events: Iterable[Event], named: Iterable[str]) -> Iterator[Event]:
    """Yield the events, each with an id; none that is made is one of the `named`, or made twice."""
    taken = set(named)
    numbers: Counter[str] = Counter()
    for event in events:
        if event.named:
            yield event
            continue
        id = slug = event.id or _slug(event.title)
        while id in taken:
            numbers[slug] += 1
            id = f"{slug}-{numbers[slug] + 1}"
        taken.add(id)
        yield event._replace(id=id)


def _slug(title: str) -> str:
    folded = "-".join(fold(title).split())[:_LONGEST_SLUG].rstrip("-")
    return folded or f"event-{crc32(title.encode('utf-8', 'replace')):08x}"
