"""Files of a folder that are no chronology: `package.json` beside the events, a table of costs.

A folder is read for its chronologies, and other files lie in it that have a suffix of ours. One
that can be read to its end and has no key or column of ours, nor one that is called as a date
or a title is, was never meant.
"""

from __future__ import annotations

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.entries.undated import names_a_date, names_a_title
from libyatl.formats.format import FindKeys


def is_foreign(data: bytes, find_keys: FindKeys) -> bool:
    """Whether the text can be read to its end and nothing in it is called as in a chronology."""
    found = False
    try:
        for key, ours in find_keys(data):
            if key in ours or names_a_date(key) or names_a_title(key):
                return False
            found = True
    except (ValueError, RecursionError):
        return False
    return found


def passed_over(file: str) -> Diagnostic:
    """Return the note that a file of a folder is none of its chronologies."""
    message = "nothing in the file is called as in a chronology, so it is passed over"
    help = "to read it all the same, name it by itself: -f FILE"
    return Diagnostic(
        code="passed-over", severity=Severity.NOTE, message=message, span=Span(file, 0), help=help
    )
