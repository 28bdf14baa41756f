"""Runs: in which unit the constraints of a component are drawn, and with how much slack.

Every component is resolved in days. One with a clock is then resolved in seconds, within the days
found, so that nothing is rounded on the way: order and what elapses exactly, counts of days (and of
all that is longer) with the slack that a day leaves. What has no zone is not known in UTC: where a
component has both that and what has a zone, it is resolved in UTC, what has no zone as far out as
the zones of the earth reach; and once more with that by its own clock, and as much slack between it
and what has a zone. So a zone that nobody stated is never learned from one event for another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Literal, NamedTuple, assert_never

from libyatl.chronology.statements.lengths import days, elapsed
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, Gap, When
from libyatl.dates.axis import SECONDS_IN_DAY, WIDEST, Four, days_of, in_utc, seconds_of

_REST_OF_DAY = SECONDS_IN_DAY - 1
SUMMER_TIME = 3600
"""Seconds by which the clock of one place may be moved within a year."""

Frame = Literal["days", "utc days", "wall", "instants", "local"]


class Run(NamedTuple):
    """One way to resolve a component.

    Attributes:
        frame: what is counted: `days`, by the calendar of whoever wrote them; `utc days`, the
            same but that a clock with a zone stands on its day in UTC; and seconds: `wall`, where
            no two clocks of the component can differ; `instants`, in UTC; and `local`, what has a
            zone in UTC, and what has none by its own clock.
        apart: seconds by which the offsets of the component may lie apart.
        offset: seconds east of UTC of the clock that all of the component share; None where they
            share none, or nobody knows it.
        zone: the name of the zone that they share, or empty.
        reach: between which offsets a clock without a zone may stand, in `local`.
    """

    frame: Frame
    apart: int = 0
    offset: int | None = None
    zone: str = ""
    reach: tuple[int, int] = (0, 0)

    @property
    def in_seconds(self) -> bool:
        """Whether it counts seconds; else days."""
        return self.frame not in ("days", "utc days")

    def bounds(self, when: When) -> Four:
        """Return the bounds of a date in the run, an approximate one with its reach."""
        reached = when.reach
        match self.frame:
            case "days":
                return reached.days
            case "utc days":
                return days_of(reached.instants) if has_instant(when) else reached.days
            case "wall":
                return reached.wall
            case "instants":
                return reached.instants
            case "local":
                return reached.instants if when.zoned else reached.wall
            case _:
                assert_never(self.frame)

    def of_days(self, days: Four, when: When | None) -> Four:
        """Return in the run, one in seconds, the days that were found for an event of a date."""
        seconds = seconds_of(days)
        if when is not None and has_instant(when):
            return seconds
        if self.frame == "instants":
            return in_utc(seconds, None)
        if self.frame == "local" and _is_zoned(when):
            return in_utc(seconds, None)
        return seconds


DAYS = Run("days")
UTC_DAYS = Run("utc days")


def has_instant(when: When) -> bool:
    """Whether a date is one of clocks with zones, which stand in UTC as they do anywhere."""
    return when.clocked and when.zoned


class Slack(NamedTuple):
    """How far off what is stated of one or two events may be in a run, in its unit.

    Attributes:
        in_seconds: whether the unit is a second; else it is a day.
        counts: how far a count of days may be off, either way.
        order: by how much what is stated to come later may come earlier.
        together: how far apart two moments may lie that are stated to be at one time.
        shift: what is added to the most that a point of the other may come after one of the one,
            and the other way round, where they stand by different clocks.
        elapsing: how many days, in a run in days, a length that elapses may be off, either way.
    """

    in_seconds: bool
    counts: int
    order: int
    together: int
    shift: tuple[int, int] = (0, 0)
    elapsing: int = 0

    def length(self, gap: Gap) -> tuple[int, int | None]:
        """Return the least and the most that a length can be; None where no most is known."""
        seconds = elapsed(gap)
        if seconds is None:
            least, most = days(gap)
            unit = SECONDS_IN_DAY if self.in_seconds else 1
            counts = 0 if gap.approximate else self.counts
            return least * unit - counts, None if most is None else most * unit + counts
        least, most = seconds
        if self.in_seconds:
            return least, most
        # So much later may be on one more day than it has whole days.
        most = None if most is None else -(-most // SECONDS_IN_DAY) + self.elapsing
        return least // SECONDS_IN_DAY - self.elapsing, most


PLAIN = Slack(in_seconds=False, counts=0, order=0, together=0)
_OF_MOMENTS = Slack(in_seconds=True, counts=_REST_OF_DAY, order=0, together=0)
_OF_DAYS = _OF_MOMENTS._replace(together=_REST_OF_DAY)


def slack(run: Run, one: When | None, other: When | None) -> Slack:
    """Return the slack of a statement on two events, by the dates of both."""
    match run.frame:
        case "days":
            return PLAIN
        case "utc days":
            return _slack_in_days(one, other)
        case "wall":
            return _OF_DAYS if _may_be_a_day(one) or _may_be_a_day(other) else _OF_MOMENTS
        case "instants" | "local":
            return _slack_in_seconds(run, one, other)
        case _:
            assert_never(run.frame)


def _slack_in_days(one: When | None, other: When | None) -> Slack:
    """Return the slack of a statement where a clock with a zone stands on its day in UTC.

    All else stands on the day of its own clock, which is the day in UTC or one beside it.
    """
    dates = one, other
    if not any(map(_is_zoned, dates)):
        return PLAIN
    if all(map(_is_of_days, dates)):
        # They compare by the calendar; but between two zones a day may elapse within a day.
        apart = _offsets_apart(one, other)
        return _in_days(elapsing=-(-(WIDEST if apart is None else apart) // SECONDS_IN_DAY))
    own = sum(when is None or not has_instant(when) for when in dates)
    if not own:
        together = 2 if any(map(_may_be_a_day, dates)) else 0
        return _in_days(counts=1 if _offsets_apart(one, other) == 0 else 2, together=together)
    return _in_days(counts=own, order=own, together=own, elapsing=own)


@lru_cache
def _in_days(counts: int = 0, order: int = 0, together: int = 0, elapsing: int = 0) -> Slack:
    """Return a slack in days: there are few, and they are asked for of every relation."""
    return PLAIN._replace(counts=counts, order=order, together=together, elapsing=elapsing)


def _slack_in_seconds(run: Run, one: When | None, other: When | None) -> Slack:
    zoned = _is_zoned(one), _is_zoned(other)
    shift = apart = None
    if run.frame == "local" and not all(zoned):
        west, east = run.reach
        apart = 0
        if any(zoned):
            shift = (east, -west) if zoned[0] else (-west, east)
    else:
        apart = _offsets_apart(one, other)
    day = _REST_OF_DAY + (run.apart if apart is None else apart)
    of_days = _is_of_days(one), _is_of_days(other)
    # Two days compare by the calendar, whatever their zones.
    by_calendar = all(of_days) and any(zoned) and (apart != 0 or shift is not None)
    return Slack(
        in_seconds=True,
        counts=day,
        order=day if by_calendar else 0,
        together=day if _may_be_a_day(one) or _may_be_a_day(other) else 0,
        shift=shift or (0, 0),
    )


def _is_zoned(when: When | None) -> bool:
    return when is not None and when.zoned


def _is_of_days(when: When | None) -> bool:
    return when is not None and not when.clocked


def at_one_moment(one: When | None, other: When | None) -> bool:
    """Whether two events that are `with` each other are at one moment, not merely on one day."""
    return not (_may_be_a_day(one) or _may_be_a_day(other))


def _may_be_a_day(when: When | None) -> bool:
    """Whether a date is a day without a clock, or a set that has one."""
    return when is not None and (not when.clocked or any(map(_may_be_a_day, when.parts)))


def _offsets_apart(one: When | None, other: When | None) -> int | None:
    """Return by how much the clocks of two events may differ; None where nobody knows."""
    if one is None or other is None or not (one.zoned and other.zoned):
        # One clock is the same for the whole event, but that it may be moved.
        return SUMMER_TIME if one is other else None
    offsets = {*offsets_of(one), *offsets_of(other)}
    known = [offset for offset in offsets if offset is not None]
    if len(known) < len(offsets):
        return None
    return max(known) - min(known) + SUMMER_TIME * bool(one.zone or other.zone)


def days_apart(dates: Iterable[When]) -> int:
    """Return by how many days what the clocks of a file show may be off from one another.

    Day-dates compare by the calendar, whatever their zones: without a clock of a zone it is 0, and
    so it is where all dates are told by one clock.
    """
    dates = list(dates)
    if not any(map(has_instant, dates)):
        return 0
    return 2 if len({offset for when in dates for offset in offsets_of(when)}) > 1 else 0


def offsets_of(when: When) -> Collection[int | None]:
    """Return the offset of each bound of a date, None where it has none."""
    if when.parts:  # the bounds of a set do not tell all its offsets
        return [offset for part in when.parts for offset in offsets_of(part)]
    if when.offsets is None:
        return (None,)
    if when.stated[0] > OPEN_PAST and when.stated[3] < OPEN_FUTURE:
        return when.offsets
    bounds = zip(when.stated, when.offsets, strict=True)
    return [offset for bound, offset in bounds if OPEN_PAST < bound < OPEN_FUTURE]
