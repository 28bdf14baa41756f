"""Libraries of sources in formats that are not read, and how they come in all the same."""

from __future__ import annotations

import re
from pathlib import PurePath

from libyatl.findings.diagnostics import Diagnostic, Severity, Span

_SUFFIXES = {".bib": "BibTeX", ".bibtex": "BibTeX", ".ris": "RIS", ".enl": "EndNote"}
_BEGINNINGS = {
    "BibTeX": re.compile(rb"(?:\s|%[^\n]*\n)*@[A-Za-z]+\s*[{(]"),
    "RIS": re.compile(rb"\s*TY {2}- "),
}
_EXPORT = {
    "BibTeX": "export the library as CSL JSON (Zotero: Export Library, CSL JSON), "
    "or turn it into that: pandoc -f bibtex -t csljson {file} -o sources.json",
    "RIS": "export the library as CSL JSON (Zotero: Export Library, CSL JSON), "
    "or turn it into that: pandoc -f ris -t csljson {file} -o sources.json",
    "EndNote": "export it as RIS, import that into Zotero, and export it there as CSL JSON",
}


def as_csl(file: str, data: bytes) -> Diagnostic | None:
    """Return the error that a text is a library of sources in a format that is not read, or None.

    It is told by the suffix of its name, else by how it begins.
    """
    suffix = PurePath(file).suffix.lower()
    begun = (format for format, begins in _BEGINNINGS.items() if begins.match(data))
    format = _SUFFIXES.get(suffix) or next(begun, None)
    if format is None:
        return None
    return Diagnostic(
        code="not-a-chronology",
        severity=Severity.ERROR,
        message=f"this is a library of sources in {format}, which libyatl does not read",
        span=Span(file, 0),
        help=f"{_EXPORT[format].format(file=file)}; nothing of it is read",
    )
