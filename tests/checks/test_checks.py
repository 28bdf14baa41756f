"""What each check finds: every folder in cases/ is named for its check, and its report compared."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from described import described

import libyatl
from libyatl.checks import CHECKS, Checked, Finding, check
from libyatl.findings.codes import severity
from libyatl.findings.diagnostics import Diagnostic, Severity, Span

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/input.*"))
UPDATE = bool(os.environ.get("LIBYATL_UPDATE"))
"""Set `LIBYATL_UPDATE=1` to write what is found into the cases, and review the difference."""
CODES = [code for checks in CHECKS.values() for code in checks]


def said(found: Diagnostic) -> str:
    about = f"\n  about: {', '.join(found.about)}" if found.about else ""
    edits = "".join(f"\n  edit: {e.offset}+{e.length} {e.text!r}" for e in found.edits)
    return f"{described(found)}{about}{edits}\n"


def checked(case: Path) -> Checked:
    """Check the inputs of a case by the checks that its folder is named for: `CODE` or `CODE,…`.

    What follows a dot in the folder's name tells cases of one check apart.
    """
    names = sorted(path.name for path in case.iterdir() if path.name != "expected.txt")
    return check(libyatl.load(*names), select=case.name.partition(".")[0].split(","))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_check_finds_what_is_expected(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    found = "".join(map(said, checked(case).report))
    expected = case / "expected.txt"
    if UPDATE:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_a_check_weighs_what_its_page_says() -> None:
    listed = {code: one.weighs for checks in CHECKS.values() for code, one in checks.items()}
    assert listed == {code: severity(code) for code in CODES}


def test_a_finding_points_only_at_places_that_a_file_has() -> None:
    found = Finding("m", related=((None, "nowhere"), (Span("a.yaml", 2), "here")))
    assert found.under("c", Severity.NOTE) == Diagnostic(
        code="c", severity=Severity.NOTE, message="m", related=((Span("a.yaml", 2), "here"),)
    )


def test_every_check_has_a_case() -> None:
    tried = {code for case in CASES for code in case.name.partition(".")[0].split(",")}
    assert set(CODES) <= tried
