"""What libyatl does, as functions: load, select, render, write.

The command line is a thin face of these; whatever it can do, they can.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Unpack, overload

from libyatl import formats
from libyatl.curated import CURATED_NAME, curated_file
from libyatl.errors import UsageError
from libyatl.files import weighing
from libyatl.formats.all_formats import PACKED
from libyatl.formats.how import AS_IT_IS, How
from libyatl.handing_on import losses as losses
from libyatl.handing_on import write as write
from libyatl.handing_on import write_folder as write_folder
from libyatl.model import Timeline
from libyatl.on_demand import see_known
from libyatl.query import (
    Selection,
    as_selection,
    asked,
    select_where,
)
from libyatl.query.asked import Asked, Day, Keywords, Words, given
from libyatl.query.in_batches import Askable, Chosen, Whole, as_chosen

if TYPE_CHECKING:
    from libyatl.query.tallies import Tally
    from libyatl.tables.asked_table import Table
    from libyatl.tables.table_selection import TableSelection

    Loaded = Timeline | Table
    """What was read: a timeline, or a table on an engine."""
    Selected = Selection | TableSelection
    """What was selected of it."""

Paths = str | os.PathLike[str]


def load(*paths: Paths, format: str | None = None, how: How = AS_IT_IS) -> Timeline | Any:
    """Read files and folders into one timeline; without any, the curated chronology.

    Tables (CSV, TSV) that weigh more than 8 MB together, and Parquet and packed tables of any size,
    stay where they are: what comes back is a `libyatl.Table`, which `select` asks as it asks a
    timeline. The type says `Any` beside `Timeline`, so that who reads small files need not ask.

    The current folder and LIBYATL_FILE are asked by the command alone. What is wrong in
    the data is in the timeline's `report`; it never raises.

    Args:
        paths: files, folders, and `-` for standard input, in the order of their events.
        format: a key of `libyatl.formats.READERS`; None tells each by its suffix, else by content.
        how: how files are read that other tools have written, as far as they do not tell it
            themselves. What was understood of each is in the timeline's `understood`, and which
            fields of `how` some file heeds in its `heeded`.

    Returns:
        All events in the order of the files, with where each field stands and what is wrong; or a
        `Table`.

    Raises:
        InputError: a path is missing or unreadable, or a folder holds nothing to read.
        UsageError: the format is unknown, or what reads it is not installed.
    """
    if paths:
        return _loaded([os.fspath(path) for path in paths], format, how)
    curated = str(curated_file())
    return formats.read([curated], format=format, shown={curated: CURATED_NAME}, how=how)


def _loaded(paths: list[str], format: str | None, how: How) -> Timeline | Any:
    found = weighing.weighed(paths, PACKED, nuls=bool(how.encoding))
    if found.suits_engine or format == "parquet":
        from libyatl.tables import choosing

        table = choosing.opened(found, format, how)
        return choosing.in_memory_read(found, format, how) if table is None else table
    return formats.read(found.paths, format=format, how=how, held=found.held)


@overload
def select(timeline: Timeline, **wanted: Unpack[Keywords]) -> Selection: ...
@overload
def select(timeline: Table, **wanted: Unpack[Keywords]) -> Selection | TableSelection: ...


def select(
    timeline: Timeline | Askable,
    *,
    words: Words = (),
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
    tz: str | None = None,
) -> Chosen:
    """Return the events that meet every condition, in an order.

    Several values of one condition mean any of them, several of a `not_` condition exclude
    each, and different conditions mean all. Names are taken in any spelling that the timeline
    knows. The dates make one window, in which those with a clock bound seconds, and those with a
    zone instants; the bounds that follow from all statements decide what may overlap it.

    Args:
        timeline: what is asked; of a table on an engine, `strict` is refused.
        words: what a person would type: each the id of an event, else a name, a date or a text.
            Ids are any of them; all other words hold. `Selection.notes` say how they were taken.
        where: expressions as `--where` takes them, or conditions of `libyatl.query`: all hold.
        id: with one of the ids.
        actor: with one of the actors.
        place: at one of the places.
        tag: with one of the tags.
        source: citing one of the sources.
        status: of one of `libyatl.model.STATUSES`.
        text: whose words hold one of the texts, in any case.
        not_id: but the events with the ids.
        not_actor: without the actors.
        not_place: at none of the places.
        not_tag: without the tags.
        not_source: citing none of the sources.
        not_status: of none of the statuses.
        not_text: whose words hold none of the texts.
        since: not over before the date begins. Dates are as a file has them, or a `When`.
        until: begun by the end of the date.
        on: within the date, or overlapping it.
        before: begun before the date begins.
        after: not over by the end of the date.
        undated: `include`, `only` or `exclude` what has no date.
        min_sources: citing so many different sources or more.
        min_origins: citing sources of so many different origins or more.
        as_of: only what had been published by the end of the date, as far as is known today.
        strict: let approximate and uncertain dates prove a contradiction too.
        certain: only what surely matches, and not what possibly does.
        sort: the order, a key of `libyatl.query.SORTS`.
        reverse: the other way round; what has nothing to sort by stands last all the same.
        limit: so many events at most, of the ordered ones the first.
        group_by: a key of `libyatl.query.groups.GROUPS`, or None for no groups.
        tz: tell clocks that have a time zone by the clocks of this one, a name or an offset.

    Returns:
        The events in order, each with its answer, `Truth.YES` or `Truth.MAYBE`: a `Selection`, and
        of a table on an engine mostly a `TableSelection`, whose `whole()` is one in memory.

    Raises:
        UsageError: an unknown word, name, status, sort, group or time zone, an unreadable date or
            expression, an empty window.
    """
    wanted = asked.Keywords(
        words=words,
        where=where,
        id=id,
        actor=actor,
        place=place,
        tag=tag,
        source=source,
        status=status,
        text=text,
        not_id=not_id,
        not_actor=not_actor,
        not_place=not_place,
        not_tag=not_tag,
        not_source=not_source,
        not_status=not_status,
        not_text=not_text,
        since=since,
        until=until,
        on=on,
        before=before,
        after=after,
        undated=undated,
        min_sources=min_sources,
        min_origins=min_origins,
        as_of=as_of,
        strict=strict,
        certain=certain,
        sort=sort,
        reverse=reverse,
        limit=limit,
        group_by=group_by,
        tz=tz,
    )
    if isinstance(timeline, Timeline):
        return _selected(timeline, wanted)
    return _selected_on_engine(timeline, wanted)


def _selected(timeline: Timeline, wanted: Keywords) -> Selection:
    condition, shaping, notes, strict = asked.question(timeline, **wanted)
    return select_where(timeline, condition, **shaping, strict=strict, noted=notes)


def _selected_on_engine(table: Askable, wanted: Keywords) -> Chosen:
    from libyatl.tables.declined import Declined

    if wanted.get("strict"):
        raise UsageError(
            "strict does nothing with a table on an engine: rows do not contradict one another",
            help="leave it out",
        )
    try:
        condition, shaping, notes, _ = asked.question(table, **wanted)
        return table.select(condition, **shaping, noted=notes)
    except Declined:
        return _selected(table.in_memory(), wanted)


def tally(
    what: Timeline | Chosen | Whole,
    kind: str,
    *,
    names: Words = (),
    sort: str = "events",
    reverse: bool = False,
    limit: int | None = None,
) -> list[Tally]:
    """Return who or what occurs in the events, and how often.

    Args:
        what: whose events are counted.
        kind: `actors`, `places`, `sources` or `tags`.
        names: only these, in any spelling, whether they occur in the events or not.
        sort: the order, a key of `libyatl.query.ranking.RANKINGS`.
        reverse: the other way round.
        limit: so many tallies at most, the first.

    Returns:
        A tally for each name, most events first, then by name, unless sorted otherwise.

    Raises:
        UsageError: no such kind, sort or name.
    """
    from libyatl.model.kinds import BY_PLURAL
    from libyatl.query.ranking import ranked

    see_known(kind, "kind of name", BY_PLURAL)
    asked.see_limit(limit)
    return ranked(as_chosen(what), BY_PLURAL[kind], given(names), sort=sort, reverse=reverse)[
        :limit
    ]


def render(
    what: Timeline | Chosen | Whole,
    *,
    view: str = "timeline",
    width: int | None = None,
    ascii: bool = False,
) -> str:
    """Draw a timeline or a selection as text.

    Args:
        what: what is drawn.
        view: a key of `libyatl.views.VIEWS`, such as `timeline`, `table`, `lanes` or `chart`.
        width: the room in terminal cells; None neither wraps nor cuts.
        ascii: draw with ASCII marks only; the text itself stays as it is.

    Returns:
        Lines without colour, each with its line end; nothing for an empty selection.

    Raises:
        UsageError: no such view.
    """
    from libyatl import views

    page = views.Page(width=width, glyphs=views.ASCII if ascii else views.UNICODE)
    chosen = as_chosen(what)
    drawn = chosen.to_count("month") if view == "chart" else as_selection(chosen)
    return "".join(views.plain(views.view(view)(drawn, page)))
