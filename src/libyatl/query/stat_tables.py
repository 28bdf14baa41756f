"""What is counted of a selection, as tables: by name, status and date; pairs, gaps and bursts.

Columns named `first` and `last` hold days of ISO 8601: of some events the first and the last that
bounds any of them, else the ends of a stretch of time. Periods are written as EDTF.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from libyatl.dates import day_to_iso
from libyatl.model.kinds import KINDS
from libyatl.on_demand import see_known
from libyatl.query.bursts import bursts
from libyatl.query.fact_tables import Table
from libyatl.query.gaps import gaps
from libyatl.query.in_batches import Chosen
from libyatl.query.overview import overview
from libyatl.query.period_counts import counted
from libyatl.query.periods import PERIODS, Period
from libyatl.query.selection import Selection
from libyatl.query.shares import Days, Share, of_datings, of_names, of_pairs, of_statuses

Rows = Iterable[tuple[object, ...]]
_COUNTS = ("events", "certain", "possible", "first", "last")


class Stat(NamedTuple):
    """One thing that is counted: the columns of its table, and its rows of a selection."""

    columns: tuple[str, ...]
    rows: Callable[[Selection], Rows]


def stats(what: Chosen, by: str = "") -> Table:
    """Return one table of what is counted, `by` being a key of `STATS`; without any, the overview.

    Raises:
        UsageError: there is no such table.
    """
    columns, rows = _stat(by)
    return Table(columns, list(rows(what.to_count(by))), _GUARDED)


def columns_of(by: str = "") -> tuple[str, ...]:
    """Return the columns of one table.

    Raises:
        UsageError: there is no such table.
    """
    return _stat(by).columns


def _stat(by: str) -> Stat:
    if not by:
        return _OVERVIEW
    see_known(by, "table", STATS)
    return STATS[by]


_GUARDED = frozenset({"name", "with"})


def _overview(selection: Selection) -> Rows:
    found = overview(selection)
    yield from list(found._asdict().items())[:-1]
    yield from zip(("first", "last"), _iso_days(found.days), strict=True)


_OVERVIEW = Stat(("measure", "value"), _overview)


def _share_rows(shares: Callable[[Selection], Iterable[Share]], selection: Selection) -> Rows:
    for share in shares(selection):
        yield *share.names, share.events, share.certain, share.possible, *_iso_days(share.days)


def _iso_days(days: Days | None) -> tuple[str, str]:
    if days is None:
        return "", ""
    first, last = days
    return "" if first is None else day_to_iso(first), day_to_iso(last)


def _gap_rows(selection: Selection) -> Rows:
    for gap in gaps(selection):
        yield day_to_iso(gap.first), day_to_iso(gap.last), gap.days, gap.possible


def _burst_rows(selection: Selection) -> Rows:
    for burst in bursts(selection):
        days = map(day_to_iso, burst.period.days(burst.number))
        counts = burst.certain, burst.possible, burst.usual
        yield burst.period.key(burst.number), *days, *counts


def _by_period(period: Period, selection: Selection) -> Rows:
    for stretch in counted(selection, period).sums.filled:
        first, last = period.days(stretch.first)[0], period.days(stretch.last)[1]
        ends = period.key(stretch.first), period.key(stretch.last)
        days = day_to_iso(first), day_to_iso(last)
        yield *ends, stretch.periods, *days, stretch.certain, stretch.possible


class Sharing(NamedTuple):
    """What events may have in common: its heading, for eyes, and its shares of a selection."""

    heading: str
    shares: Callable[[Selection], list[Share]]


SHARES: dict[str, Sharing] = {
    **{
        kind: Sharing(of.plural.capitalize(), partial(of_names, kind=kind))
        for kind, of in KINDS.items()
    },
    "status": Sharing("Status", of_statuses),
    "dating": Sharing("Dates", of_datings),
    "pair": Sharing("Pairs of actors", of_pairs),
}
"""What events have in common, by which they are counted."""
STATS: dict[str, Stat] = {
    **{
        by: Stat(
            ("name", *(("with",) if by == "pair" else ()), *_COUNTS),
            partial(_share_rows, sharing.shares),
        )
        for by, sharing in SHARES.items()
    },
    "gap": Stat(("first", "last", "days", "possible"), _gap_rows),
    "burst": Stat(("period", "first", "last", "certain", "possible", "usual"), _burst_rows),
    **{
        name: Stat(
            ("period", "to", "periods", "first", "last", "certain", "possible"),
            partial(_by_period, period),
        )
        for name, period in PERIODS.items()
    },
}
"""By what a selection is counted, as `-g` of `libyatl stats` takes it."""
