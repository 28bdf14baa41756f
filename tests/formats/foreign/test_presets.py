"""Tables that many people have come in with all that their columns mean."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from foreign_tables import (
    ACLED,
    ICEWS,
    L2T,
    TIMESKETCH,
    TLN,
    UCDP,
    codes,
    gdelt,
    read,
    rows_of,
    said,
    understood,
)

from libyatl import load
from libyatl.findings.diagnostics import Span
from libyatl.formats import read_data
from libyatl.formats.foreign.presets import PRESETS, told
from libyatl.formats.foreign.roles import ROLES, folded
from libyatl.formats.foreign.templates import Template
from libyatl.formats.foreign.unnamed import UNNAMED
from libyatl.formats.how import How
from libyatl.model import Timeline


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_says_all_in_folded_names_and_roles(preset: object) -> None:
    (preset,) = [one for one in PRESETS if one is preset]
    names = [*preset.told_by, *preset.roles, *preset.part, *preset.words, preset.vague[0]]
    names += [*preset.mirrored, *(name for pair in preset.mirrors for name in pair)]
    assert [folded(name) for name in names] == names
    assert {*preset.roles.values()} <= {*ROLES, None}
    assert {*preset.vague[1].values()} <= {"~", ".."}
    assert {*map(folded, Template(preset.title).columns)} == {*Template(preset.title).columns}


def test_a_table_is_known_by_its_columns_in_any_case() -> None:
    for text, name in ((ACLED, "ACLED"), (UCDP, "UCDP GED")):
        header, rows = text.split("\n", 1)
        assert understood(read(text)).what == name
        assert understood(read(f"{header.upper()}\n{rows}")).what == name
    assert told(frozenset({"event_date", "actor1"})) is None


def test_acled_comes_in_whole() -> None:
    timeline = read(ACLED)
    first, second, third = timeline.events
    assert codes(timeline) == []
    assert first.id == "XYZ1"
    assert first.title == "Peaceful protest: Protesters (Ruritania) (Strelsau)"
    assert first.summary == "Bakers marched, and went home."
    assert [(one.actor, one.role) for one in first.actors] == [
        ("Protesters (Ruritania)", "actor 1"),
        ("Bakers' Union", "associate"),
        ("Students (Ruritania)", "associate"),
    ]
    assert first.places == ("Strelsau",)
    assert first.tags == ("Protests", "Peaceful protest", "Demonstrations", "crowd size=200")
    assert [one.source for one in first.sources] == ["strelsau-courier", "evening-post"]
    assert second.title == "Battles: Royal Guard – Blue Shirts (Zenda)"
    assert third.tags == ("Battles", "Armed clash", "Political violence")


def test_precisions_of_acled_are_told_and_kept() -> None:
    timeline = read(ACLED)
    assert [event.when and event.when.text for event in timeline.events] == [
        "2031-05-02",
        "2031-05-03~",
        "2031-06-15~",
    ]
    assert [event.extra["time_precision"] for event in timeline.events] == ["1", "2", "3"]
    assert said(timeline, "note")[0] == "2 approximate: time_precision 2 or 3"
    # What a program has made of the codes means the same.
    assert read(ACLED.replace(",2031,2,", ",2031,2.0,")).events[1].when == timeline.events[1].when


def test_what_acled_writes_in_words_is_approximate_all_the_same() -> None:
    timeline = read(ACLED.replace("2031-05-03", "03 May 2031"))
    assert codes(timeline) == []
    assert "2031-05-03~" in [event.when and event.when.text for event in timeline.events]
    assert timeline.events[1].extra["event_date"] == "03 May 2031"


def test_days_of_ucdp_have_no_midnight() -> None:
    at_midnight = re.sub("(2030-05-[0-9]{2})", r"\1 00:00:00.000", UCDP)
    timeline = read(at_midnight)
    assert codes(timeline) == []
    assert [event.when for event in timeline.events] == [event.when for event in read(UCDP).events]
    assert timeline.events[0].extra["date_start"] == "2030-05-02 00:00:00.000"


def test_ucdp_knows_one_unknown_day_and_what_lasted() -> None:
    timeline = read(UCDP)
    one, unknown, lasted = timeline.events
    assert codes(timeline) == []
    assert [event.when and event.when.text for event in timeline.events] == [
        "2030-05-02",
        "[2030-05-02..2030-05-08]",
        "2030-05-10/2030-05-11",
    ]
    assert unknown.kind == "point"
    assert lasted.kind == "span"
    assert unknown.extra["date_prec"] == "2"
    assert one.title == "Government of Ruritania - Blue Shirts (Zenda town)"
    assert [(actor.actor, actor.role) for actor in one.actors] == [
        ("Government of Ruritania", "side a"),
        ("Blue Shirts", "side b"),
    ]
    assert unknown.summary == "near the bridge"
    assert said(timeline, "note") == ["1 at one unknown day between two: date_prec 2, 3, 4 or 5"]


def test_words_stand_for_codes_which_are_kept() -> None:
    first, second, third = read(UCDP).events
    assert first.tags[0] == "state-based conflict"
    assert second.tags[0] == "non-state conflict"
    assert third.tags[0] == "one-sided violence"
    assert second.extra["type_of_violence"] == "2.0"
    unknown = read(UCDP.replace("2030,3,Blue", "2030,4,Blue")).events[2]
    assert unknown.tags[0] == "4"


def whens(timeline: Timeline) -> list[str | None]:
    return [event.when and event.when.text for event in timeline.events]


def test_icews_never_quotes_and_says_nothing_by_na() -> None:
    timeline = read(ICEWS, "t.tab")
    first, _, third = timeline.events
    assert codes(timeline) == []
    assert understood(timeline).what == "ICEWS"
    assert first.id == "71"
    assert first.title == 'Foreign Affairs (Ruritania): Consult: King "Red" Rudolf'
    assert [(one.actor, one.role) for one in first.actors] == [
        ("Foreign Affairs (Ruritania)", "source"),
        ('King "Red" Rudolf', "target"),
    ]
    assert first.tags == ("Consult", "040")
    assert first.places == ("Zenda",)
    assert first.extra["Province"] == "West"
    assert "District" not in first.extra
    assert {*third.extra} >= {"Story ID", "Country"}
    assert "NA" not in third.extra.values()
    assert third.places == ()
    assert "nothing is said in 9 further cells: NA" in said(timeline, "note")


def test_mirrored_rows_of_icews_are_left_out_where_that_is_asked() -> None:
    timeline = read(ICEWS, "t.tab", drop_mirrored=True)
    assert [event.id for event in timeline.events] == ["71", "73"]
    assert timeline.events[0].extra["mirrored by"] == "72"
    assert "mirrored by" not in timeline.events[1].extra
    assert codes(timeline) == []
    assert said(timeline, "note")[-1] == (
        "1 row left out that says another backwards, which keeps the id: 'mirrored by'; "
        "1 of them differ in further cells"
    )
    assert "drop_mirrored" in timeline.heeded
    assert "drop_mirrored" not in read(ACLED, drop_mirrored=True).heeded


def test_mirrored_rows_of_a_workbook_are_left_out_too() -> None:
    xlsx = pytest.importorskip("openpyxl")
    book, out = xlsx.Workbook(), io.BytesIO()
    for row in ICEWS.splitlines():
        book.active.append(row.split("\t"))
    book.save(out)
    timeline = read_data([("t.xlsx", out.getvalue())], how=How(drop_mirrored=True))
    assert [event.id for event in timeline.events] == ["71", "73"]
    assert timeline.events[0].extra["mirrored by"] == "72"
    assert codes(timeline) == []


def test_each_row_mirrors_one_alone_and_none_mirrors_itself() -> None:
    header, first, second, itself = ICEWS.splitlines()
    ids = iter(range(100, 200))
    rows = [
        row.replace(row.split("\t")[0], str(next(ids)), 1)
        for row in (first, first, second, itself, itself, second, second)
    ]
    timeline = read("\n".join([header, *rows, ""]), "t.tab", drop_mirrored=True)
    assert [event.id for event in timeline.events] == ["100", "101", "103", "104", "106"]
    kept = [event.extra.get("mirrored by") for event in timeline.events]
    assert kept == ["105", "102", None, None, None]
    without = header.replace("Story ID", "Story")
    assert "drop_mirrored" not in read(f"{without}\n{first}\n", drop_mirrored=True).heeded


GDELT = {
    "GLOBALEVENTID": "7",
    "SQLDATE": "20310502",
    "Year": "2031",
    "Actor1Name": "RURITANIA",
    "Actor2Name": "KING",
    "EventCode": "043",
    "EventRootCode": "04",
    "QuadClass": "1",
    "ActionGeo_FullName": 'Zenda, "West", Ruritania',
    "ActionGeo_Lat": "50.2",
    "ActionGeo_Long": "14.5",
    "SOURCEURL": "https://example.org/a",
}


@pytest.mark.parametrize("width", [57, 58, 61])
@pytest.mark.parametrize("name", ["20310502.export.CSV", "t.tsv", "no-suffix"])
def test_gdelt_has_no_header_and_is_known_by_its_first_row(width: int, name: str) -> None:
    alone = GDELT | {"GLOBALEVENTID": "8", "Actor1Name": "", "EventRootCode": "99"}
    timeline = read(gdelt(width, **GDELT) + "\n" + gdelt(width, **alone), name)
    first, second = timeline.events
    assert codes(timeline) == []
    assert understood(timeline).what == "GDELT"
    assert (first.id, second.id) == ("7", "8")
    assert whens(timeline) == ["2031-05-02"] * 2
    assert [first.title, second.title] == ["RURITANIA – 043 – KING", "043 – KING"]
    assert first.tags == ("consult", "verbal cooperation")
    assert second.tags == ("99", "verbal cooperation")
    assert first.places == ('Zenda, "West", Ruritania',)
    assert len(first.sources) == (width > 57)
    assert [timeline.span(0), timeline.span(1)] == [Span(name, 1, 1), Span(name, 3, 1)]


def test_rows_of_gdelt_may_lack_their_last_cell_and_others_are_reported() -> None:
    rows = gdelt(57, **GDELT) + gdelt(58, **GDELT) + gdelt(61, **GDELT) + "7\t20310502\n"
    timeline = read(rows)
    assert len(timeline.events) == 2
    assert [(found.code, found.message, found.span) for found in timeline.report] == [
        ("ragged-row", f"the row has {cells} cells, and the others 57 or 58", Span("t.csv", line))
        for line, cells in ((3, 61), (4, 2))
    ]


def test_a_control_character_is_a_finding_of_its_cell() -> None:
    timeline = read(gdelt(58, **GDELT) + gdelt(58, **GDELT | {"Actor1Name": "O\x91KEEFE"}))
    assert codes(timeline) == ["warning[control-character]"]
    assert [found.span and found.span.line for found in timeline.report] == [2]
    assert len(timeline.events) == 2


def test_a_header_or_another_delimiter_makes_no_gdelt() -> None:
    named = gdelt(58, **{name: name for name in UNNAMED[0].names})
    assert understood(read(named + gdelt(58, **GDELT), "t.tsv")).what == "GDELT"
    assert len(read(named + gdelt(58, **GDELT), "t.tsv").events) == 1
    assert understood(read(gdelt(58, **GDELT), delimiter=";")).what == "a table"
    assert understood(read(gdelt(58, **GDELT | {"SQLDATE": "May 2031"}))).what == "a table"


def test_timesketch_has_a_datetime_else_microseconds_else_no_date() -> None:
    timeline = read(TIMESKETCH)
    first, second, third, unset, year_0 = timeline.events
    assert codes(timeline) == []
    assert understood(timeline).what == "Timesketch"
    assert whens(timeline) == [
        "2031-05-02T09:30:00.250000+00:00",
        "2031-05-02T09:30:01Z",
        "2031-05-02T09:30:00+02:00",
        None,
        None,
    ]
    assert first.title == "Ann logged in, twice"
    assert first.tags == ("Logon Time", "x", "y")
    assert [one.actor for one in first.actors] == ["ann"]
    assert [timeline.sources[one.source].title for one in first.sources] == ["OS:/a"]
    assert first.extra == {"timestamp": "1935480600250000", "host": "gate", "filename": "/a"}
    assert second.extra == {"timestamp": "1935480601000000", "filename": "/b"}
    assert third.extra == {"timestamp": "1935480600000000"}
    assert unset.extra["datetime"] == "1970-01-01T00:00:00+00:00"
    assert year_0.extra["datetime"] == "0000-00-00T00:00:00+00:00"
    assert said(timeline, "note") == [
        "no time is set in 3 cells of 'datetime', 'timestamp'",
        "'datetime' says another time than 'timestamp' in 1 row, and stands",
        "nothing is said in 2 further cells: -",
        "nobody is named in 7 cells: NA, -, none",
    ]


def test_timesketch_in_json_lines_is_read_as_its_table_is() -> None:
    lines = "".join(json.dumps(row) + "\n" for row in rows_of(TIMESKETCH))
    table, listed = read(TIMESKETCH), read(lines, "t.jsonl")
    assert understood(listed).what == "Timesketch"
    assert whens(listed) == whens(table)
    assert [event.tags for event in listed.events] == [event.tags for event in table.events]
    assert said(listed, "note")[1] == (
        "'datetime' says another time than 'timestamp' in 1 item, and stands"
    )
    alone = (
        '{"message": "a", "timestamp": 1935480601000000, "timestamp_desc": "b", "filename": "c"}'
    )
    (event,) = read(alone, "t.jsonl").events
    assert event.when is not None
    assert event.when.text == "2031-05-02T09:30:01Z"
    assert [one.source for one in event.sources] == ["c"]


PLASO = {
    "event_0": {
        "__type__": "AttributeContainer",
        "date_time": {"__class_name__": "PosixTime", "timestamp": 1935480601},
        "message": "a",
        "timestamp": 1935480601000000,
        "timestamp_desc": "b",
        "filename": {"title": "A log", "url": "https://example.org/log"},
    },
    "event_12": {"message": "", "timestamp": 5, "timestamp_desc": "b", "username": "ann"},
    "event_13": {"message": "d", "timestamp": "when", "timestamp_desc": "-", "username": "-"},
}


def test_plaso_has_its_events_under_numbered_keys() -> None:
    timeline = read(json.dumps(PLASO), "t.json")
    first, last = timeline.events
    assert understood(timeline).what == "Timesketch"
    assert whens(timeline) == ["2031-05-02T09:30:01Z", None]
    assert first.extra["date_time"] == {"__class_name__": "PosixTime", "timestamp": 1935480601}
    assert (last.title, last.actors, last.date_as_written) == ("d", (), "when")
    assert [(found.code, found.span and found.span.pointer) for found in timeline.report] == [
        ("no-title", "/event_12"),
        ("date-unreadable", "/event_13/timestamp"),
    ]
    places = [timeline.span(number, "title") for number in range(2)]
    assert places == [Span("t.json", 0, 1, 0, f"/event_{number}/message") for number in (0, 13)]
    (source,) = timeline.sources
    assert timeline.span(("sources", source)) == Span("t.json", 0, 1, 0, "/event_0")


@pytest.mark.parametrize(
    "file",
    [
        {**PLASO, "event_01": PLASO["event_0"]},
        {**PLASO, "title": "x"},
        {**PLASO, "event_14": []},
        {"event_0": {"message": "a"}},
    ],
)
def test_other_objects_are_none_of_plaso(file: dict[str, object]) -> None:
    timeline = read(json.dumps(file), "t.json")
    assert timeline.events == ()
    assert "not-a-chronology" in {found.code for found in timeline.report}


def test_a_folder_passes_over_nothing_of_them(tmp_path: Path) -> None:
    texts = {"a.json": json.dumps(PLASO), "b.csv": gdelt(58, **GDELT), "c.csv": TIMESKETCH}
    for name, text in {**texts, "d.csv": "cost,size\n1,2\n", "e.log": L2T}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    timeline = load(tmp_path)
    assert len(timeline.events) == 2 + 1 + 5
    assert [Path(found.span.file).name for found in timeline.report if found.span][-1] == "d.csv"


def test_l2t_has_the_month_first_by_definition() -> None:
    timeline = read(L2T, "l2t.log")
    first, unset = timeline.events
    assert codes(timeline) == []
    assert understood(timeline).what == "plaso, L2T CSV"
    assert whens(timeline) == ["2031-05-02T09:30:00Z", None]
    assert (first.title, first.summary, first.note) == ("Cron ran", "Cron ran for ann", "")
    assert first.tags == ("Write Time",)
    assert [one.actor for one in first.actors] == ["ann"]
    assert first.extra["host"] == "gate"
    assert "inode" not in first.extra
    assert unset.extra["date as typed"] == "00/00/0000"
    # What a person says goes before what the makers do.
    assert whens(read(L2T, order="day"))[0] == "2031-02-05T09:30:00Z"


def test_tln_counts_seconds_with_a_header_and_without() -> None:
    timeline = read(TLN, "t.log")
    first, unset = timeline.events
    assert codes(timeline) == []
    assert understood(timeline).what == "TLN"
    assert whens(timeline) == ["2031-05-02T09:30:00Z", None]
    assert first.title == '2031-05-02T09:30:00+00:00; Write Time; he said "no"'
    assert (first.note, unset.note) == ("", "seen by Bob")
    rows = TLN.split("\n", 1)[1]
    assert read(rows, "t.log").events == timeline.events
    five = "".join(f"{row.rsplit('|', 2)[0]}\n" for row in rows.splitlines())
    assert whens(read(five, "t.log")) == whens(timeline)


def test_one_cell_of_a_megabyte_is_a_cell() -> None:
    (event,) = read(gdelt(58, **GDELT | {"Actor1Code": "x" * 1_000_000})).events
    assert event.extra["Actor1Code"] == "x" * 1_000_000
