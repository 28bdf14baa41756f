"""At a terminal: a real pseudo-terminal, its width, its colours."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

LIBYATL = str(Path(sys.executable).with_name("libyatl"))
ESCAPE = re.compile(r"\x1b(\[[0-9;]*m|\]8;;[^\x1b]*\x1b\\)")


def at_terminal(*args: str, columns: int = 80, **environment: str) -> str:
    """Run libyatl with a terminal for its output and return what the terminal received."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    own = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    own |= {"PAGER": "cat", **environment}
    own |= {key: value for key, value in os.environ.items() if key.startswith("COVERAGE")}
    process = subprocess.Popen(
        [LIBYATL, *args], stdin=theirs, stdout=theirs, stderr=theirs, env=own
    )
    os.close(theirs)
    received = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:
            break
        if not chunk:
            break
        received += chunk
    process.wait(timeout=30)
    os.close(ours)
    return received.decode("utf-8").replace("\r\n", "\n")


def test_filter_draws_a_table_with_a_footer() -> None:
    text = ESCAPE.sub("", at_terminal("filter", "--actor", "Haftar", "--from", "2017-08"))
    assert re.match(r" +date  title", text)
    assert re.search(r"^\d+ events: \d+ certainly, \d+ possibly$", text, re.MULTILINE)


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("command", ["show", "filter"])
def test_no_line_is_wider_than_the_terminal(command: str, columns: int) -> None:
    text = ESCAPE.sub("", at_terminal(command, columns=columns))
    assert max(map(len, text.splitlines())) <= columns


@pytest.mark.parametrize(
    ("environment", "args", "colored"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({}, ["--color", "never"], False),
        ({"TERM": "dumb"}, [], False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, [], True),
    ],
)
def test_colour_is_as_asked(environment: dict[str, str], args: list[str], *, colored: bool) -> None:
    text = at_terminal("show", "--limit", "3", *args, columns=80, **environment)
    assert bool(ESCAPE.search(text)) is colored


def test_an_encoding_without_dashes_gets_ascii_marks() -> None:
    text = at_terminal("show", "--actor", "sarraj", "--color", "never", PYTHONIOENCODING="ascii")
    assert text.isascii()
    assert " | " in text


def test_diagnostics_are_drawn_in_full_with_carets(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("- title: 漢字\n  date: 2017-02-30\n")
    text = ESCAPE.sub("", at_terminal("show", "-f", str(path), columns=200))
    assert text.startswith("error[date-unreadable]: '2017-02-30' cannot be read as a date\n")
    assert "2 |   date: 2017-02-30\n" in text
    assert "  = help: " in text


@pytest.mark.parametrize("columns", ["0", "1", "-5", "words", "100000000"])
def test_a_strange_width_in_the_environment_is_survived(columns: str) -> None:
    assert "Admiral" in at_terminal("show", COLUMNS=columns, columns=80).replace("\n", "")


def test_what_does_not_fit_the_terminal_goes_to_the_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\nexec cat\n")
    pager.chmod(0o755)
    text = at_terminal("show", columns=80, PAGER=str(pager))
    assert text.startswith("PAGED")
    assert "Admiral" in text
    assert not at_terminal("show", "--limit", "1", columns=80, PAGER=str(pager)).startswith("PAGED")
    assert not at_terminal("show", "--no-pager", columns=80, PAGER=str(pager)).startswith("PAGED")


@pytest.mark.parametrize("pager", ["no-such-program", "", "cat", "'unclosed"])
def test_without_a_pager_all_is_written(pager: str) -> None:
    assert "Admiral" in at_terminal("show", columns=80, PAGER=pager)


def test_a_pager_that_leaves_early_ends_it_quietly(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nhead -1\n")
    pager.chmod(0o755)
    text = at_terminal("show", "--color", "never", columns=80, PAGER=str(pager))
    assert "Traceback" not in text
    assert text.splitlines()[0] == "Russia and the Libyan mediation, 2015–2017"
