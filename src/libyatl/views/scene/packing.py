"""Blocks in rows: each in the first row where it hits nothing."""

from __future__ import annotations

from bisect import bisect_left, insort


class Rows:
    """Rows that fill up; what stands in one of them is apart from all else in it.

    Attributes:
        most: how many rows there are.
        used: how many rows, from the first, have anything in them.
    """

    def __init__(self, most: int, air: float) -> None:
        """Begin with `most` empty rows; between two things in one of them `air` is left."""
        self.most, self._air = most, air
        self._taken: list[list[tuple[float, float]]] = []
        self.used = 0

    def find(self, x0: float, x1: float, height: int = 1) -> int | None:
        """Return the first of `height` rows in a line that are free there; None if none are."""
        first = row = 0
        while first + height <= self.most:
            if row == first + height or row >= self.used:
                return first
            if not self._is_free(row, x0, x1):
                first = row + 1
            row += 1
        return None

    def take(self, row: int, x0: float, x1: float, height: int = 1) -> None:
        """Take what `find` has found free."""
        while len(self._taken) < row + height:
            self._taken.append([])
        for each in range(row, row + height):
            insort(self._taken[each], (x0, x1))
        self.used = max(self.used, row + height)

    def put(self, x0: float, x1: float, height: int = 1) -> int | None:
        """Find rows and take them; return the first, or None."""
        row = self.find(x0, x1, height)
        if row is not None:
            self.take(row, x0, x1, height)
        return row

    def _is_free(self, row: int, x0: float, x1: float) -> bool:
        taken = self._taken[row]
        # They are apart, so that of those that begin before, the last ends last.
        index = bisect_left(taken, (x1 + self._air,))
        return index == 0 or taken[index - 1][1] + self._air <= x0
