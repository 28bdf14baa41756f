"""The process's streams: the only owner of stdout, stderr, colour, width and broken pipes.

stdout is data: what is drawn for eyes is encoded as the terminal wants it, what is handed
on is UTF-8 in every locale, lines end with LF. stderr is everything else. A reader that
leaves (`| head`) ends the output quietly.
"""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TextIO

from libyatl.errors import OutputError, UsageError
from libyatl.text.inert import inert, shorten

if TYPE_CHECKING:
    from libyatl.views import Line

LOOKALIKES = "libyatl-lookalikes"
"""The error handler for encodings that lack characters."""
_PLAIN = {
    **dict.fromkeys("\u2010\u2011\u2012–—―·", "-"),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("“”„", '"'),
    "…": "...",
    "•": "*",
    "‹": "<",
    "›": ">",
}
_AT_ONCE = 64
_NARROWEST, _WIDEST = 20, 10_000
COLORS = ("auto", "always", "never")


class ReaderLeft(Exception):
    """The reader of standard output has left (`| head`); no OSError, for typer reports those."""


class PagerInterrupted(Exception):
    """A person has stopped the pager; no KeyboardInterrupt, of which typer makes its own."""


class Stdout(NamedTuple):
    """Standard output: how it looks, and how to write to it.

    `width` is None where nothing is laid out to a width: in a pipe.
    """

    file: TextIO | None
    is_terminal: bool
    encoding: str
    color: bool
    width: int | None

    @property
    def ascii_only(self) -> bool:
        """Whether the encoding has no box drawing and no dashes."""
        try:
            "●│–…".encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return True
        return False

    def write(self, pieces: Iterable[str], *, encoding: str | None = None) -> None:
        """Write the pieces; characters that the encoding lacks are replaced."""
        buffer = getattr(self.file, "buffer", None)
        if buffer is None and self.file is not None:
            with self._refusals(self.file):
                self.file.writelines(pieces)
                self.file.flush()
            return
        self.write_bytes(self.encoded(_together(pieces), encoding))

    def write_bytes(self, pieces: Iterable[bytes]) -> None:
        """Write bytes as they are."""
        if self.file is None:
            raise OutputError("standard output is closed")
        with self._refusals(self.file):
            self.file.buffer.writelines(pieces)
            self.file.buffer.flush()

    @contextmanager
    def _refusals(self, file: TextIO) -> Iterator[None]:
        """Say what the system refuses, and end quietly where the reader has left."""
        try:
            yield
        except BrokenPipeError:
            raise ReaderLeft from None
        except OSError as failure:
            _abandon(file)
            raise OutputError(f"standard output: {failure.strerror or failure}") from failure

    def encoded(self, pieces: Iterable[str], encoding: str | None = None) -> Iterator[bytes]:
        """Yield the pieces as standard output takes them."""
        encode = codecs.getincrementalencoder(encoding or self.encoding)(LOOKALIKES).encode
        return map(encode, pieces)


def _together(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces, most of them a line, a few dozen at once."""
    # An encoder and a buffer cost more for a call than for a line.
    rest = iter(pieces)
    while several := list(islice(rest, _AT_ONCE)):
        yield "".join(several)


def stdout(*, color: str = "auto", width: int | None = None) -> Stdout:
    """Return standard output as it is, with what the options say of it.

    Where it is closed, only to write to it is an error.

    Raises:
        UsageError: no such value of --color, or no such width.
    """
    if color not in COLORS:
        raise UsageError(f"--color: '{shorten(color)}' is none of auto, always, never")
    file = sys.stdout if sys.stdout is not None and not sys.stdout.closed else None
    terminal = file is not None and file.isatty()
    return Stdout(
        file,
        is_terminal=terminal,
        encoding=getattr(file, "encoding", None) or "utf-8",
        color=_colored(color, terminal=terminal),
        width=_width(width, terminal=terminal),
    )


def drawn(lines: Iterable[Line], *, color: bool) -> Iterator[str]:
    """Yield the lines of a view or a report as text, coloured or not."""
    if color:
        from libyatl.views.terminal.colour import painted

        return painted(lines)
    from libyatl.views import plain

    return plain(lines)


def stderr_is_terminal() -> bool:
    """Whether a person reads standard error."""
    return sys.stderr is not None and not sys.stderr.closed and sys.stderr.isatty()


def can_ask() -> bool:
    """Whether somebody is there who reads what is asked, and types answers."""
    return stderr_is_terminal() and sys.stdin is not None and sys.stdin.isatty()


def stderr_width() -> int:
    """Return how many columns the terminal has that a person reads."""
    return shutil.get_terminal_size().columns


def stderr_color(color: str) -> bool:
    """Whether standard error is to be coloured."""
    return _colored(color, terminal=stderr_is_terminal())


def complain(text: str) -> None:
    """Write a line, or several, to standard error, made inert; if it is gone, so be it."""
    say([inert(text) + "\n"])


def say(pieces: Iterable[str]) -> None:
    """Write text that is inert already to standard error; if it is gone, so be it."""
    file = sys.stderr
    if file is None or file.closed:
        return
    try:
        encoding = file.encoding or "utf-8"
        for some in _together(pieces):
            file.write(some.encode(encoding, LOOKALIKES).decode(encoding))
        file.flush()
    except OSError:
        _abandon(file)


@contextmanager
def quiet_pipes() -> Iterator[None]:
    """End quietly when the reader of standard output has left."""
    try:
        yield
    except ReaderLeft:
        _abandon(sys.stdout)


def _abandon(file: TextIO) -> None:
    """Let what is still buffered go nowhere when the process ends, and not change its status."""
    # Python flushes its streams once more when it ends, and would fail again: with a message and a
    # status of its own.
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, file.fileno())
        os.close(nowhere)


def _lookalike(failure: UnicodeError) -> tuple[str, int]:
    """Stand in for a character that an encoding lacks: a dash for a dash, else a `?`."""
    if not isinstance(failure, UnicodeEncodeError):
        raise failure
    missing = failure.object[failure.start : failure.end]
    return "".join([_PLAIN.get(char, "?") for char in missing]), failure.end


codecs.register_error(LOOKALIKES, _lookalike)


def _colored(color: str, *, terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    # no-color.org: an option of the command says more than the variable, an empty one nothing.
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM", "dumb") != "dumb"


def _width(width: int | None, *, terminal: bool) -> int | None:
    if width is None and not terminal:
        return None
    if width is not None and width < 1:
        raise UsageError("a width must be 1 or more")
    wanted = width if width is not None else shutil.get_terminal_size().columns
    return min(max(wanted, _NARROWEST), _WIDEST)
