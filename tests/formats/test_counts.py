"""The entries of a file are counted by other code than its reader, quickly and then exactly."""

from __future__ import annotations

import pytest

from libyatl.formats import read_data
from libyatl.formats.how import AS_IT_IS
from libyatl.formats.json import signs as of_json
from libyatl.formats.yaml.signs import count_events, recount_events

QUOTED = '- title: "a\n- b"\n  date: 2017\n- {title: c, date: 2017}\n'


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("# nothing\n", 0),
        ("- title: a\n- title: b\n", 2),
        ("# x\n---\n\n- title: a\n-\n  title: b\n-", 3),
        ("events:\n- title: a\n  tags:\n  - x\n- b\nmore: x\nothers:\n- c\n", 2),
        (
            "events: # all\n\n  # first\n  - title: a\n    summary: |\n      - b\n\nx: y\n",
            1,
        ),
        ("events:\n  - - a\n  - b\r\n  -  c\nx: 1\n", 3),
        ("events: [a, {b: c}, [d, e]]\n", 3),
        ("{events: [a], events: [b, c]}", 1),
        ("events: x\n", None),
        ("libyatl: 1\nitems: [a, b]\n", 0),
        ("? [a, b]\n: c\nactors: {x: X}\n", 0),
        ("items: [a, b]\nx: {y: [z]}\n", 2),
        ("items: [a, b]\ndata: [c]\n", None),
        ("just a text\n", 0),
        ("[a, {b: c}]", 2),
        ("a: [\n", None),
    ],
)
def test_the_items_of_yaml_are_counted(text: str, count: int | None) -> None:
    assert count_events(text.encode(), AS_IT_IS) == count
    assert recount_events(text.encode(), AS_IT_IS) == count


def test_a_text_that_looks_like_an_item_is_counted_again_before_anything_is_said() -> None:
    assert count_events(QUOTED.encode(), AS_IT_IS) == 3
    assert recount_events(QUOTED.encode(), AS_IT_IS) == 2
    assert not read_data([("t.yaml", QUOTED.encode())]).report


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[1, 2]", 2),
        ('{"events": [1], "events": [1, 2]}', 1),
        ('{"libyatl": 1, "items": [1]}', 0),
        ('{"actors": {}, "items": [1]}', 0),
        ('{"items": [1, 2, 3]}', 3),
        ('{"items": [1, 2, 3], "data": []}', None),
        ("3", None),
        ("[", None),
    ],
)
def test_the_items_of_json_are_counted(text: str, count: int | None) -> None:
    assert of_json.recount_events(text.encode(), AS_IT_IS) == count
    if "events" not in text:
        assert of_json.count_events(text.encode(), AS_IT_IS) == count


def test_an_entry_that_the_reader_loses_is_a_fault_of_libyatl(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from libyatl.formats.entries.file_assembly import FileAssembly

    take = FileAssembly.event

    def forgetful(self: FileAssembly, node: object, **how: object) -> None:
        take(self, node, **how)  # type: ignore[arg-type]
        self.accounted -= 1

    monkeypatch.setattr(FileAssembly, "event", forgetful)
    (found,) = read_data([("t.yaml", b"- {title: a, date: 2017}\n")]).report
    assert (found.code, found.message) == (
        "entries-lost",
        "the file holds 1 entries, and 0 of them were read",
    )
    notes = [("a.md", b"---\ntitle: a\ndate: 2017\n---\n")]
    assert [one.code for one in read_data(notes).report] == ["entries-lost"]
