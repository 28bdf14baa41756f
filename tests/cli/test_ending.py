"""Signals: an end at any moment is quiet, says 130, and leaves nothing half done."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from processes import EVERY_COMMAND, LIBYATL, environment

_IMPORT = re.compile(rb"^import time:.*\n", re.MULTILINE)
_STARTED = re.compile(rb"\| libyatl\.__main__\n")


def test_the_entry_point_imports_nothing() -> None:
    code = "import sys; had = {*sys.modules}; import libyatl.__main__; print(*{*sys.modules} - had)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == {"libyatl", "libyatl.__main__"}


def interrupted(command: list[str], delay: float, folder: Path) -> tuple[int, bytes, bytes]:
    """Interrupt a process some time after its entry point, and return status and streams.

    Before that Python is alone. That it has come so far is told by the list of imports which
    it can be asked for, and which is then taken out of standard error.
    """
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-X", "importtime", LIBYATL, *command],
            env=environment(), cwd=folder, stdout=out, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    assert process.stderr is not None
    said, end = b"", time.monotonic() + 60
    while not _STARTED.search(said):
        assert time.monotonic() < end
        said += os.read(process.stderr.fileno(), 65536)
    until = time.monotonic() + delay
    while (left := until - time.monotonic()) > 0:
        if select.select([process.stderr], [], [], left)[0]:
            chunk = os.read(process.stderr.fileno(), 65536)
            said += chunk
            if not chunk:
                break
    process.send_signal(signal.SIGINT)
    said += process.stderr.read()
    process.stderr.close()
    return process.wait(60), (folder / "out").read_bytes(), _IMPORT.sub(b"", said)


MOMENTS = [(number * 0.025, command) for number, command in enumerate([*EVERY_COMMAND] * 2)]


@pytest.mark.parametrize(("delay", "command"), MOMENTS)
def test_an_interrupt_at_any_moment(delay: float, command: str, tmp_path: Path) -> None:
    line = [command, *EVERY_COMMAND[command]]
    status, out, said = interrupted(line, delay, tmp_path)
    assert said == b""
    if status != 130:
        whole = subprocess.run(
            [LIBYATL, *line], env=environment(), capture_output=True, check=True, cwd=tmp_path
        )
        assert (status, out) == (0, whole.stdout)


HELD = """
import os, sys, time
from libyatl.__main__ import main

def held(handle):
    open("held", "w").close()
    time.sleep(60)

os.fsync = held
main()
"""
ENDINGS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]


WITHOUT_LOCKS = "import sys\nsys.modules['fcntl'] = None\n"
"""So that a file stands in for the lock."""


def held(
    folder: Path, *arguments: str, before: str = "", **more: object
) -> subprocess.Popen[bytes]:
    """Return a process that has written all of a file but not replaced the old one."""
    process = subprocess.Popen(
        [sys.executable, "-c", before + HELD, *arguments], cwd=folder, env=environment(),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,
    )  # type: ignore[call-overload]  # fmt: skip
    while not (folder / "held").exists():
        assert process.poll() is None
        time.sleep(0.01)
    (folder / "held").unlink()
    return process  # type: ignore[no-any-return]


@pytest.mark.parametrize("before", ["", WITHOUT_LOCKS])
@pytest.mark.parametrize(("number", "status"), ENDINGS)
def test_an_end_while_a_file_is_written_leaves_the_old_one(
    number: int, status: int, before: str, tmp_path: Path
) -> None:
    (tmp_path / "out.csv").write_text("old\n")
    process = held(tmp_path, "filter", "--fields", "id", "-o", "out.csv", before=before)
    assert len(os.listdir(tmp_path)) == 2 + bool(before)
    process.send_signal(number)
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == status
    assert (os.listdir(tmp_path), (tmp_path / "out.csv").read_text()) == (["out.csv"], "old\n")


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """As `nohup` ignores the end of a terminal."""
    process = held(
        tmp_path, "filter", "--fields", "id", "-o", "out.csv",
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )  # fmt: skip
    process.send_signal(signal.SIGHUP)
    time.sleep(0.2)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130


def test_an_interrupt_while_an_input_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yaml")
    process = subprocess.Popen(
        [LIBYATL, "show", "-f", "f.yaml"], cwd=tmp_path, env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with open(tmp_path / "f.yaml", "wb") as fifo:  # opens once it is read
        fifo.write(b"- title: x\n")
        fifo.flush()
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 130
