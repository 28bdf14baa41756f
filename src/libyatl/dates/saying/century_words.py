"""Words for centuries, and for their thirds and halves: `late 17th century`."""

from __future__ import annotations

from libyatl.dates.calendar_names import with_ending
from libyatl.dates.civil import civil
from libyatl.dates.when import When

_PARTS = {
    "century": ("",),
    "third": ("early ", "mid-", "late "),
    "half": ("first half of the ", "second half of the "),
}


def century_words(when: When) -> str:
    """Say a century that was written in words, or the part of it that a date is."""
    # No part reaches over the middle of its neighbour's, so that its own middle tells it.
    middle = (civil(when.first_day)[0] + civil(when.last_day)[0]) // 2
    if middle < 1:
        number = (100 - middle) // 100
        within, era = middle - (1 - 100 * number), " BC"
    else:
        number = middle // 100 + 1
        within, era = middle % 100, "" if number > 10 else " AD"
    parts = _PARTS[when.precision]
    return f"{parts[within * len(parts) // 100]}{with_ending(number)} century{era}"
