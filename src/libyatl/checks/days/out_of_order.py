"""`out-of-order`: an event that stands elsewhere than its date, in a file in order of time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.file_order import Dated, in_order
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.text.inert import shorten

_MOST = 10
"""Where more than one in so many would have to move, the file is in another order."""


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the fewest events without which each file is in order of time."""
    for dated in in_order(examined):
        displaced = _displaced(dated)
        if len(displaced) > max(1, len(dated) // _MOST):
            continue
        for at, against in sorted(displaced.items()):
            this, other = dated[at], dated[against]
            side = "before" if this.last < other.first else "after"
            stands = "above" if this.place > other.place else "below"
            yield _out_of_place(examined, this, other, side, stands)


def _out_of_place(examined: Examined, this: Dated, other: Dated, side: str, stands: str) -> Finding:
    events = examined.events
    span = examined.timeline.span(other.place, "date")
    return examined.finding(
        this.place,
        "date",
        message=f"the file is in order of time, but this lies {side} "
        f"'{shorten(events[other.place].id)}', which stands {stands} it",
        help="correct the date, or move the event",
        related=((span, f"'{shorten(events[other.place].id)}' stands here"),),
    )


def _displaced(dated: Sequence[Dated]) -> dict[int, int]:
    """Return the fewest to take out (by index), each with one of the others that it is against.

    The others make a longest sequence in which none surely lies wholly before one that
    stands above it.
    """
    kept = longest([(one.first, one.last) for one in dated])
    lasting = set(kept)
    found: dict[int, int] = {}
    latest, at_latest = OPEN_PAST, -1
    for index, one in enumerate(dated):
        if index in lasting:
            if one.first > latest:
                latest, at_latest = one.first, index
        elif one.last < latest:
            found[index] = at_latest
    earliest, at_earliest = OPEN_FUTURE, -1
    for index in range(len(dated) - 1, -1, -1):
        one = dated[index]
        if index in lasting:
            if one.last < earliest:
                earliest, at_earliest = one.last, index
        elif index not in found:
            found[index] = at_earliest
    return found


def longest(days: Sequence[tuple[int, int]]) -> list[int]:
    """Return the indexes of a longest sequence that can be given days which never fall.

    `least[k]` is the least last day of any k + 1 of those seen. One more, of some day from a
    to d, can follow each k whose day is at most d: those days beyond a move up by one, with a
    before them. Which did is kept for each step, and the way is walked back. Seconds do as well.
    """
    least: list[int] = []
    moved: list[tuple[int, int]] = []
    for a, d in days:
        low, high = bisect_right(least, a), bisect_right(least, d)
        least.insert(low, a)
        if high + 1 < len(least):
            del least[high + 1]
        moved.append((low, high))
    kept = []
    count = len(least) - 1
    for index in range(len(days) - 1, -1, -1):
        low, high = moved[index]
        if low <= count <= high:
            kept.append(index)
            count -= 1
    return kept[::-1]
