"""What a check found, as GitHub's workflow commands, which annotate the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.outputs.as_json import place_of
from libyatl.checks.running import Checked
from libyatl.findings.diagnostics import Severity
from libyatl.text.inert import one_line

_COMMAND = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write_github(checked: Checked) -> Iterator[str]:
    """Yield the workflow commands that make GitHub annotate the lines of a change.

    An annotation has one place; the further ones stand in its text, a line each.
    """
    for one in checked.report:
        place = place_of(one.span)
        names = {"file": "file", "line": "line", "column": "col", "end_column": "endColumn"}
        said = {names[key]: str(value) for key, value in place.items() if key in names}
        said["title"] = f"libyatl: {one.code}"
        properties = ",".join(
            f"{key}={one_line(value).translate(_PROPERTY)}" for key, value in said.items()
        )
        where = f"{place['pointer']}: " if place.get("pointer") else ""
        lines = [f"{where}{one.in_one}"]
        lines += [f"{span}: {word}" for span, word in one.related]
        text = "\n".join(map(one_line, lines)).translate(_COMMAND)
        yield f"::{_GITHUB[one.severity]} {properties}::{text}\n"
