"""A hostile environment: streams, encodings, variables and inputs as no one wishes them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from processes import EDITING, EVERY_COMMAND, LIBYATL, environment, typed

from libyatl import api
from libyatl.cli.app import COMMANDS, run
from libyatl.cli.process import streams

FULL, CLOSED = "standard output: No space left on device", "standard output is closed"
SOON = "- {title: A café, date: soon}\n- {title: خليفة}\n"


def test_every_command_is_tried() -> None:
    assert {*COMMANDS, "--help", "--version"} - EDITING == set(EVERY_COMMAND)


# --- standard output and standard error


def left() -> io.FileIO:
    """Return a pipe whose reader has left."""
    reader, writer = os.pipe()
    os.close(reader)
    return io.FileIO(writer, "w")


@contextmanager
def output_to(raw: io.FileIO | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    file = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8") if raw else None
    monkeypatch.setattr(sys, "stdout", file)
    yield
    if file is not None:
        file.close()


@pytest.mark.parametrize(
    ("raw", "status", "said"),
    [
        (lambda: io.FileIO("/dev/full", "w"), 2, f"libyatl: {FULL}\n"),
        (lambda: None, 2, f"libyatl: {CLOSED}\n"),
        (left, 0, ""),
    ],
    ids=["full", "closed", "left"],
)
@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_a_stream_that_takes_nothing(
    command: str,
    raw: Callable[[], io.FileIO | None],
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with output_to(raw(), monkeypatch):
        assert run([command, *EVERY_COMMAND[command]]) == status
    assert capsys.readouterr().err == said


STREAMS = [
    ("libyatl show >/dev/full", 2, f"libyatl: {FULL}\n"),
    ("libyatl --help >/dev/full", 2, f"libyatl: {FULL}\n"),
    ("libyatl show >&-", 2, f"libyatl: {CLOSED}\n"),
    ("libyatl show >&- 2>&-", 2, ""),
    ("libyatl show <&- >&- 2>&-", 2, ""),
    ("libyatl filter --json -o out.json <&- >&- 2>&- && test -s out.json", 0, ""),
    ("libyatl show -f soon.yaml 2>&-", 1, ""),
    ("libyatl show -f soon.yaml 2>/dev/full", 1, ""),
    ("libyatl show -f missing.yaml 2>/dev/full", 2, ""),
    ("libyatl filter --no-such-option 2>/dev/full", 2, ""),
    ("set +o pipefail; libyatl show -f missing.yaml 2>&1 | true; exit ${PIPESTATUS[0]}", 2, ""),
    ("libyatl filter -O json | head -c 1 >&2", 0, "{"),
    ("libyatl --help | true", 0, ""),
    (
        "libyatl show -f - <&-",
        2,
        "libyatl: standard input is closed\n  help: name a file with -f\n",
    ),
]


@pytest.mark.parametrize(("command", "status", "said"), STREAMS, ids=[row[0] for row in STREAMS])
def test_streams_of_a_process(command: str, status: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "soon.yaml").write_text(SOON, encoding="utf-8")
    ended = typed(command, tmp_path)
    assert (ended.status, ended.err) == (status, said)


# --- variables


HOSTILE = {
    "COLUMNS": "words",
    "LINES": "-5",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONWARNINGS": "error",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PAGER": "'",
    "NO_COLOR": "",
    "FORCE_COLOR": "",
    "LIBYATL_FILE": "",
    "PATH": "",
}


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_a_poor_environment_is_enough(command: str, tmp_path: Path) -> None:
    """No HOME, no TERM, no PATH, no UTF-8, a folder that is gone, warnings that are errors."""
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            "import os, sys; os.rmdir(os.getcwd());os.execv(sys.argv[1], sys.argv[1:])",
            LIBYATL,
            command,
            *EVERY_COMMAND[command],
        ],
        cwd=gone,
        env=environment() | HOSTILE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_without_docstrings_and_asserts_it_says_the_same(tmp_path: Path) -> None:
    command = "libyatl why --help; libyatl filter --where 'tag:arms and (before 2016 or'"
    poor = typed(command, tmp_path, PYTHONOPTIMIZE="2")
    full = typed(command, tmp_path)
    assert "statement by statement" in full.out.decode()
    assert COMMANDS["why"][1] in poor.out.decode()
    assert poor.out.partition(b"Arguments")[2] == full.out.partition(b"Arguments")[2]
    assert (poor.status, poor.err) == (full.status, full.err) == (2, full.err)


def test_isolated_from_the_environment_it_runs(tmp_path: Path) -> None:
    command = (
        f"'{sys.executable}' -I -m libyatl --version && '{sys.executable}' -I '{LIBYATL}' tags"
    )
    assert typed(command, tmp_path, PYTHONPATH="/nowhere").status == 0


WIDTHS = {"0": 2, "-5": 2, "words": 2, "1": 0, "100000000": 0, "9" * 40: 0}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("command", [["show"], ["filter", "-O", "table"], ["why", "lpa-signed"]])
def test_widths(command: list[str], width: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "--width", width]) == WIDTHS[width]
    assert capsys.readouterr().err.count("libyatl: ") == (WIDTHS[width] == 2)


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
@pytest.mark.parametrize("value", ["0", "1", "-5", "words", "100000000", "9" * 5000, "１２"])
def test_sizes_that_are_none(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with output_to(io.FileIO(os.devnull, "w"), monkeypatch):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert run(["show", "--no-pager"]) == 0
        assert 20 <= (streams.stdout().width or 0) <= 10_000


# NO_COLOR, FORCE_COLOR (None: not set), and then for --color auto at a terminal, in a pipe and at
# a dumb terminal, for always, and for never: whether there is colour.
COLORS: list[tuple[str | None, str | None, str]] = [
    (None, None, "y n n y n"),
    (None, "", "y n n y n"),
    (None, "1", "y y y y n"),
    ("", None, "y n n y n"),
    ("", "", "y n n y n"),
    ("", "1", "y y y y n"),
    ("1", None, "n n n y n"),
    ("1", "", "n n n y n"),
    ("1", "1", "n n n y n"),
]
ASKED = [
    ("auto", True, "xterm"),
    ("auto", False, "xterm"),
    ("auto", True, "dumb"),
    ("always", False, "dumb"),
    ("never", True, "xterm"),
]


@pytest.mark.parametrize(("no", "force", "expected"), COLORS)
def test_colour(
    no: str | None, force: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("NO_COLOR", no), ("FORCE_COLOR", force)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    for (color, terminal, kind), colored in zip(ASKED, expected.split(), strict=True):
        monkeypatch.setenv("TERM", kind)
        for stream in ("stdout", "stderr"):
            file = io.StringIO()
            monkeypatch.setattr(file, "isatty", lambda terminal=terminal: terminal, raising=False)
            monkeypatch.setattr(sys, stream, file)
        found = (streams.stdout(color=color).color, streams.stderr_color(color))
        assert found == (colored == "y",) * 2, (color, terminal, kind)


# --- encodings


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ENCODINGS: list[tuple[str, dict[str, str], bytes, str]] = [
    (
        "libyatl show -f two.yaml",
        {"PYTHONIOENCODING": "latin-1"},
        b"no sources are named\n\n2 with no date\n  - A caf\xe9 - #a-cafe\n  - ????? - #?????\n",
        "",
    ),
    (
        "libyatl show -f two.yaml --limit 1",
        ASCII,
        b"no sources are named\n\n1 with no date\n  - A caf? - #a-cafe\n",
        "",
    ),
    (
        "libyatl show -f two.yaml --limit 1",
        {"PYTHONIOENCODING": "utf-16-le:strict"},
        "no sources are named\n\n1 with no date\n  · A café · #a-cafe\n".encode("utf-16-le"),
        "",
    ),
    ("libyatl filter -f two.yaml --fields title", ASCII, "title\nA café\nخليفة\n".encode(), ""),
    (
        "libyatl filter -f two.yaml --fields title",
        {"PYTHONIOENCODING": "latin-1"},
        "title\nA café\nخليفة\n".encode(),
        "",
    ),
    (
        r"cp two.yaml $'caf\xe9.yaml'; libyatl filter -f $'caf\xe9.yaml' --fields id --limit 1",
        {},
        b"id\na-cafe\n",
        "",
    ),
    (
        r"printf '[{date: 1066}]' > $'caf\xe9.yaml'; libyatl filter -f . --fields id -n 0",
        ASCII,
        b"id\n",
        r"caf\udce9.yaml:1:2: ",
    ),
    (r"libyatl show -f $'\xff\x1b.yaml'", {}, b"", r"libyatl: \udcff\x1b.yaml: No such file"),
    (r"libyatl filter --actor $'\xff'", ASCII, b"", r"libyatl: no actor is called '\udcff'"),
    (r"libyatl $'\xff'", {}, b"", r"libyatl: '\udcff' is no command"),
    (r"libyatl filter $'--\xff'", ASCII, b"", r"libyatl: no such option: --\udcff"),
    ("libyatl show -f 'ü.yaml'", {"PYTHONIOENCODING": "ascii"}, b"", "libyatl: ?.yaml: No such"),
]


@pytest.mark.parametrize(("command", "variables", "out", "said"), ENCODINGS)
def test_encodings(
    command: str, variables: dict[str, str], out: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / "two.yaml").write_text("- title: A café\n- title: خليفة\n", encoding="utf-8")
    ended = typed(command, tmp_path, **variables)
    assert ended.out == out
    assert ended.err.startswith(said)
    assert "Traceback" not in ended.err
    assert ended.status == (0 if not said else 1 if ".yaml:1:2: " in said else 2)


# --- what the machine has no more of


@pytest.mark.parametrize(
    ("failure", "status", "said"),
    [
        (MemoryError, 2, "libyatl: there is not enough memory\n  help: "),
        (KeyboardInterrupt, 130, ""),
    ],
)
def test_what_stops_a_command(
    failure: type[BaseException],
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def load(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(api, "load", load)
    assert run(["show"]) == status
    assert capsys.readouterr().err.startswith(said)
