"""What a component with clocks was resolved to: its moments, and the run that gave them.

An event of a component without clocks has days alone (`libyatl.chronology.solved`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from libyatl.chronology.solver.members import Lowered
from libyatl.chronology.statements.constraints import Constraint, Statement, bounded
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import Four, Offsets, days_of, iso_offset

FOUND = Statement(-1, "days")
"""Stands for the days that were found of a point before its component was resolved in seconds."""

BEYOND = 1 << 61
"""No day and no second is so far out: a bound beyond is open."""


class Moments(NamedTuple):
    """Between which seconds an event began and ended, both inclusive; open as days are.

    Attributes:
        wall: the four bounds by the clock of whoever wrote its date; in UTC where it has no date,
            and what bears on it was told by clocks of several zones.
        instants: the same in UTC; as far out as may be where nobody knows the zone.
        offsets: seconds east of UTC of each; None where nobody knows the zone.
        zone: the name of the zone; empty where it has none.
    """

    wall: Four
    instants: Four
    offsets: Offsets | None = None
    zone: str = ""

    @property
    def days(self) -> Four:
        """The days in which the four bounds lie."""
        return days_of(self.wall)

    @property
    def zone_in_iso(self) -> str:
        """The zone of begin and end: its name, or `Z`, `+02:00`, and both where they differ.

        Empty where nobody knows it; `+02:00/` where that of the end is not known.
        """
        if self.zone or self.offsets is None:
            return self.zone
        begin, end = (
            "" if offset is None else iso_offset(offset)
            for offset in (self.offsets[0], self.offsets[3])
        )
        return begin if begin == end else f"{begin}/{end}"


class Applied(Protocol):
    """The constraints by which events were resolved, in days or in seconds, and what they give."""

    @property
    def lowered(self) -> Lowered:
        """The bounds that were lowered as dates of sets went."""

    @property
    def days(self) -> Applied | None:
        """By what the days were found that stand as `FOUND`; None where none do."""

    def earliest(self, point: int) -> int:
        """Return the earliest that a point can be."""

    def latest(self, point: int) -> int:
        """Return the latest that a point can be."""

    def applying(self, place: int) -> Iterator[Constraint]:
        """Yield the constraints on an event."""


class Layer:
    """The constraints by which a component was resolved in seconds, and the tightest seconds.

    Attributes:
        run: how it was resolved.
        lowered: the bounds that were lowered as dates of sets went.
        days: by what the days were found.
    """

    def __init__(
        self,
        rules: Rules,
        run: Run,
        found: Mapping[int, tuple[int, int]],
        bounds: Mapping[int, tuple[int, int]],
        lowered: Lowered,
        days: Applied,
    ) -> None:
        """Take, by point, the earliest and the latest second: by the days found, and in the end."""
        self.days: Applied | None = days
        self.run = run
        self.lowered = lowered
        self._rules = rules
        self._found = found
        self._bounds = bounds

    def bounds(self, place: int) -> Four:
        """Return the four bounds of an event, in the seconds of the run."""
        (a, b), (c, d) = self._bounds[2 * place], self._bounds[2 * place + 1]
        return early(a), late(b), early(c), late(d)

    def earliest(self, point: int) -> int:
        """Return the earliest second of a point; far below every second where it is open."""
        return self._bounds[point][0]

    def latest(self, point: int) -> int:
        """Return the latest second of a point; far above every second where it is open."""
        return self._bounds[point][1]

    def applying(self, place: int) -> Iterator[Constraint]:
        """Yield the constraints on an event by which the component was resolved.

        Last come the days that were found, with `FOUND` in place of the statements.
        """
        yield from self._rules.touching(place, self.run)
        for point in (2 * place, 2 * place + 1):
            low, high = self._found[point]
            yield from bounded(point, low, high, (FOUND,))


class Timed(NamedTuple):
    """What was found in seconds of an event; the layer by which its bounds are explained first."""

    moments: Moments
    layers: tuple[Layer, ...]


def early(bound: int) -> int:
    """Return a lower bound as the solver left it, or `OPEN_PAST`."""
    return bound if bound > -BEYOND else OPEN_PAST


def late(bound: int) -> int:
    """Return an upper bound as the solver left it, or `OPEN_FUTURE`."""
    return bound if bound < BEYOND else OPEN_FUTURE
