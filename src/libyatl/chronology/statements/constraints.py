"""Constraints between points in time, and the statements that they rest on.

Each event has two points, the day on which it begins and the day on which it ends: point 2p
begins event p, point 2p + 1 ends it. A constraint (u, v, days, support) says that v comes at
most `days` after u, and rests on the statements of its support; one without support holds of
any event: it does not end before it begins. A bound on a single point is a constraint with
`ORIGIN`, the day 0. These are the difference constraints of a simple temporal problem
(Dechter, Meiri and Pearl 1991, "Temporal constraint networks", section 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from libyatl.chronology.sources.publication import Giving
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model.positions import Owner

ORIGIN = -1
"""The point that stands still: day 0."""


class Statement(NamedTuple):
    """Something that the file states: the field `path` of an event or of a source.

    `owner` is an event's place in `Timeline.events`, or (`sources`, id).
    """

    owner: Owner
    path: str


def citation_path(number: int) -> str:
    """Return the path of a citation: `sources/0`."""
    return f"sources/{number}"


def of_sources(chain: Iterable[tuple[str, str]]) -> Iterator[Statement]:
    """Yield what is stated of some sources: each its id and the key."""
    return (Statement(("sources", id), path) for id, path in chain)


class ByPublication(Collection[Statement]):
    """The statements by which something rests on when a source was published.

    First comes the citation, if it is one, then the dates that are known, and last by which ways
    the source stems from those that have these. The ways are made when they are told, and not when
    they are drawn: of a chain of n sources each of which is cited there are n times n statements.

    Attributes:
        giving: what gives the day of publication.
        cited: the citation alone, or nothing.
    """

    def __init__(self, giving: Giving, cited: Statement | None = None) -> None:
        """Take what gives the day of publication, and the citation."""
        self.cited = () if cited is None else (cited,)
        self.giving = giving

    @cached_property
    def _made_out(self) -> tuple[Statement, ...]:
        giving = self.giving
        return (*self.cited, *of_sources(giving.dates), *of_sources(giving.steps()))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self._made_out)

    def __len__(self) -> int:
        return len(self._made_out)

    def __contains__(self, statement: object) -> bool:
        return statement in self._made_out


Support = Collection[Statement]
"""The statements on which a constraint rests: a tuple, or made when they are told."""


def of_events(support: Support) -> Iterable[Statement]:
    """Return what of a support is said of events: without what is stated of a source."""
    return support.cited if isinstance(support, ByPublication) else support


Constraint = tuple[int, int, int, Support]
"""(u, v, days, support): v is at most `days` after u; point 2p begins event p, 2p + 1 ends it."""


def bounded(point: int, low: int, high: int, support: Support) -> Iterator[Constraint]:
    """Yield the constraints by which a point lies from low to high, where these are days."""
    if low > OPEN_PAST:
        yield point, ORIGIN, -low, support
    if high < OPEN_FUTURE:
        yield ORIGIN, point, high, support


def bound(point: int, day: int, support: Support, *, latest: bool) -> Constraint:
    """Return the constraint by which a point lies on a day at the latest, or at the earliest."""
    return (ORIGIN, point, day, support) if latest else (point, ORIGIN, -day, support)
