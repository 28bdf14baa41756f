"""What is wrong with rows that were chosen, in columns at which the question did not look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from libyatl.findings.diagnostics import Diagnostic
from libyatl.tables.dictionary import Found, is_of_column, told_how_often

_MOST = 20_000
"""So many findings that differ are kept, more than are listed."""


class OnReading:
    """What was found in chosen rows as they were read, however often they are."""

    def __init__(self, told: Iterable[Found]) -> None:
        """Take what was found of cells before, and is not said again."""
        self._told = {_code_and_message(one.diagnostic) for one in told}
        self._found: dict[tuple[str, str], Found] = {}
        self._read = 0

    def take(self, report: Iterable[Diagnostic], rows: Sequence[tuple[int, int]], end: int) -> None:
        """Take what was found in some rows.

        Args:
            report: what was found; the line of a span is the number of its row here, from 1.
            rows: of each its place among the chosen rows, and its number in the table.
            end: the place behind the last of them.
        """
        for one in report:
            if one.span is None or not 0 <= one.span.line - 1 < len(rows) or is_of_column(one):
                continue
            place, row = rows[one.span.line - 1]
            if place >= self._read and (key := _code_and_message(one)) not in self._told:
                self._add_row(key, one, row)
        self._read = max(self._read, end)

    def found(self) -> Iterable[Found]:
        """Return what was found, each once with how many rows have it."""
        return self._found.values()

    def _add_row(self, key: tuple[str, str], one: Diagnostic, row: int) -> None:
        earlier = self._found.get(key)
        if earlier is not None and earlier.first is not None:
            first = min(row, earlier.first)
            self._found[key] = earlier._replace(rows=earlier.rows + 1, first=first)
        elif len(self._found) < _MOST:
            self._found[key] = Found(one, 1, row)


def _code_and_message(found: Diagnostic) -> tuple[str, str]:
    return found.code, told_how_often(found).message
