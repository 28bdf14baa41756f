"""From which sources each stems: through which it reached us, and on which it drew.

What reached us through a source was said no later than that was published (`via`), and what drew
on a source was published no earlier (`derived_from`). A circle of "no later than" is an error, for
then no source of it was the first; what links the sources of a circle says nothing of time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from libyatl.chronology.solver.components import strong
from libyatl.model import Source


class Stemming:
    """Which sources each source of a registry stems from, by id, and which stem from it.

    Attributes:
        via: by id, the sources through which it reached us.
        drawn_on: by id, the sources on which it drew.
        relayed: by id, the sources that reached us through it alone.
        drawing: by id, the sources that drew on it.
        circles: the sources of each circle, in the order of the file.
        order: the ids, each before those that came no earlier.
    """

    def __init__(self, sources: Mapping[str, Source], key: Callable[[str], str]) -> None:
        """Take the registry, and whom a name of a source means."""
        self.via = {
            id: tuple(dict.fromkeys(map(key, source.via)))
            for id, source in sources.items()
            if source.via
        }
        self.drawn_on = {
            id: tuple(dict.fromkeys(map(key, source.derived_from)))
            for id, source in sources.items()
            if source.derived_from
        }
        self.circles: list[list[str]] = []
        self.order = [*sources]
        if self.via or self.drawn_on:
            self._leave_out_circles(self.order)
        self.relayed: dict[str, list[str]] = {}
        self.drawing: dict[str, list[str]] = {}
        for id, relays in self.via.items():
            if len(relays) == 1:
                self.relayed.setdefault(relays[0], []).append(id)
        for id, drawn in self.drawn_on.items():
            for other in drawn:
                self.drawing.setdefault(other, []).append(id)

    def _leave_out_circles(self, ids: list[str]) -> None:
        number = {id: index for index, id in enumerate(ids)}
        no_later: dict[int, list[int]] = {}
        for id, relays in self.via.items():
            for other in relays:
                if other in number:
                    no_later.setdefault(number[id], []).append(number[other])
        for id, drawn in self.drawn_on.items():
            for other in drawn:
                if other in number:
                    no_later.setdefault(number[other], []).append(number[id])
        found = [sorted(some) for some in strong(range(len(ids)), no_later)]
        self.order = [ids[index] for some in reversed(found) for index in some]
        for members in sorted(found):
            if len(members) > 1 or members[0] in no_later.get(members[0], ()):
                circle = [ids[index] for index in members]
                self.circles.append(circle)
                # Of several, the rest is not known to be all: nothing of these is.
                for id in circle:
                    if not set(circle).isdisjoint(self.via.get(id, ())):
                        del self.via[id]
                    if not set(circle).isdisjoint(self.drawn_on.get(id, ())):
                        del self.drawn_on[id]
