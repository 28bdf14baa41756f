"""Where every field of every event was written: a packed table beside the data.

An event of ten fields costs some 200 bytes here. Rows are appended in reading order;
each event knows the row at which it begins, and its rows follow until the next owner's.
Registry entries, which are few, are owners by their kind and id.
"""

from __future__ import annotations

import re
from array import array

from libyatl.diagnostics import Span

Owner = int | tuple[str, str]
"""An event by its index in the timeline, or a registry entry by (`actors`, id)."""

_COLUMNS = 4  # path code, line, column, length
_LINE_END = re.compile(rb"\r\n|\r|\n|\xe2\x80[\xa8\xa9]")  # YAML 1.1: LS and PS end a line too


class SourceText:
    """The bytes of one input, able to say what stands on a line."""

    def __init__(self, data: bytes) -> None:
        """Keep the bytes, which must be UTF-8; lines are found when first asked for."""
        self._data = data
        self._starts: array[int] | None = None

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its end; empty when there is none."""
        if self._starts is None:
            self._starts = _line_starts(self._data)
        if not 1 <= number < len(self._starts):
            return ""
        raw = self._data[self._starts[number - 1] : self._starts[number]]
        return raw.decode("utf-8", "replace").rstrip("\r\n\u2028\u2029")


class Positions:
    """The table. Lines and columns count from 1; a length of 0 reaches to the line's end."""

    def __init__(self) -> None:
        """Start with no file and no row."""
        self.files: list[str] = []
        self._pointer_files: set[int] = set()
        self._paths: dict[str, int] = {}
        self._names: list[str] = []
        self._rows = array("I")
        self._events = array("I")
        self._entries: dict[tuple[str, str], int] = {}
        self._begin = 0

    def enter(self, file: str, *, by_pointer: bool = False) -> None:
        """Say that what is marked from now on stands in `file`."""
        if by_pointer:
            self._pointer_files.add(len(self.files))
        self.files.append(file)

    def begin(self, line: int, column: int) -> None:
        """Begin an owner, whose fields are marked next."""
        self._begin = len(self._rows)
        self._rows.extend((0, line, column, len(self.files) - 1))

    def mark(self, path: str, line: int, column: int, length: int) -> None:
        """Say where the value at `path` (`date`, `actors/2`, `sources/0/at`) of the owner stands."""
        code = self._paths.get(path)
        if code is None:
            self._names.append(path)
            code = self._paths[path] = len(self._names)
        self._rows.extend((code, line, column, length))

    def keep_event(self) -> None:
        """The owner that was begun last has become the timeline's next event."""
        self._events.append(self._begin // _COLUMNS)

    def keep_entry(self, kind: str, id: str) -> None:
        """The owner that was begun last has become the registry entry (kind, id)."""
        self._entries[kind, id] = self._begin // _COLUMNS

    def span(self, owner: Owner, path: str = "") -> Span | None:
        """Return where `path` of the owner stands, or the owner itself where it is not known."""
        row = self._row(owner)
        return None if row is None else self._find(row, owner, path)

    def begun(self, path: str = "") -> Span:
        """Return where `path` of the owner that was begun last stands."""
        return self._find(self._begin // _COLUMNS, len(self._events), path)

    def _find(self, row: int, owner: Owner, path: str) -> Span:
        _, line, column, file = self._at(row)
        name = self.files[file]
        if file in self._pointer_files:
            own = (
                f"/events/{line}" if isinstance(owner, int) else f"/{owner[0]}/{_escape(owner[1])}"
            )
            return Span(name, 0, 1, 0, own + (f"/{path}" if path else ""))
        code = self._paths.get(path)
        while code is not None and (row := row + 1) * _COLUMNS < len(self._rows):
            found, at_line, at_column, length = self._at(row)
            if found == code:
                return Span(name, at_line, at_column, length)
            if not found:
                break
        return Span(name, line, column, 0)

    def _row(self, owner: Owner) -> int | None:
        if isinstance(owner, tuple):
            return self._entries.get(owner)
        return self._events[owner] if owner < len(self._events) else None

    def _at(self, row: int) -> tuple[int, int, int, int]:
        start = row * _COLUMNS
        code, line, column, length = self._rows[start : start + _COLUMNS]
        return code, line, column, length


def _line_starts(data: bytes) -> array[int]:
    starts = array("Q", [0])
    starts.extend(found.end() for found in _LINE_END.finditer(data))
    if starts[-1] != len(data):
        starts.append(len(data))
    return starts


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
