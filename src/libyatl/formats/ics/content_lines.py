"""A text as content lines (RFC 5545, 3.1): unfolded, each a name, parameters and a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from libyatl.formats.entries.cells import Cell, Line

LINE_END = re.compile(rb"\r\n|\r|\n")
_END = re.compile(r"\r\n|\r|\n")
_WITHIN = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})((?:\r\n|\r|\n)[ \t])([\x80-\xbf]{1,3})")
"""A fold within the bytes of a character, as programs write it that count bytes alone."""
_NAME = re.compile(r"([A-Za-z0-9-]+)(?=[;:])")
_PARAMETER = re.compile(r";([A-Za-z0-9-]+)=")
_VALUE = re.compile(r'"([^"]*)"|([^";:,]*)')
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_ESCAPED = re.compile(r"\\([\\;,nN])")


class LogicalLine(NamedTuple):
    """A line with its continuations; `line` is that on which it begins, from 0."""

    text: str
    line: int
    first: int
    """How many characters of it stand on the line on which it begins."""


class Property(NamedTuple):
    """A content line that is read.

    Attributes:
        name: in capital letters.
        parameters: by names in capital letters, their values.
        value: as written, its escapes not undone.
        written: the whole of it behind its name, as written.
        at: its value, or the whole line where that begins on a later one.
    """

    name: str
    parameters: dict[str, list[str]]
    value: str
    written: str
    at: Cell


class BrokenLine(NamedTuple):
    """A content line that cannot be read: why, and where from on (line and column from 0)."""

    why: str
    text: str
    line: int
    column: int


def folded_between_characters(data: bytes) -> bytes:
    """Return a text with each fold that stands within a character behind that (RFC 5545, 3.1)."""
    return _WITHIN.sub(rb"\1\3\2", data) if b"\n " in data or b"\r " in data else data


def logical_lines(text: str) -> Iterator[LogicalLine]:
    """Yield the lines of a text without their folds; blank ones hold nothing, and are left out."""
    begun, parts, number, place = 0, list[str](), 0, 0
    while place <= len(text):
        end = _END.search(text, place)
        line = text[place : end.start() if end else len(text)]
        if parts and line[:1] in (" ", "\t") and line:
            parts.append(line[1:])
        else:
            if any(parts):
                yield LogicalLine("".join(parts), begun, len(parts[0]))
            begun, parts = number, [line]
        if end is None:
            break
        number, place = number + 1, end.end()
    if any(parts):
        yield LogicalLine("".join(parts), begun, len(parts[0]))


def content_line(line: LogicalLine) -> Property | BrokenLine:
    """Return what a logical line says, or where it goes wrong."""
    text = line.text
    found = _NAME.match(text)
    if found is None:
        return _broken(line, "a name and a colon are missing", 0)
    place, parameters = found.end(), dict[str, list[str]]()
    while text[place] == ";":
        named = _PARAMETER.match(text, place)
        if named is None:
            return _broken(line, "behind the semicolon stands no parameter, as in TZID=UTC", place)
        place, values = named.end(), parameters.setdefault(named[1].upper(), [])
        while True:
            said = _VALUE.match(text, place)
            assert said is not None  # it matches the empty text too
            quoted, bare = said.groups()
            values.append(_uncareted(bare if quoted is None else quoted))
            place = said.end()
            if text[place : place + 1] != ",":
                break
            place += 1
        if text[place : place + 1] not in (";", ":"):
            return _broken(line, f"the parameter {named[1].upper()} does not end", place)
    value = text[place + 1 :]
    return Property(
        found[1].upper(), parameters, value, text[found.end() :], _at_line(line, place + 1)
    )


def _at_line(line: LogicalLine, column: int) -> Cell:
    if column > line.first:
        column = 0
    end = Line(line.line, max(line.first, column))
    return Cell(line.text[column:], Line(line.line, column), end)


def _broken(line: LogicalLine, why: str, column: int) -> BrokenLine:
    return BrokenLine(why, line.text, line.line, column if column < line.first else 0)


def _uncareted(text: str) -> str:
    r"""Return the value of a parameter with `^n`, `^'` and `^^` undone (RFC 6868)."""
    return _CARET.sub(lambda found: _CARETS[found[1]], text) if "^" in text else text


def unescaped(text: str) -> str:
    r"""Return a TEXT with `\n`, `\,`, `\;` and `\\` undone; other backslashes stay (3.3.11)."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def texts_apart(text: str) -> list[str]:
    r"""Return the texts of a list of them, which stand between commas without a backslash."""
    parts, begin = list[str](), 0
    for found in re.finditer(r"\\.|,", text, re.DOTALL):
        if found[0] == ",":
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [unescaped(part) for part in (*parts, text[begin:])]
