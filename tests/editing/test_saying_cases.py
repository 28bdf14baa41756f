"""What a mapping is to say, to the byte: each shape that it has, and each reason to refuse it."""

from __future__ import annotations

from typing import Any

import pytest

from libyatl.editing.refusal import Refusal
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Pairs

Said = dict[str, Any]


def otherwise(text: str, changes: Said, number: int = 0) -> str:
    """Return a list of events after one of them says something else; None takes a key out."""
    document = Document("x.yaml", text.encode())
    event = document.parts.event(number)
    tree = document.tree
    assert isinstance(tree, list)
    said = tree[number]
    assert isinstance(event, Pairs)
    assert isinstance(said, dict)
    wanted = {key: one for key, one in {**said, **changes}.items() if one is not None}
    return document.spliced([*document.saying().splices(event, wanted)]).decode()


CASES: list[tuple[str, Said, str]] = [
    # A key that is not there stands behind the last of those that go before it.
    ("- title: A\n  seq: 1\n", {"date": "2017"}, "- date: '2017'\n  title: A\n  seq: 1\n"),
    ("- title: A\n  note: n\n", {"tags": "x"}, "- title: A\n  tags: x\n  note: n\n"),
    ("- title: A\n  own: 1\n", {"tags": "x"}, "- title: A\n  tags: x\n  own: 1\n"),
    ("- note: n\n  title: A\n", {"id": "a"}, "- id: a\n  note: n\n  title: A\n"),
    ("- {note: n}\n", {"id": "a"}, "- {id: a, note: n}\n"),
    ("- {id: a, note: n}\n", {"tags": ["v", "w"]}, "- {id: a, tags: [v, w], note: n}\n"),
    ("- note: n\n", {"own": "x"}, "- note: n\n  own: x\n"),
    # A key that goes.
    ("- id: a\n  title: A\n", {"id": None}, "- title: A\n"),
    ("- title: A\n  note: n\n  seq: 1\n", {"note": None}, "- title: A\n  seq: 1\n"),
    ("- title: A\n  note: n", {"note": None}, "- title: A"),
    ("- title: A\r\n  note: n", {"note": None}, "- title: A"),
    ("- {id: a, title: A, note: n}\n", {"id": None}, "- {title: A, note: n}\n"),
    ("- {id: a, title: A, note: n}\n", {"title": None, "note": None}, "- {id: a}\n"),
    ("- {id: a, title: A, note: n}\n", {"id": None, "note": None}, "- {title: A}\n"),
    # Other keys in the place of all.
    ("- id: a\n", {"id": None, "title": "A", "date": "2017"}, "- date: '2017'\n  title: A\n"),
    ("- {id: a}\n", {"id": None, "title": "A, b", "own": "x"}, "- {title: 'A, b', own: x}\n"),
    ("- note: |\n    n\n\n- id: b\n", {"note": None, "title": "A"}, "- title: A\n\n- id: b\n"),
    ("-\r\n  id: a # why\r\n", {"id": None, "title": "A"}, "-\r\n  title: A # why\r\n"),
    # A text that is another.
    ("- title: A\n", {"title": "B: c"}, "- title: 'B: c'\n"),
    ("- title: 'A'\n", {"title": "B"}, "- title: 'B'\n"),
    ('- {title: "A"}\n', {"title": "B, c"}, '- {title: "B, c"}\n'),
    ("- {title: A}\n", {"title": "B, c"}, "- {title: 'B, c'}\n"),
    ("- title: |\n    A\n    b\n", {"title": "A\nc"}, "- title: |-\n    A\n    c\n"),
    ("- title: >-\n    A\n", {"title": "B"}, "- title: B\n"),
    ("- title: >-\n    A\n", {"title": "B, c"}, "- title: B, c\n"),
    ("- date: 1872\n", {"date": "1881"}, "- date: 1881\n"),
    # A key without a value, and one whose value is of another shape.
    ("- note:\n  title: A\n", {"note": "so"}, "- note: so\n  title: A\n"),
    ("- {note: , title: A}\n", {"note": "n, m"}, "- {note: 'n, m' , title: A}\n"),
    ("- tags: [a, b]\n", {"tags": "c"}, "- tags: c\n"),
    ("- tags:\n  - a\n  title: A\n", {"tags": "c"}, "- tags: c\n  title: A\n"),
    (
        "- after: a\n",
        {"after": {"event": "a", "within": "1 day"}},
        "- after: {event: a, within: 1 day}\n",
    ),
    # What stood alone does so no longer.
    ("- tags: a\n", {"tags": ["a", "b"]}, "- tags: [a, b]\n"),
    ("- tags: 'a'\n", {"tags": ["a", "b"]}, "- tags: ['a', 'b']\n"),
    ("- tags: 'a'\n", {"tags": ["c", "a"]}, "- tags: ['c', 'a']\n"),
    ("- tags: 'a'\n", {"tags": ["c", "a", "b"]}, "- tags: ['c', 'a', 'b']\n"),
    ("- tags: {id: a}\n", {"tags": [{"id": "a"}, "b"]}, "- tags: [{id: a}, b]\n"),
    ("- tags: |-\n    a\n", {"tags": ["a"]}, "- tags: [a]\n"),
    ("- sources:\n    id: a\n", {"sources": [{"id": "a"}]}, "- sources: [{id: a}]\n"),
    # A list that says something else.
    ("- tags: [a, c]\n", {"tags": ["a", "b", "c"]}, "- tags: [a, b, c]\n"),
    ("- tags: [a, c]\n", {"tags": ["x", "a", "c"]}, "- tags: [x, a, c]\n"),
    ("- tags: [a, c,]\n", {"tags": ["a", "c", "d"]}, "- tags: [a, c, d,]\n"),
    ("- tags: [a, b, c]\n", {"tags": ["a", "c"]}, "- tags: [a, c]\n"),
    ("- tags: [a, b, c]\n", {"tags": ["a"]}, "- tags: [a]\n"),
    ("- tags: [a, b, c]\n", {"tags": ["c"]}, "- tags: [c]\n"),
    ("- tags: ['a', b]\n", {"tags": ["x", "y, z"]}, "- tags: ['x', 'y, z']\n"),
    ("- tags: [a, b]\n", {"tags": ["u", "v", "w"]}, "- tags: [u, v, w]\n"),
    (
        "- tags:\n  - a\n  - b\n",
        {"tags": ["x, y", "b", "c: d"]},
        "- tags:\n  - x, y\n  - b\n  - 'c: d'\n",
    ),
    ("- tags:\n  - 'a'\n", {"tags": ["x, y"]}, "- tags:\n  - 'x, y'\n"),
    ("- tags:\n  - a\n  - b\n", {"tags": ["x", "a", "b"]}, "- tags:\n  - x\n  - a\n  - b\n"),
    ("- tags:\n  - a\n  - b\n", {"tags": ["b"]}, "- tags:\n  - b\n"),
    ("- tags:\n  - a  # one\n  - b\n", {"tags": ["a"]}, "- tags:\n  - a  # one\n"),
    ("- tags:\n  -\n  - b\n", {"tags": ["a", "b"]}, "- tags:\n  - a\n  - b\n"),
    (
        "- sources:\n  - id: a\n    at: p. 1\n",
        {"sources": [{"id": "a", "at": "p. 2"}, "b"]},
        "- sources:\n  - id: a\n    at: p. 2\n  - b\n",
    ),
    (
        "- sources:\n  - a\n  - b\n",
        {"sources": [{"id": "a", "at": "p. 2"}, "b"]},
        "- sources:\n  - {id: a, at: p. 2}\n  - b\n",
    ),
    (
        "- sources:\n  - 'a'\n",
        {"sources": [{"id": "a", "at": "p. 2"}]},
        "- sources:\n  - {id: a, at: p. 2}\n",
    ),
    (
        "- tags:\n  - |-\n    a\n  - b\n",
        {"tags": ["a", "c"]},
        "- tags:\n  - |-\n    a\n  - c\n",
    ),
    # A comment that stays where it is is in nobody's way.
    ("- title: A  # a\n  note: n\n", {"title": "B"}, "- title: B  # a\n  note: n\n"),
    ("- title: A  # a\n", {"note": "so"}, "- title: A  # a\n  note: so\n"),
    ("- tags:\n  # of a\n  - a\n", {"tags": ["a", "b"]}, "- tags:\n  # of a\n  - a\n  - b\n"),
]


@pytest.mark.parametrize(("before", "changes", "after"), CASES)
def test_it_is_said_so(before: str, changes: Said, after: str) -> None:
    assert otherwise(before, changes) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- note: so  # why\n  title: A\n", "- note:  # why\n  title: A\n"),
        ("- {note: so, title: A}\n", "- {note:, title: A}\n"),
        ("- note:\n    - so\n  title: A\n", "- note:\n  title: A\n"),
    ],
)
def test_a_key_may_be_left_without_a_value(before: str, after: str) -> None:
    document = Document("x.yaml", before.encode())
    event = document.parts.event(0)
    splices = document.saying().splices(event, {"note": None, "title": "A"})
    assert document.spliced([*splices]).decode() == after


REFUSED: list[tuple[str, Said, str]] = [
    ("- title: A\n", {"title": None}, "nothing would be left of it"),
    ("- title: A\n  note: n  # why\n", {"note": None}, "a comment would be lost: # why"),
    (
        "- id: a  # why\n  note: n\n",
        {"id": None, "note": None, "title": "A"},
        "a comment would be lost: # why",
    ),
    ("- id: a  # why\n  title: A\n", {"id": None}, "a comment would be lost: # why"),
    ("- {id: a,  # why\n  title: A}\n", {"id": None}, "a comment would be lost: # why"),
    ("- {id: a,  # why\n  title: A}\n", {"title": None}, "a comment would be lost: # why"),
    ("- title: >-  # why\n    A\n", {"title": "B"}, "a comment would be lost: # why"),
    ("- tags: [a,  # why\n  b]\n", {"tags": "c"}, "a comment would be lost: # why"),
    ("- tags: [a,  # why\n  b]\n", {"tags": ["b"]}, "a comment would be lost: # why"),
    ("- tags: [a,  # why\n  b]\n", {"tags": ["a"]}, "a comment would be lost: # why"),
    ("- tags:\n  - a  # why\n  - b\n", {"tags": ["b"]}, "a comment would be lost: # why"),
    ("- tags:\n  - >-  # why\n    a\n", {"tags": ["b"]}, "a comment would be lost: # why"),
    ("- tags: |-\n    a\n", {"tags": ["a", "b"]}, "a text in a block stands alone there"),
    (
        "- sources:\n    id: a\n",
        {"sources": [{"id": "a"}, "b"]},
        "a mapping on lines of its own stands alone there",
    ),
]


@pytest.mark.parametrize(("before", "changes", "why"), REFUSED)
def test_it_is_not_said_where_more_would_go(before: str, changes: Said, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        otherwise(before, changes)
    assert caught.value.message == why
