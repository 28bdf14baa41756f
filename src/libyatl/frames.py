"""Frames of Spark, Dask, Polars, pandas and DuckDB, asked as a table is.

    >>> found = libyatl.frames.select(rows, actor="haftar", since="2017-07", order_by="id")

Rows stay with the engine, on one machine or on many. Of the columns that a question looks at, the
distinct cells are taken out, read as a small table by the very reader, and asked as a chronology
is; the answers go back as small tables that the engine joins. What comes back is a frame of the
same kind, lazy where these are.  A frame needs
no column of titles; where it has one, rows without a title are no events.

It takes `pip install 'libyatl[frames]'`, which brings no engine.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from libyatl import formats
from libyatl.errors import UsageError
from libyatl.formats.foreign.presets import PRESETS
from libyatl.formats.foreign.roles import folded
from libyatl.formats.how import How
from libyatl.formats.tabular.known_table import Glance
from libyatl.model import Timeline
from libyatl.model.kinds import BY_PLURAL
from libyatl.on_demand import see_known
from libyatl.query import asked
from libyatl.query.conditions import Condition, Mentions
from libyatl.query.fields import BOUNDING, Fields
from libyatl.query.ranking import RANKINGS, ranked
from libyatl.query.tallies import Tally
from libyatl.tables.dictionary import told_how_often
from libyatl.tables.frame_answers import FrameAnswers, joined_jointly
from libyatl.tables.frame_columns import FrameColumns, FrameInWords
from libyatl.tables.frame_order import Ordering
from libyatl.tables.frame_tallies import looked_at_to_count, to_count
from libyatl.tables.framed import ANSWER as ANSWER
from libyatl.tables.framed import BOUNDS as BOUNDS
from libyatl.tables.framed import MOST, Framed, narwhals
from libyatl.tables.in_memory_alone import is_ordered_by_hand
from libyatl.tables.jointly import looked_at_jointly
from libyatl.tables.question import SORTED_BY, leaves, normal, stem

Registry = Timeline | str | os.PathLike[str] | None
Roles = Mapping[str, str | Sequence[str]]
_REFUSED = {
    "strict": "it lets approximate dates prove a contradiction, and rows have none to prove",
    "group_by": "a frame has no groups; frames.tally counts",
    "tz": "it says by which clocks dates are told, and a frame tells none",
}
"""The keywords of `libyatl.select` that mean nothing here, and why."""
_NOT_COUNTED = "it cuts each row to what was published: take the rows, with frames.select"
_TIMES = re.compile(", ([0-9]+) times$")


class Refused(NamedTuple):
    """Cells of a frame that cannot be read; its rows stay, undated or without what was refused.

    Attributes:
        columns: the columns that were read together.
        cells: what stands there.
        rows: in how many rows.
        code: what kind of mistake it is, one of `libyatl.findings.codes`.
        reason: what is wrong.
    """

    columns: tuple[str, ...]
    cells: tuple[str, ...]
    rows: int
    code: str
    reason: str


def select(
    frame: Any,
    *,
    registry: Registry = None,
    columns: Roles | None = None,
    preset: str = "",
    order_by: str | Sequence[str] = (),
    sort: str | None = "date",
    most: int = MOST,
    connection: Any = None,
    **wanted: Any,
) -> Any:
    """Return the rows that possibly meet every condition, as a frame of the same engine.

    Its columns are those of the frame and `yatl_answer`, 2 where a row surely matches and 1 where
    it possibly does, and `yatl_begin_earliest`, `yatl_begin_latest`, `yatl_end_earliest` and
    `yatl_end_latest`: days as `date.toordinal` counts them, null where open.

    Args:
        frame: of pyspark, dask, polars, pandas or duckdb.
        registry: who is meant by names: a chronology or a file of one, of which only the
            registries are looked at.
        columns: by role (`date`, `actors`, ...) the column or the columns that have it; else their
            names tell.
        preset: the table that it has to be, such as `acled`; else the columns tell that too.
        order_by: the column, or the columns, that are unique together, and settle ties. A frame in
            memory has an order, and needs none.
        sort: a key of `libyatl.query.SORTS`, or None to leave the order alone.
        most: so many distinct cells are taken out for one look-up at the most.
        connection: that of a relation of DuckDB, if it is not the default one.
        wanted: what is asked, as `libyatl.select` takes it, but for `strict`, `group_by` and
            `tz`.

    Raises:
        UsageError: what is asked cannot be understood, the frame is of another engine, `order_by`
            is not unique, or more than `most` cells are different.
    """
    framed = Framed(frame, most=most, connection=connection)
    looked = _looked_at(framed, registry, columns, preset)
    chosen = _chosen(looked, sort, _ties(order_by), wanted)
    chosen.ordering.sort(looked, chosen.limit)
    return framed.native([*framed.names, ANSWER, *BOUNDS])


def tally(
    frame: Any,
    kind: str,
    *,
    names: asked.Words = (),
    sort: str = "events",
    reverse: bool = False,
    limit: int | None = None,
    registry: Registry = None,
    columns: Roles | None = None,
    preset: str = "",
    order_by: str | Sequence[str] = (),
    most: int = MOST,
    connection: Any = None,
    **wanted: Any,
) -> list[Tally]:
    """Return who or what occurs in the rows that `select` would return, and how often.

    Args:
        frame: as `select` takes it.
        kind: `actors`, `places`, `sources` or `tags`.
        names: only these, in any spelling, whether they occur in the rows or not.
        sort: the order of the tallies, a key of `libyatl.query.ranking.RANKINGS`.
        reverse: the other way round.
        limit: so many tallies at most, the first.
        registry: as `select` takes it.
        columns: as `select` takes them.
        preset: as `select` takes it.
        order_by: as `select` takes it: it tells which of several events of a day was the first.
        most: as `select` takes it.
        connection: as `select` takes it.
        wanted: which rows, as `select` takes it, but for `as_of`.

    Returns:
        The tallies that `libyatl.api.tally` returns of such rows in memory.

    Raises:
        UsageError: as `select` raises it; no such kind, sort or name.
    """
    see_known(kind, "kind of name", BY_PLURAL)
    see_known(sort, "sort", RANKINGS)
    asked.see_limit(limit)
    if wanted.get("as_of"):
        raise UsageError("as_of= is not asked of tallies of a frame", help=_NOT_COUNTED)
    of = BY_PLURAL[kind]
    looked = _looked_at(Framed(frame, most=most, connection=connection), registry, columns, preset)
    chosen = _chosen(looked, "date", _ties(order_by), wanted, looked_at_to_count(of))
    selection = to_count(looked, chosen.ordering, of, chosen.condition)
    return ranked(selection, of, asked.given(names), sort=sort, reverse=reverse)[:limit]


def refused(
    frame: Any,
    *,
    registry: Registry = None,
    columns: Roles | None = None,
    preset: str = "",
    most: int = MOST,
    connection: Any = None,
) -> list[Refused]:
    """Return the cells of dates and statuses that cannot be read, each once, with how many rows.

    The arguments are those of `select`.
    """
    looked = _looked_at(Framed(frame, most=most, connection=connection), registry, columns, preset)
    looked.see(BOUNDING)
    several = [(looked.dates, looked.dates.findings())]
    if looked.untitled is not None:
        several.insert(0, (looked.untitled, looked.lacking_titles()))
    told = []
    for made, findings in several:
        cells = {each.first: each.cells for each in made.cells}
        for why, rows, first in findings:
            if first is not None:
                times = _TIMES.search(why.message)  # of how many rows with one word it is
                rows, why = int(times[1]) if times else rows, told_how_often(why)
                told.append(Refused(made.columns, cells[first], rows, why.code, why.message))
    return told


class _Chosen(NamedTuple):
    """What was asked: the condition, how rows are to be ordered, and how many at the most."""

    condition: Condition
    ordering: Ordering
    limit: int | None


def _ties(order_by: str | Sequence[str]) -> Sequence[str]:
    return [order_by] if isinstance(order_by, str) else order_by


def _chosen(
    looked: FrameColumns,
    sort: str | None,
    order_by: Sequence[str],
    wanted: Mapping[str, Any],
    counted: Fields = frozenset(),
) -> _Chosen:
    """Leave the rows that are asked for; the columns of what is `counted` are looked at, too."""
    for name in wanted.keys() - asked.Keywords.__annotations__.keys():
        raise TypeError(f"an unexpected keyword argument: '{name}'")
    for name, why in _REFUSED.items():
        if wanted.get(name):
            raise UsageError(f"{name}= is not asked of a frame", help=why)
    key = "file" if sort is None else sort
    question = asked.question(FrameInWords(looked), **{**wanted, "sort": key})
    shaping, condition = question.shaping, normal(question.condition)
    framed, published = looked.framed, shaping["published"]
    _see_texts(framed, condition)
    ordering = Ordering(framed, sort, order_by, reverse=shaping["reverse"])
    fields = condition.reads | SORTED_BY[key] | counted
    looked.see(fields if published is None else looked_at_jointly(condition, key))
    if "places" in counted:
        looked.see(fields, looked.known.whereabouts)
    if sort == "date" and is_ordered_by_hand(looked.dates.scope):
        raise UsageError(
            "some rows have an order of their own, and some have clocks, which all rows together "
            "put in order",
            help="sort otherwise; or load the rows as a chronology, with libyatl.load",
        )
    if published is None:
        tests = FrameAnswers(looked, condition).join(ordering)
    else:
        tests = joined_jointly(looked, condition, key, published, ordering)
    nw = narwhals()
    rows = framed.rows.filter(tests.sure if shaping["certain"] else tests.possible)
    framed.rows = rows.with_columns(nw.when(tests.sure).then(2).otherwise(1).alias(ANSWER))
    return _Chosen(condition, ordering, shaping["limit"])


def _registries(registry: Registry) -> Timeline:
    if registry is None:
        return Timeline()
    if not isinstance(registry, Timeline):
        registry = formats.read([os.fspath(registry)])
    return replace(registry, events=(), left_out=())


def _looked_at(
    framed: Framed, registry: Registry, columns: Roles | None, preset: str
) -> FrameColumns:
    pairs = [
        (role, column)
        for role, said in (columns or {}).items()
        for column in ([said] if isinstance(said, str) else said)
    ]
    _see_preset(framed, preset)
    try:
        glance = Glance("frame", framed.names, How(map=tuple(pairs)))
    except ValueError as odd:
        raise UsageError(f"the frame cannot be asked: {odd}") from odd
    return FrameColumns(framed, glance, _registries(registry))


def _see_preset(framed: Framed, preset: str) -> None:
    if not preset:
        return
    known = {folded(each.name): each for each in PRESETS}
    see_known(folded(preset), "preset", known)
    lacking = known[folded(preset)].told_by - {*map(folded, framed.names)}
    if lacking:
        raise UsageError(
            f"the frame is no table of {known[folded(preset)].name}: it has no column "
            f"'{min(lacking)}'"
        )


def _see_texts(framed: Framed, condition: Condition) -> None:
    texts = [leaf for leaf in map(stem, leaves(condition)) if isinstance(leaf, Mentions)]
    if texts and not framed.folds:
        raise UsageError(
            f"text= takes small letters and replacing, which {framed.engine} is not asked for",
            help="ask by names and dates",
        )
