"""What is written as a workbook, in the eyes of those who read one; and of citations, of pandoc."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

import libyatl
from libyatl.formats import source_writer

AWKWARD = """\
title: Awkward
actors: {ann: {name: Ann Lee, born: 1890}}
sources: {log: {title: "The Log & Co", author: "Lee, Ann", published: early 1902}}
events:
- {id: run, title: '=HYPERLINK("http://h")', date: 2017-07, actors: [ann], sources: [log]}
- {id: old, title: "حفتر <script>", date: 44 BC, summary: "two\\nlines"}
- {id: plus, title: "+1", date: c. 2031, tags: [x, y]}
- {id: clock, title: a, date: "2031-05-02T09:30Z", after: run, summary: "=1"}
- {id: open, title: "007", date: 2031/.., places: ["1e5"]}
- {id: span, title: "2017-07", date: 2031-05-02/2031-05-09, status: disputed}
- {id: link, title: "https://example.org/", date: "[2031-05-02,2031-06]"}
- {id: at, title: "@SUM(1)", date: 1890-01-01, summary: "\\U0001F469"}
- {id: none, title: "-"}
"""


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbooks")
    source, made = folder / "awkward.yaml", folder / "awkward.xlsx"
    source.write_text(AWKWARD, encoding="utf-8")
    pytest.importorskip("xlsxwriter")
    made.write_bytes(libyatl.write(libyatl.load(source), format="xlsx"))
    return made


def our_view(workbook: Path) -> list[dict[str, str]]:
    """Return the rows of our own table of the same events, its cells unguarded."""
    timeline = libyatl.load(workbook.with_suffix(".yaml"))
    text = libyatl.write(timeline, format="csv", raw=True)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def by_openpyxl(path: Path) -> Iterable[Iterable[Any]]:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(path)["events"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row}.isdisjoint({"f", "e"})
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def by_calamine(path: Path) -> Iterable[Iterable[Any]]:
    calamine = pytest.importorskip("python_calamine")
    book = calamine.CalamineWorkbook.from_path(str(path))
    rows: list[list[Any]] = book.get_sheet_by_name("events").to_python()
    return rows


def by_gnumeric(path: Path) -> Iterable[Iterable[Any]]:
    made = converted(path, "csv")
    return list(csv.reader(io.StringIO(made.read_text(encoding="utf-8"), newline="")))


def converted(path: Path, suffix: str) -> Path:
    """Return the workbook, opened in gnumeric and saved as another file."""
    if shutil.which("ssconvert") is None:
        pytest.skip("gnumeric (ssconvert) is not installed")
    made = path.with_name(f"converted.{suffix}")
    # In CSV the sheet of events, its cells as they are shown: a date as its format has it.
    shown = "separator=, format=preserve sheet=events"
    wanted = ["-T", "Gnumeric_stf:stf_assistant", "-O", shown] if suffix == "csv" else []
    command = ["ssconvert", *wanted, str(path), str(made)]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return made


def as_text(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


@pytest.mark.parametrize("read", [by_openpyxl, by_calamine, by_gnumeric])
def test_another_reader_sees_the_cells_that_we_see(
    read: Callable[[Path], Iterable[Iterable[Any]]], workbook: Path
) -> None:
    header, *rows = [[as_text(value) for value in row] for row in read(workbook)]
    ours = our_view(workbook)
    seen = [dict(zip_longest(header, row, fillvalue="")) for row in rows]
    assert [{name: row[name] for name in ours[0]} for row in seen] == ours


def test_a_workbook_that_a_spreadsheet_saved_anew_is_read_back_equal(workbook: Path) -> None:
    again = libyatl.load(converted(workbook, "xlsx"))
    assert not again.report.has_errors, list(again.report)
    assert again == libyatl.load(workbook)


def test_pandoc_reads_the_sources(workbook: Path) -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    timeline = libyatl.load(workbook.with_suffix(".yaml"))
    text = "".join(source_writer("csl")(timeline.sources.values()))
    done = subprocess.run(
        ["pandoc", "-f", "csljson", "-t", "csljson"],
        input=text.encode(),
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    (item,) = json.loads(done.stdout)
    assert (item["id"], item["title"]) == ("log", "The Log & Co")
    assert (item["author"][0]["family"], item["author"][0]["given"]) == ("Lee", "Ann")
