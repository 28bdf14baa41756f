"""What libyatl does, as functions: load, select, render, write.

The command line is a thin face of these; whatever it can do, they can.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from libyatl import formats
from libyatl.curated import CURATED_NAME, curated_file
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, DateError, When, parse_date
from libyatl.errors import UsageError
from libyatl.formats import Shape
from libyatl.formats.replacing import replace_file
from libyatl.inert import shorten
from libyatl.model import Timeline
from libyatl.query import (
    GROUPS,
    SORTS,
    AtLeast,
    Both,
    Condition,
    Either,
    Identified,
    Mentions,
    Named,
    Opposite,
    Selection,
    Stands,
    Undated,
    Within,
    everything,
    select_where,
)
from libyatl.tables import check

if TYPE_CHECKING:
    from libyatl.formats.carrying import Loss
    from libyatl.query.tallies import Tally

Paths = str | os.PathLike[str]
Words = str | Iterable[str]
Day = str | When | None
Asked = str | Condition | Iterable[str | Condition]

_NODES: dict[str, Callable[[str], Condition]] = {
    "id": Identified,
    "actor": lambda name: Named("actor", name),
    "place": lambda name: Named("place", name),
    "tag": lambda name: Named("tag", name),
    "source": lambda name: Named("source", name),
    "status": Stands,
    "text": Mentions,
}


def load(*paths: Paths, format: str | None = None) -> Timeline:
    """Read files and folders into one timeline; without any, the curated chronology.

    `-` is standard input. What is wrong in the data is in the timeline's `report`; it never
    raises. `format` is a key of `libyatl.formats.READERS`; None tells by the suffix.

    Raises:
        InputError: a path is missing or unreadable, or a folder holds nothing to read.
        UsageError: the format is unknown.
    """
    if paths:
        return formats.read([os.fspath(path) for path in paths], format=format)
    curated = str(curated_file())
    return formats.read([curated], format=format, shown={curated: CURATED_NAME})


def select(
    timeline: Timeline,
    *,
    where: Asked = (),
    id: Words = (),
    actor: Words = (),
    place: Words = (),
    tag: Words = (),
    source: Words = (),
    status: Words = (),
    text: Words = (),
    not_id: Words = (),
    not_actor: Words = (),
    not_place: Words = (),
    not_tag: Words = (),
    not_source: Words = (),
    not_status: Words = (),
    not_text: Words = (),
    since: Day = None,
    until: Day = None,
    on: Day = None,
    before: Day = None,
    after: Day = None,
    undated: str = "include",
    min_sources: int = 0,
    min_origins: int = 0,
    as_of: Day = None,
    strict: bool = False,
    certain: bool = False,
    sort: str = "date",
    reverse: bool = False,
    limit: int | None = None,
    group_by: str | None = None,
) -> Selection:
    """Return the events that meet every condition, in an order.

    Several values of one condition mean any of them, several of a `not_` condition exclude
    each, several of `where` (an expression as `--where` takes it, or a condition of
    `libyatl.query`) mean all. Names are taken in any spelling that the timeline knows.
    `since`, `until`, `on`, `before` and `after` take dates as a file does and make one
    window of days; an event matches when it may overlap the window, with `certain` when it
    surely does; the bounds that follow from all statements decide. With `as_of`, only what
    had been published by the end of that day is there, before anything is worked out. With
    `strict`, approximate and uncertain dates prove a contradiction too. `undated` is
    include, only or exclude. `sort` is a key of
    `libyatl.query.SORTS`, `group_by` one of `libyatl.query.GROUPS`.

    Raises:
        UsageError: an unknown name, status, sort or group, an unreadable date or expression,
            an empty window.
    """
    check(sort, "sort", SORTS)
    check(undated, "value of undated", ("include", "only", "exclude"))
    if group_by is not None:
        check(group_by, "group", GROUPS)
    if limit is not None and limit < 0:
        raise UsageError("a limit may not be negative")
    wanted = {
        "id": (id, not_id), "actor": (actor, not_actor), "place": (place, not_place),
        "tag": (tag, not_tag), "source": (source, not_source),
        "status": (status, not_status), "text": (text, not_text),
    }  # fmt: skip
    conditions: list[Condition] = []
    for name, (some, none) in wanted.items():
        conditions += _any_of([_NODES[name](value) for value in _each(some)])
        conditions += [Opposite(_NODES[name](value)) for value in _each(none)]
    conditions += _window(since, until, on, before, after)
    if undated != "include":
        conditions.append(Undated() if undated == "only" else Opposite(Undated()))
    if min_sources:
        conditions.append(AtLeast(min_sources))
    if min_origins:
        conditions.append(AtLeast(min_origins, "origins"))
    conditions += _expressions(where)
    return select_where(
        timeline,
        Both(tuple(conditions)),
        certain=certain,
        sort=sort,
        reverse=reverse,
        limit=limit,
        group_by=group_by,
        published=None if as_of is None else _when(as_of),
        strict=strict,
    )


def tally(what: Timeline | Selection, kind: str) -> list[Tally]:
    """Return who or what occurs in the events: `kind` is actors, places, sources or tags.

    Raises:
        UsageError: no such kind.
    """
    from libyatl.query.tallies import KINDS, tallied

    check(kind, "kind of name", KINDS)
    return tallied(_selection(what), kind)


def render(
    what: Timeline | Selection,
    *,
    view: str = "timeline",
    width: int | None = None,
    ascii: bool = False,
) -> str:
    """Draw a timeline or a selection as text: `view` is timeline, cards or table.

    `width` is in terminal cells; None neither wraps nor cuts. `ascii` draws with ASCII
    marks only (the text itself stays as it is).

    Raises:
        UsageError: no such view.
    """
    from libyatl import views

    page = views.Page(width=width, glyphs=views.ASCII if ascii else views.UNICODE)
    lines = views.view(view)(_selection(what), page)
    return "".join(views.plain(lines))


def write(
    what: Timeline | Selection,
    path: Paths | None = None,
    *,
    format: str | None = None,
    fields: Words = (),
    header: bool = True,
    raw: bool = False,
) -> str:
    """Hand a timeline or a selection on as data, and return the text.

    With a path the text is also written there, and replaces what stood there only once it
    is whole. `format` is csv, tsv, json, jsonl or yaml; None tells by the path's suffix, else csv.

    Raises:
        UsageError: no such format or field, or `header` or `raw` does nothing with the
            format.
        OutputError: the file cannot be written; what stood there still stands.
    """
    told = formats.SUFFIXES.get(Path(path).suffix.lower()) if path is not None else None
    chosen = format or told or "csv"
    shape = Shape(tuple(_each(fields)), header, raw)
    writer = formats.writer(chosen)
    formats.check_shape(chosen, shape)
    text = "".join(writer(_selection(what), shape))
    if path is not None:
        replace_file(os.fspath(path), [text])
    return text


def losses(what: Timeline | Selection, format: str) -> list[Loss]:
    """Return what a timeline or a selection says and the format cannot carry, counted.

    Raises:
        UsageError: no such format.
    """
    from libyatl.formats.carrying import losses

    check(format, "output format", formats.WRITERS)
    return losses(_selection(what), format)


def _selection(what: Timeline | Selection) -> Selection:
    return everything(what) if isinstance(what, Timeline) else what


def _each(words: Words) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _any_of(conditions: list[Condition]) -> list[Condition]:
    return [Either(tuple(conditions))] if len(conditions) > 1 else conditions


def _expressions(where: Asked) -> list[Condition]:
    asked = [where] if isinstance(where, str | Condition) else list(where)
    conditions: list[Condition] = []
    for one in asked:
        if isinstance(one, str):
            from libyatl.query.expression import parse_expression

            one = parse_expression(one)
        conditions.append(one)
    return conditions


def _window(since: Day, until: Day, on: Day, before: Day, after: Day) -> list[Condition]:
    given = {
        name: _when(day)
        for name, day in zip(
            ("since", "until", "on", "before", "after"),
            (since, until, on, before, after),
            strict=True,
        )
        if day is not None
    }
    if not given:
        return []
    lows = {"since": lambda w: w.a, "on": lambda w: w.a, "after": lambda w: w.d + 1}
    highs = {"until": lambda w: w.d, "on": lambda w: w.d, "before": lambda w: w.a - 1}
    low = max((lows[name](when) for name, when in given.items() if name in lows), default=OPEN_PAST)
    high = min(
        (highs[name](when) for name, when in given.items() if name in highs), default=OPEN_FUTURE
    )
    if low > high or low > OPEN_FUTURE or high < OPEN_PAST:
        raise UsageError("the window is empty: no day lies in it")
    return [Within(low, high)]


def _when(day: str | When) -> When:
    if isinstance(day, When):
        return day
    try:
        return parse_date(day)
    except DateError as failure:
        remedy = "" if failure.of_event else failure.help
        if not remedy:
            remedy = "write a date such as 2017-07, 25 July 2017 or 'early August 2017'"
        raise UsageError(
            f"'{shorten(day)}' cannot be read as a date: {failure.reason}", help=remedy
        ) from failure
