"""What a format is: one record, from which all that is known of it is made.

A format reads, or writes, or does both. What it can say of a chronology is told by `carries`;
what a selection says beside is lost in it, and is counted by `libyatl.formats.losses`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from libyatl.formats.how import How
from libyatl.model.sayable import Sayable

if TYPE_CHECKING:
    from libyatl.findings.diagnostics import Report
    from libyatl.formats.entries.file_assembly import FileAssembly
    from libyatl.model import Source
    from libyatl.query import Selection
    from libyatl.query.fact_tables import Table
    from libyatl.query.in_batches import Chosen
    from libyatl.query.networks import Network

Part = Literal["header", "raw", "bom", "located", "imprecise"]
Bytewise = Literal["encoding", "delimiter", "sheet", "trust_days"]
"""Fields of a `How` that a format alone knows: most tell how bytes become rows or keys."""


class Shape(NamedTuple):
    """How rows are written: `fields` (all where empty), a header or none, cells raw or guarded.

    With `bom` a mark stands before all, by which Excel knows UTF-8. With `located` events are left
    out that are nowhere on a map. With `imprecise` an event of no exact day has all the days on
    which it can have been.
    """

    fields: tuple[str, ...] = ()
    header: bool = True
    raw: bool = False
    bom: bool = False
    located: bool = False
    imprecise: bool = False


class Format(NamedTuple):
    """A format; what it lacks is None or empty, and has to be said: nothing has a default.

    Texts of the form `"module:ATTR"` name what is imported when it is first used.
    """

    name: str
    """What it is called with `-O`, `-F` and in messages."""
    says: str
    """A sentence for people."""
    suffixes: tuple[str, ...]
    """The endings of its files, in small letters, each with its dot."""
    packed: tuple[str, ...]
    """Further endings of its files, which are read by the engine of tables alone."""
    read: str | None
    """A `Read`; None also of tables that the engine alone reads, of which `packed` has endings."""
    begins: str | None
    """A `Begins`; None also where a text is taken for this format if it begins as no other."""
    keys: str | None
    """A `FindKeys`; None where the reader itself passes over what is no chronology."""
    write: str | None
    """A `Write`; a `WriteBytes` where there is a `magic`."""
    folder: str | None
    """A `WriteFolder`, of what is no one file but a folder of many; then it has no `write`."""
    by_rows: bool
    """Whether its writer looks at rows alone, so that rows on an engine are never all in memory."""
    fields: str | None
    """The collection of the names of fields that it can be asked for."""
    heeds: frozenset[Part]
    """What it heeds of a `Shape`, beside its fields."""
    how: frozenset[Bytewise]
    """What every file of it heeds of a `How`, be it written in the keys of libyatl or in others."""
    carries: frozenset[Sayable]
    """All that it can say, the parts of a thing (`libyatl.formats.losses.PART_OF`) each by name."""
    table: str | None
    """A `WriteTable`."""
    sources: str | None
    """A `WriteSources`."""
    network: str | None
    """A `WriteNetwork`."""
    entries: str | None
    """A `CountEntries`, which whatever reads must have; it should be quick."""
    recount: str | None
    """A `CountEntries` that is exact, asked where the quick one and the reader disagree."""
    magic: tuple[bytes, ...]
    """What its files begin with, if they are no text: their bytes are then handed on unread."""
    extra: str
    """What has to be installed beside libyatl, as pip calls it (`libyatl[xlsx]`: `xlsx`)."""

    def carried(self, shape: Shape) -> frozenset[Sayable]:
        """Return all that it can say as it is written."""
        further = frozenset[Sayable](("events vaguer than a day",) if shape.imprecise else ())
        return self.carries | further

    @property
    def is_rows_of_text(self) -> bool:
        """Whether its files are rows of text, each of which stands for itself below a header."""
        return "header" in self.heeds and not self.magic


class Read(Protocol):
    """Reads one sound UTF-8 text, or the bytes of what is none, into a timeline.

    In rows of text a few may hold bytes that are not UTF-8.
    """

    def __call__(self, data: bytes, name: str, into: FileAssembly, report: Report) -> None:
        """Read `data`, shown as `name`; report what is wrong; never raise for it."""


Begins = Callable[[str], bool]
"""Whether a text, of which at least the beginning is given, is of the format; of one at most."""
Keys = Iterator[tuple[str, Iterable[str]]]
"""Keys, each with those that a chronology has in such a place."""
NO_KEY = ""
"""The key of what has none, and of a column without a name."""
FindKeys = Callable[[bytes], Keys]
"""Yields the keys or columns of a text, to tell whether it is a chronology at all.

What has no key has the key `NO_KEY`. Raises ValueError or RecursionError
where the text cannot be read to its end.
"""


CountEntries = Callable[[bytes, How], int | None]
"""Counts what a file holds one of, by other code than its reader; None where that cannot be told.

It is compared with what the reader took and reported (`FileAssembly.close`), so that none is lost
in silence. It may be asked of a file that its reader did not read to the end.
"""


class Write(Protocol):
    """Writes a selection as text."""

    def __call__(self, selection: Selection, shape: Shape) -> Iterator[str]:
        """Yield the text in pieces of whole lines."""


class WriteBytes(Protocol):
    """Writes a selection as a file that is no text."""

    def __call__(self, selection: Selection, shape: Shape) -> bytes:
        """Return the bytes of the file."""


class WriteFolder(Protocol):
    """Writes a selection as many files."""

    def __call__(self, selection: Selection) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each; no two names are one to any system of files."""


class WriteRows(Protocol):
    """Writes rows as text, be they in memory or on an engine."""

    def __call__(self, selection: Chosen, shape: Shape) -> Iterator[str]:
        """Yield the text in pieces of whole lines."""


class WriteTable(Protocol):
    """Writes a table of facts as text."""

    def __call__(self, table: Table, shape: Shape) -> Iterator[str]:
        """Yield the text in pieces of whole lines."""


class WriteSources(Protocol):
    """Writes entries of the registry `sources` as text."""

    def __call__(self, sources: Iterable[Source]) -> Iterator[str]:
        """Yield the text in pieces, the last of which ends a line."""


class WriteNetwork(Protocol):
    """Writes who takes part in the same events as text."""

    def __call__(self, network: Network) -> Iterator[str]:
        """Yield the text in pieces of whole lines."""
