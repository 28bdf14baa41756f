"""A file of slides to events: TimelineJS of version 3 and 2, and what libyatl wrote in it.

Slides of others are told as the list of another tool is (`libyatl.formats.foreign`). The title
slide is no event: its headline is the title of the chronology. Eras stay beside the events.
"""

from __future__ import annotations

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.cells import scalar_in, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import Mapping, Sequence, span_of
from libyatl.formats.foreign.entering import read_foreign
from libyatl.formats.foreign.html_words import without_tags
from libyatl.formats.foreign.slide_entries import SlideEntries, in_version_3
from libyatl.formats.foreign.slides import names_of, said_text, take_title_slide
from libyatl.formats.json.whole_document import whole_document
from libyatl.formats.timelinejs.own_slides import take_own
from libyatl.text.inert import is_blank

_NONE = None, None
_STANDS = {"title": "text/headline", "summary": "text/text", "id": "unique_id", "tags": "group"}
_STANDS |= {"date": "start_date", "sources": "media", "places": "location"}
_STOOD = {"title": "headline", "summary": "text", "date": "startDate", "tags": "tag"}
_STOOD |= {"sources": "asset"}
"""Where a slide of version 3, and of version 2, has what an event has under a key."""


def read_timelinejs(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read slides (`libyatl.formats.format.Read`)."""
    node = whole_document(data, name, into, report)
    if node is None:
        return
    if isinstance(node, Mapping) and isinstance(node.get("events", _NONE)[1], Sequence):
        _version_3(node, into)
    elif isinstance(node, Mapping) and (inner := _version_2_in(node)) is not None:
        _version_2(node, inner, into)
    else:
        report.add(
            Diagnostic(
                code="not-a-chronology",
                severity=Severity.ERROR,
                message="the file holds no slides of TimelineJS",
                span=Span(name, 1),
                help='write {"events": [{"start_date": {"year": ...}, "text": {"headline": ...}}]}',
            )
        )


def _version_3(file: Mapping, into: FileAssembly) -> None:
    slides = file["events"][1]
    into.positions.point("events")
    into.positions.rename(_STANDS)
    is_ours = "libyatl" in file
    for name, (key, value) in file.items():
        if name == "libyatl":
            into.about(key, value)
        elif name == "title":
            take_title_slide(key, value, into, is_ours=is_ours)
        elif name != "events":
            into.beside(key, value)
    if isinstance(slides, Sequence):
        take_own(slides, into) if is_ours else _take_slides(slides, into)


def _version_2_in(file: Mapping) -> Mapping | None:
    inner = file.get("timeline", _NONE)[1]
    if isinstance(inner, Mapping) and isinstance(inner.get("date", _NONE)[1], Sequence):
        return inner
    return None


def _version_2(file: Mapping, inner: Mapping, into: FileAssembly) -> None:
    slides = inner["date"][1]
    into.positions.point("timeline/date")
    into.positions.rename(_STOOD)
    for name, (key, value) in file.items():
        if name != "timeline":
            into.beside(key, value)
    rest = Mapping(inner)
    del rest["date"]
    rest.start_mark, rest.end_mark, rest.flow = inner.start_mark, inner.end_mark, inner.flow
    if "headline" in rest and (typed := said_text(rest["headline"][1])):
        key, value = rest["headline"]
        title = " ".join(without_tags(typed).split())
        if (cell := scalar_in(value)) is not None and not is_blank(title):
            into.beside(with_text(key, "title"), with_text(cell, title))
            if title == cell.value:
                del rest["headline"]
    if rest:
        into.beside(file["timeline"][0], rest)
    if isinstance(slides, Sequence):
        told = [in_version_3(each) if isinstance(each, Mapping) else each for each in slides]
        _take_slides(Sequence(told), into)


def _take_slides(slides: Sequence, into: FileAssembly) -> None:
    made = SlideEntries()
    entries = []
    for slide in slides:
        if isinstance(slide, Mapping):
            entries.append(made.of(slide))
        else:
            into.event(slide)
    if not entries:
        return
    titles = f"{made.titled} of them the beginning of 'text'"
    read_foreign(
        lambda: iter(entries),
        names_of(entries),
        into,
        what="key",
        place=span_of(entries[0], into.name),
        plural="slides",
        said=(("titles", titles),) if made.titled else (),
    )
