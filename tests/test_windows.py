"""What libyatl does without what Windows lacks: it is emulated, and has not been tried there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from processes import EVERY_COMMAND, LIBYATL, environment

from libyatl import __version__

LIKE_WINDOWS = [sys.executable, str(Path(__file__).with_name("like_windows.py"))]
TEXT = "- {id: a, title: A, date: 2017-1-5, sources: [s]}\n"


def run(folder: Path, *command: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [*LIKE_WINDOWS, *command],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_every_command_says_what_it_says_elsewhere(command: str, tmp_path: Path) -> None:
    line = [command, *EVERY_COMMAND[command]]
    there = subprocess.run(
        [LIBYATL, *line], cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert run(tmp_path, *line) == (there.returncode, there.stdout, there.stderr)


def test_the_names_are_hidden(tmp_path: Path) -> None:
    """Else the tests here would see nothing."""
    code = """if True:
        import os, signal, sys
        import like_windows
        like_windows.hide()
        assert not [name for name in like_windows.OS if hasattr(os, name)]
        assert not hasattr(signal, "SIGHUP") and not hasattr(sys.modules["_signal"], "SIGHUP")
        try:
            import fcntl
        except ImportError:
            print("hidden")
    """
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(PYTHONPATH=str(Path(__file__).parent)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "hidden\n"


def test_the_version(tmp_path: Path) -> None:
    assert run(tmp_path, "--version") == (0, f"libyatl {__version__}\n", "")


def test_files_are_written_and_replaced(tmp_path: Path) -> None:
    for old in (False, True):
        status, out, said = run(
            tmp_path, "filter", "--fields", "id", "-o", "out.csv", "--limit", "1"
        )
        assert (status, out, said.count("\n")) == (0, "", 0), f"{old}: {said}"
    (tmp_path / "out.csv").write_text("old\n")
    assert run(tmp_path, "filter", "--fields", "id", "-o", "out.csv", "--limit", "1")[0] == 0
    assert (tmp_path / "out.csv").read_text().startswith("id\n")
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_folder_of_notes_is_written_and_updated(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text("- {id: CON, title: a, date: 2017-01-05}\n")
    command = ["filter", "-f", "events.yaml", "-O", "notes", "-o", "vault"]
    for said in ("1 note written", "0 notes written, 1 as before"):
        assert run(tmp_path, *command) == (0, "", f"libyatl: vault: {said}\n")
    (tmp_path / "events.yaml").write_text("- {id: CON, title: b, date: 2017-01-05}\n")
    assert run(tmp_path, *command) == (0, "", "libyatl: vault: 1 note written\n")
    assert os.listdir(tmp_path / "vault") == ["2017-01-05 CON.md"]


def test_files_are_mended(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text(TEXT)
    status, _, said = run(tmp_path, "check", "--fix", "--select", "structure", "events.yaml")
    assert (status, said.splitlines()[0]) == (0, "libyatl: events.yaml: corrected 1")
    assert file.read_text() == TEXT.replace("2017-1-5", "2017-01-05")
    assert os.listdir(tmp_path) == ["events.yaml"]


def test_a_file_to_begin_with(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "mine.yaml")[0] == 0
    assert run(tmp_path, "show", "-f", "mine.yaml")[0] == 0


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = subprocess.run(
        [*LIKE_WINDOWS, "filter", "-f", "-", "--fields", "id"],
        env=environment(),
        cwd=tmp_path,
        input=TEXT.replace("-1-5", ""),
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "id\na\n", "")
