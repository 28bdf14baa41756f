"""Where the events of chosen rows stand, by their files and lines; these are looked for when asked.

The engine knows no lines: to find them the files are gone through, so nothing but what shows a
place (a card) should ask.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from libyatl.findings.diagnostics import Span
from libyatl.model.positions import Owner, Positions
from libyatl.model.source_text import SourceText

if TYPE_CHECKING:
    from libyatl.model import Timeline
    from libyatl.tables.held_table import HeldTable

LinesOf = Callable[[Collection[int]], Mapping[int, tuple[str, int]]]
"""Returns the file and the line, from 1, of each of some rows."""


def placed(timeline: Timeline, table: HeldTable, rows: Sequence[int]) -> Timeline:
    """Return the events of some rows as they stand in the files, and how these were understood."""
    positions = PlacedRows(timeline.positions, table.files[0], rows, table.scanned.lines_of)
    said = (one._replace(events=(0, len(timeline.events))) for one in table.understood)
    return replace(timeline, positions=positions, understood=tuple(said))


class PlacedRows:
    """`Positions` of a part of a table that was read without lines."""

    def __init__(self, read: Positions, file: str, rows: Sequence[int], lines_of: LinesOf) -> None:
        """Take where the part says it stands: in a file, whose lines are places among the rows."""
        self._read = read
        self._file = file
        self._rows = rows
        self._lines_of = lines_of

    @property
    def files(self) -> Sequence[str]:
        """The inputs, in the order in which they were read."""
        return self._read.files

    @property
    def texts(self) -> Sequence[SourceText]:
        """The texts that were kept."""
        return self._read.texts

    def text(self, file: str) -> SourceText | None:
        """Return the text of a file (`Positions.text`)."""
        return self._read.text(file)

    def span(self, owner: Owner, path: str = "") -> Span | None:
        """Return where `path` of the owner stands (`Positions.span`)."""
        span = self._read.span(owner, path)
        if span is None or span.file != self._file or not 0 < span.line <= len(self._rows):
            return span
        file, line = self._lines_in[self._rows[span.line - 1]]
        return span._replace(file=file, line=line)

    @cached_property
    def _lines_in(self) -> Mapping[int, tuple[str, int]]:
        return self._lines_of({*self._rows})
