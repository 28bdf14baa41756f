"""Numbers since 1970, where a person says that they are such."""

from __future__ import annotations

import re
from typing import Literal

from libyatl.dates.axis import SECONDS_IN_DAY, iso_clock
from libyatl.dates.civil import civil, day_to_iso, ordinal

Epoch = Literal["", "s", "ms", "us", "ns"]
"""What such a number counts; empty: it is none."""
_DIGITS: dict[Epoch, int] = {"s": 0, "ms": 3, "us": 6, "ns": 9}
_NUMBER = re.compile(r"(-?)([0-9]{1,20})(?:\.([0-9]{1,12}))?")
_FIRST = ordinal(1970, 1, 1)
_LAST_YEAR = 2200
_MAGNITUDES: dict[int, Epoch] = {
    9: "s",
    10: "s",
    12: "ms",
    13: "ms",
    15: "us",
    16: "us",
    18: "ns",
    19: "ns",
}


def since_1970(text: str, epoch: Epoch) -> str | None:
    """Return the instant of a number, to its last digit: `2017-07-14T02:40:00.5Z`.

    None where it is no number, or is of another magnitude: of a year after 2200, or before 1740.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = _DIGITS[epoch]
    scale = 10 ** (digits + 12)
    number = int(found[2]) * 10**12 + int((found[3] or "").ljust(12, "0"))
    seconds, part = divmod(-number if found[1] else number, scale)
    days, clock = divmod(seconds, SECONDS_IN_DAY)
    day = _FIRST + days
    if not 1740 <= civil(day)[0] <= _LAST_YEAR:
        return None
    fraction = f"{part:0{digits + 12}d}".rstrip("0")
    return f"{day_to_iso(day)}T{iso_clock(clock)}{'.' * bool(fraction)}{fraction}Z"


def magnitude(text: str) -> Epoch:
    """Return what a number counts by how long it is; empty where it may be anything."""
    return _MAGNITUDES.get(len(text), "") if text.isascii() and text.isdigit() else ""
