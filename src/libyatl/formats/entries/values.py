"""One field at a time: a node to a text, a name, a date, a number, or a reported refusal.

A field's reader takes the file that is being read, a node and the field's key, and returns
what the node means or `REFUSED` after saying why (`Read`). Which of them reads a key is said
in `libyatl.formats.entries.forms`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from math import isinf
from sys import intern
from typing import Any, TypeVar

from libyatl.dates import DateError, Gap, When, is_no_date, parse_date, parse_gap
from libyatl.findings.diagnostics import Diagnostic, Edit, Report, Severity, Span
from libyatl.formats.entries.nodes import (
    REFUSED,
    Mapping,
    Node,
    Refused,
    Sequence,
    extent,
    refuse,
    span_of,
)
from libyatl.formats.entries.suggestions import Suggestions
from libyatl.model.positions import RecordedPositions
from libyatl.text.inert import is_blank, shorten

T = TypeVar("T")

_WHOLE = r"-?[0-9]{1,18}"
_PLAIN = r"\w[\w .:+~?%/-]*"
_NUMBER = r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,25})?(?:[eE][+-]?[0-9]{1,3})?"


class File:
    """A file that is being read: where its findings go, and what it leaves out."""

    def __init__(
        self, name: str, report: Report, positions: RecordedPositions, suggestions: Suggestions
    ) -> None:
        """Take the file's name, as it is shown, and what the files have in common."""
        self.name = name
        self.report = report
        self.positions = positions
        self.suggestions = suggestions
        self.dates: dict[str, When] = {}
        self.shared: dict[Any, Any] = {}

    def error(
        self, node: Node, code: str, message: str, *, label: str = "", help: str = ""
    ) -> Refused:
        """Report an error at the node and return `REFUSED`."""
        return refuse(
            node, self.name, self.report, code=code, message=message, label=label, help=help
        )

    def wrong_type(self, node: Node, key: str, wanted: str, *, lost: str = "") -> Refused:
        """Report that a field holds another kind of value than it must; `lost` is what it costs."""
        help = f"write {wanted}, or leave '{shorten(key)}' out"
        if wanted == "a text" and getattr(node, "flow", False):
            help = "put quotes around a text that begins with [ or {"
        found = (
            "a list"
            if type(node) is Sequence
            else "a mapping"
            if type(node) is Mapping
            else "a text"
        )
        return self.error(
            node,
            "wrong-type",
            f"'{shorten(key)}' must be {wanted}, not {found}",
            help=f"{help}; {lost}" if lost else help,
        )

    def leave_out(self, item: Node) -> None:
        """Say that an item of a list does not count."""
        line, column, _ = extent(item)
        self.positions.leave_out(line + 1, column + 1)


Read = Callable[[File, Node, str], Any]


def text(file: File, node: Node, key: str, *, lost: str = "") -> str | Refused:
    """Read a text, as typed."""
    if isinstance(node, (Sequence, Mapping)):
        return file.wrong_type(node, key, "a text", lost=lost)
    return node.value


def name(file: File, node: Node, key: str) -> str | Refused:
    """Read a name: a text that shows something."""
    if isinstance(node, (Sequence, Mapping)):
        return file.wrong_type(node, key, "a text")
    typed = node.value
    if is_blank(typed):
        return file.error(
            node,
            "blank-name",
            f"'{shorten(key)}' holds a blank name",
            help="write the name, or delete it",
        )
    return intern(typed)


def many(
    file: File, node: Node, key: str, read: Callable[[File, Node, str], T | Refused]
) -> tuple[T, ...]:
    """Read one value or a list of them; those that are refused are left out."""
    if type(node) is not Sequence:
        one = read(file, node, key)
        return () if one is REFUSED else (one,)
    found = []
    for item in node:
        if item is not REFUSED:
            value = read(file, item, key)
            if value is REFUSED:
                file.leave_out(item)
            else:
                found.append(value)
    return tuple(found)


def names(file: File, node: Node, key: str) -> tuple[str, ...]:
    """Read one name or a list of names; equal lists are one tuple."""
    if type(node) is not Sequence:
        return many(file, node, key, name)
    typed = texts(node)
    shared: tuple[str, ...] | None = file.shared.get(typed)
    if shared is None:
        shared = many(file, node, key, name)
        if typed == shared:
            file.shared[typed] = shared
    return shared


def texts(nodes: Iterable[Any]) -> tuple[str, ...] | None:
    """Return the texts of the nodes if all of them are scalars."""
    try:
        return tuple([node.value for node in nodes])
    except AttributeError:
        return None


def one_of(allowed: tuple[str, ...], code: str, *, lost: str = "the field is left out") -> Read:
    """Return the reader of one of a few fixed words, which reports others under the code."""
    words = {word: word for word in allowed}
    listed = ", ".join(allowed[:-1]) + f" or {allowed[-1]}"

    def read(file: File, node: Node, key: str) -> str | Refused:
        typed = text(file, node, key, lost=lost)
        if typed is REFUSED or typed in words:
            return typed and words[typed]
        guess = file.suggestions.nearest(typed, allowed, key)
        hint = f"did you mean '{guess}'? it" if guess else "it"
        return file.error(
            node, code, f"'{key}' cannot be '{shorten(typed)}'", help=f"{hint} is {listed}; {lost}"
        )

    return read


def dated(lost: str) -> Read:
    """Return the reader of a date of the file's grammar; `lost` is what an unreadable one costs."""

    def read(file: File, node: Node, key: str) -> When | Refused | None:
        typed = text(file, node, key, lost=lost)
        if typed is REFUSED:
            return REFUSED
        when = file.dates.get(typed)
        if when is None:
            if is_no_date(typed):
                return None
            try:
                when = file.dates[typed] = parse_date(typed)
            except DateError as failure:
                return _refuse_unreadable(file, node, failure, "date", lost)
        return when

    return read


date = dated("the field is left out until its date can be read")


def gap(file: File, node: Node, key: str) -> Gap | Refused:
    """Read a length of time, such as `14 days` or `2..4 weeks`."""
    lost = "the field is left out until it can be read"
    typed = text(file, node, key, lost=lost)
    if typed is REFUSED:
        return REFUSED
    try:
        return parse_gap(typed)
    except DateError as failure:
        return _refuse_unreadable(file, node, failure, "length of time", lost)


def _refuse_unreadable(file: File, node: Node, failure: DateError, kind: str, lost: str) -> Refused:
    code = "date-unreadable" if kind == "date" else "gap-unreadable"
    span = span_of(node, file.name)
    edits = _mend(file, span, failure)
    quotes = 1 if getattr(node, "style", None) else 0
    if span.length == len(failure.text) + 2 * quotes and failure.end > failure.start:
        column = span.column + quotes + failure.start
        span = Span(span.file, span.line, column, failure.end - failure.start)
    file.report.add(
        Diagnostic(
            code=code,
            severity=Severity.ERROR,
            message=f"'{shorten(failure.text)}' cannot be read as a {kind}",
            span=span,
            label=failure.reason,
            help=f"{failure.help}; {lost}" if failure.help else lost,
            edits=edits,
        )
    )
    return REFUSED


def _mend(file: File, span: Span, failure: DateError) -> tuple[Edit, ...]:
    """Return the edit that writes the one date that the text can mean, where it stands in YAML."""
    text = file.positions.text(file.name) if span.line and failure.mend else None
    if text is None or not re.fullmatch(_PLAIN, failure.mend):
        return ()
    begin = span.column - 1
    stands = text.line(span.line)[begin : begin + span.length]
    quotes = 0 if stands == failure.text else 1
    if quotes and stands not in (f'"{failure.text}"', f"'{failure.text}'"):
        return ()
    offset = text.offset(span.line, span.column) + quotes
    # A colon in a plain scalar is a matter of where it stands, and of who reads it.
    mend = failure.mend if quotes or ":" not in failure.mend else f'"{failure.mend}"'
    return (Edit(offset, len(failure.text.encode()), mend),)


def integer(file: File, node: Node, key: str) -> int | Refused:
    """Read a whole number of at most 18 digits."""
    typed = text(file, node, key)
    if typed is REFUSED:
        return REFUSED
    if not re.fullmatch(_WHOLE, typed):
        return file.error(
            node,
            "wrong-type",
            f"'{key}' must be a whole number",
            help="write it in digits, such as 2",
        )
    return int(typed)


def degrees(file: File, node: Node, key: str) -> tuple[float, float] | Refused:
    """Read `[latitude, longitude]` in degrees."""
    if type(node) is not Sequence or len(node) != 2:
        return file.error(
            node,
            "wrong-type",
            f"'{key}' must be [latitude, longitude]",
            help="write two numbers in degrees, north and east positive, such as [32.89, 13.19]",
        )
    numbers = []
    for item, limit, what in zip(node, (90, 180), ("latitude", "longitude"), strict=True):
        if item is REFUSED:
            return REFUSED
        value = plain_value(item)
        if not isinstance(value, int | float) or abs(value) > limit:
            return file.error(
                item,
                "wrong-type",
                f"the {what} must be a number from -{limit} to {limit}",
                help="write [latitude, longitude] in degrees, north and east positive",
            )
        numbers.append(float(value))
    return numbers[0], numbers[1]


def plain_value(node: Node) -> object:
    """Return an unknown key's value: plain numbers as numbers, all else as text, nested alike."""
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node if item is not REFUSED]
    if isinstance(node, Mapping):
        pairs = node.items()
        return {
            key: "" if value is None else plain_value(value)
            for key, (_, value) in pairs
            if value is not REFUSED
        }
    typed = node.value
    if not node.style and re.fullmatch(_NUMBER, typed):
        if not set(typed) & set(".eE"):
            return int(typed)
        number = float(typed)
        vanished = number == 0 and set(typed.lower().partition("e")[0]) & set("123456789")
        if not (isinf(number) or vanished):
            return number
    return typed
