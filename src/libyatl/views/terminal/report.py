"""Diagnostics for eyes: in full with the quoted line and a caret, or concise, a line a place.

In full at most `MOST` are printed, the gravest, then the rest are counted by code: a hopeless file
must not bury its reader. Concise, as a pipe wants them, all are. Of the further places of a finding
either prints at most as many.

What a file `accepted` is printed as such, whatever it weighs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, cut
from libyatl.views.page import Line, Piece, Style

MOST = 20
_WIDEST_QUOTE = 100
_STYLES: dict[Severity, Style] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warn",
    Severity.NOTE: "note",
}
_NOTE = Piece("note", "note")


def full(
    report: Report, *, every: bool = False, accepted: Collection[Diagnostic] = ()
) -> Iterator[Line]:
    """Yield each finding with the line that it quotes; `every` prints them all."""
    shown, rest = _parted(report, accepted, every=every)
    for found in shown:
        yield from _full(found, report, None if every else MOST, accepted)
        yield []
    yield from _count_line(rest)


def concise(
    report: Report, *, every: bool = False, accepted: Collection[Diagnostic] = ()
) -> Iterator[Line]:
    """Yield each finding on one line: `file:line:column: severity[code] message`.

    A line for each further place follows, as compilers write it: `file:line:column: note: word`;
    `every` prints them all.
    """
    codes: dict[tuple[str, str], Piece] = {}  # of many findings most are of a few codes
    for found in report:
        where = f"{found.span}: " if found.span else ""
        code = codes.get(found[:2])
        if code is None or accepted:
            code = codes[found[:2]] = _code_piece(found, accepted)
        yield [Piece(one_line(where)), code, Piece(one_line(f" {found.in_one}"))]
        if not found.related:
            continue
        related, hidden = _further(found, None if every else MOST)
        for span, word in related:
            yield [Piece(f"{one_line(str(span))}: "), _NOTE, Piece(one_line(f": {word}"))]
        if hidden:
            yield [Piece(one_line(where)), _NOTE, Piece(f": {hidden}")]


def _full(
    found: Diagnostic, report: Report, most: int | None, accepted: Collection[Diagnostic]
) -> Iterator[Line]:
    yield [_code_piece(found, accepted), Piece(": "), Piece(one_line(found.message), "title")]
    related, hidden = _further(found, most)
    spans = [span for span, _ in related]
    numbers = [span.line for span in (found.span, *spans) if span]
    gutter = len(str(max(numbers, default=0)))
    style = _STYLES[found.severity]
    if found.span:
        yield from _quoted_place(found.span, found.label, report, gutter, arrow="-->", style=style)
    for span, word in related:
        yield from _quoted_place(span, word, report, gutter, arrow=":::", style="note")
    if hidden:
        yield [Piece(" " * gutter), Piece(" = ", "rail"), Piece(hidden)]
    if found.help:
        yield [Piece(" " * gutter), Piece(" = help: ", "rail"), Piece(one_line(found.help))]


def _further(found: Diagnostic, most: int | None) -> tuple[Sequence[tuple[Span, str]], str]:
    """Return the further places to print, and what is said of the others."""
    related = found.related[:most]
    rest = len(found.related) - len(related)
    noun = "place" if rest == 1 else "places"
    return related, f"and {rest} more {noun} (--all prints every one)" if rest else ""


def _quoted_place(
    span: Span, label: str, report: Report, gutter: int, *, arrow: str, style: Style
) -> Iterator[Line]:
    yield [Piece(" " * gutter), Piece(f"{arrow} ", "rail"), Piece(one_line(str(span)))]
    quoted = report.quote(span)
    if quoted is None:
        if label:
            yield [Piece(" " * gutter), Piece(" = ", "rail"), Piece(one_line(label), style)]
        return
    before, under, after = _window(quoted, span)
    margin = " " * gutter + " |"
    yield [Piece(margin, "rail")]
    yield [Piece(f"{span.line:>{gutter}} | ", "rail"), Piece(before + under + after)]
    carets = "^" * max(cells(under), 1) + (f" {one_line(label)}" if label else "")
    yield [Piece(f"{margin} {' ' * cells(before)}", "rail"), Piece(carets, style)]


def _window(quoted: str, span: Span) -> tuple[str, str, str]:
    """Return what stands before, under and after the caret: inert, of a bounded part of a line."""
    start = span.column - 1
    end = start + span.length if span.length else len(quoted.rstrip())
    lead = start - min(start, _WIDEST_QUOTE // 2) if len(quoted) > _WIDEST_QUOTE else 0
    before = ("…" if lead else "") + one_line(quoted[lead:start])
    under = cut(one_line(quoted[start : min(end, start + _WIDEST_QUOTE)]), _WIDEST_QUOTE)
    room = max(_WIDEST_QUOTE - cells(before) - cells(under), 0)
    after = one_line(quoted[end : end + room + 1])
    return before, under, cut(after, room) if cells(after) > room else after


def _parted(
    report: Report, accepted: Collection[Diagnostic], *, every: bool
) -> tuple[list[Diagnostic], Counter[str]]:
    """Return the findings to print, in their order, and the codes of the others."""
    found = report.diagnostics
    if every or len(found) <= MOST:
        return found, Counter()
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    ranked = [(one in accepted, ranks[one.severity]) for one in found]
    gravest = sorted(range(len(found)), key=ranked.__getitem__)
    shown = [found[place] for place in sorted(gravest[:MOST])]
    return shown, Counter(found[place].code for place in gravest[MOST:])


def _count_line(codes: Counter[str]) -> Iterator[Line]:
    if codes:
        listed = ", ".join(f"{count} {code}" for code, count in codes.most_common())
        yield [Piece(f"and {codes.total()} more: {listed} (--all prints every one)")]


def _code_piece(found: Diagnostic, accepted: Collection[Diagnostic]) -> Piece:
    if found in accepted:
        return Piece(f"accepted[{found.code}]", "note")
    return Piece(f"{found.severity}[{found.code}]", _STYLES[found.severity])
