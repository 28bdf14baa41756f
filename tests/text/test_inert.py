"""What reaches a terminal is harmless."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.text.inert import each_inert, inert, is_blank, one_line, shorten

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\x1b]52;c;x\x07", "\\x1b]52;c;x\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2028b", "a\\u2028b"),
        ("\r", "\\r"),
        ("\U000e0041", "\\U000e0041"),
        ("خليفة حفتر", "خليفة حفتر"),
        ("👩‍👩‍👧 naïve no\u00a0break", "👩‍👩‍👧 naïve no\u00a0break"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ],
)
def test_unsafe_characters_become_visible_escapes(text: str, shown: str) -> None:
    assert inert(text) == shown
    assert each_inert(["plain", text]) == ["plain", shown]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\n",
        "\xa0",
        "\u2003",
        "\u3000",
        "\u200b",
        "\u200b \u200d",
        "\u202e",
        "\ufeff",
        "\xad",
        "\u2060",
        "\u2800",
        "\u3164",
        "\ufe0f",
        "\U000e0100",
        "\U000e0041",
        "\u061c",
    ],
)
def test_what_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(text + "x")
    assert not is_blank("上" + text)


@pytest.mark.parametrize("text", ["!", "~", "0", "é", "上", "·", "🙂", "\x1b", "\ufffd", "\u0301"])
def test_what_shows_something_is_not_blank(text: str) -> None:
    assert not is_blank(text)


def test_on_one_line_tabs_and_line_ends_are_escapes_too() -> None:
    assert one_line("two\nlines\tand a tab") == "two\\nlines\\tand a tab"


@given(st.text(alphabet=st.characters()))
def test_nothing_unsafe_passes(text: str) -> None:
    assert not UNSAFE.search(inert(text))
    assert not UNSAFE.search(one_line(text))
    assert "\n" not in one_line(text)


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co")))
)
def test_ordinary_text_passes_as_it_is(text: str) -> None:
    assert one_line(text) == text, [unicodedata.name(char, "?") for char in text]


def test_a_long_text_is_cut_before_it_is_escaped() -> None:
    assert shorten("x" * 100, 10) == "xxxxxxxxx…"
    assert shorten("\x1b" * 3, 10) == "\\x1b" * 3
