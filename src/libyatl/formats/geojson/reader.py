"""A collection of features to events: of ours, or of another tool.

A collection that has the member `libyatl` is ours, and the properties of its features are the keys
of events (`own_features`); those of any other are understood by their names (`foreign_features`).
"""

from __future__ import annotations

import json
import re

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Sequence, Value
from libyatl.formats.json.nodes import json_node
from libyatl.formats.json.whole_document import open_document, see_controls

_FEATURES = re.compile(r'"features"\s*:\s*\[\s*')
_COMMA = re.compile(r"\s*,\s*")
_LOST = "nothing of it is read"
_KEPT = "the features before it are read"


def read_geojson(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a collection of features (`libyatl.formats.format.Read`)."""
    into.positions.point("features")
    text = open_document(data, name, report)
    node = _node(text, name, into, report) if text.strip() else None
    if node is REFUSED:
        return
    see_controls(data, name, report)
    if not isinstance(node, Mapping):
        if node is not None:
            _no_features(name, into, "the file is no object of GeoJSON")
        return
    features = node.get("features", (None, None))[1]
    if not isinstance(features, Sequence):
        _no_features(name, into, "the file has no list of features")
    elif "libyatl" in node:
        from libyatl.formats.geojson.own_features import take_own

        take_own(node, features, into)
    else:
        from libyatl.formats.geojson.foreign_features import take_features

        take_features(node, features, into)


def _no_features(name: str, into: FileAssembly, message: str) -> None:
    into.stop()
    into.report.add(
        Diagnostic(
            code="not-a-chronology",
            severity=Severity.ERROR,
            message=message,
            span=Span(name, 1),
            help='write {"type": "FeatureCollection", "features": [...]}',
        )
    )


def _node(text: str, name: str, into: FileAssembly, report: Report) -> Value:
    """Return the node that a text is; of one that breaks off, with the features before that."""
    found = Report()
    node = json_node(text, name, found)
    if node is REFUSED:
        fault = found.diagnostics[0]
        into.stop(*(fault.span or Span(name, 1))[1:3])
        whole = _whole_features(text) if fault.code != "too-deep" else ""
        again = Report()
        node = json_node(whole, name, again) if whole else REFUSED
        if node is not REFUSED:
            kept = str(fault.help).replace(_LOST, _KEPT)
            found = again.of([fault._replace(help=kept), *again])
    for one in found:
        report.add(one)
    return node


def _whole_features(text: str) -> str:
    """Return a text with the features alone that stand whole before the first fault, or nothing."""
    begun = _FEATURES.search(text)
    if begun is None:
        return ""
    end = begun.end()
    decode = json.JSONDecoder().raw_decode
    between: re.Match[str] | None = begun
    while between is not None:
        try:
            _, end = decode(text, between.end())
        except (ValueError, RecursionError):
            break
        between = _COMMA.match(text, end)
    return "" if end == begun.end() else f"{text[:end]}]}}"
