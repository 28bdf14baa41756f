"""Time to position: piecewise linear and strictly increasing, with silence folded.

A scale takes seconds to `u`, which runs from 0 to 1 over all that a file tells. Stretches of time
that lie to scale are panels; between two of them a silent stretch is cut out, and the gutter that
stands for it is as wide as any other. A fold never says that nothing happened: what has no known
beginning or end may lie in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from math import sqrt
from typing import NamedTuple

from libyatl.views.scene.item import Item
from libyatl.views.scene.shapes import DAY, Shape

_HOUR = 3600
_YEAR = 365 * DAY

_MOST_FOLDS = 3
_OF_ALL = 10
"""A stretch is folded that is at least this part of all that is not,"""
_OF_PANEL = 4
"""and this part of what it cuts."""
_LEAST_OF_SUM = 30
"""No panel is shorter than this part of all panels,"""
_LEAST_WIDTH = 0.12
"""nor narrower than this share of what the gutters leave."""

Stretch = tuple[int, int]
"""Between which seconds, half-open."""


class Panel(NamedTuple):
    """A stretch of time, from second `t0` to `t1`, that lies to scale from `u0` to `u1`."""

    t0: int
    t1: int
    u0: float
    u1: float


class Scale(NamedTuple):
    """Where each second lies: panels in order, the first from u = 0, the last until u = 1.

    Beyond its ends it goes on as its first and last panel do.
    """

    panels: tuple[Panel, ...]

    def at(self, second: float) -> float:
        """Return the u of a second."""
        index = max(bisect_right(self.panels, second, key=_begin) - 1, 0)
        t0, t1, u0, u1 = self._stretch(index, is_past=second > self.panels[index].t1)
        return u0 + (second - t0) / (t1 - t0) * (u1 - u0)

    def second(self, u: float) -> float:
        """Return the second that lies at a u."""
        index = max(bisect_right(self.panels, u, key=_left) - 1, 0)
        t0, t1, u0, u1 = self._stretch(index, is_past=u > self.panels[index].u1)
        return t0 + (u - u0) / (u1 - u0) * (t1 - t0)

    def _stretch(self, index: int, *, is_past: bool) -> Panel:
        """Return the panel of that index, or the gutter behind it."""
        panel = self.panels[index]
        if not is_past or index + 1 == len(self.panels):
            return panel
        behind = self.panels[index + 1]
        return Panel(panel.t1, behind.t0, panel.u1, behind.u0)


def _begin(panel: Panel) -> float:
    return panel.t0


def _left(panel: Panel) -> float:
    return panel.u0


class View(NamedTuple):
    """Where a scale lies in a picture: u is at x = left + (u - start) * stretch, until `right`."""

    left: float
    right: float
    start: float
    stretch: float

    def x(self, scale: Scale, second: float) -> float:
        """Return where a second lies, which may be beyond `left` or `right`."""
        return self.left + (scale.at(second) - self.start) * self.stretch

    def second(self, scale: Scale, x: float) -> float:
        """Return the second that lies at `x`."""
        return scale.second(self.start + (x - self.left) / self.stretch)


def view_of_all(left: float, right: float, *, inset: float = 0) -> View:
    """Return the view that shows a whole scale from `left` to `right`, with air at both ends."""
    stretch = right - left - 2 * inset
    return View(left, right, -inset / stretch, stretch)


def scale_of(items: Iterable[Item], *, is_folded: bool, gutter: float) -> Scale:
    """Return the scale of a file.

    Args:
        items: all that the file tells, not only what is selected: no filter moves an axis.
        is_folded: whether silence is cut out; else all of it lies to scale.
        gutter: the share of the width that stands for a stretch that is cut out, below a tenth.

    Returns:
        Its scale. Without any item it is that of a year, in which nothing is to be drawn.
    """
    begins: list[int] = []
    known: list[Stretch] = []
    unit = DAY
    for item in items:
        stretches = [*chain.from_iterable(map(_covered_by, item.shapes))]
        known += stretches
        if not item.is_account:
            begins.append(min(stretches)[0])
        unit = min(unit, *(shape.unit for shape in item.shapes))
    if not known:
        return Scale((Panel(DAY, DAY + _YEAR, 0.0, 1.0),))
    known.sort()
    begins.sort()
    covered = [*_coalesced(known)]
    least, shortest = (31 * DAY, 7 * DAY) if unit == DAY else (_HOUR, _HOUR)
    extent = _widened_to((covered[0][0], covered[-1][1]), least, unit)
    folds = _folds(covered, extent, shortest) if is_folded else []
    stretches = _left_by_folds(folds, extent, shortest, unit)
    counts = [bisect_left(begins, end) - bisect_left(begins, begin) for begin, end in stretches]
    return Scale((*_panels_of(stretches, counts, gutter),))


def _covered_by(shape: Shape) -> Iterator[Stretch]:
    """Yield what a shape covers of time: of one that is open, the units of its known edges.

    Of one that goes on by its own date, `since 2015`, the whole of 2015 is such an edge too.
    """
    a, b, c, d = shape.a, shape.b, shape.c, shape.d
    if a is not None and d is not None:
        yield a, d
        return
    yield from ((edge, edge + shape.unit) for edge in (a, c) if edge is not None)
    yield from ((edge - shape.unit, edge) for edge in (b, d) if edge is not None)
    if a is not None and b is not None and shape.runs_on[1]:
        yield a, b
    if c is not None and d is not None and shape.runs_on[0]:
        yield c, d


def _coalesced(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join stretches, in order of their begins, that touch."""
    rest = iter(stretches)
    begin, end = next(rest)
    for first, last in rest:
        if first > end:
            yield begin, end
            begin = first
        end = max(end, last)
    yield begin, end


def _folds(covered: list[Stretch], extent: Stretch, shortest: int) -> list[Stretch]:
    """Return the stretches that are cut out, the largest of those that nothing covers first.

    Each is measured against what the larger ones leave, so that one event that is far away does
    not flatten all others. What they leave is widened to `shortest` at least; each is twice as
    long, so that they keep half of themselves, and their order.
    """
    left = _length(extent)
    gaps = [(before[1], behind[0]) for before, behind in pairwise(covered)]
    folds: list[Stretch] = []
    for gap in sorted(gaps, key=_length, reverse=True):
        length = _length(gap)
        if length < max(left / _OF_ALL, 2 * shortest) or len(folds) == _MOST_FOLDS:
            break
        begin = max((end for _, end in folds if end <= gap[0]), default=extent[0])
        end = min((begin for begin, _ in folds if begin >= gap[1]), default=extent[1])
        if length * _OF_PANEL >= end - begin:
            folds.append(gap)
            left -= length
    return sorted(folds)


def _left_by_folds(
    folds: list[Stretch], extent: Stretch, shortest: int, unit: int
) -> list[Stretch]:
    """Return what is left of an extent, none of it so short that a lone day fills a page."""
    if not folds:
        return [extent]
    cuts = [extent[0], *chain.from_iterable(folds), extent[1]]
    left = [*zip(cuts[::2], cuts[1::2], strict=True)]
    least = max(sum(map(_length, left)) // _LEAST_OF_SUM, shortest)
    return [_widened_to(stretch, least, unit) for stretch in left]


def _widened_to(stretch: Stretch, least: int, unit: int) -> Stretch:
    """Return a stretch of at least that length, about the same middle, in whole units."""
    units = -(-max(least - _length(stretch), 0) // unit)
    return stretch[0] - units // 2 * unit, stretch[1] + (units + 1) // 2 * unit


def _panels_of(stretches: list[Stretch], counts: list[int], gutter: float) -> Iterator[Panel]:
    """Yield a panel for each stretch, the wider the more begins in it."""
    u = 0.0
    room = 1 - gutter * (len(stretches) - 1)
    for stretch, share in zip(stretches, _shares(counts), strict=True):
        right = 1.0 if stretch is stretches[-1] else u + share * room
        yield Panel(*stretch, u, right)
        u = right + gutter


def _shares(counts: list[int]) -> list[float]:
    """Return by the root of how many each has a share of 1, but to none too little."""
    weights = [sqrt(1 + count) for count in counts]
    narrow: set[int] = set()
    while True:
        # What is raised to the least takes from the others, who may then have too little.
        total = sum(weight for index, weight in enumerate(weights) if index not in narrow)
        rest = 1 - _LEAST_WIDTH * len(narrow)
        shares = [
            _LEAST_WIDTH if index in narrow else rest * weight / total
            for index, weight in enumerate(weights)
        ]
        below = {index for index, share in enumerate(shares) if share < _LEAST_WIDTH}
        if not below:
            return shares
        narrow |= below


def _length(stretch: Stretch) -> int:
    return stretch[1] - stretch[0]
