"""Tallies, of all names or of some, in an order.

By events, those with the most stand first; by first and last, those that began the earliest. Ties,
and what has no event with a date, stand by events and then by name; the latter last, also in
reverse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from libyatl.model import Event
from libyatl.model.kinds import Kind
from libyatl.on_demand import see_known
from libyatl.query.conditions import Named
from libyatl.query.in_batches import Chosen
from libyatl.query.selection import Selection
from libyatl.query.tallies import Tally, tallied
from libyatl.text.spelling import fold

Key = Callable[[Tally], object]
"""None where the tally has nothing to sort by."""


def ranked(
    what: Chosen,
    kind: Kind,
    names: Iterable[str] = (),
    *,
    sort: str = "events",
    reverse: bool = False,
) -> list[Tally]:
    """Return the tallies of a kind, in an order; with names, of all whom these may mean.

    Raises:
        UsageError: there is no such order, or nobody is called so.
    """
    see_known(sort, "sort", RANKINGS)
    selection = what.to_count(kind, with_actors=True)
    named = [Named(kind, name).meant(selection.scope) for name in names]
    tallies = tallied(selection, kind, dict.fromkeys(chain(*named)))
    key = RANKINGS[sort](selection)
    keyed = [(key(tally), number, tally) for number, tally in enumerate(tallies)]
    having = sorted((each for each in keyed if each[0] is not None), key=lambda each: each[:2])
    lacking = [each for each in keyed if each[0] is None]
    return [tally for _, _, tally in [*(reversed(having) if reverse else having), *lacking]]


def _in_time(of: Callable[[Tally], Event | None]) -> Callable[[Selection], Key]:
    def key_of(selection: Selection) -> Key:
        ranks = {row.event.id: rank for rank, row in enumerate(selection.in_time)}
        return lambda tally: None if (event := of(tally)) is None else ranks[event.id]

    return key_of


RANKINGS: dict[str, Callable[[Selection], Key]] = {
    "events": lambda selection: lambda tally: -tally.events,
    "name": lambda selection: lambda tally: fold(tally.name),
    "first": _in_time(lambda tally: tally.first),
    "last": _in_time(lambda tally: tally.last),
}
