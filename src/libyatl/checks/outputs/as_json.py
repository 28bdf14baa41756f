"""What a check found, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from libyatl.checks.running import Checked
from libyatl.findings.diagnostics import Diagnostic, Severity, Span


def write_json(checked: Checked) -> Iterator[str]:
    """Yield one JSON document: counts, the findings, what is accepted and why, what is not read."""
    head: dict[str, object] = {"events": len(checked.timeline.events)}
    head |= {f"{kind}s": checked.report.counts()[kind] for kind in Severity}
    yield f"{json.dumps(head)[:-1]},\n"
    accepted = [{**_finding_as_json(one), "because": why.because} for one, why in checked.accepted]
    yield from _list("findings", map(_finding_as_json, checked.report))
    yield ",\n"
    yield from _list("accepted", iter(accepted))
    yield ",\n"
    yield from _list("unread", map(place_of, checked.timeline.unread))
    yield "}\n"


def _list(key: str, items: Iterator[dict[str, object]]) -> Iterator[str]:
    separator = f'"{key}": ['
    for item in items:
        yield f"{separator}\n  {json.dumps(item)}"
        separator = ","
    yield "\n]" if separator == "," else f"{separator}]"


def _finding_as_json(one: Diagnostic) -> dict[str, object]:
    said = {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        **place_of(one.span),
        "label": one.label,
        "help": one.help,
        "about": list(one.about),
        "related": [{"message": word, **place_of(span)} for span, word in one.related],
        "edits": [edit._asdict() for edit in one.edits],
    }
    return {key: value for key, value in said.items() if value not in ("", [])}


def place_of(span: Span | None) -> dict[str, object]:
    """Return where something stands, as the keys of JSON; nothing for no place."""
    if span is None:
        return {}
    if not span.line:
        return {"file": span.file, "pointer": span.pointer}
    place = {"file": span.file, "line": span.line, "column": span.column}
    return {**place, "end_column": span.column + span.length} if span.length else place
