"""Colours: only what reads on any background, and links only to the web."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from rich.segment import Segment

from libyatl.views import Line, Piece, Style
from libyatl.views.painted import STYLES, painted, segments

LINES: list[Line] = [[Piece("a title", "title"), Piece(" words")], [], [Piece("gone", "warn")]]


def test_every_style_has_its_colours() -> None:
    assert set(STYLES) == set(get_args(Style))


def test_no_colour_vanishes_on_a_background() -> None:
    for style in STYLES.values():
        assert style.bgcolor is None
        assert style.color is None or style.color.name in ("cyan", "magenta", "red", "blue")


def test_a_painted_line_is_its_text_between_codes() -> None:
    assert list(painted(LINES)) == [
        "\x1b[1ma title\x1b[0m words\n",
        "\n",
        "\x1b[1;35mgone\x1b[0m\n",
    ]


def test_without_colours_there_are_no_codes() -> None:
    assert list(painted(LINES, None)) == ["a title words\n", "\n", "gone\n"]


def test_segments_say_the_same_as_painted_text() -> None:
    text = "".join(segment.text for segment in segments(LINES))
    assert text == "".join(painted(LINES, None))
    assert Segment.line() in list(segments(LINES))


@pytest.mark.parametrize("system", ["standard", "256", "truecolor"])
def test_the_terminal_s_own_colours_are_used_in_every_system(system: str) -> None:
    for text in painted([[Piece("x", name)] for name in STYLES], system):
        assert re.fullmatch(r"(\x1b\[[0-9;]+m)?x(\x1b\[0m)?\n", text)
        assert "38;" not in text


def test_a_link_to_the_web_is_an_osc_8_link() -> None:
    line = [Piece("The Wire", "dim", "https://wire.example/1")]
    assert list(painted([line])) == [
        "\x1b]8;;https://wire.example/1\x1b\\\x1b[2mThe Wire\x1b[0m\x1b]8;;\x1b\\\n"
    ]
    assert next(iter(segments([line]))).style.link == "https://wire.example/1"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:alert(1)", "https://x/ y", "https://x/\x1b\\", "https://é/"],
)
def test_any_other_link_is_text(link: str) -> None:
    assert list(painted([[Piece("x", "", link)]])) == ["x\n"]
    assert next(iter(segments([[Piece("x", "", link)]]))).style.link is None  # type: ignore[union-attr]
