"""By what a text is known for a table, whether it is a chronology, and how many rows it holds."""

from __future__ import annotations

import re

from libyatl.findings.diagnostics import Diagnostic
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.format import Keys
from libyatl.formats.how import AS_IT_IS, How
from libyatl.formats.tabular.dialect import (
    DELIMITERS,
    dialect_of,
    first_line,
    is_known,
    names_in,
    shape_of,
)
from libyatl.formats.tabular.headers import GROUP
from libyatl.formats.tabular.text_rows import QuotedRows, decoded, wide_fields
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
    shape = shape_of(text, AS_IT_IS)
    if shape and shape.delimiter == delimiter:
        return True
    names = names_in(first_line(text), delimiter)
    if {*names} <= {*_KNOWN, GROUP} and (len(names) > 1 or names == ["title"]):
        return True
    known = [name for name in names if is_known(name) and not _NO_NAME.match(name)]
    return len(known) > 1 and not any(map(_NO_NAME.match, filter(None, names)))


def csv_keys(data: bytes) -> Keys:
    """Yield the names of the columns of a text with commas, mostly, and read all its rows."""
    return _named_columns(data, ",")


def tsv_keys(data: bytes) -> Keys:
    """Yield the names of the columns of a text with tabs."""
    return _named_columns(data, "\t")


def _named_columns(data: bytes, usual: str) -> Keys:
    text = decoded(data)
    if shape := shape_of(text, AS_IT_IS):
        yield from ((name, _KNOWN) for name in shape.names)
        return
    with wide_fields(len(data)):
        delimiter, quoted = dialect_of(text, AS_IT_IS, usual)
        if line := first_line(text):
            yield from ((name, _KNOWN) for name in names_in(line, delimiter))
        if quoted and '"' in text:
            rows = QuotedRows(data, text, "", delimiter)
            if any(isinstance(row, Diagnostic) for _, row in rows()):
                raise ValueError


def count_csv(data: bytes, how: How) -> int | None:
    """Count the rows below the header (`libyatl.formats.format.CountEntries`)."""
    return _count(data, how, ",")


def count_tsv(data: bytes, how: How) -> int | None:
    """Count the rows below the header (`libyatl.formats.format.CountEntries`)."""
    return _count(data, how, "\t")


def _count(data: bytes, how: How, usual: str) -> int | None:
    text = decoded(data)
    delimiter, quoted = dialect_of(text, how, usual)
    if quoted:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "\n" + text.removesuffix("\n")
    plain = _plain_cells(text, re.escape(delimiter)) if quoted and '"' in text else text
    if plain is None:
        return None
    blank = rf"\n(?:[^\S\n]|{re.escape(delimiter)})*+(?=\n|\Z)"
    rows = plain.count("\n") - len(re.findall(blank, plain))
    return rows if shape_of(text, how) else max(rows - 1, 0)


def _plain_cells(text: str, delimiter: str) -> str | None:
    """Return a text with a letter in place of each cell in quotes that shows something.

    None where something stands behind a quotation in its cell, or one never closes.
    """
    # The quote goes before what looks back from it: a search for one letter is a fast one.
    begins, ends = rf'"(?<=[{delimiter}\n]")', rf"(?=[{delimiter}\n]|\Z)"
    quoted = re.compile(rf'{begins}([^"]*+(?:""[^"]*+)*+)"{ends}')
    # A letter for all of them is put many times faster, and does where no row may be blank.
    if re.search(rf'\n(?:[^\S\n]|{delimiter})*+"\s*+"{ends}', text):
        plain = quoted.sub(lambda found: "x" if found[1].strip() else "", text)
    else:
        plain = quoted.sub("x", text)
    return None if re.search(begins, plain) else plain
