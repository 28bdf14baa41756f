"""Time to position: piecewise linear and strictly increasing, with silence folded."""

from __future__ import annotations

from typing import NamedTuple


class Panel(NamedTuple):
    """A stretch of time, from second `t0` to `t1`, that lies to scale from `u0` to `u1`."""

    t0: float
    t1: float
    u0: float
    u1: float


class View(NamedTuple):
    """Where a scale lies in a picture: u is at x = left + (u - start) * stretch, until `right`."""

    left: float
    right: float
    start: float
    stretch: float
