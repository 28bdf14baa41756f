"""How a big table begins: what stands between its cells, and what its columns are called.

It is told by the head of the file alone, as the reader of the whole would tell it. Where the head
does not settle it, or something is odd, nothing is told: the table is then to be read whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from libyatl.files.decoding import are_few
from libyatl.findings.diagnostics import Report
from libyatl.formats.how import How
from libyatl.formats.tabular.dialect import Dialect, dialect_of, first_line, names_in, shape_of
from libyatl.formats.tabular.header_and_rows import HeaderAndRows
from libyatl.formats.tabular.headers import is_ours
from libyatl.formats.tabular.text_rows import QuotedRows, Rows, plain_rows, wide_fields

_BOM = b"\xef\xbb\xbf"
_MARKS = (_BOM[:1], b"\xff\xfe", b"\xfe\xff")
_LONE_RETURN = re.compile(r"\r(?!\n)")


class Opening(NamedTuple):
    """How a table begins.

    Attributes:
        dialect: what stands between its cells, and whether they may stand in quotes.
        names: what its columns are called, as `HeaderAndRows` has them.
        header_lines: how many lines of the file stand before its first row.
        escaped: whether tabs and line ends are written as escapes in its cells.
    """

    dialect: Dialect
    names: list[str]
    header_lines: int
    escaped: bool


def opening(head: bytes, how: How, usual: str) -> Opening:
    """Return how a table begins of which `head` is the first part, or all.

    Between tabs and bars a quote mostly is a letter. Where the whole table has rows of another
    width than its header's, quotes may be the reason: then this does not hold.

    Args:
        head: the first 64 kilobytes or more, or the whole file.
        how: how a person says that it is read.
        usual: what mostly stands between the cells of such a file.

    Raises:
        ValueError: the head is odd; the message says in which way.
    """
    text = _text_of(head, how)
    if shape_of(text, how):
        raise ValueError("no row of it names its columns")
    with wide_fields(len(head)):
        dialect = dialect_of(text, how, usual)
        escaped = not dialect.quoted and usual == "\t" and _is_escaped(text, dialect.delimiter)
        table = HeaderAndRows(
            lambda: _rows_of_head(text, dialect), "", Report(), None, _mapped(how)
        )
        if table.fault is not None or not table.header:
            raise ValueError("its first line does not name its columns")
        if table.above:
            raise ValueError("titles stand above the names of its columns")
        if not all(table.names):
            raise ValueError("a column has no name, and nothing stands in its first cells")
    return Opening(dialect, table.names, table.line + 1, escaped)


def _text_of(head: bytes, how: How) -> str:
    """Return the whole lines of a head as text, without a byte order mark."""
    if how.encoding.casefold().replace("_", "-") not in ("", "utf-8", "utf8", "utf-8-sig"):
        raise ValueError(f"it is in {how.encoding}")
    data = head.removeprefix(_BOM)
    if data.startswith(_MARKS) or b"\0" in data:
        raise ValueError("it is no text in UTF-8")
    whole, end, _ = data.rpartition(b"\n")
    data = whole + end or data
    if data.strip() and not are_few(data):
        raise ValueError("it is not in UTF-8")
    text = data.decode("utf-8", "replace")
    if _LONE_RETURN.search(text):
        raise ValueError("its lines end with a carriage return alone")
    if "\n" in _header(text):
        raise ValueError("the name of a column goes over several lines")
    return text


def _header(text: str) -> str:
    """Return the line of the header, and the next where its last quotation goes on there."""
    line = first_line(text)
    return line + "\n" if line.count('"') % 2 else line


def _is_escaped(text: str, delimiter: str) -> bool:
    names = names_in(first_line(text), delimiter)
    return is_ours(names) or {"title", "date"} <= {*names}


def _rows_of_head(text: str, dialect: Dialect) -> Rows:
    if dialect.quoted:
        return QuotedRows(text.encode(), text, "", dialect.delimiter)()
    return plain_rows(text, dialect.delimiter)


def _mapped(how: How) -> Sequence[str]:
    return [name for _, name in how.map]
