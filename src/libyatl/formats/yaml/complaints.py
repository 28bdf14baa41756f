"""What the YAML parser's complaints mean for an author, and what to do about each.

To explain one more, add a line to `_MEANING`: a part of the parser's words, what is wrong
in a sentence, and the remedy.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.model.keys import ENTRIES, HEAD
from libyatl.model.source_text import SourceText
from libyatl.text.inert import shorten

_MEANING = (
    (
        "mapping values are not allowed",
        "a colon and a blank make a key of what stands before them, and the line has a key already",
        "put quotes around a text that holds ': '",
    ),
    (
        "mapping keys are not allowed",
        "a text cannot begin with ? and a blank, or be a ? alone",
        "put quotes around it; a date that is not known is left out",
    ),
    (
        "found character that cannot start any token",
        "a text cannot begin with this character",
        "put quotes around the text",
    ),
    (
        "found a tab character",
        "a line is indented with a tab",
        "indent with blanks",
    ),
    (
        "found unexpected end of stream",
        "a quotation is opened and not closed",
        "close it with the same quotation mark, and write '' for a ' inside '...'",
    ),
    (
        "found unexpected document indicator",
        "a quotation is opened and not closed",
        "close it with the same quotation mark",
    ),
    (
        "could not find expected ':'",
        "this line is neither a key with its value nor part of the text above it",
        "write `key: value`, or indent the line further than the key whose text it continues",
    ),
    (
        "did not find expected key",
        "a key is expected here",
        "indent the keys of one entry alike; put quotes around the whole of a text",
    ),
    (
        "expected <block end>",
        "a key is expected here",
        "indent the keys of one entry alike; put quotes around the whole of a text",
    ),
    (
        "did not find expected '-' indicator",
        "an item of the list is expected here",
        "begin each item with '- ', all equally indented",
    ),
    (
        "did not find expected ',' or ']'",
        "the list in brackets is not closed",
        "close it with ]; put quotes around a text that holds a comma, a bracket or a brace",
    ),
    (
        "did not find expected ',' or '}'",
        "the mapping in braces is not closed",
        "close it with }; put quotes around a text that holds a comma, a bracket or a brace",
    ),
    (
        "did not find expected comment or line break",
        "a text cannot begin with | or >, which announce a text on the lines below",
        "put quotes around the text, or begin it on the next line",
    ),
    (
        "found unexpected ':'",
        "a colon in braces or brackets has no blank behind it",
        "put a blank behind it, or quotes around a text that holds it",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin here",
        "begin it on a line of its own, or put quotes around a text that begins with '- '",
    ),
    (
        "unknown escape character",
        "a backslash in double quotes begins an escape, and this is none",
        "write \\\\ for a backslash, or use single quotes",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "a text cannot begin with & or *",
        "put quotes around the text",
    ),
    (
        "did not find expected <document start>",
        "nothing can follow the end of the list or mapping that the file is",
        "indent it like what stands above it, or delete it",
    ),
)


_LINES_ABOVE = 3
_RUN_ON = re.compile(r"[ -]*(\w+):([^\s/].*)")
_AFTER_CLOSING = re.compile(r"(?:^|[:,\[{-])\s+(?:'[^']*'|\"[^\"]*\"|\[[^\]]*\]|\{[^}]*\})\s*$")


def explain(failure: yaml.YAMLError, text: SourceText, file: str) -> Diagnostic:
    """Return the diagnostic for a text that is no YAML."""
    problem: str = getattr(failure, "problem", None) or str(failure)
    mark: Any = getattr(failure, "problem_mark", None)
    begun: Any = getattr(failure, "context_mark", None)
    if begun and (mark is None or "unexpected" in problem or "',' or" in problem):
        mark = begun
    # The parser counts one line more where the last one has no end.
    place = text.nearest(mark.line + 1, mark.column + 1) if mark else (1, 1)
    span = Span(file, *place, 1 if mark else 0)
    message, remedy = _meaning(problem, text.line(span.line), span.column - 1)
    if "expected ':'" in problem or "mapping values" in problem:
        run_on = _run_on(text, span.line)
        if run_on:
            line, match = run_on
            span = Span(file, line, match.start(1) + 1, match.end() - match.start(1))
            message = "a colon without a blank behind it makes no key of what stands before it"
            remedy = f"put a blank behind it, {shorten(match[1])}: {shorten(match[2], 60)}"
    return Diagnostic(
        code="yaml-syntax",
        severity=Severity.ERROR,
        message=message,
        span=span,
        label=shorten(problem, 100),
        help=f"{remedy}; the entry that this stands in, and all below it, is not read",
    )


def _run_on(text: SourceText, last: int) -> tuple[int, re.Match[str]] | None:
    """Find a key whose colon has no blank, which makes a text of the lines from it on."""
    known = {key.key for form in ENTRIES.values() for key in form.keys} | {key.key for key in HEAD}
    for line in range(last, max(last - _LINES_ABOVE, 0), -1):
        match = _RUN_ON.fullmatch(text.line(line).rstrip())
        if match and match[1] in known:
            return line, match
    return None


def _meaning(problem: str, line: str, column: int) -> tuple[str, str]:
    if "cannot start any token" in problem and line[column : column + 1] == "\t":
        problem = "found a tab character"
    before = line[:column]
    if "expected" in problem and _AFTER_CLOSING.search(before):
        return (
            "the text goes on after its closing quotation mark or bracket",
            "put all of it in quotes, and write '' for a ' inside '...'",
        )
    if "mapping values" in problem and ":" not in before:
        return (
            "the line holds a key, but is indented as part of the text above it",
            "indent it like the key above it",
        )
    for words, meaning, mend in _MEANING:
        if words in problem:
            return meaning, mend
    return "the file is no YAML here", "look at this line and at the one above it"
