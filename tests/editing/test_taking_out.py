"""Keys and items that are taken out, to the byte: each way, and each reason to leave one there."""

from __future__ import annotations

import pytest

from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import spliced
from libyatl.editing.taking_out import steps_to, taken_out
from libyatl.editing.yaml_document import Document


def without(text: str, words: list[str]) -> tuple[str, list[str], list[str]]:
    """Return a text without what begins with some words, which went, and why the others did not.

    A word that ends with a colon is a key; any other is a value, or a dash with what follows it.
    """
    document = Document("x.yaml", text.encode())
    root = document.layout.root
    found = [(one, steps_to(root, text.index(one), key=one.endswith(":"))) for one in words]
    out = taken_out(document, found)
    told = [f"{word} {why.message}" for word, why in out.refused]
    return spliced(text, out.splices), out.made, told


NAMES = "actors:\n  ann: {name: A}\n  bob: {name: B}\n  cal: {name: C}\nevents: []\n"
TAGS = "- title: T\n  tags:\n  - a1\n  - b1\n  - c1\n"
FLOW = "- {title: T, tags: [a1, b1, c1]}\n"

GOING: list[tuple[str, list[str], str]] = [
    # Keys.
    (NAMES, ["ann:"], "actors:\n  bob: {name: B}\n  cal: {name: C}\nevents: []\n"),
    (NAMES, ["cal:", "ann:"], "actors:\n  bob: {name: B}\nevents: []\n"),
    (NAMES, ["bob:", "ann:", "cal:"], "events: []\n"),
    (NAMES, ["{name: B}"], "actors:\n  ann: {name: A}\n  cal: {name: C}\nevents: []\n"),
    # Items, by what they are or by their dash.
    (TAGS, ["b1"], "- title: T\n  tags:\n  - a1\n  - c1\n"),
    (TAGS, ["- b1", "a1"], "- title: T\n  tags:\n  - c1\n"),
    (TAGS, ["a1", "b1", "c1"], "- title: T\n"),
    (FLOW, ["b1"], "- {title: T, tags: [a1, c1]}\n"),
    (FLOW, ["a1", "c1"], "- {title: T, tags: [b1]}\n"),
    (FLOW, ["c1", "b1", "a1"], "- {title: T}\n"),
    # What is emptied goes, however far up; a key that goes with it is told with it.
    ("title: T\nactors: {ann: {name: A}}\n", ["name:"], "title: T\n"),
    ("title: T\nactors:\n  ann:\n    name: A\n", ["A"], "title: T\n"),
    ("- {title: T, tags: [a1], note: n}\n", ["a1", "note:"], "- {title: T}\n"),
    ("actors: {ann: {name: A}}\nevents: []\n", ["ann:", "name:"], "events: []\n"),
    # Events, with the blank line.
    ("- title: A\n\n- title: B\n", ["- title: B"], "- title: A\n"),
    ("- title: A\n\n- title: B\n", ["- title: A"], "- title: B\n"),
    ("- note\n- title: A\n- title: B\n", ["- title: B"], "- note\n- title: A\n"),
    ("title: T\nevents:\n- title: A\n- title: B\n", ["title: A", "title: B"], "title: T\n"),
    ("- title: A\n- title: B\n", ["title: A", "title: B"], "[]\n"),
    # A comment that is about something else stays.
    ("actors:\n  # of a\n  ann: A\n  bob: B\n", ["bob:"], "actors:\n  # of a\n  ann: A\n"),
    ("actors:\n  ann: A\n  bob: B\n  # end\n", ["bob:"], "actors:\n  ann: A\n  # end\n"),
    ("# top\nown: A\ntitle: B\n", ["title:"], "# top\nown: A\n"),
]


@pytest.mark.parametrize(("text", "words", "after"), GOING)
def test_what_is_taken_out(text: str, words: list[str], after: str) -> None:
    found, made, refused = without(text, words)
    assert (found, sorted(made), refused) == (after, sorted(words), [])


LOST = "a comment would be lost:"
STAYING: list[tuple[str, list[str], str, list[str]]] = [
    (
        "actors:\n  ann: A  # of a\n  bob: B\n",
        ["ann:", "bob:"],
        "actors:\n  ann: A  # of a\n",
        [f"ann: {LOST} # of a"],
    ),
    (
        "actors:\n  # of a\n  ann: A\n  bob: B\n",
        ["ann:", "bob:"],
        "actors:\n  # of a\n  ann: A\n",
        [f"ann: {LOST} # of a"],
    ),
    ("# top\nown: A\ntitle: B\n", ["own:"], "# top\nown: A\ntitle: B\n", [f"own: {LOST} # top"]),
    (
        "- title: A\n  # of a\n- title: B\n",
        ["- title: A", "- title: B"],
        "- title: A\n  # of a\n",
        [f"- title: A {LOST} # of a"],
    ),
    # What would be emptied has one above it: so all that are in it stay.
    (
        "title: T\n# of all\nactors: {ann: {name: A}, bob: {name: B}}\n",
        ["ann:", "bob:"],
        "title: T\n# of all\nactors: {ann: {name: A}, bob: {name: B}}\n",
        [f"ann: {LOST} # of all", f"bob: {LOST} # of all"],
    ),
    # Between two that go together stands a comment: one of them goes.
    (
        "- {title: T, tags: [a1,  # of a\n  b1, c1]}\n",
        ["a1", "b1"],
        "- {title: T, tags: [a1,  # of a\n  c1]}\n",
        [f"a1 {LOST} # of a"],
    ),
    (
        "- - a1\n  - b1\n  - c1\n",
        ["a1", "b1"],
        "- - a1\n  - c1\n",
        ["a1 the first item stands beside another dash"],
    ),
    (
        "- {title: T, tags: [a1, b1,  # of b\n  c1]}\n",
        ["b1", "c1"],
        "- {title: T, tags: [a1, b1,  # of b\n  c1]}\n",
        [f"b1 {LOST} # of b", f"c1 {LOST} # of b"],
    ),
]


@pytest.mark.parametrize(("text", "words", "after", "refused"), STAYING)
def test_what_stays(text: str, words: list[str], after: str, refused: list[str]) -> None:
    found, made, told = without(text, words)
    assert (found, told) == (after, refused)
    assert len(made) + len(told) == len(words)


@pytest.mark.parametrize("place", [0, 3, 9, 14, 40])
def test_where_nothing_begins_nothing_is_found(place: int) -> None:
    text = " title: T\n tags: [a1, b1]\n note: {a: b}\n"
    with pytest.raises(Refusal, match="what is to go is not found there"):
        steps_to(Document("x.yaml", text.encode()).layout.root, place)


def test_the_way_down() -> None:
    text = "actors: {ann: {name: A}}\nevents: [{title: T, tags: [a1, b1]}]\n"
    root = Document("x.yaml", text.encode()).layout.root
    for word, key, numbers in [
        ("actors", False, [0]),
        ("ann", False, [0, 0]),
        ("{ann", False, [0]),
        ("{title", False, [1, 0]),
        ("title", True, [1, 0, 0]),
        ("title", False, [1, 0, 0]),
        ("b1", False, [1, 0, 1, 1]),
    ]:
        steps = steps_to(root, text.index(word), key=key)
        assert [one.number for one in steps] == numbers
