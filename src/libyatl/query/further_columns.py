"""Columns that can be asked for beside `COLUMNS`: the other keys of an event, and its author's own.

A text stands as it is. Several ids that an event is before or after are joined as all lists are.
What is neither a text nor a number stands as JSON has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from libyatl.dates import Gap
from libyatl.model import Event, Relation, Timeline
from libyatl.model.entries import RELATION_KINDS
from libyatl.model.keys import ENTRIES
from libyatl.on_demand import see_known
from libyatl.query.columns import COLUMNS, GUARDED, JOIN, cells, guarded
from libyatl.query.selection import Row
from libyatl.text.inert import each_inert

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FIELDS = {key.key: key.field for key in ENTRIES["event"].keys if key.key not in COLUMNS}
FIELDS = (*COLUMNS, *_FIELDS)
"""The columns of a table, and the keys of an event that it has where these are asked for."""
_MOST_OWN = 20


class Keyed(Protocol):
    """What knows the keys of its events without holding these: a table on an engine."""

    def own_keys(self) -> Iterable[str]:
        """Return the keys that its events may have beside those of libyatl."""


def own_keys(known: Timeline | Keyed) -> list[str]:
    """Return the keys of the author's own that some event has and no column is called by."""
    if isinstance(known, Timeline):
        found = dict.fromkeys(key for event in known.events for key in event.extra)
    else:
        found = dict.fromkeys(known.own_keys())
    return [key for key in found if key not in COLUMNS and key not in _FIELDS]


def see_fields(
    fields: Iterable[str], what: str, known: Iterable[str], timeline: Timeline | Keyed
) -> None:
    """See that each field is one of the known, or a key of the author's own.

    Raises:
        UsageError: one is not; the nearest is suggested.
    """
    if unknown := [field for field in fields if field not in known]:
        own = own_keys(timeline)
        listed = [*known, *own[:_MOST_OWN]]
        more = f" and {len(own) - _MOST_OWN} keys of your own" if len(own) > _MOST_OWN else ""
        for field in unknown:
            see_known(field, what, [*known, *own], listing=f"known are {', '.join(listed)}{more}")


def cells_of(field: str, rows: Sequence[Row]) -> list[str]:
    """Return what a column of any name holds of each row, inert."""
    if field in COLUMNS:
        return cells(field, rows)
    return each_inert([_text(_stated_or_kept(row.event, field)) for row in rows])


def guarded_as(field: str, column: list[str], keep: Callable[[str], str]) -> list[str]:
    """Return the cells of a column, those that a spreadsheet may run as `keep` has them."""
    if field in COLUMNS:
        return guarded(column, keep) if field in GUARDED else column
    # A number is one with a sign too: no spreadsheet makes anything else of it.
    return guarded(column, lambda cell: cell if _NUMBER.fullmatch(cell) else keep(cell))


def _stated_or_kept(event: Event, field: str) -> object:
    """Return what an event says under a key: a text, or what stands there that is none."""
    if field in RELATION_KINDS:
        return _ids_or_list([one for one in event.relations if one.kind == field])
    stated = getattr(event, _FIELDS[field]) if field in _FIELDS else None
    value = event.extra.get(field, "") if stated in (None, "") else stated
    return value.text if isinstance(value, Gap) else value


def _ids_or_list(relations: Sequence[Relation]) -> object:
    """Return the ids, joined; where some are a stated time apart, a list as JSON has it."""
    if not any(one.at_least or one.within for one in relations):
        return JOIN.join(one.event for one in relations)
    return list(map(_apart, relations))


def _apart(relation: Relation) -> object:
    gaps = {"at_least": relation.at_least, "within": relation.within}
    said = {key: gap.text for key, gap in gaps.items() if gap is not None}
    return {"event": relation.event, **said} if said else relation.event


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    from libyatl.text.json_line import json_line  # most tables hold nothing but texts

    return json_line(value)
