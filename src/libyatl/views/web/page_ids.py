"""The ids of the page: those of its events, for links, and its own, which no event can have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from libyatl.model import Event
from libyatl.text.inert import one_line


class PageIds:
    """The ids of some events in a page.

    Attributes:
        prefix: with what every id of the page's own begins, and none of an event does.
        of: by the id of an event that which it has in the page: the same, made harmless.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        """Take the events that the page tells."""
        self.of: dict[str, str] = {}
        taken: set[str] = set()
        alike = Counter[str]()
        for event in events:
            id = own = one_line(event.id)
            while id in taken:  # what was made harmless may look like another
                alike[own] += 1
                id = f"{own}-{alike[own] + 1}"
            taken.add(id)
            self.of[event.id] = id
        self.prefix = "-" * (1 + max((len(id) - len(id.lstrip("-")) for id in taken), default=0))

    def own(self, name: str) -> str:
        """Return an id of the page's own."""
        return f"{self.prefix}{name}"

    def link(self, event: str) -> str | None:
        """Return what leads to an event from within the page; None where that does not tell it."""
        id = self.of.get(event)
        return None if id is None else f"#{quote(id)}"
