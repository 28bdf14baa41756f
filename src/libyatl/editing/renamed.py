"""What a file says where a name is another: entries and files as values, as they are typed.

Which keys bear names of which kind is told by `libyatl.model.keys`; text under any other key stays
as it is, whatever it says.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from libyatl.formats.yaml.placed import Value
from libyatl.model.key_forms import EntryForm, Key, ValueKind
from libyatl.model.keys import ENTRIES, EntryName
from libyatl.model.kinds import BY_PLURAL, KINDS

Renamable = Literal["event", "actor", "place", "source", "tag"]
"""What has a name that can be another: an event by its id, and each kind of name."""
_INNER: dict[ValueKind, tuple[EntryName, Renamable]] = {
    "participants": ("participant", "actor"),
    "citations": ("citation", "source"),
    "relations": ("relation", "event"),
}
_KEYS = {name: {key.key: key for key in form.keys} for name, form in ENTRIES.items()}


class Renaming:
    """Which name becomes which.

    Attributes:
        kind: whose name it is.
        old: the id or the name that it is.
        new: what it becomes.
        means: whether a name of the kind is to be replaced.
        shared: whether something of another kind is called as the old name: then what is accepted
            of the old one is accepted of both, for nobody can say of which it is.
        joined: under the one key `new`, what its entry says once that of the old name is gone;
            empty where the old entry takes the new name, or none is there.
        mentions: how many names were replaced so far.
    """

    def __init__(
        self, kind: Renamable, old: str, new: str, means: Callable[[str], bool], *, shared: bool
    ) -> None:
        """Take them; nothing is joined yet."""
        self.kind, self.old, self.new = kind, old, new
        self.means, self.shared = means, shared
        self.joined: dict[str, dict[str, Value]] = {}
        self.mentions = 0

    def name(self, said: str) -> str:
        """Return what stands in the place of a name of the kind."""
        return self._replace(said) if self.means(said) else said

    def _replace(self, said: str) -> str:
        self.mentions += said != self.new
        return self.new

    def file(self, said: Value) -> Value:
        """Return what a file says, with the name as it becomes wherever it stands."""
        if isinstance(said, list):
            return self._listed_events(said)
        if not isinstance(said, dict):
            return said
        found = {key: self._head_key(key, value) for key, value in said.items()}
        if self.registry in said and said[self.registry] and not found[self.registry]:
            emptied = found.pop(self.registry)
            return found or {self.registry: emptied}
        return found

    @property
    def registry(self) -> str:
        """The key of the registry that has entries of the kind; empty where none has."""
        return "" if self.kind == "event" else KINDS[self.kind].registry or ""

    def _head_key(self, key: str, value: Value) -> Value:
        if key == "events" and isinstance(value, list):
            return self._listed_events(value)
        if key == "check" and isinstance(value, dict) and self.kind != "tag":
            return {code: self._acceptance(said) for code, said in value.items()}
        if self.kind == "event" or self.kind == "tag" or key != self.registry:
            return value
        return self._registry_entries(value, self.kind) if isinstance(value, dict) else value

    def _listed_events(self, several: list[Value]) -> Value:
        entries = ((one, self.entry(one, "event")) for one in several)
        return [was if was == now else now for was, now in entries]

    def _registry_entries(self, entries: Mapping[str, Value], kind: EntryName) -> Value:
        found: dict[str, Value] = {}
        for id, entry in entries.items():
            if id == self.old:
                key = self._replace(id)
                if not self.joined:
                    found[key] = self.entry(entry, kind)
            elif id in self.joined and as_mapping(entry, kind) != self.joined[id]:
                found[id] = self.joined[id]
            else:
                found[id] = self.entry(entry, kind)
        return found

    def entry(self, said: Value, name: EntryName) -> Value:
        """Return what an event or an entry says, or a part of one."""
        if not isinstance(said, dict):
            return said
        form, keys = ENTRIES[name], _KEYS[name]
        return {
            key: self._key_value(value, keys.get(form.also.get(key, key)), form)
            for key, value in said.items()
        }

    def _key_value(self, value: Value, key: Key | None, form: EntryForm) -> Value:
        if key is None:
            return value
        if key.kind == "account":
            return self.entry(value, "account")
        if key.kind in _INNER:
            inner, kind = _INNER[key.kind]
            return self._borne_names(value, kind, inner)
        if key.kind == "relays":
            return self._borne_names(value, "source")
        if key.kind == "names":
            return self._borne_names(value, BY_PLURAL.get(key.key))
        if key.key == "id" and form is ENTRIES["event"] and self.kind == "event":
            return self._one(value, "event")
        return value

    def _borne_names(
        self, value: Value, kind: Renamable | None, inner: EntryName | None = None
    ) -> Value:
        """Return names under a key: a list, or one alone, each bare or with more said of it."""
        if not isinstance(value, list):
            return self._borne_name(value, kind, inner)
        return _without_doubles([(one, self._borne_name(one, kind, inner)) for one in value], inner)

    def _borne_name(self, item: Value, kind: Renamable | None, inner: EntryName | None) -> Value:
        if isinstance(item, dict) and inner is not None:
            naming = ENTRIES[inner].naming
            said = self.entry(item, inner)
            if isinstance(said, dict) and naming in said:
                said[naming] = self._one(said[naming], kind)
            return said
        return self._one(item, kind)

    def _one(self, value: Value, kind: Renamable | None) -> Value:
        return self.name(value) if kind == self.kind and isinstance(value, str) else value

    # --- what is accepted: ids of any kind

    def _acceptance(self, said: Value) -> Value:
        if isinstance(said, list):
            return [self._acceptance(one) for one in said]
        if not isinstance(said, dict) or "for" not in said:
            return said
        return {**said, "for": self._accepted_of(said["for"])}

    def _accepted_of(self, value: Value) -> Value:
        several: list[Value] = [*value] if isinstance(value, list) else [value]
        if self.old not in several:
            return value
        if not self.shared:
            put = [(one, self._replace(one) if one == self.old else one) for one in several]
            return _without_doubles(put, None) if isinstance(value, list) else self.new
        if self.new not in several:
            several.insert(several.index(self.old) + 1, self._replace(self.old))
        return several if len(several) > 1 else value


def as_mapping(said: Value, name: EntryName) -> dict[str, Value]:
    """Return an entry of a registry as a mapping, which a bare name stands for."""
    if isinstance(said, str):
        return {ENTRIES[name].naming: said}
    return said if isinstance(said, dict) else {}


def _without_doubles(several: list[tuple[Value, Value]], inner: EntryName | None) -> Value:
    """Return the items of a list as they become, less those that say nothing more by that.

    Names that become one say nothing twice: what was a name of its own, or stood first, is left of
    those that say as much. What was typed twice stays so.
    """
    naming = "id" if inner is None else ENTRIES[inner].naming
    was, now = ([_as_named(pair[side], naming) for pair in several] for side in (0, 1))
    old = [one.get(naming) for one in was]
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(now):
        if isinstance(name := one.get(naming), str):
            bearers[name].append(number)
    out: set[int] = set()
    for name, numbers in bearers.items():
        if any(old[number] != name for number in numbers):
            ranked = sorted(numbers, key=lambda number: old[number] != name)
            out.update(_said_by_others(ranked, old, now))
    return [one for number, (_, one) in enumerate(several) if number not in out]


def _as_named(item: Value, naming: str) -> dict[str, Value]:
    """Return an item of a list of names as a mapping, which a bare name stands for."""
    return item if isinstance(item, dict) else {naming: item}


def _said_by_others(
    ranked: list[int], old: Sequence[Value], now: Sequence[Mapping[str, Value]]
) -> Iterator[int]:
    """Yield those of one name of which another, that had another name, says as much or more.

    Of two that say as much the first stays. There may be tens of thousands in one list: what says
    more is looked for among those alone that share what fewest say.
    """
    alike: dict[frozenset[tuple[str, str]], list[int]] = {}
    saying: defaultdict[tuple[str, str], list[frozenset[tuple[str, str]]]] = defaultdict(list)
    for number in ranked:
        facts = frozenset(
            (key, json.dumps(value, sort_keys=True)) for key, value in now[number].items()
        )
        if facts not in alike:
            for fact in facts:
                saying[fact].append(facts)
        alike.setdefault(facts, []).append(number)
    for facts, numbers in alike.items():
        more = min((saying[fact] for fact in facts), key=len)
        told = {str(old[number]) for each in more if facts < each for number in alike[each]}
        for number in numbers:
            if told and told != {str(old[number])}:
                yield number
            told.add(str(old[number]))
