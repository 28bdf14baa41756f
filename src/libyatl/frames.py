"""Frames of Spark, Dask, Polars, pandas and DuckDB, asked as a table is.

    >>> found = libyatl.frames.select(rows, actor="haftar", since="2017-07", order_by="id")

Rows stay with the engine, on one machine or on many. Of the columns that a question looks at, the
distinct cells are taken out, read as a small table by the very reader, and asked as a chronology
is; the answers go back as small tables that the engine joins. What comes back is a frame of the
same kind, lazy where these are. A row needs no title here.

It takes `pip install 'libyatl[frames]'`, which brings no engine.
"""

from __future__ import annotations

import os
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
from libyatl.on_demand import see_known
from libyatl.query import asked
from libyatl.query.conditions import Condition, Mentions
from libyatl.query.fields import BOUNDING, Fields
from libyatl.query.lone_words import suggested
from libyatl.tables.frame_answers import FrameAnswers, FrameColumns
from libyatl.tables.frame_order import Ordering
from libyatl.tables.framed import ANSWER as ANSWER
from libyatl.tables.framed import BOUNDS as BOUNDS
from libyatl.tables.framed import MOST, Framed, narwhals
from libyatl.tables.question import SORTED_BY, leaves, normal, stem

Registry = Timeline | str | os.PathLike[str] | None
Roles = Mapping[str, str | Sequence[str]]
_REFUSED = {
    "strict": "it lets approximate dates prove a contradiction, and rows have none to prove",
    "group_by": "a frame has no groups; frames.tally counts",
    "tz": "it says by which clocks dates are told, and a frame tells none",
    "as_of": "it cuts each row to what was published, and rows of a frame stay as they are",
    "words": "say what they are: actor=, place=, tag=, source=, text=",
}
"""The keywords of `libyatl.select` that mean nothing here, and why."""


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


class _Names:
    """What knows the names of registries alone, before a frame is looked at."""

    def __init__(self, beside: Timeline) -> None:
        self._beside = beside

    def in_words(self, words: Sequence[str]) -> tuple[list[Condition], tuple[str, ...]]:
        raise UsageError("a frame is not asked in words", help=_REFUSED["words"])

    def suggested(self, word: str) -> str:
        return suggested(self._beside, word)


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
        wanted: what is asked, as `libyatl.select` takes it, but for `words`, `strict`, `as_of`,
            `group_by` and `tz`.

    Raises:
        UsageError: what is asked cannot be understood, the frame is of another engine, `order_by`
            is not unique, or more than `most` cells are different.
    """
    for name in wanted.keys() - asked.Keywords.__annotations__.keys():
        raise TypeError(f"select() got an unexpected keyword argument '{name}'")
    for name, why in _REFUSED.items():
        if wanted.get(name):
            raise UsageError(f"{name}= is not asked of a frame", help=why)
    beside = _registries(registry)
    if sort is not None:
        wanted["sort"] = sort
    question = asked.question(_Names(beside), **wanted)
    shaping, condition = question.shaping, normal(question.condition)
    framed = Framed(frame, most=most, connection=connection)
    _see_texts(framed, condition)
    ordering = Ordering(framed, sort, [order_by] if isinstance(order_by, str) else order_by)
    ordering.reverse = shaping["reverse"]
    fields = condition.reads | (SORTED_BY[sort] if sort is not None else frozenset())
    looked = _looked_at(framed, beside, columns, preset, fields)
    ranks, places = ordering.by_dates(looked)
    tests = FrameAnswers(looked, condition).join(ranks, places)
    nw = narwhals()
    rows = framed.rows.filter(tests.sure if shaping["certain"] else tests.possible)
    framed.rows = rows.with_columns(nw.when(tests.sure).then(2).otherwise(1).alias(ANSWER))
    ordering.sort(looked, shaping["limit"])
    return framed.native([*framed.names, ANSWER, *BOUNDS])


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
    framed = Framed(frame, most=most, connection=connection)
    looked = _looked_at(framed, _registries(registry), columns, preset, BOUNDING)
    dates = looked.dates
    return [
        Refused(
            dates.columns,
            dates.cells[found.first].cells,
            found.rows,
            found.diagnostic.code,
            found.diagnostic.message,
        )
        for found in dates.findings()
        if found.first is not None
    ]


def _registries(registry: Registry) -> Timeline:
    if registry is None:
        return Timeline()
    if not isinstance(registry, Timeline):
        registry = formats.read([os.fspath(registry)])
    return replace(registry, events=(), left_out=())


def _looked_at(
    framed: Framed, beside: Timeline, columns: Roles | None, preset: str, fields: Fields
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
    return FrameColumns(framed, glance, beside, fields)


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
