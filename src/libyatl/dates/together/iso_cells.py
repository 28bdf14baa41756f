"""Days and instants in ISO 8601, told at a glance: most cells of a large column are such."""

from __future__ import annotations

import re

from libyatl.dates.civil import month_length

_ISO = re.compile(
    "([0-9]{4})-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])"
    "(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,12})?)?"
    "(Z|[+-](?:0[0-9]|1[01]):?[0-5][0-9])?)?"
)


def iso(text: str) -> str | None:
    """Return a text of ISO 8601 as `parse_date` reads it, or None where it has to be looked at.

    It is returned as it stands, but that an offset has its colon (`+0000` is `+00:00`), and one to
    the west a `T` before the clock time, since a hyphen behind a blank may be a span.
    """
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    day = int(found[3])
    if not day or (day > 28 and day > month_length(int(found[1]), int(found[2]))):
        return None
    offset = found[4]
    if offset is None or offset == "Z":
        return text
    if offset[0] == "-":
        if offset[1:] in ("00:00", "0000"):
            return None
        text = f"{text[:10]}T{text[11:]}"
    return text if offset[3] == ":" else f"{text[:-2]}:{text[-2:]}"
