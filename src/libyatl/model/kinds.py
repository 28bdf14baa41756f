"""The kinds of name that an event bears: actor, place, tag and source, each told once.

Options, conditions, groups, tallies, completion, checks and the registries of a file are made
from `KINDS`, or held to it by `tests/model/test_kinds.py`, which lists what a new kind lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from libyatl.text.spelling import fold, fold_lightly

if TYPE_CHECKING:
    from libyatl.model.entries import Account, Event
    from libyatl.model.timeline import Timeline

Kind = Literal["actor", "place", "tag", "source"]
"""A kind as a person says it, in an option (`--actor`) or a condition (`actor:Hifter`)."""
Registry = Literal["actors", "places", "sources"]
"""A registry of a file, which says who or what the names of one kind mean."""


class Entry(Protocol):
    """What the registries' entries have in common."""

    @property
    def id(self) -> str:
        """The id, unique in its registry."""

    @property
    def name(self) -> str:
        """The name to show."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other spelling."""


def _no_names(bearer: object) -> Sequence[str]:
    return ()


def _no_entries(timeline: Timeline) -> Mapping[str, Entry]:
    return {}


class KindOfName(NamedTuple):
    """What there is to know of one kind of name.

    Attributes:
        plural: several of it: the key under which an event bears such names, the command that
            tallies them, a column of what is handed on.
        borne: the names that an event bears, in their order.
        registry: the key of its registry; None where a name means itself.
        entries: what stands in the registry, by id.
        told: the names that one source's differing account of an event bears.
        alike: makes one of the spellings of a name that no registry has.
        came_by: the names that the registry's entry with an id bears in its turn, by its fields;
            None where entries name no others.
    """

    plural: str
    borne: Callable[[Event], Sequence[str]]
    registry: Registry | None = None
    entries: Callable[[Timeline], Mapping[str, Entry]] = _no_entries
    told: Callable[[Account], Sequence[str]] = _no_names
    alike: Callable[[str], str] = fold
    came_by: Callable[[Timeline, str], Mapping[str, Sequence[str]]] | None = None


KINDS: dict[Kind, KindOfName] = {
    "actor": KindOfName(
        "actors",
        lambda event: [part.actor for part in event.actors],
        "actors",
        lambda timeline: timeline.actors,
        told=lambda account: [part.actor for part in account.actors],
    ),
    "place": KindOfName(
        "places",
        lambda event: event.places,
        "places",
        lambda timeline: timeline.places,
        told=lambda account: account.places,
    ),
    # Tags are words of their author, and signs belong to them: `C` and `C++` are two.
    "tag": KindOfName("tags", lambda event: event.tags, alike=fold_lightly),
    "source": KindOfName(
        "sources",
        lambda event: [cited.source for cited in event.sources],
        "sources",
        lambda timeline: timeline.sources,
        came_by=lambda timeline, id: {
            "via": timeline.sources[id].via,
            "derived_from": timeline.sources[id].derived_from,
        },
    ),
}
"""In the order in which help lists them."""

REGISTERED: dict[Registry, Kind] = {
    one.registry: kind for kind, one in KINDS.items() if one.registry is not None
}
"""Which kind of name each registry of a file is of, in the order in which JSON has them."""

BY_PLURAL: dict[str, Kind] = {
    one.plural: kind
    for kind, one in sorted(KINDS.items(), key=lambda each: each[1].registry is None)
}
"""What several names of each kind are called: those that have a registry, then the others."""
