"""What is counted of a selection: shares, pairs, gaps, bursts, and the tables of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from drawn_timelines import sourced_timelines
from hypothesis import given

import libyatl
from libyatl import Event, Participant, Source, Timeline, UsageError, parse_date
from libyatl.dates import day_to_iso
from libyatl.formats import TABLE_WRITERS, read_data, table_writer
from libyatl.formats.format import Shape
from libyatl.model import Citation, Relation
from libyatl.query import everything
from libyatl.query.bursts import bursts
from libyatl.query.gaps import gaps
from libyatl.query.overview import overview
from libyatl.query.shares import of_names, of_pairs
from libyatl.query.stat_tables import STATS, columns_of, stats
from libyatl.query.tallies import tallied


def event(id: str, date: str | None = None, actors: str = "", **more: Any) -> Event:
    return Event(
        id,
        f"Title {id}",
        when=parse_date(date) if date else None,
        actors=tuple(Participant(name) for name in actors.split("+") if name),
        **more,
    )


def made(*dates: str | None) -> Timeline:
    return Timeline(events=tuple(event(f"e{n}", date) for n, date in enumerate(dates)))


TIMELINE = Timeline(
    sources={
        "first": Source("first", title="First"),
        "second": Source("second", title="Second", via=("first",)),
    },
    events=(
        event("talk", "2017-08-03", "Ann+Bob", places=("Rome",), sources=(Citation("first"),)),
        event("letter", "2017-03", "Bob+Ann+Cem", sources=(Citation("first"), Citation("second"))),
        event("plan", "2018", "Ann", status="planned"),
        event("before", None, "Cem", relations=(Relation("before", "talk"),)),
        event("none", None, "=Formula()", extra={"date": "soon?"}),
    ),
)


def test_a_share_has_each_event_that_bears_a_name() -> None:
    shares = of_names(everything(TIMELINE), "actor")
    assert [(share.names, share.events) for share in shares] == [
        (("Ann",), 3),
        (("Bob",), 2),
        (("Cem",), 2),
        (("=Formula()",), 1),
    ]
    assert [row.event.id for row in shares[0].rows] == ["letter", "talk", "plan"]


def test_pairs_are_of_those_who_are_there_together() -> None:
    pairs = of_pairs(everything(TIMELINE))
    assert [(share.names, share.events, share.possible) for share in pairs] == [
        (("Ann", "Bob"), 2, 0),
        (("Ann", "Cem"), 1, 0),
        (("Bob", "Cem"), 1, 0),
    ]


def test_who_is_there_by_one_account_is_possibly_with_those_of_it() -> None:
    text = """
sources: {s: {title: S}}
events:
- {id: e, date: 2017, title: E, actors: [Ann, Bob], sources: [{id: s, says: {actors: [Ann, Cem]}}]}
"""
    chosen = everything(read_data([("e.yaml", text.encode())], format="yaml"))
    assert [(share.names, share.certain, share.possible) for share in of_pairs(chosen)] == [
        (("Ann", "Bob"), 0, 1),
        (("Ann", "Cem"), 0, 1),
    ]


def test_a_crowd_that_cannot_be_counted_is_left_out_of_the_pairs() -> None:
    crowd = "+".join(f"A{number}" for number in range(1_100))
    chosen = everything(
        Timeline(events=(event("all", "2017", crowd), event("two", "2017", "A1+A2")))
    )
    assert [share.names for share in of_pairs(chosen)] == [("A1", "A2")]


@given(sourced_timelines())
def test_shares_are_as_large_as_tallies_and_pairs_as_company(timeline: Timeline) -> None:
    chosen = everything(timeline)
    shares = {share.names[0]: share.events for share in of_names(chosen, "actor")}
    for tally in tallied(chosen, "actor"):
        assert shares.get(tally.name, 0) >= tally.events or tally.events == 0
    pairs = {frozenset(share.names): share.events for share in of_pairs(chosen)}
    for tally in tallied(chosen, "actor"):
        for name, count in tally.company:
            if len({tally.name, name}) == 2:
                assert pairs.get(frozenset({tally.name, name}), 0) >= count


def gap_days(*dates: str | None) -> list[tuple[str, str, int, int]]:
    found = gaps(everything(made(*dates)))
    return [(day_to_iso(gap.first), day_to_iso(gap.last), gap.days, gap.possible) for gap in found]


def test_gaps_are_the_days_that_no_event_reaches_the_longest_first() -> None:
    assert gap_days("2017-01-01", "2017-01-03", "2017-02", "2017-03-31") == [
        ("2017-03-01", "2017-03-30", 30, 0),
        ("2017-01-04", "2017-01-31", 28, 0),
        ("2017-01-02", "2017-01-02", 1, 0),
    ]
    assert gap_days("2017-01-01") == gap_days() == gap_days(None) == []


def test_a_gap_says_how_many_events_may_lie_in_it_all_the_same() -> None:
    one = "2017-01-01", "2017-01-05"
    assert gap_days(*one, None) == [("2017-01-02", "2017-01-04", 3, 1)]
    assert gap_days(*one, "before 2017-01-03") == [("2017-01-02", "2017-01-04", 3, 1)]
    assert gap_days(*one, "before 2016") == [("2017-01-02", "2017-01-04", 3, 0)]
    assert gap_days(*one, "on or after 2017-01-05") == [("2017-01-02", "2017-01-04", 3, 0)]
    assert gap_days(*one, "since 2016-12-01")[-1] == ("2017-01-02", "2017-01-04", 3, 1)
    # An approximate day reaches those beside it.
    assert gap_days(*one, "2017-01-03~") == []


def test_a_burst_stands_out_from_its_neighbours() -> None:
    month = [f"2017-{number:02d}-05" for number in range(1, 13)]
    (burst,) = bursts(everything(made(*month, *["2017-08-10"] * 6, "2017-08~")))
    assert (burst.period.key(burst.number), burst.certain, burst.possible) == ("2017-08", 7, 1)
    assert burst.usual == 1
    assert bursts(everything(made(*month, *["2017-08-10"] * 2))) == []
    assert bursts(everything(made(*["2017-08-10"] * 9))) == []  # it has no neighbours
    assert bursts(everything(made())) == []


def test_many_alike_are_no_bursts() -> None:
    days = [f"2017-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 8)]
    assert bursts(everything(made(*days))) == []
    assert bursts(everything(made(*days, "2017-08-20"))) == []


def test_without_a_full_month_longer_periods_are_looked_at() -> None:
    years = [f"{year}-05-05" for year in range(1900, 1910)]
    (burst,) = bursts(everything(made(*years, *[f"1905-{month:02d}-01" for month in range(1, 9)])))
    assert burst.period.key(burst.number) == "1905"


def test_the_overview_counts_events_and_what_vouches_for_them() -> None:
    found = overview(everything(TIMELINE))
    assert found[:9] == (5, 0, 3, 1, 1, 2, 1, 1, 3)
    assert found.days is not None
    assert found.days[0] == parse_date("2017-03-01").first_day
    assert overview(everything(Timeline())).days is None


def test_each_table_has_its_columns() -> None:
    chosen = everything(TIMELINE)
    for by in ("", *STATS):
        table = stats(chosen, by)
        assert table.columns == columns_of(by)
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert stats(chosen, "status").records == [
        {
            "name": "occurred",
            "events": 4,
            "certain": 4,
            "possible": 0,
            "first": "2017-03-01",
            "last": "2017-08-03",
        },
        {
            "name": "planned",
            "events": 1,
            "certain": 1,
            "possible": 0,
            "first": "2018-01-01",
            "last": "2018-12-31",
        },
    ]
    assert [row[:2] for row in stats(chosen, "dating").rows] == [
        ("day", 1),
        ("month", 1),
        ("year", 1),
        ("placed", 1),
        ("unreadable", 1),
    ]
    assert stats(chosen, "month").rows == [
        ("2017-03", "2017-03", 1, "2017-03-01", "2017-03-31", 1, 0),
        ("2017-08", "2017-08", 1, "2017-08-01", "2017-08-31", 1, 0),
        ("2018-01", "2018-12", 12, "2018-01-01", "2018-12-31", 0, 1),
    ]
    assert stats(chosen).records[0] == {"measure": "events", "value": 5}
    with pytest.raises(UsageError, match="'actors' is no table"):
        stats(chosen, "actors")


def test_what_has_no_first_day_has_none_in_a_table() -> None:
    chosen = everything(made("before 2016", None))
    assert stats(chosen, "dating").rows[0][-2:] == ("", "2015-12-31")
    assert stats(chosen, "dating").rows[1][-2:] == ("", "")


@pytest.mark.parametrize("format", TABLE_WRITERS)
def test_a_table_is_written_in_each_format(format: str) -> None:
    table = stats(everything(TIMELINE), "actor")
    text = "".join(table_writer(format)(table, Shape(("events", "name"))))
    if format in ("csv", "tsv"):
        assert text.startswith(("events,name\n3,Ann\n", "events\tname\n3\tAnn\n"))
        assert "'=Formula()" in text
        raw = table_writer(format)(table, Shape(("name",), header=False, raw=True))
        assert "".join(raw) == "Ann\nBob\nCem\n=Formula()\n"
    else:
        records = json.loads(text) if format == "json" else [*map(json.loads, text.splitlines())]
        assert records[0] == {"events": 3, "name": "Ann"}
    empty = "".join(table_writer(format)(table._replace(rows=[]), Shape(header=False)))
    assert empty == ("[]\n" if format == "json" else "")


def test_python_has_the_same_tables() -> None:
    timeline = libyatl.load()
    table = libyatl.stats(timeline, by="actor", limit=2)
    assert [row[0] for row in table.rows] == ["Khalifa Hifter", "Russia"]
    assert libyatl.stats(libyatl.select(timeline, actor="Hifter")).rows[0] == ("events", 27)
    with pytest.raises(UsageError, match="may not be negative"):
        libyatl.stats(timeline, limit=-1)
