"""Names that are blank, in columns of names of ours at which a question need not look.

Nothing else can be wrong with a cell of such a column. The few that may hold one are told apart as
the files are scanned (`suspicious.py`), and the reader says of them whether they do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from libyatl.formats.tabular.known_table import KnownTable
from libyatl.model import Timeline
from libyatl.tables.dictionary import Dictionary, Found
from libyatl.tables.scanned import Scanned
from libyatl.tables.suspicious import may_hold_blank, suspicious_alone

_BESIDE = "\0"
"""What begins the name of a column that has suspicious cells alone of the one called so."""


class BlankNames:
    """What finds the blank names in some columns of a table."""

    def __init__(self, scanned: Scanned, columns: Collection[str]) -> None:
        """Let the suspicious cells of the columns be scanned where others are not."""
        self._scanned = scanned
        self._columns = columns
        for name in columns:
            scanned.derive(_BESIDE + name, name, suspicious_alone)

    def beside(self, seen: Collection[str]) -> Iterator[str]:
        """Yield what to scan beside columns that are scanned whole."""
        return (_BESIDE + name for name in self._columns if name not in seen)

    def found(self, known: KnownTable, beside: Timeline, seen: Collection[str]) -> Iterator[Found]:
        """Yield the blank names, where some columns were scanned whole."""
        column = self._scanned.column
        for name in self._columns if known.is_own else ():
            if name in seen:
                cells = self._scanned.cells([name], may_hold_blank(column(name)))
            else:
                other = _BESIDE + name
                cells = self._scanned.cells([other], f"{column(other)} <> ''")
            if cells:
                read = Dictionary(known, [name], cells, beside)
                yield from (one for one in read.findings() if one.diagnostic.code == "blank-name")
