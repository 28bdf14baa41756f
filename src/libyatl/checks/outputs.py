"""What a check found, for other programs: JSON, GitHub's annotations, SARIF 2.1.0.

To add an output, write one function here or one module, and one line in `OUTPUTS`. Columns
count from 1 in characters; JSON is ASCII, so that what a file holds is inert.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from libyatl import __version__
from libyatl.checks.running import Checked
from libyatl.codes import first_sentence, page, severity
from libyatl.diagnostics import Diagnostic, Severity, Span, unread
from libyatl.inert import one_line

Output = Callable[[Checked], Iterator[str]]

OUTPUTS: dict[str, str] = {
    "json": "libyatl.checks.outputs:write_json",
    "github": "libyatl.checks.outputs:write_github",
    "sarif": "libyatl.checks.outputs:write_sarif",
}
_COMMAND = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def summary(checked: Checked) -> str:
    """Return the counts: `a.yaml: 48 events: 1 error, 2 warnings, 3 notes (57 accepted)`."""
    events = len(checked.timeline.events)
    # Of a file with a finding nothing may have been read; a note is of one that was not meant.
    refused = (
        one.span.file for one in checked.report if one.span and one.severity is not Severity.NOTE
    )
    files = list(dict.fromkeys([*checked.timeline.positions.files, *refused]))
    read = f"{one_line(files[0])}: " if len(files) == 1 else f"{len(files)} files: "
    counts = checked.report.counts()
    said = ", ".join(_counted(counts[kind], kind) for kind in Severity if counts[kind])
    accepted = f" ({len(checked.accepted)} accepted)" if checked.accepted else ""
    return (
        f"{read if files else ''}{_counted(events, 'event')}: {said or 'nothing found'}{accepted}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def write_json(checked: Checked) -> Iterator[str]:
    """Yield one JSON document: counts, the findings, what is accepted and why, what is not read."""
    head: dict[str, Any] = {"events": len(checked.timeline.events)}
    head |= {f"{kind}s": checked.report.counts()[kind] for kind in Severity}
    yield f"{json.dumps(head)[:-1]},\n"
    accepted = [{**_finding(one), "because": why.because} for one, why in checked.accepted]
    yield from _list("findings", map(_finding, checked.report))
    yield ",\n"
    yield from _list("accepted", iter(accepted))
    yield ",\n"
    yield from _list("unread", map(_place, checked.timeline.unread))
    yield "}\n"


def _list(key: str, items: Iterator[dict[str, Any]]) -> Iterator[str]:
    separator = f'"{key}": ['
    for item in items:
        yield f"{separator}\n  {json.dumps(item)}"
        separator = ","
    yield "\n]" if separator == "," else f"{separator}]"


def _finding(one: Diagnostic) -> dict[str, Any]:
    said = {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        **_place(one.span),
        "label": one.label,
        "help": one.help,
        "about": list(one.about),
        "related": [{"message": word, **_place(span)} for span, word in one.related],
        "edits": [edit._asdict() for edit in one.edits],
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def _place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {}
    if not span.line:
        return {"file": span.file, "pointer": span.pointer}
    place = {"file": span.file, "line": span.line, "column": span.column}
    return {**place, "end_column": span.column + span.length} if span.length else place


def write_github(checked: Checked) -> Iterator[str]:
    """Yield the workflow commands that make GitHub annotate the lines of a change.

    An annotation has one place; the further ones stand in its text, a line each.
    """
    for one in checked.report:
        place = _place(one.span)
        names = {"file": "file", "line": "line", "column": "col", "end_column": "endColumn"}
        said = {names[key]: str(value) for key, value in place.items() if key in names}
        said["title"] = f"libyatl: {one.code}"
        properties = ",".join(
            f"{key}={one_line(value).translate(_PROPERTY)}" for key, value in said.items()
        )
        where = f"{place['pointer']}: " if place.get("pointer") else ""
        label = f": {one.label}" if one.label else ""
        help = f"; {one.help}" if one.help else ""
        lines = [f"{where}{one.message}{label}{help}"]
        lines += [f"{span}: {word}" for span, word in one.related]
        text = "\n".join(map(one_line, lines)).translate(_COMMAND)
        yield f"::{_GITHUB[one.severity]} {properties}::{text}\n"


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
    run: dict[str, Any] = {
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


def _rule(code: str) -> dict[str, Any]:
    text = page(code)
    return {
        "id": code,
        "shortDescription": {"text": first_sentence(code)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": severity(code)},
    }


def _result(one: Diagnostic, because: str, number: int) -> dict[str, Any]:
    label = f": {one.label}" if one.label else ""
    help = f"; {one.help}" if one.help else ""
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": number,
        "level": one.severity,
        "message": {"text": one_line(f"{one.message}{label}{help}")},
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


def _location(span: Span) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(span.file)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if not span.line:
        location["logicalLocations"] = [{"fullyQualifiedName": span.pointer or "/"}]
        return location
    physical["region"] = {"startLine": span.line, "startColumn": span.column}
    if span.length:
        physical["region"]["endColumn"] = span.column + span.length
    return location


def _fix(one: Diagnostic, span: Span) -> dict[str, Any]:
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
