"""From a shape to its mark: where in a picture it lies, before any words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from libyatl.views.scene.medium import Measure, Medium
from libyatl.views.scene.scene import Mark
from libyatl.views.scene.shapes import DAY, Shape, ShapeKind


class Plot(NamedTuple):
    """What marks and words are placed on.

    Attributes:
        left: where it begins.
        right: where it ends.
        at: at what position a second lies, which may be beyond either.
        medium: the sizes of marks and words.
        measure: how wide a text of the size of titles is.
    """

    left: float
    right: float
    at: Callable[[float], float]
    medium: Medium
    measure: Measure

    def shows(self, mark: Mark) -> bool:
        """Return whether any part of a mark lies in the plot; a line may lie on its edge."""
        if mark.edge is not None and self.left <= mark.edge <= self.right:
            return True
        return mark.x0 < self.right and mark.x1 > self.left


def mark_of(shape: Shape, plot: Plot) -> Mark:
    """Return the mark of a shape that is not `nowhere`, without regard to words.

    Where what is known lies beyond the plot, what is open towards it goes all the way over it: the
    event may have been there at any time.

    In a medium of whole positions it takes at least one of them, half-open, and within the plot
    if its time is.
    """
    return _MARKS[shape.kind](shape, plot)


def smaller(mark: Mark, plot: Plot) -> Mark:
    """Return the mark as it is in a row without words."""
    if not mark.is_disc:
        return mark
    less = (plot.medium.disc - plot.medium.dot) / 2
    return mark._replace(x0=mark.x0 + less, x1=mark.x1 - less)


def _two_sided(shape: Shape, plot: Plot) -> Mark:
    medium = plot.medium
    x0, x1 = plot.at(shape.first), plot.at(shape.last)
    if shape.kind == "moment" and shape.unit == DAY and x1 - x0 >= medium.least_hours:
        shape = shape._replace(kind="window")  # where hours are told, a day is some time in it
    if x1 - x0 >= (medium.least_day if shape.kind == "moment" else medium.least_window):
        return Mark(shape, *_extent(x0, x1, medium))
    middle = (x0 + x1) / 2
    first = medium.whole(middle) if medium.is_whole else middle - medium.disc / 2
    return Mark(shape, first, first + medium.disc, is_disc=True)


def _lasting(shape: Shape, plot: Plot) -> Mark:
    medium, core = plot.medium, shape.core
    assert core is not None
    c0, c1 = _extent(plot.at(core[0]), plot.at(core[1]), medium)
    begin, end = c0 - medium.fade, c1 + medium.fade
    if shape.a is not None:
        begin = plot.at(shape.a)
    elif shape.runs_on[0] or c0 >= plot.right:
        begin = min(begin, plot.left)
    if shape.d is not None:
        end = plot.at(shape.d)
    elif shape.runs_on[1] or c1 <= plot.left:
        end = max(end, plot.right)
    begin, end = _extent(begin, end, medium)
    return Mark(shape, min(begin, c0), max(end, c1), (c0, c1))


def _begun(shape: Shape, plot: Plot) -> Mark:
    medium, last = plot.medium, shape.d if shape.d is not None else shape.b
    edge = plot.at(shape.last if last is None else last)
    is_before, is_behind = edge < plot.left, edge > plot.right
    edge = medium.whole_end(edge)
    if medium.is_whole and not is_before:
        edge = max(edge, plot.left + 1)
    x0, x1 = edge - medium.fade, edge
    if shape.runs_on[0] or is_behind:
        x0 = min(x0, plot.left)
    if shape.d is None:
        x1 = edge + medium.tail
        if shape.runs_on[1] or is_before:
            x1 = max(x1, plot.right)
    return Mark(shape, x0, x1, edge=edge)


def _not_before(shape: Shape, plot: Plot) -> Mark:
    medium = plot.medium
    edge = plot.at(shape.first)
    is_before, is_behind = edge < plot.left, edge > plot.right
    edge = medium.whole(edge)
    if medium.is_whole and not is_behind:
        edge = min(edge, plot.right - 1)
    x1 = edge + medium.fade
    if shape.runs_on[1] or is_before:
        x1 = max(x1, plot.right)
    return Mark(shape, edge, x1, edge=edge)


_MARKS: dict[ShapeKind, Callable[[Shape, Plot], Mark]] = {
    "moment": _two_sided,
    "window": _two_sided,
    "span": _lasting,
    "by": _begun,
    "from": _not_before,
}


def _extent(x0: float, x1: float, medium: Medium) -> tuple[float, float]:
    """Return an extent in the positions of its medium, wide enough to be seen."""
    first = medium.whole(x0)
    return first, max(medium.whole_end(x1), first + medium.least)
