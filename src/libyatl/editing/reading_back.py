"""Whether a file that was edited reads as it was meant, and all else in it as it did.

What it is to say is compared twice: as it is typed, and as libyatl reads it, of the file on one
side and on the other of JSON that says the same, so that neither quotes nor lines can hide a fault.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from libyatl import formats
from libyatl.editing.excerpts import Excerpt, excerpt
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice, spliced
from libyatl.editing.yaml_document import Document
from libyatl.findings.diagnostics import Severity
from libyatl.formats.yaml.placed import Value, place_otherwise
from libyatl.formats.yaml.text_layout import Layout, NoLayout
from libyatl.model import Timeline
from libyatl.model.entries import NOTHING
from libyatl.model.keys import ENTRIES
from libyatl.text.inert import one_line

_IN_NUMBERS = frozenset(
    key.key for form in ENTRIES.values() for key in form.keys if key.kind == "degrees"
)
_UNLIKE = "the change would not read as it is meant"
_OF_OTHERS = "dangling-relation"
"""Hangs on events of other files too: whoever relates one to another sees that it is there."""


def as_meant(
    before: Document,
    splices: Sequence[Splice],
    wanted: Value,
    lost: Iterable[str] = (),
    *,
    read: Mapping[bytes, Timeline] | None = None,
    judge: Callable[[], None] = lambda: None,
) -> dict[str, int]:
    """See that a file reads as it is meant once splices are made.

    Args:
        before: the file.
        splices: the edit.
        wanted: what it is to say, as it is typed.
        lost: the comments that go, with the event that goes.
        read: what libyatl reads of the file after it, by its bytes, where that is known.
        judge: asked where it is not as meant, or something is found in it that is more than a note;
            it may raise what the reader would say of what is meant.

    Returns:
        By id the line of each event that was touched, or stands beside one that was.

    Raises:
        Refusal: it does not say that, or a comment is lost that should not be, or an error made.
    """
    part = excerpt(before, splices, wanted)
    try:
        now = Document(before.file, spliced(part.text, part.splices).encode())
        known = (read or {}).get(now.data) or _reading_of(now.file, now.data)
    except Refusal as failure:
        judge()
        raise _not_as_meant(before, _UNLIKE + _line_told(before, splices, wanted)) from failure
    why = _wrong(part, now, known, Counter(lost))
    if why == _UNLIKE:
        why += _line_told(before, splices, wanted)
    ends = _line_ends(before.layout.text)
    if why is None and ends and _line_ends("".join(one.text for one in splices)) - ends:
        why = "lines would end in another way"
    if why is not None or any(one.severity is not Severity.NOTE for one in known.report):
        judge()
    if why is not None:
        raise _not_as_meant(before, why)
    return part.lines(now)


def _reading_of(file: str, data: bytes, format: str = "yaml") -> Timeline:
    return formats.read_data([(file, data)], format=format)


def _not_as_meant(before: Document, why: str) -> Refusal:
    return Refusal(f"{one_line(before.file)}: {why}", help="edit it by hand")


def _line_told(before: Document, splices: Sequence[Splice], wanted: Value) -> str:
    """Return words for the first line of the whole file, as it would be, that is not as meant."""
    try:
        now = Layout(spliced(before.layout.text, [*splices]))
    except NoLayout as failure:
        return f": {failure}, on line {failure.line} of what would be written"
    except Refusal:
        return ""
    place = place_otherwise(now.root, wanted)
    line = None if place is None else now.line_of(place)
    return "" if line is None else f": it differs on line {line} of what would be written"


def _wrong(part: Excerpt, now: Document, read: Timeline, lost: Counter[str]) -> str | None:
    if now.tree != part.wanted:
        return _UNLIKE
    meant = _reading_of(now.file, _in_json(part.wanted), "json")
    if [*_all_held(read)] != [*_all_held(meant)]:
        return _UNLIKE
    errors = _errors_of(read)
    if errors and (made := errors - _errors_of(_reading_of(now.file, part.text.encode()))):
        return f"the change would make an error ({min(made)})"
    comments = now.layout.comments_in(0, len(now.layout.text))
    if gone := Counter(part.comments) - Counter(comments) - lost:
        return f"a comment would be lost: {min(gone)}"
    return None


def _errors_of(timeline: Timeline) -> Counter[str]:
    return Counter(
        one.code
        for one in timeline.report
        if one.severity is Severity.ERROR and one.code != _OF_OTHERS
    )


def _line_ends(text: str) -> set[str]:
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
