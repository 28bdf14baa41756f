"""Content lines as components: events and journals, what is none, and what is said of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.entries.cells import Line
from libyatl.formats.ics.content_lines import (
    BrokenLine,
    LogicalLine,
    Property,
    content_line,
)

ENTRIES = ("VEVENT", "VJOURNAL")
"""Components that are events."""
_CALENDAR = "VCALENDAR"
_ALONE = frozenset((*ENTRIES, _CALENDAR, "VTODO", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"))
"""Components that stand in none but a calendar: where one begins within another, that has ended."""


class Component(NamedTuple):
    """An event or a journal.

    Attributes:
        kind: `VEVENT` or `VJOURNAL`.
        begin: where it begins.
        properties: its own, in the order written.
        within: what components it has, such as `VALARM`, as written, without their first lines.
        broken: its lines that cannot be read.
    """

    kind: str
    begin: Line
    properties: list[Property]
    within: dict[str, list[str]]
    broken: list[str]


class Calendar:
    """What a text of calendars holds, in the order written."""

    def __init__(self, file: str) -> None:
        """Start with nothing, of a file."""
        self.entries: list[Component] = []
        self.properties: list[Property] = []
        self.others: Counter[str] = Counter()
        """How many components there are that are no events and stand in none."""
        self.faults: list[Diagnostic] = []
        self._file = file
        self._open: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()
        self._entry: Component | None = None
        self._inner: list[str] | None = None

    def take(self, lines: Iterable[LogicalLine]) -> None:
        """Take all lines of the text."""
        for line in lines:
            self._take_component(line)
        self._close(0)

    def _take_component(self, line: LogicalLine) -> None:
        word, colon, kind = line.text.partition(":")
        kind = kind.strip().upper()
        if colon and word.upper() == "BEGIN":
            self._begin_component(kind, line)
        elif colon and word.upper() == "END":
            self._end_component(kind, line)
        elif self._inner is not None:
            self._inner.append(line.text)
        elif self._entry is not None or not self._open or self._open[-1][0] == _CALENDAR:
            self._take_property(line)

    def _take_property(self, line: LogicalLine) -> None:
        said = content_line(line)
        if isinstance(said, BrokenLine):
            kept = "it is kept as written, and the lines around it are read"
            lost = kept if self._entry is not None else "it is left out"
            self._fault(Line(said.line, said.column), f"the line cannot be read: {said.why}", lost)
            if self._entry is not None:
                self._entry.broken.append(said.text)
        elif self._entry is not None:
            self._entry.properties.append(said)
        else:
            self.properties.append(said)

    def _begin_component(self, kind: str, line: LogicalLine) -> None:
        if kind in _ALONE and self._open:
            outer = int(self._open[0][0] == _CALENDAR and kind != _CALENDAR)
            if sum(map(self._counts.__getitem__, _ALONE)) > outer:
                self._close(outer)
        if kind in ENTRIES:
            self._entry = Component(kind, Line(line.line), [], {}, [])
            self.entries.append(self._entry)
        elif self._entry is not None:
            if self._inner is None:
                self._inner = []
            else:
                self._inner.append(line.text)
        elif kind != _CALENDAR and (not self._open or self._open[-1][0] == _CALENDAR):
            self.others[kind] += 1
        self._open.append((kind, line.line))
        self._counts[kind] += 1

    def _end_component(self, kind: str, line: LogicalLine) -> None:
        if not self._counts[kind]:
            self._fault(Line(line.line), f"END:{kind[:40]} ends nothing that was begun", _PASSED)
            return
        number = len(self._open) - 1
        while self._open[number][0] != kind:
            number -= 1
        self._close(number + 1)
        self._pop(line.text)

    def _close(self, number: int) -> None:
        """Close what was begun from the one of a number on, which nothing else does."""
        while len(self._open) > number:
            kind, begun = self._open[-1]
            self._fault(Line(begun), f"BEGIN:{kind[:40]} has no END:{kind[:40]}", _ENDED)
            self._pop(f"END:{kind}")

    def _pop(self, written: str) -> None:
        kind, _ = self._open.pop()
        self._counts[kind] -= 1
        if self._entry is None:
            return
        if self._inner is None:
            self._entry = None
            return
        # Of the components within an entry the outermost is kept, with all that is in it.
        if self._open[-1][0] in ENTRIES:
            self._entry.within.setdefault(kind, []).append("\n".join(self._inner))
            self._inner = None
        else:
            self._inner.append(written)

    def _fault(self, at: Line, message: str, help: str) -> None:
        self.faults.append(
            Diagnostic(
                code="ics-syntax",
                severity=Severity.ERROR,
                message=message,
                span=Span(self._file, at.line + 1, at.column + 1),
                help=help,
            )
        )


_PASSED = "write BEGIN before it, or delete it; it is passed over"
_ENDED = "write it; all that stands up to what follows is taken for a part of it"
