"""Scalars that a reader makes itself, of a text and the line or the pointer where it stands."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.formats.entries.nodes import At


class Line(NamedTuple):
    """The line, from 0, as the place of all that stands on it."""

    line: int
    column: int = 0


class Cell(NamedTuple):
    """A scalar; `style` is a quote for a text that stood in quotes, None for any other."""

    value: str
    start_mark: At
    end_mark: At
    style: str | None = None
