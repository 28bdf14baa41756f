"""The order in which events stand."""

from __future__ import annotations

import pytest
from chronology.histories import event, in_order, source, timeline

from libyatl.chronology import resolve
from libyatl.dates import parse_date
from libyatl.model import Event

ORDERS = [
    (
        "by the first possible day",
        [event("b", "2017-08"), event("a", "2017-07"), event("c", "2017-08-02")],
        "a b c",
    ),
    (
        "an open beginning at the last day on which it can have begun",
        [event("b", "before 2018"), event("a", "2017"), event("c", "2018-01-05")],
        "a b c",
    ),
    (
        "never after what is stated to follow it",
        [event("x", "2017-06", after="y"), event("y", "before 2018"), event("z", "2017-05")],
        "z y x",
    ),
    (
        "nor after what follows from what follows it",
        [event("x", "2017-06", after="p"), event("p", after="q"), event("q", "before 2018")],
        "q p x",
    ),
    (
        "what happened during it came before what followed it",
        [event("r", "2017-06", after="x"), event("p", during="x"), event("x", "before 2018")],
        "x p r",
    ),
    (
        "nor what was at the same time as it",
        [event("p", with_="q"), event("r", after="q"), event("q", "2017-08")],
        "p q r",
    ),
    (
        "relations settle one day",
        [
            event("c", "2017-08-01", after="b"),
            event("b", "2017-08-01", after="a"),
            event("a", "2017-08-01"),
        ],
        "a b c",
    ),
    (
        "what surely begins on a day before what may begin later, whatever their seq and clock",
        [
            event("c", "2017-08", seq=1),
            event("b", "2017-08-01T10:00", seq=2),
            event("d", "2017-08"),
            event("a", "by 2017-08-01", seq=3),
        ],
        "a b c d",
    ),
    (
        "then seq",
        [
            event("c", "2017-08-01"),
            event("b", "2017-08-01", seq=2),
            event("a", "2017-08-01", seq=1),
        ],
        "a b c",
    ),
    (
        "then the clock, what has none first, as instants where both have an offset",
        [
            event("d", "2017-08-01"),
            event("b", "2017-08-01T12:00:00+02:00"),
            event("c", "2017-08-01T11:00:00Z"),
            event("a", "2017-08-01T09:00:00Z"),
        ],
        "d a b c",
    ),
    (
        "a clock without an offset as it is written",
        [event("b", "2017-08-01T12:00:00"), event("a", "2017-08-01T11:00:00Z")],
        "a b",
    ),
    (
        "instants in their order, beside a clock without an offset too",
        [
            event("c", "2017-08-01T10:00+02:00"),
            event("b", "2017-08-01T09:30"),
            event("a", "2017-08-01T09:00Z"),
        ],
        "c a b",
    ),
    ("then the file", [event("b", "2017-08-01"), event("a", "2017-08-01")], "b a"),
    (
        "what has no date behind what is about a year, which is listed as it is stated",
        [event("b", after="a"), event("a", "c. 1900"), event("c", "1899-06-01")],
        "c a b",
    ),
    (
        "but never later than it can have been",
        [event("b", after="a", before="c"), event("a", "c. 1900"), event("c", "1899-06-01")],
        "a b c",
    ),
    (
        "a relation outweighs seq",
        [event("b", "2017-08-01", seq=1, after="a"), event("a", "2017-08-01", seq=2)],
        "a b",
    ),
    ("the whole before its parts", [event("b", during="a"), event("a", "2017-08")], "a b"),
    ("what is undated last", [event("b"), event("a", "2017"), event("c")], "a b c"),
    (
        "but before what it is stated to precede",
        [event("z"), event("a", before="b"), event("b", "on or after 2017")],
        "a b z",
    ),
    ("what follows the undated is undated too", [event("b", after="a"), event("a")], "a b"),
    (
        "what is undated but ordered stands by what follows it",
        [
            event("b", "2017-08-02"),
            event("a"),
            event("x", "2017-08-01", before=("y", "within 0 days")),
            event("y"),
        ],
        "x y b a",
    ),
    (
        "a circle within one day: the whole first",
        [
            event("a", "2017-08-01", during="c"),
            event("b", "2017-08-01", with_="a"),
            event("c", "2017-08-01", during="b"),
        ],
        "b c a",
    ),
    (
        "what would come after its own part: left aside, and by the file",
        [event("a", "2017-08-01", after="b"), event("b", "2017-08-01", during="a")],
        "a b",
    ),
    (
        "a circle of after: left aside, and by the file",
        [event("b", "2017-08-01", after="a"), event("a", "2017-08-01", after="b")],
        "b a",
    ),
    (
        "or by seq, where there is one",
        [event("b", "2017-08-01", after="a", seq=2), event("a", "2017-08-01", after="b", seq=1)],
        "a b",
    ),
    (
        "a contradiction by its own dates",
        [event("b", "2017", before="a"), event("a", "2016"), event("c", "2018")],
        "a b c",
    ),
    (
        "a planned event no earlier than what announces it",
        [event("b", sources=["s"], status="planned"), event("a", "2016"), event("c", "2018")],
        "a b c",
    ),
]


@pytest.mark.parametrize(
    ("events", "order"), [row[1:] for row in ORDERS], ids=[r[0] for r in ORDERS]
)
def test_events_stand_in_order(events: list[Event], order: str) -> None:
    chronology = resolve(timeline(*events, sources=[source("s", "2017")]))
    assert in_order(chronology) == order.split()


def test_what_is_undated_stands_last_also_in_reverse() -> None:
    chronicle = timeline(event("n"), event("a", "2016"), event("b", after="a"), event("m"))
    chronology = resolve(chronicle)
    assert in_order(chronology, reverse=True) == ["b", "a", "n", "m"]
    assert [chronology.listed_at(place) for place in range(4)] == [
        None,
        parse_date("2016").first_day,
        parse_date("2016").first_day,
        None,
    ]
    plain = resolve(timeline(event("n"), event("a", "2016"), event("b", "2017")))
    assert in_order(plain, reverse=True) == ["b", "a", "n"]


def test_a_selection_stands_as_the_whole_does() -> None:
    chronicle = timeline(
        event("c", "2017", after="b"), event("b", "2017", after="a"), event("a", "2017")
    )
    chronology = resolve(chronicle)
    assert chronology.order([0, 2]) == [2, 0]
    assert chronology.order([0]) == [0]
