"""Which file an event stands in, and where in it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePath

from libyatl.editing.refusal import Refusal
from libyatl.editing.yaml_document import Document
from libyatl.errors import UsageError
from libyatl.files.inputs import SHOWN_STDIN
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


def see_editable(timeline: Timeline, file: str) -> None:
    """See that a file of a chronology is one that is edited in place.

    Raises:
        UsageError: it is none.
    """
    if file == SHOWN_STDIN:
        raise UsageError("standard input cannot be edited", help="name a file with -f")
    called = one_line(file)
    if PurePath(file).suffix.lower() not in _YAML:
        stem = one_line(PurePath(file).stem)
        raise UsageError(
            f"{called}: only YAML is edited in place",
            help=f"make it YAML: libyatl filter -f {called} -o {stem}.yaml",
        )
    others = (one for one in timeline.report if one.code == "other-version")
    if any(one.span is not None and one.span.file == file for one in others):
        raise UsageError(
            f"{called}: the file is not of version {VERSION} of the format, the only one that this "
            "libyatl can change",
            help="edit it with the libyatl that wrote it",
        )


def number_of(document: Document, timeline: Timeline, place: int) -> int:
    """Return which of the events of a file, as it stands now, is an event that was read.

    Raises:
        Refusal: it is not there, or several are.
    """
    event = timeline.events[place]
    if event.named:
        return _number_of_id(document, event)
    span, text = timeline.span(place), timeline.positions.text(document.file)
    if span and text and text.data == document.data.removeprefix(BOM_UTF8):
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
