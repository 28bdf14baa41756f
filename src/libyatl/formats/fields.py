"""One field at a time: a node to a text, a name, a date, a number, or a reported refusal.

Every reader here takes a node and the path of its field, marks where the value stands,
and returns what it means or `REFUSED` after saying why. Which fields an entry has is said
in `libyatl.formats.entries`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal, TypeVar

from libyatl.dates import DateError, Gap, When, parse_date, parse_gap
from libyatl.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.nodes import Mapping, Node, Scalar, Sequence
from libyatl.inert import shorten
from libyatl.positions import Positions
from libyatl.spelling import nearest

T = TypeVar("T")

Refused = Literal[False]
REFUSED: Final = False
"""What a field's reader returns after it has reported why the value cannot stand."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?(?:[eE][+-]?[0-9]{1,2})?")


class Fields:
    """Reads fields of one file: where findings go and where places are marked."""

    def __init__(self, file: str, report: Report, positions: Positions) -> None:
        """Take the file's name, as it is shown, and the tables to fill."""
        self.file = file
        self.report = report
        self.positions = positions

    def error(
        self, node: Node, code: str, message: str, *, label: str = "", help: str = ""
    ) -> Refused:
        """Report an error at the node and return `REFUSED`."""
        self.report.add(Diagnostic(code, Severity.ERROR, message, self.span(node), label, help))
        return REFUSED

    def span(self, node: Node) -> Span:
        """Return where the node stands."""
        length = node.length if isinstance(node, Scalar) else 1
        return Span(self.file, node.line, node.column, length)

    def text(self, node: Node, path: str) -> str | Refused:
        """Read a text, as typed."""
        if type(node) is not Scalar:
            return self.wrong_type(node, path, "text")
        self.positions.mark(path, node.line, node.column, node.length)
        return node.text

    def wrong_type(self, node: Node, path: str, wanted: str) -> Refused:
        """Report that a field holds another kind of value than it must."""
        kind = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}[type(node)]
        field = path.rpartition("/")[2] if not path[-1:].isdigit() else path.rpartition("/")[0]
        return self.error(node, "wrong-type", f"'{field}' must be {wanted}, not {kind}")

    def many(
        self, node: Node, path: str, read: Callable[[Node, str], T | Refused]
    ) -> tuple[T, ...]:
        """Read one value or a list of them; those that are refused are left out."""
        if type(node) is not Sequence:
            one = read(node, path)
            return () if one is REFUSED else (one,)  # type: ignore[return-value]
        found = []
        for number, item in enumerate(node.items):
            if item is not None and (value := read(item, f"{path}/{number}")) is not REFUSED:
                found.append(value)
        return tuple(found)  # type: ignore[arg-type]

    def name(self, node: Node, path: str) -> str | Refused:
        """Read a name: a text that is not blank."""
        text = self.text(node, path)
        if text is not REFUSED and not text.strip():
            return self.error(node, "blank-name", "a name may not be blank")
        return text

    def names(self, node: Node, path: str) -> tuple[str, ...]:
        """Read one name or a list of names."""
        return self.many(node, path, self.name)

    def one_of(self, node: Node, path: str, allowed: tuple[str, ...], code: str) -> str | Refused:
        """Read one of a few fixed words."""
        text = self.text(node, path)
        if text is REFUSED or text in allowed:
            return text
        guess = nearest(text, allowed)
        hint = f"did you mean '{guess}'? It" if guess else "it"
        listed = ", ".join(allowed[:-1]) + f" or {allowed[-1]}"
        return self.error(
            node, code, f"'{shorten(text)}' is no {path.rpartition('/')[2]}",
            help=f"{hint} is one of {listed}",
        )  # fmt: skip

    def date(
        self, node: Node, path: str, *, consequence: str = "the field is left out"
    ) -> When | Refused:
        """Read a date of the file's grammar; `consequence` says what is lost without it."""
        return self._parsed(node, path, parse_date, "date", consequence)

    def gap(self, node: Node, path: str) -> Gap | Refused:
        """Read a length of time, such as `14 days` or `2..4 weeks`."""
        return self._parsed(node, path, parse_gap, "length of time", "the field is left out")

    def _parsed(
        self, node: Node, path: str, parse: Callable[[str], T], kind: str, consequence: str
    ) -> T | Refused:
        text = self.text(node, path)
        if text is REFUSED:
            return REFUSED
        try:
            return parse(text)
        except DateError as failure:
            return self._unreadable(node, failure, kind, consequence)  # type: ignore[arg-type]

    def _unreadable(self, node: Scalar, failure: DateError, kind: str, consequence: str) -> Refused:
        code = "date-unreadable" if kind == "date" else "gap-unreadable"
        until = f"{consequence} until its {kind} can be read"
        remedy = f"{failure.help}; {until}" if failure.help else until
        span = self.span(node)
        if node.plain and node.length == len(node.text) and failure.end > failure.start:
            span = Span(
                self.file, node.line, node.column + failure.start, failure.end - failure.start
            )
        self.report.add(
            Diagnostic(
                code, Severity.ERROR, f"'{shorten(node.text)}' cannot be read as a {kind}",
                span, failure.reason, remedy,
            )
        )  # fmt: skip
        return REFUSED

    def integer(self, node: Node, path: str) -> int | Refused:
        """Read a whole number of at most 18 digits."""
        text = self.text(node, path)
        if text is REFUSED:
            return REFUSED
        if not re.fullmatch(r"-?[0-9]{1,18}", text):
            return self.error(
                node, "wrong-type", f"'{path.rpartition('/')[2]}' must be a whole number"
            )
        return int(text)

    def degrees(self, node: Node, path: str) -> tuple[float, float] | Refused:
        """Read `[latitude, longitude]` in degrees."""
        if type(node) is not Sequence or len(node.items) != 2:
            return self.error(
                node, "wrong-type", f"'{path}' must be [latitude, longitude] in degrees"
            )
        numbers = []
        for item, limit in zip(node.items, (90, 180), strict=True):
            value = plain_value(item) if item is not None else None
            if not isinstance(value, int | float) or abs(value) > limit:
                return self.error(
                    item or node, "wrong-type",
                    f"'{path}' must be [latitude, longitude] in degrees, at most {limit} here",
                )  # fmt: skip
            numbers.append(float(value))
        return numbers[0], numbers[1]


def plain_value(node: Node) -> object:
    """Return an unknown key's value: plain numbers as numbers, all else as text, nested alike."""
    if type(node) is Scalar:
        if node.plain and _NUMBER.fullmatch(node.text):
            return float(node.text) if set(node.text) & set(".eE") else int(node.text)
        return node.text
    if type(node) is Sequence:
        return [plain_value(item) for item in node.items if item is not None]
    pairs = node.pairs.items()  # type: ignore[union-attr]
    return {key: plain_value(value) for key, (_, value) in pairs if value is not None}
