"""Events that come and go, to the byte: each place, each custom, and each reason to refuse it."""

from __future__ import annotations

from typing import Any

import pytest

from libyatl.editing.refusal import Refusal
from libyatl.editing.segments import begin_of, end_of, with_events, without_events
from libyatl.editing.splices import spliced
from libyatl.editing.yaml_document import ORDER, Document

NEW: dict[str, Any] = {"title": "Z"}


def with_new(text: str, place: int, event: dict[str, Any] = NEW) -> str:
    document = Document("x.yaml", text.encode())
    splice = with_events(document.parts, document.style, [event], ORDER, place)
    return spliced(text, [splice])


def without(text: str, numbers: list[int]) -> str:
    parts = Document("x.yaml", text.encode()).parts
    return spliced(text, [*without_events(parts, numbers)])


# --- the lines of an event

LINES: list[tuple[str, str]] = [
    # Comments at the column of its dash are its own, up to what is none.
    ("# a\n\n# b\n# c\n- title: B\n", "# b\n# c\n- title: B"),
    ("# all\n- title: B", "# all\n- title: B"),
    ("events:\n  # b\n  - title: B\n", "  # b\n  - title: B"),
    ("events:\n# a\n  - title: B\n", "  - title: B"),
    ("events:\n    # a\n  - title: B\n", "  - title: B"),
    ("events:\n  # a\n    # b\n  - title: B\n", "  - title: B"),
    ("title: T\nevents:\n  - title: B\n", "  - title: B"),
    # Comments below it are its own if they stand further in than its dash.
    ("- title: B\n # b\n  # c\n# d\n", "- title: B\n # b\n  # c"),
    ("- title: B\n  # b", "- title: B\n  # b"),
    ("- title: B  # b\n\n  # c\n", "- title: B  # b"),
    ("events:\n  - title: B\n  # b\n", "  - title: B"),
    ("events:\n  - title: B\n    # b\n  # c\nactors: {}\n", "  - title: B\n    # b"),
    ("events:\n- title: B\n  note: >\n    so\n\n  # b\n", "- title: B\n  note: >\n    so"),
    ("-\n  title: B\n  # b\n", "-\n  title: B\n  # b"),
]


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_the_lines_of_an_event(text: str, lines: str) -> None:
    parts = Document("x.yaml", text.encode()).parts
    (item,) = parts.items
    assert text[begin_of(parts, item) : end_of(parts, item)] == lines


# --- an event that comes

COMING: list[tuple[str, int, str]] = [
    # Before the first, between two, behind the last, each with its comments.
    ("# a\n- title: A\n", 0, "- title: Z\n\n# a\n- title: A\n"),
    ("# a\n\n- title: A\n", 0, "# a\n\n- title: Z\n\n- title: A\n"),
    (
        "events:\n  - title: A\n    # a\n  - title: B\n",
        1,
        "events:\n  - title: A\n    # a\n  - title: Z\n  - title: B\n",
    ),
    ("events:\n  - title: A", 1, "events:\n  - title: A\n\n  - title: Z"),
    ("events:\r\n- title: A\r\n", 1, "events:\r\n- title: A\r\n\r\n- title: Z\r\n"),
    ("events:\r\n- title: A\r\n", 0, "events:\r\n- title: Z\r\n\r\n- title: A\r\n"),
    ("events:\n- title: A\nactors: {}\n", 1, "events:\n- title: A\n\n- title: Z\nactors: {}\n"),
    # As many blank lines as between most; a comment between is none.
    ("- title: A\n- title: B\n", 2, "- title: A\n- title: B\n- title: Z\n"),
    (
        "- title: A\n\n\n- title: B\n\n\n- title: C\n- title: D\n",
        3,
        "- title: A\n\n\n- title: B\n\n\n- title: C\n\n\n- title: Z\n- title: D\n",
    ),
    (
        "- title: A\n\n   # so\n\n# b\n- title: B\n",
        2,
        "- title: A\n\n   # so\n\n# b\n- title: B\n\n\n- title: Z\n",
    ),
    ("- {title: A}\n", 0, "- {title: Z}\n- {title: A}\n"),
    # As the one before it is written.
    ("-   title: A\n", 1, "-   title: A\n\n-   title: Z\n"),
    ("events:\n  -   title: A\n", 1, "events:\n  -   title: A\n\n  -   title: Z\n"),
    ("-\n  title: A\n", 1, "-\n  title: A\n\n-\n  title: Z\n"),
    ("events:\n  -\n    title: A\n", 1, "events:\n  -\n    title: A\n\n  -\n    title: Z\n"),
    (
        "- {title: A}\n- title: B\n",
        1,
        "- {title: A}\n- {title: Z}\n- title: B\n",
    ),
    ("- {title: A}\n- title: B\n", 2, "- {title: A}\n- title: B\n- title: Z\n"),
    # In brackets.
    ("events: [{title: A}, {title: B}]\n", 0, "events: [{title: Z}, {title: A}, {title: B}]\n"),
    ("events: [{title: A}, {title: B}]\n", 1, "events: [{title: A}, {title: Z}, {title: B}]\n"),
    ("[{title: A}, {title: B},]\n", 2, "[{title: A}, {title: B}, {title: Z},]\n"),
]


@pytest.mark.parametrize(("text", "place", "expected"), COMING)
def test_an_event_comes(text: str, place: int, expected: str) -> None:
    assert with_new(text, place) == expected


KEYS: list[tuple[str, dict[str, Any], str]] = [
    # In the order of the event before, else of the file format, else as they are given.
    (
        "- date: 1871\n  title: A\n",
        {"title": "Z", "date": "1872"},
        "- date: 1872\n  title: Z\n",
    ),
    (
        "- date: 1871\n  title: A\n  note: n\n",
        {"tags": ["x"], "note": "m", "title": "Z", "id": "z"},
        "- id: z\n  title: Z\n  tags: [x]\n  note: m\n",
    ),
    (
        "- title: A\n  own: o\n",
        {"zeal": "z", "apt": "a", "own": "p", "note": "m", "title": "Z"},
        "- title: Z\n  note: m\n  own: p\n  zeal: z\n  apt: a\n",
    ),
    ("- {title: A, id: a}\n", {"id": "z", "title": "Z"}, "- {title: Z, id: z}\n"),
]


@pytest.mark.parametrize(("text", "event", "new"), KEYS)
def test_its_keys_stand_as_those_beside_it(text: str, event: dict[str, Any], new: str) -> None:
    gap = "" if "{" in text else "\n"
    assert with_new(text, 1, event) == f"{text}{gap}{new}"


FIRST: list[tuple[str, str]] = [
    ("", "events:\n  - title: Z\n    own: o\n"),
    ("# mine", "# mine\nevents:\n  - title: Z\n    own: o\n"),
    ("# mine\r\n", "# mine\r\nevents:\r\n  - title: Z\r\n    own: o\r\n"),
    ("title: T", "title: T\n\nevents:\n  - title: Z\n    own: o"),
    ("title: T\nactors: {}\n\n", "title: T\nactors: {}\n\nevents:\n  - title: Z\n    own: o\n\n"),
    ("events: []\nactors: {}\n", "events:\n  - title: Z\n    own: o\nactors: {}\n"),
    ("events: []", "events:\n  - title: Z\n    own: o"),
    ("events: # none\nactors: {}\n", "events: # none\n  - title: Z\n    own: o\nactors: {}\n"),
    ("[]", "- title: Z\n  own: o"),
]


@pytest.mark.parametrize(("text", "expected"), FIRST)
def test_the_first_event_comes(text: str, expected: str) -> None:
    assert with_new(text, 0, {"own": "o", "title": "Z"}) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{title: T}\n", "the file is a mapping in braces"),
        ("events: [  # none\n  ]\n", "a comment would be lost: # none"),
    ],
)
def test_no_first_event_comes_where_it_has_no_place(text: str, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        with_new(text, 0)
    assert caught.value.message == why


# --- events that go

ABC = "- title: A\n\n# b\n- title: B\n  # of b\n\n- title: C\n"
GOING: list[tuple[str, list[int], str]] = [
    # With its comments and one blank line, that behind it if there is one.
    (ABC, [0], "# b\n- title: B\n  # of b\n\n- title: C\n"),
    (ABC, [1], "- title: A\n\n- title: C\n"),
    (ABC, [2], "- title: A\n\n# b\n- title: B\n  # of b\n"),
    (ABC, [0, 1], "- title: C\n"),
    (ABC, [2, 1, 1], "- title: A\n"),
    (ABC, [0, 2], "# b\n- title: B\n  # of b\n"),
    ("- title: A\n\n- title: B\n- title: C\n", [1], "- title: A\n\n- title: C\n"),
    ("- title: A\n- title: B\n", [1], "- title: A\n"),
    ("- title: A\n\n\n- title: B\n", [0], "\n- title: B\n"),
    ("- title: A\n- title: B", [1], "- title: A"),
    ("- title: A\n\n- title: B", [1], "- title: A"),
    ("- title: A\r\n\r\n- title: B", [1], "- title: A"),
    ("- title: A\r\n\r\n- title: B\r\n", [0], "- title: B\r\n"),
    ("- title: A\n- title: B\n\n# end\n", [1], "- title: A\n# end\n"),
    ("- title: A\n\n- title: B\n# end\n", [1], "- title: A\n\n# end\n"),
    ("- title: A\n\n- title: B\n\n", [1], "- title: A\n\n"),
    ("events:\n- title: A\n- title: B\nactors: {}\n", [1], "events:\n- title: A\nactors: {}\n"),
    # What is no event's own stays between two that go.
    ("- title: A\n\n# of all\n\n- title: B\n- title: C\n", [0, 1], "# of all\n\n- title: C\n"),
    # In brackets.
    ("events: [{title: A}, {title: B}, {title: C}]\n", [0], "events: [{title: B}, {title: C}]\n"),
    ("events: [{title: A}, {title: B}, {title: C}]\n", [1], "events: [{title: A}, {title: C}]\n"),
    ("events: [{title: A}, {title: B}, {title: C},]\n", [1, 2], "events: [{title: A},]\n"),
    ("events: [{title: A}, {title: B}, {title: C}]\n", [0, 2], "events: [{title: B}]\n"),
    (
        "events: [{title: A},  # a\n  {title: B}, {title: C}]\n",
        [2],
        "events: [{title: A},  # a\n  {title: B}]\n",
    ),
    # All of them.
    ("events:\n  - title: A\n\n  - title: B\n", [0, 1], "events: []\n"),
    ("title: T\nevents:  # all\n# a\n- title: A", [0], "title: T\nevents: []  # all"),
    ("events:\r\n  # so\r\n\r\n  - title: A\r\n", [0], "events: []\r\n  # so\r\n\r\n"),
    ("events:\n- title: A\nactors: {}\n", [0], "events: []\nactors: {}\n"),
    ("- title: A\n- title: B\n", [0, 1], "[]\n"),
    ("events: [{title: A}, {title: B}]  # all\n", [0, 1], "events: []  # all\n"),
]


@pytest.mark.parametrize(("text", "numbers", "expected"), GOING)
def test_events_go(text: str, numbers: list[int], expected: str) -> None:
    assert without(text, numbers) == expected


@pytest.mark.parametrize(
    ("text", "numbers", "why"),
    [
        ("events: [{title: A},  # a\n  {title: B}]\n", [0], "a comment would be lost: # a"),
        ("events: [{title: A},  # a\n  {title: B}]\n", [1], "a comment would be lost: # a"),
        ("events: [{title: A}  # a\n  ]\n", [0], "a comment would be lost: # a"),
        ("- title: A\n\n# so\n\n- title: B\n", [0, 1], "a comment would be lost: # so"),
    ],
)
def test_events_do_not_go_where_more_would(text: str, numbers: list[int], why: str) -> None:
    with pytest.raises(Refusal) as caught:
        without(text, numbers)
    assert caught.value.message == why
