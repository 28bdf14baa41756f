"""Windows with clock times and zones, against every moment and every unknown zone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl import Event, Timeline, Truth, UsageError, When, parse_date, parse_gap
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model import Relation
from libyatl.query.conditions import Condition, Opposite
from libyatl.query.expression import parse_expression
from libyatl.query.scope import Scope
from libyatl.query.windows import window

YES, MAYBE, NO = Truth.YES, Truth.MAYBE, Truth.NO
HOUR = 3600
ZONES = {"": None, "Z": 0, "-05:00": -5 * HOUR, "+04:00": 4 * HOUR, "+14:00": 14 * HOUR}
ANYWHERE = tuple(hours * HOUR for hours in (-12, -5, 0, 3, 14))

days = st.sampled_from([f"2017-07-{day}" for day in range(24, 28)])
clocks = st.builds(
    "{}T{}".format,
    days,
    st.sampled_from(["00:00", "03:00", "14:30", "14:30:00", "23:59", "23:59:59"]),
)
zones = st.sampled_from(list(ZONES))


@st.composite
def dates(draw: st.DrawFn, *, spans: bool = True) -> str:
    """Return a day, or a clock time somewhere or nowhere; or from one to another of one place."""
    zone = draw(zones)
    clocked = clocks.map(lambda clock: clock + zone)
    first = draw(days | clocked)
    if not spans or draw(st.integers(0, 3)):
        return first
    if "T" not in first:
        clocked = clocks if draw(st.booleans()) else days
    last = draw(clocked)
    if parse_date(first).instants[0] > parse_date(last).instants[0]:
        first, last = last, first
    try:
        parse_date(f"{first}/{last}")
    except ValueError:
        return first
    return f"{first}/{last}"


@st.composite
def sets(draw: st.DrawFn) -> str:
    opening = draw(st.sampled_from("[{"))
    members = draw(st.lists(dates(spans=False), min_size=1, max_size=2, unique=True))
    return opening + ",".join(members) + {"[": "]", "{": "}"}[opening]


ASKED = st.dictionaries(
    st.sampled_from(["since", "until", "on", "before", "after"]),
    dates() | sets(),
    min_size=1,
    max_size=2,
)


class Was(NamedTuple):
    """Something that was from one second of the clock to another, so far east of Greenwich."""

    begin: int
    end: int
    offset: int


def wall_and_zone(when: When, number: int) -> tuple[int, int | None]:
    """Return a bound in seconds of the clock, and the seconds east of UTC."""
    return when.wall[number], None if when.offsets is None else when.offsets[number]


def worlds(when: When, near: Sequence[int]) -> Iterator[list[Was]]:
    """Yield what can have been: all that a {} set means, or one of all else; by one clock each."""
    if when.parts:
        parts = [list(worlds(part, near[::5])) for part in when.parts]
        ways = (
            product(*parts) if when.choice == "all" else ([one] for some in parts for one in some)
        )
        for way in ways:
            yield [was for some in way for was in some]
        return
    (a, offset), (d, _) = wall_and_zone(when, 0), wall_and_zone(when, 3)
    b, c = when.wall[1:3]
    for east in ANYWHERE if offset is None else (offset,):
        begins = sorted(
            {a, b, *(at for moment in near for at in (moment, moment + east) if a <= at <= b)}
        )
        ends = sorted(
            {c, d, *(at for moment in near for at in (moment, moment + east) if c <= at <= d)}
        )
        if when.form == "date":
            yield from ([Was(at, at, east)] for at in begins)
        else:
            yield from ([Was(at, to, east)] for at in begins for to in ends if at <= to)
    # Where the zone is not known, a bound of the clock may be just the moment that is asked for.
    for at in (a, b, c, d) if offset is None else ():
        for east in {at - moment for moment in near if -12 * HOUR <= at - moment <= 14 * HOUR}:
            if when.form == "date":
                yield [Was(at, at, east)]
            else:
                yield from ([Was(one, to, east)] for one in (a, b) for to in (c, d) if one <= to)


def bound(when: When, number: int, east: int) -> int:
    """Return a bound of a window in UTC, where the event's clock stands so far east."""
    at, zone = wall_and_zone(when, number)
    return at - (east if zone is None else zone)


Asked = Mapping[str, When]
_BOUNDS: dict[str, tuple[int, Callable[[list[int]], int], int]] = {
    "since": (0, min, 0),
    "after": (3, max, 1),
    "until": (3, max, 0),
    "before": (0, min, -1),
}


def meets(was: Was, asked: Asked) -> bool:
    """Say whether some moment of it lies in a window of dates none of which is one of several."""
    lows, highs = [OPEN_PAST], [OPEN_FUTURE]
    for name, (number, of_several, more) in _BOUNDS.items():
        if name in asked:
            parts = asked[name].parts or (asked[name],)
            at = of_several([bound(part, number, was.offset) for part in parts]) + more
            (lows if name in ("since", "after") else highs).append(at)
    on = asked.get("on")
    spans = [
        (bound(part, 0, was.offset), bound(part, 3, was.offset))
        for part in ((on.parts or (on,)) if on else ())
    ] or [(OPEN_PAST, OPEN_FUTURE)]
    return any(
        max(begin, *lows) <= min(end, *highs)
        and was.begin - was.offset <= min(end, *highs)
        and was.end - was.offset >= max(begin, *lows)
        for begin, end in spans
    )


def told(when: When, asked: Asked) -> set[bool]:
    """Return whether it meets the window, in every world."""
    names, ways = (
        list(asked),
        [one.parts if one.choice == "one" else (one,) for one in asked.values()],
    )
    near = sorted(
        {
            at + shift
            for one in asked.values()
            for part in one.parts or (one,)
            for bounds in (part.wall, part.instants if part.offsets else part.wall)
            for at in (bounds[0], bounds[3])
            for shift in (-1, 0, 1)
        }
    )
    return {
        any(meets(was, dict(zip(names, way, strict=True))) for was in some)
        for some in worlds(when, near)
        for way in product(*ways)
    }


def answer(made: Condition | None, when: When | None) -> tuple[Truth, Truth]:
    """Return what an event of the date answers to a window, and to its opposite."""
    if made is None:
        return NO, YES
    scope = Scope.of(Timeline(events=(Event("it", "It", when=when),)))
    return made.bind(scope)(0), Opposite(made).bind(scope)(0)


def scales(asked: Asked) -> set[bool]:
    """Return whether the dates have zones: both where some have and others have not."""
    parts = [part for one in asked.values() for part in one.parts or (one,)]
    return {offset is not None for part in parts for offset in part.offsets or (None,)}


@given(dates() | sets(), ASKED)
def test_a_window_is_answered_by_the_clock_of_the_event(text: str, asks: Mapping[str, str]) -> None:
    when, asked = parse_date(text), {name: parse_date(one) for name, one in asks.items()}
    found, opposite = answer(window(asked), when)
    expected = told(when, asked)
    assert opposite is found.negated
    if len(scales(asked)) == 1 and not when.parts:
        assert found is (MAYBE if len(expected) == 2 else YES if True in expected else NO)
    assert found is MAYBE or expected == {found is YES}


@given(ASKED, st.sampled_from(["", "~"]))
def test_a_window_of_clocks_reads_back_to_itself(asks: Mapping[str, str], mark: str) -> None:
    asked = {name: parse_date(one) for name, one in asks.items()}
    if mark:
        name, one = next(iter(asked.items()))
        asked[name] = one._replace(approximate=True)
    made = window(asked)
    assert made is None or parse_expression(str(made)) == made


DATES = (
    "2017-07-25",
    "2017-07-25T14:30",
    "2017-07-25T14:30:05",
    "2017-07-25T23:00-05:00",
    "2017-07-26T01:00+04:00",
    "2017-07-25T12:30Z",
    "2017-07-25T14:30[Africa/Tripoli]",
    "[2017-07-25T23:00-05:00,2017-07-26T01:00+04:00]",
    "2017-07-26T01:00+04:00/2017-07-25T23:00-05:00",
)


@pytest.mark.parametrize(
    ("where", "surely", "possibly"),
    [
        ("date:2017-07-25", "0 1 2 3 5 6 8", "7"),
        ("date:2017-07-25T14:30..2017-07-26", "1 2 3 4 6 7 8", "0"),
        ("date:2017-07-25T14:30:06..2017-07-26", "3 4 7 8", "0 1 6"),
        ("date:2017-07-25T12:30Z", "5 6", "0 1 2"),
        ("date:2017-07-25T14:30[Africa/Tripoli]", "5 6", "0 1 2"),
        ("date:2017-07-26T04:00Z..", "3 8", "0 7"),
        # Until a day is over wherever the event was.
        ("date:2017-07-26T03:30Z..2017-07-25", "3", "0 7 8"),
    ],
)
def test_what_an_event_answers_to_a_window(where: str, surely: str, possibly: str) -> None:
    scope = Scope.of(Timeline(events=tuple(Event(date, date, parse_date(date)) for date in DATES)))
    ask = parse_expression(where).bind(scope)
    found = {answer: [n for n in range(len(DATES)) if ask(n) is answer] for answer in (YES, MAYBE)}
    assert found == {YES: [*map(int, surely.split())], MAYBE: [*map(int, possibly.split())]}


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("date:2017-07-25T14:30", "date:2017-07-25T14:30:00..2017-07-25T14:30:59"),
        ("date:2017-07-25T14:30Z..", "date:2017-07-25T14:30:00Z.."),
        ("date:..2017-07-25T14:30+02:00", "date:..2017-07-25T14:30:59+02:00"),
        ("date:2017-07-25T00:00..2017-07-26", "date:2017-07-25..2017-07-26"),
        ("date:2017-07-25T14:30..2017-07-26", "date:2017-07-25T14:30:00..2017-07-26"),
        ("date:2017-07-25T14:30Z..2017-07-26", "date:2017-07-25T14:30:00Z..2017-07-26"),
        ("date:2017-07-25?..2017-07-26T14:30", "date:2017-07-25?..2017-07-26T14:30:59"),
        (
            "date:[2017-07-25T14:30,2017-07-26T14:30]..",
            "date:2017-07-26T14:30:00.. or date:2017-07-25T14:30:00?..",
        ),
        # Offsets are written in whole minutes.
        ("date:1850-01-01T00:00[Europe/Paris]..", "date:1849-12-31T23:50:39Z.."),
        ("date:9999-12-31T23:30-01:00..", "date:9999-12-31T23:30:00-01:00.."),
    ],
)
def test_a_window_is_printed_with_its_clock_and_offset(asked: str, printed: str) -> None:
    assert str(parse_expression(asked)) == printed
    assert parse_expression(printed) == parse_expression(asked)


def test_a_window_in_which_no_clock_on_earth_stood_is_refused() -> None:
    with pytest.raises(UsageError, match="the range ends before it begins"):
        parse_expression("date:2017-07-26T13:00Z..2017-07-25")
    assert parse_expression("date:2017-07-26T11:00Z..2017-07-25")


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ({"before": "2017-07-25T14:30"}, "date:..2017-07-25T14:29:59"),
        ({"after": "2017-07-25T14:30"}, "date:2017-07-25T14:31:00.."),
        ({"after": "2017-07-25T14:30:05Z"}, "date:2017-07-25T14:30:06Z.."),
        ({"after": "9999-12-31T23:59Z"}, "date:9999-12-31T12:00:00-12:00.."),
        ({"since": "2017-07-25T14:30", "until": "Y1E12"}, "date:2017-07-25T14:30:00.."),
        (
            {"since": "2017-07-25T14:30Z", "after": "2017-07-24"},
            "date:2017-07-25.. and date:2017-07-25T14:30:00Z..",
        ),
        ({"since": "Y1E12", "until": "2017-07-25T14:30"}, "None"),
        ({"after": "since 2017", "until": "2017-07-25T14:30Z"}, "None"),
        # Nobody knows which of the two is the first, or meant.
        ({"since": "{2017-07-25T14:30Z,2017-07-26}"}, "date:2017-07-25T10:00:00Z?.."),
        ({"until": "[2017-07-25T14:30Z,2017-07-26]"}, "date:..2017-07-27T11:59:59Z?"),
        (
            {"on": "{2017-10-29T02:30[Europe/Berlin],2017-10-30}"},
            "date:2017-10-29T02:30:00+02:00?..2017-10-29T02:30:59+02:00"
            " or date:2017-10-29T02:30:00+01:00?..2017-10-29T02:30:59+01:00"
            " or date:2017-10-30?..2017-10-30",
        ),
    ],
)
def test_what_dates_ask_together(asked: dict[str, str], printed: str) -> None:
    assert str(window({name: parse_date(date) for name, date in asked.items()})) == printed


@pytest.mark.parametrize(
    ("option", "near"),
    [
        ("since", "date:2017-07-25T14:29:00?.."),
        ("until", "date:..2017-07-25T14:31:59?"),
        ("after", "date:2017-07-25T14:30:00?.."),
        ("before", "date:..2017-07-25T14:30:59?"),
    ],
)
def test_about_a_minute_may_be_the_next(option: str, near: str) -> None:
    about = parse_date("2017-07-25T14:30")._replace(approximate=True)
    assert str(window({option: about})) == near


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("date:2017-07-25T12:29:59Z..2017-07-26", YES),
        ("date:2017-07-25T12:31Z..2017-07-25", NO),
        ("date:2017-07-25..2017-07-25T12:31Z", YES),
        ("date:2017-07-25T14:30..2017-07-25T15:00", YES),
        ("date:2017-07-25T15:00..", NO),
    ],
)
def test_what_follows_for_an_event_without_a_date_is_asked(where: str, found: Truth) -> None:
    named = (Relation("during", "clock"),)
    events = (
        Event("clock", "Clock", parse_date("2017-07-25T14:30+02:00")),
        Event("within", "Within", relations=named),
    )
    ask = parse_expression(where).bind(Scope.of(Timeline(events=events)))
    assert (ask(0), ask(1)) == (found, found)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("date:2017-07-24T12:00..2017-07-26", YES),
        ("date:2017-07-26T20:00Z..2017-07-28T00:00Z", MAYBE),
        ("date:2017-07-25T10:00Z..2017-07-27T12:00Z", YES),
        ("date:2017-07-26T20:00Z..", MAYBE),
        ("date:2017-07-26T10:00Z..", YES),
        # A day after the one end and another before the other: none between the two.
        ("date:2017-07-25T12:00Z..2017-07-26T10:00", MAYBE),
    ],
)
def test_each_of_some_days_is_met_where_a_whole_one_is_in_the_window(
    where: str, found: Truth
) -> None:
    when = parse_date("{2017-07-24..2017-07-27}")
    assert answer(parse_expression(where), when)[0] is found


@pytest.mark.parametrize(
    "where", ["2017-07-25T12:00:10", "2017-07-25T12:00:10Z..2017-07-25T12:00:10"]
)
def test_no_clock_of_a_set_is_missed_for_the_offset_of_another(where: str) -> None:
    named = (Relation("after", "eight"),)
    set_of_two = parse_date("[2017-07-25T10:00+05:00,2017-07-25T12:00Z]")
    events = (
        Event("eight", "Eight", parse_date("2017-07-25T08:00Z")),
        Event("it", "It", set_of_two, relations=named),
    )
    assert parse_expression(f"date:{where}").bind(Scope.of(Timeline(events=events)))(1) is MAYBE


def test_a_clock_in_doubt_is_read_in_a_range_alone() -> None:
    with pytest.raises(UsageError):
        parse_expression("date:2017-07-25T14:30x?..")


LASTING = parse_gap("3 months")


@pytest.mark.parametrize(
    ("date", "asked", "found"),
    [
        ("2017-07-25T14:30", "2017-07", YES),
        ("2017-07-25T14:30", "2017-09", YES),
        ("2017-07-25T14:30", "2017-11", NO),
        ("2017-07-25T14:30Z", "2017-09", YES),
        ("2017-07-25T14:30+02:00", "2017-09-03T10:00Z", YES),
        ("2017-07-25T14:30Z", "2017-07-25T10:00/2017-07-25T12:00Z", NO),
        ("2017-07-25T14:30~", "2017-09", MAYBE),
        ("evening of 25 July 2017", "2017-09", YES),
        ("2017-07-25", "2017-09", NO),  # a day holds all of it
        ("2017", "2017-09", MAYBE),
    ],
)
def test_a_clock_says_when_began_what_lasted(date: str, asked: str, found: Truth) -> None:
    event = Event("a", "A", parse_date(date), lasted=LASTING)
    condition = window({"on": parse_date(asked)})
    assert condition is not None
    scope = Scope.of(Timeline(events=(event,)))
    assert condition.bind(scope)(0) is found
    denied = Opposite(condition).bind(scope)(0)
    assert denied is (MAYBE if parse_date(date).qualified else found.negated)
