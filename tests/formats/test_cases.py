"""What the reader says of a file: every folder in cases/ is read, and its report compared whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from described import described

import libyatl

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/input.*"))
UPDATE = bool(os.environ.get("LIBYATL_UPDATE"))
"""Set `LIBYATL_UPDATE=1` to write what is found into the cases, and review the difference."""


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_report_says_what_is_expected(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    names = sorted(path.name for path in case.iterdir() if path.name != "expected.txt")
    timeline = libyatl.load(*names)
    titles = "".join(f"event {event.id}: {event.title!a}\n" for event in timeline.events)
    found = "".join(f"{described(one)}\n" for one in timeline.report) + titles
    expected = case / "expected.txt"
    if UPDATE:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_cases() -> None:
    assert CASES
