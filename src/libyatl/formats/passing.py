"""Files of a folder that are no chronology: `package.json` beside the events, a table of costs.

A folder is read for its chronologies, and other files lie in it that have a suffix of ours. One
that can be read to its end and has no key or column of ours, nor one that is called as a date
or a title is, was never meant.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.entries.assembly import FILE_KEYS
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.entries.undated import names_a_date, names_a_title
from libyatl.query.columns import COLUMNS

_OTHER = ""
"""The key of what has none, and of a column without a name."""


def is_foreign(data: bytes, format: str) -> bool:
    """Whether the text can be read to its end and nothing in it is called as in a chronology."""
    found = False
    try:
        for key, ours in _KEYS[format](data):
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


Keys = Iterator[tuple[str, Iterable[str]]]
"""Keys, each with those that a chronology has in such a place."""


def _plain_keys(value: Any) -> Keys:
    if isinstance(value, dict):
        yield from ((key, FILE_KEYS) for key in value)
    elif isinstance(value, list):
        for item in value:
            yield from _event_keys(item)
    else:
        yield _OTHER, ()


def _event_keys(value: Any) -> Keys:
    keys = value if value and isinstance(value, dict) else [_OTHER]
    yield from ((key, EVENT.keys) for key in keys)


def _json_keys(data: bytes) -> Keys:
    yield from _plain_keys(json.loads(data))


def _jsonl_keys(data: bytes) -> Keys:
    for line in data.splitlines():
        if line and not line.isspace():
            yield from _event_keys(json.loads(line))


def _csv_keys(data: bytes) -> Keys:
    from libyatl.formats.tabular.csv_rows import CsvRows, wide_fields

    rows = CsvRows(data)
    with wide_fields(len(data)):
        yield from _column_keys(next(rows(), (0, []))[1])
        for _ in rows():
            pass
    if rows.failure(""):
        raise ValueError


def _tsv_keys(data: bytes) -> Keys:
    header = data.decode().strip("\r\n").partition("\n")[0]
    return _column_keys(header.split("\t") if header else [])


def _column_keys(header: list[str]) -> Keys:
    ours = {*COLUMNS, *EVENT.keys}
    return ((name, ours) for name in map(str.strip, header))


def _yaml_keys(data: bytes) -> Keys:
    """Yield the keys of the file's mapping, or of the mappings that its list holds."""
    import yaml
    from yaml import events as of

    inside: list[list[Any]] = []  # of each list and mapping: which it is, how many nodes it has
    try:
        for event in yaml.parse(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, of.CollectionEndEvent):
                inside.pop()
            elif isinstance(event, of.NodeEvent):
                is_key = bool(inside) and inside[-1][0] is of.MappingStartEvent
                if inside:
                    is_key &= inside[-1][1] % 2 == 0
                    inside[-1][1] += 1
                text = getattr(event, "value", _OTHER)
                if is_key and len(inside) == 1:
                    yield text, FILE_KEYS
                elif is_key and len(inside) == 2 and inside[0][0] is of.SequenceStartEvent:
                    yield text, EVENT.keys
                elif len(inside) == 1 or (text and not inside):
                    yield _OTHER, ()
                if isinstance(event, of.CollectionStartEvent):
                    inside.append([type(event), 0])
    except yaml.YAMLError as failure:
        raise ValueError from failure


_KEYS: dict[str, Callable[[bytes], Keys]] = {
    "yaml": _yaml_keys,
    "json": _json_keys,
    "jsonl": _jsonl_keys,
    "csv": _csv_keys,
    "tsv": _tsv_keys,
}
