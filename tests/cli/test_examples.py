"""`libyatl examples`: what comes along is listed, and printed byte for byte."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from processes import typed

import libyatl
from libyatl.cli.app import run

FILES = {path.stem: path for path in (Path(__file__).parents[2] / "data").iterdir()}


def test_every_file_of_the_folder_is_an_example() -> None:
    assert libyatl.examples() == FILES
    assert list(libyatl.examples()) == sorted(FILES)


def test_the_list_has_the_title_the_events_and_the_path_of_each(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["examples"]) == 0
    rows = [line.split("  ") for line in capsys.readouterr().out.splitlines()]
    told = {row[0]: [cell.strip() for cell in row[1:] if cell] for row in rows}
    assert list(told) == sorted(FILES)
    for name, path in FILES.items():
        read = libyatl.load(path)
        assert told[name] == [read.title, f"{len(read.events)} events", str(path)]


@pytest.mark.parametrize("name", FILES)
def test_an_example_is_printed_byte_for_byte_in_every_locale(name: str, tmp_path: Path) -> None:
    for locale in ("C.UTF-8", "C"):
        ended = typed(f"libyatl examples {name}", tmp_path, LC_ALL=locale)
        assert (ended.status, ended.err) == (0, "")
        assert ended.out == FILES[name].read_bytes()


def test_what_is_printed_can_be_read(tmp_path: Path) -> None:
    command = "libyatl examples events | libyatl filter -f - --fields id --no-header | wc -l"
    assert typed(command, tmp_path).out.strip() == b"52"


@pytest.mark.parametrize("words", [[], ["tide"]], ids=["the list", "the file"])
def test_no_example_is_written_over_itself(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "tide.yaml"
    file.write_text("- title: High tide\n")
    monkeypatch.setattr("libyatl.curated._folder", lambda: tmp_path)
    with file.open("ab") as out:
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out))
        assert run(["examples", *words]) == 2
    assert "it is read, and standard output goes to it" in capsys.readouterr().err
    assert file.read_text() == "- title: High tide\n"
