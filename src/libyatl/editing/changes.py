"""What is to change of an event or of an entry, and what it says after that, as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model import RELATION_KINDS
from libyatl.model.key_forms import EntryForm, Key, ValueKind
from libyatl.model.keys import ENTRIES, EntryName
from libyatl.model.kinds import KINDS
from libyatl.text.inert import shorten
from libyatl.text.spelling import nearest

Raw = Mapping[str, Value]
"""What stands under the keys of an event or an entry."""
Alike = Callable[[str, str, str], bool]
"""Takes a key and two names under it, and says whether they mean the same."""
_INNER: dict[ValueKind, EntryName] = {
    "participants": "participant",
    "citations": "citation",
    "relations": "relation",
}


class Changes(NamedTuple):
    """What is to change.

    Attributes:
        set: texts by key; `sources/ledger/at` is the key `at` of what is cited as `ledger`.
        unset: keys that go, likewise.
        add: by key of a list, what comes to it: a name, or a mapping that has one.
        remove: by key of a list, names that go from it.
    """

    set: Mapping[str, str] = {}
    unset: Sequence[str] = ()
    add: Mapping[str, Sequence[Value]] = {}
    remove: Mapping[str, Sequence[str]] = {}

    def __bool__(self) -> bool:
        """Whether anything is to change."""
        return any(self)


def changed(entry: Raw, changes: Changes, form: EntryForm, alike: Alike) -> dict[str, Value]:
    """Return what an event, or an entry, says after some changes.

    Args:
        entry: what it says.
        changes: what is to change.
        form: what it may say.
        alike: tells names that mean the same.

    Raises:
        UsageError: what is to go is not there, or what is to be set has no place.
    """
    keys = {key.key: key for key in form.keys}
    said = dict(entry)
    for path in changes.unset:
        _without_key(said, path, keys, form, alike)
    for key, names in changes.remove.items():
        _without_names(said, key, names, keys.get(key), form, alike)
    for key, new in changes.add.items():
        _with_names(said, key, new, keys.get(key), alike)
    for path, text in changes.set.items():
        if not text:
            raise UsageError(
                f"{shorten(path)} is set to nothing", help=f"--unset {shorten(path)} takes it out"
            )
        _with_text(said, path, text, keys, form, alike)
    return said


def items_of(value: Value) -> list[Value]:
    """Return what stands under a key of a list, of which one may stand alone."""
    return [*value] if isinstance(value, list) else [] if value is None else [value]


def name_of(item: Value, key: Key | None) -> str:
    """Return the name that an item of a list has; empty where it has none."""
    if isinstance(item, dict):
        naming = _naming_key(key)
        name = item.get(naming)
        return name if isinstance(name, str) else ""
    return item if isinstance(item, str) else ""


def _naming_key(key: Key | None) -> str:
    inner = None if key is None else _INNER.get(key.kind)
    return ENTRIES[inner].naming if inner else "id"


def _bearers(said: Raw, key: str, name: str, known: Key | None, alike: Alike) -> list[int]:
    """Return which items of a list bear a name: those that are typed so, else those alike."""
    names = [name_of(item, known) for item in items_of(said.get(key))]
    exact = [at for at, one in enumerate(names) if one == name]
    return exact or [at for at, one in enumerate(names) if one and alike(key, one, name)]


def _which(said: Raw, key: str, name: str, known: Key | None, form: EntryForm, alike: Alike) -> int:
    """Return which item of a list bears a name.

    Raises:
        UsageError: none does, or several do.
    """
    found = _bearers(said, key, name, known, alike)
    if len(found) == 1:
        return found[0]
    names = [shorten(name_of(item, known)) for item in items_of(said.get(key))]
    if found:
        raise UsageError(
            f"{form.what} has '{shorten(name)}' {len(found)} times in its {key}",
            help="nobody can tell which is meant: change it in an editor",
        )
    has = f"it has {', '.join(names)}" if names else "it has none"
    raise UsageError(f"'{shorten(name)}' is not among the {key}", help=has)


def _replaced(said: dict[str, Value], key: str, items: list[Value]) -> None:
    """Let a list say other items; what stood alone and still does stands alone."""
    if not items:
        said.pop(key, None)
        return
    before = said.get(key)
    was_alone = before is not None and not isinstance(before, list)
    said[key] = items[0] if was_alone and len(items) == 1 else items


def _without_key(
    said: dict[str, Value], path: str, keys: Mapping[str, Key], form: EntryForm, alike: Alike
) -> None:
    key, *rest = path.split("/")
    if key not in said:
        raise UsageError(f"{form.what} has no '{shorten(key)}' here", help=_keys_there(said))
    known = keys.get(key)
    if known is not None and known.required:
        raise UsageError(f"{form.what} needs '{key}'", help=f"--set {key}=TEXT changes it")
    if not rest:
        del said[key]
        return
    items = items_of(said[key])
    at, inner = _inner(said, path, known, form, alike)
    item = items[at]
    if not isinstance(item, dict) or inner not in item:
        there = _keys_there(item) if isinstance(item, dict) else "it is a name alone"
        raise UsageError(f"'{shorten(rest[0])}' has no '{shorten(inner)}' here", help=there)
    left: Value = {name: value for name, value in item.items() if name != inner}
    items[at] = left
    _replaced(said, key, items)


def _with_text(
    said: dict[str, Value],
    path: str,
    text: str,
    keys: Mapping[str, Key],
    form: EntryForm,
    alike: Alike,
) -> None:
    key, *rest = path.split("/")
    known = keys.get(key)
    if not rest:
        if (known is not None and known.is_list) or isinstance(said.get(key), list | dict):
            raise UsageError(
                f"'{shorten(key)}' holds several values", help=_how_to_change(key, form)
            )
        if key not in said and known is None and (near := nearest(key, keys)):
            raise UsageError(
                f"'{shorten(key)}' is no key of {form.what}: did you mean '{near}'?",
                help="a key of your own is spelled less like it",
            )
        said[key] = text
        return
    items = items_of(said.get(key))
    at, inner = _inner(said, path, known, form, alike)
    item = items[at]
    items[at] = {**(item if isinstance(item, dict) else {_naming_key(known): item}), inner: text}
    _replaced(said, key, items)


def _how_to_change(key: str, form: EntryForm) -> str:
    """Return what changes a list: options, if there are any for it."""
    of_names = next((kind for kind, each in KINDS.items() if each.plural == key), None)
    what = of_names or ("alias" if key == "aliases" else key if key in RELATION_KINDS else None)
    if what is None or key not in {one.key for one in form.keys}:
        return "edit it by hand"
    name = "ID" if key in RELATION_KINDS else "NAME"
    return f"--add-{what} {name} adds to it, --remove-{what} {name} takes from it"


def _inner(
    said: Raw, path: str, known: Key | None, form: EntryForm, alike: Alike
) -> tuple[int, str]:
    """Return which item of a list a path leads to, and the key in it.

    Raises:
        UsageError: it leads nowhere.
    """
    key, _, rest = path.partition("/")
    name, _, inner = rest.rpartition("/")
    if not name or not inner or known is None or known.kind not in _INNER:
        raise UsageError(
            f"'{shorten(path)}' leads to nothing that can be set",
            help="such as sources/NAME/at, actors/NAME/role",
        )
    return _which(said, key, name, known, form, alike), inner


def _keys_there(said: Raw) -> str:
    return f"it has {', '.join(map(shorten, said))}" if said else "it has none"


def _without_names(
    said: dict[str, Value],
    key: str,
    names: Sequence[str],
    known: Key | None,
    form: EntryForm,
    alike: Alike,
) -> None:
    for name in names:
        at = _which(said, key, name, known, form, alike)
        items = items_of(said.get(key))
        _replaced(said, key, [*items[:at], *items[at + 1 :]])


def _with_names(
    said: dict[str, Value], key: str, new: Sequence[Value], known: Key | None, alike: Alike
) -> None:
    for one in new:
        name = name_of(one, known)
        items = items_of(said.get(key))
        # A name that is there needs no second; more said of it is a further item (a citation).
        if isinstance(one, str) and name and _bearers(said, key, name, known, alike):
            continue
        if one in items:
            continue
        if items or one is None or key not in said:
            _replaced(said, key, [*items, one])
        else:
            said[key] = [one]
