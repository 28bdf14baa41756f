"""A fault of ours: one line that says so, status 70, and nothing half written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from processes import typed

from libyatl.cli import app, typer_face
from libyatl.cli.app import run
from libyatl.cli.process import streams
from libyatl.errors import EXIT_FAULT
from libyatl.formats import losses
from libyatl.formats.json import writer as json_writer
from libyatl.formats.tabular import writer as tabular_writer
from libyatl.formats.yaml import reader as yaml_reader
from libyatl.query import Selection

FAULT = "this is a fault of libyatl, not of your data: please report this line with the command"


class Broken(Exception):
    """What nobody thought of."""


def broken(*args: object, **more: object) -> NoReturn:
    raise Broken("no \x1b[31msuch\nthing")


def breaking(*args: object, **more: object) -> Iterator[str]:
    """Yield enough to have been written, then fail."""
    yield "a line\n" * 100_000
    raise Broken("no \x1b[31msuch\nthing")


def says_so(err: str) -> bool:
    """Whether standard error is the one line of a fault, inert."""
    said = rf"libyatl: Broken: no \\x1b\[31msuch\\nthing; {FAULT}.*\n"
    return re.fullmatch(said, err) is not None


STAGES = {
    "the import of a command": ("actors", app, "import_module", broken),
    "its options": ("filter --csv", typer_face, "expanded", broken),
    "reading": ("filter --csv", yaml_reader, "read", broken),
    "selecting": ("filter --csv", Selection, "diagnostics", property(broken)),
    "writing lines as they come": ("filter --csv", tabular_writer, "write_csv", breaking),
    "drawing": ("show", streams, "drawn", breaking),
    "telling what is lost": ("filter -o out.csv", losses, "losses", broken),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LIBYATL_DEBUG", raising=False)


@pytest.mark.parametrize("stage", STAGES)
def test_a_fault_at_any_stage_is_one_line_and_70(
    stage: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    line, owner, name, fault = STAGES[stage]
    monkeypatch.setattr(owner, name, fault)
    assert run(line.split()) == EXIT_FAULT == 70
    assert says_so(capfd.readouterr().err)


@pytest.mark.parametrize("stands", ["old\n", None])
def test_a_fault_while_a_file_is_written_leaves_what_stood_there(
    stands: str | None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(json_writer, "write_json", breaking)
    if stands is not None:
        Path("out.json").write_text(stands)
    assert run(["filter", "-o", "out.json"]) == 70
    assert says_so(capfd.readouterr().err)
    left = {path: Path(path).read_text() for path in os.listdir()}
    assert left == ({} if stands is None else {"out.json": stands})


def test_the_traceback_is_printed_where_it_is_asked_for_alone(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(yaml_reader, "read", broken)
    monkeypatch.setenv("LIBYATL_DEBUG", "1")
    assert run(["show"]) == 70
    first, second, *rest = capfd.readouterr().err.splitlines()
    assert says_so(first + "\n")
    assert second == "Traceback (most recent call last):"
    assert "\x1b" not in "".join(rest)
    assert any("in broken" in line for line in rest)


@pytest.mark.parametrize("fault", [EOFError, RecursionError, AssertionError, StopIteration])
def test_any_exception_is_a_fault(
    fault: type[Exception], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def failing(*args: object) -> NoReturn:
        raise fault

    monkeypatch.setattr(yaml_reader, "read", failing)
    assert run(["show"]) == 70
    assert f"libyatl: {fault.__name__}; {FAULT}" in capfd.readouterr().err


def test_an_interrupt_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def failing(*args: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(yaml_reader, "read", failing)
    assert run(["show"]) == 130
    assert capfd.readouterr().err.strip() == ""


def test_a_fault_of_a_whole_process(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import libyatl.formats.yaml.reader as reader\n"
        "def read(*args):\n    raise KeyError('gone')\n"
        "reader.read = read\n"
    )
    ended = typed("libyatl show | cat", tmp_path, PYTHONPATH=str(tmp_path))
    assert (ended.status, ended.out) == (70, b"")
    assert ended.err.startswith("libyatl: KeyError: 'gone'; this is a fault of libyatl")
    assert ended.err.count("\n") == 1
