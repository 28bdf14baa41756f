"""A pseudo-terminal: what libyatl writes to one, and what a shell makes of the tab key."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

BIN = Path(sys.executable).parent
_ASK, _SHELL_READY, _DONE = "\x01tell ", "-ready-", "-done-"
_TELL = (
    f'#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word" >> told; done\nprintf "%s" {_DONE}\n'
)
_BASH = """PS1='-read''y-'
bind 'set bell-style none'; bind 'set enable-bracketed-paste off'
. <(libyatl completion bash)
"""
_ZSH = """PS1='-read''y-'; unsetopt beep zle_bracketed_paste 2>/dev/null
autoload -Uz compinit; compinit -u
. <(libyatl completion zsh)
"""
_FISH = """function fish_prompt; printf %s%s -read y-; end
function fish_greeting; end
set -g fish_autosuggestion_enabled 0
libyatl completion fish | source
"""
_STARTS = {
    "bash": (".rc", _BASH, ["bash", "--noprofile", "--rcfile", ".rc", "-i"]),
    "zsh": (".zshrc", _ZSH, ["zsh", "-d", "-i"]),
    "fish": (".config/fish/config.fish", _FISH, ["fish", "-i"]),
}


def at_terminal(*args: str, columns: int = 80, **environment: str) -> str:
    """Run libyatl with a terminal for its streams and return what the terminal received."""
    return ended_at_terminal(*args, columns=columns, **environment)[0]


def ended_at_terminal(
    *args: str, columns: int = 80, interrupted_at: str = "", **environment: str
) -> tuple[str, int]:
    """Return what the terminal received and the exit status.

    With `interrupted_at`, all that runs there is interrupted when that has been received.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    own = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    own |= {"PAGER": "cat", **environment}
    own |= {key: value for key, value in os.environ.items() if key.startswith("COVERAGE")}
    process = subprocess.Popen(
        [BIN / "libyatl", *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={key: value for key, value in own.items() if value != "(not set)"},
        start_new_session=True,
    )
    os.close(theirs)
    received = b""
    while chunk := _received(ours):
        received += chunk
        if interrupted_at and interrupted_at.encode() in received:
            interrupted_at = ""
            os.killpg(process.pid, signal.SIGINT)
    process.wait(timeout=30)
    os.close(ours)
    return received.decode("utf-8").replace("\r\n", "\n"), process.returncode


class Typed:
    """libyatl at a terminal, which is typed to as a person does: when it has asked."""

    def __init__(
        self,
        *args: str,
        folder: Path,
        columns: int = 80,
        has_readline: bool = True,
        out: Path | None = None,
        **environment: str,
    ) -> None:
        """Start it in a folder; without readline, as Python is on some systems.

        With `out` standard output is that file.
        """
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        own = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        own |= {"HOME": str(folder), "INPUTRC": os.devnull, **environment}
        own |= {key: value for key, value in os.environ.items() if key.startswith("COVERAGE")}
        libraries = [os.environ["PYTHONPATH"]] if "PYTHONPATH" in os.environ else []
        if not has_readline:
            (folder / "less").mkdir(exist_ok=True)
            (folder / "less" / "readline.py").write_text("raise ImportError\n")
            libraries.insert(0, str(folder / "less"))
        if libraries:
            own["PYTHONPATH"] = os.pathsep.join(libraries)
        elsewhere = theirs if out is None else os.open(out, os.O_CREAT | os.O_WRONLY)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "libyatl", *args],
            stdin=theirs,
            stdout=elsewhere,
            stderr=theirs,
            env=own,
            cwd=folder,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # who types ^C there is heard
        )
        for number in {theirs, elsewhere}:
            os.close(number)
        self._terminal = ours
        self._told = 0
        self.received = ""

    def __enter__(self) -> Typed:
        return self

    def __exit__(self, *_: object) -> None:
        """Take the terminal away, which ends it, if it has not ended."""
        os.close(self._terminal)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def until(self, mark: str) -> str:
        """Return what was received since the last mark, up to this one and with it."""
        while mark not in self.received[self._told :]:
            assert self._receive(), f"it ended before {mark!r}: {self.received}"
        at = self.received.index(mark, self._told) + len(mark)
        told, self._told = self.received[self._told : at], at
        return told

    def type(self, text: str) -> None:
        """Type something, as it is."""
        os.write(self._terminal, text.encode())

    def answer(self, question: str, text: str) -> str:
        """Wait for a question and answer it; return what was received with the question."""
        told = self.until(question)
        self.type(f"{text}\r")
        return told

    def ended(self) -> tuple[str, int]:
        """Return what was received since the last mark, and the exit status."""
        while self._receive():
            pass
        return self.received[self._told :], self.process.wait(timeout=30)

    def _receive(self) -> bool:
        """Take what comes next; return whether anything does."""
        ready, _, _ = select.select([self._terminal], [], [], 20)
        assert ready, f"it waits: {self.received}"
        some = _received(self._terminal)
        self.received += some.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(some)


def _received(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # nobody has it open any more
        return b""


def typed_at(shell: str, typed: str, folder: Path) -> list[str]:
    """Type into a shell (a tab completes) and return the words that the shell then has."""
    name, start, argv = _STARTS[shell]
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(start, encoding="utf-8")
    tell = folder / "bin" / "tell"
    tell.parent.mkdir(exist_ok=True)
    tell.write_text(_TELL)
    tell.chmod(0o755)
    told = folder / "told"
    told.unlink(missing_ok=True)
    environment = {
        "PATH": f"{BIN}:{tell.parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder),
        "ZDOTDIR": str(folder),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        **{key: value for key, value in os.environ.items() if key.startswith("COVERAGE")},
    }
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        os.execvpe(argv[0], argv, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 200, 0, 0))
    try:
        _until(terminal, _SHELL_READY)
        for part in re.split("(\t)", typed):
            os.write(terminal, part.encode())
            _quiet(terminal, 20 if part == "\t" else 0.1)
        os.write(terminal, f"{_ASK}\r".encode())
        _until(terminal, _DONE)
    finally:
        os.kill(process, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(process, 0)
    return told.read_text(encoding="utf-8").splitlines()


def _receive(terminal: int, seconds: float) -> bytes:
    ready, _, _ = select.select([terminal], [], [], seconds)
    received = os.read(terminal, 65536) if ready else b""
    if b"\x1b[c" in received or b"\x1b[0c" in received:
        os.write(terminal, b"\x1b[?1;2c")  # fish asks what the terminal is, and waits
    return received


def _until(terminal: int, mark: str) -> None:
    received, end = b"", time.monotonic() + 60
    while mark.encode() not in received:
        received += _receive(terminal, 1)
        assert time.monotonic() < end, received


def _quiet(terminal: int, patience: float) -> None:
    """Wait until the shell has answered, and then has written nothing for a moment."""
    _receive(terminal, patience)
    while _receive(terminal, 0.4):
        pass
