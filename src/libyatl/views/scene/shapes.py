"""From four bounds to a shape: what a picture can say of when something was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import SECONDS_IN_DAY, Four

ShapeKind = Literal["nowhere", "moment", "span", "window", "by", "from"]
"""How an event lies in time.

nowhere: nothing bounds it. moment: that very day, or minute. span: certainly under way for a
while. window: at some time in here. by: begun by a day, not known since when. from: not before a
day, not known until when.
"""


DAY = SECONDS_IN_DAY


class Shape(NamedTuple):
    """Between which seconds something was, half-open, as it is drawn.

    Begun at one second in [a, b), over at one in (c, d]; None is open. So a day that is known is
    a = c = its first second, b = d = the first second of the next day.

    Attributes:
        kind: which of the six it is.
        a: the first second in which it can have begun.
        b: the second by which it had begun.
        c: the first second in which it can have ended.
        d: the second by which it was over.
        unit: how exactly that is known, in seconds: a day where no clock says more, else 1.
        is_stated: whether the edges at `a` and at `d` are as its own date states them; else they
            were worked out.
        runs_on: whether its own date says that it has no beginning, and no end: `since 2015`.
    """

    kind: ShapeKind
    a: int | None
    b: int | None
    c: int | None
    d: int | None
    unit: int = DAY
    is_stated: tuple[bool, bool] = (True, True)
    runs_on: tuple[bool, bool] = (False, False)

    @property
    def core(self) -> tuple[int, int] | None:
        """Between which seconds it was certainly under way, half-open; None where never surely.

        On each day from that on which it had begun to that on which it can have ended.
        """
        if self.kind != "span" or self.b is None or self.c is None:
            return None
        return self.b - self.unit, self.c + self.unit

    @property
    def first(self) -> int:
        """The earliest edge that is known; of what is `nowhere` there is none."""
        return next(edge for edge in (self.a, self.b, self.c, self.d) if edge is not None)

    @property
    def last(self) -> int:
        """The latest edge that is known; of what is `nowhere` there is none."""
        return next(edge for edge in (self.d, self.c, self.b, self.a) if edge is not None)


def shape_of(
    bounds: Four,
    *,
    is_stated: tuple[bool, bool] = (True, True),
    runs_on: tuple[bool, bool] = (False, False),
) -> Shape:
    """Return the shape of four bounds in seconds, each inclusive and possibly open.

    The first rule that holds names it, in the order of `ShapeKind`.
    """
    a, b, c, d = (None if bound in (OPEN_PAST, OPEN_FUTURE) else bound for bound in bounds)
    last_begin, end = (None if bound is None else bound + 1 for bound in (b, d))
    edges = a, last_begin, c, end
    unit = 1 if any(edge is not None and edge % DAY for edge in edges) else DAY
    kind = _kind(*edges, unit)
    return Shape(kind, *edges, unit, is_stated, runs_on)


def coreless(shape: Shape) -> Shape:
    """Return the shape of what was at times, and never surely all along: no span."""
    if shape.kind != "span":
        return shape
    kind: ShapeKind = "by" if shape.a is None else "from" if shape.d is None else "window"
    return shape._replace(kind=kind)


def unsure(shape: Shape) -> Shape:
    """Return the shape of what may have been otherwise: at best some time in here."""
    return shape._replace(kind="window") if shape.kind == "moment" else coreless(shape)


def as_sure_as(shape: Shape, known: Iterable[Four]) -> tuple[Shape, bool]:
    """Return a shape with no more at full strength than is sure, and whether any of it is.

    Args:
        shape: how something lies in time by all that is said.
        known: the four bounds that each of some grounds gives alone, in seconds, with nothing in
            doubt among them.
    """
    for bounds in known:
        if shape.kind == "span" and (cored := _with_core(shape, shape_of(bounds))):
            return cored, True
        is_closed = shape.a is not None and shape.d is not None
        if is_closed and bounds[0] >= shape.first and bounds[3] < shape.last:
            return coreless(shape), True
    return unsure(shape), False


def _with_core(shape: Shape, sure: Shape) -> Shape | None:
    """Return a span with the core of what is sure; None where that has none.

    Nor has it one that can be told where it lies outside: of statements that contradict.
    """
    if shape.b is None or shape.c is None or sure.b is None or sure.c is None:
        return None
    unit = min(shape.unit, sure.unit)
    if not (shape.b <= sure.b and sure.b - unit <= sure.c <= shape.c):
        return None
    return shape._replace(b=sure.b, c=sure.c, unit=unit)


_MINUTE = 60


def _kind(a: int | None, b: int | None, c: int | None, d: int | None, unit: int) -> ShapeKind:
    if a is None and b is None and c is None and d is None:
        return "nowhere"
    if a is not None and d is not None and d - a <= (DAY if unit == DAY else _MINUTE):
        return "moment"
    if b is not None and c is not None and b - unit <= c:
        return "span"
    if a is not None and d is not None:
        return "window"
    return "by" if a is None else "from"


def clipped(shape: Shape, first: int, last: int) -> Shape | None:
    """Return what a shape has between two seconds, half-open; None where it has no edge there."""
    if shape.a is not None and shape.d is not None:
        if shape.a >= last or shape.d <= first:
            return None
    elif not first <= (shape.last if shape.a is None else shape.first) <= last:
        return None
    a, b, c, d = (
        None if edge is None else min(max(edge, first), last)
        for edge in (shape.a, shape.b, shape.c, shape.d)
    )
    return shape._replace(a=a, b=b, c=c, d=d)
