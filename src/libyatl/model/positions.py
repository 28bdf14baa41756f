"""Where every field of every event was written: found again in the text when it is asked for.

Asking is rare (a finding, a card, a chain of statements) and events are many, so a field
costs nothing while it is read: of each entry the table keeps where it stands, in 28
bytes, and of each input its bytes. A field's place is then found by reading that one
entry again, by the reader of its format, which gives the very places that it gave before;
it is read once for all that is asked of it, while there is room.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import NamedTuple, Protocol

from libyatl.findings.diagnostics import Span
from libyatl.model.source_text import SourceText

Owner = int | tuple[str, str]
"""An event by its index in the timeline, or a registry entry by (`actors`, id)."""

Place = tuple[int, int]
"""A line and a column, both from 0."""

Extent = tuple[int, int, int]
"""Line, column (both from 0) and length in characters."""

Find = Callable[[str], Extent | None]
"""Finds a field of one entry by its path, as in `Positions.span`.

None where the entry has no such field, and none that holds it.
"""

Open = Callable[[bytes, frozenset[Place]], Find]
"""Reads the text of an entry again, in order to find its fields.

The text is UTF-8 and begins with the entry's first line, blanks in place of what stands
before the entry, or of some of it. List items at the places given were refused, and do not
count.
"""

PlaceOf = Callable[[int, str], str]
"""Says where a path of the entry in a row of a sheet, from 1, stands: `Sheet!B12`."""

_KEPT_OPEN = 4 << 20
"""Bytes of entries that are kept open: many findings, of many checks, ask for the same ones."""
# A row of seven small numbers in one array takes 28 bytes; objects would take many times that.
_COLUMNS = 7  # file; line and column of the entry, where its value begins, where that ends


class _Opened(NamedTuple):
    """An entry that was read again, how far left of its place it stood, and its bytes."""

    find: Find
    shift: int
    size: int


class Positions(Protocol):
    """Where the fields of a timeline stand, and the texts that they stand in.

    Lines and columns count from 1; a length of 0 reaches to the line's end.
    """

    @property
    def files(self) -> Sequence[str]:
        """The inputs, in the order in which they were read."""

    @property
    def texts(self) -> Sequence[SourceText]:
        """The texts that were kept."""

    def text(self, file: str) -> SourceText | None:
        """Return the text of a file whose fields have places in it; None where there is none."""

    def span(self, owner: Owner, path: str = "") -> Span | None:
        """Return where `path` of the owner stands; None where the owner is not known.

        A path is `date`, `actors/2`, `sources/0/at`: keys of the file, and indexes as in
        the model. A value that is no list is its own item 0. Where the owner does not say
        it, the nearest that does (the citation, the event) stands for it.
        """


class RecordedPositions:
    """The table of what was read: `Positions` that are written down entry by entry."""

    def __init__(self) -> None:
        """Start with no file and no entry."""
        self.files: list[str] = []
        self._at = -1
        self._pointer_files: dict[int, str] = {}
        self._sheets: dict[int, list[PlaceOf]] = {}
        self._texts: dict[int, tuple[SourceText, Open]] = {}
        self._keys: dict[int, Mapping[str, str]] = {}
        self._rows = array("I")
        self._event_rows = array("I")
        self._entry_rows: dict[tuple[str, str], int] = {}
        self._begun: tuple[int, ...] = (0,) * _COLUMNS
        self._left_out: dict[int, set[Place]] = {}
        self._begun_without: set[Place] = set()
        self._open: dict[Hashable, _Opened] = {}
        self._room = _KEPT_OPEN

    def enter(self, file: str) -> int:
        """Say that what begins from now on stands in `file`, and return its number."""
        self._at = len(self.files)
        self.files.append(file)
        return self._at

    def turn_to(self, number: int) -> None:
        """Say that what begins from now on stands in a file that was entered before."""
        self._at = number

    def by_cell(self, place_of: PlaceOf) -> None:
        """Say that what begins from now on stands in cells of a sheet of the file.

        The line of an entry is its row then; its column is of no account.
        """
        self._sheets.setdefault(self._at, []).append(place_of)

    def point(self, events: str) -> None:
        """Say that spans in the file that was entered last are JSON pointers.

        An event's line is its index, and its column 2 in the list of a file under the key
        `events`, 1 where the file is a bare list, 0 where the file is the event. Where `events`
        ends with `_`, each event stands under a key of its own, that and its index. An entry of a
        registry has no place of its own there, and begins with `value` 0; one that was made of what
        an event says stands where that does.
        """
        self._pointer_files[self._at] = events

    def rename(self, keys: Mapping[str, str]) -> None:
        """Say how the keys of events are called in the file, each by what it is called here."""
        self._keys[self._at] = keys

    def keep_text(self, text: SourceText, open: Open) -> None:
        """Keep the text of the file that was entered last, and how entries are read again."""
        self._texts[self._at] = text, open

    def text(self, file: str) -> SourceText | None:
        """Return the text of a file (`Positions.text`)."""
        texts = self._texts.items()
        return next((text for number, (text, _) in texts if self.files[number] == file), None)

    @property
    def texts(self) -> list[SourceText]:
        """The texts that were kept."""
        return [text for text, _ in self._texts.values()]

    def begin(
        self,
        line: int,
        column: int,
        *,
        value: tuple[int, int] | None = None,
        end: tuple[int, int] | None = None,
    ) -> None:
        """Begin an entry at a line and column from 1.

        `value` is where what it says begins (from 1), if elsewhere; `end` where that ends, if
        not with the line.
        """
        file = self._at
        if file in self._sheets:
            column = len(self._sheets[file])
        begun, ended = value or (line, column), end or (line + 1, 1)
        self._begun = (file, line, column, *begun, *ended)
        # A new set, not an emptied one: `_keep` may have kept the old one for its entry.
        if self._begun_without:
            self._begun_without = set()

    def leave_out(self, line: int, column: int) -> None:
        """Say that the list item at a line and column from 1 was refused, and does not count."""
        self._begun_without.add((line, column))

    def keep_event(self) -> None:
        """The entry that was begun last has become the timeline's next event."""
        self._event_rows.append(self._keep())

    def keep_entry(self, kind: str, id: str) -> None:
        """The entry that was begun last has become the registry entry (kind, id)."""
        self._entry_rows[kind, id] = self._keep()

    def keep_entry_of(self, kind: str, id: str, event: int) -> None:
        """The registry entry (kind, id) was made of what an event names, and stands where it is."""
        self._entry_rows[kind, id] = self._event_rows[event]

    def span(self, owner: Owner, path: str = "") -> Span | None:
        """Return where `path` of the owner stands (`Positions.span`)."""
        row = self._row(owner)
        if row is None:
            return None
        entry = self._rows[row * _COLUMNS : (row + 1) * _COLUMNS]
        return self._span_at(entry, row, owner, path, self._left_out.get(row, ()))

    def begun(self, path: str = "") -> Span:
        """Return where `path` of the entry that was begun last stands."""
        # An entry has no row before it is kept. What is left out of it may still grow, and
        # moves the indexes of what follows, so an entry that was opened before is of no use.
        key = self._begun, len(self._begun_without)
        return self._span_at(self._begun, key, len(self._event_rows), path, self._begun_without)

    def _row(self, owner: Owner) -> int | None:
        if isinstance(owner, tuple):
            return self._entry_rows.get(owner)
        return self._event_rows[owner] if 0 <= owner < len(self._event_rows) else None

    def _keep(self) -> int:
        row = len(self._rows) // _COLUMNS
        self._rows.extend(self._begun)
        if self._begun_without:
            self._left_out[row] = self._begun_without
        return row

    def _span_at(
        self,
        entry: Sequence[int],
        key: Hashable,
        owner: Owner,
        path: str,
        left_out: Collection[Place],
    ) -> Span:
        file, line, column, value_line = entry[:4]
        name = self.files[file]
        if path and file in self._keys and isinstance(owner, int):
            key, apart, rest = path.partition("/")
            path = self._keys[file].get(key, key) + apart + rest
        if file in self._sheets:  # their columns are the numbers of their sheets (`begin`)
            return Span(name, 0, pointer=self._sheets[file][column - 1](line, path))
        # A document of JSON has no places of its own: its line is an index (`enter`).
        if file in self._pointer_files:
            if isinstance(owner, tuple) and not value_line:
                return Span(name, 0, 1, 0, _pointer(*owner) + (f"/{path}" if path else ""))
            own, listed = f"/{line}" if column else "", self._pointer_files[file]
            if column and listed.endswith("_"):
                own = f"/{listed}{line}"
            elif column > 1:
                own = f"/{listed}{own}"
            if isinstance(owner, tuple):
                path = ""
            return Span(name, 0, 1, 0, own + (f"/{path}" if path else ""))
        if path and file in self._texts:
            find, shift, _ = self._open.get(key) or self._opened(entry, key, left_out)
            if found := find(path):
                # The first line was moved left with its entry; the others stand as they were.
                shift = shift if not found[0] else 0
                return Span(name, value_line + found[0], shift + found[1] + 1, found[2])
        return Span(name, line, column, 0)

    def _opened(self, entry: Sequence[int], key: Hashable, left_out: Collection[Place]) -> _Opened:
        """Return an entry, which is read again, and keep it open; the oldest are closed."""
        text, shift, without = self._cut(entry, left_out)
        opened = _Opened(self._texts[entry[0]][1](text, without), shift, len(text))
        self._room -= opened.size
        while self._room < 0 and self._open:
            self._room += self._open.pop(next(iter(self._open))).size
        self._open[key] = opened
        return opened

    def _cut(
        self, entry: Sequence[int], left_out: Collection[Place]
    ) -> tuple[bytes, int, frozenset[Place]]:
        """Return the text of an entry, how far left of its place it stands, what does not count.

        The blanks before it count where it goes over several lines; one keeps `---` a text.
        """
        file, _, _, line, column, last, last_column = entry
        indent = column - 1 if last > line else min(column - 1, 1)
        shift = column - 1 - indent
        text = self._texts[file][0].between((line, column), (last, last_column))
        without = frozenset((at - line, begin - 1 - shift) for at, begin in left_out)
        return b" " * indent + text, shift, without


def _pointer(kind: str, id: str) -> str:
    return f"/{kind}/" + id.replace("~", "~0").replace("/", "~1")
