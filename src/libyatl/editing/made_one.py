"""Two entries of a registry made one: what the one that stays says after that, as it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from libyatl.editing.named_files import NamedFiles
from libyatl.editing.renamed import Renaming, as_mapping
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model.kinds import KINDS
from libyatl.text.inert import one_line, shorten
from libyatl.text.spelling import fold

Keep = Literal["new", "old"]
"""Whose words stay where both say something and it differs."""
KEEPS: dict[str, Keep] = {"new": "new", "old": "old"}
_SPELT = "name", "aliases"


Kept = Literal["actor", "place", "source"]
"""A kind of name that a registry has entries of."""


def joined(files: NamedFiles, renaming: Renaming, keep: Keep | None) -> dict[str, Value]:
    """Return what the entry of the new name says, where that of the old one is made one with it.

    Names and aliases differ by nature: those of the old one become aliases, as far as the new one
    is not spelled so already. Sources have none. To do it again changes nothing.

    Raises:
        UsageError: the two differ, or what one of them says differs in several files.
    """
    kind = renaming.kind
    assert kind == "actor" or kind == "place" or kind == "source"
    registry = KINDS[kind].plural

    def entries(id: str) -> list[_Entry]:
        found = files.entries(registry, id).items()
        return [
            _Entry(id, file, as_mapping(renaming.entry(said, kind), kind)) for file, said in found
        ]

    old, *others = entries(renaming.old) or [_Entry(renaming.old, "", {})]
    _see_agree(old, [(one, one.said) for one in others], old.said)
    new, *others = entries(renaming.new)
    made = _made_one(old, new, kind, keep)
    # Where it was broken off between two files, some of them say already what all are to say.
    _see_agree(new, [(one, _made_one(old, one, kind, keep).said) for one in others], made.said)
    if made.differing and keep is None:
        told = []
        for key in made.differing:
            lines = [files.place(one.file, registry, one.id, key) for one in (new, old)]
            told.append(f"{shorten(key)} ({' and '.join(lines)})")
        raise UsageError(
            f"'{shorten(old.id)}' and '{shorten(new.id)}' differ: {', '.join(told)}",
            help=f"--keep new keeps what '{shorten(new.id)}' says, --keep old the other",
        )
    _see_not_of_itself(old, new, made.said)
    return made.said


class _Entry(NamedTuple):
    """An entry of a registry: its id, the file, and what stands under it there, as a mapping."""

    id: str
    file: str
    said: Mapping[str, Value]


class _MadeOne(NamedTuple):
    """What an entry made of two says, and the keys of which both say something that differs."""

    said: dict[str, Value]
    differing: list[str]


def _made_one(old: _Entry, new: _Entry, kind: Kept, keep: Keep | None) -> _MadeOne:
    made = _MadeOne(dict(new.said), [])
    for key, value in old.said.items():
        if kind != "source" and key in _SPELT:
            continue
        if new.said.get(key) is None:
            made.said[key] = value
        elif value is not None and new.said[key] != value:
            made.differing.append(key)
            made.said[key] = value if keep == "old" else new.said[key]
    if kind != "source":
        _spell(made.said, old, new, keep)
    return made


def _see_agree(
    one: _Entry, others: Iterable[tuple[_Entry, Mapping[str, Value]]], said: Mapping[str, Value]
) -> None:
    """See that an entry says the same in all files that have it.

    Raises:
        UsageError: it does not.
    """
    for other, says in others:
        if says != said:
            raise UsageError(
                f"'{shorten(one.id)}' says one thing in {one_line(one.file)} and another in "
                f"{one_line(other.file)}",
                help="make them agree first",
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


def _spell(said: dict[str, Value], old: _Entry, new: _Entry, keep: Keep | None) -> None:
    """Let an entry have the names and aliases of both."""
    names = [one.said.get("name") for one in (new, old)]
    first, second = reversed(names) if keep == "old" else names
    name = first if first is not None else second
    aliases = _several_texts(new.said.get("aliases"))
    known = {new.id, *(text for text in (name, *aliases) if isinstance(text, str))}
    for text in (
        *_several_texts(names[0]),
        *_several_texts(names[1]),
        *_several_texts(old.said.get("aliases")),
    ):
        if text not in known:
            known.add(text)
            aliases.append(text)
    if names[1] is None and fold(old.id) not in map(fold, known):
        aliases.append(old.id)
    if name is not None:
        said["name"] = name
    if aliases != _several_texts(new.said.get("aliases")):
        said["aliases"] = [*aliases]


def _several_texts(value: Value) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, str)]
