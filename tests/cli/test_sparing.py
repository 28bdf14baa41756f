"""No command writes over what it reads, however the two are named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from processes import EDITING, typed

from libyatl.cli.app import COMMANDS, run
from libyatl.cli.sparing import spare_inputs
from libyatl.curated import curated_file
from libyatl.errors import OutputError

TEXT = "# kept\n- {id: a, title: A, x: 1}\n- {id: b, title: B}\n"
FOLDER_SAID = "is read, and this file would be read with it the next time"
COMMAND_LINES = {
    "show": ["show", "-O", "text"],
    "filter": ["filter", "-O", "csv"],
    "filter a table": ["filter", "-O", "table"],
    "why": ["why", "a", "-O", "text"],
    "check": ["check"],
    "check --diff": ["check", "--diff"],
    "check --fix": ["check", "--fix"],
    "diff": ["diff", "HEAD", "-O", "text"],
    "actors": ["actors", "-O", "csv"],
    "places": ["places", "-O", "table"],
    "sources": ["sources", "-O", "json"],
    "tags": ["tags", "-O", "jsonl"],
    "stats": ["stats", "-O", "table"],
    "columns": ["columns", "-O", "json"],
}
FORMAT = {"filter": "csv", "check": "concise"}
NAMES = {
    "its own name": ("events.yaml", "events.yaml"),
    "another way": ("events.yaml", "sub/../events.yaml"),
    "a symbolic link to it": ("events.yaml", "link.yaml"),
    "what the link that is read is to": ("link.yaml", "events.yaml"),
    "a hard link": ("events.yaml", "sub/hard.txt"),
    "a file of the folder": (".", "events.yaml"),
    "a link in the folder": ("linked", "events.yaml"),
    "a new file of the folder": (".", "new.yaml"),
    "a new table of the folder": ("sub/..", "new.TSV"),
    "a new file by a link": (".", "sub/new-link.csv"),
    "a new file in letters of another case": (".", "NEW.JSON"),
}


def test_every_command_that_reads_is_tried() -> None:
    tried = {line[0] for line in COMMAND_LINES.values()}
    assert set(COMMANDS) - tried == {
        *("explain", "examples", "init", "schema", "completion", "formats"),
        *EDITING,
        *("merge", "git"),  # test_merge.py, test_git.py
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(TEXT)
    Path("sub").mkdir()
    Path("linked").mkdir()
    Path("link.yaml").symlink_to("events.yaml")
    Path("linked/in.yaml").symlink_to("../events.yaml")
    Path("sub/new-link.csv").symlink_to("../new.csv")
    Path("sub/hard.txt").hardlink_to("events.yaml")
    return tmp_path


def stands(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(("line", "name"), list(product(COMMAND_LINES, NAMES)))
def test_an_output_that_is_an_input_is_refused(
    line: str, name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read, written = NAMES[name]
    before = stands(folder)
    assert run([*COMMAND_LINES[line], "-f", read, "-o", written]) == 2
    said = capsys.readouterr()
    assert (said.out, stands(folder)) == ("", before)
    assert said.err.startswith(f"libyatl: {written}: ")
    assert FOLDER_SAID in said.err if "new" in name else "it is read" in said.err
    assert "  help: write to " in said.err


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("events.yaml", "new.yaml"),
        ("events.yaml", "linked/new.yaml"),
        ("sub/hard.txt", "sub/new.yaml"),
        (".", "sub/new.yaml"),
        (".", "new.txt"),
        (".", ".new.yaml"),
        ("linked", "new.yaml"),
    ],
)
@pytest.mark.parametrize("line", FORMAT)
def test_what_is_no_input_is_written(line: str, read: str, written: str, folder: Path) -> None:
    Path("link.yaml").unlink()  # its events would be read twice
    assert run([line, "-O", FORMAT[line], "-f", read, "-o", written]) == 0
    assert Path(written).is_file()


def test_the_environment_and_the_curated_file_are_read_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OutputError, match="it is read"):
        spare_inputs([], str(curated_file()))
    monkeypatch.setenv("LIBYATL_FILE", "events.yaml")
    assert run(["filter", "-o", "events.yaml"]) == 2
    assert Path("events.yaml").read_text() == TEXT


def redirections() -> Iterator[tuple[str, str, bytes]]:
    whole, emptied = TEXT.encode(), b""
    for file in ("", "-f events.yaml", "-f link.yaml", "-f .", "-f - < events.yaml"):
        yield f"libyatl filter {file} >> events.yaml", "", whole
        yield f"libyatl show {file} 1<> events.yaml", "", whole
        yield f"libyatl filter {file} > events.yaml", "; > has emptied or made it", emptied
    yield "libyatl filter -f - < events.yaml -o events.yaml", "; libyatl check --fix", whole
    yield "libyatl check events.yaml >> sub/hard.txt", "", whole


@pytest.mark.parametrize(("command", "said", "left"), list(redirections()))
def test_standard_streams_are_files_too(command: str, said: str, left: bytes, folder: Path) -> None:
    ended = typed(command, folder)
    assert (ended.status, ended.out, Path("events.yaml").read_bytes()) == (2, b"", left)
    assert "it is read" in ended.err
    assert said in ended.err


def test_a_closed_output_is_not_an_input(folder: Path) -> None:
    ended = typed("libyatl filter -f events.yaml >&-", folder)
    assert (ended.status, ended.err) == (2, "libyatl: standard output is closed\n")
