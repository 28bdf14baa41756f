"""Whatever libyatl writes, one command writes it, and every other one names that command.

All commands that take -O are asked for all that is in the tables of formats, of drawings and of
findings, by its name and by each of its suffixes: it is written, or refused with a command that
writes it, which is run.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from command_lines import options

from libyatl.checks.outputs import OUTPUTS
from libyatl.cli.app import COMMANDS, run
from libyatl.cli.whose_output import outputs
from libyatl.drawings import DRAWINGS
from libyatl.formats import FOLDER_WRITERS, FORMATS

WORDS = {"why": ["bell"], "columns": ["table.csv"], "diff": ["events.yaml", "other.yaml"]}
"""What else a command must be told."""
ASKED = [
    command
    for command in COMMANDS
    if {"--format", "--output"} <= {o.name for o in options(command)}
]
WRITTEN = {
    **{
        name: each.suffixes
        for name, each in FORMATS.items()
        if each.write or each.folder or each.sources or each.network
    },
    **{name: each.suffixes for name, each in DRAWINGS.items()},
    **{name: () for name in OUTPUTS if name not in FORMATS},
    "sarif": (".sarif",),
    "table": (),
    "full": (),
    "concise": (),
}
NEEDS = {"png": "resvg_py", "xlsx": "xlsxwriter", "parquet": "duckdb"}
EVENTS = """\
actors: {ann: {name: Ann}}
sources: {wire: {title: The wire}}
events:
- {id: bell, title: A bell rings, date: 2017-08, actors: [ann, Bob], sources: [wire]}
- {id: reply, title: A reply, date: 2018, actors: [ann]}
"""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LIBYATL_FILE", raising=False)
    Path("events.yaml").write_text(EVENTS, encoding="utf-8")
    Path("other.yaml").write_text(EVENTS.replace("2018", "2019"), encoding="utf-8")
    Path("table.csv").write_text("Date,Event\n2017-08-05,Talk\n", encoding="utf-8")


def answer(line: list[str], capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = run(line)
    return status, capfd.readouterr().err


def test_the_commands_that_are_asked() -> None:
    shown = "show filter why check diff actors places sources tags stats columns"
    assert sorted(ASKED) == sorted(shown.split())
    assert {*WRITTEN} == {name for each in outputs() for name in each.suffixes}


@pytest.mark.parametrize("command", ASKED)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_command_writes_an_output_or_names_the_one_that_does(
    name: str, command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    by_name = ["-O", name, *(["-o", "out"] if name in FOLDER_WRITERS else [])]
    for asked in (by_name, *(["-o", f"out{suffix}"] for suffix in WRITTEN[name])):
        status, err = answer([command, *WORDS.get(command, ()), *asked], capfd)
        if status != 2:
            continue
        assert not any(path.startswith("out") for path in os.listdir())
        remedy = re.search(r"^  help: libyatl ([^;]+)", err, re.MULTILINE)
        assert remedy, err
        other, *words = shlex.split(remedy[1])
        assert other != command
        meant = "FOLDER" if name in FOLDER_WRITERS else "FILE"
        assert words == [word.replace("out", meant) for word in asked]
        status, err = answer([other, *words], capfd)
        assert status != 2, err


@pytest.mark.parametrize("command", ASKED)
def test_what_nobody_writes_is_refused_with_what_the_command_writes(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for asked in (["-O", "docx"], ["-o", "out.docx"]):
        status, err = answer([command, *WORDS.get(command, ()), *asked], capfd)
        assert (status, "which libyatl" in err) == (2, False)
