"""Files that are no workbooks, broken ones, and such as are made to do harm: each is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from workbooks import cells, parts, read, said, workbook, zipped

SOUND = cells(["title", "date"], ["A", "2016"])
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refused(data: bytes, name: str = "t.xlsx") -> str:
    """Return the one message, of the error that nothing of the file is read."""
    timeline = read(data, name=name)
    assert not timeline.events
    assert [place.file for place in timeline.unread] == [name]
    (found,) = timeline.report
    assert (found.code, found.severity, str(found.span)) == ("workbook-unreadable", "error", name)
    assert found.help.endswith("; nothing of it is read")
    return f"{found.message}: {found.help}"


def with_part(name: str, text: str | bytes) -> bytes:
    return zipped({**parts(SOUND), name: text})


def locked_parts() -> bytes:
    data = bytearray(zipped(parts(SOUND)))
    at = -1
    while (at := data.find(b"PK\1\2", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NONE = [
    (b"", "the file is empty"),
    (b"title,date\nA,2016\n", "it is a text: if it is a table of text, name it .csv"),
    (b"<html><table>", "it is a page in HTML"),
    (b"\x89PNG\0\0\0", "its first bytes are not those of one"),
    (OLE + bytes(600), "Excel 97 to 2003 (.xls), which libyatl does not read: open it"),
    (OLE + bytes(99) + "EncryptedPackage".encode("utf-16-le"), "save a copy without a password"),
    (zipped(parts(SOUND))[:-30], "cut off, or broken"),
    (zipped(parts(SOUND))[:700], "cut off, or broken"),
    (locked_parts(), "locked with a password"),
    (zipped({"a.txt": "x"}), "an archive that is no workbook"),
    (zipped({"content.xml": "<a/>"}), "a document of OpenDocument"),
    (zipped({"word/document.xml": "<a/>"}), "a document of Word"),
]


@pytest.mark.parametrize(("data", "why"), NONE, ids=[why[:30] for _, why in NONE])
def test_what_is_no_workbook_is_refused_with_a_remedy(data: bytes, why: str) -> None:
    assert why in refused(data)


@pytest.mark.parametrize("name", ["t.xls", "<stdin>", "t.yaml"])
def test_what_begins_as_a_workbook_is_told_by_that_whatever_it_is_called(name: str) -> None:
    assert "Excel 97 to 2003" in refused(OLE + bytes(600), name)
    assert [event.title for event in read(zipped(parts(SOUND)), name=name).events] == ["A"]


def test_a_binary_workbook_is_refused() -> None:
    rels = parts(SOUND)["_rels/.rels"].replace("workbook.xml", "workbook.bin")
    assert ".xlsb" in refused(zipped({"_rels/.rels": rels, "xl/workbook.bin": "x"}))


def test_an_archive_that_would_unpack_to_far_more_is_refused_before_it_is() -> None:
    assert "would unpack to" in refused(with_part("xl/media/bomb", bytes(200 << 20)))


def test_an_archive_of_very_many_parts_is_refused() -> None:
    many = {f"x/{number}": "" for number in range(10_001)}
    assert "10,006 parts" in refused(zipped({**parts(SOUND), **many}))


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
FETCHING = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [BOMB, FETCHING, "<!DOCTYPE a>"])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/a.xml", "xl/strings.txt"]
)
def test_a_part_with_a_doctype_is_refused(part: str, doctype: str) -> None:
    text = parts(SOUND).get(part, "<a/>")
    assert "declares a DOCTYPE" in refused(with_part(part, doctype + text))
    assert "declares a DOCTYPE" in refused(with_part(part, f"<!--{' x' * 300_000}-->{doctype}<a/>"))
    assert "declares a DOCTYPE" in refused(with_part(part, (doctype + text).encode("utf-16")))


@pytest.mark.parametrize(
    ("part", "text", "why"),
    [
        ("xl/worksheets/sheet1.xml", "<worksheet", "cannot be read: "),
        ("xl/workbook.xml", "", "no element found"),
        ("xl/_rels/workbook.xml.rels", "<a><b></a>", "mismatched tag"),
    ],
)
def test_a_part_that_is_no_xml_is_refused(part: str, text: str, why: str) -> None:
    assert why in refused(with_part(part, text))


def test_a_part_that_is_not_there_is_refused() -> None:
    less = parts(SOUND)
    del less["xl/worksheets/sheet1.xml"]
    assert "lacks its part 'xl/worksheets/sheet1.xml'" in refused(zipped(less))


def test_a_part_whose_bytes_are_damaged_is_refused() -> None:
    data = bytearray(workbook(["title", "date"], ["A" * 900, "2016"]))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        at = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    data[at + 60 : at + 90] = bytes(30)
    assert "cannot be read" in refused(bytes(data))


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="99999999"><c><v>1</v></c></row>',
        '<row r="0"><c><v>1</v></c></row>',
        '<row><c r="ZZZ1"><v>1</v></c></row>',
        "".join('<row><c r="XFD1"><v>1</v></c></row>' for _ in range(5000)),
    ],
)
def test_a_sheet_larger_than_any_is_refused(sheet: str) -> None:
    assert refused(zipped(parts(sheet)))


@pytest.mark.parametrize(
    "sheet",
    [
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>x</v></c></row>' + SOUND,
        '<row><c t="b"><v>x</v></c></row>' + SOUND,
        '<row><c t="d"><v>never</v></c></row>' + SOUND,
        '<row><c t="n"><v>x</v></c></row>' + SOUND,
    ],
)
def test_cells_that_openpyxl_cannot_read_are_no_fault_of_ours(sheet: str) -> None:
    assert not {code for code, _ in said(read(zipped(parts(sheet))))} - {
        "workbook-unreadable",
        "no-title-column",
    }


def test_what_lies_about_its_size_is_read_as_far_as_it_goes() -> None:
    for claim in ("A1:XFD1048576", "A1"):
        lie = f'<worksheet {MAIN}><dimension ref="{claim}"/><sheetData>{SOUND}</sheetData>'
        data = with_part("xl/worksheets/sheet1.xml", f"{lie}</worksheet>")
        assert [event.title for event in read(data).events] == ["A"]


def test_rows_that_are_formatted_and_empty_are_none() -> None:
    empty = '<row s="1" customFormat="1"><c s="0"/></row>' * 100_000
    timeline = read(zipped(parts(SOUND + empty)))
    assert [event.title for event in timeline.events] == ["A"]
    assert not len(timeline.report)


def test_a_relation_to_what_lies_outside_is_not_followed() -> None:
    rels = parts(SOUND)["xl/_rels/workbook.xml.rels"]
    outside = rels.replace("Target=", 'TargetMode="External" Target=')
    assert not read(with_part("xl/_rels/workbook.xml.rels", outside)).events


def test_a_part_that_only_begins_as_xml_and_is_called_otherwise_is_of_no_account() -> None:
    assert read(with_part("notes.txt", "<no xml")).events
    assert read(with_part("notes.txt", "\n")).events


def test_a_cell_at_the_far_end_of_a_sheet_costs_no_more_than_itself() -> None:
    far = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>B</t></is></c></row>'
    name = "xl/worksheets/sheet1.xml"
    whole = parts(SOUND)
    assert "</sheetData>" in whole[name]
    wide = whole[name].replace("</sheetData>", f"{far}</sheetData>")
    timeline = read(zipped({**whole, name: wide}))
    assert [event.title for event in timeline.events] == ["A", "B"]
