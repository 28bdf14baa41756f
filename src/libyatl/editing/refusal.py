"""Why a change is not made: the file is as it was, and what to do by hand is said."""

from __future__ import annotations

from libyatl.errors import OutputError


class Refusal(OutputError):
    """A change cannot be made without touching more than it means; `place` is where, if known."""

    def __init__(self, message: str, *, place: int | None = None, help: str = "") -> None:
        """Take what is in the way, and the place in the text where it is."""
        super().__init__(message, help=help)
        self.place = place
