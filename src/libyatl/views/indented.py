"""The rows of a field on a card: a line that wraps, and how far it is set in."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.views.page import Line


class Row(NamedTuple):
    """A line of any length, set in by some cells, and by `hang` more where it goes on."""

    line: Line
    indent: int = 0
    hang: int = 0


Rows = list[Row]
