"""What is counted of a selection, for eyes: names with their events, and when these were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from libyatl.query import Selection
from libyatl.query.shares import Share
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, cut, pad
from libyatl.views.lines import cut_line
from libyatl.views.page import Line, Page, Piece
from libyatl.views.terminal.sparklines import Sparklines
from libyatl.views.words.period_labels import span_words

_GAP = "  "
_MOST_CELLS, _LEAST_CELLS = 48, 12
"""How wide a sparkline is, where there is room; with less than the least it is left out."""
_LEAST_NAME, _MOST_NAME = 16, 40


class Section(NamedTuple):
    """Rows under a heading, and what is said below them."""

    head: str
    shares: Sequence[Share]
    below: str = ""


def draw_sections(sections: Sequence[Section], selection: Selection, page: Page) -> Iterator[Line]:
    """Yield tables below each other, in the same columns, on one axis; nothing of empty ones."""
    kept = [section for section in sections if section.shares]
    if not kept:
        return
    sheet = _sheet(kept, selection, page)
    for section in kept:
        is_first = section is kept[0]
        if not is_first:
            yield []
        if page.header:
            yield _heading(section.head, sheet, is_first=is_first)
        for share in section.shares:
            yield _share_row(share, sheet)
        if section.below:
            yield [Piece(section.below, "dim")]


class _Sheet(NamedTuple):
    """How wide each column is that all rows share; the sparklines may find no room."""

    page: Page
    name: int
    events: int
    peak: int
    sparks: Sparklines | None


def _sheet(sections: Sequence[Section], selection: Selection, page: Page) -> _Sheet:
    shares = [share for section in sections for share in section.shares]
    names = [*(section.head for section in sections), *map(_names_cell, shares)]
    name = max(map(cells, names))
    events = max(len("events"), *(len(_events_cell(share)) for share in shares))
    peak = max(len("peak"), len(f"{max(share.events for share in shares):,}"))
    have_days = any(share.days for share in shares)
    if page.width is None:
        sparks = Sparklines(selection, page, _MOST_CELLS) if have_days else None
        return _Sheet(page, name, events, peak, sparks)
    days = max(len("first – last"), *(cells(_days_cell(share, page)) for share in shares))
    room = page.width - events - peak - days - 4 * len(_GAP)
    name = min(name, max(room // 2, _LEAST_NAME), _MOST_NAME)
    wide = min(room - name, _MOST_CELLS)
    if wide < _LEAST_CELLS or not have_days:
        room = page.width - events - days - 2 * len(_GAP)
        return _Sheet(page, max(min(name, room), 1), events, peak, None)
    return _Sheet(page, name, events, peak, Sparklines(selection, page, wide))


def _heading(head: str, sheet: _Sheet, *, is_first: bool) -> Line:
    line = [Piece(pad(head, sheet.name), "heading")]
    if not is_first:
        return [Piece(head, "heading")]
    line.append(Piece(f"{_GAP}{'events':>{sheet.events}}{_GAP}", "dim"))
    if sheet.sparks is not None:
        line.append(Piece(f"{sheet.sparks.axis()}{_GAP}{'peak':>{sheet.peak}}{_GAP}", "dim"))
    line.append(Piece(sheet.page.glyphs.dashed("first – last"), "dim"))
    return _fitted(line, sheet.page)


def _share_row(share: Share, sheet: _Sheet) -> Line:
    name, page = _names_cell(share), sheet.page
    if page.width is not None:
        name = cut(name, sheet.name, ellipsis=page.glyphs.ellipsis)
    line = [Piece(pad(name, sheet.name), "title")]
    line.append(Piece(f"{_GAP}{_events_cell(share):>{sheet.events}}{_GAP}"))
    if sheet.sparks is not None:
        spark = sheet.sparks.of(share.rows)
        peak = f"{spark.peak.events:,}" if spark.peak.events else ""
        line += [*spark.line, Piece(f"{_GAP}{peak:>{sheet.peak}}{_GAP}", "dim")]
    line.append(Piece(_days_cell(share, page), "date"))
    return _fitted(line, page)


def _fitted(line: Line, page: Page) -> Line:
    if page.width is None:
        return line
    return cut_line(line, page.width, ellipsis=page.glyphs.ellipsis)


def _names_cell(share: Share) -> str:
    return " and ".join(map(one_line, share.names))


def _events_cell(share: Share) -> str:
    """Return `25`, or `23+2?` where some only possibly are of them."""
    possible = f"+{share.possible:,}?" if share.possible else ""
    return f"{share.certain:,}{possible}" if share.certain or not possible else possible[1:]


def _days_cell(share: Share, page: Page) -> str:
    return "" if share.days is None else page.glyphs.dashed(span_words(share.days))
