"""What the cells of a row do not say by themselves, as JSON in hidden columns at its end.

A cell holds `Sarraj; Haftar`; that one of them was the host, what a source says in its own words,
or that the date was typed `early August 2017`, has no room in it. So each row has what was stated
of its entry, whole, and a check sum of each cell. Reading takes what was stated, but for the cells
that a person has changed since: a cell that does not have its check sum counts itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

from libyatl.text.json_line import json_line

EVENTS, RELATIONS, HEAD = "events", "relations", "chronology"
"""The sheets of a workbook of ours, beside one for each registry."""
RELATION = ("event", "relation", "other", "at_least", "within")
"""The columns of the sheet of relations."""
POINT = ("latitude", "longitude")
"""The columns in which a place has its key `at`."""
NAMED = "named"
STATED = "stated"
"""What the first of those columns is called; further ones are `stated 2`, `stated 3`."""
MOST = 32_767
"""So many characters (of UTF-16) a cell holds."""
_PIECE = MOST // 2
IS, OF = "is", "of"


def stated(plain: Mapping[str, object], cells: Mapping[str, str]) -> list[str]:
    """Return what was stated of an entry, and the check sums of its cells, in pieces for cells."""
    text = json_line({IS: plain, OF: {name: check_sum(cell) for name, cell in cells.items()}})
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def check_sum(cell: str) -> int:
    """Return the check sum of what a cell shows."""
    return crc32(cell.encode("utf-8", "surrogatepass"))


def sum_of_relations(rows: Iterable[Iterable[str]]) -> int:
    """Return the check sum of the rows with the relations of an event."""
    return check_sum("\n".join("\t".join(row) for row in rows))


def columns(number: int) -> list[str]:
    """Return what so many columns for pieces are called."""
    return [STATED, *(f"{STATED} {place}" for place in range(2, number + 1))][:number]


def is_piece(column: str) -> bool:
    """Whether a column is one of those for pieces."""
    return column == STATED or (
        column.startswith(f"{STATED} ") and column[len(STATED) + 1 :].isdecimal()
    )


def fitting(text: str) -> str:
    """Return the text as a cell holds it: cut, with an ellipsis, where it is too long."""
    if len(text) <= _PIECE or len(text.encode("utf-16-le", "surrogatepass")) <= 2 * MOST:
        return text
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * (MOST - 1)]
    return cut.decode("utf-16-le", "ignore") + "…"
