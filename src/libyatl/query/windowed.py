"""The window that a condition surely keeps to: from when to when, as far out as it may mean."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.dates.axis import first_second, last_second
from libyatl.query.conditions import Both, Condition, Either
from libyatl.query.within import FUTURE, PAST, End, Within

Window = tuple[End, End]
"""First and last, both inclusive, and possibly open."""

EVER: Window = PAST, FUTURE


def window_of(condition: Condition) -> Window:
    """Return the window outside of which no event meets a condition; `EVER` where there is none."""
    match condition:
        case Within():
            return condition.low, condition.high
        case Both(several):
            lows, highs = _ends(several)
            return max(lows, key=_begins_at, default=PAST), min(highs, key=_ends_at, default=FUTURE)
        case Either(several):
            lows, highs = _ends(several)
            return min(lows, key=_begins_at, default=PAST), max(highs, key=_ends_at, default=FUTURE)
        case _:
            return EVER


def _ends(conditions: Iterable[Condition]) -> tuple[list[End], list[End]]:
    windows = [window_of(one) for one in conditions]
    return [low for low, _ in windows], [high for _, high in windows]


def _begins_at(end: End) -> int:
    """Return the first second of an end of a window, by the clock by which it is written."""
    return first_second(end.at) if end.scale == "days" else end.at + end.offset


def _ends_at(end: End) -> int:
    return last_second(end.at) if end.scale == "days" else end.at + end.offset


def seconds_of(window: Window) -> tuple[int, int]:
    """Return its first and its last second, each by the clock by which it is written."""
    return _begins_at(window[0]), _ends_at(window[1])
