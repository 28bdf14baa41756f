"""What holds of every view and every measure, whatever text it is given."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import libyatl
from libyatl import Citation, Event, Participant, Selection, Timeline, parse_date
from libyatl.model import STATUSES, Place, Relation, Source
from libyatl.query import everything
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, cut, pad, wrap
from libyatl.views import ASCII, UNICODE, VIEWS, Page, Piece, view
from libyatl.views.lines import line_cells, wrap_line

KINDS = Path(__file__).parent / "cases" / "kinds" / "events.yaml"
TEXTS = (
    "plain words in a row that are long enough to be wrapped somewhere",
    "اتفق الجانبان على وقف إطلاق النار في باريس",
    "مُحَمَّد بْن عَبْد الله",
    "שָׁלוֹם עַל יִשְׂרָאֵל",
    "利比亚冲突双方在巴黎举行会谈，同意停火。「はい」と言った。",
    "한국어 제목",
    "A̶̧̛n̵a̷m̸e̶ Zálgo",
    "👨‍👩‍👧‍👦 family 👍🏽 🇱🇾🇱 ❤️ 🏳️‍🌈 1️⃣",
    "\x1b[31mred\x1b]8;;https://x\x07link\x9b1m \r\n\ttabs\x00",
    "\u202eturned\u2066 \u200b \u200d \u2028 \ufeff \ud800 \U000e0041",
    "x" * 2_000,
    "漢" * 400,
    "\u0301" * 300,
    "a" + "\u0301" * 300 + "b",
    "  two  leading  and  many   blanks  ",
    "क्षि कि हिन्दी ไทยที่ 한",
)
DATES = (
    "2017-07-25",
    "2017",
    "August 2017",
    "early August 2017",
    "since 2015",
    "until 2016",
    "12-14 August 2017",
    "c. 2016",
    "2017-08?",
    "44 BC",
    "[2017-04-01,2017-06-01,2018-02-03]",
    "between 2 March 2017 and 3 May 2019",
    "2017-07-25T14:30+02:00",
    "Y17E7",
)

texts = st.sampled_from(TEXTS) | st.text(max_size=60) | st.text("漢 a\u0301👍\u200d🏽", max_size=40)
# Made once, not at each draw: Hypothesis validates all that is new to it.
few = st.lists(texts, max_size=2)
dates = st.sampled_from((None, *DATES))
statuses = st.sampled_from(STATUSES)
sources = texts | st.just("known")
flags = st.booleans()
ids = [st.just(f"event-{number}") | texts for number in range(4)]


def event(draw: st.DrawFn, number: int) -> Event:
    date = draw(dates)
    return Event(
        id=draw(ids[number]),
        title=draw(texts),
        when=parse_date(date) if date else None,
        summary=draw(texts),
        actors=tuple(Participant(draw(texts), draw(texts)) for _ in range(draw(st.integers(0, 3)))),
        places=tuple(draw(few)),
        tags=tuple(draw(few)),
        status=draw(statuses),
        sources=tuple(
            Citation(draw(sources), quote=draw(texts), note=draw(texts))
            for _ in range(draw(st.integers(0, 2)))
        ),
        relations=(Relation("after", draw(texts)),) if draw(flags) else (),
        note=draw(texts),
        extra={draw(texts): [draw(texts), {draw(texts): 3}]},
    )


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    made = [event(draw, number) for number in range(draw(st.integers(1, len(ids))))]
    source = Source(
        "known", title=draw(texts), url=draw(texts), via=(draw(texts),), note=draw(texts)
    )
    place = Place(draw(texts), draw(texts), country=draw(texts), at=(1.5, -2.0))
    return everything(
        Timeline(draw(texts), tuple(made), places={place.id: place}, sources={"known": source})
    )


every_view = pytest.mark.parametrize("name", VIEWS)
relaxed = settings(suppress_health_check=list(HealthCheck))


@every_view
@relaxed
@given(selection=selections(), width=st.integers(40, 250))
def test_no_line_is_wider_than_the_page(name: str, selection: Selection, width: int) -> None:
    for line in view(name)(selection, Page(width, UNICODE)):
        assert line_cells(line) <= width
        assert cells("".join(piece.text for piece in line)) <= width


@every_view
@relaxed
@given(selection=selections(), width=st.none() | st.integers(1, 250))
def test_every_piece_is_inert_and_on_one_line(
    name: str, selection: Selection, width: int | None
) -> None:
    for line in view(name)(selection, Page(width, UNICODE)):
        for piece in line:
            assert one_line(piece.text) == piece.text
            assert one_line(piece.link) == piece.link


@pytest.mark.parametrize("name", [name for name in VIEWS if name not in ("lanes", "chart")])
@relaxed
@given(selection=selections())
def test_an_endless_page_cuts_nothing(name: str, selection: Selection) -> None:
    drawn = "\n".join(
        "".join(piece.text for piece in line) for line in view(name)(selection, Page(None, UNICODE))
    )
    for event in selection.events:
        assert one_line(event.title) in drawn
        assert one_line(event.id) in drawn


@relaxed
@given(selection=selections(), width=st.integers(40, 250))
def test_a_timeline_shows_every_event_whole(selection: Selection, width: int) -> None:
    lines = view("timeline")(selection, Page(width, UNICODE))
    titles = "".join(piece.text for line in lines for piece in line if piece.style == "title")
    wanted = [one_line(event.title).replace(" ", "") for event in selection.events]
    # What has no date may stand below the rail in parts of its own.
    assert titles.replace(" ", "") in map("".join, permutations(wanted))


@every_view
@pytest.mark.parametrize("width", [None, 40, 60, 80, 100, 120, 200])
def test_an_ascii_page_has_no_other_marks_of_ours(name: str, width: int | None) -> None:
    timeline = libyatl.load(KINDS)
    plain = Timeline("All plain", timeline.events, sources=timeline.sources)
    for line in view(name)(libyatl.select(plain), Page(width, ASCII)):
        for piece in line:
            assert piece.text.isascii(), piece


@every_view
def test_an_empty_selection_draws_nothing(name: str) -> None:
    assert list(view(name)(everything(Timeline("A title")), Page(80, UNICODE))) == []


@every_view
@pytest.mark.parametrize("width", [40, 100, 250])
def test_a_word_of_ten_thousand_letters_fits_as_well(name: str, width: int) -> None:
    events = (Event("x" * 10_000, "x" * 10_000), Event("漢" * 10_000, "漢" * 10_000))
    for line in view(name)(everything(Timeline(events=events)), Page(width, UNICODE)):
        assert line_cells(line) <= width


@relaxed
@given(text=texts.map(one_line), width=st.integers(2, 60))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(cells(row) <= width for row in rows)


@relaxed
@given(text=texts.map(one_line), width=st.integers(0, 60))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    short = cut(text, width)
    assert cells(short) <= width
    assert short == text or short.endswith("…") or not width


@relaxed
@given(text=texts.map(one_line), width=st.integers(0, 60))
def test_padding_reaches_the_width(text: str, width: int) -> None:
    assert cells(pad(text, width)) == max(cells(text), width)
    assert cells(pad(text, width, align="right")) == max(cells(text), width)


@relaxed
@given(parts=st.lists(texts.map(one_line), max_size=4), width=st.integers(2, 60))
def test_a_line_of_pieces_breaks_as_its_text_does(parts: list[str], width: int) -> None:
    rows = wrap_line([Piece(part, "dim") for part in parts], width)
    assert ["".join(piece.text for piece in row) for row in rows] == wrap("".join(parts), width)
