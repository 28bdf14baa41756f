"""Selecting: what matches, how surely, in which order; and agreement with a naive filter."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Event, Participant, Timeline, Truth
from libyatl.dates import parse_date


def event(id: str, date: str | None = None, **more: object) -> Event:
    return Event(id, f"Title {id}", when=parse_date(date) if date else None, **more)  # type: ignore[arg-type]


def ids(selection: libyatl.Selection) -> list[str]:
    return [event.id for event in selection.events]


DATED = Timeline(
    events=(
        event("undated"),
        event("year", "2017"),
        event("july", "2017-07"),
        event("day", "2017-07-25"),
        event("span", "2017-06-30/2017-08-02"),
        event("before", "before 2017-07"),
        event("about", "c. 2017-07-25"),
        event("since", "since 2016"),
        event("one-of", "[2017-07-01,2017-09-01]"),
    )
)

WINDOWS: list[tuple[dict[str, object], dict[str, Truth]]] = [
    (
        {"on": "2017-07"},
        {
            "undated": Truth.MAYBE,
            "year": Truth.MAYBE,
            "july": Truth.YES,
            "day": Truth.YES,
            "span": Truth.YES,
            "about": Truth.MAYBE,
            "since": Truth.MAYBE,
            "one-of": Truth.MAYBE,
        },
    ),
    (
        {"since": "2017-08-03"},
        dict.fromkeys(("undated", "year", "since", "one-of"), Truth.MAYBE),
    ),
    ({"until": "2016"}, {"undated": Truth.MAYBE, "before": Truth.MAYBE, "since": Truth.YES}),
    (
        {"since": "2017-07-25", "until": "2017-07-25"},
        {
            "undated": Truth.MAYBE,
            "year": Truth.MAYBE,
            "july": Truth.MAYBE,
            "day": Truth.YES,
            "span": Truth.YES,
            "about": Truth.MAYBE,
            "since": Truth.MAYBE,
        },
    ),
]


@pytest.mark.parametrize(("window", "expected"), WINDOWS, ids=lambda value: str(value)[:40])
def test_a_window_is_answered_in_three_ways(
    window: dict[str, object], expected: dict[str, Truth]
) -> None:
    chosen = libyatl.select(DATED, sort="file", **window)  # type: ignore[call-overload]
    assert dict(zip(ids(chosen), chosen.answers, strict=True)) == expected
    surely = libyatl.select(DATED, sort="file", certain=True, **window)  # type: ignore[call-overload]
    assert ids(surely) == [id for id, answer in expected.items() if answer is Truth.YES]
    assert chosen.certain == len(surely)
    assert chosen.possible == len(chosen) - len(surely)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("date", "since year before span july one-of day about undated"),
        ("latest", "since year one-of span july day about before undated"),
        ("file", "undated year july day span before about since one-of"),
        ("id", "about before day july one-of since span undated year"),
        ("actor", "undated year july day span before about since one-of"),
    ],
)
def test_orders(sort: str, expected: str) -> None:
    assert ids(libyatl.select(DATED, sort=sort)) == expected.split()


def test_in_reverse_what_has_no_date_still_stands_last() -> None:
    assert ids(libyatl.select(DATED, reverse=True))[-1] == "undated"
    assert ids(libyatl.select(DATED, reverse=True))[:2] == ["about", "day"]


def test_ties_are_settled_by_seq_then_clock_then_file() -> None:
    timeline = Timeline(
        events=(
            event("file-1", "2017-07-25"),
            event("late", "2017-07-25T14:00"),
            event("early", "2017-07-25T09:30"),
            event("second", "2017-07-25", seq=2),
            event("first", "2017-07-25", seq=1),
            event("file-2", "2017-07-25"),
            event("utc", "2017-07-26T09:30Z"),
            event("east", "2017-07-26T12:00+03:00"),
            event("mixed-3", "2017-07-27T10:00+02:00"),
            event("mixed-1", "2017-07-27T09:00Z"),
            event("mixed-2", "2017-07-27T09:30"),
        )
    )
    assert ids(libyatl.select(timeline)) == [
        *("first", "second", "file-1", "file-2", "early", "late"),
        *("east", "utc"),
        *("mixed-3", "mixed-1", "mixed-2"),
    ]


def test_one_option_repeated_is_or_and_different_options_are_and() -> None:
    timeline = Timeline(
        events=(
            event("a", actors=(Participant("x"),), tags=("one",)),
            event("b", actors=(Participant("y"),), tags=("one",)),
            event("c", actors=(Participant("z"),), tags=("one",)),
            event("d", actors=(Participant("x"),), tags=("two",)),
        )
    )
    assert ids(libyatl.select(timeline, actor=["x", "y"], tag="one")) == ["a", "b"]


def test_text_is_found_folded_in_every_field_of_words() -> None:
    timeline = Timeline(
        events=(
            event("a", summary="The Élysée welcomes him."),
            event("b", note="ELYSEE"),
            event("c", sources=(libyatl.Citation("s", quote="l'elysee"),)),
            event("d", summary="elsewhere"),
            event("e", actors=(Participant("x", role="at the Élysée"),)),
            event("f", sources=(libyatl.Citation("s", note="Elysee"), libyatl.Citation("t"))),
            event("g", note="Elysee", sources=(libyatl.Citation("s"),)),
            event("elysee"),
        )
    )
    assert ids(libyatl.select(timeline, text="elysée")) == [*"abcefg", "elysee"]
    assert ids(libyatl.select(timeline, text="—")) == []


def test_a_limit_cuts_after_ordering_and_the_matching_are_still_counted() -> None:
    chosen = libyatl.select(DATED, limit=2)
    assert (ids(chosen), chosen.matching, chosen.is_excerpt) == (["since", "year"], 9, True)


UNKNOWN: list[tuple[dict[str, object], str, str]] = [
    ({"actor": "Hiftr"}, "no actor is called 'Hiftr'", "did you mean 'Hifter'?"),
    ({"place": "Xq"}, "no place is called 'Xq'", ""),
    (
        {"status": "rumored"},
        "'rumored' is no status",
        "known are occurred, reported, claimed, disputed, planned",
    ),
    (
        {"sort": "dat"},
        "'dat' is no sort",
        "did you mean 'date'? known are date, latest, title, actor, place, id, file",
    ),
    (
        {"id": "embasy-handover"},
        "no event has the id 'embasy-handover'",
        "did you mean 'embassy-handover'?",
    ),
    (
        {"id": ["a", "paris-cease", "embassy-hand"]},
        "no event has the id 'a' or 'paris-cease' or 'embassy-hand'",
        "for 'paris-cease', did you mean 'paris-ceasefire'? for 'embassy-hand', did you mean "
        "'embassy-handover'?",
    ),
    (
        {"id": ["xxxxx", "yyyyy"]},
        "no event has the id 'xxxxx' or 'yyyyy'",
        "libyatl filter --fields id lists them",
    ),
    ({"since": "soon"}, "", ""),
    ({"since": "2018", "until": "2017"}, "the window is empty: no moment lies in it", ""),
]


@pytest.mark.parametrize(("asked", "message", "help"), UNKNOWN, ids=lambda value: str(value)[:30])
def test_what_cannot_be_understood_is_an_error_with_its_remedy(
    asked: dict[str, object], message: str, help: str
) -> None:
    with pytest.raises(libyatl.UsageError) as caught:
        libyatl.select(libyatl.load(), **asked)  # type: ignore[call-overload]
    if message:
        assert caught.value.message == message
    if help:
        assert caught.value.help == help


NAMES = st.sampled_from(["a", "b", "c"])
EVENTS = st.builds(
    Event,
    id=st.integers().map(str),
    title=NAMES,
    when=st.sampled_from(
        [
            None,
            *map(
                parse_date, ["2017", "2017-07", "2017-07-25", "since 2016", "2015?", "before 2017"]
            ),
        ]
    ),
    actors=st.lists(NAMES.map(Participant), max_size=2).map(tuple),
    tags=st.lists(NAMES, max_size=2).map(tuple),
    status=st.sampled_from(["occurred", "claimed"]),
)
TIMELINES = st.lists(EVENTS, max_size=12, unique_by=lambda event: event.id).map(
    lambda events: Timeline(
        events=(
            Event("all", "all", actors=tuple(map(Participant, "abc")), tags=tuple("abc")),
            *events,
        )
    )
)


@given(
    TIMELINES,
    st.lists(NAMES, max_size=2),
    st.lists(NAMES, max_size=2),
    st.lists(st.sampled_from(["occurred", "claimed"]), max_size=2),
    st.sampled_from([None, "2016", "2017-07-25"]),
    st.booleans(),
)
def test_select_agrees_with_a_naive_filter(
    timeline: Timeline,
    actors: list[str],
    tags: list[str],
    statuses: list[str],
    on: str | None,
    certain: bool,  # noqa: FBT001
) -> None:
    def some(wanted: Iterable[str], borne: Iterable[str]) -> bool:
        return not wanted or bool(set(wanted) & set(borne))

    def date_fits(event: Event) -> bool:
        if on is None:
            return True
        window = parse_date(on)
        when = event.when
        if when is None:
            return not certain
        if certain:
            return (
                when.days[1] <= window.last_day
                and when.days[2] >= window.first_day
                and not when.qualified
            )
        return when.first_day <= window.last_day and when.last_day >= window.first_day

    expected = [
        event.id
        for event in timeline.events
        if some(actors, [part.actor for part in event.actors])
        and some(tags, event.tags)
        and some(statuses, [event.status])
        and date_fits(event)
    ]
    chosen = libyatl.select(
        timeline, actor=actors, tag=tags, status=statuses, on=on, certain=certain, sort="file"
    )
    assert ids(chosen) == expected
