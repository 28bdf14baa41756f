"""A timeline of SIMILE into ours: its events in their order, what is said of it all as its keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.formats.entries.cells import Cell, Line, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.imported import Columns
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Sequence
from libyatl.formats.foreign.cited import Sources
from libyatl.formats.json.whole_document import whole_document
from libyatl.formats.simile.four_points import FourPoints
from libyatl.formats.simile.told_anew import faults_of, no_title, told_anew
from libyatl.formats.simile.xml_events import EVENT, ROOT, TEXT, NestedTooDeep, XmlData, xml_data
from libyatl.model.understood import Understood
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

_NOWHERE = Cell("", Line(0), Line(1), '"')
_EVENTS, _DESCRIPTION = "events", "description"
_OURS = {"date": "start", "summary": _DESCRIPTION, "sources": "link"}


class _File(NamedTuple):
    """What differs between XML and JSON.

    Attributes:
        lasts: whether an event lasts that does not say it.
        text: the key of what an event says in words.
        said: what is to be said of the file beside.
    """

    lasts: bool
    text: str
    said: tuple[tuple[str, str], ...] = ()


def read_simile(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a timeline of SIMILE (`libyatl.formats.format.Read`)."""
    if data.lstrip()[:1] == b"<":
        _read_xml(data, name, into, report)
    elif data.strip():
        _read_json(data, name, into, report)


def _read_xml(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    read = xml_data(data)
    if (broken := read.broken) is not None:
        into.stop(broken.line, broken.column)
        beyond = "what stands before it is read" if read.events else "nothing of it is read"
        report.add(
            Diagnostic(
                code="too-deep" if isinstance(broken, NestedTooDeep) else "xml-syntax",
                severity=Severity.ERROR,
                message=broken.message,
                span=Span(name, broken.line, broken.column, 1),
                help=f"{broken.help}; {beyond}",
            )
        )
    elif not read.events:
        report.add(_no_timeline(read, name))
        into.stop()
    if not read.events:
        return
    others = ", ".join(f"{count} <{shorten(name)}>" for name, count in read.others.items())
    said = (("note", f"no events, and not read: {others}"),) if others else ()
    _take_events(read.events, into, _File(False, TEXT, said))
    for key, text in read.about.items():
        into.beside(with_text(_NOWHERE, key), with_text(_NOWHERE, text))


def _read_json(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    into.positions.point(_EVENTS)
    into.positions.rename(_OURS)
    node = whole_document(data, name, into, report)
    if node is None:
        return
    items = node.get(_EVENTS, (None, None))[1] if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or not isinstance(items, Sequence):
        help = 'write {"events": [{"start": ..., "title": ...}]}'
        report.add(_not_a_chronology("the file has no list of events", help, name))
        into.stop()
        return
    _take_events(items, into, _File(True, _DESCRIPTION))
    for key, (written, value) in node.items():
        if key != _EVENTS:
            into.beside(written, value)


def _take_events(items: Iterable[Node | Refused], into: FileAssembly, file: _File) -> None:
    """Hand all events on, and say how they were understood."""
    into.is_foreign(Columns())
    listed = [*items]
    events = [item for item in listed if isinstance(item, Mapping)]
    points = FourPoints(events, into.how, lasts=file.lasts)
    taking = _Taking(into, points, file)
    for item in listed:
        if isinstance(item, Mapping):
            taking.take(item)
        else:
            into.event(item)
    taking.close(len(listed))


class _Taking:
    """Hands events on, and counts what is to be said of them all."""

    def __init__(self, into: FileAssembly, points: FourPoints, file: _File) -> None:
        self._into = into
        self._points = points
        self._file = file
        self._sources = Sources(into)
        self._taken = self._four = self._untitled = self._contrary = 0
        self._kept: dict[str, None] = {}

    def take(self, event: Mapping) -> None:
        anew = told_anew(event, self._file.text, self._points, self._sources)
        for found in faults_of(anew.points, self._into.name):
            self._into.report.add(found)
        if "title" not in anew.node:
            self._into.report.add(no_title(event, self._into.name))
            self._into.event(REFUSED)
            return
        self._taken += 1
        self._four += anew.points.is_four
        self._untitled += not anew.is_titled
        self._contrary += "isDuration" in event and self._file.lasts
        self._kept |= dict.fromkeys(anew.kept)
        self._into.event(anew.node, own=lambda _: anew.kept, unread=anew.points.unread)

    def close(self, held: int) -> None:
        self._sources.enter()
        said: list[tuple[str, str]] = []
        if self._points.are_days:
            said.append(("note", "every clock time is 00:00:00: the dates are days"))
        if self._four:
            four = number_of(self._four, "event")
            said.append(
                ("note", f"{four} of four points: from start to end, the two between are kept")
            )
        if self._contrary:
            said.append(
                ("note", "isDuration is read as it says; SIMILE takes it for its contrary in JSON")
            )
        if self._untitled:
            said.append(("titles", f"{self._untitled} of them the beginning of the text"))
        if self._kept:
            listed = ", ".join(map(shorten, self._kept))
            said.append(("kept", f"{number_of(len(self._kept), 'further key')}: {listed}"))
        understood = Understood(
            file=self._into.name,
            what="SIMILE",
            entries="events",
            held=held,
            taken=self._taken,
            columns=(),
            roles=(),
            said=(*said, *self._file.said),
            title="",
        )
        self._into.understood(understood, heeds=("order", "century", "missing", "epoch"))


def _no_timeline(read: XmlData, file: str) -> Diagnostic:
    holds = f"the file is XML of <{shorten(read.root)}>, and no timeline"
    if read.root == ROOT:
        holds = f"the file holds no <{EVENT}>"
    help = (
        f'of XML, timelines of SIMILE are read: <{ROOT}><{EVENT} start="..." title="..."/></{ROOT}>'
    )
    return _not_a_chronology(holds, help, file)


def _not_a_chronology(message: str, help: str, file: str) -> Diagnostic:
    return Diagnostic(
        code="not-a-chronology",
        severity=Severity.ERROR,
        message=message,
        span=Span(file, 1),
        help=help,
    )
