"""What is wrong with a big table: rows that could not be taken apart, and cells by their text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.tables.dictionary import Found
from libyatl.tables.footprints import Footprints
from libyatl.text.plurals import number_of

MOST_KEPT = 10_000
"""So many findings are kept; of the rest it is said how many there are."""


def report_of(footprints: Footprints, called: Mapping[str, str], found: Iterable[Found]) -> Report:
    """Return what is wrong with the registries beside a table, with its rows, and with its cells.

    Args:
        footprints: the table.
        called: by path, what its files are called.
        found: what was found of cells.
    """
    scanned = footprints.scanned
    placed: list[Diagnostic] = []
    for each in scanned.rejected:
        span = Span(called.get(each.file, each.file), each.line)
        placed.append(
            Diagnostic(
                code=each.code,
                severity=Severity.ERROR,
                message=each.message,
                span=span,
                help=each.help,
            )
        )
    of_cells = [one for one in found if one.first is not None]
    for one in of_cells[:MOST_KEPT]:
        assert one.first is not None
        file, line = scanned.line_of(one.first)
        placed.append(_counted(one, Span(called.get(file, file), line)))
    files = [*called.values()]
    placed.sort(key=lambda one: (files.index(one.span.file), one.span.line) if one.span else (0, 0))
    elsewhere = [one.diagnostic for one in found if one.first is None]
    rest = of_cells[MOST_KEPT:]
    if rest:
        placed.append(_rest(rest))
    return footprints.beside.report.plus([*placed, *elsewhere])


def _counted(found: Found, span: Span) -> Diagnostic:
    one = found.diagnostic
    message = one.message
    if found.count > 1:
        message += f": {number_of(found.count, 'row')}, this is the first"
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
