"""Files as people type them, with events that are changed, added and taken out: by the whole way.

What a file says afterwards is told by a reader of another make, and by libyatl.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from depths import ALL
from hand_styled import hand_styled

import libyatl
from libyatl import Timeline
from libyatl.editing.adding import add_event, add_events
from libyatl.editing.changes import Changes
from libyatl.editing.edits import edit_events
from libyatl.editing.refusal import Refusal
from libyatl.editing.removing import remove_events
from libyatl.editing.rewritten_files import Rewritten
from libyatl.errors import UsageError
from libyatl.formats.yaml.text_layout import Layout

SEEDS = range(1000 if ALL else 200)
AT_ONCE = 50
LOOSE = ("note", "summary", "title", "fatalities")
TEXTS = ("1881", "no", "A visit: the end", "it's", "say 'so' # 3", "é حفتر", "two\nlines", "~")


def said(data: bytes) -> Any:
    """Return what a file says, all as text, as another program reads it."""
    return _texts(yaml.load(data.decode("utf-8-sig"), Loader=yaml.CBaseLoader))


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    # What a block ends with is no part of it for us.
    return value.lstrip("\n").rstrip(" \t\n\u2028\u2029") if value is not None else value


def events_of(tree: Any) -> list[Any]:
    listed: list[Any] = tree if isinstance(tree, list) else tree["events"]
    return listed


def comments(data: bytes) -> Counter[str]:
    text = data.decode("utf-8-sig")
    return Counter(Layout(text).comments_in(0, len(text)))


def loaded(folder: Path, seed: int) -> tuple[Path, bytes, Timeline]:
    data, _ = hand_styled(seed)
    file = folder / f"{seed}.yaml"
    file.write_bytes(data)
    return file, data, libyatl.load(file)


def drawn_changes(draw: Random) -> Changes:
    match draw.randrange(6):
        case 0:
            return Changes(set={draw.choice(LOOSE): draw.choice(TEXTS)})
        case 1:
            return Changes(set={"date": draw.choice(("1881", "early March 1987", "2017-03?"))})
        case 2:
            return Changes(add={"tags": [draw.choice(("visit", "no", "a, b"))]})
        case 3:
            said: Any = draw.choice(("letter", {"id": "gazette", "at": "p. 3", "quote": "so: yes"}))
            return Changes(add={"sources": [said]})
        case 4:
            who: Any = draw.choice(("hifter", {"id": "sarraj", "role": "host"}, "Nobody Known"))
            return Changes(add={"actors": [who]}, set={"status": "claimed"})
        case _:
            return Changes(unset=[draw.choice(("note", "summary", "tags", "date"))])


def wanted_of(event: dict[str, Any], changes: Changes) -> dict[str, Any]:
    """Return what an event is to say, by other code than that which changes it."""
    event = {**event, **changes.set}
    for key in changes.unset:
        event.pop(key, None)
    for key, new in changes.add.items():
        there = event.get(key) or []
        items = there if isinstance(there, list) else [there]
        names = [one["id"] if isinstance(one, dict) else one for one in items]
        for one in new:
            alike = {"Hifter": "hifter", "Fayez al-Sarraj": "sarraj"}
            if isinstance(one, str) and one in [*names, *(alike.get(name) for name in names)]:
                continue
            items = items if one in items else [*items, one]
        event[key] = items[0] if not isinstance(there, list) and len(items) == 1 else items
    return event


def changed(folder: Path, seed: int) -> bool | None:
    """Change an event of a file; return whether anything changed, None where it was refused."""
    draw = Random(seed)
    file, before, timeline = loaded(folder, seed)
    number = draw.randrange(len(timeline.events))
    id = timeline.events[number].id
    changes = drawn_changes(draw)
    tree = said(before)
    event = events_of(tree)[number]
    try:
        (done,) = edit_events(timeline, [id], changes, new_names=True)
    except Refusal:
        assert file.read_bytes() == before
        return None
    except UsageError:
        assert file.read_bytes() == before
        assert any(key not in event for key in changes.unset)
        return False
    events_of(tree)[number] = wanted_of(event, changes)
    see(done, before, file.read_bytes(), tree)
    if done.edits and changes.set:
        again = edit_events(libyatl.load(file), [done_id(file, number)], changes, new_names=True)
        assert not any(one.edits for one in again)
    return bool(done.edits)


def done_id(file: Path, number: int) -> str:
    return libyatl.load(file).events[number].id


def see(done: Rewritten, before: bytes, after: bytes, tree: Any, lost: Any = ()) -> None:
    """See that a file says what it is to say, and that all else in it is as it was."""
    assert said(after) == tree
    assert not comments(before) - comments(after) - Counter(lost)
    assert before.startswith(b"\xef\xbb\xbf") == after.startswith(b"\xef\xbb\xbf")
    assert (b"\r" in before) == (b"\r" in after) or b"\n" not in before or b"\n" not in after
    place = 0
    text, kept = before.removeprefix(b"\xef\xbb\xbf"), []
    for edit in sorted(done.edits):
        kept.append(text[place : edit.offset])
        kept.append(edit.text.encode())
        place = edit.offset + edit.length
    assert b"".join([*kept, text[place:]]) == after.removeprefix(b"\xef\xbb\xbf")


@pytest.mark.parametrize("first", range(0, len(SEEDS), AT_ONCE))
def test_a_changed_event_says_what_it_is_to_say(tmp_path: Path, first: int) -> None:
    done = [changed(tmp_path, seed) for seed in range(first, first + AT_ONCE)]
    assert done.count(None) <= AT_ONCE * 0.08
    assert done.count(True) > AT_ONCE / 2


NEW: dict[str, Any] = {
    "title": "Ann Lee borrows an atlas: the end",
    "actors": ["hifter", {"id": "Ann Lee", "role": "borrower"}],
    "tags": ["loan"],
    "sources": [{"id": "letter", "at": "p. 3"}],
}


@pytest.mark.parametrize("first", range(0, len(SEEDS), AT_ONCE))
def test_an_event_that_comes_touches_no_old_line(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        draw = Random(seed)
        file, before, timeline = loaded(tmp_path, seed)
        date = draw.choice(("1872", "early March 1987", "2017-01-12", ""))
        event = {**NEW, **({"date": date} if date else {})}
        id, done = add_event(timeline, str(file), event, new_names=True)
        after, tree = file.read_bytes(), said(before)
        found = events_of(said(after))
        (at,) = (number for number, one in enumerate(found) if one.get("id") == id)
        assert found[at]["title"] == NEW["title"]
        new = found.pop(at)
        assert found == events_of(tree)
        assert set(new) == {"id", *event}
        events_of(tree).insert(at, new)
        see(done, before, after, tree)
        (edit,) = done.edits
        assert not edit.length or "[]" in before.decode("utf-8-sig")
        read = libyatl.load(file)
        assert read.events[read.index[id]].actors[1].role == "borrower"


@pytest.mark.parametrize("first", range(0, len(SEEDS), AT_ONCE))
def test_several_events_stand_as_one_added_after_the_other(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        draw = Random(seed)
        file, before, timeline = loaded(tmp_path, seed)
        new: list[dict[str, Any]] = [
            {**NEW, "title": f"{title} of the town", **({"date": date} if date else {})}
            for title in ("A fire", "A flood", "A fair")
            for date in [draw.choice(("1872", "early March 1987", "2017-01-12", ""))]
        ]
        ids, done = add_events(timeline, str(file), new, new_names=True)
        together = file.read_bytes()
        assert together == done.after
        assert not any(one.length for one in done.edits) or b"[]" in before
        file.write_bytes(before)
        for event in new:
            add_event(libyatl.load(file), str(file), event, new_names=True)
        one_by_one = file.read_bytes()
        assert said(together) == said(one_by_one)
        assert {one.get("id") for one in events_of(said(together))} >= {*ids}
        assert comments(together) == comments(before)


@pytest.mark.parametrize("first", range(0, len(SEEDS), AT_ONCE))
def test_an_event_that_goes_takes_its_comments_and_no_other(tmp_path: Path, first: int) -> None:
    refused = 0
    for seed in range(first, first + AT_ONCE):
        draw = Random(seed)
        file, before, timeline = loaded(tmp_path, seed)
        count = draw.choice((1, 1, 2, 3))
        numbers = sorted(draw.sample(range(len(timeline.events)), min(count, len(timeline.events))))
        ids = [timeline.events[number].id for number in numbers]
        tree: Any = said(before)
        try:
            (done,) = remove_events(timeline, ids, drop_refs=True)
        except Refusal:
            assert file.read_bytes() == before
            refused += 1
            continue
        expected = without(tree, numbers, ids)
        lost = comments(before) - comments(file.read_bytes())
        text = done.before.layout.text
        cut = [text.encode()[e.offset : e.offset + e.length].decode() for e in done.edits]
        assert all(any(one in piece for piece in cut) for one in lost)
        see(done, before, file.read_bytes(), expected, lost)
    assert refused <= AT_ONCE * 0.1


def without(tree: Any, numbers: list[int], ids: list[str]) -> Any:
    """Return what a file says less some events and what refers to them."""
    tree = deepcopy(tree)
    listed = events_of(tree)
    for number in reversed(numbers):
        del listed[number]
    for event in listed:
        for kind in ("after", "before", "during", "with"):
            there = event.get(kind)
            if there is None:
                continue
            items = there if isinstance(there, list) else [there]
            left = [one for one in items if named(one) not in ids]
            if not left:
                del event[kind]
            elif len(left) < len(items):
                event[kind] = left
    return tree


def named(item: Any) -> str:
    return str(item["event"] if isinstance(item, dict) else item)


def test_an_event_may_come_to_stand_after_one_of_another_file(tmp_path: Path) -> None:
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text("- id: a\n  title: A\n")
    other.write_text("- id: b\n  title: B\n")
    timeline = libyatl.load(str(one), str(other))
    edit_events(timeline, ["a"], Changes(add={"after": ["b"]}))
    assert one.read_text() == "- id: a\n  title: A\n  after: [b]\n"
    assert other.read_text() == "- id: b\n  title: B\n"


@pytest.mark.parametrize(
    ("changes", "help"),
    [
        ({"date": "02/03/1987"}, "2 March 1987 is 1987-03-02; 3 February 1987 is 1987-02-03"),
        ({"status": "so"}, "it is occurred, reported, claimed, disputed or planned"),
        ({"date": "30 February 1987"}, "correct the day, or leave it out"),
    ],
)
def test_a_refusal_tells_all_that_may_be_done(
    tmp_path: Path, changes: dict[str, str], help: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("- id: a\n  title: A\n")
    with pytest.raises(UsageError) as told:
        edit_events(libyatl.load(file), ["a"], Changes(set=changes))
    assert told.value.help == help


WITH_A_NOTE = b"""\
- id: one
  date: 2016
  title: Ann opens the library
- id: two
  date: 2017
  title: Ann leaves
  note: >-  # she said so
    with the keys
  staus: reported
"""


@pytest.mark.parametrize(
    "changes",
    [
        Changes(set={"date": "one day"}),
        Changes(set={"status": "maybe"}),  # a reader warns of it, and reads on
        Changes(set={"date": "2017-13", "note": "without"}),  # which takes a comment out
    ],
)
@pytest.mark.parametrize("ids", [["one"], ["one", "two"], ["two", "one"]])
def test_what_cannot_be_said_is_told_whatever_stands_in_the_way(
    tmp_path: Path, changes: Changes, ids: list[str]
) -> None:
    file = tmp_path / "events.yaml"
    file.write_bytes(WITH_A_NOTE)
    with pytest.raises(UsageError) as told:
        edit_events(libyatl.load(file), ids, changes)
    (said,) = (text for key, text in changes.set.items() if key != "note")
    assert f"'{said}'" in told.value.message
    assert (f": #{ids[0]}: " in told.value.message) == (len(ids) > 1)
    assert file.read_bytes() == WITH_A_NOTE
