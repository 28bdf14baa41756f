"""A table that the engine does not take."""

from __future__ import annotations


class Declined(Exception):
    """The engine would not read a table as the reader of whole files does: that reader is to do it.

    It is no error. The reason is for whoever asks why an answer takes long.
    """

    def __init__(self, reason: str) -> None:
        """Take the reason, a clause: `'x.csv' holds a NUL byte`."""
        super().__init__(reason)
        self.reason = reason
