"""Fades: gradients that are defined once a picture, and named where they are used."""

from __future__ import annotations

from typing import Literal

from libyatl.views.scene.item import Tone
from libyatl.views.vector.elements import element
from libyatl.views.vector.palette import FADE, Palette

Way = Literal["left", "right"]


class Gradients:
    """The fades that a picture uses; each is there once, in the order of their first use."""

    def __init__(self, colours: Palette, prefix: str) -> None:
        """`prefix` begins their ids, so that two pictures may stand in one page."""
        self.colours = colours
        self._prefix = prefix
        self._used: dict[tuple[Tone, Way], str] = {}

    def fade(self, tone: Tone, way: Way) -> str:
        """Return what fills with a tone that fades towards the left, or the right."""
        name = self._used.setdefault((tone, way), f"{self._prefix}{tone[0]}{way[0]}")
        return f"url(#{name})"

    def definitions(self) -> str:
        """Return the elements that define those that were used."""
        return "".join(
            element("linearGradient", {"id": name}, self._stops(tone, way))
            for (tone, way), name in self._used.items()
        )

    def _stops(self, tone: Tone, way: Way) -> str:
        strengths = (0, FADE) if way == "left" else (FADE, 0)
        colour = self.colours.of(tone)
        return "".join(
            element("stop", {"offset": at, "stop_color": colour, "stop_opacity": f"{strength:g}"})
            for at, strength in enumerate(strengths)
        )
