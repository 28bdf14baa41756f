"""Entries of a list, held back until one of them tells whether they are written in our keys.

A file is ours that has the key `libyatl` or a registry, or an event with both a title and a date,
or a relation, or bounds that libyatl wrote: it is read strictly, and a slip in it is named. Where
no event has both, and other keys are called as a date or a title is, the file is another tool's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from libyatl.formats.entries.assembly import REGISTRIES
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import Mapping, Node, Refused, Sequence, span_of
from libyatl.formats.how import AS_IT_IS
from libyatl.model import RELATION_KINDS

if TYPE_CHECKING:
    from libyatl.formats.foreign.roles import Role

LISTS = ("timeline", "items", "data", "deadlines", "entries", "nodes", "features")
"""Keys of a file under which other tools have their events; they have them under `events` too."""
_NONE = None, None
_DATED: tuple[Role, ...] = ("date", "year")
_TITLED: tuple[Role, ...] = ("title", "summary")
_TIMED = ("date", "date_as_written", *RELATION_KINDS)


class Undecided:
    """What a reader hands its events to, while it is not known whose they are.

    Once that is known, an event is handed on as it comes: a file of ours is decided by its first.
    """

    def __init__(self, into: FileAssembly) -> None:
        """Take where they go."""
        self._into = into
        self._held: list[tuple[Node | Refused, bool]] | None = []

        self.foreign = False

    @property
    def undecided(self) -> bool:
        """Whether nothing has told yet whose the file is."""
        return self._held is not None

    def event(self, node: Node | Refused, *, made: bool = False) -> None:
        """Take the next item of the list (`FileAssembly.event`)."""
        if self._held is None:
            self._into.event(node, made=made)
            return
        self._held.append((node, made))
        if _is_of_ours(node):
            self.ours()

    def ours(self) -> None:
        """Say that the file is ours, and hand on what was held back."""
        held, self._held = self._held, None
        for node, made in held or ():
            self._into.event(node, made=made)

    def close(self) -> None:
        """Hand on what no event has decided."""
        held = self._held
        if held is None:
            return
        nodes = [node for node, _ in held]
        self.foreign = are_foreign(nodes, self._into)
        if self.foreign:
            self._held = None
            take_foreign(nodes, self._into)
        else:
            self.ours()


def is_ours(file: Mapping) -> bool:
    """Whether the keys of a file tell that it is ours."""
    return "libyatl" in file or any(
        isinstance(file.get(one, _NONE)[1], Mapping) for one in REGISTRIES
    )


def is_event(file: Mapping, into: FileAssembly) -> bool:
    """Whether a file is itself an event of another tool: its keys tell when, and what."""
    mappings = {key for key in REGISTRIES if isinstance(file.get(key, _NONE)[1], Mapping)}
    if "libyatl" in file or "events" in file or (mappings and "date" not in file):
        return False
    return are_events([file], into) and not list_of(file, into)


def list_of(file: Mapping, into: FileAssembly) -> str:
    """Return under which key a file of another tool has its events; empty where it has none."""
    lists = ((key, file.get(key, _NONE)[1]) for key in LISTS)
    return next(
        (key for key, items in lists if isinstance(items, Sequence) and are_events(items, into)), ""
    )


def _is_of_ours(node: Node | Refused) -> bool:
    """Whether an event tells that it is written in our keys."""
    return (
        isinstance(node, Mapping)
        and "title" in node
        and node["title"][1] is not None
        and any(key in node and node[key][1] is not None for key in _TIMED)
    )


def are_foreign(nodes: Iterable[Node | Refused], into: FileAssembly) -> bool:
    """Whether keys tell, by other names than ours, when events were or what they are called."""
    from libyatl.formats.entries.forms import EVENT

    roles = _roles_in(nodes, into)
    others = {role for name, role in roles.items() if name not in EVENT.keys}
    return (
        any(column in roles for _, column in into.how.map)
        or (into.how.title != "" and "title" not in roles)
        or ("date" not in roles and not others.isdisjoint(_DATED))
        or ("title" not in roles and not others.isdisjoint(_TITLED))
    )


def are_events(nodes: Iterable[Node | Refused], into: FileAssembly) -> bool:
    """Whether keys tell, by whatever names, when events were and what they are called."""
    return _tell_events(_roles_in(nodes, into))


def name_events(names: Iterable[str]) -> bool:
    """Whether keys of these names tell when events were and what they are called."""
    from libyatl.formats.foreign.nested import roles_of

    return _tell_events(roles_of(names, AS_IT_IS))


def _tell_events(roles: dict[str, Role]) -> bool:
    said = set(roles.values())
    return not said.isdisjoint(_DATED) and not said.isdisjoint(_TITLED)


def _roles_in(nodes: Iterable[Node | Refused], into: FileAssembly) -> dict[str, Role]:
    from libyatl.formats.foreign.nested import hoisted, roles_of

    return roles_of(
        _each_key(hoisted(node) for node in nodes if isinstance(node, Mapping)), into.how
    )


def take_foreign(nodes: Iterable[Node | Refused], into: FileAssembly) -> None:
    """Read entries that have the keys of another tool; what is no mapping is reported."""
    from libyatl.formats.foreign.entering import read_foreign
    from libyatl.formats.foreign.nested import columns_of, flattened, hoisted, roles_of

    entries = []
    for node in nodes:
        if isinstance(node, Mapping):
            entries.append(hoisted(node))
        else:
            into.event(node)
    if not entries:
        return
    roles = roles_of(_each_key(entries), into.how)
    into.positions.rename(columns_of(roles))
    told = [flattened(entry, roles) for entry in entries]
    place = span_of(entries[0], into.name)
    read_foreign(lambda: iter(told), _each_key(told), into, what="key", place=place, plural="items")


def _each_key(entries: Iterable[Mapping]) -> list[str]:
    return list(dict.fromkeys(key for entry in entries for key in entry))
