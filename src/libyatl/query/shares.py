"""Events of a selection that have something in common: a name, a status, two actors.

A share is of the events as they were selected: what only possibly meets the question counts apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.date_forms import PRECISIONS
from libyatl.model import STATUSES
from libyatl.model.kinds import Kind
from libyatl.query.selection import Row, Selection
from libyatl.query.tallies import bearers, crowded, sizes_of
from libyatl.truth import Truth


class Share(NamedTuple):
    """Some events of a selection, in order of time, and what they have in common.

    `names` are for eyes; of two actors there are two.
    """

    names: tuple[str, ...]
    rows: Sequence[Row]

    @property
    def events(self) -> int:
        """How many there are."""
        return sizes_of(self.rows)[0]

    @property
    def certain(self) -> int:
        """How many surely are of the selection, and have this in common."""
        return sizes_of(self.rows)[1]

    @property
    def possible(self) -> int:
        """How many may be."""
        return self.events - self.certain

    @property
    def days(self) -> Days | None:
        """Between which days they lie, as far as that is known: see `days_of`."""
        return days_of(self.rows)


Days = tuple[int | None, int]
"""The first day on which something can have begun, None where it may have before, and the last."""


def days_of(rows: Sequence[Row]) -> Days | None:
    """Return between which days some events lie, as far as it is known; None where none is.

    The last is the latest that bounds any of them; it may be that by which one had begun.
    """
    known = [day for row in rows for day in row.bounds if OPEN_PAST < day < OPEN_FUTURE]
    begins = [row.bounds.a for row in rows if row.bounds.a > OPEN_PAST]
    return (min(begins, default=None), max(known)) if known else None


def of_names(selection: Selection, kind: Kind) -> list[Share]:
    """Return a share for each name of a kind that an event bears: the most events first."""
    shown = selection.names.of(kind).shown
    shares = [Share((shown(key),), rows) for key, rows in bearers(selection, kind).rows.items()]
    return _by_size(shares)


def of_statuses(selection: Selection) -> list[Share]:
    """Return a share for each status that an event has, in the order of the file format."""
    return _keyed(((row, row.event.status) for row in selection.in_time), STATUSES)


PLACED, UNDATED, UNREADABLE = "placed", "undated", "unreadable"
"""Without a date of its own: bounded by what else is said, by nothing, by a date that is none."""
DATING = (*PRECISIONS, PLACED, UNDATED, UNREADABLE)


def of_datings(selection: Selection) -> list[Share]:
    """Return a share for each way in which events are dated: how exactly, or by reasoning."""
    return _keyed(((row, _dating(row)) for row in selection.in_time), DATING)


def _dating(row: Row) -> str:
    event = row.event
    if event.when is not None:
        return event.when.precision
    if event.has_unread_date:
        return UNREADABLE
    return UNDATED if row.bounds.is_open else PLACED


def of_pairs(selection: Selection) -> list[Share]:
    """Return a share for each two actors who take part in one event: the most events first."""
    shown = selection.names.actors.shown
    pairs = paired(selection).items()
    return _by_size(Share((shown(one), shown(other)), rows) for (one, other), rows in pairs)


def paired(selection: Selection) -> dict[tuple[str, str], list[Row]]:
    """Return by two keys of actors the events, in order of time, in which both take part.

    By each account of an event those who are there by that one; who is not by all of them is so
    possibly. Events that are `crowded` do not count.
    """
    register = selection.names.actors
    apart = {row.place for row in crowded(selection, "actor")}
    found: dict[tuple[str, str], list[Row]] = {}
    for row in selection.in_time:
        if row.place in apart:
            continue
        rivals = selection.scope.accounts.get(row.place, ())
        accounts = (row.event, *(one.event for one in rivals))
        told = [_two_of({register.key(part.actor) for part in one.actors}) for one in accounts]
        for pair in dict.fromkeys(pair for pairs in told for pair in pairs):
            surely = all(pair in pairs for pairs in told)
            answer = row.answer if surely else Truth.MAYBE
            found.setdefault(pair, []).append(row._replace(answer=answer))
    return found


def _two_of(actors: Iterable[str]) -> dict[tuple[str, str], None]:
    return dict.fromkeys(combinations(sorted(actors), 2))


def _by_size(shares: Iterable[Share]) -> list[Share]:
    return sorted(
        (share for share in shares if share.rows),
        key=lambda share: (-share.events, [name.casefold() for name in share.names]),
    )


def _keyed(keyed: Iterable[tuple[Row, str]], order: Iterable[str]) -> list[Share]:
    """Return a share for each key that occurs, in an order of all that there are."""
    found: dict[str, list[Row]] = {key: [] for key in order}
    for row, key in keyed:
        found[key].append(row)
    return [Share((key,), rows) for key, rows in found.items() if rows]
