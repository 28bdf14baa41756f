"""Inputs to bytes: which files are meant, and whether their bytes are text at all.

An input is read in chunks and refused at its first NUL, so that a device or a binary
costs one chunk. What is left must be UTF-8 without control characters; where it is not,
the place is named and nothing of the input is read further.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from libyatl.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.errors import InputError
from libyatl.inert import one_line
from libyatl.positions import SourceText

STDIN = "-"
_CHUNK = 1 << 20
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_CONFLICT = re.compile(rb"^(?:<{7}|>{7}|\|{7})(?= |\r?$)", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


def inputs(paths: Iterable[str], suffixes: Iterable[str]) -> Iterator[str]:
    """Yield the name of each input: a file, `-`, or a folder's direct children by name.

    Of a folder, files with a known suffix count, dot files do not.

    Raises:
        InputError: a path does not exist, or a folder holds no such file.
    """
    known = tuple(suffixes)
    for path in paths:
        where = Path(path)
        if path == STDIN or not where.is_dir():
            yield path
            continue
        children = [
            str(child)
            for child in sorted(where.iterdir(), key=lambda child: child.name)
            if child.suffix.lower() in known and not child.name.startswith(".") and child.is_file()
        ]
        if not children:
            raise InputError(
                f"{one_line(path)}: the folder holds no file that libyatl reads",
                help=f"it looks for {', '.join(known)}",
            )
        yield from children


def read_bytes(name: str) -> bytes:
    """Return all bytes of the input, or those up to the chunk with the first NUL.

    Raises:
        InputError: the input is missing, may not be read, or fails while it is read.
    """
    try:
        if name == STDIN:
            return _until_nul(sys.stdin.buffer)
        with open(name, "rb") as file:
            return _until_nul(file)
    except (OSError, ValueError, AttributeError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise InputError(f"{one_line(name)}: {one_line(reason)}") from failure


def sound_text(data: bytes, file: str, report: Report) -> bytes | None:
    """Return the bytes without a byte order mark, or None where they are no UTF-8 text.

    The reason is then in the report, with its place. `report` quotes the text from now on.
    """
    data = data.removeprefix(_BOM)
    text = SourceText(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data:
        offset = max(data.find(b"\0"), 0)
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[1:2] == b"\0" or data[:3] == b"\0\0\0"
        reason = "the file is UTF-16 or UTF-32" if wide else "the file holds a NUL byte"
        help = "save it as UTF-8" if wide else "it is no text file"
        _refuse(report, "not-utf8", data, offset, file, reason, help)
        return None
    report.open(file, text)
    try:
        decoded = data.decode("utf-8")
    except UnicodeDecodeError as failure:
        _refuse(
            report, "not-utf8", data, failure.start, file,
            f"byte 0x{data[failure.start]:02x} is not UTF-8", "save the file as UTF-8",
        )  # fmt: skip
        return None
    if found := _CONTROL.search(decoded):
        offset = len(decoded[: found.start()].encode())
        _refuse(
            report, "control-character", data, offset, file,
            f"the file holds the control character U+{ord(found[0]):04X}",
            "delete it, or write it as an escape in double quotes",
        )  # fmt: skip
        return None
    if conflict := _CONFLICT.search(data):
        _refuse(
            report, "merge-conflict", data, conflict.start(), file,
            "the file holds the conflict marks of a merge", "settle the conflict first",
        )  # fmt: skip
        return None
    return data


def _until_nul(file: BinaryIO) -> bytes:
    chunks = []
    while chunk := file.read(_CHUNK):
        chunks.append(chunk)
        if b"\0" in chunk:
            break
    return b"".join(chunks)


def _refuse(
    report: Report, code: str, data: bytes, offset: int, file: str, message: str, help: str
) -> None:
    before = data[:offset].decode("utf-8", "replace")
    line = before.count("\n") + 1
    span = Span(file, line, len(before) - before.rfind("\n"), 1)
    report.add(
        Diagnostic(code, Severity.ERROR, message, span, help=f"{help}; nothing of the file is read")
    )
