"""To which moments of publication a source of several leads, over what it stems from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from libyatl.chronology.sources.passed_back import Said, Way, steps_of
from libyatl.chronology.sources.publication import Publications


class Leading:
    """The moments before, or after, which what each source says was said."""

    def __init__(self, publications: Publications) -> None:
        """Take the sources, and when they were published."""
        self._publications = publications
        self._ends: tuple[dict[str, Sequence[str]], dict[str, Sequence[str]]] = {}, {}

    def moments(self, id: str, *, before: bool) -> Sequence[str]:
        """Return the moments before (or after) which what a source says was said.

        A source of one moment is its own; one of several passes on what it came through (or drew
        on).
        """
        known = self._ends[before]
        met: dict[str, None] = {}
        # Along a chain all have what the last has, and hold it together.
        while id not in known:
            met[id] = None
            stems = self._stemming_from(id, before=before)
            if self._publications.is_moment(id):
                known[id] = (id,)
            elif len(stems) != 1 or stems[0] in met:
                known[id] = tuple(end for end, _ in self._ways(id, before=before))
            else:
                id = stems[0]
        for each in met:
            known[each] = known[id]
        return known[id]

    def _ways(self, id: str, *, before: bool) -> Iterator[tuple[str, Way]]:
        """Yield the moments to which a source leads, each with the steps of a way to it."""
        key = "via" if before else "derived_from"
        waiting: list[tuple[str, Way]] = [(id, None)]
        met: set[str] = set()
        while waiting:
            id, way = waiting.pop()
            if id in met:
                continue
            met.add(id)
            if self._publications.is_moment(id):
                yield id, way
                continue
            stems = self._stemming_from(id, before=before)
            waiting += ((other, ((id, key), way)) for other in stems)

    def steps(self, id: str, end: str, *, before: bool) -> tuple[Said, ...]:
        """Return by what that was said no later (or no earlier) than a moment what a source says.

        It is asked for when it is to be told: of a chain of n sources it is n long for each.
        """
        way = next(way for each, way in self._ways(id, before=before) if each == end)
        return tuple(steps_of(way))[::-1]

    def _stemming_from(self, id: str, *, before: bool) -> Sequence[str]:
        """Return what a source came through (or drew on), where it is known which it was."""
        stemming = self._publications.stemming
        stems = stemming.via.get(id, ()) if before else stemming.drawn_on.get(id, ())
        return () if before and len(stems) > 1 else stems
