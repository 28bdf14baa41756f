"""Content lines: unfolded, their parameters, and what cannot be read of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.formats.ics.content_lines import (
    BrokenLine,
    Property,
    content_line,
    folded_between_characters,
    logical_lines,
    texts_apart,
    unescaped,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A:b", ("A", {}, "b")),
        ("a:", ("A", {}, "")),
        ("A;B=c:d:e;f", ("A", {"B": ["c"]}, "d:e;f")),
        ('A;b="c;d:e,f",g;H=:i', ("A", {"B": ["c;d:e,f", "g"], "H": [""]}, "i")),
        ("A;B=x^ny^'z^^w^q:", ("A", {"B": ['x\ny"z^w^q']}, "")),
        ("A;B=c;B=d:e", ("A", {"B": ["c", "d"]}, "e")),
        ("no line", "a name and a colon are missing"),
        (":b", "a name and a colon are missing"),
        (" A:b", "a name and a colon are missing"),
        ("A;B:c", "behind the semicolon stands no parameter, as in TZID=UTC"),
        ("A;B=c", "the parameter B does not end"),
        ('A;B="c:d', "the parameter B does not end"),
        ('A;B="c"d:e', "the parameter B does not end"),
    ],
)
def test_a_line_is_a_name_parameters_and_a_value(
    text: str, expected: tuple[str, dict[str, list[str]], str] | str
) -> None:
    (line,) = logical_lines(text)
    said = content_line(line)
    if isinstance(said, BrokenLine):
        assert (said.why, said.text) == (expected, text)
    else:
        assert isinstance(said, Property)
        assert said[:3] == expected
        assert said.name.casefold() + said.written.casefold() == text.casefold()


def test_lines_are_unfolded_whatever_ends_them() -> None:
    text = "A:b\r\n c\n\td\r  e\n\nF:g\n\n h\r\n"
    lines = [(line.text, line.line, line.first) for line in logical_lines(text)]
    assert lines == [("A:bcd e", 0, 3), ("F:g", 5, 3), ("h", 6, 0)]


@given(st.text(max_size=30).filter(str.isprintable), st.data())
def test_a_fold_may_stand_within_a_character(text: str, data: st.DataObject) -> None:
    written = b"A:" + text.encode()
    place = data.draw(st.integers(2, len(written)))
    folded = written[:place] + b"\r\n " + written[place:]
    (line,) = logical_lines(folded_between_characters(folded).decode())
    assert line.text == f"A:{text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\\,b\\;c\\\\n\\nd\\Ne", "a,b;c\\n\nd\ne"),
        ("a\\x\\", "a\\x\\"),
        ("a, b; c", "a, b; c"),
    ],
)
def test_the_escapes_of_a_text_are_undone(text: str, expected: str) -> None:
    assert unescaped(text) == expected


def test_a_list_of_texts_is_parted_at_commas_without_a_backslash() -> None:
    assert texts_apart("a,b\\,c\\\\,d,") == ["a", "b,c\\", "d", ""]
