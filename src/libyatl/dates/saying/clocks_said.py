"""Clock times in words and in ISO 8601: `14:30`, `14:30:05`, `+02:00`."""

from __future__ import annotations


def clock_in_words(second: int, *, latest: bool = False, offset: int | None = None) -> str:
    """Say a second since midnight that bounds something: `14:30`, `14:30:05 UTC`.

    As a day says the last of its moments where it is the latest, so does a minute.
    """
    words = iso_clock(second)
    if words.endswith(":59" if latest else ":00"):
        words = words[:-3]
    return words if offset is None else f"{words} {iso_offset(offset).replace('Z', 'UTC')}"


def iso_clock(second: int) -> str:
    """Write a second since midnight: `14:30:05`."""
    minutes, seconds = divmod(second, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"


def iso_offset(offset: int) -> str:
    """Write seconds east of UTC as `Z`, `+02:00`, or `+00:52:44` where minutes do not say it."""
    if not offset:
        return "Z"
    clock = iso_clock(abs(offset)).removesuffix(":00")
    return f"{'-' if offset < 0 else '+'}{clock}"
