"""A shape at its place, drawn as its date is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from libyatl.views.scene.item import Item
from libyatl.views.scene.scene import Mark
from libyatl.views.scene.shapes import ShapeKind
from libyatl.views.vector import palette
from libyatl.views.vector.elements import box, element, line, number
from libyatl.views.vector.gradients import Gradients, Way
from libyatl.views.vector.outlines import End, Outline, edge, outlined

BAR = 10.0
"""How high a bar is."""
_DISC, _DOT = 9.0, 0.42
"""How wide a disc is, and how much of it fills a ring whose time is known."""
_RING = 1.5
"""How wide the line of a ring is."""
_CORNER, _BAR_CORNER = 4.0, 2.0
_BASE_LINE = 3.0
"""How high the line below words is that stand on a bar."""
_AROUND = 2.5
"""How far from a core a dashed line goes round it."""


class Place(NamedTuple):
    """Where marks are drawn: between which edges of the plot, how high, and in which colours."""

    left: float
    right: float
    y: float
    high: float
    colours: palette.Palette
    gradients: Gradients
    has_words_on: bool = False

    @property
    def middle(self) -> float:
        """The middle of the marks."""
        return self.y + self.high / 2

    @property
    def disc(self) -> float:
        """How wide a disc is."""
        return min(_DISC, self.high)

    def ends(self, mark: Mark) -> tuple[float, float]:
        """Return where a mark begins and ends within the plot."""
        return max(mark.x0, self.left), min(mark.x1, self.right)

    def as_bar(self) -> Place:
        """Return the place of a bar, which is lower than a box."""
        if self.has_words_on:
            return self
        high = min(BAR, self.high)
        return self._replace(y=self.middle - high / 2, high=high)


def drawn(item: Item, mark: Mark, at: Place) -> Iterator[str]:
    """Yield the elements of one mark."""
    draw = _draw_disc if mark.is_disc else _DRAWN[mark.shape.kind]
    return draw(item, mark, at)


def discs_of(item: Item, mark: Mark, at: Place) -> tuple[tuple[str, float], ...]:
    """Return the full discs, each of a colour and so wide, that are a mark, upon each other.

    One is a time that a source states, two are a ring within which it was. All else has none.
    """
    if not (mark.is_disc and all(mark.shape.is_stated)):
        return ()
    colour, wide = at.colours.of(item.tone), at.disc
    if _is_known(item, mark):
        return ((colour, wide),)
    return (colour, wide - 1.2 + _RING), (at.colours.paper, wide - 1.2 - _RING)


def discs(places: Iterable[tuple[float, float]], wide: float, colour: str) -> str:
    """Return full discs at so many places as one path: each is a line without a length."""
    path = "".join(f"M{number(x)} {number(y)}h0" for x, y in places)
    return element(
        "path",
        {"d": path, "stroke": colour, "stroke_width": float(wide), "stroke_linecap": "round"},
    )


def _is_known(item: Item, mark: Mark) -> bool:
    """Return whether a disc is of a time that is known, and no plan."""
    return mark.shape.kind in ("moment", "span") and item.tone != "planned"


def _draw_disc(item: Item, mark: Mark, at: Place) -> Iterator[str]:
    """Draw a disc for a known time, a ring for one within which it was; dashed if worked out."""
    x, y = (mark.x0 + mark.x1) / 2, at.middle
    if found := discs_of(item, mark, at):
        yield from (discs([(x, y)], wide, colour) for colour, wide in found)
        return
    colour, place, radius = at.colours.of(item.tone), {"cx": x, "cy": y}, at.disc / 2
    ring = {"r": radius - 0.6, "fill": at.colours.paper, "stroke": colour, "stroke_width": _RING}
    yield element("circle", {**place, **ring, "stroke_dasharray": "2 1.6"})
    if _is_known(item, mark):
        yield element("circle", {**place, "r": radius * _DOT, "fill": colour})


def _draw_span(item: Item, mark: Mark, at: Place) -> Iterator[str]:
    """Draw a bar where it was certainly under way, as of a known day, and else a faint one."""
    shape, bar = mark.shape, at.as_bar()
    x0, x1 = at.ends(mark)
    core = (x0, x1) if shape.kind == "moment" else mark.core or (mark.x1, mark.x1)
    core0, core1 = (min(max(x, x0), x1) for x in core)
    faint = palette.POSSIBLE_BELOW if at.has_words_on else palette.POSSIBLE
    before: Way | None = "left" if shape.a is None and not shape.runs_on[0] else None
    behind: Way | None = "right" if shape.d is None and not shape.runs_on[1] else None
    yield _faint(item, bar, (x0, core0), faint, before)
    yield _faint(item, bar, (core1, x1), faint, behind)
    yield from _draw_core(item, (core0, core1), bar)
    yield from _draw_outline(item, mark, at, (core0, core1))
    yield from _draw_arrows(item, mark, at)


def _draw_window(item: Item, mark: Mark, at: Place) -> Iterator[str]:
    x0, x1 = at.ends(mark)
    fill = "none" if item.tone == "planned" else at.colours.of(item.tone)
    radius = number(at.high / 2 if item.is_approximate else _CORNER)
    yield box(x0, at.y, x1, at.high, fill, palette.WINDOW, rx=radius)
    yield from _draw_outline(item, mark, at, None)


def _draw_one_sided(item: Item, mark: Mark, at: Place) -> Iterator[str]:
    """Draw an edge by which it had begun, or before which it was not; what is unknown fades."""
    colour, shape = at.colours.of(item.tone), mark.shape
    x0, x1 = at.ends(mark)
    line_at = x0 if mark.edge is None else mark.edge
    x = min(max(line_at, at.left), at.right)
    is_end = shape.kind == "by"
    before, behind = shape.runs_on
    yield _faint(item, at, (x0, x), palette.POSSIBLE, None if before else "left")
    yield _faint(item, at, (x, x1), palette.POSSIBLE, None if behind else "right")
    is_stated = shape.is_stated[is_end]
    if item.is_approximate and x == line_at:
        yield from _draw_round_edge(x, at, colour, is_end=is_end, is_stated=is_stated)
    elif x == line_at:  # else what is known lies beyond the plot
        yield edge(x, at.y, at.high, colour, at.colours.paper, is_stated=is_stated)
    yield from _draw_arrows(item, mark, at)


def _draw_round_edge(
    x: float, at: Place, colour: str, *, is_end: bool, is_stated: bool
) -> Iterator[str]:
    """Draw an edge that is approximate: round, and no line at which anything begins or is over."""
    radius = at.high / 2
    side = End(x, x - radius if is_end else x + radius, is_stated)
    left, right = (None, side) if is_end else (side, None)
    yield from outlined(Outline(left, right, at.y, at.high, radius, colour, at.colours.paper))


_DRAWN: dict[ShapeKind, Callable[[Item, Mark, Place], Iterator[str]]] = {
    "moment": _draw_span,
    "span": _draw_span,
    "window": _draw_window,
    "by": _draw_one_sided,
    "from": _draw_one_sided,
}


def _faint(
    item: Item, at: Place, between: tuple[float, float], strength: float, fades: Way | None
) -> str:
    """Draw where it was possibly under way; what is not known to end fades that way."""
    near, far = between
    if far <= near:
        return ""
    if fades is None:
        return box(near, at.y, far, at.high, at.colours.of(item.tone), strength)
    return box(near, at.y, far, at.high, at.gradients.fade(item.tone, fades))


def _draw_core(item: Item, core: tuple[float, float], at: Place) -> Iterator[str]:
    """Draw where it was certainly under way: full, hollow if planned, as a line below words."""
    colour = at.colours.of(item.tone)
    radius = number(at.high / 2 if item.is_approximate else _BAR_CORNER)
    if item.tone == "planned":
        yield box(*_core_box(core, at), at.colours.paper, rx=radius, stroke=colour)
    elif at.has_words_on:
        yield box(*_core_box(core, at), colour, palette.CERTAIN_BELOW)
    else:
        yield box(*_core_box(core, at), colour, palette.CERTAIN, rx=radius)
    if at.has_words_on:
        y = at.y + at.high - _BASE_LINE
        yield box(core[0], y, core[1], _BASE_LINE, colour, palette.CERTAIN)


def _core_box(core: tuple[float, float], at: Place) -> tuple[float, float, float, float]:
    return core[0], at.y, core[1], at.high


def _draw_outline(
    item: Item, mark: Mark, at: Place, core: tuple[float, float] | None
) -> Iterator[str]:
    """Draw the edges of a mark that are known, each in its line.

    On a core a dashed line would not be seen, so that it goes round it.
    """
    bar = at if core is None else at.as_bar()
    x0, x1 = at.ends(mark)
    middle = (x0 + x1) / 2
    ends: list[End | None] = []
    out = 0.0
    for number_of, (x, open_end) in enumerate(((x0, mark.shape.a), (x1, mark.shape.d))):
        is_stated = mark.shape.is_stated[number_of]
        is_cut = x != (mark.x0, mark.x1)[number_of]
        inner = middle if core is None else core[number_of]
        is_bare = core is not None and abs(x - inner) < _BASE_LINE
        if open_end is None or (is_bare and (is_stated or is_cut)):
            ends.append(None)
            continue
        if is_bare:
            out = _AROUND
            inner = middle
        ends.append(End(x, inner, is_stated, is_cut))
    left, right = ends
    if out:
        left = left and left._replace(x=left.x - out)
        right = right and right._replace(x=right.x + out)
    radius = bar.high / 2 + out if item.is_approximate else (_BAR_CORNER if core else _CORNER)
    yield from outlined(
        Outline(
            left,
            right,
            bar.y - out,
            bar.high + 2 * out,
            radius,
            at.colours.of(item.tone),
            at.colours.paper,
        )
    )


def _draw_arrows(item: Item, mark: Mark, at: Place) -> Iterator[str]:
    """Draw an open arrow at an end of the picture to which it runs, by its own date."""
    for runs_on, x, way in zip(mark.shape.runs_on, (at.left, at.right), (-1, 1), strict=True):
        if runs_on:
            path = f"M{number(x - 10 * way)} {number(at.middle - 6)}l{7 * way} 6l{-7 * way} 6"
            yield line(path, at.colours.paper, wide=5)
            yield line(path, at.colours.of(item.tone), wide=1.75)
