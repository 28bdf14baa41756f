"""The legend of a picture in a terminal: what its signs mean, of those that occur."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum, auto

from libyatl.text.measure import cells
from libyatl.views.page import Glyphs, Line, Piece
from libyatl.views.words.labels import POSSIBLY

_GAP = "   "


class Sign(Enum):
    """A sign of a picture."""

    DAY = auto()
    WINDOW = auto()
    RING = auto()
    DERIVED = auto()
    DERIVED_RING = auto()
    SURELY = auto()
    SURELY_DERIVED = auto()
    POSSIBLY = auto()
    POSSIBLY_DERIVED = auto()
    SINCE = auto()
    UNTIL = auto()
    BY = auto()
    OVER = auto()
    FROM = auto()
    ABOUT = auto()
    UNCERTAIN = auto()
    ACCOUNT = auto()
    DIFFERS = auto()
    MAYBE = auto()
    SET = auto()
    COUNT = auto()
    POSSIBLE_COUNT = auto()
    FOLD = auto()


def legend(seen: Collection[Sign], glyphs: Glyphs, width: int) -> Iterator[Line]:
    """Yield what the signs mean, as many on a row as it holds."""
    row = ""
    for words, samples in _meanings(glyphs).items():
        shown = [sample for sign, sample in samples.items() if sign in seen]
        if not shown:
            continue
        part = " ".join([*shown, words])
        if row and cells(row + _GAP + part) > width:
            yield [Piece(row, "dim")]
            row = part
        else:
            row = f"{row}{_GAP}{part}" if row else part
    if row:
        yield [Piece(row, "dim")]


def _meanings(glyphs: Glyphs) -> dict[str, dict[Sign, str]]:
    """Return in order what is explained, and by how it is drawn: each sign with a sample."""
    g = glyphs
    solid, dashes = g.rule * 2, g.dashes * 2
    return {
        "then, exactly": {Sign.DAY: g.known},
        "some time in here, as stated": {
            Sign.WINDOW: g.begins + solid + g.ends,
            Sign.RING: g.unknown,
        },
        "placed by reasoning": {
            Sign.DERIVED: g.begins + dashes + g.ends,
            Sign.DERIVED_RING: g.derived,
        },
        "certainly under way": {Sign.SURELY: g.surely * 2},
        "certainly, by reasoning": {Sign.SURELY_DERIVED: g.surely_derived * 2},
        "possibly": {Sign.POSSIBLY: solid, Sign.POSSIBLY_DERIVED: dashes},
        "since then": {Sign.SINCE: solid + g.onward},
        "until then": {Sign.UNTIL: g.back + solid},
        "begun by": {Sign.BY: dashes + g.dotted},
        "over by": {Sign.OVER: dashes + g.ends},
        "not before": {Sign.FROM: g.begins + dashes},
        "approximate": {Sign.ABOUT: g.about},
        "uncertain": {Sign.UNCERTAIN: "?"},
        "by another account": {Sign.ACCOUNT: g.last + g.rule},
        "a source says otherwise": {Sign.DIFFERS: g.differs},
        "may not match what was asked": {Sign.MAYBE: f"[{POSSIBLY}]"},
        "on each of these": {Sign.SET: g.between * 2},
        "so many certainly": {Sign.COUNT: g.levels[1::3]},
        "so many possibly": {Sign.POSSIBLE_COUNT: g.shades},
        "left out of the axis": {Sign.FOLD: g.skipped * 2},
    }
