"""What `libyatl stats` counts, as a function."""

from __future__ import annotations

from libyatl.model import Timeline
from libyatl.query import asked, stat_tables
from libyatl.query.fact_tables import Table
from libyatl.query.in_batches import Chosen, Whole, as_chosen


def stats(what: Timeline | Chosen | Whole, *, by: str = "", limit: int | None = None) -> Table:
    """Return what is counted of a timeline or a selection, as a table.

    Args:
        what: whose events are counted.
        by: a key of `libyatl.query.stat_tables.STATS`: `actor`, `place`, `tag`, `source`,
            `status`, `dating`, `pair`, `gap`, `burst`, or a period such as `month`. Empty counts
            all of the events: one measure a row.
        limit: so many rows at most, the first.

    Returns:
        A table, with the names of its `columns` and its `rows`; `records` has these as dicts.

    Raises:
        UsageError: there is no such table, or the limit is negative.
    """
    asked.see_limit(limit)
    table = stat_tables.stats(as_chosen(what), by)
    return table._replace(rows=table.rows[:limit])
