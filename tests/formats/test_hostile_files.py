"""Files that would break, hold up or deceive their reader: it says what is wrong, and goes on."""

from __future__ import annotations

import subprocess
from itertools import chain
from pathlib import Path

import pytest
from depths import drawn
from hostile_files import HOSTILE
from processes import LIBYATL, environment

import libyatl
from libyatl import formats
from libyatl.formats.format import Shape
from libyatl.text.inert import inert
from libyatl.views.terminal.report import concise, full

EMPTY = {"mark-alone.csv", "no-header.csv", "two-lists.json"}
"""Files that hold no event, and nothing that is no event."""
NO_TEXT = "".join(map(chr, (*range(9), *range(11, 32), *range(127, 160)))) + "\u202a\u202e\u2066"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_and_all_that_is_said_of_it_is_inert(name: str) -> None:
    pytest.importorskip("openpyxl")
    timeline = formats.read_data([(name, HOSTILE[name]())])
    assert "entries-lost" not in {found.code for found in timeline.report}
    assert timeline.events or timeline.report or timeline.understood or name in EMPTY
    for lines in (full(timeline.report), concise(timeline.report, every=True)):
        for piece in chain.from_iterable(lines):
            assert {*piece.text}.isdisjoint(NO_TEXT)
    for number in range(len(timeline.events)):
        assert timeline.span(number, "date") is not None
    chosen = libyatl.select(timeline)
    for format in ("csv", "tsv", "json", "jsonl", "yaml", "md", "timelinejs"):
        written = formats.written(format, chosen, Shape())
        assert isinstance(written, str)
        assert inert(written) == written


@pytest.mark.parametrize("name", drawn([*HOSTILE], 12))
@pytest.mark.parametrize("command", [["check"], ["columns"], ["filter", "-O", "json", "-f"]])
def test_a_hostile_file_ends_no_command_ill(command: list[str], name: str, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    (tmp_path / name).write_bytes(HOSTILE[name]())
    done = subprocess.run(
        [LIBYATL, *command, name],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert done.returncode in (0, 1), done.stderr
    said = (done.stdout + done.stderr).decode()
    assert {*said}.isdisjoint(NO_TEXT)
    assert "Traceback" not in said
