"""What two sides made of a mapping, put together: key by key, by what each key may hold.

A key that one side changed has what that side says. Where both changed it, names are taken for
sets (what either took out is out, what either put in is in), and actors, citations and relations
are put together one by one. What is left is a conflict of the key, and has what ours says.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from libyatl.formats.yaml.placed import Value
from libyatl.model.key_forms import ValueKind
from libyatl.model.keys import ENTRIES, EntryName

Said = dict[str, Value]
_SETS: tuple[ValueKind, ...] = ("names", "relays")
_LISTS: dict[ValueKind, EntryName] = {
    "participants": "participant",
    "citations": "citation",
    "relations": "relation",
}
_KINDS: dict[EntryName, dict[str, ValueKind]] = {
    name: {
        **{key.key: key.kind for key in form.keys},
        **dict.fromkeys(form.also, "names"),
    }
    for name, form in ENTRIES.items()
}


class Merged(NamedTuple):
    """What two sides say together, and the keys of which they say two things."""

    said: Said
    conflicts: frozenset[str] = frozenset()


def merged(form: EntryName, base: Said, ours: Said, theirs: Said) -> Merged:
    """Return what two sides made of an entry, put together.

    Args:
        form: what kind of entry it is.
        base: what it said, as it is typed.
        ours: what one side says.
        theirs: what the other says.
    """
    said: Said = {}
    conflicts = set()
    for key in dict.fromkeys([*ours, *theirs]):
        kind = _KINDS[form].get(key, "text")
        value, fits = _of_key(kind, base.get(key), ours.get(key), theirs.get(key))
        if not fits:
            conflicts.add(key)
        if value is not None or (key in ours and ours[key] is None):
            said[key] = value
    return Merged(said, frozenset(conflicts))


def means(form: EntryName, said: Value) -> object:
    """Return what an entry says, the same for all ways in which it can be typed."""
    if not isinstance(said, dict):
        return said
    meant = {key: _means(_KINDS[form].get(key, "text"), value) for key, value in said.items()}
    return {key: value for key, value in meant.items() if value is not None}


def _of_key(kind: ValueKind, base: Value, ours: Value, theirs: Value) -> tuple[Value, bool]:
    """Return the value of a key, and whether the sides agree in it."""
    was, our, their = (_means(kind, value) for value in (base, ours, theirs))
    if our in (their, was):
        return (ours if our == their else theirs), True
    if their == was:
        return ours, True
    if kind in _SETS:
        return _or_none(_sets(*map(_in_a_list, (base, ours, theirs)))), True
    if kind in _LISTS:
        found, fits = _lists(_LISTS[kind], *map(_in_a_list, (base, ours, theirs)))
        return (_or_none(found) if fits else ours), fits
    if kind == "account" and all(isinstance(one, dict) for one in (ours, theirs)):
        inner = merged("account", *map(_or_empty, (base, ours, theirs)))
        return (ours, False) if inner.conflicts else (inner.said, True)
    return (theirs if ours is None else ours), False


def _means(kind: ValueKind, value: Value) -> object:
    if value is None or value in ([], {}):
        return None
    if kind in _SETS:
        return _in_a_list(value)
    if kind in _LISTS:
        form = _LISTS[kind]
        return [means(form, _as_mapping(form, item)) for item in _in_a_list(value)]
    return means("account", value) if kind == "account" else value


def _in_a_list(value: Value) -> list[Value]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _or_empty(value: Value) -> Said:
    return value if isinstance(value, dict) else {}


def _or_none(found: list[Value]) -> Value:
    return found or None


def _as_mapping(form: EntryName, item: Value) -> Value:
    """Return an item that is a bare name as the mapping that says the same."""
    return {ENTRIES[form].naming: item} if isinstance(item, str) else item


def _sets(base: Sequence[Value], ours: Sequence[Value], theirs: Sequence[Value]) -> list[Value]:
    """Return ours less what theirs took out, then what theirs put in."""
    was, our, their = ({_comparable(one) for one in some} for some in (base, ours, theirs))
    kept = [one for one in ours if _comparable(one) not in was or _comparable(one) in their]
    known = was | our
    come = {said: one for one in theirs if (said := _comparable(one)) not in known}
    return [*kept, *come.values()]


def _comparable(value: Value) -> str:
    return json.dumps(value, sort_keys=True)


def _lists(
    form: EntryName, base: Sequence[Value], ours: Sequence[Value], theirs: Sequence[Value]
) -> tuple[list[Value], bool]:
    """Return the items of both, each put together with the one of the same name."""
    was, our, their = (_by_name(form, some) for some in (base, ours, theirs))
    found: list[Value] = []
    fits = True
    for name in dict.fromkeys([*our, *their]):
        item, agreed = _of_item(form, *(side.get(name) for side in (was, our, their)))
        fits = fits and agreed
        if item is not None:
            found.append(item)
    return found, fits


def _by_name(form: EntryName, items: Sequence[Value]) -> Mapping[tuple[str, int], Value]:
    """Return items by what they name, and by how many of the name stood before."""
    counts: Counter[str] = Counter()
    found = {}
    for item in items:
        full = _as_mapping(form, item)
        name = (
            _comparable(full.get(ENTRIES[form].naming))
            if isinstance(full, dict)
            else _comparable(item)
        )
        found[name, counts[name]] = item
        counts[name] += 1
    return found


def _of_item(form: EntryName, base: Value, ours: Value, theirs: Value) -> tuple[Value, bool]:
    was, our, their = (means(form, _as_mapping(form, one)) for one in (base, ours, theirs))
    if our in (their, was):
        return (ours if our == their else theirs), True
    if their == was:
        return ours, True
    if ours is None or theirs is None:  # one took it out, and the other changed it
        return ours, False
    inner = merged(form, *(_or_empty(_as_mapping(form, one)) for one in (base, ours, theirs)))
    return inner.said, not inner.conflicts
