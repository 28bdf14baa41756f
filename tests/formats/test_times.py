"""Clock times beside the days: in the columns of a table, and in the bounds of JSON."""

from __future__ import annotations

import csv
import io
import json

import pytest

import libyatl
from libyatl import Event, Timeline, parse_date
from libyatl.model import Citation, Relation, Source

TIMES = ("start", "start_time", "end", "end_time", "zone")
JULY = "2017-07-25"
ROWS = [
    ("2017-07-25", [JULY, "", JULY, "", ""]),
    ("2017-07-25T14:30", [JULY, "14:30:00", JULY, "14:30:59", ""]),
    ("2017-07-25T00:00:00", [JULY, "00:00:00", JULY, "00:00:00", ""]),
    ("2017-07-25T14:30:05.2Z", [JULY, "14:30:05", JULY, "14:30:05", "Z"]),
    ("2017-07-25T23:00-05:00", [JULY, "23:00:00", JULY, "23:00:59", "-05:00"]),
    (
        "2017-07-25T14:30[Africa/Tripoli]",
        [JULY, "14:30:00", JULY, "14:30:59", "Africa/Tripoli"],
    ),
    ("2017-07-25T14:30/..", [JULY, "14:30:00", "", "", ""]),
    ("../2017-07-25T14:30Z", ["", "", JULY, "14:30:59", "/Z"]),
    ("2017-07-25T14:30Z/2017-07-26", [JULY, "14:30:00", "2017-07-26", "23:59:59", "Z/"]),
    (
        "2017-07-26T01:00+04:00/2017-07-25T23:00-05:00",
        ["2017-07-26", "01:00:00", JULY, "23:00:59", "+04:00/-05:00"],
    ),
    (
        "[2017-07-25T23:00-05:00,2017-07-26T01:00+04:00]",
        [JULY, "23:00:00", "2017-07-26", "01:00:59", "-05:00/+04:00"],
    ),
]


def rows(timeline: Timeline, *fields: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(libyatl.write(timeline, fields=fields, header=False))))


@pytest.mark.parametrize("sourced", [False, True])
@pytest.mark.parametrize(("date", "found"), ROWS, ids=[date for date, _ in ROWS])
def test_a_row_has_the_times_of_the_clock_as_it_is_written(
    date: str, found: list[str], *, sourced: bool
) -> None:
    # With a source of another year the same is found by the network.
    sources = {"s": Source("s", published=parse_date("2018"))}
    cited = (Citation("s"),) if sourced and not date.endswith("..") else ()
    event = Event("it", "It", parse_date(date), sources=cited)
    timeline = Timeline(events=(event,), sources=sources)
    assert rows(timeline, *TIMES, "bounds") == [[*found, "stated"]]
    (plain,) = (json.loads(libyatl.write(timeline, format="jsonl").splitlines()[0])["bounds"],)
    if "T" not in date:
        assert "start_time" not in plain
        assert "zone" not in plain
    else:
        assert [plain[key] or "" for key in TIMES] == found


BESIDE = Timeline(
    events=(
        Event("talks", "Talks", parse_date("2017-07-25"), relations=(Relation("after", "wire"),)),
        Event("wire", "Wire", parse_date("2017-07-25T12:30Z")),
        Event("call", "Call", parse_date("2017-07-25T14:30[Africa/Tripoli]")),
        Event("left", "Left", relations=(Relation("after", "call"),)),
        Event("other", "Other", parse_date("2017")),
    )
)


def test_a_day_that_a_clock_bounds_has_the_time_of_that_clock_alone() -> None:
    assert sorted(rows(BESIDE, "id", *TIMES, "bounds")) == [
        ["call", JULY, "14:30:00", JULY, "14:30:59", "Africa/Tripoli", "stated"],
        ["left", JULY, "14:30:00", "", "", "Africa/Tripoli", "derived"],
        ["other", "2017-01-01", "", "2017-12-31", "", "", "stated"],
        # Of a place that nobody knows, where it may have been half past midnight then.
        ["talks", JULY, "00:30:00", JULY, "", "", "derived"],
        ["wire", JULY, "12:30:00", JULY, "12:30:59", "Z", "stated"],
    ]


def test_json_has_the_four_times_in_the_order_of_the_days() -> None:
    lines = map(json.loads, libyatl.write(BESIDE, format="jsonl").splitlines())
    bounds = {line["id"]: line["bounds"] for line in lines}
    call, left = bounds["call"], bounds["left"]
    assert {key: call[key] for key in call if key.endswith(("_time", "zone"))} == {
        "start_time": "14:30:00",
        "begin_latest_time": "14:30:59",
        "end_earliest_time": "14:30:00",
        "end_time": "14:30:59",
        "zone": "Africa/Tripoli",
    }
    assert (left["end"], left["end_time"]) == (None, None)


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_times_and_zones_are_not_read_back_as_keys_of_the_event(format: str) -> None:
    events = tuple(Event(f"e{n}", "It", parse_date(date)) for n, (date, _) in enumerate(ROWS))
    timeline = Timeline(events=(*events, *BESIDE.events))
    written = libyatl.write(timeline, format=format)
    back = libyatl.formats.read_data([(f"x.{format}", written.encode())])
    assert not [event.extra for event in back.events if event.extra]
    assert not [found.code for found in back.report if found.code == "columns-kept"]
    dates = {event.id: event.when for event in back.events}
    assert [dates[event.id] for event in events] == [event.when for event in events]


def test_a_time_of_a_table_made_elsewhere_is_kept() -> None:
    table = b"title,date,start_time,zone\nA,2017-07-25,14:30:00,Z\nB,2017-07-25T14:30,noon,north\n"
    back = libyatl.formats.read_data([("x.csv", table)])
    assert [dict(event.extra) for event in back.events] == [
        {"start_time": "14:30:00", "zone": "Z"},
        {"start_time": "noon", "zone": "north"},
    ]
