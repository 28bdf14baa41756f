"""How a calendar begins, and how many events it holds, by other code than the reader."""

from __future__ import annotations

import re

from libyatl.formats.how import How

_BEGINS = re.compile(
    r"\ufeff?\s*BEGIN:(?:VCALENDAR|VEVENT|VJOURNAL)[ \t]*(?:[\r\n]|\Z)", re.IGNORECASE
)
_FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
_ENTRY = re.compile(rb"(?:\A|[\r\n])BEGIN:[ \t]*(?:VEVENT|VJOURNAL)[ \t]*(?=[\r\n]|\Z)", re.I)


def begins_ics(text: str) -> bool:
    """Whether the text begins as a calendar, or as one event of it, as mail brings them.

    (`libyatl.formats.format.Begins`.)
    """
    return _BEGINS.match(text) is not None


def count_entries(data: bytes, how: How) -> int | None:
    """Count the lines that begin an event (`libyatl.formats.format.CountEntries`)."""
    return len(_ENTRY.findall(_FOLD.sub(b"", data)))
