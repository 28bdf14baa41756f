"""What is new is written as its file writes: each custom of a file, and where it has none."""

from __future__ import annotations

from typing import Any

import pytest

from libyatl.editing.style import in_flow, item_lines, pair_lines, stands_plain
from libyatl.editing.yaml_document import Document


def lines(text: str, key: str, value: Any) -> str:
    """Return a key with a value as it would be written in a file."""
    return "\n".join(pair_lines(key, value, "", Document("x.yaml", text.encode()).style))


LONG = f"{'word ' * 16}ends"  # 84 characters
NO_CUSTOM = "- title: A\n"
CUSTOMS: list[tuple[str, str, Any, str]] = [
    # Quotes are those of most values of the key, else as few as are safe.
    (NO_CUSTOM, "title", "B", "title: B"),
    ("- title: 'A'\n- title: 'B'\n- title: C\n", "title", "D", "title: 'D'"),
    ("- title: 'A'\n- title: B\n- title: C\n", "title", "D", "title: D"),
    ('- title: "A"\n', "title", "it's", 'title: "it\'s"'),
    ('- title: "A"\n', "note", "so", "note: so"),
    ("- title: 'A'\n", "title", "it's", "title: 'it''s'"),
    ("- title: 'A'\n", "title", "B\tC", 'title: "B\\tC"'),
    ("- title: A\n- title: 'B'\n", "title", "C", "title: 'C'"),  # the last counts
    ("- title: 'A'\n- title: B\n", "title", "C", "title: C"),
    (
        "- title: A\n- title: >-\n    B\n- title: |-\n    C\n- title: 'D'\n",
        "title",
        "E",
        "title: 'E'",
    ),
    ("- title: A\n  sources: [{id: 'x'}]\n", "sources", [{"id": "q"}], "sources: [{id: 'q'}]"),
    ("- title: A\n  date: {own: 'x'}\n", "own", "q", "own: 'q'"),
    # What stands plain though we would quote it does so again, if it may.
    ("- title: A\n  date: 1872\n", "date", "1881", "date: 1881"),
    ("- title: A\n  date: 1872\n", "date", "a: b", "date: 'a: b'"),
    ("- title: A\n  date: '1872'\n", "date", "1881", "date: '1881'"),
    ("- title: A\n  date: May 1872\n", "date", "1881", "date: '1881'"),
    ("- {title: A, date: 1872}\n", "date", "1881", "date: 1881"),
    (NO_CUSTOM, "date", "1881", "date: '1881'"),
    (NO_CUSTOM, "seq", "3", "seq: 3"),
    (NO_CUSTOM, "seq", "no", "seq: 'no'"),
    (NO_CUSTOM, "own", "3", "own: 3"),
    (NO_CUSTOM, "own", "-0.5", "own: -0.5"),
    (NO_CUSTOM, "own", "007", "own: '007'"),
    (NO_CUSTOM, "title", "3", "title: '3'"),
    # Lists stand in brackets where those of the key do, else where most do.
    (NO_CUSTOM, "tags", ["x", "z"], "tags: [x, z]"),
    ("- title: A\n  tags:\n    - x\n", "tags", ["x", "z"], "tags:\n  - x\n  - z"),
    ("- title: A\n  tags:\n    - x\n", "places", ["x", "z"], "places:\n  - x\n  - z"),
    ("- title: A\n  tags: [x]\n", "places", ["x", "z"], "places: [x, z]"),
    (
        "- title: A\n  tags:\n    - x\n  places: [x, z]\n  actors: [x, z]\n",
        "sources",
        ["x", "z"],
        "sources: [x, z]",
    ),
    (
        "- title: A\n  tags:\n    - x\n  places: [x, z]\n",
        "sources",
        ["x", "z"],
        "sources: [x, z]",
    ),
    (
        "- title: A\n  tags:\n    - x\n  places:\n    - x\n  actors: [x, z]\n",
        "sources",
        ["x", "z"],
        "sources:\n  - x\n  - z",
    ),
    ("- title: A\n  tags: []\n  places:\n    - x\n", "tags", ["x"], "tags:\n  - x"),
    # As far in as others do.
    ("- title: A\n  tags:\n  - x\n", "tags", ["x"], "tags:\n- x"),
    ("- title: A\n  tags:\n      - x\n", "tags", ["x"], "tags:\n    - x"),
    (
        "- title: A\n  tags:\n  - x\n  places:\n    - x\n  actors:\n    - x\n",
        "tags",
        ["x"],
        "tags:\n  - x",
    ),
    (
        "- title: A\n  after:\n     event: a\n  tags:\n      - x\n",
        "tags",
        ["x"],
        "tags:\n   - x",
    ),
    # A long text is a block.
    (NO_CUSTOM, "note", "a\nb", "note: |-\n  a\n  b"),
    (NO_CUSTOM, "note", LONG, f"note: {LONG}"),  # one line would do
    (NO_CUSTOM, "note", f"{LONG} {LONG}", f"note: >-\n  {LONG} word word\n  {LONG[10:]}"),
    ("- title: A\n  after:\n     event: a\n", "note", "a\nb", "note: |-\n   a\n   b"),
    # What holds other things.
    (NO_CUSTOM, "note", None, "note:"),
    (NO_CUSTOM, "tags", [], "tags: []"),
    ("- title: A\n  tags:\n    - x\n", "tags", [], "tags: []"),
    (NO_CUSTOM, "after", {"event": "a", "within": "1 day"}, "after: {event: a, within: 1 day}"),
    (NO_CUSTOM, "a: b", "x", "'a: b': x"),
    (
        "- title: A\n  tags:\n    - x\n",
        "sources",
        ["x, z", {"id": "l", "at": "p, q"}, ["x"]],
        "sources:\n  - x, z\n  - {id: l, at: 'p, q'}\n  - [x]",
    ),
    (NO_CUSTOM, "sources", ["x, z", {"id": "l"}], "sources: ['x, z', {id: l}]"),
]


@pytest.mark.parametrize(("text", "key", "value", "expected"), CUSTOMS)
def test_it_is_written_so(text: str, key: str, value: Any, expected: str) -> None:
    assert lines(text, key, value) == expected


def test_a_text_far_in_is_a_block_only_if_it_is_long() -> None:
    style = Document("x.yaml", NO_CUSTOM.encode()).style
    pad = " " * 18
    text = f"{'word ' * 15}end's"
    assert pair_lines("note", text, pad, style) == [f"{pad}note: {text}"]
    assert pair_lines("note", f"{text}.", pad, style)[0] == f"{pad}note: >-"


def test_what_says_nothing_is_not_there() -> None:
    style = Document("x.yaml", NO_CUSTOM.encode()).style
    assert in_flow(None, "note", style) == ""
    assert in_flow({"note": None, "a, b": "x"}, "own", style) == "{note: , 'a, b': x}"
    assert item_lines(None, "tags", "  ", style) == ["  -"]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (NO_CUSTOM, {"tags": False, "after": True}),
        ("- title: A\n  tags: x\n", {"tags": True, "places": False}),
        ("- title: A\n  tags: x\n- title: B\n  tags: [x]\n", {"tags": False}),
        ("- title: A\n  tags: [x]\n- title: B\n  tags: x\n", {"tags": True}),
        ("- title: A\n  tags: x\n- title: B\n  tags: [x, z]\n", {"tags": True}),
        ("- title: A\n  after: [a]\n", {"after": False}),
    ],
)
def test_what_is_the_only_one_of_a_list(text: str, alone: dict[str, bool]) -> None:
    style = Document("x.yaml", text.encode()).style
    assert {key: style.stands_alone(key) for key in alone} == alone


@pytest.mark.parametrize(
    ("text", "plain", "in_flow"),
    [
        ("1881", True, True),
        ("no", True, True),
        ("a, b", True, False),
        ("a: b", False, False),
        ("# a", False, False),
        ("", False, False),
        ("a\u200bb", False, False),
        ("}", False, False),
    ],
)
def test_what_is_read_back_plain(text: str, *, plain: bool, in_flow: bool) -> None:
    assert stands_plain(text, flow=False) is plain
    assert stands_plain(text, flow=True) is in_flow


def test_lines_end_as_most_do() -> None:
    assert Document("x.yaml", b"- title: A\r\n  id: a\r\n").style.line_break == "\r\n"
    assert Document("x.yaml", b"- title: A\n  id: a\n").style.line_break == "\n"
