"""How much work a function does, counted and not timed: so that a busy machine is no failure."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """Return how many functions the work calls, those of the interpreter too."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    was = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(was)
    return counted
