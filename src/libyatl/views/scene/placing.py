"""Where the words of a mark stand: first where they fit whole, else where most of them does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from libyatl.text.measure import starts
from libyatl.views.scene.item import Item
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.medium import Medium
from libyatl.views.scene.scene import Mark, Side, Words

_ABOUT_AS_WIDE = 0.8
"""What has this part of the room of the widest spot goes before it, if it is liked more."""
_ROUNDING = 1e-6
"""What may be lost where widths are added and taken away: what fits in its own width is whole."""


class Spot(NamedTuple):
    """Where words may stand: `room` is how wide they can be there, from `x` on.

    What is `kept` is taken before the spots behind it, even if the words must be cut.
    """

    side: Side
    x: float
    room: float
    kept: bool = False


def spots(marks: Sequence[Mark], wide: float, plot: Plot, *, rows: int = 1) -> list[Spot]:
    """Return where words as wide as `wide` may stand, in order of liking.

    Args:
        marks: the marks of one row.
        wide: how wide the widest of the words are.
        plot: what they are placed on; no words leave it.
        rows: how many rows the mark has, all with words.
    """
    first, last = min(mark.x0 for mark in marks), max(mark.x1 for mark in marks)
    beside = _right(last, plot), _left(first, wide, plot)
    if len(marks) > 1:
        return [*beside, *_in_gaps(marks, plot)]
    mark = marks[0]
    match mark.shape.kind:
        case "window" if not mark.is_disc:
            return [*_at_window(mark, plot, beside, rows)]
        case "span":
            return [*_on_span(mark, plot), *beside]
        case "by" if mark.edge is not None:
            return [*_at_end(mark, mark.edge, wide, plot), beside[0]]
        case "from" if mark.edge is not None:
            x = max(mark.edge, plot.left) + plot.medium.inset
            return [Spot("inside", x, plot.right - x), beside[1]]
        case "moment" if not mark.is_disc:
            return [*beside, _visible(mark.x0, mark.x1, plot, "over")]
    return [*beside]


def chosen(spots: Sequence[Spot], wide: float, medium: Medium, behind: float = 0) -> Spot:
    """Return the first spot in which words fit whole, or are kept; else the first of the widest.

    In cells, words that fit nowhere whole stay within their mark if it has room enough for a
    title beside what stands `behind` it.
    """
    whole = [spot for spot in spots if spot.room >= wide or spot.kept]
    if medium.is_whole:
        least = medium.over + behind
        whole += [spot for spot in spots if spot.side == "inside" and spot.room >= least]
    if whole:
        return whole[0]
    widest = max(spot.room for spot in spots)
    return next(spot for spot in spots if spot.room >= min(widest, _ABOUT_AS_WIDE * widest))


def _at_window(mark: Mark, plot: Plot, beside: tuple[Spot, Spot], rows: int) -> Iterator[Spot]:
    medium, (right, left) = plot.medium, beside
    inside = _visible(mark.x0, mark.x1, plot, "inside")
    over = inside._replace(room=plot.right - inside.x)
    if medium.is_whole:
        over = inside._replace(kept=rows > 1)
    is_wide = min(mark.x1, plot.right) - max(mark.x0, plot.left) >= medium.over
    overs = [over] * is_wide
    yield inside
    yield from (*overs, right, left) if rows > 1 else (right, *overs, left)


def _on_span(mark: Mark, plot: Plot) -> Iterator[Spot]:
    medium, (first, end) = plot.medium, _clear_of_arrows(mark, plot)
    assert mark.core is not None
    yield _visible(max(mark.core[0], first), min(mark.core[1], end), plot, "over")
    behind = max(mark.core[1] + medium.beside, plot.left + medium.inset)
    yield _visible(behind - medium.inset, end, plot, "over")
    # In cells words on an end of the core would hide it.
    last = mark.core[0] - medium.beside + medium.inset if medium.is_whole else end
    yield _visible(first, last, plot, "over")


def _clear_of_arrows(mark: Mark, plot: Plot) -> tuple[float, float]:
    """Return the extent of a mark without the arrows at the sides of the plot to which it runs."""
    medium, (before, behind) = plot.medium, mark.shape.runs_on
    arrow = 0 if medium.is_whole else medium.beside  # a cell, for which the inset has room
    first = max(mark.x0, plot.left + arrow) if before else mark.x0
    return first, min(mark.x1, plot.right - arrow) if behind else mark.x1


def _visible(x0: float, x1: float, plot: Plot, side: Side) -> Spot:
    """Return the room in what of an extent is visible; an edge beyond the plot takes none."""
    x = max(x0, plot.left) + plot.medium.inset
    end = x1 - plot.medium.inset if x1 <= plot.right else plot.right
    return Spot(side, x, end - x)


def _at_end(mark: Mark, edge: float, wide: float, plot: Plot) -> Iterator[Spot]:
    inset = plot.medium.inset
    yield _ending(edge - inset, wide, plot, "inside")
    if mark.shape.runs_on[1]:
        yield _visible(edge, mark.x1, plot, "inside")


def _in_gaps(marks: Sequence[Mark], plot: Plot) -> Iterator[Spot]:
    """Yield the room between the marks of a set, on the line that joins them."""
    ordered = sorted(marks, key=lambda mark: mark.x0)
    ends = accumulate((mark.x1 for mark in ordered), max)
    for end, behind in zip(ends, ordered[1:], strict=False):
        yield _right(end, plot._replace(right=min(behind.x0 - plot.medium.beside, plot.right)))


def _right(last: float, plot: Plot) -> Spot:
    x = max(last + plot.medium.beside, plot.left)
    return Spot("right", x, plot.right - x)


def _left(first: float, wide: float, plot: Plot) -> Spot:
    return _ending(first - plot.medium.beside, wide, plot, "left")


def _ending(end: float, wide: float, plot: Plot, side: Side) -> Spot:
    end = min(end, plot.right)
    room = end - plot.left
    return Spot(side, end - min(wide, room), room)


def faded(mark: Mark, words: Words | None, plot: Plot) -> Mark:
    """Return a mark whose fade is as long as the words in it need."""
    if words is None or words.side != "inside" or mark.edge is None:
        return mark
    inset = plot.medium.inset
    if mark.shape.kind == "by":
        return mark._replace(x0=min(mark.x0, words.x - inset))
    return mark._replace(x1=max(mark.x1, words.x + words.width + inset))


def width_of(item: Item, plot: Plot) -> float:
    """Return how wide the words of an item are, uncut: the title, its `?`, and what is behind."""
    title = f"{item.title}?" if item.is_uncertain else item.title
    return plot.measure(title) + width_behind(item.after, plot)


def fitted(item: Item, spot: Spot, plot: Plot) -> Words | None:
    """Return the words of an item in a spot: what is behind its title is never cut.

    Returns:
        None where there is not even room for that.
    """
    doubt = "?" if item.is_uncertain else ""
    last = width_behind(item.after, plot)
    room = spot.room - last
    if room < 0:
        return None
    text = cut(item.title, room - plot.measure(doubt), plot)
    if text:
        text += doubt
    elif not item.after:
        return None
    return Words(spot.x, plot.measure(text) + last, text, item.after, spot.side)


def cut(text: str, room: float, plot: Plot) -> str:
    """Return as much of a text as fits, whole clusters, with an ellipsis where it is cut."""
    measure, ellipsis = plot.measure, plot.medium.ellipsis
    room += _ROUNDING
    if measure(text) <= room:
        return text
    ends = starts(text)[1:]
    fits = bisect_right(ends, room, key=lambda end: measure(text[:end].rstrip() + ellipsis))
    if fits:
        return text[: ends[fits - 1]].rstrip() + ellipsis
    return ellipsis if measure(ellipsis) <= room else ""


def width_behind(after: str, plot: Plot) -> float:
    """Return how wide is what stands behind a title, set off from it."""
    if not after:
        return 0
    return plot.medium.apart + plot.measure(after) * plot.medium.after
