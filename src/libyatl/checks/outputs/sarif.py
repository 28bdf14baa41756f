"""What a check found, as SARIF (OASIS, Static Analysis Results Interchange Format 2.1.0)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from libyatl.checks.running import Checked
from libyatl.findings.codes import first_sentence, page, severity
from libyatl.findings.diagnostics import Diagnostic, Span, unread
from libyatl.text.inert import one_line
from libyatl.version import __version__


def write_sarif(checked: Checked) -> Iterator[str]:
    """Yield one SARIF log (OASIS, Static Analysis Results Interchange Format 2.1.0).

    What a file accepts is a suppressed result, with the reason; where a file was not read on is
    a notification of the tool.
    """
    found = [(one, "") for one in checked.report]
    found += [(one, why.because) for one, why in checked.accepted]
    rules = {code: number for number, code in enumerate(Counter(one.code for one, _ in found))}
    driver = {
        "name": "libyatl",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in rules],
    }
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, because, rules[one.code]) for one, because in found],
    }
    if checked.timeline.unread:
        notes = [
            {
                "level": "warning",
                "message": {"text": one_line(unread(place))},
                "locations": [_location(place)],
            }
            for place in checked.timeline.unread
        ]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    yield json.dumps(log, indent=1) + "\n"


def _rule(code: str) -> dict[str, object]:
    text = page(code)
    return {
        "id": code,
        "shortDescription": {"text": first_sentence(code)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": severity(code)},
    }


def _result(one: Diagnostic, because: str, number: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": number,
        "level": one.severity,
        "message": {"text": one_line(one.in_one)},
    }
    if one.span:
        result["locations"] = [_location(one.span)]
    if one.related:
        result["relatedLocations"] = [
            {**_location(span), "message": {"text": one_line(word)}} for span, word in one.related
        ]
    if one.edits and one.span:
        result["fixes"] = [_fix(one, one.span)]
    if because:
        result["suppressions"] = [{"kind": "inSource", "justification": because}]
    return result


def _location(span: Span) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(span.file)}}
    location: dict[str, object] = {"physicalLocation": physical}
    if not span.line:
        location["logicalLocations"] = [{"fullyQualifiedName": span.pointer or "/"}]
        return location
    region = {"startLine": span.line, "startColumn": span.column}
    if span.length:
        region["endColumn"] = span.column + span.length
    physical["region"] = region
    return location


def _fix(one: Diagnostic, span: Span) -> dict[str, object]:
    replacements = [
        {
            "deletedRegion": {"byteOffset": edit.offset, "byteLength": edit.length},
            "insertedContent": {"text": edit.text},
        }
        for edit in one.edits
    ]
    change = {"artifactLocation": {"uri": _uri(span.file)}, "replacements": replacements}
    return {"artifactChanges": [change]}


def _uri(file: str) -> str:
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogateescape"))
