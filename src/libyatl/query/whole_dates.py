"""What the date of an event says of all of it: of one with a length, a clock says when it began.

A day, a month or a set of dates bounds the whole event (`libyatl.chronology.statements.own`).
"""

from __future__ import annotations

from libyatl.dates import OPEN_FUTURE, When
from libyatl.dates.axis import Four
from libyatl.model import Event


def whole_date(event: Event) -> When | None:
    """Return the date that says when an event was, from its beginning to its end, if it has one."""
    when = event.when
    if when is None or event.lasted is None or when.form != "date" or when.seconds is None:
        return when
    offsets = when.offsets
    return when._replace(  # as `14:30/` says it: it began then, and ended nobody knows when
        form="began",
        ends=(when,),
        days=_not_over(when.days),
        seconds=_not_over(when.seconds),
        offsets=None if offsets is None else (*offsets[:2], offsets[0], None),
    )


def _not_over(bounds: Four) -> Four:
    begin, last_begin, _, _ = bounds
    return begin, last_begin, begin, OPEN_FUTURE
