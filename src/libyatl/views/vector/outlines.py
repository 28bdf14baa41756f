"""Outlines whose two ends may differ: a solid line is stated, a dashed one was worked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.views.vector.elements import line, number
from libyatl.views.vector.palette import OUTLINE

DASHES = "3 2.5"
"""The line of what was worked out."""


class End(NamedTuple):
    """One end of an outline: its edge at `x`, drawn as far inwards as `inner`.

    One that is cut goes on beyond `x`, out of view: it has its two lines there, and no edge.
    """

    x: float
    inner: float
    is_stated: bool
    is_cut: bool = False


class Outline(NamedTuple):
    """An outline from `y` down, `high`, with round corners; an end that is open is None.

    What is dashed lies on `paper`, so that no line behind it fills the gaps.
    """

    left: End | None
    right: End | None
    y: float
    high: float
    radius: float
    colour: str
    paper: str


def outlined(outline: Outline) -> Iterator[str]:
    """Yield the lines of an outline: a solid one round what is stated, and a dashed one."""
    ends = [(end, way) for end, way in ((outline.left, 1), (outline.right, -1)) if end]
    for is_stated in (True, False):
        alike = [(end, way) for end, way in ends if end.is_stated == is_stated]
        if not alike:
            continue
        if not is_stated and (path := "".join(_ground(outline, end) for end, _ in alike)):
            yield line(path, outline.paper, wide=3)
        path = "".join(_half(outline, end, way) for end, way in alike)
        dashes = None if is_stated else DASHES
        yield line(path, outline.colour, stroke_opacity=f"{OUTLINE:g}", stroke_dasharray=dashes)


def edge(x: float, y: float, high: float, colour: str, paper: str, *, is_stated: bool) -> str:
    """Return an edge that stands alone; a dashed one lies on paper, so that no line fills it."""
    path = f"M{number(x)} {number(y)}v{number(high)}"
    if is_stated:
        return line(path, colour, wide=2)
    return line(path, paper, wide=4) + line(path, colour, wide=2, stroke_dasharray=DASHES)


def _ground(outline: Outline, end: End) -> str:
    return "" if end.is_cut else f"M{number(end.x)} {number(outline.y)}v{number(outline.high)}"


def _half(outline: Outline, end: End, way: int) -> str:
    """Return one end, from within above, round its edge, to within below."""
    if end.is_cut:
        ys = outline.y, outline.y + outline.high
        return "".join(f"M{number(end.inner)} {number(y)}H{number(end.x)}" for y in ys)
    radius = min(outline.radius, abs(end.inner - end.x), outline.high / 2)
    r, out, back = number(radius), number(-way * radius), number(way * radius)
    bend = f"a{r} {r} 0 0 {0 if way > 0 else 1} "
    return (
        f"M{number(end.inner)} {number(outline.y)}H{number(end.x + way * radius)}"
        f"{bend}{out} {r}v{number(outline.high - 2 * radius)}{bend}{back} {r}H{number(end.inner)}"
    )
