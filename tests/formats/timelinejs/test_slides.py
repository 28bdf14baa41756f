"""Slides of TimelineJS, read and written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from drawn_timelines import timelines
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.api import losses
from libyatl.dates import parse_date, to_edtf
from libyatl.formats import read_data, told
from libyatl.formats.timelinejs.slide_dates import display_date, slide_dates
from libyatl.formats.timelinejs.slide_texts import SlideText, html_of, text_of
from libyatl.model import Timeline

YEAR = {"start_date": {"year": 2017}}
HEAD = {"text": {"headline": "A"}}


def of(*slides: object, **beside: object) -> Timeline:
    text = json.dumps({**beside, "events": slides})
    return read_data([("t.json", text.encode())], format="timelinejs")


def one(**slide: object) -> Any:
    (event,) = of({**YEAR, **HEAD, **slide}).events
    return event


def dated(event: Any) -> str:
    return "" if event.when is None else to_edtf(event.when)


def codes(timeline: Timeline) -> list[str]:
    return [found.code for found in timeline.report if found.severity == "error"]


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ({"year": "2017", "month": "", "day": ""}, None, "2017"),
        ({"year": 2017, "month": "08"}, None, "2017-08"),
        ({"year": 2017, "month": 8, "day": 2}, {"year": 2017, "month": 8, "day": 2}, "2017-08-02"),
        ({"year": 2017}, {"year": 2018, "month": 3}, "2017/2018-03"),
        ({"year": "-44"}, None, "-0043"),
        ({"year": -1}, None, "0000"),
        ({"year": "-13800000000"}, None, "Y-13799999999"),
        (
            {"year": 2017, "month": 8, "day": 2, "hour": 9, "minute": 5, "second": 1},
            None,
            "2017-08-02T09:05:01",
        ),
        ({"year": ""}, None, ""),
    ],
)
def test_a_date_is_as_precise_as_its_parts(start: object, end: object, date: str) -> None:
    slide = one(start_date=start, **({"end_date": end} if end else {}))
    assert (dated(slide), dict(slide.extra)) == (date, {})


@pytest.mark.parametrize(
    ("start", "unread"),
    [
        ({"year": 0}, "year 0"),
        ({"year": 2017, "month": 21}, "year 2017, month 21"),
        ({"year": 2017, "day": 3}, "year 2017, day 3"),
        ({"year": "MMXVII"}, "year MMXVII"),
    ],
)
def test_parts_that_are_no_date_are_reported_and_kept(start: object, unread: str) -> None:
    timeline = of({"start_date": start, **HEAD}, {**YEAR, **HEAD})
    assert codes(timeline) == ["date-unreadable"]
    assert timeline.events[0].date_as_written == unread


@pytest.mark.parametrize(
    ("slide", "title", "kept"),
    [
        ({"headline": "<b>A</b> &amp; B"}, "A & B", {"headline as typed": "<b>A</b> &amp; B"}),
        ({"headline": "A &amp; B"}, "A & B", {}),
        ({"headline": "", "text": "<p>First. Then</p>"}, "First.", {}),
        ({"headline": "A", "autolink": "x"}, "A", {"autolink of text": "x"}),
    ],
)
def test_a_headline_is_a_title_without_tags(
    slide: dict[str, str], title: str, kept: dict[str, str]
) -> None:
    event = one(text=slide)
    assert (event.title, dict(event.extra)) == (title, kept)
    assert event.summary == slide.get("text", "")


def test_a_slide_that_says_nothing_of_itself_is_reported() -> None:
    timeline = of({**YEAR, "text": {"headline": "", "text": ""}}, 7, {**YEAR, **HEAD})
    assert (len(timeline.events), sorted(codes(timeline))) == (1, ["no-title", "not-an-event"])


def test_what_a_slide_says_beside_stands_in_keys_of_an_event() -> None:
    timeline = of(
        {
            **YEAR,
            **HEAD,
            "media": {
                "url": "https://a.example/x",
                "credit": "<i>The Herald</i>",
                "caption": "The quay",
                "thumbnail": "",
            },
            "group": "x; y",
            "unique_id": "u1",
            "location": {"name": "Zenda", "lat": 50.5, "lon": 14.25, "zoom": 3},
            "background": {"color": "red"},
            "autolink": True,
        }
    )
    (event,) = timeline.events
    (cited,) = event.sources
    source = timeline.sources[cited.source]
    assert (event.id, event.tags, event.places) == ("u1", ("x; y",), ("Zenda",))
    assert (source.publisher, source.url) == ("The Herald", "https://a.example/x")
    assert (cited.note, dict(source.extra)) == ("The quay", {"credit": "<i>The Herald</i>"})
    assert [place.at for place in timeline.places.values()] == [(50.5, 14.25)]
    assert dict(event.extra) == {
        "zoom of location": 3,
        "background": {"color": "red"},
        "autolink": "true",
    }


def test_media_without_an_address_and_a_place_without_a_name_are_kept() -> None:
    media, place = {"url": "<iframe></iframe>", "credit": "x"}, {"lat": 1, "lon": 2}
    event = one(media=media, location=place)
    assert dict(event.extra) == {"media as typed": media, "location as typed": place}


def test_the_title_slide_and_the_eras_are_no_events() -> None:
    title = {"text": {"headline": "<b>T</b>"}, "background": {"color": "red"}}
    eras = [{"start_date": {"year": 1}, "end_date": {"year": 2}, "text": {"headline": "E"}}]
    timeline = of({**YEAR, **HEAD}, title=title, eras=eras, scale="human")
    assert (timeline.title, len(timeline.events)) == ("T", 1)
    assert dict(timeline.extra) == {"title as typed": title, "eras": eras, "scale": "human"}
    assert of(YEAR | HEAD, title={"text": {"headline": "T"}}).extra == {}


def test_version_2_is_read_as_version_3() -> None:
    first = {"startDate": "2012,1,26", "endDate": "2012,2", "headline": "A", "text": "<p>x</p>"}
    first |= {"tag": "g"}
    asset = {"media": "https://a.example/x", "credit": "C", "caption": ""}
    dates = [{**first, "asset": asset}, {"startDate": "-44", "headline": "B"}]
    inner = {"headline": "T", "type": "default", "date": dates}
    data = json.dumps({"timeline": inner}).encode()
    assert told("t.json", data) == told("-", data) == "timelinejs"
    timeline = read_data([("t.json", data)])
    event, other = timeline.events
    assert (dated(event), dated(other)) == ("2012-01-26/2012-02", "-0043")
    assert (event.title, event.summary, event.tags) == ("A", "<p>x</p>", ("g",))
    assert timeline.sources[event.sources[0].source].publisher == "C"
    assert (timeline.title, timeline.extra) == ("T", {"timeline": {"type": "default"}})


@pytest.mark.parametrize(
    ("value", "format"),
    [
        ({"events": [{**YEAR, **HEAD}]}, "timelinejs"),
        ({"title": {"text": {}}, "events": [{"text": {"headline": "x"}}]}, "timelinejs"),
        ({"events": [{"title": "x", "start_date": {"year": 1}}]}, "json"),
        ({"events": [{"title": "x", "date": "2017"}]}, "json"),
        ({"events": []}, "json"),
        ({"timeline": [{"startDate": "x"}]}, "json"),
        ([{**YEAR, **HEAD}], "json"),
    ],
)
def test_slides_are_told_by_the_first_of_them(value: object, format: str) -> None:
    assert told("t.json", json.dumps(value, indent=1).encode()) == format


def test_a_slide_of_which_the_beginning_alone_is_looked_at_is_told() -> None:
    long = {**YEAR, "text": {"headline": "A", "text": "x" * 100_000}}
    assert told("t.json", json.dumps({"events": [long]}).encode()) == "timelinejs"


SHEET = """\
Year,Month,Day,Time,End Year,End Month,End Day,End Time,Headline,Text,Media,Type,Group,Own
,,,,,,,,The ferry,,,title,,
1920,,,,1939,,,,Steam,,,era,,
2017,8,2,9:30,2017,8,2,13:00,A,,,,g,mine
-44,,,7 PM,,,,,B,,,,,
2017,21,,,,,,,C,,,,,
,,,,,,,,Another,,,title,,
"""


def test_the_sheet_sets_apart_what_is_no_event() -> None:
    timeline = read_data([("t.csv", SHEET.encode())])
    assert [(event.title, dated(event), dict(event.extra)) for event in timeline.events] == [
        ("A", "2017-08-02T09:30/2017-08-02T13:00", {"Own": "mine"}),
        ("B", "-0043", {"Time": "7 PM"}),
        ("C", "", {}),
        ("Another", "", {"type": "title"}),
    ]
    assert codes(timeline) == ["date-unreadable"]
    assert timeline.events[2].date_as_written == "year 2017, month 21"
    assert timeline.title == "The ferry"
    start, end = {"year": "1920"}, {"year": "1939"}
    assert timeline.extra["eras"] == [
        {"text": {"headline": "Steam"}, "start_date": start, "end_date": end}
    ]


CLOCK = {"year": 2017, "month": 7, "day": 25, "hour": 10, "minute": 0, "second": 0}
WINTER = {"year": 2016, "month": 1}, {"year": 2016, "month": 3}


@pytest.mark.parametrize(
    ("date", "start", "end", "words"),
    [
        ("2017-07", {"year": 2017, "month": 7}, None, "July 2017"),
        ("c. 2015", {"year": 2015}, None, "c. 2015"),
        ("15 March 44 BC", {"year": -44, "month": 3, "day": 15}, None, "15 March 44 BC"),
        ("2017/..", {"year": 2017}, None, "since 2017"),
        ("before 1999", {"year": 1999}, None, "before 1999"),
        ("199X", {"year": 1990}, {"year": 1999}, "1990s"),
        ("[2016-01..2016-03]", *WINTER, "between January and March 2016"),
        (
            "2017-07-25T10:00:00.25+02:00",
            {**CLOCK, "millisecond": 250},
            None,
            "25 July 2017, 10:00:00.25 +02:00",
        ),
        ("Y-13800000000", {"year": -13800000001}, None, "13800000001 BC"),
    ],
)
def test_a_slide_has_the_parts_that_are_stated(
    date: str, start: object, end: object, words: str
) -> None:
    when = parse_date(date)
    assert slide_dates(when) == (start, end)
    assert display_date(when) == words


def test_a_date_without_a_year_has_no_slide_and_is_counted() -> None:
    assert slide_dates(parse_date("XXXX-10")) is None
    events = b"- {title: A, date: XXXX-10}\n- {title: B}\n"
    timeline = read_data([("t.yaml", events)])
    assert json.loads(str(libyatl.write(timeline, format="timelinejs")))["events"] == []
    told = {loss.what: loss.number for loss in losses(timeline, "timelinejs")}
    assert told == {"events without a year": 2}


texts = st.text("ab<>&;\"' \n\t/pspan=libyatl", min_size=1, max_size=12)
lists = st.lists(texts, min_size=1, max_size=3).map(tuple)


@given(texts, st.dictionaries(st.sampled_from(["actors", "tags", "sources"]), lists))
def test_what_stands_below_a_headline_is_read_back(
    summary: str, names: dict[str, tuple[str, ...]]
) -> None:
    said = SlideText(summary, "claimed", names, {})
    assert text_of(html_of(said)) == said
    assert text_of("<p>of another</p>" + html_of(said)) is None


@given(timelines())
def test_nothing_of_an_author_is_markup(timeline: Timeline) -> None:
    whole = json.loads(str(libyatl.write(timeline, format="timelinejs")))
    for slide in whole["events"]:
        assert not {*"<>"} & {*slide["text"]["headline"], *slide.get("group", "")}
        html = slide["text"].get("text", "")
        assert not html or text_of(html) is not None
