"""Every code of a diagnostic has its page, and what the page shows is so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from consoles import run
from emitted import FAULTS_OF_OURS, emitted_codes

import libyatl
from libyatl.checks import check
from libyatl.findings.codes import codes, first_sentence, page
from libyatl.findings.diagnostics import Diagnostic

CODES = codes()
SHOWN = [code for code in CODES if code not in FAULTS_OF_OURS]
RUN = {"idle-acceptance": ["no-source"]}
"""The checks that a finding needs beside its own."""
BESIDE = {"suspended-relation": {"no-title"}}
"""What a finding cannot be without."""
SECTIONS = ["Why it matters", "How to mend it", "Fails", "Passes"]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"# (\S+\.\w+)\n")


def section(code: str, title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", page(code), re.MULTILINE | re.DOTALL)
    assert found, f"{code}: no section '{title}'"
    return found[1]


def found_in(example: str, folder: Path, code: str) -> list[Diagnostic]:
    """Return what is said of the files that an example holds, or that its shell lines write.

    What reading says, else what the check of the code says.
    """
    for language, text in _BLOCK.findall(example):
        if language == "sh":
            path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
            environment = {**os.environ, "PATH": path}
            subprocess.run(["bash", "-ec", text], cwd=folder, check=True, env=environment)
        elif language == "python":
            subprocess.run([sys.executable, "-c", text], cwd=folder, check=True)
        else:
            named = _NAMED.match(text)
            (folder / (named[1] if named else f"events.{language}")).write_text(text, "utf-8")
    timeline = libyatl.load(*sorted(folder.iterdir()))
    return list(timeline.report) or list(check(timeline, select=[*RUN.get(code, ()), code]).report)


def test_every_code_that_is_emitted_has_a_page_and_every_page_a_code() -> None:
    assert sorted(emitted_codes()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_its_parts(code: str) -> None:
    text = page(code)
    assert text.startswith(f"# {code}\n\n")
    sections = SECTIONS if code in SHOWN else SECTIONS[:2]
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == sections
    assert re.fullmatch(r"[A-Z`][^.]*\.", first_sentence(code))
    assert len(re.findall(r"^Severity: (?:error|warning|note)\b", text, re.MULTILINE)) == 1


@pytest.mark.parametrize("code", SHOWN)
def test_the_failing_example_yields_the_code_and_nothing_else(code: str, tmp_path: Path) -> None:
    found = found_in(section(code, "Fails"), tmp_path, code)
    assert {one.code for one in found} == {code} | BESIDE.get(code, set())
    weighs = next(one.severity for one in found if one.code == code)
    assert f"\nSeverity: {weighs}" in page(code)


@pytest.mark.parametrize("code", SHOWN)
def test_the_passing_example_yields_nothing(code: str, tmp_path: Path) -> None:
    assert found_in(section(code, "Passes"), tmp_path, code) == []


def test_explain_prints_a_page_as_it_is(tmp_path: Path) -> None:
    assert run("libyatl explain date-unreadable", tmp_path).output == page("date-unreadable")


def test_explain_lists_each_code_with_its_first_sentence(tmp_path: Path) -> None:
    lines = run("libyatl explain", tmp_path).output.splitlines()
    assert [tuple(line.split(maxsplit=1)) for line in lines] == [
        (code, first_sentence(code)) for code in CODES
    ]


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("date-unreadible", "did you mean 'date-unreadable'?"),
        ("date-un", "did you mean 'date-unreadable'?"),
        ("E501", "list them with: libyatl explain"),
        ("../../README", "list them with: libyatl explain"),
    ],
)
def test_an_unknown_code_is_an_error_with_the_nearest(
    typed: str, help: str, tmp_path: Path
) -> None:
    found = run(f"libyatl explain {typed}", tmp_path)
    assert found.output == f"libyatl: '{typed}' is no code of a diagnostic\n  help: {help}\n"
    assert found.status == 2
