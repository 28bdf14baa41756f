"""The cells of a column, each looked at by itself: what it says, or what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import LONGEST, is_date
from libyatl.dates.together.blanks import bare
from libyatl.dates.together.cell_forms import Reading, by_numbers, readings
from libyatl.dates.together.epoch_cells import Epoch, magnitude, since_1970
from libyatl.dates.together.iso_cells import iso
from libyatl.dates.together.outcomes import Told, Unread
from libyatl.dates.together.sure_dates import is_sure
from libyatl.dates.together.year_cells import year_in


class Gathered(NamedTuple):
    """The distinct cells of a column.

    Attributes:
        said: what a cell says whatever the others are; of what no form reads the grammar has more
            to say, and it is not here.
        open: what a cell can mean, in the orders and the centuries that there are.
        numbers: the cells that hold a number as short as a year.
        refused: how dates are written that the grammar does not read, all digits being 0.
    """

    said: dict[str, Told | Unread]
    open: dict[str, tuple[Reading, ...]]
    numbers: dict[str, int]
    refused: set[str]


def gathered(
    cells: Iterable[str], *, missing: frozenset[str], epoch: Epoch, html: bool
) -> Gathered:
    """Return the distinct cells, each looked at by itself; see `read_together`."""
    by = Gathered({}, {}, {}, set())
    for cell in cells:
        text = bare(cell, html=html)
        if (told := iso(text)) is not None and text not in missing:
            by.said[cell] = Told(told)
        elif not text or is_no_date(text) or is_missing(text, missing):
            by.said[cell] = Told("")
        elif len(text) > LONGEST:
            continue
        elif epoch and (told := since_1970(text, epoch)):
            by.said[cell] = Told(told)
        elif (number := year_in(text)) is not None:
            by.numbers[cell] = number
        elif is_sure(text):
            by.said[cell] = Told(text)
        else:
            _look_at(cell, text, by, epoch)
    return by


def is_missing(text: str, missing: frozenset[str]) -> bool:
    """Say whether a text, or its number without `.0`, is one of those that say nothing."""
    return bool(missing) and (text in missing or text.partition(".0")[0] in missing)


def _look_at(cell: str, text: str, by: Gathered, epoch: Epoch) -> None:
    # What the grammar never reads goes before it, which is slow to say so; and where it did not
    # read a date of ours it is not asked of another that differs in its digits alone.
    options = readings(text) if text.isdigit() else by_numbers(text)
    if options is None:
        shape = text.translate(_DIGITS)
        options = readings(text) if shape in by.refused else ()
        if not options:
            if is_date(text):
                by.said[cell] = Told(text)
                return
            if options := readings(text):
                by.refused.add(shape)
    if options:
        by.open[cell] = options
    elif (unit := magnitude(text)) and not epoch:
        by.said[cell] = Unread(
            help=f"if it is a number of {_COUNTED[unit]} since 1970, say so: --epoch {unit}"
        )


_DIGITS = str.maketrans("123456789", "000000000")
_COUNTED: Mapping[Epoch, str] = {
    "s": "seconds",
    "ms": "milliseconds",
    "us": "microseconds",
    "ns": "nanoseconds",
}
