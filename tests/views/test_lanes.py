"""Lanes in a terminal: the words around them, and what stands in each."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from views.test_hostile_texts import selections

import libyatl
from libyatl import Selection, select
from libyatl.errors import UsageError
from libyatl.formats import read_data
from libyatl.model import STATUSES
from libyatl.text.measure import cells
from libyatl.views import ASCII, UNICODE, Glyphs, Page, plain, view
from libyatl.views.lines import line_cells
from libyatl.views.page import Layout
from libyatl.views.pictured import LANES
from libyatl.views.scene.item import Item
from libyatl.views.scene.scene import Block, Column, Heap, Lane, Mark, Strip, Through, Words
from libyatl.views.scene.shapes import DAY, Shape
from libyatl.views.terminal.canvas import Canvas
from libyatl.views.terminal.lane_rows import lane_rows
from libyatl.views.terminal.strokes import Plot

DAY_SHAPE = Shape("moment", 0, DAY, 0, DAY)


def read(text: str) -> libyatl.Timeline:
    return read_data([("mine.yaml", dedent(text).encode())], format="yaml")


def drawn(what: libyatl.Timeline, width: int | None = 80, **asked: Any) -> list[str]:
    return libyatl.render(select(what, **asked), view="lanes", width=width).splitlines()


def many(count: int, extra: str = "") -> libyatl.Timeline:
    return read(
        "".join(
            f"- {{title: N{number}, date: 2017-{number // 28 % 12 + 1:02}-{number % 28 + 1:02},"
            f" actors: [{'ABC'[number % 3]}]}}\n"
            for number in range(count)
        )
        + extra
    )


def plot_of(left: int = 0, right: int = 24) -> Plot:
    return Plot(Canvas(right), UNICODE, left, right, set())


def rows_of(lane: Lane, plot: Plot) -> list[str]:
    lane_rows(lane, plot, is_first=True)
    return "".join(plain(plot.canvas.lines())).splitlines()


def at(x: int, title: str, words: int, side: Any = "right", **more: Any) -> Strip:
    mark = Mark(DAY_SHAPE, x, x + 1, is_disc=True)
    return Strip(Item(0, (DAY_SHAPE,), title, **more), (mark,), Words(words, 9, title, "", side))


def test_an_endless_page_has_the_width_of_a_picture() -> None:
    assert drawn(libyatl.load(), None) == drawn(libyatl.load(), 100)


@pytest.mark.parametrize("width", [1, 39, 40])
def test_below_forty_cells_it_is_drawn_in_forty(width: int) -> None:
    assert drawn(libyatl.load(), width) == drawn(libyatl.load(), 40)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 250])
@pytest.mark.parametrize("asked", [{}, *({"group_by": by} for by in ("actor", "tag", "status"))])
def test_no_line_ends_with_a_blank(width: int, asked: dict[str, str]) -> None:
    lines = drawn(libyatl.load(), width, **asked)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_every_title_is_told_where_there_is_room_for_each(width: int) -> None:
    timeline = libyatl.load()
    text = "\n".join(drawn(timeline, width))
    assert all(event.title[:14] in text for event in timeline.events)


def test_each_group_is_a_lane_with_its_number_and_many_groups_share_one() -> None:
    timeline = read(
        "".join(f"- {{title: T{n}, date: 2017-01-0{n % 9 + 1}, tags: [t{n}]}}\n" for n in range(12))
    )
    lines = drawn(timeline, group_by="tag")
    assert sum(line.startswith("1 event") for line in lines) == 8
    others = lines.index(next(line for line in lines if line.startswith("4 others")))
    assert lines[others + 1].startswith("4 events")


def test_more_lanes_are_shown_where_the_layout_has_more() -> None:
    chosen = select(libyatl.load(), group_by="actor")
    page = Page(100, UNICODE, layout=Layout(lanes=2))
    lines = "".join(plain(view("lanes")(chosen, page))).splitlines()
    assert any("others" in line for line in lines)
    assert sum(re.match(r"\d+ events(?! are)", line) is not None for line in lines[5:]) == 4


def test_what_only_possibly_matches_says_so() -> None:
    chosen = select(libyatl.load(), on="early August 2017", actor="Sarraj")
    lines = list(view("lanes")(chosen, Page(200, UNICODE)))
    marks = [piece.text for line in lines for piece in line if piece.style == "maybe"]
    assert chosen.possible == len(marks) > 1
    assert {mark.strip(" []") for mark in marks} == {"possibly"}


@settings(suppress_health_check=list(HealthCheck))
@given(
    selection=selections(),
    width=st.integers(40, 250),
    by=st.sampled_from(LANES),
    glyphs=st.sampled_from((UNICODE, ASCII)),
)
def test_no_line_of_lanes_is_wider_than_the_page(
    selection: Selection, width: int, by: str, glyphs: Glyphs
) -> None:
    for line in view("lanes")(select(selection.timeline, group_by=by), Page(width, glyphs)):
        text = "".join(piece.text for piece in line)
        assert line_cells(line) <= width
        assert cells(text) <= width
        assert not text.endswith(" ")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 250])
@pytest.mark.parametrize("by", [None, *LANES])
def test_no_status_is_cut_off(width: int, by: str | None) -> None:
    lines = drawn(libyatl.load(), width, group_by=by)
    told = re.findall(r"\[([^\]]*)(\]?)", "\n".join(lines))
    assert len(told) > 4
    assert {status for status, _ in told} <= {*STATUSES}
    assert all(end for _, end in told)


def test_no_filter_moves_the_axis() -> None:
    def axis_of(**asked: Any) -> list[str]:
        lines = drawn(libyatl.load(), **asked)
        line = next(number for number, line in enumerate(lines) if line.startswith("────"))
        return lines[line - 2 : line + 1]

    assert axis_of() == axis_of(actor="Hifter") == axis_of(status="planned", limit=1)


def test_a_span_of_a_minute_is_a_mark_of_its_own() -> None:
    text = "- {title: Rung, date: '2017-07-25T14:30/2017-07-25T14:31'}\n"
    lines = drawn(read(f"{text}- {{title: Later, date: '2017-07-25T15:00'}}\n"))
    (line,) = (line for line in lines if "Rung" in line)
    assert line.strip().startswith("├━┤ Rung")
    assert any("14:30" in line for line in lines)


def test_periods_are_no_lanes() -> None:
    with pytest.raises(UsageError, match="lanes are of actors"):
        drawn(libyatl.load(), group_by="month")


def test_the_undated_are_counted_below() -> None:
    timeline = read("- {title: A, date: 2017-01-01}\n- {title: B}\n- {title: C}\n")
    assert "2 more without a date (--undated only lists them)" in drawn(timeline)


def test_where_all_are_undated_there_is_no_axis() -> None:
    timeline = read("- {title: A}\n- {title: B}\n")
    assert drawn(timeline) == [
        "2 events. None has a date.",
        "",
        "2 without a date (--undated only lists them)",
    ]


def test_the_zone_of_clocks_is_named_above() -> None:
    timeline = read("- {title: A, date: '2017-07-25T14:30+02:00'}\n")
    assert drawn(timeline)[0].endswith("Clock times: UTC.")


def test_a_line_points_at_the_day_of_a_publication() -> None:
    lines = drawn(libyatl.load(), 200)
    at = next(number for number, line in enumerate(lines) if "▲" in line)
    edges = [line.rindex("┊") for line in lines[:at] if "┊" in line]
    assert lines[at].index("▲") in edges
    assert "Published by this line" in lines[at]
    narrow = drawn(libyatl.load(), 60)
    at = next(number for number, line in enumerate(narrow) if "▲" in line)
    assert narrow[at].strip() == "▲"
    assert narrow[at + 1].startswith("Published by this line")


def test_words_at_the_line_stand_right_of_it_where_it_is_far_left() -> None:
    told = "".join(f"- {{title: Told {n}, sources: [paper]}}\n" for n in range(3))
    timeline = read(
        "sources: {paper: {title: Paper, published: 2 January 2001}}\nevents:\n"
        + told
        + "- {title: Now, date: 2017}\n"
    )
    line = next(line for line in drawn(timeline, 150) if "▲" in line)
    assert line.lstrip().startswith("▲ ")


def test_accounts_stand_below_their_event_and_are_joined_to_it() -> None:
    timeline = read(
        """
        - title: Fight
          date: 1999-06-03
          sources: [{id: NGO, says: {date: 1999-08-20}}, {id: Police, says: {date: 1999-03-05}}]
        - {title: Else, date: 1999-12-05}
        - {title: First, date: 1999-01-05}
        """
    )
    text = "\n".join(drawn(timeline, 60))
    fight, ngo, police = (
        next(line for line in text.splitlines() if words in line)
        for words in ("Fight", "by NGO", "by Police")
    )
    assert fight.index("╭") == ngo.index("├") == police.index("╰")
    assert "╭───" in fight
    assert "╰─● by Police" in police


def test_a_set_is_one_row_of_marks() -> None:
    timeline = read("- {title: Rounds, date: '{1999-02-03,1999-05-03,1999-11-02}'}\n")
    (line,) = (line for line in drawn(timeline) if "Rounds" in line)
    assert line.count("●") == 3
    assert "···●" in line


def test_what_lies_within_another_mark_of_a_set_is_drawn_on_it() -> None:
    rounds = "- {title: Rounds, date: '{1999,1999-03-03,1999-06-02}'}\n"
    timeline = read(f"{rounds}- {{title: Later, date: 2000}}\n")
    (line,) = (line for line in drawn(timeline) if "Rounds" in line)
    assert re.fullmatch(r"├─+●─+●─+┤ Rounds", line)


def test_what_ends_at_the_right_edge_has_its_words_before_it_is_certain() -> None:
    timeline = read("- {title: A, date: 1917-10-05}\n- {title: Ended, date: until March 2015}\n")
    page = Page(80, UNICODE, layout=Layout(is_folded=False))
    (line,) = (line for line in plain(view("lanes")(select(timeline), page)) if "Ended" in line)
    assert line.startswith("◀─ Ended ───")


def test_a_crowd_is_counted_in_columns() -> None:
    lines = drawn(many(2_000))
    assert any("2,000 events" in line for line in lines[4:])
    assert any("█████" in line for line in lines)
    lanes = drawn(many(2_000, "- {title: D, date: 2017-06, actors: [A]}\n"), group_by="actor")
    name = next(number for number, line in enumerate(lanes) if line.startswith("A "))
    assert lanes[name + 1].startswith("668 events")
    assert any("░" in line for line in lanes[name : name + 3])


def test_what_finds_no_room_is_counted_beside_its_lane() -> None:
    lane = Lane("A name of several words", 70, 2, 1, lost=4)
    assert rows_of(lane, plot_of(12)) == [
        "A name of",
        "several wo…",
        "70 events",
        "4 without",
        "room",
    ]
    assert rows_of(lane._replace(lost=0), plot_of(8))[2:] == ["70", "events"]


def test_a_lane_has_its_crowds_and_what_stands_beside_them() -> None:
    columns = (Column(10, 4, 0), Column(11, 2, 1), Column(12, 0, 3))
    heap = Heap(10, 14, 30, columns, Words(10, 2, "30"), is_all=False)
    through = Through(5, 1, Words(1, 22, "5 span all of this one"))
    block = Block((at(2, "Meet", 4),), 0, 2)
    lane = Lane("", 40, 5, 2, (block,), (), (heap,), (1, 4), through)
    assert rows_of(lane, plot_of()) == [
        " 5 span all of this one",
        "          30",
        "  ● Meet  █",
        "          ██",
        "           ░▓",
    ]


def test_a_low_crowd_has_no_band() -> None:
    columns = (Column(10, 4, 1), Column(11, 0, 3))
    heap = Heap(10, 14, 30, columns, Words(10, 2, "30"), is_all=False)
    low = Lane("", 30, 2, 2, heaps=(heap,), heaps_y=(0, 2), most=5)
    assert rows_of(low, plot_of()) == ["          30", "          ▆░"]
    lowest = low._replace(heaps_y=(0, 1))
    assert rows_of(lowest, plot_of()) == ["          30"]


def test_further_rows_of_a_block_have_words_for_those_that_are_left_out() -> None:
    shape = Shape("window", 0, 9 * DAY, 0, 9 * DAY, is_stated=(False, False))
    mark = Mark(shape, 2, 21)
    strips = tuple(
        Strip(Item(0, (shape,), title, tone="said", after="claimed"), (mark,), words)
        for title, words in (
            ("One", Words(5, 13, "On…", "claimed")),
            ("Two", None),
        )
    )
    block = Block(strips, 0, 0, more=9, rest=Words(5, 10, "and 9 more"))
    assert rows_of(Lane("", 11, 3, 0, (block,)), plot_of()) == [
        "  ├┄ On… [claimed] ┄┤",
        "  ┊                 ┊",
        "  ┊  and 9 more     ┊",
    ]


def test_titles_keep_their_own_colour_and_doubt_has_its_own() -> None:
    timeline = read("- {title: A, date: '2017-05?', status: claimed}\n- {title: B, date: 2018}\n")
    chosen = select(timeline, on="2017-05-03")
    pieces = [piece for line in view("lanes")(chosen, Page(60, UNICODE)) for piece in line]
    at = next(number for number, piece in enumerate(pieces) if piece == ("A", "title", ""))
    assert [(piece.text, piece.style) for piece in pieces[at : at + 4]] == [
        ("A", "title"),
        ("? [claimed, ", "said"),
        ("possibly", "maybe"),
        ("]", "said"),
    ]


def test_an_ascii_page_has_the_mark_of_what_differs_in_ascii() -> None:
    timeline = read(
        """
        - title: A long title that is cut somewhere
          date: 1999-06-03
          sources: [{id: NGO, says: {date: 1999-08-20, status: claimed}}]
        - {title: Many, date: 1999-12-05}
        """
    )
    lines = list(view("lanes")(select(timeline), Page(60, ASCII)))
    assert all(piece.text.isascii() for line in lines for piece in line)
    assert any("[occurred !=]" in piece.text for line in lines for piece in line)
    assert max(map(line_cells, lines)) <= 60


def test_marks_without_words_stand_below_all_words_and_are_counted() -> None:
    lines = drawn(many(260), 100)
    words = [number for number, line in enumerate(lines) if re.search(r"N\d+", line)]
    marks = [number for number, line in enumerate(lines) if re.fullmatch("[● ]+", line)]
    assert words
    assert marks
    assert max(words) < min(marks)
    assert any(re.match(r"\d+ events are marks alone: ", line) for line in lines)


def test_two_titles_in_one_row_are_apart() -> None:
    timeline = read(
        "- {title: Left one, date: 2017-01-01}\n- {title: Right one, date: 2017-12-31}\n"
        + "".join(f"- {{title: Right {n}, date: 2017-12-3{n % 2}}}\n" for n in range(6))
    )
    for width in range(40, 60):
        for line in drawn(timeline, width):
            assert not re.search(r"Left \S+ Right", line), line


def test_the_legend_says_what_stands_behind_a_title() -> None:
    disputed = read(
        """\
        events:
          - id: a
            title: A
            date: 2017-07
            status: claimed
            sources: [{id: x}, {id: y, says: {status: disputed}}]
        """
    )
    lines = drawn(disputed, since="2017-07-20")
    assert any("[claimed ≠, possibly]" in line for line in lines)
    assert any("≠ a source says otherwise" in line for line in lines)
    assert any("[possibly] may not match what was asked" in line for line in lines)


def test_a_plain_status_that_a_source_disputes_is_no_doubt_of_a_match() -> None:
    plot = plot_of(0, 60)
    it = at(2, "A", 4, after="occurred ≠")
    strip = Strip(it.item, it.marks, Words(4, 20, "A", "occurred ≠", "right"))
    lane_rows(Lane("", 1, 1, 0, (Block((strip,), 0, 0),)), plot, is_first=True)
    (line,) = plot.canvas.lines()
    assert [piece.style for piece in line if "occurred" in piece.text] == ["mark"]
