"""The chart: how many events there were in each period, as bars.

What is certain is solid, what is only possible pale. Neighbours with equal counts share a row, and
where none is known to have been is one line; that does not say that nothing happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.errors import UsageError
from libyatl.query import Selection
from libyatl.query.period_counts import Counts, Stretch, counted, fitting
from libyatl.query.periods import PERIODS
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, pad
from libyatl.text.plurals import either
from libyatl.views.lines import cut_line
from libyatl.views.page import Glyphs, Line, Page, Piece
from libyatl.views.terminal.grouping import wrapped
from libyatl.views.words.count_words import not_counted, number_words, silence_words
from libyatl.views.words.parting import without_year
from libyatl.views.words.period_labels import labelled

ROWS = 24
"""More rows than these are no bars."""
_WIDTH = 80
"""How wide a bar chart is where there is no end of room."""
_CELLS_EACH = 4
"""So many cells of a bar at most are one event."""


def draw(selection: Selection, page: Page) -> Iterator[Line]:
    """Return the lines of a chart by the periods that the selection is grouped by, or by some.

    Raises:
        UsageError: it is grouped by something else.
    """
    see_periods(selection.grouped_by)
    return _chart(selection, page)


def see_periods(by: str) -> None:
    """See that a chart can count by what events are grouped by; empty is its own choice.

    Raises:
        UsageError: it cannot.
    """
    if by and by not in PERIODS:
        raise UsageError(
            f"a chart counts by {either(PERIODS)}, not by {by}",
            help=f"to see lanes by {by}: --view lanes",
        )


def _chart(selection: Selection, page: Page) -> Iterator[Line]:
    if not len(selection):
        return
    by = selection.grouped_by
    counts = counted(selection, PERIODS[by]) if by else fitting(selection, ROWS)
    if title := one_line(selection.timeline.title):
        yield from wrapped([Piece(title, "banner")], page)
    if len(counts.sums.filled) > ROWS:
        from libyatl.views.terminal.chart_columns import columns, draw_columns

        drawn = columns(selection, counts, page)
        fullest = "" if drawn.is_whole else f", the fullest {counts.period.name} of each column"
        yield from wrapped(_caption(counts, page.glyphs, fullest), page)
        yield []
        yield from draw_columns(drawn, page)
    elif counts.sums.stretches:
        yield from wrapped(_caption(counts, page.glyphs), page)
        yield []
        yield from _bars(counts, page)
    below = list(not_counted(counts.sums, without_year(selection)))
    if counts.sums.stretches and below:
        yield []
    for words in below:
        yield from wrapped([Piece(words, "dim")], page)


def _caption(counts: Counts, glyphs: Glyphs, more: str = "") -> Line:
    caption = [Piece(f"events per {counts.period.name}{more}", "dim")]
    if any(stretch.possible for stretch in counts.sums.stretches):
        caption += [Piece(": ", "dim"), Piece(glyphs.certain, "mark"), Piece(" certain  ", "dim")]
        caption += [Piece(glyphs.possible, "mark"), Piece(" possible", "dim")]
    return caption


def _bars(counts: Counts, page: Page) -> Iterator[Line]:
    labels = labelled(counts, page.glyphs)
    words = [number_words(stretch) for stretch in counts.sums.stretches]
    label = max(map(cells, labels))
    room = (page.width or _WIDTH) - label - 2 - max(map(len, words))
    each = max(room, 1) / counts.sums.most
    each = min(_CELLS_EACH, int(each)) if each >= 1 else each
    for stretch, name, said in zip(counts.sums.stretches, labels, words, strict=True):
        if stretch.events:
            bar = _bar(stretch, each, page.glyphs)
            line = [Piece(pad(name, label)), Piece(" "), *bar, Piece(f" {said}")]
        else:
            silence = f"{page.glyphs.fold} {silence_words(stretch, counts.period)}"
            line = [Piece(" " * (label + 1)), Piece(silence, "dim")]
        width = page.width
        yield line if width is None else cut_line(line, width, ellipsis=page.glyphs.ellipsis)


def _bar(stretch: Stretch, each: float, glyphs: Glyphs) -> Iterable[Piece]:
    solid = _solid(stretch.certain * each, glyphs) if stretch.certain else ""
    yield Piece(solid, "mark")
    if stretch.possible:
        pale = max(round(stretch.events * each) - len(solid), 1)
        yield Piece(glyphs.possible * pale, "mark")


def _solid(wide: float, glyphs: Glyphs) -> str:
    """Return a solid bar of so many cells, an eighth at least where there are eighths."""
    steps = len(glyphs.parts) + 1
    whole, rest = divmod(max(round(wide * steps), 1), steps)
    return glyphs.certain * whole + (glyphs.parts[rest - 1] if rest else "")
