"""Colours: only what reads on any background, and links only to the web."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from libyatl.views import Line, Piece, Style
from libyatl.views.terminal.colour import STYLES, painted

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


def test_the_terminal_s_own_colours_are_used() -> None:
    for text in painted([[Piece("x", name)] for name in STYLES]):
        assert re.fullmatch(r"(\x1b\[[0-9;]+m)?x(\x1b\[0m)?\n", text)
        assert "38;" not in text


def test_a_link_to_the_web_is_an_osc_8_link() -> None:
    line = [Piece("The Wire", "dim", "https://wire.example/1")]
    assert list(painted([line])) == [
        "\x1b]8;;https://wire.example/1\x1b\\\x1b[2mThe Wire\x1b[0m\x1b]8;;\x1b\\\n"
    ]


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:alert(1)", "https://x/ y", "https://x/\x1b\\", "https://é/"],
)
def test_any_other_link_is_text(link: str) -> None:
    assert list(painted([[Piece("x", "", link)]])) == ["x\n"]
