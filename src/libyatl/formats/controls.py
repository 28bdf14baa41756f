"""Control characters: what a file of text holds none of, and where one holds some all the same.

They come with text that was decoded wrongly, or copied. YAML takes none, so there a file with
one is refused whole. In the other formats each stands in a cell or a text of its own, which
is kept as it is: it is shown and written inert, as all text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.model.source_text import SourceText
from libyatl.text.inert import code_point

_C0 = bytes({*range(32), 127} - set(b"\t\n\r"))
_LATE = rb"\x7f|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]"
_BEGINS = (b"\x7f", b"\xc2", b"\xef\xbf")
"""What begins one of `_LATE`."""
ANY = rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|" + _LATE
_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
IN_JSON = _LATE
"""Those that may stand in a text of JSON; of the others its grammar has only escapes."""


def in_whole(data: bytes, file: str, report: Report) -> bool:
    """Whether the file is refused for a control character, the first of which is reported."""
    found = re.search(ANY, data) if _may_hold_any(data) else None
    if found is None:
        return False
    place = Span(file, *SourceText(data).place(found.start()), 1)
    help = "delete it, or write it as an escape in double quotes; nothing of the file is read"
    message = f"the file holds the control character {code_point(found[0].decode())}"
    report.add(
        Diagnostic(
            code="control-character",
            severity=Severity.ERROR,
            message=message,
            span=place,
            help=help,
        )
    )
    return True


def in_cells(
    data: bytes,
    file: str,
    report: Report,
    *,
    ends: re.Pattern[bytes],
    apart: re.Pattern[bytes],
    sought: bytes = ANY,
) -> None:
    """Warn of the first control character of each cell, with its place.

    Cells are what stands between what `apart` finds; lines end where `ends` finds it.
    """
    if not _may_hold_any(data):
        return
    line, column, counted, last = 1, 1, 0, -1
    for found in re.finditer(sought, data):
        begin = found.start()
        same, last = last >= 0 and apart.search(data, last, begin) is None, found.end()
        if same:
            continue
        while end := ends.search(data, counted, begin):
            line, column, counted = line + 1, 1, end.end()
        column += len(data[counted:begin].decode("utf-8", "replace"))
        counted = begin
        report.add(_in_text(found[0].decode(), Span(file, line, column, 1)))


def in_rows(rows: Sequence[Sequence[str]], file: str) -> Iterator[Diagnostic]:
    """Yield a warning for each cell that has a control character.

    The line of its place is the number of its row among these, from 1.
    """
    if not any(_IN_TEXT.search("".join(row)) for row in rows):
        return
    for number, row in enumerate(rows):
        for found in filter(None, map(_IN_TEXT.search, row)):
            yield _in_text(found[0], Span(file, number + 1))


def _in_text(control: str, place: Span) -> Diagnostic:
    return Diagnostic(
        code="control-character",
        severity=Severity.WARNING,
        message=f"the control character {code_point(control)} stands in a text",
        span=place,
        help="it is kept, and written as an escape; delete it if no one meant it",
    )


def _may_hold_any(data: bytes) -> bool:
    """Whether the search is worth its time, which is a tenth of the whole reading."""
    return any(begin in data for begin in _BEGINS) or len(data.translate(None, _C0)) < len(data)
