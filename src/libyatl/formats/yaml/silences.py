"""What YAML takes away without a word: a text behind ` #`, a value whose colon has no blank.

Both are good YAML, and seldom what was meant: of `title: Resolution #1373` a comment is all
behind `Resolution`, and `{date:2017}` has a key `date:2017` without a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from yaml.events import ScalarEvent

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.nodes import Scalar, span_of
from libyatl.model.source_text import SourceText
from libyatl.text.inert import one_line, shorten

_CUTS = re.compile(rb" #(?<=[^\s] #)(?=[^\s])")
"""Who means a comment puts a blank behind its mark, or two before it."""
_CUT = re.compile(r" (#\S.*)")
_LONGEST_QUOTE = 60
_RUN_ON = re.compile(r"([^\s:]+):(?!//)(\S.*)", re.DOTALL)


def watched(
    next_event: Callable[[], Any], text: SourceText, file: str, report: Report
) -> Callable[[], Any]:
    """Return what yields the parser's events, and warns of texts that a comment cuts short.

    It is `next_event` itself where no line of the text can hold one.
    """
    if _CUTS.search(text.data) is None:
        return next_event
    return partial(_watch, next_event, text.lines_with(_CUTS), text, file, report)


def _watch(
    next_event: Callable[[], Any], lines: set[int], text: SourceText, file: str, report: Report
) -> Any:
    event = next_event()
    if type(event) is ScalarEvent and not event.style:
        end: Any = event.end_mark
        if end.line + 1 in lines and (cut := _CUT.match(text.line(end.line + 1), end.column)):
            span = Span(file, end.line + 1, end.column + 2, len(cut[1]))
            report.add(_told_cut(event.value, cut[1], span))
    return event


def _told_cut(kept: str, cut: str, span: Span) -> Diagnostic:
    whole = f"{kept} {cut}".lstrip()
    ends_more = cut.count("]") + cut.count("}") > cut.count("[") + cut.count("{")
    is_shown = len(whole) <= _LONGEST_QUOTE and not ends_more
    shown = f", as in {_in_quotes(whole)}" if is_shown else ""
    return Diagnostic(
        code="comment-cut",
        severity=Severity.WARNING,
        message=f"to YAML '{shorten(cut)}' is a comment, and no part of the text before it",
        span=span,
        help=f"put quotes around all of it{shown}; if a comment is meant, put a blank behind its #",
    )


def _in_quotes(text: str) -> str:
    return one_line("'" + text.replace("'", "''") + "'")


def run_on(key: Scalar, file: str) -> Diagnostic | None:
    """Return a warning where a key without a value holds it, since its colon has no blank."""
    found = None if key.style else _RUN_ON.fullmatch(key.value)
    if found is None:
        return None
    name, value = found.groups()
    return Diagnostic(
        code="missing-blank",
        severity=Severity.WARNING,
        message=f"to YAML all of '{shorten(key.value)}' is a key, and has no value",
        span=span_of(key, file),
        help=f"put a blank behind the colon, {name}: {value}; until then it says nothing"
        if len(key.value) <= _LONGEST_QUOTE
        else "put a blank behind the colon; until then it says nothing",
    )
