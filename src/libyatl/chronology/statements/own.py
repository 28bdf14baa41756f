"""What an event's own fields say of its two points: its date, its length, and what it cites.

`own` states it once. The solver starts from the bounds that it leaves (`alone`), and explanations
from the statements behind each (`libyatl.chronology.statements.rules`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from libyatl.chronology.sources.publication import Publications
from libyatl.chronology.statements.lengths import by_calendar, first_after, last_after
from libyatl.chronology.statements.runs import DAYS, Run, slack
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import SECONDS_IN_DAY, Four
from libyatl.model import Event, Tells


def window(when: When, *, lasted: bool, run: Run = DAYS) -> Four:
    """Return what a date says of the two points in a run, an approximate one with its reach.

    Where the event has a length too (`lasted`), a date of one unknown day, or a set, bounds
    the whole event, a clock says when it began, and an open date says only what it names: the
    length gives the rest.
    """
    a, b, c, d = run.bounds(when)
    if lasted:
        match when.form:
            case "since" | "began":
                return a, b, OPEN_PAST, OPEN_FUTURE
            case "until" | "ended":
                return OPEN_PAST, OPEN_FUTURE, c, d
            case "accounts":
                begins, last_begins, ends, last_ends = zip(
                    *[window(part, lasted=True, run=run) for part in when.parts], strict=True
                )
                return min(begins), max(last_begins), min(ends), max(last_ends)
            case "set":
                return a, OPEN_FUTURE, OPEN_PAST, d
            case "date" if when.clocked:
                return a, b, OPEN_PAST, OPEN_FUTURE
            case "date" | "lasted" | "between" | "before" | "by" | "after" | "on or after" | "each":
                if when.kind == "point":
                    return a, OPEN_FUTURE, OPEN_PAST, d
            case _:
                assert_never(when.form)
    return a, b, c, d


Anchored = tuple[int, bool, int]
"""(0 for the beginning or 1 for the end, whether it is the latest day, the day)."""

Told = tuple[int, int, bool, int]
"""(number of the citation, 0 for the beginning or 1 for the end, whether it is the latest day, the
day)."""

TELLING: dict[Tells, tuple[tuple[int, bool], ...]] = {
    "past": ((0, True),),
    "over": ((1, True),),
    "ongoing": ((0, True), (1, False)),
    "ahead": ((0, False),),
    "nothing": (),
}
"""What a citation says: (0 for the beginning or 1 for the end, whether it was by the publication at
the latest; else it was no earlier than that)."""


class Own(NamedTuple):
    """What an event says of itself in a run, in days or in seconds.

    Attributes:
        window: the bounds of its date, open where it has none.
        stepped: days that its length gives from the days of its date, by the calendar; in a run
            in seconds none.
        least: the least from its beginning to its end.
        most: the most; None where nothing bounds them.
        field: which field says so; empty where none does.
        told: what its citations say of its beginning and its end.
    """

    window: Four
    stepped: tuple[Anchored, ...]
    least: int
    most: int | None
    field: str
    told: tuple[Told, ...]


_OPEN: Four = (OPEN_PAST, OPEN_FUTURE, OPEN_PAST, OPEN_FUTURE)


def own(event: Event, publications: Publications, run: Run = DAYS) -> Own:
    """Return what an event's date, its length and its sources say of it alone, in a run.

    A count of months or years is stepped from the stated days in the run in days, and stands in
    the bounds with which another begins.
    """
    when, lasted = event.when, event.lasted
    stepped: tuple[Anchored, ...] = ()
    if when is None:
        stated = _OPEN
    elif lasted is None:
        if run is DAYS:
            stated = when.reach.days if when.approximate else when.days
        else:
            stated = run.bounds(when)
    else:
        stated = window(when, lasted=True, run=run)
        stepped = tuple(measured(event)) if run is DAYS else ()
    least, most, field = duration(event, run)
    told = _told_by_sources(event, publications, run) if event.sources else ()
    return Own(stated, stepped, least, most, field, told)


def alone(said: Own) -> Four:
    """Return the tightest bounds of an event's points by what it says of itself.

    What is open is `OPEN_PAST` or `OPEN_FUTURE` give or take the event's length. Where nothing
    fits, a first bound exceeds the last.
    """
    (begin, last_begin, end, last_end), stepped, least, most, _, told = said
    for point, latest, day in stepped:
        if point:
            end, last_end = (end, min(last_end, day)) if latest else (max(end, day), last_end)
        elif latest:
            last_begin = min(last_begin, day)
        else:
            begin = max(begin, day)
    for _, point, latest, day in told:
        if point:
            end, last_end = (end, min(last_end, day)) if latest else (max(end, day), last_end)
        elif latest:
            last_begin = min(last_begin, day)
        else:
            begin = max(begin, day)
    if most is not None and most < 0:  # of no days: it would end before it begins
        return 1, 0, 1, 0
    least = max(least, 0)  # of no days or more: it does not end before it begins
    if not least and begin == end and last_begin == last_end:
        return begin, last_begin, end, last_end  # of one day, or of no stated length
    # Between two points a bound goes over at most one link, so that one step each way settles it.
    last_begin, end = min(last_begin, last_end - least), max(end, begin + least)
    if most is not None:
        begin, last_end = max(begin, end - most), min(last_end, last_begin + most)
    return begin, last_begin, end, last_end


def duration(event: Event, run: Run = DAYS) -> tuple[int, int | None, str]:
    """Return (least, most, field): how long from begin to end in a run, and which field says so.

    A length in days and above counts both ends. A date of one day, known or not, is one day, and
    one of a clock is one moment. Else the event merely does not end before it begins: (0, None,
    "").
    """
    when, lasted = event.when, event.lasted
    if lasted is not None:
        if lasted.approximate:
            return 0, None, ""
        least, most = slack(run, when, when).length(lasted)
        if lasted.elapses:
            return least, most, "lasted"
        unit = SECONDS_IN_DAY if run.in_seconds else 1
        return least - unit, None if most is None else most - unit, "lasted"
    if when is not None and (when.form == "date" or when.kind == "point"):
        return 0, 0 if run is DAYS else slack(run, when, when).together, "date"
    return 0, None, ""


def measured(event: Event) -> Iterator[Anchored]:
    """Yield the days that a length in months or years gives by the calendar.

    They are counted from the first and the last stated day of either point: of two points of which
    one only is known, what either count allows is all that is possible.
    """
    lasted, when = event.lasted, event.when
    if when is None or lasted is None or not by_calendar(lasted):
        return
    begin, last_begin, end, last_end = window(when, lasted=True)
    if end > OPEN_PAST:
        end += 1  # to the day after it, for a length counts both ends
    if last_end < OPEN_FUTURE:
        last_end += 1
    stepped = [
        (1, False, first_after(begin, lasted.low, lasted) - 1),
        (0, True, last_after(last_end, -lasted.low, lasted)),
    ]
    if lasted.high is not None:
        stepped += [
            (1, True, last_after(last_begin, lasted.high, lasted) - 1),
            (0, False, first_after(end, -lasted.high, lasted)),
        ]
    yield from (each for each in stepped if OPEN_PAST + 1 < each[2] < OPEN_FUTURE - 1)


def _told_by_sources(event: Event, publications: Publications, run: Run) -> tuple[Told, ...]:
    """Return what each citation says of the event, by when its source was published."""
    told: tuple[Told, ...] = ()
    for number, citation in enumerate(event.sources):
        for point, latest in TELLING[event.told_by(citation)]:
            published = publications.of(citation.source)
            day = published.last if latest else published.first
            if not OPEN_PAST < day < OPEN_FUTURE:
                continue
            if run is not DAYS:
                dates = map(publications.date, published.dates(latest=latest))
                day = _published(event, dates, run, latest=latest)
            told += ((number, point, latest, day),)
    return told


def _published(event: Event, stated: Iterable[When], run: Run, *, latest: bool) -> int:
    """Return the last or the first moment of some publications in a run, beside an event."""
    dates = [(when, slack(run, when, event.when)) for when in stated]
    if latest:
        return max(run.bounds(when)[3] + beside.order + beside.shift[0] for when, beside in dates)
    return min(run.bounds(when)[0] - beside.order - beside.shift[1] for when, beside in dates)
