"""Names that become others: in every file, wherever they are names of their kind, nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from depths import ALL
from hand_styled import Hand

import libyatl
from libyatl import OutputError, UsageError
from libyatl.formats.yaml.text_layout import Layout

SEEDS = range(120 if ALL else 10)
FOUND: dict[str, tuple[str, ...]] = {
    "event": ("e0", "e1", "f0"),
    "actor": ("hifter", "sarraj", "Mrs Lee", "Russia", "gazette"),
    "place": ("Moscow", "town hall", "Tobruk", "gazette"),
    "source": ("gazette", "letter", "hifter"),
    "tag": ("arms", "peace talks", "no", "hifter", "e0"),
}
"""Of each kind names that events bear, among them ids of other kinds."""
NEW = (
    "first-one",
    "Хафтар, x",
    "the-new: one",
    "1881",
    "it's",
    'say "so"',
    "a #b",
    "[x]",
    "~",
    "é",
)
ALIKE = ("actors", "gazette"), ("places", "gazette"), ("tags", "hifter")
HAFTAR = {"name": "K. Haftar", "aliases": ["Haftar, K.", "Haftar"], "kind": "person"}
DISPATCH = {"title": "A dispatch", "note": "from the front", "via": "letter"}
_LISTS = {"actor": "actors", "place": "places", "source": "sources", "tag": "tags"}


class Other(Hand):
    """A hand that writes of more than one kind's names alike, says otherwise, and accepts."""

    def __init__(self, seed: int, begins: str) -> None:
        super().__init__(seed)
        self._begins = begins
        self._others = ["e0", "e1"] if begins != "e" else []

    def entries(self, entries: dict[str, dict[str, Any]]) -> list[str]:
        more = {"haftar": HAFTAR} if "hifter" in entries else {"dispatch": DISPATCH}
        return super().entries({**entries, **more})

    def event(self, number: int, ids: list[str]) -> dict[str, Any]:
        draw = self.draw
        event = super().event(number, [*self._others, *ids])
        if "id" in event:
            event["id"] = f"{self._begins}{number}"
        for key, name in (*ALIKE, ("actors", "haftar"), ("sources", "dispatch")):
            if draw.random() < 0.15:
                event[key] = [*event.get(key, []), name]
        if draw.random() < 0.2:
            told: dict[str, Any] = {
                "places": draw.choice(["Moscow", ["gazette", "Tobruk"]]),
                "actors": ["hifter", {"id": "Mrs Lee", "role": "hifter"}],
                "title": "hifter",
            }
            cited = {"id": draw.choice(["letter", "hifter"]), "at": "gazette", "says": told}
            event["sources"] = [*event.get("sources", []), cited]
        return event

    def file(self) -> bytes:
        data = super().file()
        if self.is_list or not data.endswith(b"\n") or self.draw.random() < 0.5:
            return data
        accepted = {
            "similar-names": {"for": ["hifter", "sarraj"], "because": "hifter"},
            "no-locator": [{"for": "gazette", "because": "letter"}, "all of it"],
        }
        lines = ["check:", *(line for key in accepted for line in self.pair(key, accepted[key], 2))]
        text = "".join(f"{line}\n" for line in lines)
        return data + text.replace("\n", self.line_break).encode()


def read(data: bytes) -> Any:
    """Return what PyYAML reads, less the line end of a text in a block."""

    def whole(said: Any) -> Any:
        if isinstance(said, dict):
            return {key: whole(one) for key, one in said.items()}
        return [*map(whole, said)] if isinstance(said, list) else said.removesuffix("\n")

    return whole(yaml.load(data.decode("utf-8-sig"), Loader=yaml.CBaseLoader))


def comments(data: bytes) -> Counter[str]:
    layout = Layout(data.decode("utf-8-sig"))
    return Counter(layout.comments_in(0, len(layout.text)))


def with_name(tree: Any, kind: str, old: str, new: str, shared: bool) -> Any:  # noqa: FBT001
    """Return what a file says with another name: by hand, without the table of keys."""

    def put(name: Any) -> Any:
        return new if name == old else name

    def items(said: Any, key: str) -> Any:
        if isinstance(said, list):
            return [items(one, key) for one in said]
        return {**said, key: put(said[key])} if isinstance(said, dict) else put(said)

    def event(said: dict[str, Any]) -> dict[str, Any]:
        said = dict(said)
        if kind == "event":
            for key in ("after", "before", "during", "with"):
                if key in said:
                    said[key] = items(said[key], "event")
            return {**said, "id": put(said["id"])} if "id" in said else said
        if _LISTS[kind] in said:
            said[_LISTS[kind]] = items(said[_LISTS[kind]], "id")
        if kind in ("actor", "place") and "sources" in said:
            said["sources"] = citations(said["sources"])
        return said

    def citations(said: Any) -> Any:
        if isinstance(said, list):
            return [citations(one) for one in said]
        told = isinstance(said, dict) and "says" in said
        return {**said, "says": event(said["says"])} if told else said

    def accepted(said: Any) -> Any:
        if isinstance(said, list):
            return [accepted(one) for one in said]
        if not isinstance(said, dict) or old not in said["for"]:
            return said
        if not shared:
            return {**said, "for": items(said["for"], "")}
        alone = [said["for"]] if isinstance(said["for"], str) else said["for"]
        at = alone.index(old) + 1
        return {**said, "for": [*alone[:at], new, *alone[at:]]}

    if isinstance(tree, list):
        return [event(one) for one in tree]
    tree = {**tree, "events": [event(one) for one in tree["events"]]}
    if "check" in tree and kind != "tag":
        tree["check"] = {code: accepted(said) for code, said in tree["check"].items()}
    if kind in ("actor", "source"):
        registry = tree[_LISTS[kind]]
        entries = {
            id: {**said, "via": put(said["via"])} if kind == "source" and "via" in said else said
            for id, said in registry.items()
        }
        tree[_LISTS[kind]] = {put(id): said for id, said in entries.items()}
    return tree


def written(folder: Path, seed: int) -> dict[Path, bytes]:
    """Write some files in hands of their own, each with other ids."""
    datas = {}
    for number in range(1 + seed % 3):
        path = folder / f"{number}.yaml"
        datas[path] = Other(seed * 3 + number, "efg"[number]).file()
        path.write_bytes(datas[path])
    return datas


def is_shared(datas: Mapping[Path, bytes], kind: str, name: str) -> bool:
    """Whether something of another kind is called so, but a tag."""
    timeline = libyatl.load(*datas)
    called = {
        "event": {event.id for event in timeline.events},
        "actor": {*timeline.actors},
        "place": {*timeline.places},
        "source": {*timeline.sources},
    }
    for event in timeline.events:
        for account in (event, *(one.says for one in event.sources if one.says)):
            called["actor"] |= {one.actor for one in account.actors}
            called["place"] |= {*account.places}
        called["source"] |= {one.source for one in event.sources}
    called["source"] |= {name for one in timeline.sources.values() for name in one.came_by}
    return any(name in names for other, names in called.items() if other != kind)


def see_as_typed(before: bytes, after: bytes) -> None:
    assert comments(after) == comments(before)
    assert (b"\r\n" in after) == (b"\r\n" in before)
    assert after.count(b"\r") in (0, after.count(b"\n"))


@pytest.mark.parametrize("kind", FOUND)
def test_the_name_is_another_where_it_is_a_name_and_all_else_is_as_it_was(
    kind: str, tmp_path: Path
) -> None:
    done = refused = 0
    for seed in SEEDS:
        datas = written(tmp_path, seed)
        old, new = Random(seed).choice(FOUND[kind]), Random(seed).choice(NEW)
        shared = is_shared(datas, kind, old)
        wanted = {
            path: with_name(read(data), kind, old, new, shared) for path, data in datas.items()
        }
        try:
            made = libyatl.rename(libyatl.load(*datas), kind, old, new)
        except UsageError:  # nothing is called so; a relation may name an event that is not there
            assert kind == "event" or wanted == {path: read(data) for path, data in datas.items()}
            continue
        except OutputError:
            refused += 1
            assert all(path.read_bytes() == data for path, data in datas.items())
            continue
        done += 1
        for path, data in datas.items():
            after = path.read_bytes()
            assert read(after) == wanted[path], (seed, kind, old)
            see_as_typed(data, after)
            assert (str(path) in made.files) == (after != data)
            gone = Counter(data.splitlines()) - Counter(after.splitlines())
            assert gone.total() <= 2 * made.mentions
        for path in datas:
            path.unlink()
    assert done > len(SEEDS) / 4
    assert refused <= 1 + 0.03 * (done + refused)


# --- two that are one

MERGED = (
    ("actor", "haftar", "hifter", None),
    ("actor", "hifter", "haftar", "old"),
    ("actor", "Mrs Lee", "hifter", None),
    ("actor", "A. Lee", "Mrs Lee", None),
    ("source", "dispatch", "gazette", "new"),
    ("source", "dispatch", "gazette", "old"),
    ("tag", "no", "arms", None),
    ("place", "Tobruk", "Moscow", None),
)
ENTRIES: dict[tuple[str, str, str | None], dict[str, Any]] = {
    ("haftar", "hifter", None): {
        "name": "Khalifa Hifter",
        "aliases": ["Hifter", "Haftar", "K. Haftar", "Haftar, K."],
        "kind": "person",
    },
    ("hifter", "haftar", "old"): {
        "name": "Khalifa Hifter",
        "aliases": ["Haftar, K.", "Haftar", "K. Haftar", "Hifter"],
        "kind": "person",
    },
    ("Mrs Lee", "hifter", None): {
        "name": "Khalifa Hifter",
        "aliases": ["Hifter", "Haftar", "Mrs Lee"],
    },
    ("dispatch", "gazette", "new"): {
        "title": "The Gazette",
        "published": "1873-02",
        "note": "from the front",
        "via": "letter",
    },
    ("dispatch", "gazette", "old"): {
        "title": "A dispatch",
        "published": "1873-02",
        "note": "from the front",
        "via": "letter",
    },
}


def agree(now: Any, wanted: Any) -> bool:
    """Whether two values are equal, but for items of lists that say no more than others there."""
    if isinstance(wanted, dict):
        same = isinstance(now, dict) and now.keys() == wanted.keys()
        return same and all(agree(now[key], one) for key, one in wanted.items())
    if not isinstance(wanted, list) or now == wanted:
        return bool(now == wanted)
    left = [*now]
    for one in wanted:
        if left and agree(left[0], one):
            left.pop(0)
        elif not any(says_all(other, one) for other in now):
            return False
    return not left


def says_all(other: Any, one: Any) -> bool:
    mine, its = ({"id": said} if isinstance(said, str) else said for said in (one, other))
    return bool(mine.items() <= its.items())


@pytest.mark.parametrize(("kind", "old", "new", "keep"), MERGED)
def test_of_two_one_is_left_that_says_what_both_did(
    kind: str, old: str, new: str, keep: str | None, tmp_path: Path
) -> None:
    done = refused = 0
    for seed in SEEDS:
        datas = written(tmp_path, seed)
        shared = is_shared(datas, kind, old)
        wanted = {}
        for path, data in datas.items():
            tree = read(data)
            entries = tree.get(_LISTS[kind]) if isinstance(tree, dict) else None
            if entries:
                entries.pop(old, None)
            wanted[path] = with_name(tree, kind, old, new, shared)
            if entries and (old, new, keep) in ENTRIES:
                wanted[path][_LISTS[kind]][new] = ENTRIES[old, new, keep]
        try:
            libyatl.rename(libyatl.load(*datas), kind, old, new, merge=True, keep=keep)
        except UsageError:  # one of the two is not there
            continue
        except OutputError:
            refused += 1
            assert all(path.read_bytes() == data for path, data in datas.items())
            continue
        done += 1
        for path, data in datas.items():
            assert agree(read(path.read_bytes()), wanted[path]), (seed, kind, old)
            see_as_typed(data, path.read_bytes())
        for path in datas:
            path.unlink()
    assert done > len(SEEDS) / 4
    assert refused <= 1 + 0.03 * (done + refused)


BROKEN_OFF = (
    ("event", "e0", "first", False),
    ("actor", "haftar", "x", False),
    ("actor", "haftar", "hifter", True),
    ("source", "dispatch", "x", False),
    ("source", "dispatch", "gazette", True),
)


@pytest.mark.parametrize(("kind", "old", "new", "merge"), BROKEN_OFF)
def test_the_same_again_completes_what_was_broken_off_between_two_files(
    kind: str,
    old: str,
    new: str,
    merge: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    def renamed(datas: Mapping[Path, bytes]) -> tuple[str, ...]:
        keep = "new" if merge else None
        return libyatl.rename(libyatl.load(*datas), kind, old, new, merge=merge, keep=keep).files

    tried = 0
    for seed in SEEDS:
        datas = written(tmp_path, seed)
        try:
            order = [Path(file) for file in renamed(datas)]
        except (UsageError, OutputError):
            continue
        whole = {path: path.read_bytes() for path in datas}
        for done in range(1, len(order)):
            for path in order[done:]:
                path.write_bytes(datas[path])
            renamed(datas)
            assert {path: path.read_bytes() for path in datas} == whole, (seed, done)
            tried += 1
        assert renamed(datas) == ()
        for path in datas:
            path.unlink()
    assert tried
