"""An event of SIMILE, told in the keys of an event; what none of them holds is kept."""

from __future__ import annotations

from collections.abc import Container
from collections.abc import Mapping as Names
from typing import NamedTuple

from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.formats.entries.cells import Cell, with_text
from libyatl.formats.entries.nodes import REFUSED, Mapping, Scalar, span_of
from libyatl.formats.entries.nodes import Sequence as Several
from libyatl.formats.entries.values import plain_value
from libyatl.formats.foreign.cited import Sources
from libyatl.formats.foreign.dating import scalar_of
from libyatl.formats.foreign.naming import sequence_at
from libyatl.formats.foreign.retelling import kept_as
from libyatl.formats.foreign.templates import beginning
from libyatl.formats.foreign.urls import is_url
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
    cells = {key: cell for key in event if (cell := scalar_of(event, key)) is not None}
    held = {"title", text, *(key for key in POINTS if _stripped(cells, key) in dated.text)}
    told: dict[str, Scalar | Several] = {}
    for key in _IDS:
        if key in cells and "id" not in told:
            told["id"] = cells[key]
            held.add(key)
    if dated.text:
        at = cells.get("start") or cells["end"]
        told["date"] = with_text(at, dated.text)
    if "title" in cells:
        told["title"] = cells["title"]
    elif text in cells:
        told["title"] = with_text(cells[text], beginning(cells[text].value))
    if text in cells:
        told["summary"] = cells[text]
    if is_url(_stripped(cells, _LINK)):
        held.add(_LINK)
        told["sources"] = sequence_at(sources.of([(_LINK, cells[_LINK])]).items)
    node = Mapping(
        {key: (Cell(key, said.start_mark, said.start_mark), said) for key, said in told.items()}
    )
    node.start_mark, node.end_mark, node.flow = event.start_mark, event.end_mark, False
    kept = _kept_of(event, held & cells.keys(), {text: "description"})
    return Anew(node, kept, dated, "title" in cells)


def _stripped(cells: Names[str, Scalar], key: str) -> str:
    return cells[key].value.strip() if key in cells else ""


def _kept_of(event: Mapping, held: Container[str], called: Names[str, str]) -> dict[str, object]:
    """Return what is not held, and says something."""
    kept: dict[str, object] = {}
    for key, (_, value) in event.items():
        if value is None or value is REFUSED or key in held:
            continue
        if isinstance(value, Several | Mapping) or not is_blank(value.value):
            kept[kept_as(called.get(key, key))] = plain_value(value)
    return kept


def faults_of(points: Points, file: str) -> list[Diagnostic]:
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
