"""The command line, as its users see it: every transcript in cases/ is run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from consoles import UPDATE, run, steps, transcript

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.console"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_console_says_what_the_transcript_says(case: Path, tmp_path: Path) -> None:
    shutil.copytree(case.parent, tmp_path, dirs_exist_ok=True)
    stated = steps(case.read_text(encoding="utf-8"))
    assert stated, "a transcript needs a command"
    found = [run(step.command, tmp_path) for step in stated]
    if UPDATE:
        case.write_text(transcript(found), encoding="utf-8")
    assert transcript(found) == transcript(stated if not UPDATE else found)


def test_there_are_cases() -> None:
    assert CASES
