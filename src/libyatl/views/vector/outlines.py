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
    """Yield the lines of an outline: one if both ends meet and are alike, else one an end."""
    left, right = outline.left, outline.right
    if left and right and _are_alike(left, right):
        path = _whole_path(outline, left.x, right.x)
        ends = () if left.is_stated else (left, right)
        yield from _outline_lines(outline, path, ends)
        return
    for end, way in ((left, 1), (right, -1)):
        if end is not None:
            path = _half_path(outline, end, way)
            yield from _outline_lines(outline, path, () if end.is_stated else (end,))


def _are_alike(left: End, right: End) -> bool:
    """Return whether two ends meet, and one line goes round both."""
    if left.is_cut or right.is_cut:
        return False
    return left.inner == right.inner and left.is_stated == right.is_stated


def edge(x: float, y: float, high: float, colour: str, paper: str, *, is_stated: bool) -> str:
    """Return an edge that stands alone; a dashed one lies on paper, so that no line fills it."""
    path = f"M{number(x)} {number(y)}v{number(high)}"
    if is_stated:
        return line(path, colour, wide=2)
    return line(path, paper, wide=4) + line(path, colour, wide=2, stroke_dasharray=DASHES)


def _outline_lines(outline: Outline, path: str, dashed: tuple[End, ...]) -> Iterator[str]:
    ground = "".join(
        f"M{number(end.x)} {number(outline.y)}v{number(outline.high)}"
        for end in dashed
        if not end.is_cut
    )
    if ground:
        yield line(ground, outline.paper, wide=3)
    dashes = DASHES if dashed else None
    yield line(path, outline.colour, stroke_opacity=f"{OUTLINE:g}", stroke_dasharray=dashes)


def _whole_path(outline: Outline, x0: float, x1: float) -> str:
    radius = min(outline.radius, (x1 - x0) / 2, outline.high / 2)
    r, wide, high = number(radius), number(x1 - x0 - 2 * radius), number(outline.high - 2 * radius)
    bend = f"a{r} {r} 0 0 1 "
    return (
        f"M{number(x0 + radius)} {number(outline.y)}h{wide}{bend}{r} {r}v{high}{bend}-{r} {r}"
        f"h-{wide}{bend}-{r} -{r}v-{high}{bend}{r} -{r}z"
    )


def _half_path(outline: Outline, end: End, way: int) -> str:
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
