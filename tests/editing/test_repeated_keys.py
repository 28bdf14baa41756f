"""Keys that are typed twice in one mapping: where they stand, and what they are told apart by."""

from __future__ import annotations

import pytest

from libyatl.editing.refusal import Refusal
from libyatl.editing.repeated_keys import repeated, see_all_gone, told_apart
from libyatl.findings.diagnostics import Edit
from libyatl.formats import read_data

REPEATED: list[tuple[str, list[str]]] = [
    ("- {title: T, tags: a}\n", []),
    ("- title: T\n  tags: a\n  'tags': a\n", ["'tags': a\n"]),
    ('- title: T\n  "tags": a\n  tags: b\n', ["tags: b\n"]),
    ("- {id: é, title: T, id: a}\n", ["id: a}\n"]),
    ("- {title: T, éé: a, éé: b}\n", ["éé: b}\n"]),
    ("- {title: T, tags: a, title: T, tags: a}\n", ["title: T, tags: a}\n", "tags: a}\n"]),
    ("- {id: a, title: T, id: a, id: a}\n", ["id: a, id: a}\n", "id: a}\n"]),
    # One that is typed in another way is none to take for the same.
    ('- {title: T, tags: a, "t\\x61gs": b}\n', []),
    ("- {title: T, Title: T}\n", []),
    ("- {title: T, tgas: a}\n", []),
]


@pytest.mark.parametrize(("text", "rests"), REPEATED)
def test_keys_that_an_earlier_one_has(text: str, rests: list[str]) -> None:
    data = text.encode()
    timeline = read_data([("e.yaml", data)], format="yaml")
    lines = timeline.positions.text("e.yaml")
    assert lines is not None
    places = repeated(timeline.report, "e.yaml", lines)
    assert [data[begin:].decode() for begin, _ in places] == rests
    assert all(data[end : end + 1] == b":" for _, end in places)
    assert repeated(reversed([*timeline.report]), "e.yaml", lines) == places
    assert repeated(timeline.report, "other.yaml", lines) == []


@pytest.mark.parametrize(
    ("text", "places", "apart"),
    [
        (b"a: 1\n", [], b"a: 1\n"),
        (b"a: 1\na: 2\n", [(5, 6)], b"a: 1\n0: 2\n"),
        (b"tags: 1\n'tags': 2\ntags: 3\n", [(8, 14), (18, 22)], b"tags: 1\n000000: 2\n0001: 3\n"),
        (b"a" * 13, [(at, at + 1) for at in range(1, 13)], b"a012345678901"),
    ],
)
def test_each_becomes_a_number_as_long_as_it_is(
    text: bytes, places: list[tuple[int, int]], apart: bytes
) -> None:
    assert told_apart(text, places) == apart


@pytest.mark.parametrize(
    ("cuts", "gone"),
    [
        ([(4, 3), (10, 4)], True),
        ([(5, 1), (11, 2)], True),
        ([(0, 20)], True),
        ([(0, 1), (5, 8)], True),
        ([], False),
        ([(6, 9)], False),
        ([(5, 1)], False),
        ([(5, 1), (11, 1)], False),
        ([(5, 1), (12, 2)], False),
        ([(0, 5), (11, 2)], False),
    ],
)
def test_whether_all_are_taken_out(cuts: list[tuple[int, int]], *, gone: bool) -> None:
    edits = [Edit(offset, length, "") for offset, length in cuts]
    places = [(5, 6), (11, 13)]
    if gone:
        see_all_gone(places, edits)
        return
    with pytest.raises(Refusal, match="a key is typed twice in one mapping, with two values"):
        see_all_gone(places, edits)
