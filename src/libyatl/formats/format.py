"""What a format is: how it is read and written, and in which shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from libyatl.findings.diagnostics import Report
    from libyatl.formats.entries.assembly import FileAssembly
    from libyatl.query import Selection


class Shape(NamedTuple):
    """How rows are written: `fields` (all where empty), a header or none, cells raw or guarded."""

    fields: tuple[str, ...] = ()
    header: bool = True
    raw: bool = False


class Read(Protocol):
    """Reads one sound UTF-8 text into a timeline that is being put together."""

    def __call__(self, data: bytes, name: str, into: FileAssembly, report: Report) -> None:
        """Read `data`, shown as `name`; report what is wrong; never raise for it."""


class Write(Protocol):
    """Writes a selection as text."""

    def __call__(self, selection: Selection, shape: Shape) -> Iterator[str]:
        """Yield the text in pieces of whole lines."""
