"""What is wrong with a big table: rows that could not be taken apart, and cells by their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.query.fields import ID
from libyatl.query.scope import Scope
from libyatl.tables.by_row import Rows
from libyatl.tables.dictionary import Found
from libyatl.tables.footprints import Footprints
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

MOST_KEPT = 10_000
"""So many findings are kept; of the rest it is said how many there are."""


def report_of(footprints: Footprints, found: Iterable[Found]) -> Report:
    """Return what is wrong with the registries beside a table, with its rows, and with its cells.

    Args:
        footprints: the table.
        found: what was found of cells.
    """
    several = [*found]
    placed = [*footprints.scanned.rejected, *placed_in(footprints, several)]
    placed.sort(key=lambda one: (one.span.file, one.span.line) if one.span else ("", 0))
    elsewhere = [one.diagnostic for one in several if one.first is None]
    return footprints.beside.report.plus([*placed, *elsewhere])


def placed_in(footprints: Footprints, found: Iterable[Found]) -> list[Diagnostic]:
    """Return what was found of cells, each at its first row, with how many rows have it."""
    several = [one for one in found if one.first is not None]
    kept, rest = several[:MOST_KEPT], several[MOST_KEPT:]
    firsts = [one.first or 0 for one in kept]
    lines = footprints.scanned.lines_of({*firsts})
    counted = [first for one, first in zip(kept, firsts, strict=True) if one.rows > 1]
    called = dict(_file_called(footprints, counted))
    of_rows = [
        first
        for one, first in zip(kept, firsts, strict=True)
        if one.diagnostic.code == "contradiction"
    ]
    named = dict(_contradictions(footprints, of_rows))
    placed = [
        _placed(one, named.get(first, one.diagnostic), Span(*lines[first]), called.get(first, ""))
        if one.diagnostic.code == "contradiction"
        else _placed(one, one.diagnostic, Span(*lines[first]), called.get(first, ""))
        for one, first in zip(kept, firsts, strict=True)
    ]
    return [*placed, *_rest(rest)]


def _file_called(footprints: Footprints, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the id of each of some rows."""
    if not rows:
        return
    among = f"t.r IN ({', '.join(map(str, {*rows}))})"
    read = Rows(footprints).all_of(footprints.columns_of(ID), among)
    for number, cell in enumerate(read.cells):
        if (event := read.event_of(number)) is not None:
            yield cell.first, event.shown_id


def _contradictions(
    footprints: Footprints, rows: Sequence[int]
) -> Iterator[tuple[int, Diagnostic]]:
    """Yield of each of some rows, read whole, which of its statements cannot be true together."""
    if not rows:
        return
    scanned = footprints.scanned
    among = f"t.r IN ({', '.join(map(str, {*rows}))})"
    for batch in scanned.choose(among, ["t.r"]).whole():
        small = footprints.known.read(
            scanned.names,
            [cells for _, cells in batch],
            beside=footprints.beside,
            numbers=[scanned.number_of(row) for row, _ in batch],
        )
        for one in Scope.of(small.timeline).chronology.contradictions:
            if one.places:
                yield batch[small.rows[one.places[0]]][0], one.diagnostic


def _placed(found: Found, said: Diagnostic, span: Span, id: str) -> Diagnostic:
    message = said.message
    if found.rows > 1:
        # A cell may hold several blank names.
        counted = number_of(found.rows, "time" if said.code == "blank-name" else "row")
        message += f": {counted}, the first {shorten(id)}" if id else f": {counted}"
    return said._replace(message=message, span=span, related=(), edits=())


def _rest(rest: Sequence[Found]) -> Iterator[Diagnostic]:
    if rest:
        last = rest[-1].diagnostic
        yield Diagnostic(
            code=last.code,
            severity=max((one.diagnostic.severity for one in rest), key=_weight),
            message=f"{number_of(len(rest), 'finding')} more of cells that differ are not listed",
            help="mend those that are listed, and ask again",
        )


def _weight(severity: Severity) -> int:
    return -[*Severity].index(severity)
