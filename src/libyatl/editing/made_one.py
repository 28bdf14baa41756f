"""Two entries of a registry made one: what the one that stays says after that, as it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from libyatl.editing.named_files import NamedFiles
from libyatl.editing.renamed import Renaming
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model.keys import ENTRIES
from libyatl.model.kinds import KINDS
from libyatl.text.inert import one_line, shorten
from libyatl.text.spelling import fold

Keep = Literal["new", "old"]
"""Whose words stay where both say something and it differs."""
KEEPS: dict[str, Keep] = {"new": "new", "old": "old"}
_SPELT = "name", "aliases"


Kept = Literal["actor", "place", "source"]
"""A kind of name that a registry has entries of."""


def joined(files: NamedFiles, renaming: Renaming, keep: Keep | None) -> Value:
    """Return what the entry of the new name says, where that of the old one is made one with it.

    Names and aliases differ by nature: those of the old one become aliases, as far as the new one
    is not spelled so already. Sources have none.

    Raises:
        UsageError: the two differ, or what one of them says differs in several files.
    """
    kind = renaming.kind
    assert kind == "actor" or kind == "place" or kind == "source"
    old, new = (_Entry(files, kind, id) for id in (renaming.old, renaming.new))
    theirs, ours = (_as_mapping(renaming.entry(one.said, kind), kind) for one in (old, new))
    said, differing = dict(ours), []
    for key, value in theirs.items():
        if kind != "source" and key in _SPELT:
            continue
        if ours.get(key) is None:
            said[key] = value
        elif value is not None and ours[key] != value:
            differing.append(key)
            said[key] = value if keep == "old" else ours[key]
    if differing and keep is None:
        raise _differ(old, new, differing)
    if kind != "source":
        _spell(said, old.id, theirs, new.id, ours, keep)
    _see_not_of_itself(old, new, said)
    return new.said if said == _as_mapping(new.said, kind) else said


class _Entry:
    """An entry of a registry: its id, and what stands under it in each file that has it."""

    def __init__(self, files: NamedFiles, kind: Kept, id: str) -> None:
        self.id = id
        self._registry = KINDS[kind].plural
        self._files = files
        found = files.entries(self._registry, id)
        self._in = next(iter(found), "")
        self.said = found.get(self._in)
        if any(one != self.said for one in found.values()):
            where = " and another in ".join(map(one_line, found))
            raise UsageError(
                f"'{shorten(id)}' says one thing in {where}", help="make them agree first"
            )

    def place(self, key: str) -> str:
        """Return where a key stands."""
        return self._files.place(self._in, self._registry, self.id, key)


def _differ(old: _Entry, new: _Entry, keys: Iterable[str]) -> UsageError:
    told = ", ".join(f"{shorten(key)} ({new.place(key)} and {old.place(key)})" for key in keys)
    return UsageError(
        f"'{shorten(old.id)}' and '{shorten(new.id)}' differ: {told}",
        help=f"--keep new keeps what '{shorten(new.id)}' says, --keep old the other",
    )


def _see_not_of_itself(old: _Entry, new: _Entry, said: Mapping[str, Value]) -> None:
    """See that a source that is made of two did not come by itself."""
    for key in ("via", "derived_from"):
        value = said.get(key)
        if new.id in (value if isinstance(value, list) else [value]):
            raise UsageError(
                f"of '{shorten(old.id)}' and '{shorten(new.id)}' one came by the other ({key})",
                help="take that out first, if the two are one",
            )


def _as_mapping(said: Value, kind: Kept) -> dict[str, Value]:
    if isinstance(said, str):
        return {ENTRIES[kind].naming: said}
    return said if isinstance(said, dict) else {}


def _spell(
    said: dict[str, Value],
    old_id: str,
    theirs: dict[str, Value],
    new_id: str,
    ours: dict[str, Value],
    keep: Keep | None,
) -> None:
    """Let an entry have the names and aliases of both."""
    names = [one.get("name") for one in (ours, theirs)]
    first, second = reversed(names) if keep == "old" else names
    name = first if first is not None else second
    aliases = _texts(ours.get("aliases"))
    known = {new_id, *(text for text in (name, *aliases) if isinstance(text, str))}
    for text in (*_texts(names[0]), *_texts(names[1]), *_texts(theirs.get("aliases"))):
        if text not in known:
            known.add(text)
            aliases.append(text)
    if names[1] is None and fold(old_id) not in map(fold, known):
        aliases.append(old_id)
    if name is not None:
        said["name"] = name
    if aliases != _texts(ours.get("aliases")):
        said["aliases"] = [*aliases]


def _texts(value: Value) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, str)]
