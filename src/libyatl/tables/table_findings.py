"""What is wrong with a big table: rows that could not be taken apart, and cells by their text."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.tables.dictionary import Found
from libyatl.tables.footprints import Footprints
from libyatl.text.plurals import number_of

MOST_KEPT = 10_000
"""So many findings are kept; of the rest it is said how many there are."""


def report_of(footprints: Footprints, found: Iterable[Found]) -> Report:
    """Return what is wrong with the registries beside a table, with its rows, and with its cells.

    Args:
        footprints: the table.
        found: what was found of cells.
    """
    scanned, several = footprints.scanned, [*found]
    placed = scanned.rejected
    firsts = [(each, each.first) for each in several if each.first is not None]
    lines = scanned.lines_of({row for _, row in firsts[:MOST_KEPT]})
    placed += [_counted(each, Span(*lines[row])) for each, row in firsts[:MOST_KEPT]]
    placed.sort(key=lambda one: (one.span.file, one.span.line) if one.span else ("", 0))
    if rest := [each for each, _ in firsts[MOST_KEPT:]]:
        placed.append(_rest(rest))
    elsewhere = [one.diagnostic for one in several if one.first is None]
    return footprints.beside.report.plus([*placed, *elsewhere])


def _counted(found: Found, span: Span) -> Diagnostic:
    one = found.diagnostic
    message = one.message
    if found.rows > 1:
        message += f": {number_of(found.rows, 'row')}, this is the first"
    return one._replace(message=message, span=span, related=(), edits=())


def _rest(rest: list[Found]) -> Diagnostic:
    last = rest[-1].diagnostic
    return Diagnostic(
        code=last.code,
        severity=max((one.diagnostic.severity for one in rest), key=_weight),
        message=f"{number_of(len(rest), 'text')} more cannot be read as they stand",
        help="mend those that are listed, and ask again",
    )


def _weight(severity: Severity) -> int:
    return -[*Severity].index(severity)
