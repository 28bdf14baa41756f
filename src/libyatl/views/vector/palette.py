"""The colours of the two themes, each by what it is for."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.views.scene.item import Tone


class Palette(NamedTuple):
    """The colours of a theme, as `#rrggbb`, or as a page names them.

    Text in `ink`, `mute` and the four tones has a contrast of 4.5 and more on `paper`; an outline
    in a tone, drawn at `OUTLINE`, one of 3 and more. The tones are told apart with every kind of
    colour blindness. `rule` and `hair` are for lines that say nothing.
    """

    paper: str
    ink: str
    mute: str
    rule: str
    hair: str
    occurred: str
    said: str
    disputed: str
    planned: str

    def of(self, tone: Tone) -> str:
        """Return the colour of a tone."""
        tones = {
            "occurred": self.occurred,
            "said": self.said,
            "disputed": self.disputed,
            "planned": self.planned,
        }
        return tones[tone]

    def tint(self, tone: Tone, strength: float) -> str:
        """Return the colour that a tone has on paper where it is drawn so strongly."""
        pairs = zip(_channels(self.paper), _channels(self.of(tone)), strict=True)
        mixed = (round(ground + (ink - ground) * strength) for ground, ink in pairs)
        return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


LIGHT = Palette(
    paper="#fffdf8",
    ink="#1b1a17",
    mute="#5f5b53",
    rule="#cfc9bb",
    hair="#ebe6da",
    occurred="#12406f",
    said="#8a6207",
    disputed="#7a1420",
    planned="#6a6e73",
)
DARK = Palette(
    paper="#15171b",
    ink="#ece8df",
    mute="#a8a39a",
    rule="#454a52",
    hair="#272b31",
    occurred="#6aa9e8",
    said="#f5b335",
    disputed="#ee6a64",
    planned="#b4babe",
)
THEMES = {"light": LIGHT, "dark": DARK}


class _Named(Palette):
    """Colours by name: what each is, the style of a page says, for each of its themes."""

    def tint(self, tone: Tone, strength: float) -> str:
        return f"color-mix(in srgb, {self.of(tone)} {strength:.0%}, {self.paper})"


NAMED = _Named(*(f"var(--{name})" for name in Palette._fields))
"""The colours of a picture that is part of a page."""

OUTLINE = 0.75
"""How strongly outlines are drawn."""
WINDOW = 0.11
"""How strongly is filled in which nobody knows when it was."""
POSSIBLE, CERTAIN = 0.22, 0.95
"""How strongly a span is filled, where it was possibly under way, and where certainly."""
POSSIBLE_BELOW, CERTAIN_BELOW = 0.11, 0.27
"""The same, where words stand on it."""
FADE = 0.26
"""How strongly a fade begins at its edge."""
COLUMN, COLUMN_POSSIBLE = 0.85, 0.3
"""How strongly the columns of a crowd are filled, for what was certainly then, and possibly."""
GROUND = 0.05
"""How strongly the ground of a crowd is filled."""
FOLD = 0.55
"""How strongly a fold is tinted, with `hair`."""

STRENGTHS = {
    "outline": OUTLINE,
    "window": WINDOW,
    "possible": POSSIBLE,
    "certain": CERTAIN,
    "possibleBelow": POSSIBLE_BELOW,
    "certainBelow": CERTAIN_BELOW,
    "fade": FADE,
    "column": COLUMN,
    "columnPossible": COLUMN_POSSIBLE,
    "ground": GROUND,
    "fold": FOLD,
}
"""All of these, as the script of a page knows them."""
