"""Names as they are to be written: as typed, or as the id of whom they mean."""

from __future__ import annotations

from libyatl.errors import UsageError
from libyatl.model import Timeline
from libyatl.model.kinds import BY_PLURAL, KINDS, Kind
from libyatl.model.registers import Names, Register, names_of
from libyatl.text.inert import shorten


class Naming:
    """How the names of a chronology are written.

    Attributes:
        new: whether names that no registry knows are taken as they are typed.
    """

    def __init__(self, timeline: Timeline, *, new: bool = False) -> None:
        """Take the chronology, of all of its files."""
        self.new = new
        self._timeline = timeline
        self._names: Names = names_of(timeline)

    def alike(self, key: str, one: str, other: str) -> bool:
        """Whether two names under a key of an event mean the same."""
        kind = BY_PLURAL.get(key)
        if kind is None:
            return one == other
        register = self._names.of(kind)
        return register.key(one) == register.key(other)

    def written(self, kind: Kind, typed: str) -> str:
        """Return a name as it is to be written.

        A spelling of an entry is written as its id where events mostly name the kind by ids.

        Raises:
            UsageError: it may mean several entries, or none though there is one near to it.
        """
        register = self._names.of(kind)
        if typed in register.entries:
            return typed
        meant = register.bearers(typed)
        if len(meant) > 1:
            raise UsageError(
                f"'{shorten(typed)}' is the name of several: {', '.join(map(shorten, meant))}",
                help="write the id of one of them",
            )
        if meant:
            return meant[0] if self._by_ids(kind, register) else typed
        borne = typed in register.spellings() or register.key(typed) != typed
        near = register.suggest(typed) if register.entries and not (borne or self.new) else None
        if near is not None:
            raise UsageError(
                f"no {kind} is called '{shorten(typed)}': did you mean '{shorten(near)}'?",
                help="--new-names writes it as it is",
            )
        return typed

    def _by_ids(self, kind: Kind, register: Register) -> bool:
        borne = [name for event in self._timeline.events for name in KINDS[kind].borne(event)]
        ids = sum(name in register.entries for name in borne)
        spelt = sum(name not in register.entries and bool(register.bearers(name)) for name in borne)
        return ids >= spelt
