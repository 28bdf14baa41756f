"""When each source was published, at the earliest and at the latest, as far as is known.

A source without a date of its own takes that of the sources through which it reached us
(`via`): what they relay was said no later than they were published. Of several, it is not
known which one relayed the words in question, so the earliest first day and the latest last
day stand. Where any of them has no date, nothing follows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.model import Source

Published = tuple[int, int, tuple[str, ...]]
"""(first possible day, last possible day, ids of the sources whose `published` says so)."""

UNKNOWN: Published = (OPEN_PAST, OPEN_FUTURE, ())


class Publications:
    """The days of publication of a registry's sources, by any name that means one."""

    def __init__(self, sources: Mapping[str, Source], key: Callable[[str], str]) -> None:
        """Take the registry, and whom a name in an event means."""
        self._sources = sources
        self._key = key
        self._known: dict[str, Published] = {}
        self._named: dict[str, Published] = {}

    def of(self, name: str) -> Published:
        """Return when the source that a name means was published."""
        found = self._named.get(name)
        if found is None:
            found = self._named[name] = self._published_of(self._key(name))
        return found

    def stated(self, id: str) -> When | None:
        """Return a source's own `published`."""
        source = self._sources.get(id)
        return source.published if source else None

    def _published_of(self, id: str) -> Published:
        """Walk `via` from a source, the relaying ones first; a circle says nothing."""
        stack = [id]
        begun: set[str] = set()
        while stack:
            current = stack[-1]
            if current in self._known:
                stack.pop()
                continue
            source = self._sources.get(current)
            if source is None:
                self._known[current] = UNKNOWN
            elif source.published is not None:
                first, _, _, last = source.published.reach.days
                self._known[current] = (first, last, (current,))
            else:
                relays = [self._key(name) for name in source.via]
                waiting = [relay for relay in relays if relay not in self._known]
                if waiting and current not in begun:
                    begun.add(current)
                    stack.extend(waiting)
                    continue
                self._known[current] = _inherited([self._known.get(r, UNKNOWN) for r in relays])
        return self._known[id]


def _inherited(relays: list[Published]) -> Published:
    if not relays or UNKNOWN in relays:
        return UNKNOWN
    holders = dict.fromkeys(holder for _, _, some in relays for holder in some)
    return min(r[0] for r in relays), max(r[1] for r in relays), tuple(holders)
