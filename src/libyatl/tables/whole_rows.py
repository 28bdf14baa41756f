"""All cells of rows that were chosen, handed over as they are looked at.

The engine reads all cells of all rows again to return some. Where few are chosen, they are taken
out of the files by the lines on which they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from libyatl.tables.look_ups import Run
from libyatl.tables.row_lines import RowLines
from libyatl.tables.scanned_files import ScannedFile

FEW = 0.25
"""Of more rows than this part of all the engine is quicker."""


class _File(NamedTuple):
    """A file: the number of its first row among all, its lines, and of each column the place."""

    begin: int
    lines: RowLines
    places: list[int | None]


class ByLine:
    """Rows of several files, whose columns are joined by their names."""

    def __init__(self, files: Sequence[_File]) -> None:
        """Take the files, in their order."""
        self._files = files

    @classmethod
    def of(cls, files: Iterable[tuple[int, ScannedFile]], names: Sequence[str]) -> Self | None:
        """Return what takes rows out of files, each of which is given with its first row's number.

        None where a file has no lines, or was copied.
        """
        found = []
        for begin, file in files:
            if file.row_lines is None:
                return None
            places = {name: place for place, name in enumerate(file.names)}
            found.append(_File(begin, file.row_lines, [*map(places.get, names)]))
        return cls(found)

    def cells(self, rows: Sequence[int]) -> list[tuple[int, list[str]]]:
        """Return some rows, by their numbers among all, in this order, each with its cells."""
        found: dict[int, list[str]] = {}
        for number, file in enumerate(self._files):
            following = self._files[number + 1 : number + 2]
            end = following[0].begin if following else max(rows, default=0) + 1
            own = [row for row in rows if file.begin <= row < end]
            given = file.lines.cells(row - file.begin for row in own)
            for row, cells in zip(own, given, strict=True):
                found[row] = ["" if at is None else cells[at] for at in file.places]
        return [(row, found[row]) for row in rows]


def between_by_line(
    run: Run, chosen: str, by_line: ByLine, begin: int, end: int
) -> list[tuple[int, list[str]]]:
    """Return the chosen rows from one place up to another, taken out of their files."""
    return by_line.cells([row for (row,) in run(_placed_between("r", chosen, begin, end))])


def between(run: Run, whole: str, begin: int, end: int) -> list[tuple[int, list[str]]]:
    """Return the rows from one place up to another of a table that `of_chosen` made."""
    rows = run(_placed_between("* EXCLUDE place", whole, begin, end))
    return [(row, [*cells]) for row, *cells in rows]


def of_chosen(chosen: str, scans: Iterable[str]) -> str:
    """Return as SQL the chosen rows with all cells, in their order, given the scans of all rows."""
    wanted = (f"SELECT * FROM ({scan}) WHERE r IN (SELECT r FROM {chosen})" for scan in scans)
    return (
        f"SELECT c.place, w.* FROM ({' UNION ALL '.join(wanted)}) w "
        f"JOIN {chosen} c ON c.r = w.r ORDER BY c.place"
    )


def _placed_between(what: str, table: str, begin: int, end: int) -> str:
    places = f"place >= {begin:d} AND place < {end:d}"
    return f"SELECT {what} FROM {table} WHERE {places} ORDER BY place"
