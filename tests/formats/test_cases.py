"""What the reader says of a file: every folder in cases/ is read, and its report compared whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import libyatl
from libyatl.findings.diagnostics import Diagnostic

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/input.*"))
UPDATE = bool(os.environ.get("LIBYATL_UPDATE"))
"""Set `LIBYATL_UPDATE=1` to write what is found into the cases, and review the difference."""


def said(found: Diagnostic) -> str:
    label = f"\n  label: {found.label}" if found.label else ""
    help = f"\n  help: {found.help}" if found.help else ""
    related = "".join(f"\n  {word}: {span}+{span.length}" for span, word in found.related)
    length = f"+{found.span.length}" if found.span else ""
    kind = f"{found.severity}[{found.code}]"
    return f"{found.span}{length}: {kind} {found.message}{label}{help}{related}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_report_says_what_is_expected(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    names = sorted(path.name for path in case.iterdir() if path.name != "expected.txt")
    timeline = libyatl.load(*names)
    titles = "".join(f"event {event.id}: {event.title!a}\n" for event in timeline.events)
    found = "".join(map(said, timeline.report)) + titles
    expected = case / "expected.txt"
    if UPDATE:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_cases() -> None:
    assert CASES
