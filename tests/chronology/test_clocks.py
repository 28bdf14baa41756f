"""What clocks, beside days and lengths in hours, imply: cases that a reader can check by hand."""

from __future__ import annotations

from chronology.histories import event, timeline

from libyatl.chronology import resolve
from libyatl.dates.saying.clocks_said import iso_clock


def shown(second: int) -> str:
    """Return a second as `25T14:30:00`, the day of the month and the clock; open as nothing."""
    from libyatl.dates import OPEN_FUTURE, day_to_iso

    if abs(second) >= OPEN_FUTURE:
        return ""
    day, rest = divmod(second, 86_400)
    return f"{day_to_iso(day)[-2:]}T{iso_clock(rest)}"


def test_what_has_no_zone_may_be_of_the_day_before_or_after_what_has_one() -> None:
    chronology = resolve(
        timeline(
            event("a", "2017-07-25T06:00:00"),
            event("b", "by 2017-07-26T18:00:00Z", after="a"),
        )
    )
    a, b, _, _ = chronology.moments(1).instants
    assert (shown(a), shown(b)) == ("24T16:00:00", "26T18:00:00")
