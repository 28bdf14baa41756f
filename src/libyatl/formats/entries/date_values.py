"""Dates and lengths of time: a node to one, or to a finding that says what to write.

Readers are as in `libyatl.formats.entries.values`.
"""

from __future__ import annotations

from libyatl.dates import DateError, Gap, When, parse_gap
from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import read_date
from libyatl.findings.diagnostics import Diagnostic, Remedy, Severity, Span
from libyatl.formats.entries.nodes import (
    REFUSED,
    Mapping,
    Node,
    Refused,
    Sequence,
    span_of,
)
from libyatl.formats.entries.values import File, Read, text
from libyatl.text.inert import shorten


def dated(lost: str) -> Read:
    """Return the reader of a date of the file's grammar; `lost` is what an unreadable one costs.

    That there is no date may be said on purpose, and is not reported. Whatever is refused has to be
    kept as it is written (`libyatl.model.keys.Key.unread`).
    """

    def read(file: File, node: Node, key: str) -> When | Refused:
        typed = text(file, node, key, lost=lost)
        if typed is REFUSED:
            return REFUSED
        when = file.dates.get(typed)
        if when is None:
            if is_no_date(typed):
                return REFUSED
            when = file.dates[typed] = _date_or_fault(file, typed)
        if isinstance(when, DateError):
            return _refuse_unreadable(file, node, when, "date", lost)
        return when

    return read


def _date_or_fault(file: File, typed: str) -> When | DateError:
    try:
        when = read_date(typed, file.effort)
        if file.timezone:
            from libyatl.dates.located import located

            when = located(when, file.timezone)
        return when
    except DateError as fault:
        return fault.with_traceback(None)


date = dated("the field is left out until its date can be read")
date_of_event = dated("the event is undated until its date can be read")


def unread(file: File, node: Node, key: str) -> When | str | Refused:
    """Read the date of an event that could not be read: as one if it can be now, else as a text."""
    when: When | Refused = date_of_event(file, node, key)
    if when is REFUSED and not isinstance(node, (Sequence, Mapping)):
        return node.value
    return when


def length(lost: str) -> Read:
    """Return the reader of a length of time, such as `14 days`; `lost` is as that of a date."""

    def read(file: File, node: Node, key: str) -> Gap | Refused:
        typed = text(file, node, key, lost=lost)
        if typed is REFUSED:
            return REFUSED
        try:
            return parse_gap(typed)
        except DateError as failure:
            return _refuse_unreadable(file, node, failure, "length of time", lost)

    return read


gap = length("the field is left out until it can be read")
gap_of_event = length("it is kept as written, and bounds nothing until it can be read")


def _refuse_unreadable(file: File, node: Node, failure: DateError, kind: str, lost: str) -> Refused:
    code = "date-unreadable" if kind == "date" else "gap-unreadable"
    span = span_of(node, file.name)
    help = _remedy(file, node, failure, lost)
    quotes = 1 if getattr(node, "style", None) else 0
    if span.length == len(failure.text) + 2 * quotes and failure.end > failure.start:
        column = span.column + quotes + failure.start
        span = Span(span.file, span.line, column, failure.end - failure.start)
    file.report.add(
        Diagnostic(
            code=code,
            severity=Severity.ERROR,
            message=f"'{shorten(failure.text)}' cannot be read as a {kind}",
            span=span,
            label=failure.reason,
            help=help,
        )
    )
    return REFUSED


def _remedy(file: File, node: Node, failure: DateError, lost: str) -> str | Remedy:
    """Return what to write, and as an edit where the text can mean one thing alone."""
    words = f"{failure.help}; {lost}" if failure.help else lost
    before, written, after = words.partition(failure.mend) if failure.mend else ("", "", "")
    if not written:
        return words
    return file.remedy(node, failure.text, written, before=before, after=after)
