"""A text of rows written anew, as the reader of whole files understands it, for the engine to take.

It costs as much as several scans of the file by the engine, and a disk that has room for it; what
libyatl reads and the engine would not, or otherwise, is the same then whichever of the two reads.
"""

from __future__ import annotations

import csv
import os
from array import array
from bisect import bisect_right
from typing import NamedTuple

from libyatl.findings.diagnostics import Diagnostic, Report
from libyatl.formats.entries.nodes import REFUSED
from libyatl.formats.tabular.header_and_rows import HeaderAndRows
from libyatl.formats.tabular.opening import Opening
from libyatl.formats.tabular.text_rows import wide_fields
from libyatl.tables.declined import Declined
from libyatl.tables.streamed_rows import streamed_rows

_BATCH = 1024


class CopiedRows(NamedTuple):
    """The rows of a file, as they were written anew.

    Attributes:
        path: where they stand now.
        lines: of each the line on which it began, from 0.
        refused: of each row that was refused, how many rows stand before it that were not.
        findings: why rows were refused.
        longest: how many bytes the longest row has, at most.
    """

    path: str
    lines: array[int]
    refused: list[int]
    findings: list[Diagnostic]
    longest: int

    def number_of(self, row: int) -> int:
        """Return the number of a row among all that show something, from 1."""
        return row + 1 + bisect_right(self.refused, row)


def copied_rows(path: str, opening: Opening, called: str, folder: str) -> CopiedRows:
    """Write the rows of a file anew, in a folder.

    Raises:
        Declined: only the whole file tells how it is to be read.
        OSError: it cannot be read, or there is no room.
    """
    report = Report()
    lines, refused, longest = array("Q"), list[int](), 0
    copy = os.path.join(folder, f"copied-{len(os.listdir(folder))}.csv")
    with (
        wide_fields(os.path.getsize(path)),
        open(copy, "w", encoding="utf-8", newline="") as out,
    ):
        writer = csv.writer(out, lineterminator="\n")
        table = HeaderAndRows(
            lambda: streamed_rows(path, opening, called), called, report, None, opening.names
        )
        if table.line + 1 != opening.header_lines or table.names != opening.names:
            raise Declined(f"'{called}' does not begin with the names of its columns")
        batch: list[list[str]] = []
        for line, row in table.below():
            if row is REFUSED:
                refused.append(len(lines))
                continue
            lines.append(line)
            batch.append(row)
            if len(batch) == _BATCH:
                longest = max(longest, *map(_most_bytes, batch))
                writer.writerows(batch)
                batch.clear()
        longest = max([longest, *map(_most_bytes, batch)])
        writer.writerows(batch)
    return CopiedRows(copy, lines, refused, list(report), longest)


def _most_bytes(row: list[str]) -> int:
    """Return how many bytes a row has at most, written: each letter four, or a `"` two."""
    return 4 * sum(map(len, row)) + 3 * len(row)
