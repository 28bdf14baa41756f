"""Bytes to text: in which encoding an input is, and whether it is a text at all.

A byte order mark tells UTF-16 from UTF-8, which all else must be unless a person says otherwise:
no encoding is guessed. A text has no NUL and none of the marks of a merge; where it has, or is in
no such encoding, the place is named and nothing of the input is read. Only where each line stands
for itself may some hold other bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.model.source_text import SourceText
from libyatl.text.inert import shorten

UTF_16 = b"\xff\xfe", b"\xfe\xff"
"""What a text of UTF-16 begins with."""
_UTF_32 = b"\xff\xfe\0\0"
_BOM = b"\xef\xbb\xbf"
_WIDE = {b"\0\1\0\1", b"\1\0\1\0", b"\0\1\1\1", b"\1\1\1\0"}
_CONFLICT = rb"(?m)^(?:<{7}|>{7}|\|{7})(?= |\r?$)"
_AS_UTF8 = "save the file as UTF-8 (how: libyatl explain not-utf8)"
_USUAL = "cp1252"
"""What most texts are that are not UTF-8: what Windows mostly wrote in western Europe."""
_SHOWN = 20
_LOOKED_AT = 100
"""So many lines tell whether it is a few rows that are not UTF-8, or the file."""


def sound_text(
    data: bytes,
    file: str,
    report: Report,
    encoding: str = "",
    by_rows: Callable[[bytes], bool] = lambda data: False,
) -> bytes | None:
    """Return a text as UTF-8 without a byte order mark, or None where the bytes are none.

    The reason is then in the report, with its place. `report` quotes the text from now on.
    `encoding` is that of the bytes, if a person says it. Where it is rows of text that the bytes
    are (`by_rows`), under a first line in UTF-8, a few may hold others, which nobody has reported.

    Raises:
        UsageError: no such encoding.
    """
    data, flaw = _as_utf8(data, encoding)
    text = SourceText(data)
    flaw = flaw or _no_text(data)
    if flaw is not None and flaw.of_one_line and by_rows(data) and are_few(data):
        flaw = None
    if flaw is None or flaw.quotable:
        report.open(file, text)
    flaw = flaw or _unsound(data)
    if flaw is None:
        return data
    span = Span(file, *text.place(flaw.offset), flaw.length)
    help = f"{flaw.help}; nothing of the file is read"
    report.add(
        Diagnostic(
            code=flaw.code, severity=Severity.ERROR, message=flaw.message, span=span, help=help
        )
    )
    return None


class _Flaw(NamedTuple):
    code: str
    message: str
    help: str
    offset: int = 0
    length: int = 1
    quotable: bool = True
    of_one_line: bool = False


def _as_utf8(data: bytes, encoding: str) -> tuple[bytes, _Flaw | None]:
    """Return the bytes as UTF-8 without a mark, or as they are and why they cannot be told so."""
    if not encoding and data.startswith(UTF_16) and not data.startswith(_UTF_32):
        encoding = "utf-16"
    if not encoding:
        return data.removeprefix(_BOM), None
    try:
        return data.decode(encoding).removeprefix("\ufeff").encode(), None
    except UnicodeError as failure:
        at = failure.start if isinstance(failure, UnicodeDecodeError) else 0
        message = f"the file is not in {shorten(encoding)}: byte {at + 1} cannot be read"
        return data, _Flaw("not-utf8", message, "see in which encoding it is", quotable=False)
    except (LookupError, TypeError, ValueError) as failure:
        raise UsageError(
            f"no encoding is called '{shorten(encoding)}'",
            help="name it as Python does, such as cp1252, utf-16 or cp1256",
        ) from failure


def are_few(data: bytes) -> bool:
    """Whether the first line that holds anything, and half of the first ones, are UTF-8."""
    lines = islice((found[0] for found in re.finditer(rb"[^\r\n]+", data)), _LOOKED_AT)
    odd = [_failure(line) is not None for line in lines]
    return not odd[0] and 2 * sum(odd) <= len(odd)


def _failure(text: bytes) -> UnicodeDecodeError | None:
    try:
        text.decode()
    except UnicodeDecodeError as failure:
        return failure
    return None


def not_utf8(data: bytes) -> tuple[int, str, str] | None:
    """Return where bytes are not UTF-8, if they are not, what is wrong there, and what to do."""
    failure = _failure(data)
    if failure is None:
        return None
    byte = f"byte 0x{data[failure.start]:02x}"
    if failure.reason == "unexpected end of data":
        message = f"the file ends within a character, which {byte} begins"
        return failure.start, message, "see that the file is whole"
    return failure.start, f"{byte} is not UTF-8", _read_otherwise(data, failure.start)


def _read_otherwise(data: bytes, at: int) -> str:
    """Return what to do about a byte that is no UTF-8: how the place reads in another encoding."""
    before = re.split(rb"[\r\n]", data[max(at - _SHOWN, 0) : at])[-1]
    line = before + re.split(rb"[\r\n]", data[at : at + _SHOWN])[0]
    try:
        read = line.decode(_USUAL)
    except UnicodeDecodeError:
        return f"{_AS_UTF8}, or say what it is: --encoding NAME"
    return (
        f"did you mean --encoding {_USUAL}? it reads '{shorten(read.strip())}' there; or {_AS_UTF8}"
    )


def _no_text(data: bytes) -> _Flaw | None:
    if data[:2] in UTF_16 or bytes(byte == 0 for byte in data[:4]) in _WIDE:
        message = "the file is UTF-16 or UTF-32, not UTF-8"
        return _Flaw("not-utf8", message, _AS_UTF8, length=0, quotable=False)
    if b"\0" in data:
        message, help = (
            "the file holds a NUL byte, as no text does",
            "see that it is the file you mean",
        )
        return _Flaw("control-character", message, help, data.index(0), quotable=False)
    if found := not_utf8(data):
        at, message, help = found
        return _Flaw("not-utf8", message, help, at, of_one_line=True)
    return None


def _unsound(data: bytes) -> _Flaw | None:
    marked = b"<<<<<<<" in data or b">>>>>>>" in data or b"|||||||" in data
    if marked and (conflict := re.search(_CONFLICT, data)):
        message = "the file holds the conflict marks of a merge"
        help = "choose what stands, and delete the marks"
        return _Flaw("merge-conflict", message, help, conflict.start(), 7)
    return None
