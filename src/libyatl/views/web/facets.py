"""The names of actors, places and so on, by number, and which of them each event bears."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase
from typing import NamedTuple

from libyatl.model.kinds import KINDS
from libyatl.query import Selection
from libyatl.query.each_account import Ground
from libyatl.query.groups import Group, grouped
from libyatl.text.inert import one_line
from libyatl.views.page import UNICODE
from libyatl.views.pictured import LANES
from libyatl.views.words.labels import Labels

_USUAL = "occurred"
"""The status that no event needs to name; it is the first."""
_TITLES: dict[str, str] = {kind: one.plural.capitalize() for kind, one in KINDS.items()}


class Facet(NamedTuple):
    """A kind of name: what it is called, and every name, by its number."""

    kind: str
    title: str
    names: tuple[str, ...]


class Facets:
    """The facets of a selection.

    Attributes:
        all: the facets, one for each kind of name, and one for statuses.
        grounds: by number what stands behind a title where only some account puts the event there.
        coded: by row the names of an event, as its attribute holds them.
    """

    def __init__(self, selection: Selection) -> None:
        """Take what the page tells."""
        self._selection = selection
        self._labels = Labels(selection, UNICODE)
        self._grounds: dict[str, int] = {}
        self._statuses: dict[int, str] = {}
        codes: list[list[str]] = [[] for _ in selection.places]
        self.all = tuple(self._facets(codes))
        self.coded = [" ".join(each) for each in codes]
        self.grounds = [*self._grounds]

    def _facets(self, codes: list[list[str]]) -> Iterator[Facet]:
        for letter, kind in zip(ascii_lowercase, LANES, strict=False):
            groups = grouped(self._selection.scope, self._selection.places, kind)
            if kind == "status":
                groups = tuple(sorted(groups, key=lambda group: group.cell != _USUAL))
            labels = [one_line(group.label) for group in groups if group.cell]
            if kind == "status" and _USUAL not in labels:
                labels.insert(0, _USUAL)
            first = len(labels) - sum(bool(group.cell) for group in groups)
            for number, group in enumerate(groups, first):  # what has no name stands last
                self._number(f"{letter}{number}", group, codes)
            yield Facet(kind, _TITLES.get(kind, kind.capitalize()), tuple(labels))

    def _number(self, code: str, group: Group, codes: list[list[str]]) -> None:
        places = self._selection.places
        needs_no_name = group.cell in ("", _USUAL)
        for row in group.rows:
            ground = group.grounds.get(places[row])
            if ground is not None:
                codes[row].append(f"{code}?{self._behind(places[row], ground)}")
            elif not needs_no_name:
                codes[row].append(code)

    def _behind(self, place: int, ground: Ground) -> int:
        """Return the number of what is said behind the title of an event in that group."""
        status = self._statuses.get(place)
        if status is None:  # which asks all of its accounts
            event = self._selection.timeline.events[place]
            status = self._statuses[place] = self._labels.status(event)
        words = ", ".join(filter(None, (status, self._labels.voices(ground))))
        return self._grounds.setdefault(words, len(self._grounds))
