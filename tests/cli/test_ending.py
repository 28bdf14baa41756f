"""Signals: an end at any moment is quiet, says 130, and leaves nothing half done."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from processes import EVERY_COMMAND, LIBYATL, environment, started

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
    line = [sys.executable, "-X", "importtime", LIBYATL, *command]
    with (
        (folder / "out").open("wb") as out,
        started(line, folder, stdin=subprocess.DEVNULL, stdout=out) as process,
    ):
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
        status = process.wait(60)
    return status, (folder / "out").read_bytes(), _IMPORT.sub(b"", said)


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
    while True:  # a signal just before a call that waits is seen after it
        time.sleep(0.1)

os.fsync = held
main()
"""
ENDINGS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]


WITHOUT_LOCKS = "import sys\nsys.modules['fcntl'] = None\n"
"""So that a file stands in for the lock."""


@contextmanager
def held(
    folder: Path, *arguments: str, before: str = "", **more: object
) -> Iterator[subprocess.Popen[bytes]]:
    """Give a process that has written all of a file but not replaced the old one."""
    line = [sys.executable, "-c", before + HELD, *arguments]
    with started(line, folder, stdin=subprocess.DEVNULL, **more) as process:
        while not (folder / "held").exists():
            assert process.poll() is None
            time.sleep(0.01)
        (folder / "held").unlink()
        yield process


@pytest.mark.parametrize("before", ["", WITHOUT_LOCKS])
@pytest.mark.parametrize(("number", "status"), ENDINGS)
def test_an_end_while_a_file_is_written_leaves_the_old_one(
    number: int, status: int, before: str, tmp_path: Path
) -> None:
    (tmp_path / "out.csv").write_text("old\n")
    with held(tmp_path, "filter", "--fields", "id", "-o", "out.csv", before=before) as process:
        assert len(os.listdir(tmp_path)) == 2 + bool(before)
        process.send_signal(number)
        assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == status
    assert (os.listdir(tmp_path), (tmp_path / "out.csv").read_text()) == (["out.csv"], "old\n")


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """As `nohup` ignores the end of a terminal."""
    with held(
        tmp_path,
        "filter",
        "--fields",
        "id",
        "-o",
        "out.csv",
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    ) as process:
        process.send_signal(signal.SIGHUP)
        time.sleep(0.3)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130


def test_an_interrupt_while_an_input_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yaml")
    with (
        started([LIBYATL, "show", "-f", "f.yaml"], tmp_path) as process,
        open(tmp_path / "f.yaml", "wb") as fifo,  # opens once it is read
    ):
        fifo.write(b"- title: x\n")
        fifo.flush()
        wait_until_it_reads_on(process.pid, fifo.fileno())
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 130


def wait_until_it_reads_on(process: int, pipe: int) -> None:
    """Wait until a process has read a pipe empty, and sleeps in the call that reads on.

    Of a signal that comes just before such a call Python knows only after it.
    """
    end = time.monotonic() + 60
    while left_in(pipe) or state_of(process) != "S":
        assert time.monotonic() < end
        time.sleep(0.01)


def left_in(pipe: int) -> int:
    """Return how many bytes wait in a pipe."""
    (left,) = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)))
    return int(left)


def state_of(process: int) -> str:
    """Return what Linux says that a process does: R runs, S sleeps in a call."""
    stat = Path(f"/proc/{process}/stat").read_text()
    return stat.rpartition(")")[2].split()[0]
