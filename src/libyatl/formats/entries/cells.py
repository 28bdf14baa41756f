"""Scalars that a reader makes itself, of a text and the line or the pointer where it stands."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.formats.entries.nodes import REFUSED, At, Mapping, Scalar, Sequence, Value


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


def with_text(cell: Scalar, text: str) -> Cell:
    """Return another text at the place of a scalar."""
    return Cell(text, cell.start_mark, cell.end_mark, cell.style)


def scalar_in(value: Value) -> Scalar | None:
    """Return a value that is a scalar; None of what is not there, was refused, or holds several."""
    if value is None or value is REFUSED or isinstance(value, Sequence | Mapping):
        return None
    return value


def mapping_at(at: Scalar, texts: dict[str, str]) -> Mapping:
    """Return a mapping of texts that all stand at one place; an empty one is left out."""
    made = Mapping(
        {key: (with_text(at, key), with_text(at, text)) for key, text in texts.items() if text}
    )
    made.start_mark, made.end_mark, made.flow = at.start_mark, at.end_mark, False
    return made
