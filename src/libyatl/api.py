"""What libyatl does, as functions: load, select, render, write.

The command line is a thin face of these; whatever it can do, they can.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from libyatl import formats
from libyatl.curated import CURATED_NAME, curated_file
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, DateError, When, parse_date
from libyatl.errors import UsageError
from libyatl.formats import Shape
from libyatl.formats.replacing import replace_file
from libyatl.inert import shorten
from libyatl.model import STATUSES, Timeline
from libyatl.query import (
    SORTS,
    Both,
    Condition,
    Either,
    Identified,
    Mentions,
    Named,
    Selection,
    Stands,
    Within,
    everything,
    select_where,
)
from libyatl.tables import unknown

if TYPE_CHECKING:
    from libyatl.query.conditions import NameKind

Paths = str | os.PathLike[str]
Words = str | Iterable[str]
Day = str | When | None


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
    id: Words = (),
    actor: Words = (),
    place: Words = (),
    tag: Words = (),
    source: Words = (),
    status: Words = (),
    text: Words = (),
    since: Day = None,
    until: Day = None,
    on: Day = None,
    certain: bool = False,
    sort: str = "date",
    reverse: bool = False,
    limit: int | None = None,
) -> Selection:
    """Return the events that meet every condition, in an order.

    Several values of one condition mean any of them. Names are taken in any spelling that
    the timeline knows. `since`, `until` and `on` take dates as a file does and make one
    window, both ends included; an event matches when it may overlap the window, with
    `certain` when it surely does. `sort` is one of date, latest, title, actor, place, id,
    file.

    Raises:
        UsageError: an unknown name, status or sort, an unreadable date, an empty window.
    """
    if sort not in SORTS:
        raise unknown(sort, "sort", SORTS)
    if limit is not None and limit < 0:
        raise UsageError("a limit may not be negative")
    conditions: list[Condition] = []
    conditions += _any_of([Identified(name) for name in _each(id)])
    named: list[tuple[NameKind, Words]] = [
        ("actor", actor), ("place", place), ("tag", tag), ("source", source),
    ]  # fmt: skip
    for kind, names in named:
        conditions += _any_of([Named(kind, name) for name in _each(names)])
    for word in _each(status):
        if word not in STATUSES:
            raise unknown(word, "status", STATUSES)
    conditions += _any_of([Stands(word) for word in _each(status)])
    conditions += _any_of([Mentions(words) for words in _each(text)])
    conditions += _window(since, until, on)
    return select_where(
        timeline,
        Both(tuple(conditions)),
        certain=certain,
        sort=sort,
        reverse=reverse,
        limit=limit,
    )


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
    fields: Iterable[str] = (),
    header: bool = True,
    raw: bool = False,
) -> str:
    """Hand a timeline or a selection on as data, and return the text.

    With a path the text is also written there, and replaces what stood there only once it
    is whole. `format` is csv, tsv, json or jsonl; None tells by the path's suffix, else csv.

    Raises:
        UsageError: no such format or field.
        OutputError: the file cannot be written; what stood there still stands.
    """
    told = formats.SUFFIXES.get(Path(path).suffix.lower()) if path is not None else None
    chosen = format or told or "csv"
    shape = Shape(tuple(fields), header, raw)
    writer = formats.writer(chosen)
    formats.check_fields(chosen, shape.fields)
    text = "".join(writer(_selection(what), shape))
    if path is not None:
        replace_file(os.fspath(path), [text])
    return text


def _selection(what: Timeline | Selection) -> Selection:
    return everything(what) if isinstance(what, Timeline) else what


def _each(words: Words) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _any_of(conditions: list[Condition]) -> list[Condition]:
    return [Either(tuple(conditions))] if len(conditions) > 1 else conditions


def _window(since: Day, until: Day, on: Day) -> list[Condition]:
    low, high = OPEN_PAST, OPEN_FUTURE
    if since is not None:
        low = _when(since).a
    if until is not None:
        high = _when(until).d
    if on is not None:
        when = _when(on)
        low, high = max(low, when.a), min(high, when.d)
    if low > high:
        raise UsageError("the window is empty: it ends before it begins")
    return [Within(low, high)] if (since, until, on) != (None, None, None) else []


def _when(day: str | When) -> When:
    if isinstance(day, When):
        return day
    try:
        return parse_date(day)
    except DateError as failure:
        raise UsageError(
            f"'{shorten(day)}' cannot be read as a date: {failure.reason}",
            help=failure.help,
        ) from failure
