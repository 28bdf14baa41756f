"""By what a workbook is known for a chronology, and how many rows it holds.

Nothing of it takes openpyxl: what is counted here is compared with what was read by that.
"""

from __future__ import annotations

from libyatl.formats.entries.forms import EVENT
from libyatl.formats.format import Keys
from libyatl.formats.how import How
from libyatl.formats.xlsx.archive import NoWorkbookError
from libyatl.formats.xlsx.chosen_sheet import chosen
from libyatl.formats.xlsx.package import package_of
from libyatl.query.columns import COLUMNS

_KNOWN = {*COLUMNS, *EVENT.keys}


def xlsx_keys(data: bytes) -> Keys:
    """Yield the names of the columns of the sheet that is read.

    Raises:
        ValueError: it is no workbook.
    """
    try:
        table = chosen(package_of(data))
    except NoWorkbookError as failure:
        raise ValueError(failure.message) from failure
    return ((name, _KNOWN) for name in map(str.strip, table.names if table else ()))


def count_rows(data: bytes, how: How) -> int | None:
    """Count the rows of the sheet that is read, but the one that names the columns."""
    try:
        package = package_of(data)
        table = chosen(package, how.sheet)
        return len(package.surveyed(table.sheet).rows) - 1 if table else 0
    except NoWorkbookError:
        return None
