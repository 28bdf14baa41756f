"""Colours: only what reads on any background, and links only to the web."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from rich.color import Color

from libyatl.views import Line, Piece, Style
from libyatl.views.terminal.colour import STYLES, painted

LINES: list[Line] = [[Piece("a title", "banner"), Piece(" words")], [], [Piece("gone", "warn")]]


def test_every_style_has_its_colours() -> None:
    assert set(STYLES) == set(get_args(Style))


def contrast(colour: Color, ground: int) -> float:
    """Return the contrast of a colour with black (0) or white (255), as WCAG 2.2 counts it."""
    one, other = sorted((luminance(*colour.get_truecolor()), luminance(*[ground] * 3)))
    return (other + 0.05) / (one + 0.05)


def luminance(*channels: int) -> float:
    shares = (value / 255 for value in channels)
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_no_colour_vanishes_on_a_background() -> None:
    for style in STYLES.values():
        assert style.bgcolor is None
        if style.color is None or style.color.name in ("cyan", "magenta", "red", "blue"):
            continue  # the theme's own
        assert contrast(style.color, 0) >= 4.5
        assert contrast(style.color, 255) >= 3


def test_a_painted_line_is_its_text_between_codes() -> None:
    assert list(painted(LINES)) == [
        "\x1b[1ma title\x1b[0m words\n",
        "\n",
        "\x1b[1;35mgone\x1b[0m\n",
    ]


def test_a_piece_has_one_code_before_it_and_one_behind() -> None:
    for text in painted([[Piece("x", name)] for name in STYLES]):
        assert re.fullmatch(r"(\x1b\[[0-9;]+m)?x(\x1b\[0m)?\n", text)


def test_titles_and_dates_have_the_terminal_s_own_colour() -> None:
    assert list(painted([[Piece("t", "title")], [Piece("d", "date")]])) == ["t\n", "d\n"]


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
