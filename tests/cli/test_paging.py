"""The pager: what does not fit the terminal goes through it, and nothing is lost where it fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from terminals import at_terminal, ended_at_terminal

TITLE = "Russia and the Libyan mediation, 2015–2017"
LAST = "#lpa-amendment-talks"


def script(folder: Path, text: str) -> str:
    """Return a pager that does what the text says."""
    pager = folder / "pager"
    pager.write_text(f"#!/bin/sh\n{text}\n")
    pager.chmod(0o755)
    return str(pager)


def test_what_does_not_fit_goes_to_the_pager(tmp_path: Path) -> None:
    pager = script(tmp_path, 'echo "PAGED $*"; exec cat')
    text = at_terminal("show", PAGER=f"{pager} -x 'two words'")
    assert text.startswith("PAGED -x two words\n")
    assert "Admiral" in text
    assert not at_terminal("show", "--limit", "1", PAGER=pager).startswith("PAGED")
    assert not at_terminal("show", "--no-pager", PAGER=pager).startswith("PAGED")


def test_help_that_does_not_fit_goes_to_the_pager(tmp_path: Path) -> None:
    pager = script(tmp_path, 'echo "PAGED"; exec cat')
    assert at_terminal("show", "--help", PAGER=pager).startswith("PAGED\nUsage: libyatl show")
    assert at_terminal("explain", "--help", PAGER=pager).startswith("Usage: libyatl explain")


def test_a_dumb_terminal_has_no_pager(tmp_path: Path) -> None:
    pager = script(tmp_path, 'echo "PAGED"; exec cat')
    assert at_terminal("show", PAGER=pager, TERM="dumb").startswith(TITLE)


FAILING = ["no-such-program", "", "cat", "'unclosed", "false", "sh -c 'exit 3'", "cat --nonsense"]


@pytest.mark.parametrize("pager", FAILING)
def test_without_a_pager_that_works_all_is_written(pager: str) -> None:
    text, status = ended_at_terminal("show", PAGER=pager, NO_COLOR="1")
    said, title, drawn = text.partition(TITLE)
    assert (title, status) == (TITLE, 0)
    assert TITLE not in drawn
    assert LAST in drawn
    assert "Traceback" not in said


def test_a_pager_that_cannot_be_run(tmp_path: Path) -> None:
    pager = script(tmp_path, "")
    Path(pager).write_text("#!/nowhere/interpreter\n")
    assert LAST in at_terminal("show", PAGER=pager, NO_COLOR="1")


def test_without_a_path_no_pager_is_found() -> None:
    assert LAST in at_terminal("show", PAGER="(not set)", PATH="", TERM="(not set)")


def test_a_pager_that_leaves_early_ends_it_quietly(tmp_path: Path) -> None:
    pager = script(tmp_path, "head -1")
    text, status = ended_at_terminal("show", PAGER=pager, NO_COLOR="1")
    assert (text.splitlines()[0], status) == (TITLE, 0)
    assert LAST not in text
    assert "Traceback" not in text


def test_an_interrupt_is_the_pagers(tmp_path: Path) -> None:
    """As less takes it: it stays, and so do we until it leaves."""
    wait = "until [ $stayed ]; do sleep 0.1; done; cat > /dev/null"
    pager = script(tmp_path, f"trap 'stayed=1; echo STAYED' INT; echo READY; {wait}")
    text, status = ended_at_terminal("show", PAGER=pager, NO_COLOR="1", interrupted_at="READY")
    assert re.fullmatch(r"READY\nSTAYED\n\d+ events: .*\n", text)
    assert status == 0


@pytest.mark.parametrize(
    "end", ["exec sleep 60", "trap 'exit 130' INT; while :; do sleep 0.1; done"]
)
def test_a_pager_that_is_interrupted_ends_it_with_130(end: str, tmp_path: Path) -> None:
    pager = script(tmp_path, f"echo READY; {end}")
    text, status = ended_at_terminal("show", PAGER=pager, interrupted_at="READY")
    assert (text, status) == ("READY\n", 130)


@pytest.mark.parametrize("lines", ["-5", "100000000"])
def test_a_strange_height_is_survived(lines: str) -> None:
    assert LAST in at_terminal("show", LINES=lines, NO_COLOR="1")


COUNTED = "31 events: 30 dated, 1 undated · 1 date unreadable (line 1) · events.yaml\n"


def test_the_last_line_stands_in_the_pager_and_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "events.yaml"
    path.write_text("- {title: A, date: soon}\n" + "- {title: B, date: 2017}\n" * 30)
    pager = script(tmp_path, "echo PAGED; tail -1; echo END")
    text, status = ended_at_terminal("show", PAGER=pager, NO_COLOR="1")
    assert text.endswith(f"PAGED\n{COUNTED}END\n{COUNTED}")
    assert status == 1
