"""Workbooks for tests: made by openpyxl, or part by part where no spreadsheet would make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pytest

from libyatl import formats
from libyatl.formats.how import AS_IT_IS, How
from libyatl.model import Timeline

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(
    *rows: Sequence[object], title: str = "Sheet", then: Callable[[Any], object] = lambda _: None
) -> bytes:
    """Return a workbook with one sheet; a pair of a value and a format is a cell so formatted."""
    book = openpyxl.Workbook()
    book.active.title = title
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = book.active.cell(number, column)
            cell.value, shown = value if isinstance(value, tuple) else (value, None)
            if shown:
                cell.number_format = shown
    then(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def parts(sheet: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the parts of a workbook whose one sheet holds rows in XML."""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_CONTENT}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
        **(more or {}),
    }


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def cells(*rows: Iterable[str]) -> str:
    """Return rows of texts as the XML of a sheet."""
    return "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>"
        for row in rows
    )


def read(data: bytes, how: How = AS_IT_IS, *, name: str = "t.xlsx") -> Timeline:
    """Return what is read of a file."""
    return formats.read_data([(name, data)], how=how)


def said(timeline: Timeline) -> list[tuple[str, str]]:
    """Return the code and the place of each finding."""
    return [(one.code, str(one.span)) for one in timeline.report]


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )
