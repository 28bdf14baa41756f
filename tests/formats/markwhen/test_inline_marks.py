"""Marks within the words of an event of Markwhen."""

from __future__ import annotations

import pytest

from libyatl.formats.markwhen.inline_marks import (
    Link,
    checked,
    id_in,
    is_links_alone,
    no_marks,
    plain_title,
    unlisted,
)


@pytest.mark.parametrize(
    ("text", "tags", "actors", "places", "links"),
    [
        ("A day #war @bob", ["war"], ["bob"], [], []),
        ("#war #war, #1 # a#b x@y.example", ["war"], [], [], []),
        ("@smith-jones.jr. came", [], ["smith-jones.jr"], [], []),
        ("in [Dresden](location) and [Bonn](map)", [], [], ["Dresden", "Bonn"], []),
        (
            "[a b](https://h.example/x_(y)) ![p](https://h.example/p.png) [c](d.example)",
            [],
            [],
            [],
            [Link("a b", "https://h.example/x_(y)")],
        ),
        ("[](location) [x](javascript:alert(1))", [], [], [], []),
    ],
)
def test_marks_are_taken(
    text: str, tags: list[str], actors: list[str], places: list[str], links: list[Link]
) -> None:
    marks = no_marks()
    marks.take(text)
    assert [[*each] for each in marks] == [tags, actors, places, links]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("  A   day #war @bob !x", "A day bob"),
        ("Anna meets @bob #war #1", "Anna meets bob war #1"),
        ("Anna meets @bob #war", "Anna meets bob"),
        ("Met #Anna at noon", "Met Anna at noon"),
        ("The @mayor of #Bonn then #war", "The mayor of Bonn then"),
        ("Meeting in [Dresden](location)", "Meeting in Dresden"),
        ("[A report](https://h.example/r) came", "A report came"),
        ("Number #1", "Number #1"),
        ("Mail a@b.example", "Mail a@b.example"),
        ("Yes! and !x not !y", "Yes! and not !y"),
        ("#war", ""),
    ],
)
def test_a_title_keeps_its_words(text: str, title: str) -> None:
    assert plain_title(text, "x") == title


@pytest.mark.parametrize(
    ("line", "is_alone"),
    [
        ("[a](https://h.example)", True),
        ("- [a](https://h.example), [Bonn](location)", True),
        ("[a](https://h.example) says", False),
        ("[a](d.example)", False),
        ("words", False),
    ],
)
def test_a_line_of_links_alone_says_nothing_more(line: str, *, is_alone: bool) -> None:
    assert is_links_alone(line) is is_alone


def test_boxes_lists_and_ids_are_told() -> None:
    assert [checked(each) for each in ("[x] a", "[ ] a", "[] a", "[X]", "[y] a")] == [
        ("true", "a"),
        ("false", "a"),
        ("false", "a"),
        ("true", ""),
        ("", "[y] a"),
    ]
    assert [unlisted(each) for each in ("  - a", "* a", "a - b", "-a")] == ["a", "a", "a - b", "-a"]
    assert [id_in(each) for each in ("a !b", "!b", "a!b", "a!")] == ["b", "b", "", ""]
