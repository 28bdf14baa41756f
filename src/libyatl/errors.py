"""What can stop libyatl, and the exit status each stop has.

    LibyatlError
    ├── UsageError      2   what was asked for cannot be understood
    ├── InputError      2   an input cannot be opened or read
    └── OutputError     2   an output cannot be written

Bad *data* is none of these: a reader never raises for it, it reports a
`libyatl.findings.diagnostics.Diagnostic` and goes on. Any other exception is a fault of ours:
the command says so, and exits with `EXIT_FAULT` (EX_SOFTWARE of sysexits.h).
"""

from __future__ import annotations

EXIT_DONE = 0
EXIT_DATA = 1
EXIT_CANNOT = 2
EXIT_FAULT = 70
EXIT_INTERRUPTED = 130


class LibyatlError(Exception):
    """Something could not be done. `help` is the remedy, or empty."""

    def __init__(self, message: str, *, help: str = "") -> None:
        """Take the one-line message and its remedy."""
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(LibyatlError):
    """What was asked for cannot be understood: a bad option value, an unknown name."""


class InputError(LibyatlError):
    """An input is missing or cannot be read as a whole."""


class OutputError(LibyatlError):
    """An output cannot be written; what stood there before still stands.

    Of several files, `written` are those that were written before it.
    """

    def __init__(self, message: str, *, help: str = "", written: tuple[str, ...] = ()) -> None:
        """Take the one-line message, its remedy, and the files that were written."""
        super().__init__(message, help=help)
        self.written = written
