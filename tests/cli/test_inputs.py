"""Hostile inputs: what is no file, what is no text, what changes or ends while it is read."""

from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import LIBYATL, started, typed

from libyatl import load
from libyatl.cli.app import run
from libyatl.errors import InputError
from libyatl.files import inputs

X = "1 with no date\n  · x · no source · #x\n"
NO_TEXT = "nothing of the file is read\n"
INPUTS: list[tuple[str, int, str, str]] = [
    ("libyatl show -f <(printf -- '- title: x')", 0, X, ""),
    ("mkfifo f; printf -- '- title: x' > f & libyatl show -f f", 0, X, ""),
    (
        "mkfifo f; printf -- '- title: x\\n- title: \\xc3' > f & libyatl show -f f",
        1,
        "",
        "f:2:10: error[not-utf8] the file ends within a character, which byte 0xc3 begins; see "
        "that the file is whole; " + NO_TEXT,
    ),
    (
        'printf \'[{"title": "x"}, {"ti\' | libyatl show -F json -f -',
        1,
        "",
        "<stdin>:1:19: error[json-syntax]",
    ),
    ("printf -- '- {title: x}\\n- {title: y' | libyatl show -f -", 1, X, "<stdin>:"),
    ("libyatl show -f /dev/null", 0, "", ""),
    ("libyatl show -f - < /dev/null", 0, "", ""),
    (
        "libyatl show -f /dev/zero",
        1,
        "",
        "/dev/zero:1:1: error[control-character] the file holds a NUL byte",
    ),
    ("libyatl show -f - < /dev/zero", 1, "", "<stdin>:1:1: error[control-character]"),
    ("libyatl show -f .", 2, "", "libyatl: .: the folder holds no file that libyatl reads\n"),
    ("ln -s nowhere a.yaml; libyatl show -f a.yaml", 2, "", "libyatl: a.yaml: No such file"),
    ("ln -s a.yaml a.yaml; libyatl show -f a.yaml", 2, "", "libyatl: a.yaml: Too many levels"),
    (
        "mkdir -p vault/Events vault/.obsidian; libyatl show -f vault",
        2,
        "",
        "libyatl: vault: the folder holds no file that libyatl reads\n"
        "  help: name a folder within it: vault/Events\n",
    ),
    ("ln -s a.yaml a.yaml; libyatl show -f .", 2, "", "libyatl: .: the folder holds no file"),
    ("touch a; libyatl show -f a/b.yaml", 2, "", "libyatl: a/b.yaml: Not a directory\n"),
    (
        "touch events.yaml; libyatl show -f event.yaml",
        2,
        "",
        "libyatl: event.yaml: No such file or directory\n  help: did you mean 'events.yaml'?\n",
    ),
    (
        "mkdir a; touch a/events.yaml; libyatl show -f a/evnts.yaml",
        2,
        "",
        "libyatl: a/evnts.yaml: No such file or directory\n  help: did you mean 'a/events.yaml'?\n",
    ),
    (
        "libyatl show -f titanic",
        2,
        "",
        "libyatl: titanic: No such file or directory\n"
        "  help: libyatl examples titanic prints the example of that name\n",
    ),
    ("libyatl show -f no/such.yaml", 2, "", "libyatl: no/such.yaml: No such file or directory\n"),
    ("libyatl show -f /proc/self/mem", 2, "", "libyatl: /proc/self/mem: Input/output error\n"),
]


@pytest.mark.parametrize(
    ("command", "status", "out", "said"), INPUTS, ids=[row[0] for row in INPUTS]
)
def test_inputs(command: str, status: int, out: str, said: str, tmp_path: Path) -> None:
    ended = typed(command, tmp_path)
    assert (ended.status, ended.out.decode()) == (status, out)
    assert ended.err.startswith(said)
    further = ended.err.count("\n  help: ") + ended.err.count(" is not read from line ")
    assert ended.err.count("\n") == (ended.err != "") + further


@pytest.mark.parametrize("path", ["a\0b", "a" * 5000, "x" * 300 + ".yaml", "\ud800.yaml", "\0"])
def test_paths_that_cannot_be(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError):
        load(path)
    for command in (
        ["show", "-f", path],
        ["filter", "--csv", "-o", path],
        ["check", path],
        ["init", f"{path}.yaml"],
        ["show", f"no such {path}"],
        ["why", path],
        ["explain", path],
        [path],
    ):
        assert run(command) == 2
        assert capsys.readouterr().err.startswith("libyatl: ")


CHANGES: dict[str, Callable[[Path], object]] = {
    "cut": lambda path: os.truncate(path, 5),
    "emptied": lambda path: path.write_bytes(b""),
    "longer": lambda path: os.truncate(path, 1000),
    "rewritten": lambda path: path.write_bytes(b"+" * path.stat().st_size),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_while_it_is_read(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.yaml"
    path.write_bytes(b"- title: a title\n" * 20)
    os.utime(path, (1, 1))
    monkeypatch.setattr(inputs, "_CHUNK", 16)
    read = inputs._chunk
    changes = iter([CHANGES[change]])

    def reading(file: io.BufferedReader) -> bytes:
        chunk = read(file)
        next(changes, lambda path: None)(path)
        return chunk

    monkeypatch.setattr(inputs, "_chunk", reading)
    with pytest.raises(InputError, match=r"events\.yaml: the file changed while it was read"):
        load(path)


def test_a_file_that_is_replaced_while_it_is_read_is_read_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "events.yaml", tmp_path / "other"
    path.write_text("- title: old\n")
    other.write_text("- title: new\n")
    read = inputs._chunk
    monkeypatch.setattr(
        inputs, "_chunk", lambda file: (other.exists() and other.replace(path), read(file))[1]
    )
    assert [event.title for event in load(path).events] == ["old"]


def test_a_pipe_that_does_not_block_is_waited_for(tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    os.write(theirs, b"- title: early\n")

    def late() -> None:
        time.sleep(1)
        os.write(theirs, b"- title: late\n")
        os.close(theirs)

    line = [LIBYATL, "filter", "-f", "-", "--fields", "id"]
    with started(line, tmp_path, stdin=ours) as process:
        os.close(ours)
        writer = threading.Thread(target=late)
        writer.start()
        assert process.communicate(timeout=60)[0] == b"id\nearly\nlate\n"
        writer.join()
