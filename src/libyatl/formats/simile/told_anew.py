"""An event of SIMILE, told in the keys of an event; what none of them holds is kept."""

from __future__ import annotations

from collections.abc import Mapping as Names
from typing import NamedTuple

from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.nodes import REFUSED, Mapping, Scalar, span_of
from libyatl.formats.entries.nodes import Sequence as Several
from libyatl.formats.entries.values import plain_value
from libyatl.formats.foreign.cited import Sources
from libyatl.formats.foreign.dating import scalar_of
from libyatl.formats.foreign.retelling import kept_as
from libyatl.formats.foreign.templates import beginning
from libyatl.formats.simile.four_points import POINTS, FourPoints, Points
from libyatl.text.inert import is_blank

_LINK = "link"
_IDS = ("id", "eventID")


class Anew(NamedTuple):
    """An event in our keys.

    Attributes:
        node: those keys; without a title, the event cannot stand.
        kept: what no key holds, under its own name.
        points: its date.
        is_titled: whether its title is its own, and not the beginning of its summary.
    """

    node: Mapping
    kept: dict[str, object]
    points: Points
    is_titled: bool


def told_anew(event: Mapping, text: str, points: FourPoints, sources: Sources) -> Anew:
    """Return an event in our keys; `text` is the key of its summary."""
    dated = points.of(event)
    held = {"title", text, _LINK, *_IDS[:1]}
    node = Mapping()
    node.start_mark, node.end_mark, node.flow = event.start_mark, event.end_mark, False

    def put(key: str, cell: Scalar | Several) -> None:
        node[key] = Cell(key, cell.start_mark, cell.start_mark), cell

    if (id := _first(event, _IDS)) is not None:
        put("id", id)
    title, summary = scalar_of(event, "title"), scalar_of(event, text)
    is_titled = title is not None
    if title is None and summary is not None:
        title = Cell(beginning(summary.value), summary.start_mark, summary.end_mark, '"')
    if title is not None and not is_blank(title.value):
        put("title", title)
    if summary is not None:
        put("summary", summary)
    if dated.text:
        at = (
            scalar_of(event, "start")
            or scalar_of(event, "end")
            or Cell("", event.start_mark, event.end_mark)
        )
        put("date", Cell(dated.text, at.start_mark, at.end_mark, at.style))
    link = scalar_of(event, _LINK)
    if link is not None:
        cited = Several(sources.of([(_LINK, link)]).items)
        cited.start_mark, cited.end_mark, cited.flow = link.start_mark, link.end_mark, False
        put("sources", cited)
    for key in POINTS:
        cell = scalar_of(event, key)
        if cell is not None and cell.value.strip() in dated.text:
            held.add(key)
    if id is not None and id is scalar_of(event, _IDS[1]):
        held |= {_IDS[1]}
    return Anew(node, _kept(event, held, called={text: "description"}), dated, is_titled)


def _kept(event: Mapping, held: set[str], called: Names[str, str]) -> dict[str, object]:
    """Return what is not held; of what is held, all that is no text."""
    kept: dict[str, object] = {}
    for key, (_, value) in event.items():
        if value is None or value is REFUSED or (key in held and scalar_of(event, key) is not None):
            continue
        if isinstance(value, Several | Mapping) or not is_blank(value.value):
            kept[kept_as(called.get(key, key))] = plain_value(value)
    return kept


def _first(event: Mapping, keys: tuple[str, ...]) -> Scalar | None:
    return next(filter(None, (scalar_of(event, key) for key in keys)), None)


def faults_of(points: Points, event: Mapping, file: str) -> list[Diagnostic]:
    """Return what is wrong with the dates of an event, each at its place."""
    lost = "the event is undated until its date can be read"
    if points.text:
        lost = "it is kept, and the date goes without it"
    return [
        Diagnostic(
            code=why.fault or "date-unreadable",
            severity=Severity.ERROR,
            message=why.message or f"'{cell.value.strip()}' cannot be read as a date",
            span=span_of(cell, file),
            help=f"{why.help or 'write it as 2017-07-25'}; {lost}",
        )
        for cell, why in points.faults
    ]


def no_title(event: Mapping, file: str) -> Diagnostic:
    """Return the finding that an event has neither a title nor words."""
    return Diagnostic(
        code="no-title",
        severity=Severity.ERROR,
        message="the event has no title",
        span=span_of(event, file),
        help="give it a `title`; until then it is left out",
    )
