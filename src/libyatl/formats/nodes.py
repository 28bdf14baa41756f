"""What every text format comes down to before it is understood: scalars, lists, mappings.

A reader of a format makes these; `libyatl.formats.entries` turns them into events and
registry entries. Lines and columns count from 1, lengths in characters; a length of 0
reaches to the end of the line. A mapping keeps each key once, and a value that the
format refuses (and has reported) is None.
"""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """A text, with its place. `plain` is set where it stood without quotes."""

    text: str
    line: int
    column: int
    length: int
    plain: bool = False


class Sequence(NamedTuple):
    """A list of nodes."""

    items: list[Node | None]
    line: int
    column: int


class Mapping(NamedTuple):
    """Key texts, each with the key's own place and the value."""

    pairs: dict[str, tuple[Scalar, Node | None]]
    line: int
    column: int


Node = Scalar | Sequence | Mapping
