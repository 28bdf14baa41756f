"""Tables made elsewhere lose no cell in silence, and our own are read as if nothing stood there."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from drawn_timelines import events
from hypothesis import given, settings
from hypothesis import strategies as st

import libyatl
from libyatl.dates import parse_date
from libyatl.formats import read_data
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.foreign.roles import BY_NAME, folded
from libyatl.formats.foreign.roles import LISTS as ROLES_OF_LISTS
from libyatl.formats.tabular.headers import DERIVED, GROUP
from libyatl.model import Timeline
from libyatl.query.columns import COLUMNS, WORDS, guard, guard_guarded, unguard
from libyatl.query.groups import GROUPS

slow = settings(max_examples=settings().max_examples * 2)

FOREIGN = (
    "place",
    "Date",
    "event_date",
    "weight",
    "group",
    "Title",
    "country",
    "kind of it",
    "time",
)
NAMES = ("date", "title", "id", "tags", "actors", "summary", *sorted(DERIVED), *FOREIGN, GROUP)
CELLS = (
    *("", "", "Brigade A", "09:00", "2017-03-01", "2017-03-02", "2018-01-01", "2017-02-30", "12"),
    *("point", "day", "stated", "battle", "exact", "2017", "a; b", "-0043-03-15", '1,5 "m"'),
    *("14:30:00", "24:30:00", "Z", "+02:00", "Z/", "/", "Africa/Tripoli", "UTC", "north"),
)
DATES = ("", "2017", "2017-03-01", "2017-03", "since 2017", "2017?", "2017-03-01T14:30Z")


def text_of(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def table(*rows: str) -> Timeline:
    return read_data([("t.csv", "".join(f"{row}\n" for row in rows).encode())])


def codes(timeline: Timeline) -> list[str]:
    return [f"{found.severity}[{found.code}]" for found in timeline.report]


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for each in value:
            yield from texts_in(each)
    else:
        yield str(value)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True))
    header = ["title", *names] if draw(st.booleans()) else [*names, "title"]
    header = list(dict.fromkeys(header))
    cells = {name: st.sampled_from(CELLS) for name in header}
    cells |= {"date": st.sampled_from(DATES), "title": st.sampled_from(["A", "B"])}
    cells["id"] = st.sampled_from(["", "x", "y", "z"])
    rows = draw(st.lists(st.tuples(*(cells[name] for name in header)), min_size=1, max_size=5))
    return [header, *map(list, rows)]


def has_our_header(header: list[str]) -> bool:
    return {"date", "title"} <= {*header} <= {*COLUMNS, *EVENT.keys, GROUP}


def is_ours(name: str, row: Mapping[str, str], rows: list[dict[str, str]], first: str) -> bool:
    """Whether a cell is one that libyatl may have written, as the manual says it."""
    cell, header = row[name], list(row)
    if not has_our_header(header):
        return False
    words = {
        key
        for key in WORDS
        if key in header and all(each[key] in ("", *WORDS[key]) for each in rows)
    }
    if name == GROUP:
        named = [row.get(key, "") for key in ("actors", "places", "tags", "sources", "status")]
        known = first == GROUP and set(header) - {GROUP} <= set(COLUMNS)
        return known and (cell[:4].isdigit() or cell in "; ".join(named).split("; "))
    if name not in DERIVED:
        return False
    if name in WORDS:
        return name in words
    worded = any(each[key] for each in rows for key in words)
    if name in ("start_time", "end_time", "zone"):
        clocked = "T" in row["date"]
        ours = ("14:30:00",) if name != "zone" else ("Z", "+02:00", "Z/", "Africa/Tripoli", "UTC")
        return (clocked or worded) and cell in ours
    try:
        day = parse_date(cell)
    except libyatl.DateError:
        return False
    if day.first_day != day.last_day or len(cell) < 10:
        return False
    if not row["date"]:
        return worded
    when = parse_date(row["date"])
    later = when.clocked and day.first_day > when.last_day
    within = when.first_day <= day.first_day <= when.last_day
    return within or (worded and (when.qualified or later))


@slow
@given(tables())
def test_every_cell_of_a_table_made_elsewhere_is_in_json_or_reported(
    drawn: list[list[str]],
) -> None:
    header, *below = drawn
    timeline = read_data([("t.csv", text_of(drawn))])
    told: dict[str, Counter[str]] = {}
    written = json.loads(libyatl.write(timeline, format="json"))
    places = [*texts_in(written.get("places", {}))]  # which country one is in stands there
    for event in written["events"]:
        own = event.pop("bounds").get("own", "")
        told[event["id"]] = Counter([own, *texts_in(event)])
    lines = {
        found.span.line for found in timeline.report if found.span and found.severity == "error"
    }
    left_out = {found.code for found in timeline.report} & {"group-column"}
    untitled = {one.span.line for one in timeline.report if one.span and one.code == "no-title"}
    rows = [dict(zip(header, row, strict=True)) for row in below]
    once: list[dict[str, str]] = []
    events = iter(timeline.events)
    grouped = has_our_header(header) and header[0] == GROUP and {*header} - {GROUP} <= {*COLUMNS}
    for number, row in enumerate(rows, 2):
        beside = {name: cell for name, cell in row.items() if name != GROUP}
        if row.get("id") and beside in once and grouped:
            continue
        once.append(beside)
        if number in untitled:
            continue
        there = told[next(events).id]
        for name, cell in row.items():
            reported = number in lines or (name == GROUP and grouped and left_out)
            if reported or not cell or is_ours(name, row, rows, header[0]):
                continue
            parts = cell.split("; ") if is_list(name) else [cell]
            # Both ends of a span, or a day and its clock, stand in one text.
            texts = [*there, *places]
            assert all(any(part in text for text in texts) for part in parts), (name, cell)


def is_list(name: str) -> bool:
    return BY_NAME.get(folded(name), ("", 0))[0] in ROLES_OF_LISTS


CHRONOLOGIES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "",
                "2017",
                "2017-03",
                "2017-03-01",
                "c. 2016",
                "2016?",
                "since 2015",
                "before 44 BC",
                "[2016,2017-05]",
                "2017-03-01/2017-04",
                "Y17E7",
                "2017-03-01T10:00",
                "early 2017",
            ]
        ),
        st.lists(
            st.tuples(
                st.sampled_from(["after", "before", "during", "with"]), st.sampled_from("abcd")
            ),
            max_size=2,
        ),
        st.lists(st.sampled_from(["s", "p", "=q"]), unique=True, max_size=2),
    ),
    min_size=4,
    max_size=4,
)


@slow
@given(
    CHRONOLOGIES,
    st.sampled_from([None, *GROUPS]),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from(["guarded", "raw"]),
)
def test_our_own_table_is_read_back_without_a_word_and_without_what_was_derived(
    drawn: list[Any], group_by: str | None, limit: int | None, cells: str
) -> None:
    listed: list[dict[str, Any]] = []
    for id, (date, relations, names) in zip("abcd", drawn, strict=True):
        stated: dict[str, Any] = {"id": id, "title": f"-{id}", "date": date or None}
        stated |= {"actors": names, "places": names, "tags": names, "sources": names}
        for kind, other in relations:
            stated.setdefault(kind, []).append(other)
        listed.append(stated)
    sources = {"s": {"title": "S", "published": "2017-06"}}
    file = json.dumps({"sources": sources, "events": listed}).encode()
    chosen = libyatl.select(read_data([("t.json", file)]), group_by=group_by, limit=limit)
    text = libyatl.write(chosen, format="csv", raw=cells == "raw")
    again = read_data([("t.csv", text.encode())])
    assert codes(again) == [], text
    assert {event.id for event in again.events} == {event.id for event in chosen.events}
    assert not any(event.extra for event in again.events)


@given(st.text("'=+-@\t\r＝a", max_size=6))
def test_a_guarded_and_a_raw_cell_are_each_read_back(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert unguard(guard_guarded(cell)) == cell
    assert guard_guarded(cell) in (cell, guard(cell))


@slow
@given(st.lists(events(), max_size=2), st.sampled_from(["csv", "tsv"]))
def test_what_is_written_raw_is_read_back_as_what_is_guarded(drawn: list[Any], format: str) -> None:
    timeline = Timeline("", tuple(drawn))
    guarded, raw = (libyatl.write(timeline, format=format, raw=raw) for raw in (False, True))
    one, other = (read_data([(f"t.{format}", text.encode())]) for text in (guarded, raw))
    assert one.events == other.events


def test_the_columns_of_a_spreadsheet_are_kept_and_counted() -> None:
    timeline = table(
        "group,title,start,end,kind,precision,place",
        "Brigade A,Clash in town,2017-03-01,2017-03-02,battle,exact,Tripoli",
    )
    (event,) = timeline.events
    assert event.when is not None
    assert event.when.text == "2017-03-01/2017-03-02"
    assert event.places == ("Tripoli",)
    assert event.tags == ("battle", "Brigade A")
    assert event.extra == {"precision": "exact"}
    assert codes(timeline) == []


def test_a_day_is_ours_within_the_date_of_its_row() -> None:
    timeline = table(
        "date,start,end,title",
        "2017-03-01,09:00,2017-03-01,a",
        "2017,2017-03-01,2018-01-01,b",
        ",2017-03-01,2017-02-30,c",
    )
    assert [event.extra for event in timeline.events] == [
        {"start": "09:00"},
        {"end": "2018-01-01"},
        {"start": "2017-03-01", "end": "2017-02-30"},
    ]
    assert codes(timeline) == ["note[columns-kept]"]


def test_a_day_beside_an_empty_date_is_ours_where_words_of_ours_stand_beside_it() -> None:
    timeline = table("date,start,title,kind", ",2017-03-01,a,undated", "2017,2017-01-01,b,point")
    assert [event.extra for event in timeline.events] == [{}, {}]
    assert codes(timeline) == []
    timeline = table("date,start,title,kind", ",2017-03-01,a,", "2017,2017-01-01,b,")
    assert [event.extra for event in timeline.events] == [{"start": "2017-03-01"}, {}]


def test_a_group_that_nothing_in_its_row_accounts_for_is_said_to_be_left_out() -> None:
    assert codes(table("group,date,title,tags", "a,,x,a; b", "2017-33/..,,y,", ",,z,")) == []
    timeline = table("group,date,id,title", "Lavrov,,a,x", "Sarraj,,a,x", "'=c,,b,y")
    assert codes(timeline) == ["warning[group-column]"]
    assert "3 cells" in next(iter(timeline.report)).help
    assert [event.id for event in timeline.events] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("t.csv", "event_date,title\n2017-03-01,a\n", None),
        ("t.tsv", "title\tx\na\t2017-03-01\nb\t?\nc\t3 May 2017\n", "t.tsv:1:1 error column 'x'"),
        ("t.csv", "title,x\na,2017-03-01\nb,?\n", None),
        ("t.csv", "title,x\na,2017\nb,1987\n", None),
        ("t.csv", "title,start\na,\n", None),
        ("t.csv", "title,start_url,end station\na,b,c\n", None),
        ("t.csv", "title,after,start\na,b,2017\n", None),
        ("t.csv", "date,title,start\n,a,2017-03-01\n", "t.csv:1:1 error column 'start'"),
        ("t.csv", "date,title,start\nsoon,a,2017-03-01\n", None),
        ("t.csv", 'title,start\na,2017\nb,"2018\n', None),
        (
            "t.csv",
            "title,a_day,b_day,c_day,d_day,e_day,f_day,g_day\nx,1,2,3,4,5,6,7\n",
            "t.csv:1:1 error columns 'a_day', 'b_day', 'c_day', 'd_day', 'e_day' and 2 more",
        ),
        ("t.yaml", "- {title: a, startTime: 2017}\n", "t.yaml:1:25 warning key 'startTime'"),
        ("t.yaml", "- {title: a, x: 2017-03-01}\n", None),
        ("t.yaml", "- {title: a, year: }\n", None),
        ("t.yaml", "- {title: a, year: 2017}\n- {title: b, date: 2017}\n", None),
        ("t.yaml", "- {title: a, year: 1}\n- {title: b, date: }", "t.yaml:1:20 warning key 'year'"),
        ("t.yaml", "- {title: a, year: 2017}\n- {title: b, during: c}\n", None),
        ("t.yaml", "- {title: a, year: 2017}\n- {date: 2017}\n", None),
        (
            "t.json",
            '[{"title": "b"}, {"title": "a", "date_local": 1}]',
            "t.json:/1/date_local warning key 'date_local'",
        ),
        (
            "t.json",
            '[{"title": "a", "date": null, "after": [], "date_local": 1}]',
            "t.json:/0/date_local warning key 'date_local'",
        ),
        ("t.jsonl", '{"title": "a", "date_x": "x"}', "t.jsonl:1:1 warning key 'date_x'"),
    ],
)
def test_where_no_event_has_a_date_the_keys_that_may_hold_one_are_named(
    name: str, text: str, said: str | None
) -> None:
    found = [
        f"{one.span} {one.severity} "
        + one.message.removeprefix("no event has a date, but the ").removesuffix(" may hold one")
        for one in read_data([(name, text.encode())]).report
        if one.code == "no-date-column"
    ]
    assert found == ([said] if said else [])


def test_a_column_without_a_name_and_without_a_cell_is_no_fault() -> None:
    assert codes(table("date,title,,", "2017,a,,", "2018,b,,")) == []
    assert codes(table("date,title, ", "2017,a,  ", "2018,b,")) == []
    assert codes(table("date,title,,", "2017,a,,", "2018,b,,c")) == ["note[column-unclear]"]
    assert codes(table("date,title,,", "2017,a,,", "2018,b")) == ["error[ragged-row]"]


CLOSED = "the row cannot be read: ',' expected after '\"'"
OPEN = "a quotation is opened and never closed"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title,x\na,"b\nc,d\n', [("2:3", OPEN)]),
        ('title,x\na,"b\nc,"d\ne,f\n', [("3:1", CLOSED), ("2:3", "the quotation opens here")]),
        ('title,x\r\n"a\r\n1","é"\r\nb,""""\r\n"é ""x""",\r"\r\nz', [("6:1", OPEN)]),
        ('title,x\n"a""', [("2:1", OPEN)]),
        ('title,x\n"é","é"é\n', [("2:1", CLOSED), ("2:5", "the quotation opens here")]),
        ('title,x\na"b,c"\n', []),
    ],
)
def test_a_quotation_that_never_closes_is_placed_where_it_opens(
    text: str, said: list[tuple[str, str]]
) -> None:
    found = [
        (str(span).removeprefix("t.csv:"), word)
        for one in read_data([("t.csv", text.encode())]).report
        for span, word in ((one.span, one.message), *one.related)
    ]
    assert found == said
