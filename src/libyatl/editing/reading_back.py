"""Whether a file that was edited reads as it was meant, and all else in it as it did.

What it is to say is compared twice: as it is typed, and as libyatl reads it, of the file on one
side and on the other of JSON that says the same, so that neither quotes nor lines can hide a fault.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from libyatl import formats
from libyatl.editing.refusal import Refusal
from libyatl.editing.yaml_document import Document
from libyatl.findings.diagnostics import Severity
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.model.entries import NOTHING
from libyatl.model.keys import ENTRIES
from libyatl.text.inert import one_line

_IN_NUMBERS = frozenset(
    key.key for form in ENTRIES.values() for key in form.keys if key.kind == "degrees"
)


def as_meant(before: Document, after: bytes, wanted: Value, lost: Iterable[str] = ()) -> Document:
    """Return a file after an edit.

    Args:
        before: the file.
        after: its bytes after the edit.
        wanted: what it is to say, as it is typed.
        lost: the comments that go, with the event that goes.

    Raises:
        Refusal: it does not say that, or a comment is lost that should not be, or an error made.
    """
    now = Document(before.file, after)
    if (why := _wrong(before, now, wanted, Counter(lost))) is not None:
        raise Refusal(f"{one_line(before.file)}: {why}", help="edit it by hand")
    return now


def _wrong(before: Document, now: Document, wanted: Value, lost: Counter[str]) -> str | None:
    if now.tree != wanted:
        return "the change would not read as it is meant"
    was, read, meant = (
        formats.read_data([(before.file, before.data)], format="yaml"),
        formats.read_data([(before.file, now.data)], format="yaml"),
        formats.read_data([(before.file, _in_json(wanted))], format="json"),
    )
    if [*_all_held(read)] != [*_all_held(meant)]:
        return "the change would not read as it is meant"
    if made := _errors_of(read) - _errors_of(was):
        return f"the change would make an error ({min(made)})"
    if gone := _comments(before) - _comments(now) - lost:
        return f"a comment would be lost: {min(gone)}"
    if before.data.startswith(BOM_UTF8) != now.data.startswith(BOM_UTF8):
        return "its byte order mark would be lost"
    if (ends := _line_ends(before)) and _line_ends(now) - ends:
        return "lines would end in another way"
    return None


def _errors_of(timeline: Timeline) -> Counter[str]:
    return Counter(one.code for one in timeline.report if one.severity is Severity.ERROR)


def _comments(document: Document) -> Counter[str]:
    layout = document.layout
    return Counter(layout.comments_in(0, len(layout.text)))


def _line_ends(document: Document) -> set[str]:
    text = document.layout.text
    ends = {"\r\n"} if "\r\n" in text else set[str]()
    return ends | ({"\n"} if "\n" in text.replace("\r\n", "") else set())


def _all_held(timeline: Timeline) -> Iterator[object]:
    """Yield all that a timeline holds, less keys of one's own, which may be numbers there."""
    yield timeline.title, timeline.timezone, timeline.excerpt
    for event in timeline.events:
        actors = tuple(one._replace(extra=NOTHING) for one in event.actors)
        sources = tuple(
            one._replace(extra=NOTHING, says=one.says and one.says._replace(extra=NOTHING))
            for one in event.sources
        )
        yield event._replace(extra=NOTHING, actors=actors, sources=sources)
    for registry in (timeline.actors, timeline.places, timeline.sources):
        yield [one._replace(extra=NOTHING) for one in registry.values()]
    yield timeline.accepted


def _in_json(wanted: Value) -> bytes:
    head: Value = {"events": wanted} if isinstance(wanted, list) else wanted or {}
    return json.dumps(_with_numbers(head)).encode()


def _with_numbers(value: Value) -> object:
    """Return a value with degrees as numbers, as JSON has them."""
    if isinstance(value, Mapping):
        return {
            key: [*map(_as_number, each)]
            if key in _IN_NUMBERS and isinstance(each, list)
            else _with_numbers(each)
            for key, each in value.items()
        }
    return [*map(_with_numbers, value)] if isinstance(value, list) else value


def _as_number(value: Value) -> object:
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value
