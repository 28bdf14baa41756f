"""The columns in which a tally is handed on: their names, their order, what each holds.

Columns: `id,name,registered,kind,spellings,events,certain,possible,first,last,with`. `first`
and `last` are the dates of the first and the last event with a date, as EDTF; `with` names each
actor with how many of the events they share.

Of sources also `published,alone,origin,lag`: the publication as EDTF, how many events no
other source carries, whose testimony it goes back to, and the days from event to
publication, from the least to the most that are possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from libyatl.dates import When, to_edtf
from libyatl.model import Event
from libyatl.model.kinds import Kind
from libyatl.query.fact_tables import Table
from libyatl.query.tallies import Tally, Testimony

CELLS: dict[str, Callable[[Tally], object]] = {
    "id": lambda tally: tally.id,
    "name": lambda tally: tally.name,
    "registered": lambda tally: tally.registered,
    "kind": lambda tally: tally.kind,
    "spellings": lambda tally: list(tally.spellings),
    "events": lambda tally: tally.events,
    "certain": lambda tally: tally.certain,
    "possible": lambda tally: tally.possible,
    "first": lambda tally: _event_date(tally.first),
    "last": lambda tally: _event_date(tally.last),
    "with": lambda tally: dict(tally.company),
}
SOURCE_CELLS: dict[str, Callable[[Tally], object]] = {
    **CELLS,
    "published": lambda tally: _testified(tally, lambda told: _edtf(told.published)),
    "alone": lambda tally: _testified(tally, lambda told: told.alone),
    "origin": lambda tally: _testified(tally, lambda told: told.origin),
    "lag": lambda tally: _testified(tally, lambda told: _lag_range(told.lag)),
}
"""What a tally of sources has beside."""


_GUARDED = frozenset({"id", "name", "kind", "spellings", "with"})


def cells_of(kind: Kind) -> dict[str, Callable[[Tally], object]]:
    """Return the cells that tallies of a kind have: texts, numbers, yes or no, lists, counts."""
    return SOURCE_CELLS if kind == "source" else CELLS


def tally_table(tallies: Iterable[Tally], kind: Kind) -> Table:
    """Return tallies of a kind as a table."""
    cells = cells_of(kind)
    rows = [tuple([read(tally) for read in cells.values()]) for tally in tallies]
    return Table(tuple(cells), rows, _GUARDED)


def _event_date(event: Event | None) -> str:
    return _edtf(event.when) if event is not None else ""


def _edtf(when: When | None) -> str:
    return to_edtf(when) if when is not None else ""


def _testified(tally: Tally, read: Callable[[Testimony], object]) -> object:
    return read(tally.testimony) if tally.testimony is not None else ""


def _lag_range(lag: tuple[int, int] | None) -> str:
    return "" if lag is None else f"{lag[0]}..{lag[1]}"
