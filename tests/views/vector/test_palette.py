"""The colours of both themes can be read, and told apart by everybody."""

from __future__ import annotations

from itertools import combinations

import pytest

from libyatl.views.scene.item import TONE_OF, Tone
from libyatl.views.vector import palette
from libyatl.views.vector.palette import THEMES, Palette

TONES: list[Tone] = sorted({*TONE_OF.values()})
Triple = tuple[float, float, float]
# Machado, Oliveira and Fernandes 2009, at full severity.
SEEN: dict[str, tuple[Triple, Triple, Triple]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST = 24
"""Colours so far apart (CIE 1976) are told apart at a glance."""


def linear(colour: str) -> Triple:
    """Return the linear light of `#rrggbb`."""
    red, green, blue = (byte / 255 for byte in bytes.fromhex(colour[1:]))

    def light(channel: float) -> float:
        low = channel <= 0.04045
        return channel / 12.92 if low else float(((channel + 0.055) / 1.055) ** 2.4)

    return light(red), light(green), light(blue)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it."""
    dark, bright = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in map(linear, (one, other))
    )
    return (bright + 0.05) / (dark + 0.05)


def lab(light: Triple) -> Triple:
    """Return the place of a light in CIELAB, under daylight."""
    red, green, blue = light
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089

    def root(value: float) -> float:
        return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116

    return 116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z))


def seen(colour: str, eye: str) -> Triple:
    """Return where an eye that lacks a kind of cones sees a colour."""
    light = linear(colour)
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.0) for row in SEEN[eye]
    )
    return lab((red, green, blue))


@pytest.fixture(params=sorted(THEMES))
def colours(request: pytest.FixtureRequest) -> Palette:
    return THEMES[request.param]


def test_words_are_read_on_paper(colours: Palette) -> None:
    words = [colours.ink, colours.mute, *map(colours.of, TONES)]
    assert min(contrast(colour, colours.paper) for colour in words) >= 4.5


@pytest.mark.parametrize("tone", TONES)
def test_outlines_are_seen_on_paper(colours: Palette, tone: Tone) -> None:
    assert contrast(colours.tint(tone, palette.OUTLINE), colours.paper) >= 3


@pytest.mark.parametrize("tone", TONES)
def test_titles_are_read_on_all_that_they_stand_on(colours: Palette, tone: Tone) -> None:
    for strength in (palette.WINDOW, palette.POSSIBLE, palette.FADE, palette.CERTAIN_BELOW):
        assert contrast(colours.ink, colours.tint(tone, strength)) >= 7


@pytest.mark.parametrize("eye", SEEN)
def test_tones_are_told_apart_by_every_eye(colours: Palette, eye: str) -> None:
    places = [seen(colours.of(tone), eye) for tone in TONES]
    distances = [
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for one, other in combinations(places, 2)
    ]
    assert min(distances) >= LEAST


def test_a_tint_lies_between_paper_and_tone() -> None:
    light = palette.LIGHT
    assert light.tint("said", 0) == light.paper
    assert light.tint("said", 1) == light.said
