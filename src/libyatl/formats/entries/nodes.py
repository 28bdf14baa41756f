"""What every text format comes down to before it is understood: scalars, lists, mappings.

A reader of a format makes these; `libyatl.formats.entries.from_nodes` turns them into events and
registry entries. A mapping keeps each key once. A value that is not there (`key:` alone in
YAML, `null` in JSON) is None; one that the format refuses, and has reported, is `REFUSED`.

A scalar is anything that has the four attributes of `Scalar`. PyYAML's scalar events are
such as they stand, and there are so many of them that none is copied. Lists and mappings
are Python's own, with their place; empty ones are false, so compare values by identity.
"""

from __future__ import annotations

from typing import Final, Literal, Protocol

from libyatl.findings.diagnostics import Diagnostic, Remedy, Report, Severity, Span

Refused = Literal[False]
REFUSED: Final = False
"""What stands for a value that cannot stand, after the reason was reported."""

MAX_DEPTH = 64
"""A file that nests deeper is not read on."""


class Mark(Protocol):
    """A place in a text."""

    @property
    def line(self) -> int:
        """The line, from 0."""

    @property
    def column(self) -> int:
        """The column in characters, from 0."""


At = Mark | str
"""A place in a text, or a JSON pointer."""


class Scalar(Protocol):
    """A text as typed, with its place; `style` is empty or None where it had no quotes."""

    @property
    def value(self) -> str:
        """The text."""

    @property
    def style(self) -> str | None:
        """How it was quoted."""

    @property
    def start_mark(self) -> At:
        """Where it begins."""

    @property
    def end_mark(self) -> At:
        """The place after its last character."""


class Sequence(list["Node | Refused"]):
    """A list of nodes; `flow` where it stood in brackets."""

    __slots__ = ("end_mark", "flow", "start_mark")
    start_mark: At
    end_mark: At
    flow: bool


class Mapping(dict[str, "tuple[Scalar, Value]"]):
    """Key texts, each with the key itself and its value; `flow` where it stood in braces."""

    __slots__ = ("end_mark", "flow", "start_mark")
    start_mark: At
    end_mark: At
    flow: bool


Node = Scalar | Sequence | Mapping
Value = Node | None | Refused


def extent(node: Node) -> tuple[int, int, int]:
    """Return line and column, from 0, and length: 0 where it reaches beyond its first line.

    A node that is placed by a pointer has none, and is at (-1, 0, 0).
    """
    start, end = node.start_mark, node.end_mark
    if isinstance(start, str) or isinstance(end, str):
        return -1, 0, 0
    return start.line, start.column, end.column - start.column if end.line == start.line else 0


def span_of(node: Node, file: str) -> Span:
    """Return where the node stands in the file."""
    line, column, length = extent(node)
    pointer = node.start_mark if isinstance(node.start_mark, str) else ""
    return Span(file, line + 1, column + 1, length, pointer)


def refuse(
    node: Node,
    file: str,
    report: Report,
    *,
    code: str,
    message: str,
    label: str = "",
    help: str | Remedy = "",
    related: tuple[tuple[Span, str], ...] = (),
    weighs: Severity = Severity.ERROR,
) -> Refused:
    """Report a finding at the node, an error where nothing else is said, and return `REFUSED`."""
    report.add(
        Diagnostic(
            code=code,
            severity=weighs,
            message=message,
            span=span_of(node, file),
            label=label,
            help=help,
            related=related,
        )
    )
    return REFUSED
