"""A sheet of another tool to events: which sheet, which rows, which cells, and what is said."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from workbooks import cells, parts, read, said, workbook, zipped

from libyatl.errors import UsageError
from libyatl.formats.how import How
from libyatl.model import Timeline

HEAD = ["Date", "Title", "Location", "Fatalities", "Source"]


def dates(timeline: Timeline) -> list[str]:
    return [event.when.text if event.when else event.date_as_written for event in timeline.events]


def titles(timeline: Timeline) -> list[str]:
    return [event.title for event in timeline.events]


def test_a_date_is_as_exact_as_its_cell_shows_it() -> None:
    timeline = read(
        workbook(
            HEAD,
            [(datetime(1984, 9, 1), "mmm-yy"), "A", "Musudan", 3, "Reuters; AP"],
            [(datetime(2017, 7, 4), "yyyy-mm-dd"), "B"],
            [(datetime(2017, 7, 28, 23, 41), "yyyy-mm-dd hh:mm"), "C"],
            [(datetime(2017, 1, 17), "d-mmm"), "D"],
            ["circa 1999", "E"],
            [(datetime(1900, 2, 3), "yyyy-mm-dd"), "F"],
        )
    )
    assert dates(timeline) == [
        "1984-09",
        "2017-07-04",
        "2017-07-28T23:41",
        "17 January",
        "circa 1999",
        "1900-02-03 of a spreadsheet",
    ]
    assert said(timeline) == [
        ("date-unreadable", "t.xlsx:Sheet!A5"),
        ("date-unreadable", "t.xlsx:Sheet!A7"),
    ]
    first = timeline.events[0]
    assert first.places == ("Musudan",)
    assert len(first.sources) == 2
    assert first.extra["Fatalities"] == "3"
    span = timeline.positions.span(0, "date")
    assert str(span) == "t.xlsx:Sheet!A2"


def test_days_that_a_program_wrote_with_midnights_are_days() -> None:
    shown = "yyyy-mm-dd hh:mm:ss"
    rows = [[(datetime(2017, 7, day), shown), "A"] for day in (4, 5)]
    assert dates(read(workbook(HEAD, *rows))) == ["2017-07-04", "2017-07-05"]
    later = [(datetime(2017, 7, 6, 1), shown), "B"]
    mixed = read(workbook(HEAD, *rows, later))
    assert dates(mixed)[0] == "2017-07-04T00:00:00"


def test_a_workbook_that_counts_from_1904_has_its_days() -> None:
    def old(book: Any) -> None:
        book.epoch = datetime(1904, 1, 1)

    data = workbook(HEAD, [(datetime(2017, 7, 4), "yyyy-mm-dd"), "A"], then=old)
    assert dates(read(data)) == ["2017-07-04"]


def test_rows_above_the_names_of_the_columns_are_titles() -> None:
    data = workbook(["Launches, 1984 to 2017"], [], ["as published"], HEAD, ["1984", "A"])
    timeline = read(data)
    assert titles(timeline) == ["A"]
    assert not said(timeline)
    (understood,) = timeline.understood
    assert ("note", "2 rows above the names of the columns") in understood.said


def several(book: Any) -> None:
    book.active.append(["hello"])
    events = book.create_sheet("Tests")
    events.append(HEAD)
    events.append(["1984", "A"])
    book.create_sheet("Empty")
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    hidden.append([*HEAD, "Summary"])
    hidden.append(["1985", "B"])


def test_the_sheet_with_most_known_names_is_read_and_the_others_are_named() -> None:
    timeline = read(workbook(then=several))
    assert titles(timeline) == ["A"]
    (found,) = timeline.report
    assert (found.code, found.severity) == ("passed-over", "note")
    assert found.message == "of its sheets 'Tests' is read; 'Sheet', 'Old' are not"


@pytest.mark.parametrize(("asked", "title"), [("Old", "B"), ("tests", "A"), ("4", "B"), ("2", "A")])
def test_a_sheet_is_asked_for_by_its_name_or_its_number(asked: str, title: str) -> None:
    assert titles(read(workbook(then=several), How(sheet=asked))) == [title]


def test_an_empty_sheet_that_is_asked_for_has_no_events() -> None:
    assert not read(workbook(then=several), How(sheet="Empty")).events


@pytest.mark.parametrize("asked", ["Test", "0", "9"])
def test_a_sheet_that_is_not_there_is_an_error_that_names_them(asked: str) -> None:
    with pytest.raises(UsageError, match=f"'{asked}' is no sheet of t.xlsx") as failure:
        read(workbook(then=several), How(sheet=asked))
    assert "known are Sheet, Tests, Empty, Old" in failure.value.help


def test_a_workbook_without_a_cell_has_no_events() -> None:
    timeline = read(workbook())
    assert not timeline.events
    assert not len(timeline.report)


def test_many_other_sheets_are_counted() -> None:
    def more(book: Any) -> None:
        for number in range(8):
            book.create_sheet(f"N{number}").append(["x"])

    timeline = read(workbook(HEAD, ["1984", "A"], then=more))
    (found,) = timeline.report
    assert "'N4' and 3 more are not" in found.message


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    def hide(book: Any) -> None:
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["C"].hidden = True
        book.active.column_dimensions["Z"].hidden = True

    timeline = read(workbook(HEAD, ["1984", "A", "X"], ["1985", "B"], then=hide))
    assert titles(timeline) == ["A", "B"]
    (understood,) = timeline.understood
    notes = [text for word, text in understood.said if word == "note"]
    assert notes[-2:] == ["1 hidden row read too", "1 hidden column read too"]


def test_merged_cells_of_several_rows_are_warned_of() -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("A2:A3")
        book.active.merge_cells("C2:D2")
        book.active.merge_cells("A1:A1")

    timeline = read(workbook(HEAD, ["1984", "A", "X"], [None, "B"], then=merge))
    assert said(timeline) == [("merged-cells", "t.xlsx:Sheet!A2:A3")]
    assert [event.when is None for event in timeline.events] == [False, True]


def test_a_formula_has_the_value_that_was_kept_with_it() -> None:
    head = cells(["title", "date", "note"])
    kept = '<row><c t="str"><f>"A"</f><v>A</v></c><c><f>2000+16</f><v>2016</v></c></row>'
    lost = '<row><c t="inlineStr"><is><t>B</t></is></c><c><v>2017</v></c><c><f>1+1</f></c></row>'
    timeline = read(zipped(parts(head + kept + lost)))
    assert titles(timeline) == ["A", "B"]
    assert said(timeline) == [("formula-without-value", "t.xlsx:S!C3")]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (date(2001, 4, 3), "18/04/2001", ["half-converted"]),
        (date(2001, 4, 3), "04/18/2001", ["half-converted"]),
        (date(2001, 4, 3), "04/03/2001", []),
        (date(2001, 4, 13), "18/04/2001", []),
        (date(2001, 4, 3), "unknown", []),
    ],
)
def test_a_column_of_swapped_dates_is_warned_of(first: date, second: str, found: list[str]) -> None:
    head = ["Date", "Title", "Seen"]
    timeline = read(workbook(head, ["1984", "A", first], ["1985", "B", second]))
    assert said(timeline) == [(code, "t.xlsx:Sheet!C2") for code in found]


def test_texts_come_as_they_are() -> None:
    rows = [
        ["1984", "=HYPERLINK(1)", "متحف", None, "Reuters"],
        ["1985", "_x001B_[31m", "x" * 32_767, None, "Reuters"],
    ]
    data = zipped(parts(cells(HEAD, *([cell or "" for cell in row] for row in rows))))
    events = read(data).events
    assert [event.title for event in events] == ["=HYPERLINK(1)", "\x1b[31m"]
    assert events[0].places == ("متحف",)
    assert events[1].places == ("x" * 32_767,)


def test_numbers_and_truths_are_texts_of_a_table() -> None:
    timeline = read(
        workbook([*HEAD, "a", "b"], [2016, 7, None, 0.1 + 0.2, None, True, time(7, 30)])
    )
    (event,) = timeline.events
    assert (event.title, dates(timeline)) == ("7", ["2016"])
    assert event.extra == {"Fatalities": "0.3", "a": "TRUE", "b": "07:30:00"}


def test_columns_of_ours_are_read_as_those_of_a_csv() -> None:
    head = ["id", "date", "start", "end", "precision", "title", "actors"]
    row = ["a", "2016-03", date(2016, 3, 1), date(2016, 3, 31), "month", "A", "X; Y"]
    timeline = read(workbook(head, row))
    (event,) = timeline.events
    assert (event.id, [part.actor for part in event.actors]) == ("a", ["X", "Y"])
    assert not event.extra
    assert not len(timeline.report)
    assert str(timeline.positions.span(0, "title")) == "t.xlsx:Sheet!F2"


def test_a_folder_has_workbooks_but_not_what_a_spreadsheet_puts_beside_them(tmp_path: Path) -> None:
    import libyatl

    (tmp_path / "a.xlsx").write_bytes(workbook(HEAD, ["1984", "A"]))
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05Owner")
    (tmp_path / "costs.xlsx").write_bytes(workbook(["Item", "Price"], ["Bell", 7]))
    timeline = libyatl.load(tmp_path)
    assert titles(timeline) == ["A"]
    assert [one.code for one in timeline.report] == ["passed-over"]


RICH = (
    "<si><t>title</t></si><si><t>date</t></si>"
    "<si><r><t>A </t></r><r><rPr><b/></rPr><t>bell</t></r>"
    '<rPh sb="0" eb="1"><t>no</t></rPh></si>'
    "<si><t>2016</t></si><si><t></t></si>"
)


def test_texts_that_cells_share_are_theirs_without_what_is_said_of_their_sound() -> None:
    def row(*numbers: int) -> str:
        return "<row>" + "".join(f'<c t="s"><v>{number}</v></c>' for number in numbers) + "</row>"

    rels = parts("")["xl/_rels/workbook.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    shared = f'<Relationship Id="r2" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    content = parts("")["[Content_Types].xml"]
    override = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    data = zipped(
        parts(
            row(0, 1) + row(2, 3) + row(4, 4),
            {
                "xl/_rels/workbook.xml.rels": rels.replace("</Relationships>", shared),
                "[Content_Types].xml": content.replace("</Types>", override),
                "xl/sharedStrings.xml": f"<sst {main}>{RICH}</sst>",
            },
        )
    )
    assert titles(read(data)) == ["A bell"]
    assert not said(read(data))


def test_a_text_in_its_cell_is_without_what_is_said_of_its_sound() -> None:
    spoken = '<row><c t="inlineStr"><is><t>A</t><rPh sb="0" eb="1"><t>no</t></rPh></is></c></row>'
    blank = '<row><c t="inlineStr"><is><t></t><rPh sb="0" eb="1"><t>no</t></rPh></is></c></row>'
    assert titles(read(zipped(parts(cells(["title"]) + spoken + blank)))) == ["A"]


def test_other_programs_workbooks_are_read(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    book = Workbook(tmp_path / "t.xlsx")
    sheet, shown = book.add_worksheet("T"), book.add_format({"num_format": "mmm yyyy"})
    sheet.write_row(0, 0, HEAD)
    sheet.write_datetime(1, 0, datetime(1984, 9, 1), shown)
    sheet.write_string(1, 1, "=A")
    sheet.write_row(1, 2, ["_x0041_ ", 3, "Reuters"])
    book.close()
    data = (tmp_path / "t.xlsx").read_bytes()
    (event,) = read(data).events
    assert dates(read(data)) == ["1984-09"]
    assert (event.title, event.places) == ("=A", ("_x0041_",))


@pytest.mark.parametrize("far", ["XFD1048576", "XFD3", "XFD1"])
def test_a_cell_that_stands_far_out_costs_no_more_than_itself(far: str) -> None:
    def then(book: Any) -> None:
        book.active[far] = "far"

    rows: list[list[object]] = [["date", "title"]]
    rows += ([1900 + number % 100, "A"] for number in range(1500))
    timeline = read(workbook(*rows, then=then))
    assert [event.title for event in timeline.events] == ["A"] * 1500
    assert [str(one.span) for one in timeline.report if one.code == "no-title"] == (
        ["t.xlsx:Sheet!A1048576"] if far == "XFD1048576" else []
    )
    kept = [dict(event.extra) for event in timeline.events if event.extra]
    assert kept == ([{"column 16384": "far"}] if far == "XFD3" else [])
