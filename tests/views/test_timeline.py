"""The timeline: what its column of dates says, what stands below, and what is said once."""

from __future__ import annotations

import random
import re

import depths
import pytest
from chronology.histories import event
from views.timelines import column, lines, mixed

import libyatl
from libyatl import Citation, Event, Source, Timeline, parse_date
from libyatl.formats import read_data
from libyatl.model import Account, Participant
from libyatl.text.inert import one_line
from libyatl.views import UNICODE, Page, view
from libyatl.views.lines import line_cells
from libyatl.views.page import ASCII, Glyphs, Line

_DATE = 14


@pytest.mark.parametrize("number", range(depths.EXAMPLES // 2))
@pytest.mark.parametrize("width", [None, 60, 80, 140])
def test_every_event_of_any_file_is_told_once_and_no_date_is_cut(
    number: int, width: int | None
) -> None:
    """Whatever clocks, zones, sets, accounts and sources a file mixes."""
    whole = mixed(f"told {number}")
    sort = random.Random(number).choice(("date", "date", "date", "latest", "title"))
    selection = libyatl.select(whole, sort=sort, reverse=bool(number % 3 == 2))
    rows: list[Line] = list(view("timeline")(selection, Page(width, UNICODE)))
    titles = [piece.text for row in rows for piece in row if piece.style == "title"]
    assert sorted(titles) == sorted(one_line(each.title) for each in whole.events)
    for row in rows:
        assert width is None or line_cells(row) <= width
        # A part of its own, where there is no rail, has its heading alone on the line.
        if len(row) > 1 and row[0].style in ("date", "derived", "heading"):
            assert len(row[0].text) <= max(_DATE, len("100000000000 BC"))
            assert "…" not in row[0].text


def test_a_run_of_one_date_says_it_once() -> None:
    events = [event(id, "2017-07-25") for id in "abc"]
    assert column(*events, event("d", "2017-07-26"), event("e", "2017-07-25")) == [
        *("25 Jul", "″", "″", "″", "26 Jul"),
    ]


def test_the_same_words_that_are_stated_and_that_follow_are_told_apart() -> None:
    drawn = column(
        event("a", "2017-08"), event("b", "2017-08"), event("c", during="a"), event("d", during="a")
    )
    assert drawn == ["Aug", "″", "Aug", "″"]


def test_a_date_that_needs_more_room_stands_whole_above_its_title() -> None:
    date = "between 12 December 2016 and 3 January 2017"
    assert lines(event("a", date, places=("Here",))) == [
        " ○  between 12 Dec 2016 and 3 Jan 2017",
        " │  a",
        " │  Here · no source" + "#a".rjust(80 - 20),
    ]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2017-07-25", "2017-07-30"), ["25 Jul", "30 Jul", "25–30 Jul"]),
        (("2017-07-25", "2017-09"), ["25 Jul", "Sep", "25 Jul–Sep"]),
        (("2017-03", "2017-05"), ["Mar", "May", "Mar–May"]),
    ],
)
def test_the_column_says_between_what_it_began(dates: tuple[str, str], said: list[str]) -> None:
    one, other = (event(id, date) for id, date in zip("ab", dates, strict=True))
    assert sorted(column(one, other, event("c", after="a", before="b"))) == sorted(said)


def test_what_has_only_one_bound_says_from_or_by_when() -> None:
    july = event("a", "2017-07-25")
    assert column(july, event("b", after="a")) == ["25 Jul", "from 25 Jul"]
    assert column(july, event("b", before="a")) == ["by 25 Jul", "25 Jul"]


def test_an_end_that_is_not_known_is_shown_in_brief() -> None:
    assert column(event("a", "2017-07-25/"))[0] == "25 Jul 2017–?"
    assert lines(event("a", "2017-07-25/.."))[0] == " ┇  since 25 Jul 2017"


def test_centuries_between_two_events_are_counted() -> None:
    drawn = lines(event("a", "AD 79"), event("b", "1439"), event("c", "1500"), event("d", "44 BC"))
    assert [line.strip() for line in drawn if "⋮" in line] == ["⋮  122 years", "⋮  1,360 years"]
    vague = lines(event("a", "3rd century BC"), event("b", "1439"))
    assert [line.strip() for line in vague if "⋮" in line] == ["⋮  about 1,700 years"]


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("c. AD 79", "1439"), ["about 1,400 years"]),
        (("1300/1439", "1500", "1700"), ["200 years"]),
        (("AD 79", "[0079..1439]", "1500"), []),
        (("by AD 79", "[0400..1439]", "1700"), ["at least 300 years", "at least 200 years"]),
        (("since AD 79", "1439"), []),
        (("AD 79", "by 1439", "1600"), ["at least 100 years"]),
    ],
)
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("sort", ["date", "latest"])
def test_no_centuries_are_counted_in_which_something_may_have_been(
    dates: tuple[str, ...], said: list[str], sort: str, *, reverse: bool
) -> None:
    events = [event(f"e{n}", date) for n, date in enumerate(dates)]
    chosen = libyatl.select(Timeline(events=tuple(events)), sort=sort, reverse=reverse)
    drawn = libyatl.render(chosen).splitlines()
    found = [line.split("⋮")[1].strip() for line in drawn if "⋮" in line]
    assert found == (said if reverse == (sort == "latest") else said[::-1])


ARTICLE = Source("s", title="Article", published=parse_date("2017-08"))
CITED = (Citation("s"),)


def told(*events: Event) -> list[str]:
    return lines(*events, sources={"s": ARTICLE})


def test_what_only_a_source_bounds_stands_below_the_rail() -> None:
    drawn = told(
        event("dated", "2017-07-25", sources=CITED),
        event("told", sources=CITED),
        event("after-it", after="told", sources=CITED),
        event("beside", before="dated", sources=CITED),
        event("plan", status="planned", sources=CITED),
        event("nothing"),
    )
    assert [re.sub(r" {2,}#.*", "", line).strip() for line in drawn] == [
        "2017  │",
        "by 25 Jul ≤◌  beside",
        "25 Jul  ●  dated",
        "│",
        "┴  2 with no date: begun by Aug 2017, when sources told of them",
        "◌ told",
        "◌ after-it",
        "│",
        "┴  1 planned, with no date set",
        "◌ plan [planned]",
        "│",
        "┴  1 with no date",
        "· nothing · no source",
    ]


def test_what_sources_of_several_days_tell_has_their_dates() -> None:
    later = Source("t", title="Book", published=parse_date("2018"))
    drawn = lines(
        event("a", sources=CITED),
        event("b", sources=CITED),
        event("c", sources=(Citation("t"),)),
        sources={"s": ARTICLE, "t": later},
    )
    assert [re.sub(r" {2,}#.*", "", line).strip() for line in drawn] == [
        "3 with no date: begun by the time that is given, when sources",
        "told of them",
        "by Aug 2017    ◌ a",
        "″    ◌ b",
        "by 2018    ◌ c · ‹Book›",
    ]


def test_an_unreadable_date_stands_as_written() -> None:
    whole = read_data(
        [("a.yaml", b"- {id: a, title: A, date: 25 April evening}\n- {title: B, date: 2017}\n")],
        format="yaml",
    )
    drawn = libyatl.render(whole, width=60)
    assert "date? 25 April evening" in drawn
    assert "1 with no date" in drawn


def test_where_the_order_is_none_of_time_all_stand_beside_the_rail() -> None:
    whole = Timeline(events=(event("b", "2017"), event("a"), event("c", "2017")))
    drawn = libyatl.render(libyatl.select(whole, sort="title"), width=60)
    assert [line.split()[-1] for line in drawn.splitlines()[2:]] == ["#a", "#b", "#c"]
    assert "with no date" not in drawn


USUAL = {"s": ARTICLE, "t": Source("t", title="Book"), "u": Source("u", title="Diary")}


def cited(*of: tuple[str, ...]) -> list[str]:
    events = [
        event(f"e{n}", "2017", sources=tuple(map(Citation, some))) for n, some in enumerate(of)
    ]
    text = libyatl.render(Timeline(events=tuple(events), sources=USUAL), width=None)
    return text.splitlines()


def test_the_usual_source_is_named_once() -> None:
    head, _, *rest = cited(("s",), ("s", "t"), ("t",), ("s",), ())
    assert head == "source: Article, unless another is named"
    assert [re.findall(r"‹.*›|no source", line) for line in rest if "#" in line] == [
        *([], ["‹also Book›"], ["‹Book›"], [], ["no source"]),
    ]


def test_where_most_cite_two_both_are_usual() -> None:
    head, *rest = cited(("s", "t"), ("t", "s"), ("s",), ("s", "t", "u"), ("t", "s"))
    assert head == "source: Article; Book, unless another is named"
    found = [re.findall("‹.*›", line) for line in rest if "#" in line]
    assert found == [[], [], ["‹Article›"], ["‹also Diary›"], []]


def test_where_no_source_is_usual_each_names_its_own() -> None:
    drawn = cited(("s",), ("t",), ("u",), ())
    assert "named" not in drawn[0]
    assert sum("‹" in line for line in drawn) == 3


def test_a_source_is_usual_in_any_spelling() -> None:
    head, *rest = cited(("s",), ("Article",), ("article", "s"), ("ARTICLE", "u"), ("u",))
    assert head == "source: Article, unless another is named"
    found = [re.findall("‹.*›", line) for line in rest if "#" in line]
    assert found == [[], [], [], ["‹also Diary›"], ["‹Diary›"]]


@pytest.mark.parametrize("width", [None, 80, 200])
@pytest.mark.parametrize("most", [(), ("s",)])
def test_below_the_rail_another_source_is_named_too(
    width: int | None, most: tuple[str, ...]
) -> None:
    usual = tuple(map(Citation, most))
    some = [event(f"e{n}", sources=usual) for n in range(4)]
    other = event("x", sources=(Citation("t"),))
    drawn = libyatl.render(Timeline(events=(*some, other), sources=USUAL), width=width)
    assert [line.count("‹Book›") for line in drawn.splitlines() if " x" in line] == [1]


def test_what_lasts_till_it_is_told_has_not_begun_then() -> None:
    ahead = Citation("s", tells="ahead")
    drawn = told(event("x"), event("y", during="x", sources=(ahead,)))
    assert [" ".join(line.split()) for line in drawn[-4:-1]] == [
        "┴ 1 with no date: placed by no more than when sources told of",
        "them",
        "◌ not over before Aug 2017",
    ]


def test_a_file_without_sources_says_so_once() -> None:
    assert cited((), (), ())[0] == "no sources are named"
    head, *rest = cited((), (), ("s",))
    assert head == "no source, unless one is named"
    assert "‹Article›" in "".join(rest)
    assert "no source" not in "".join(rest)


@pytest.mark.parametrize("width", [80, 140])
def test_an_id_stands_at_the_right_where_there_is_room_or_always(width: int) -> None:
    whole = Timeline(events=(event("x" * 30, "2017", actors=(), places=("P" * 90,)), event("y")))
    lists = [
        list(view("timeline")(libyatl.select(whole), Page(width, UNICODE, ids=ids)))
        for ids in (False, True)
    ]
    some, all_ids = (
        {piece.text for line in each for piece in line if piece.style == "id"} for each in lists
    )
    assert some == {"#y"}
    assert all_ids == {"#y", "#" + "x" * 30}
    assert all(line_cells(line) <= width for each in lists for line in each)


def test_the_curated_chronology_takes_little_more_than_two_lines_an_event() -> None:
    whole = libyatl.load()
    assert libyatl.render(whole, width=80).count("\n") <= 2.3 * len(whole.events)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("name", ["timeline", "table"])
def test_no_account_that_differs_is_cut_off(name: str, width: int, glyphs: Glyphs) -> None:
    pirates = Account(actors=(Participant("Pirates"),), places=("Sea",), status="disputed")
    shots = event("shots", "30 April 1999", sources=(Citation("s", says=pirates), Citation("t")))
    shots = shots._replace(actors=tuple(map(Participant, "A" * 30 + "B" * 30)), places=("C" * 90,))
    rows = view(name)(libyatl.select(Timeline(events=(shots,))), Page(width, glyphs))
    told = [line for line in rows if all(piece.style != "warn" for piece in line)]
    text = "".join(piece.text for line in told for piece in line)
    shown = (
        2 if name == "timeline" else sum(f"{head}s" in text for head in ("actor", "place", "statu"))
    )
    assert text.count(glyphs.differs) == shown
    assert name == "timeline" or f"occurred {glyphs.differs}" in text
