"""Instants of tables whose makers define how they are written, and when none is set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from libyatl.dates.together.column import DateColumn, Told
from libyatl.formats.foreign.presets import Preset
from libyatl.formats.foreign.roles import Role
from libyatl.formats.how import How

_SECOND = timedelta(seconds=1)


class Instants(NamedTuple):
    """What is to be said of all instants of a table.

    Attributes:
        unset: how many cells say that no time is set.
        disagreeing: how many entries have two instants that are a second or more apart.
    """

    unset: int = 0
    disagreeing: int = 0


NO_INSTANTS = Instants()


def unset_in(preset: Preset | None, cells: Mapping[Role, Mapping[str, int]]) -> Mapping[str, int]:
    """Return the cells of columns of dates that say that none is set, and how often each does."""
    if preset is None or not preset.unset:
        return {}
    is_unset = re.compile(preset.unset).fullmatch
    return {
        cell: count for of in cells.values() for cell, count in of.items() if is_unset(cell.strip())
    }


def by_preset(how: How, preset: Preset | None, unset: Iterable[str]) -> How:
    """Return how dates are read: as a person says, else as the makers of the table do."""
    if preset is None:
        return how
    return how._replace(
        order=how.order or preset.order,
        epoch=how.epoch or preset.epoch,
        missing=(*how.missing, *(cell.strip() for cell in unset)),
    )


def instants_of(
    names: Sequence[str],
    cells: Callable[[Sequence[str]], Iterable[tuple[tuple[str, ...], int]]],
    dates: Mapping[Role, DateColumn],
    unset: Mapping[str, int],
) -> Instants:
    """Return what is to be said of columns of instants that stand beside one another."""
    disagreeing = 0
    if len(names) > 1:
        column = dates["date"]
        for row, count in cells(names):
            said = [at for cell in row if (at := _instant(column, cell)) is not None]
            disagreeing += count * (bool(said) and max(said) - min(said) >= _SECOND)
    return Instants(sum(unset.values()), disagreeing)


def _instant(column: DateColumn, cell: str) -> datetime | None:
    """Return the instant that a cell tells, in UTC where it says no zone; None if it tells none."""
    told = column.read(cell) if cell else None
    if not isinstance(told, Told) or not told.text:
        return None
    try:
        at = datetime.fromisoformat(told.text)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except ValueError:
        return None
