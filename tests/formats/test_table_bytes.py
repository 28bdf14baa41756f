"""From bytes to rows: what stands between cells, in which encoding, and what a bad row costs."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Span
from libyatl.formats import read, read_data
from libyatl.formats.entries.assembly import Assembly
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.how import AS_IT_IS, How
from libyatl.formats.tabular.row_events import read_table
from libyatl.formats.tabular.signs import begins_csv, begins_tsv, count_csv, count_tsv
from libyatl.formats.tabular.text_rows import Rows
from libyatl.model import Timeline
from libyatl.query import Selection


def table(text: str | bytes, name: str = "t.csv", how: How = AS_IT_IS) -> Timeline:
    data = text if isinstance(text, bytes) else text.encode()
    return read_data([(name, data)], how=how)


def told(timeline: Timeline) -> list[tuple[str, str, str]]:
    dates = (event.when.text if event.when else "" for event in timeline.events)
    events = zip(timeline.events, dates, strict=True)
    return [(event.id, date, event.title) for event, date in events]


def said(timeline: Timeline | Selection) -> list[str]:
    return [f"{one.span}: {one.severity}[{one.code}]" for one in timeline.report]


ONE = [("row-1", "2017-07-25", "A, b; c")]


@pytest.mark.parametrize(
    ("name", "text", "how"),
    [
        ("t.csv", 'Date,Title\n2017-07-25,"A, b; c"\n', AS_IT_IS),
        ("t.csv", 'Date;Title\n2017-07-25;"A, b; c"\n', AS_IT_IS),
        ("t.csv", "Date\tTitle\n2017-07-25\tA, b; c\n", AS_IT_IS),
        ("t.csv", "Date|Title\r\n2017-07-25|A, b; c\r\n", AS_IT_IS),
        ("t.tsv", 'Date;Title\n2017-07-25;"A, b; c"\n', AS_IT_IS),
        ("t.tsv", 'Date\tTitle\tx\n2017-07-25\t"A, b; c"\t"2\n3"\n', AS_IT_IS),
        ("t.csv", 'Date:Title\n2017-07-25:"A, b; c"\n', How(delimiter=":")),
        ("t.csv", '\n\n,,\nDate,Title\n2017-07-25,"A, b; c"\n', AS_IT_IS),
        ("t.csv", '\ufeffDate,Title\n2017-07-25,"A, b; c"\n', AS_IT_IS),
    ],
)
def test_what_stands_between_cells_is_told_by_the_header(name: str, text: str, how: How) -> None:
    timeline = table(text, name, how)
    assert (told(timeline), said(timeline)) == (ONE, [])


def test_a_quote_between_tabs_is_a_letter_unless_no_row_fits_without_it() -> None:
    (event,) = table('Date\tTitle\n2017\tThe "Swan" opens"\n', "t.tsv").events
    assert event.title == 'The "Swan" opens"'
    (event,) = table('Date\tTitle\tSource\n2017\t"a\tb"\tAP\n', "t.tsv").events
    assert event.title == "a\tb"
    assert said(table('Date\tTitle\n2017\t"a\n2018\tb\tc\n', "t.tsv")) == [
        "t.tsv:3:1: error[ragged-row]"
    ]


def test_backslashes_of_a_table_of_another_tool_are_letters() -> None:
    (event,) = table("Date\tHeadline\tSource\n2017\tC:\\new\\temp\tAP\n", "t.tsv").events
    assert event.title == "C:\\new\\temp"
    (event,) = table("date\ttitle\n2017\tone\\ntwo\n", "t.tsv").events
    assert event.title == "one\ntwo"


@pytest.mark.parametrize(
    ("rows", "findings", "titles"),
    [
        (['2017,"a" b', "2018,c"], ["t.csv:2:1: error[csv-syntax]"], ["c"]),
        (['2017,"a" b', '2018,"c" d', "2019,e"], ["error[csv-syntax]"] * 2, ["e"]),
        (['2017,"a', "2018,b", '2019,c"d', "2020,e"], ["t.csv:4:1: error[csv-syntax]"], ["e"]),
        (["2017,a", '2018,"b', "2019,c"], ["t.csv:3:6: error[csv-syntax]"], ["a"]),
        (["2017,a", "2018", "2019,b"], ["t.csv:3:1: error[ragged-row]"], ["a", "b"]),
        (["2017,a,,", ",,,", " , ", "", "2019,b"], [], ["a", "b"]),
    ],
)
def test_a_bad_row_costs_itself_alone(
    rows: list[str], findings: list[str], titles: list[str]
) -> None:
    for header in ("date,title", "Date,Headline"):
        timeline = table("\n".join([header, *rows, ""]))
        assert [event.title for event in timeline.events] == titles
        found = said(timeline)
        assert len(found) == len(findings)
        assert all(map(str.endswith, found, findings))


def test_the_lines_that_a_quotation_takes_with_it_are_counted() -> None:
    timeline = table('date,title\n2017,"a\n2018,b\n2019,c\n')
    (found,) = timeline.report
    assert "nothing from here on is read (3 lines)" in found.help
    assert [span.line for span in timeline.unread] == [2]


def test_a_header_that_cannot_be_read_is_said_once() -> None:
    assert said(table('"a"b,title\n2017,x\n')) == ["t.csv:1:1: error[csv-syntax]"]
    assert said(table('title,"date\n2017,x\n')) == ["t.csv:1:7: error[csv-syntax]"]


def test_columns_without_a_name_or_of_one_name_are_kept() -> None:
    timeline = table(",Date,Title,Weight,,Weight,Weight\n7,2017,A,1,,2,3\n8,2018,B,4,x,5,6\n")
    assert said(timeline) == ["t.csv:1:1: note[column-unclear]"] * 2
    assert [dict(event.extra) for event in timeline.events] == [
        {"column 1": "7", "Weight": "1", "Weight (2)": "2", "Weight (3)": "3"}
        | ({"column 5": ""} if "column 5" in timeline.events[0].extra else {}),
        {"column 1": "8", "Weight": "4", "column 5": "x", "Weight (2)": "5", "Weight (3)": "6"},
    ]


def test_rows_that_share_an_id_all_stand_and_are_counted() -> None:
    for header in ("id,date,title", "ID,Date,Headline"):
        timeline = table(f"{header}\nx,2017,A\nx,2018,B\ny,2019,C\nx,2020,D\n,2021,E\n")
        assert [event.id for event in timeline.events] == ["x", "x-2", "y", "x-3", "row-5"]
        assert [event.named for event in timeline.events] == [True, False, True, False, False]
        kept = [event.extra.get("id as typed", "") for event in timeline.events]
        assert kept == ["", "x", "", "x", ""]
        assert [event.shown_id for event in timeline.events] == ["x", "x", "y", "x", "row-5"]
        assert said(timeline) == []
        (found,) = libyatl.select(timeline).report
        assert found.code == "duplicate-id"
        assert found.severity == "warning"
        assert found.message == "2 events bear the ids of earlier ones: 'x'"
        assert found.span == Span("t.csv", 3, 1)
        assert [one.code for one in libyatl.check(timeline, select=["structure"]).report] == [
            "duplicate-id"
        ]


def test_that_rows_share_an_id_is_said_where_several_of_them_are_handed_on() -> None:
    timeline = table("id,date,title\nx,2017,A\nx,2018,B\ny,2019,C\nx,2020,D\n")
    assert said(libyatl.select(timeline, until="2017")) == []
    assert said(libyatl.select(timeline, where="text:C")) == []
    (found,) = libyatl.select(timeline, since="2018", sort="latest").report
    assert found.message == "1 event bears the id of an earlier one: 'x'"
    assert found.span == Span("t.csv", 5, 1)


def test_rows_that_share_an_id_are_written_with_it_and_read_again() -> None:
    timeline = table("id,date,title\nx-2,2017,A\nx,2018,B\nx,2019,C\nb,2020,D\n,2021,E\n")
    written = libyatl.write(timeline, format="csv")
    assert re.findall("(?m)^[^,]*", written) == ["id", "x-2", "x", "x", "b", "row-5", ""]
    assert libyatl.write(table(written), format="csv") == written
    by_id = libyatl.select(timeline, sort="id")
    assert [event.title for event in by_id.events] == ["D", "E", "B", "C", "A"]
    third = libyatl.select(timeline, since="2019", until="2019")
    assert "\n#x\n" in libyatl.render(third, view="cards")


def test_a_relation_to_an_id_that_rows_share_is_an_error_with_both_places() -> None:
    timeline = table("id,date,title,after\nx,2017,A,\nx,2018,B,\nc,,C,x\nx,2019,D,\n")
    (found,) = timeline.report
    assert (found.code, found.severity) == ("duplicate-id", "error")
    assert found.span == Span("t.csv", 4, 1)
    assert found.message == "the id 'x' is borne by 3 events, and a relation names one event"
    assert [at for at, _ in found.related] == [Span("t.csv", 2, 1), Span("t.csv", 3, 1)]
    (row,) = libyatl.select(timeline, id="c").rows
    assert not row.derived
    assert "one of several events" in libyatl.render(libyatl.select(timeline, id="c"), view="cards")


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_an_id_is_asked_of_all_rows_that_share_it(format: str) -> None:
    timeline = table("id,date,title\nx,2017,A\nx,2018,B\ny,2019,C\n")
    again = read_data([(f"t.{format}", libyatl.write(timeline, format=format).encode())])
    for one in (timeline, again):
        found = libyatl.select(one, where="id:x").events
        assert [event.title for event in found] == ["A", "B"]
        with pytest.raises(UsageError, match="no event has the id 'x-2'"):
            libyatl.select(one, where="id:x-2")


@pytest.mark.parametrize("format", ["json", "jsonl", "yaml", "csv"])
def test_rows_that_share_an_id_are_written_and_read_again(format: str) -> None:
    timeline = table("id,date,title\nx,2017,A\nx,2018,B\nx-2,2019,C\n")
    written = libyatl.write(timeline, format=format)
    again = read_data([(f"t.{format}", written.encode())])
    assert [event.title for event in again.events] == ["A", "B", "C"]
    assert len({event.id for event in again.events}) == 3
    assert said(again) == []


def test_rows_that_share_many_ids_are_told_by_the_first() -> None:
    rows = "".join(f"{id},2017,A\n" for id in "abcdeabcde")
    (found,) = libyatl.select(table(f"id,date,title\n{rows}")).report
    assert found.message == "5 events bear the ids of earlier ones: 'a', 'b', 'c', ..."
    (found,) = libyatl.select(table("id,date,title\na,2017,A\na,2017,A\n")).report
    assert found.message == "1 event bears the id of an earlier one: 'a'"


def test_an_event_of_a_curated_file_keeps_its_id_beside_rows_that_bear_it() -> None:
    datas = ("t.csv", b"id,date,title\nx,2017,A\n"), ("t.yaml", b"- {id: x, title: B}\n")
    for files, ids in ((datas, ["x-2", "x"]), (datas[::-1], ["x", "x-2"])):
        timeline = read_data(files)
        assert said(timeline) == []
        assert [event.id for event in timeline.events] == ids
        assert [event.shown_id for event in timeline.events] == ["x", "x"]


def test_a_date_column_in_another_form_makes_the_table_one_of_another_tool() -> None:
    timeline = table("id,date,title\na,2017-07-25,A\nb,not a day,B\n")
    assert said(timeline) == ["t.csv:3:1: error[date-unreadable]"]
    assert timeline.understood == ()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Date,Title\n2017,Café\n".encode("utf-16"), ""),
        (b"\xfe\xff" + "Date,Title\n2017,Café\n".encode("utf-16-be"), ""),
        ("Date,Title\n2017,Café\n".encode("utf-16-le"), "utf-16-le"),
        ("Date,Title\n2017,Café\n".encode("cp1252"), "cp1252"),
        ("Date,Title\n2017,Café\n".encode("utf-8-sig"), "utf-8"),
    ],
)
def test_an_encoding_is_told_by_its_mark_or_by_a_person(
    data: bytes, encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(data)
    (event,) = read([str(file)], how=How(encoding=encoding)).events
    assert event.title == "Café"


def test_a_long_text_with_nuls_is_read_whole(tmp_path: Path) -> None:
    text = "Date,Title\n" + f"2017,{'A' * 600}\n" * 2_000
    file = tmp_path / "t.csv"
    for data, encoding in ((text.encode("utf-16"), ""), (text.encode("utf-16-le"), "utf-16-le")):
        file.write_bytes(data)
        assert len(read([str(file)], how=How(encoding=encoding)).events) == 2_000


def test_what_is_no_utf8_is_shown_as_it_may_be_meant() -> None:
    (found,) = table("Date,Title\n2017,Ceasefire – Paris\n".encode("cp1252")).report
    assert found.code == "not-utf8"
    assert "did you mean --encoding cp1252? it reads '2017,Ceasefire – Paris' there" in found.help
    (found,) = table(b"Date,Title\n2017,\x81\x90\n").report
    assert "--encoding NAME" in found.help
    (found,) = table(b"Date,Title\n2017,\xff\n", how=How(encoding="ascii")).report
    assert found.message == "the file is not in ascii: byte 17 cannot be read"


def test_bytes_that_are_no_utf8_cost_their_row() -> None:
    rows = b'a,2017,A\nb,2018,caf\xe9\nc,2019,"x\ny \xc3"\n\xd0\xa5,2020,\xc3,\ne,2021,E\n'
    timeline = table(b"id,date,title\n" + rows)
    assert [event.id for event in timeline.events] == ["a", "e"]
    assert said(timeline) == [
        "t.csv:3:11: error[not-utf8]",
        "t.csv:5:3: error[not-utf8]",
        "t.csv:6:8: error[not-utf8]",
    ]
    assert all(found.help.endswith("; the row is left out") for found in timeline.report)
    assert timeline.report.diagnostics[0].message == "byte 0xe9 is not UTF-8"


def test_a_row_between_tabs_that_is_no_utf8_is_left_out_alone() -> None:
    rows = b"a\t2017\t\xd0\xa5\\tA\nb\t2018\tcaf\xe9\nc\t2019\tB\\nC\nd\t2020\tD\xc3"
    timeline = read_data([("t.tsv", b"id\tdate\ttitle\n" + rows)])
    assert [event.title for event in timeline.events] == ["\u0425\tA", "B\nC"]
    assert said(timeline) == ["t.tsv:3:11: error[not-utf8]", "t.tsv:5:9: error[not-utf8]"]
    assert "the file ends within a character" in timeline.report.diagnostics[1].message


@pytest.mark.parametrize(
    "data",
    [
        b"id,date,ti\xe9\na,2017,A\n",
        b"id,date,title\na,2017,\xff\nb,2017,\xff\n",
        b"\n\xe9\ndate,title\na,2017,A\n",
        b"id,date,title\n" + b"a,2017,\xff\n" * 51 + b"b,2018,B\n" * 1000,
    ],
)
def test_a_table_most_of_which_is_no_utf8_is_refused(data: bytes) -> None:
    timeline = table(data)
    assert timeline.events == ()
    (found,) = timeline.report
    assert found.code == "not-utf8"
    assert found.help.endswith("nothing of the file is read")


@pytest.mark.parametrize("encoding", ["no such thing", "base64", "a\0b"])
def test_no_such_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(UsageError, match="no encoding is called"):
        table("Date,Title\n2017,A\n", how=How(encoding=encoding))


CELLS = st.sampled_from(["", "a", " ", '"', "x\ny", "\n", ",", ";", '""', "a\r\nb", "\xa0", "|"])


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5), st.sampled_from(",;|\t"))
def test_rows_are_counted_as_they_are_read(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    text = f"Date{delimiter}Title\n{out.getvalue()}"
    counted = count_csv(text.encode(), AS_IT_IS)
    assert counted is not None or '"' in text
    assert "entries-lost" not in {one.code for one in table(text).report}


@given(st.text('a",\n\r \t', max_size=20), st.sampled_from(["csv", "tsv"]))
def test_no_text_makes_the_count_of_its_rows_wrong(text: str, suffix: str) -> None:
    for header in ("Date,Title\n", "Date\tTitle\n", ""):
        found = {one.code for one in table(header + text, f"t.{suffix}").report}
        assert "entries-lost" not in found


def test_rows_are_counted_exactly_or_not_at_all() -> None:
    assert count_csv(b'date,title\n2017,"a\n\nb"\n\n,\n"",""\n2018,c', AS_IT_IS) == 2
    assert count_csv(b'date,title\n2017,"a" b\n', AS_IT_IS) is None
    assert count_csv(b'date,title\n2017,"a\n', AS_IT_IS) is None
    assert count_csv(b"", AS_IT_IS) == 0
    assert count_tsv(b'date\ttitle\n2017\t"a\n\t\n', AS_IT_IS) == 1


@pytest.mark.parametrize(
    ("text", "csv_like", "tsv_like"),
    [
        ("date;title\n2017;a\n", True, False),
        ("Event_Date,Actor1\n", True, False),
        ("Event Date\tSource Name\n", False, True),
        ("date,title\n", True, False),
        ("title\n", True, True),
        ("# date, title\n", False, False),
        ("- title: a, date\n", False, False),
        ("date: 2017, title: b\n", False, False),
        ("once upon a time, there was a date\n", False, False),
        ("", False, False),
    ],
)
def test_a_table_is_known_by_the_names_of_its_columns(
    text: str, *, csv_like: bool, tsv_like: bool
) -> None:
    assert (begins_csv(text), begins_tsv(text)) == (csv_like, tsv_like)


@pytest.mark.parametrize("header", [["date", "title", "sources"], ["Date", "Headline", "Source"]])
def test_rows_of_a_workbook_stand_in_cells(header: list[str]) -> None:
    whole = Assembly()
    into = FileAssembly(whole, "f.xlsx")

    def sheet(name: str) -> None:
        def rows() -> Rows:
            yield 0, header
            yield 1, ["2017-07-25", "A", "Reuters"]
            yield 2, ["2017-07-32", "B", "Reuters"]
            yield 4, ["2017"]

        read_table(rows, into, cell=lambda row, column: f"{name}!{'ABC'[column]}{row + 1}")

    sheet("One")
    sheet("Two")
    into.close()
    timeline = whole.finish()
    places = [str(timeline.span(n, "title")) for n in range(4)]
    assert places == [f"f.xlsx:{cell}" for cell in ("One!B2", "One!B3", "Two!B2", "Two!B3")]
    assert str(timeline.span(3, "sources/0")) == "f.xlsx:Two!C3"
    assert {str(one.span) for one in timeline.report if one.code == "ragged-row"} == {
        "f.xlsx:One!A5",
        "f.xlsx:Two!A5",
    }


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        (["25/07/2017", "2017-08-01", "03/04/2017"], ["2017-07-25", "2017-08-01", "2017-04-03"]),
        (["28.05.2006", "c. 2016", " "], ["2006-05-28", "c. 2016", ""]),
    ],
)
def test_dates_of_our_own_columns_are_read_by_the_column(
    cells: list[str], texts: list[str]
) -> None:
    rows = "".join(f"{number},{cell},t,u; v\n" for number, cell in enumerate(cells))
    timeline = table(f"id,date,title,tags\n{rows}")
    assert said(timeline) == []
    found = [event.when.text if event.when else "" for event in timeline.events]
    assert found == texts
    assert {event.tags for event in timeline.events} == {("u", "v")}
    assert [event.id for event in timeline.events] == [str(number) for number in range(len(cells))]


def test_relations_stand_where_the_dates_are_read_by_the_column() -> None:
    timeline = table("id,date,title,after\na,25/07/2017,A,\nb,,B,a\n")
    assert [relation.event for relation in timeline.events[1].relations] == ["a"]


def test_dates_that_the_column_cannot_tell_are_said_once() -> None:
    timeline = table("date,title\n03/04/2017,A\n04/05/2017,B\n")
    assert [one.code for one in timeline.report] == ["column-ambiguous-dates"]
    assert [event.date_as_written for event in timeline.events] == ["03/04/2017", "04/05/2017"]
    timeline = table("date,title\n03/04/2017,A\n04/05/2017,B\n", how=How(order="day"))
    assert said(timeline) == []
