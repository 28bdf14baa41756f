"""How the rows of a text are written: what stands between their cells, and whether in quotes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from libyatl.formats.entries.forms import EVENT
from libyatl.formats.foreign.roles import BY_NAME, folded
from libyatl.formats.foreign.unnamed import Unnamed, unnamed
from libyatl.formats.how import How
from libyatl.formats.tabular.text_rows import wide_fields
from libyatl.query.columns import COLUMNS

DELIMITERS = ",;\t|"
"""What may stand between cells, in the order in which it is preferred."""
_NEVER_QUOTED = "\t|"
"""Between these cells a quote is mostly a letter as any other."""
_KNOWN = {*COLUMNS, *EVENT.keys, *BY_NAME}
_LONGEST_NAME = 100
_MOST_NAMES = 1000
_FAR, _MOST_LINES = 1 << 14, 20
"""So far, and in so many lines, names are looked for below a title."""
_FIRST = re.compile(r"(?:[^\S\r\n]*+[\r\n]+)*+([^\r\n]*)")


class Dialect(NamedTuple):
    """What stands between the cells of a row, and whether a cell may stand in quotes."""

    delimiter: str
    quoted: bool


def dialect_of(text: str, how: How, usual: str) -> Dialect:
    """Return how the rows of a text are written, where `usual` stands mostly between their cells.

    Of what may stand there it is what makes of the first row most names that are known, then most
    cells. Between commas and semicolons cells may stand in quotes; between tabs and bars they do
    where the rows have as many cells as the first by that alone.
    """
    if shape := shape_of(text, how):
        return Dialect(shape.delimiter, quoted=False)
    delimiter = how.delimiter or _delimiter(text, usual)
    with wide_fields(len(text)):
        quoted = delimiter not in _NEVER_QUOTED or _needs_quotes(text, delimiter)
    return Dialect(delimiter, quoted)


def _delimiter(text: str, usual: str) -> str:
    first = first_line(text)
    if usual == "\t" and usual in first:
        return usual
    if not any(one in first for one in DELIMITERS):  # a title
        lines = text[:_FAR].splitlines()[1:_MOST_LINES]
        first = next((line for line in lines if _most_known_names(line) > 1), first)
    found = max(DELIMITERS, key=lambda one: (_known_names(cells := _cells(first, one)), len(cells)))
    return found if found in first else usual


def shape_of(text: str, how: How) -> Unnamed | None:
    """Return of what known shape the rows of a text are that has no header."""
    found = unnamed(first_line(text))
    return found if found and how.delimiter in ("", found.delimiter) else None


def first_line(text: str) -> str:
    """Return the first line of a text that is not all blanks, or none."""
    found = _FIRST.match(text)
    return found[1] if found else ""


def names_in(line: str, delimiter: str) -> list[str]:
    """Return the cells of a header."""
    return [cell.strip() for cell in _cells(line, delimiter)]


def is_known(name: str) -> bool:
    """Whether a column of the name has a meaning here, in our letters or folded."""
    return name in _KNOWN or (len(name) <= _LONGEST_NAME and folded(name) in _KNOWN)


def _most_known_names(line: str) -> int:
    return max(_known_names(_cells(line, one)) for one in DELIMITERS)


def _cells(line: str, delimiter: str) -> list[str]:
    with wide_fields(len(line)):
        return next(csv.reader([line], delimiter=delimiter), [])


def _known_names(names: Iterable[str]) -> int:
    return sum(is_known(name.strip()) for name in islice(names, _MOST_NAMES))


def _needs_quotes(text: str, delimiter: str) -> bool:
    """Whether rows have the cells of the first one only if what is in quotes is one cell."""
    if '"' not in text:
        return False
    plain = (line.split(delimiter) for line in text.splitlines() if line)
    if _fit(plain):
        return False
    try:
        return _fit(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return False


def _fit(rows: Iterable[list[str]]) -> bool:
    width = 0
    for row in rows:
        width = width or len(row)
        if row and (len(row) < width or any(row[width:])):
            return False
    return True
