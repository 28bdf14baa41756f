"""The overview and the tables of counts, as they are drawn."""

from __future__ import annotations

from typing import Any

import pytest

import libyatl
from libyatl import Event, Participant, Selection, Timeline, parse_date
from libyatl.model import Citation, Relation, Source
from libyatl.query import everything
from libyatl.query.stat_tables import SHARES, STATS, stats
from libyatl.views import ASCII, UNICODE, Page, Piece, plain
from libyatl.views.lines import line_cells
from libyatl.views.terminal.first_look import draw_stats


def event(id: str, date: str | None, actors: str = "", **more: Any) -> Event:
    return Event(
        id,
        f"Title {id}",
        when=parse_date(date) if date else None,
        actors=tuple(map(Participant, filter(None, actors.split("+")))),
        **more,
    )


TIMELINE = Timeline(
    "A title",
    (
        event("talk", "2017-08-03", "Ann+Bob", sources=(Citation("s"),)),
        event("letter", "2017-03", "Ann+Bob+Cem"),
        event("war", "2017-02/2017-11", "Cem"),
        event("told", None, "Dee", relations=(Relation("before", "talk"),)),
        event("none", None, "Eve+Fay+Guy"),
    ),
    sources={"s": Source("s", title="S")},
)


def drawn(chosen: Selection, page: Page, by: str = "", limit: int | None = None) -> list[str]:
    return "".join(plain(draw_stats(chosen, page, by=by, limit=limit))).splitlines()


def test_the_overview_tells_how_much_there_is_and_who_stands_out() -> None:
    lines = drawn(everything(TIMELINE), Page(80, UNICODE))
    assert lines[:6] == [
        "A title",
        "5 events · 3 dated, 1 placed, 1 undated · 1 Feb 2017 – 30 Nov 2017",
        "1 source of 1 origin · 1 told by one alone · 4 by none",
        "dates: day 1, month 1, range 1, placed 1, undated 1",
        "status: occurred 5",
        "",
    ]
    assert lines[6].split()[:2] == ["Actors", "events"]
    assert "and 2 more: libyatl stats -g actor" in lines
    assert any(line.startswith("Ann and Bob ") for line in lines)
    assert not any(line.startswith(("Places", "Tags", "Longest", "Bursts")) for line in lines)


def test_gaps_and_bursts_stand_below_it() -> None:
    days = ["2017-01-03", *["2017-08-03"] * 6, "2017-08", "2018-03-04"]
    timeline = Timeline(events=tuple(event(f"e{n}", day) for n, day in enumerate(days)))
    lines = drawn(everything(timeline), Page(100, UNICODE))
    assert "4 Jan 2017 – 31 Jul 2017: 209 days" in lines
    assert lines[-1] == "August 2017: 7 events; usual around it: 0"
    loose = Timeline(events=(*timeline.events, event("by", "before 2017-09"), event("n", None)))
    said = drawn(everything(loose), Page(100, UNICODE))
    assert "4 Jan 2017 – 31 Jul 2017: 209 days; 2 of unknown beginning or end may lie in it" in said


def test_a_row_has_a_sparkline_its_peak_and_from_when_to_when() -> None:
    (head, ann, bob, cem, *_) = drawn(everything(TIMELINE), Page(80, UNICODE), "actor")
    assert head.startswith("Actors  events  ")
    assert head.endswith("peak  first – last")
    assert ann.split()[-3:] == ["1", "Mar–Aug", "2017"]
    assert bob[8:] == ann[8:]
    assert cem.endswith("Feb–Nov 2017")
    assert {*ann} & set("▁▂▃▄▅▆▇█")


def test_a_certain_column_is_coloured_and_a_possible_one_dim() -> None:
    timeline = Timeline(events=(event("a", "2017-08-03", "Ann"), event("b", "2017-10", "Bob")))
    lines = list(draw_stats(everything(timeline), Page(80, UNICODE), by="actor"))
    sparks = [
        {piece.style for piece in line if {*piece.text} & set("▁▂▃▄▅▆▇█")} for line in lines[1:]
    ]
    assert sparks == [{"mark"}, {"dim"}]


def test_what_only_may_match_is_counted_apart() -> None:
    chosen = libyatl.select(TIMELINE, on="2017-03-05")
    lines = drawn(chosen, Page(80, UNICODE), "actor")
    assert ["Cem", "1+1?"] in [line.split()[:2] for line in lines]
    assert ["Ann", "1?"] in [line.split()[:2] for line in lines]
    assert "of them possibly" in drawn(chosen, Page(80, UNICODE))[1]


@pytest.mark.parametrize("by", ["", "actor", "pair", "dating", "gap", "month"])
@pytest.mark.parametrize("width", [None, 40, 60, 80, 200])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_no_line_is_wider_than_the_page(by: str, width: int | None, glyphs: object) -> None:
    page = Page(width, ASCII if glyphs is ASCII else UNICODE)
    for timeline in (TIMELINE, Timeline(events=(event("x" * 99, "44 BC", "漢" * 90),))):
        for line in draw_stats(everything(timeline), page, by=by):
            assert width is None or line_cells(line) <= width
            assert all(isinstance(piece, Piece) for piece in line)
            ours = "".join(piece.text for piece in line).replace("漢", "")
            assert glyphs is UNICODE or ours.isascii()


def test_a_narrow_page_has_no_sparklines_and_nor_has_what_lies_nowhere() -> None:
    assert "peak" not in drawn(everything(TIMELINE), Page(40, UNICODE), "actor")[0]
    undated = Timeline(events=(event("a", None, "Ann"),))
    for page in (Page(80, UNICODE), Page(None, UNICODE)):
        assert drawn(everything(undated), page, "actor")[1].split() == ["Ann", "1"]


def test_a_limit_holds_for_each_table() -> None:
    chosen = everything(TIMELINE)
    assert len(drawn(chosen, Page(80, UNICODE), "actor", 2)) == 3
    assert len(drawn(chosen, Page(80, UNICODE), "month", 1)) == 3
    assert "and 6 more: libyatl stats -g actor" in drawn(chosen, Page(80, UNICODE), limit=1)


def test_a_limit_of_none_leaves_the_numbers_alone() -> None:
    lines = drawn(everything(TIMELINE), Page(80, UNICODE), limit=0)
    assert lines == [*drawn(everything(TIMELINE), Page(80, UNICODE))[:5], ""]


@pytest.mark.parametrize("by", STATS)
def test_each_table_has_as_many_rows_as_its_data(by: str) -> None:
    chosen = everything(libyatl.load())
    lines = drawn(chosen, Page(120, UNICODE), by)
    rows = lines[1 if by in SHARES else 2 :]  # a table of data has a rule below its head
    assert len(rows) == len(stats(chosen, by).rows)


def test_a_table_without_a_head_and_with_some_fields() -> None:
    chosen = everything(TIMELINE)
    bare = drawn(chosen, Page(80, UNICODE, header=False), "actor", 1)
    assert bare[0].startswith("Ann")
    fields = drawn(chosen, Page(80, UNICODE, ("name", "events")), "actor", 1)
    assert [line.split() for line in fields[::2]] == [["name", "events"], ["Ann", "2"]]


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn(everything(Timeline("A title")), Page(80, UNICODE)) == []
    assert drawn(everything(Timeline(events=(event("a", "2017"),))), Page(80, UNICODE), "tag") == []
