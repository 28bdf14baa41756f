"""What stands for the rows of a frame where these are counted by the names that they bear.

As of big tables (`table_tallies.py`), rows that agree in their names and in how surely they were
selected are counted by the engine, and few of them are read: the first and the last, and of sources
those of the least and the most days.
"""

from __future__ import annotations

from libyatl.model.kinds import Kind
from libyatl.query.conditions import Condition
from libyatl.query.fields import OF_NAMES, Field, Fields
from libyatl.query.scope import Scope
from libyatl.query.selection import Selection
from libyatl.query.weights import Weights
from libyatl.tables.frame_columns import PLACE_IN_TIME, FrameColumns
from libyatl.tables.frame_order import Ordering
from libyatl.tables.framed import ANSWER, as_written, narwhals
from libyatl.tables.table_tallies import NOTHING_KNOWN, known_of, names_of_rows
from libyatl.truth import Truth

_KIND, _BEGIN, _BEGUN, _COUNT = "yatl_kind", "yatl_begin", "yatl_begun", "yatl_times"


def looked_at_to_count(kind: Kind) -> Fields:
    """Return the fields that are looked at to count by names of a kind."""
    return _borne(kind) | frozenset[Field](("id", "title"))


def _borne(kind: Kind) -> Fields:
    """Return the field of the names, and that of who is in company."""
    return frozenset[Field]((OF_NAMES[kind], "actors"))


def to_count(
    columns: FrameColumns, ordering: Ordering, kind: Kind, condition: Condition
) -> Selection:
    """Return what stands for the rows that were chosen."""
    fields, framed, dates = _borne(kind), columns.framed, columns.dates
    held = sum(each.count for each in dates.cells)
    _tell_days(columns)
    names = [framed.key_of(name) for name in columns.columns_of(fields)]
    group = [*names, ANSWER, _KIND]
    nw, rows = narwhals(), framed.rows
    counts = rows.group_by(*group).agg(nw.len().alias(_COUNT))
    times = {tuple(key): int(count) for *key, count in framed.collected(counts)}
    read = columns.columns_of(looked_at_to_count(kind) | columns.of_dates)
    wanted = dict.fromkeys([*group, PLACE_IN_TIME, *ordering.ties, *map(framed.key_of, read)])
    ends = [PLACE_IN_TIME, *((_BEGIN, _BEGUN) if kind == "source" else ())]
    witnesses = nw.concat(
        [
            rows.unique(group, keep=keep, order_by=[end, *ordering.ties]).select(*wanted)
            for end in ends
            for keep in ("first", "last")
        ]
    ).sort(PLACE_IN_TIME, *ordering.ties)
    several = dict.fromkeys(framed.collected(witnesses))
    found = [dict(zip(wanted, row, strict=True)) for row in several]
    cells = [framed.typed(read, [one[framed.key_of(name)] for name in read]) for one in found]
    small = columns.known.read(read, cells, beside=columns.beside)
    # The first of those that stand for a group stands for all of it.
    stand = [times.pop(tuple(found[row][name] for name in group), 0) for row in small.rows]
    return Selection(
        Scope(small.timeline, names_of_rows(columns, kind, fields, small.timeline)),
        tuple(range(len(small.rows))),
        tuple(Truth(int(found[row][ANSWER])) for row in small.rows),
        sum(stand),
        "date",
        condition=condition,
        weights=Weights(tuple(stand), held),
    )


def _tell_days(columns: FrameColumns) -> None:
    """Join how rows are dated, and the days that bound them."""
    dates = columns.dates
    bounds = dates.scope.chronology.bounds
    several = dates.of_each(lambda at, event: known_of(bounds(at), event), NOTHING_KNOWN)
    told = [
        (dated + 4 * planned + 8 * (begin is None), begin or 0, begun or 0)
        for dated, planned, begin, _, begun in several
    ]
    rows = [(*as_written(each), *one) for each, one in zip(dates.cells, told, strict=True)]
    columns.framed.look_up(dates.columns, [_KIND, _BEGIN, _BEGUN], rows)
