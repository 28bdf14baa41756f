"""What `libyatl stats` counts, and the network that `libyatl actors` hands on, as functions."""

from __future__ import annotations

from libyatl.model import Timeline
from libyatl.query import as_selection, asked, networks, ranking, stat_tables
from libyatl.query.asked import Words, given
from libyatl.query.fact_tables import Table
from libyatl.query.in_batches import Chosen, Whole, as_chosen
from libyatl.query.networks import Network


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


def network(
    what: Timeline | Chosen | Whole,
    *,
    names: Words = (),
    sort: str = "events",
    reverse: bool = False,
    limit: int | None = None,
) -> Network:
    """Return who takes part in the same events: actors, and each two of them who do.

    Args:
        what: whose events are counted; a table on an engine is read in memory, for each event
            of an edge is told.
        names: only these actors, in any spelling, and the edges between them.
        sort: the order of the nodes, a key of `libyatl.query.ranking.RANKINGS`.
        reverse: the other way round.
        limit: so many nodes at most, the first, and the edges between them.

    Returns:
        A network: `nodes`, each with its `tally`, `roles` and `rows`; `edges`, each with the ids of
        its `actors` and the `share` of the events that is theirs. The writers of
        `libyatl.formats.NETWORK_WRITERS` take it.

    Raises:
        UsageError: no such sort or name, or the limit is negative.
    """
    asked.see_limit(limit)
    selection = as_selection(what)
    tallies = ranking.ranked(selection, "actor", given(names), sort=sort, reverse=reverse)
    return networks.network_of(selection, tallies[:limit])
