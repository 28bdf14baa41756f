"""By what a text is known for a table, whether it is a chronology, and how many rows it holds."""

from __future__ import annotations

import re

from libyatl.formats.entries.forms import EVENT
from libyatl.formats.format import Keys
from libyatl.formats.how import AS_IT_IS, How
from libyatl.formats.tabular.dialect import DELIMITERS, dialect_of, first_line, is_known, names_in
from libyatl.formats.tabular.headers import GROUP
from libyatl.query.columns import COLUMNS

_KNOWN = {*COLUMNS, *EVENT.keys}
_NO_NAME = re.compile(r"[^\w\s]|.*[:{}\[\]]", re.DOTALL)


def begins_csv(text: str) -> bool:
    """Whether the first line names columns of ours, or well-known ones, between commas or such."""
    return any(_names_columns(text, one) for one in DELIMITERS if one != "\t")


def begins_tsv(text: str) -> bool:
    """Whether the first line names columns of ours, or well-known ones, between tabs."""
    return _names_columns(text, "\t")


def _names_columns(text: str, delimiter: str) -> bool:
    names = names_in(first_line(text), delimiter)
    if {*names} <= {*_KNOWN, GROUP} and (len(names) > 1 or names == ["title"]):
        return True
    known = [name for name in names if is_known(name) and not _NO_NAME.match(name)]
    return len(known) > 1 and not any(map(_NO_NAME.match, filter(None, names)))


def csv_keys(data: bytes) -> Keys:
    """Yield the names of the columns of a text with commas, mostly."""
    return _named_columns(data, ",")


def tsv_keys(data: bytes) -> Keys:
    """Yield the names of the columns of a text with tabs."""
    return _named_columns(data, "\t")


def _named_columns(data: bytes, usual: str) -> Keys:
    text = data.decode()
    delimiter, _ = dialect_of(text, AS_IT_IS, usual)
    line = first_line(text)
    return ((name, _KNOWN) for name in (names_in(line, delimiter) if line else ()))


def count_csv(data: bytes, how: How) -> int | None:
    """Count the rows below the header (`libyatl.formats.format.CountEntries`)."""
    return _count(data, how, ",")


def count_tsv(data: bytes, how: How) -> int | None:
    """Count the rows below the header (`libyatl.formats.format.CountEntries`)."""
    return _count(data, how, "\t")


def _count(data: bytes, how: How, usual: str) -> int | None:
    text = data.decode()
    delimiter, quoted = dialect_of(text, how, usual)
    if quoted:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if '"' in text:
            return _count_quoted(text, delimiter)
    return _count_lines(text, delimiter)


def _count_lines(text: str, delimiter: str) -> int:
    """Count the lines that show something, without the header."""
    shown = sum(1 for line in text.split("\n") if line.replace(delimiter, "").strip())
    return max(shown - 1, 0)


def _count_quoted(text: str, delimiter: str) -> int | None:
    """Count the rows by their line ends, after each cell in quotes was made one letter.

    It cannot be told where something stands behind a quotation in its cell, or one never closes.
    """
    begins = rf"(\A|[{re.escape(delimiter)}\n])\""
    cell = re.compile(rf'{begins}([^"]*+(?:""[^"]*+)*+)"(?=[{re.escape(delimiter)}\n]|\Z)')
    plain = cell.sub(lambda found: found[1] + ("x" if found[2].strip() else ""), text)
    return None if re.search(begins, plain) else _count_lines(plain, delimiter)
