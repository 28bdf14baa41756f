"""What is counted of a selection, for eyes: an overview of one screen, or one table in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.query import Selection
from libyatl.query.bursts import bursts
from libyatl.query.gaps import gaps
from libyatl.query.overview import Overview, overview
from libyatl.query.shares import Share, of_datings, of_statuses
from libyatl.query.stat_tables import SHARES, stats
from libyatl.text.inert import one_line
from libyatl.text.plurals import counted_of
from libyatl.views.lines import joined
from libyatl.views.page import Line, Page, Piece
from libyatl.views.terminal.grouping import wrapped
from libyatl.views.terminal.share_tables import Section, draw_sections
from libyatl.views.terminal.tally_table import draw_table
from libyatl.views.words.period_labels import days_words

_ROWS: dict[str, int] = {"actor": 5, "pair": 3, "place": 3, "tag": 3, "source": 3}
"""The tables of an overview, and so many rows of each."""
_STRETCHES = 2


def draw_stats(
    selection: Selection, page: Page, *, by: str = "", limit: int | None = None
) -> Iterator[Line]:
    """Yield one table of what is counted, or an overview; nothing of an empty selection.

    Args:
        selection: what is counted.
        page: where it is drawn; with fields, the table has these columns.
        by: a key of `libyatl.query.stat_tables.STATS`; empty for the overview.
        limit: so many rows of each table at most.
    """
    if not len(selection):
        return
    if by in SHARES and not page.fields:
        heading, shares = SHARES[by]
        yield from draw_sections([Section(heading, shares(selection)[:limit])], selection, page)
    elif by or page.fields:
        table = stats(selection, by).of(page.fields)
        yield from draw_table(table._replace(rows=table.rows[:limit]), page)
    else:
        yield from _overview(selection, page, limit)


def _overview(selection: Selection, page: Page, limit: int | None) -> Iterator[Line]:
    if title := one_line(selection.timeline.title):
        yield from wrapped([Piece(title, "banner")], page)
    for words in _in_numbers(selection, overview(selection)):
        parts = [[Piece(page.glyphs.dashed(each), "dim")] for each in words if each]
        yield from wrapped(joined(parts, page.glyphs), page)
    yield []
    rows = _ROWS if limit is None else dict.fromkeys(_ROWS, limit)
    sections = [_section(by, selection, most) for by, most in rows.items()]
    yield from draw_sections(sections, selection, page)
    most = _STRETCHES if limit is None else limit
    yield from _stretch_lines("Longest gaps", list(_gaps_said(selection, most)), page)
    yield from _stretch_lines("Bursts", list(_bursts_said(selection, most)), page)


def _in_numbers(selection: Selection, found: Overview) -> Iterator[list[str]]:
    """Yield lines of parts: how many events, their sources, their dates, their statuses."""
    counts = {"dated": found.dated, "placed": found.placed, "undated": found.undated}
    known = ", ".join(f"{count:,} {word}" for word, count in counts.items() if count)
    possible = f", {found.possible:,} of them possibly" if found.possible else ""
    parts = [f"{counted_of(found.events, 'event')}{possible}", known]
    if found.days is not None:
        parts.append(days_words(found.days))
    yield parts
    if found.sources:
        origins = f" of {counted_of(found.origins, 'origin')}"
        parts = [f"{counted_of(found.sources, 'source')}{origins}"]
        parts += [f"{found.single:,} told by one alone"] if found.single else []
        parts += [f"{found.unsourced:,} by none"] if found.unsourced else []
        yield parts
    yield ["dates: " + _each_share(of_datings(selection))]
    yield ["status: " + _each_share(of_statuses(selection))]


def _each_share(shares: Iterable[Share]) -> str:
    return ", ".join(f"{share.names[0]} {share.events:,}" for share in shares)


def _section(by: str, selection: Selection, most: int) -> Section:
    heading, of = SHARES[by]
    shares = of(selection)
    more = len(shares) - most
    below = f"and {more:,} more: libyatl stats -g {by}" if more > 0 else ""
    return Section(heading, shares[:most], below)


def _gaps_said(selection: Selection, most: int) -> Iterator[str]:
    for gap in gaps(selection)[:most]:
        may = f"; {gap.possible:,} of unknown beginning or end may lie in it"
        between = days_words((gap.first, gap.last))
        yield f"{between}: {counted_of(gap.days, 'day')}{may if gap.possible else ''}"


def _bursts_said(selection: Selection, most: int) -> Iterator[str]:
    for burst in bursts(selection)[:most]:
        to = f" to {burst.certain + burst.possible:,}" if burst.possible else ""
        period = burst.period.words(burst.number)
        yield f"{period}: {burst.certain:,}{to} events; usual around it: {burst.usual:g}"


def _stretch_lines(head: str, said: list[str], page: Page) -> Iterator[Line]:
    if said:
        yield []
        yield [Piece(head, "heading")]
    for words in said:
        yield from wrapped([Piece(page.glyphs.dashed(words))], page)
