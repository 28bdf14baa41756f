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

from libyatl.dates import DateError, When
from libyatl.dates.parsing import Effort
from libyatl.findings.diagnostics import Remedy, Report, Severity
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
from libyatl.model.rewriting import remedy
from libyatl.text.inert import is_blank, shorten
from libyatl.text.spelling import fold

T = TypeVar("T")

_WHOLE = r"-?[0-9]{1,18}"
_NUMBER = r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,25})?(?:[eE][+-]?[0-9]{1,3})?"


class File:
    """A file that is being read: where its findings go, and what it leaves out.

    `timezone` is that of its dates, empty where there is none; `dates` are those that were read;
    `title_key` is what a title is written under in such a file.
    """

    def __init__(
        self, name: str, report: Report, positions: RecordedPositions, suggestions: Suggestions
    ) -> None:
        """Take the file's name, as it is shown, and what the files have in common."""
        self.name = name
        self.report = report
        self.positions = positions
        self.suggestions = suggestions
        self.timezone = ""
        self.title_key = "title:"
        self.dates: dict[str, When | DateError] = {}
        self.effort = Effort()
        self.shared: dict[Any, Any] = {}

    def apart(self) -> File:
        """Return where a value can be read without a finding of the file."""
        apart = File(self.name, Report(), RecordedPositions(), Suggestions())
        apart.timezone, apart.effort = self.timezone, Effort(0)
        return apart

    def error(
        self,
        node: Node,
        code: str,
        message: str,
        *,
        label: str = "",
        help: str | Remedy = "",
        weighs: Severity = Severity.ERROR,
    ) -> Refused:
        """Report an error at the node, or what weighs less, and return `REFUSED`."""
        return refuse(
            node,
            self.name,
            self.report,
            code=code,
            message=message,
            label=label,
            help=help,
            weighs=weighs,
        )

    def remedy(
        self, node: Node, typed: str, written: str, *, before: str = "write ", after: str = ""
    ) -> Remedy:
        """Return the remedy to write a text where the node `typed` stands."""
        places = [(span_of(node, self.name), typed)]
        return remedy(self.positions, places, written, before=before, after=after)

    def wrong_type(self, node: Node, key: str, wanted: str, *, lost: str = "") -> Refused:
        """Report that a field holds another kind of value than it must; `lost` is what it costs."""
        help = f"write {wanted}, or leave '{shorten(key)}' out"
        if wanted == "a list of events" and type(node) is Mapping:
            help = "begin each event with '- ', and indent its other keys like its first"
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


def one_of(
    allowed: tuple[str, ...],
    code: str,
    *,
    lost: str = "the field is left out",
    weighs: Severity = Severity.ERROR,
) -> Read:
    """Return the reader of one of a few fixed words, which reports others under the code."""
    words = {word: word for word in allowed}
    listed = ", ".join(allowed[:-1]) + f" or {allowed[-1]}"

    def read(file: File, node: Node, key: str) -> str | Refused:
        typed = text(file, node, key, lost=lost)
        if typed is REFUSED or typed in words:
            return typed and words[typed]
        guess = file.suggestions.nearest(typed, allowed, key)
        said = f"'{key}' cannot be '{shorten(typed)}'"
        hint = f"did you mean '{guess}'? it" if guess else "it"
        help: str | Remedy = f"{hint} is {listed}; {lost}"
        if guess and fold(guess) == fold(typed):
            help = file.remedy(node, typed, guess, after=f"; {lost}")
        return file.error(node, code, said, help=help, weighs=weighs)

    return read


def integer(file: File, node: Node, key: str) -> int | Refused:
    """Read a whole number of at most 18 digits."""
    lost = "it is kept as written, and counts for nothing"
    typed = text(file, node, key, lost=lost)
    if typed is REFUSED:
        return REFUSED
    if not re.fullmatch(_WHOLE, typed):
        return file.error(
            node,
            "wrong-type",
            f"'{key}' must be a whole number",
            help=f"write it in digits, such as 2; {lost}",
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
