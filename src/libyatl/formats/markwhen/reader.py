"""A text of Markwhen into a timeline: its events in their order, and what stands around them.

The headings that an event stands under are a tag of it, `Wars/Eastern front`; all of them are kept
in their order as `groups` of the file. Keys of the header are kept as keys of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.controls import in_cells
from libyatl.formats.entries.cells import Cell, Line, mapping_at, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.imported import Columns
from libyatl.formats.entries.made_ids import slugged
from libyatl.formats.entries.nodes import REFUSED
from libyatl.formats.foreign.cited import Sources
from libyatl.formats.foreign.naming import sequence_at
from libyatl.formats.markwhen.event_nodes import Said, links_node, node_of, said_of_event
from libyatl.formats.markwhen.line_kinds import ANY_KEY, Group, Parted, keyed, parted
from libyatl.model.understood import Understood
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

_LINE_FEED = re.compile(rb"\n")
_DAY_FIRST = re.compile(r"d+\s*[/.-]\s*M+", re.ASCII)
_NOWHERE = Cell("", Line(0), Line(1))
_LOST = "the event is undated until its date can be read"


def read_markwhen(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a text of Markwhen (`libyatl.formats.format.Read`)."""
    in_cells(data, name, report, ends=_LINE_FEED, apart=_LINE_FEED)
    text = data.decode()
    whole = parted(text)
    if not whole.blocks and text.strip():
        into.stop()
        report.add(_no_events(name))
        return
    into.is_foreign(Columns())
    header = keyed(filter(_is_no_fence, whole.head), ANY_KEY)
    zone = _told_header(header, into)
    order = into.how.order or ("day" if _DAY_FIRST.match(header.get("dateFormat", "")) else "month")
    events = [said_of_event(block, is_day_first=order == "day") for block in whole.blocks]
    taking = _Taking(into, whole.groups, zone)
    taking.take(events)
    _tell_around(whole, into)
    into.understood(
        Understood(
            file=name,
            what="Markwhen",
            entries="events",
            held=len(events),
            taken=taking.taken,
            columns=(),
            roles=(),
            said=tuple(_said_around(events, taking, order)),
            title="",
        ),
        heeds=("order",),
    )


class _Taking:
    """Hands events on; `taken` of them became events, and `relative` ones have no date."""

    def __init__(self, into: FileAssembly, groups: list[Group], zone: str) -> None:
        self._into = into
        self._groups = groups
        self._zone = zone
        self._sources = Sources(into)
        self.taken = 0

    def take(self, events: list[Said]) -> None:
        ids = _ids_by_place(events)
        for number, said in enumerate(events):
            self._into.in_timezone(said.zone or self._zone)
            if said.zone:
                at = Cell(said.zone, Line(said.block.line), Line(said.block.line))
                self._into.about(with_text(at, "timezone"), at)
            self._take_event(said, ids[number], ids[number - 1] if number else "")
        self._sources.enter()

    def _take_event(self, said: Said, id: str, before: str) -> None:
        why = said.why
        if said.stretch and said.stretch.relative and not (said.stretch.relative.id or before):
            why, said = "no event stands before it", said._replace(stretch=None)
        if not said.title:
            self._into.report.add(_no_title(said, self._into.name))
            self._into.event(REFUSED)
            return
        if why:
            self._into.report.add(_no_date(said, why, self._into.name))
        links = links_node(said) if said.marks.links else None
        cited = self._sources.of([("links", links)]).items if links else ()
        group = said.block.group
        tag = "" if group is None else "/".join(self._groups[group].path)
        self.taken += 1
        self._into.event(
            node_of(said, id, before, tag, cited),
            own=lambda _: said.kept,
            unread=said.typed if why else "",
        )


def _ids_by_place(events: list[Said]) -> list[str]:
    """Return the id of each event: its own, one that another has to name it by, or none."""
    own = [said.id for said in events]
    borne = Counter(filter(None, own))
    for number, said in enumerate(events[1:]):
        to = said.stretch.relative if said.stretch else None
        if to is not None and not to.id and not own[number]:
            wished = slugged(events[number].title, "event")
            line = events[number].block.line + 1
            own[number] = f"{wished}-line-{line}" if wished in borne else wished
            borne[own[number]] += 1
    return own


def _is_no_fence(line: str) -> bool:
    return line.rstrip() != "---"


def _told_header(header: dict[str, str], into: FileAssembly) -> str:
    """Hand the keys of the header on, and return the time zone that they name."""
    zone = ""
    for key, text in header.items():
        said = _unquoted(text)
        cell = with_text(_NOWHERE, said)
        if key in ("timezone", "tz"):
            zone = zone or said
            into.about(with_text(_NOWHERE, "timezone"), cell)
        into.beside(with_text(_NOWHERE, key or "text"), cell)
    return zone


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted and text[0] not in text[1:-1] else text


def _tell_around(whole: Parted, into: FileAssembly) -> None:
    """Hand on what stands around events: the headings, and comments that are of none."""
    groups = [
        mapping_at(
            _NOWHERE,
            {
                "title": "/".join(group.path),
                "tags": ", ".join(group.tags),
                "text": "\n".join(filter(None, map(str.strip, group.lines))),
            },
        )
        for group in whole.groups
    ]
    comments = [with_text(_NOWHERE, comment) for comment in whole.comments]
    for key, items in (("groups", groups), ("comments", comments)):
        if items:
            into.beside(with_text(_NOWHERE, key), sequence_at([*items]))


def _said_around(events: list[Said], taking: _Taking, order: str) -> Iterator[tuple[str, str]]:
    if any("/" in said.block.found["begin"] for said in events):
        yield "dates", f"the {order} stands first in dates of numbers"
    if opened := sum(bool(said.stretch and said.stretch.is_open) for said in events):
        yield "note", f"{number_of(opened, 'event')} until now: the end is left open"
    if related := sum(bool(said.stretch and said.stretch.relative) for said in events):
        said = f"{number_of(related, 'event')} relative to another"
        yield "note", f"{said}: told by its order, not by a date"
    if recurring := sum("recurrence" in said.kept for said in events):
        yield "note", f"{number_of(recurring, 'event')} recurring: the first time alone is read"
    kept = dict.fromkeys(key for said in events for key in said.kept)
    if kept:
        yield "kept", ", ".join(map(shorten, kept))


def _no_date(said: Said, why: str, file: str) -> Diagnostic:
    column = said.block.found.start("begin") + 1
    return Diagnostic(
        code="date-unreadable",
        severity=Severity.ERROR,
        message=f"'{shorten(said.typed)}' cannot be read as a date",
        span=Span(file, said.block.line + 1, column, len(said.typed)),
        help=f"{why}; {_LOST}",
    )


def _no_title(said: Said, file: str) -> Diagnostic:
    return Diagnostic(
        code="no-title",
        severity=Severity.ERROR,
        message="the event has no title",
        span=Span(file, said.block.line + 1, said.block.found.start("begin") + 1),
        help="write behind the colon what happened; until then it is left out",
    )


def _no_events(file: str) -> Diagnostic:
    return Diagnostic(
        code="not-a-chronology",
        severity=Severity.ERROR,
        message="no line of the file begins with a date and a colon",
        span=Span(file, 1),
        help="write an event as `2017-07-25: what happened`",
    )
