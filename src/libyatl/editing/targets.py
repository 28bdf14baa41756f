"""Which file an event stands in, and where in it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePath
from shlex import quote

from libyatl.curated import CURATED_NAME
from libyatl.editing.refusal import Refusal
from libyatl.editing.yaml_document import Document
from libyatl.errors import UsageError
from libyatl.files.inputs import SHOWN_STDIN
from libyatl.findings.diagnostics import unread
from libyatl.formats.entries.format_version import VERSION
from libyatl.model import Event, Timeline
from libyatl.query.scope import Scope
from libyatl.query.terms import see_ids
from libyatl.text.inert import one_line, shorten

_YAML = (".yaml", ".yml")


def by_file(timeline: Timeline, ids: Iterable[str]) -> dict[str, list[int]]:
    """Return by file the places of the events that some ids name, each once.

    Raises:
        UsageError: an id is that of no event, or of one in a file that is not edited.
    """
    wanted = list(dict.fromkeys(ids))
    see_ids(Scope.of(timeline), wanted)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for id in wanted:
        place = timeline.shown_ids[id]
        span = timeline.span(place)
        found["" if span is None else span.file].append(place)
    for file in found:
        see_editable(timeline, file)
    return dict(found)


def file_written_to(timeline: Timeline) -> str:
    """Return the one file of a chronology that holds events, or the only one.

    Raises:
        UsageError: several do, or none was read.
    """
    files = [*timeline.positions.files]
    spans = map(timeline.span, range(len(timeline.events)))
    holding = [*dict.fromkeys(span.file for span in spans if span is not None)]
    found = holding or files
    if len(found) > 1:
        raise UsageError(
            f"events stand in several files: {', '.join(map(one_line, found))}",
            help="name the one to write to with -f",
        )
    for place in timeline.unread:
        if not found:
            file = one_line(place.file)
            raise UsageError(
                f"{one_line(unread(place))}", help=f"mend it first: libyatl check {quote(file)}"
            )
    if not found:
        raise UsageError("the chronology was read from no file", help="name the file")
    return found[0]


def see_editable(timeline: Timeline, file: str) -> None:
    """See that a file of a chronology is one that is edited in place.

    Raises:
        UsageError: it is none.
    """
    if file == SHOWN_STDIN:
        raise UsageError("standard input cannot be edited", help="name a file with -f")
    if file == CURATED_NAME:
        raise not_yours("name a file of yours: -f FILE")
    if not file:
        raise UsageError("the event stands in no file", help="load it from one")
    called = one_line(file)
    if not is_yaml(file):
        made = quote(f"{one_line(PurePath(file).stem)}.yaml")
        raise UsageError(
            f"{called}: only YAML is edited in place",
            help=f"make it YAML: libyatl filter -f {quote(called)} -o {made}",
        )
    others = (one for one in timeline.report if one.code == "other-version")
    if any(one.span is not None and one.span.file == file for one in others):
        raise UsageError(
            f"{called}: the file is not of version {VERSION} of the format, the only one that this "
            "libyatl can change",
            help="edit it with the libyatl that wrote it",
        )


def is_yaml(file: str) -> bool:
    """Whether a file is called as those are that are edited."""
    return PurePath(file).suffix.lower() in _YAML


def not_yours(help: str) -> UsageError:
    """Return the error that the curated chronology is to be edited, with a remedy."""
    return UsageError("the curated chronology is not yours to edit", help=help)


def numbers_of(document: Document, timeline: Timeline, places: Iterable[int]) -> list[int]:
    """Return which of the events of a file, as it stands now, are events that were read.

    Raises:
        Refusal: one is not there, or several are.
    """
    text = timeline.positions.text(document.file)
    as_read = text is not None and text.data == document.data.removeprefix(BOM_UTF8)
    return [_number_when_read(document, timeline, place, as_read=as_read) for place in places]


def _number_when_read(document: Document, timeline: Timeline, place: int, *, as_read: bool) -> int:
    event = timeline.events[place]
    if event.named:
        return _number_of_id(document, event)
    span = timeline.span(place)
    if span and as_read:
        number = document.parts.starts.get(document.layout.place(span.line, span.column))
        if number is not None:
            return number
    raise Refusal(
        f"the event '{shorten(event.shown_id)}' has no id of its own, and the file was changed "
        "meanwhile",
        help="do it again",
    )


def _number_of_id(document: Document, event: Event) -> int:
    found = document.parts.numbers.get(event.id, [])
    if len(found) == 1:
        return found[0]
    if found:
        other = document.parts.event(found[1]).start
        raise Refusal(f"another event is called '{shorten(event.id)}' too", place=other)
    raise Refusal(
        f"the event '{shorten(event.id)}' is no longer there: the file was changed meanwhile",
        help="do it again",
    )
