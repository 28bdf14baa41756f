"""The museum of errors: for each code and each fault a reproducer, and what libyatl says of it.

A folder under `codes/` is named for the code that its transcript shows; those under `faults/`
show what cannot be done at all, one fault after another. Both are found by glob, and held
against the source: no code and no fault is without its exhibit.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from consoles import UPDATE, run, steps, transcript
from emitted import FAULTS_OF_OURS

from libyatl.findings.codes import codes

MUSEUM = Path(__file__).parent
EXHIBITS = sorted(MUSEUM.glob("*/*/*.console"))
SOURCE = MUSEUM.parents[1] / "src" / "libyatl"
FAULTS = {"UsageError", "InputError", "OutputError"}
ELSEWHERE = {
    "the curated chronology is missing": "a broken installation: tests/test_packaging.py",
    "the file has changed since it was read": "a race: tests/editing/test_mending.py",
    "the file was changed meanwhile": "a race: tests/files/test_edit_files.py",
    "another program is writing in the folder": "a race: tests/files/test_edit_files.py",
    "the folder is locked, by": "a process that was killed: tests/files/test_edit_files.py",
    "the change would not read as it is meant": "a fault of ours: tests/files/test_edit_files.py",
    "it is the same file as": "for callers in Python: tests/files/test_edit_files.py",
    "a PNG takes resvg-py": "an installation without it: tests/views/vector/test_png.py",
    "a PNG takes a font": "a machine without any: tests/views/vector/test_png.py",
    "is drawn by a view": "for callers in Python: tests/test_drawings.py",
    "a workbook takes": "an installation without it: tests/formats/xlsx/test_own_workbooks.py",
    "a Mermaid diagram holds": "a long file: tests/formats/mermaid/test_mermaid.py",
    "a sheet has": "a million events: tests/formats/xlsx/test_own_workbooks.py",
    "is read with an extra": "an installation without it: tests/tables/test_choosing.py",
    "takes what is not installed": "an installation without it: tests/tables/test_choosing.py",
    "are asked with an extra": "an installation without it: tests/tables/test_choosing.py",
    "big tables are read with an extra": "an installation without it: tests/files/test_shut_in.py",
    "frames are asked with an extra": "an installation without it: tests/tables/test_frames.py",
    "a frame has no order": "for callers in Python: tests/tables/test_frames.py",
    "the frame has no column": "for callers in Python: tests/tables/test_frames.py",
    "the frame is no table of": "for callers in Python: tests/tables/test_frames.py",
    "the frame is of another connection": "for callers in Python: tests/tables/test_frames.py",
    "the frame cannot be asked": "for callers in Python: tests/tables/test_frames.py",
    "is not asked of a frame": "for callers in Python: tests/tables/test_frames.py",
    "no way to hand a table to": "for callers in Python: tests/tables/test_frames.py",
    "is not unique": "for callers in Python: tests/tables/test_frames.py",
    "different cells stand in": "for callers in Python: tests/tables/test_frames.py",
    "holds lists or records": "for callers in Python: tests/tables/test_frames.py",
    "text= takes small letters": "for callers in Python: tests/tables/test_frames.py",
    "of their own, and some have clocks": "for callers in Python: tests/tables/test_frames.py",
    "is not asked of tallies": "for callers in Python: tests/tables/test_frames.py",
    "it cannot be read in memory": "for callers in Python: tests/tables/test_choosing.py",
    "strict does nothing with a table": "for callers in Python: tests/tables/test_choosing.py",
    "is too old: tables need": "an old installation: tests/files/test_shut_in.py",
    "no temporary folder can be made": "a full disk: tests/files/test_shut_in.py",
    "is full, or memory is": "a full disk: tests/files/test_shut_in.py",
    "there is no room for what standard input holds": "a full disk: tests/files/test_weighing.py",
    "a terminal cannot show a": "a terminal: tests/cli/test_terminal.py",
    "no encoding is called": "for callers in Python: tests/formats/test_table_bytes.py",
    "may not outlast a power cut": "a broken disk: tests/files/test_edit_files.py",
    "there is no editor": "a terminal: tests/cli/test_in_editor.py",
    "the editor cannot be run": "a terminal: tests/cli/test_in_editor.py",
    "holds no command": "a terminal: tests/cli/test_in_editor.py",
    "there are several events": "a terminal: tests/cli/test_prompt.py",
    "the event has no id": "a terminal: tests/cli/test_prompt.py",
    "nothing was written": "a terminal: tests/cli/test_edit_asks.py",
    "stands in no file that is edited": "for callers in Python: tests/editing/test_entries.py",
    "the file was made meanwhile": "a race: tests/editing/test_begun_files.py",
    "it is none of the files that were": "for callers in Python: tests/editing/test_edited.py",
    "a file holds no": "for callers in Python: tests/editing/test_edited.py",
    "an event is a mapping of": "for callers in Python: tests/editing/test_edited.py",
    "is set to what is no text": "for callers in Python: tests/editing/test_edited.py",
    "the event stands in no file": "for callers in Python: tests/editing/test_edited.py",
    "was read from no file": "for callers in Python: tests/editing/test_edited.py",
}
"""What no transcript can show, and where it is shown."""


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.parent.name)
def test_an_exhibit_says_what_it_said(exhibit: Path, tmp_path: Path) -> None:
    shutil.copytree(exhibit.parent, tmp_path, dirs_exist_ok=True)
    stated = steps(exhibit.read_text(encoding="utf-8"))
    found = transcript([run(step.command, tmp_path) for step in stated])
    if UPDATE:
        exhibit.write_text(found, encoding="utf-8")
    assert found == exhibit.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", sorted(set(codes()) - FAULTS_OF_OURS))
def test_each_code_has_an_exhibit_that_shows_it(code: str) -> None:
    (exhibit,) = (MUSEUM / "codes" / code).glob("*.console")
    assert re.search(rf"\w\[{code}\]", exhibit.read_text(encoding="utf-8"))


def test_no_exhibit_is_of_a_code_that_is_gone() -> None:
    assert {path.name for path in (MUSEUM / "codes").iterdir()} == set(codes()) - FAULTS_OF_OURS


def faults() -> Iterator[tuple[str, str]]:
    """Yield where each error is made that stops a command, and a pattern of its message."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FAULTS and node.args:
                pattern = message(node.args[0])
                if re.sub(r"\W", "", pattern.replace(".+", "")):
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}", pattern


def message(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=values):
            return "".join(map(message, values))
    return ".+"


@pytest.mark.parametrize(("place", "pattern"), list(faults()), ids=lambda value: value)
def test_each_fault_has_an_exhibit_that_shows_it(place: str, pattern: str) -> None:
    if any(re.search(pattern, text) or re.escape(text) in pattern for text in ELSEWHERE):
        return
    shown = [path.read_text(encoding="utf-8") for path in MUSEUM.glob("faults/*/*.console")]
    assert any(re.search(f"libyatl: {pattern}", text) for text in shown), f"{place}: {pattern}"


@pytest.mark.parametrize("words", [text for text, of in ELSEWHERE.items() if "/tables/" in of])
def test_what_is_shown_elsewhere_of_tables_is_shown_there(words: str) -> None:
    file = MUSEUM.parents[1] / ELSEWHERE[words].rpartition(": ")[2]
    assert words in file.read_text(encoding="utf-8")
