"""By what a text is known for a table, with commas or tabs, and whether it is a chronology."""

from __future__ import annotations

from libyatl.formats.entries.forms import EVENT
from libyatl.formats.format import Keys
from libyatl.formats.how import How
from libyatl.formats.tabular.csv_rows import CsvRows, wide_fields
from libyatl.formats.tabular.headers import GROUP
from libyatl.query.columns import COLUMNS

_KNOWN = {*COLUMNS, *EVENT.keys}


def begins_csv(text: str) -> bool:
    """Whether the first line names columns of ours between commas."""
    return _names_columns(text, ",")


def begins_tsv(text: str) -> bool:
    """Whether the first line names columns of ours between tabs."""
    return _names_columns(text, "\t")


def _names_columns(text: str, separator: str) -> bool:
    cells = [cell.strip().strip('"') for cell in text.partition("\n")[0].split(separator)]
    known = {*_KNOWN, GROUP}.intersection(cells)
    return known == set(cells) or ("title" in known and len(known) > 1)


def csv_keys(data: bytes) -> Keys:
    """Yield the names of the columns, and read all rows."""
    rows = CsvRows(data)
    with wide_fields(len(data)):
        yield from _named_columns(next(rows(), (0, []))[1])
        for _ in rows():
            pass
    if rows.failure(""):
        raise ValueError


def tsv_keys(data: bytes) -> Keys:
    """Yield the names of the columns."""
    header = data.decode().strip("\r\n").partition("\n")[0]
    return _named_columns(header.split("\t") if header else [])


def _named_columns(header: list[str]) -> Keys:
    return ((name, _KNOWN) for name in map(str.strip, header))


def count_csv(data: bytes, how: How) -> int | None:
    """Count the rows below the header (`libyatl.formats.format.CountEntries`)."""
    return None


def count_tsv(data: bytes, how: How) -> int | None:
    """Count the rows below the header (`libyatl.formats.format.CountEntries`)."""
    return None
