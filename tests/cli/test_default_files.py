"""What is read where no file is named: the same for every command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from processes import EDITING, EVERY_COMMAND

import libyatl
from libyatl.cli.app import COMMANDS, PROGRAM, run
from libyatl.cli.default_files import files_to_read
from libyatl.cli.typer_face import options

MINE = "- {id: mine, title: Mine, actors: [mine], places: [mine], tags: [mine], sources: [mine]}\n"
FOREIGN = "apiVersion: v1\nkind: Event\n"
BROKEN = "events:\n- {title: A\n- title: B\n"
READING = [name for name in COMMANDS if "--file" in options(PROGRAM, name) and name not in EDITING]
WORDS = {**EVERY_COMMAND, "why": ["mine"], "check": ["--select", "no-locator", "-O", "json"]}
CURATED = "Russia and the Libyan mediation"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_but_those_that_read_no_chronology_are_tried() -> None:
    assert set(COMMANDS) - set(READING) - EDITING == {
        *("explain", "examples", "init", "schema", "completion", "formats"),
        *("merge", "git"),  # test_merge.py, test_git.py
    }


# What diff reads of a file that it is not told, git keeps: `test_diff.py`.
@pytest.mark.parametrize("command", [name for name in READING if name not in ("columns", "diff")])
@pytest.mark.parametrize("how", ["events.yaml", "chronology.yaml", "LIBYATL_FILE"])
def test_every_command_reads_what_lies_here(
    command: str, how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(how).write_text(MINE)
    if how == "LIBYATL_FILE":
        monkeypatch.setenv(how, how)
        Path("events.yaml").write_text("- {title: Another}\n")
    assert run([command, *WORDS[command]]) == 0
    said = capsys.readouterr().out
    assert "mine" in said
    assert "Libya" not in said
    assert "Another" not in said


@pytest.mark.parametrize("how", ["events.yaml", "chronology.yaml", "LIBYATL_FILE"])
def test_what_lies_here_is_edited(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(how).write_text(MINE)
    if how == "LIBYATL_FILE":
        monkeypatch.setenv(how, how)
        Path("events.yaml").write_text("- {title: Another}\n")
    assert run(["rename", "event", "mine", "ours"]) == 0
    assert Path(how).read_text() == MINE.replace("id: mine", "id: ours")


@pytest.mark.parametrize("command", READING)
def test_no_command_writes_over_what_it_reads_by_default(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("events.yaml").write_text(MINE)
    words = [] if command in ("check", "columns", "diff") else WORDS[command]
    format = {"show": [], "why": [], "check": ["-O", "concise"], "columns": [], "diff": []}.get(
        command, ["-O", "csv"]
    )
    assert run([command, *words, *format, "-o", "events.yaml"]) == 2
    assert Path("events.yaml").read_text() == MINE


def test_several_files_stand_in_the_variable_as_in_path(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.yaml").write_text("- {title: A}\n")
    Path("more").mkdir()
    Path("more/b.yaml").write_text("- {title: B}\n")
    monkeypatch.setenv("LIBYATL_FILE", os.pathsep.join(["a.yaml", "", "more"]))
    assert run(["filter", "--fields", "title"]) == 0
    assert capsys.readouterr().out == "title\nA\nB\n"
    assert run(["filter", "-f", "more", "--fields", "title"]) == 0
    assert capsys.readouterr().out == "title\nB\n"
    monkeypatch.setenv("LIBYATL_FILE", os.pathsep)
    assert files_to_read(None) == ([], ())


def test_events_yaml_stands_before_chronology_yaml() -> None:
    Path("events.yaml").write_text(MINE)
    Path("chronology.yaml").write_text(MINE)
    assert files_to_read([]) == (["events.yaml"], ())


def test_a_file_that_holds_no_events_is_passed_over_and_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("events.yaml").write_text(FOREIGN)
    assert run(["show", "--limit", "1"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(CURATED)
    assert err.startswith("events.yaml: note[passed-over] nothing in the file is called as in")
    Path("chronology.yaml").write_text(MINE)
    assert run(["show"]) == 0
    out, err = capsys.readouterr()
    assert "Mine" in out
    assert err.count("passed-over") == 1


@pytest.mark.parametrize("text", [BROKEN, "<<<<<<< HEAD\n- title: A\n", "- title: \udcff\n"])
def test_a_broken_file_is_read_as_if_it_had_been_named(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("events.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert run(["show"]) == 1
    by_default = capsys.readouterr()
    assert CURATED not in by_default.out
    assert run(["show", "-f", "events.yaml"]) == 1
    assert capsys.readouterr() == by_default


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "events: []\n"])
def test_an_empty_file_is_a_chronology_that_is_to_come(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("events.yaml").write_text(text)
    assert run(["show"]) == 0
    assert capsys.readouterr() == ("", "libyatl: no events in events.yaml\n")


def test_what_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("events.yaml").mkdir()
    assert files_to_read(None) == ([], ())
    Path("chronology.yaml").symlink_to("nowhere")
    assert run(["show"]) == 2
    assert capsys.readouterr().err == (
        "libyatl: chronology.yaml: No such file or directory\n"
        "  help: it is a link, and what it leads to is not there\n"
    )


def test_check_mends_what_lies_here(capsys: pytest.CaptureFixture[str]) -> None:
    Path("chronology.yaml").write_text("- {title: A, date: May 2017, sources: [s]}\n")
    assert run(["check", "--select", "date-form", "--fix"]) == 0
    assert Path("chronology.yaml").read_text() == "- {title: A, date: 2017-05, sources: [s]}\n"
    Path("chronology.yaml").unlink()
    assert run(["check", "--select", "date-form", "--fix"]) == 2
    assert "is not yours to correct" in capsys.readouterr().err


def test_a_program_reads_what_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("events.yaml").write_text(MINE)
    monkeypatch.setenv("LIBYATL_FILE", "events.yaml")
    assert libyatl.load().title.startswith(CURATED)
