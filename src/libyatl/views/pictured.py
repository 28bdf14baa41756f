"""What a picture shows of a selection: its tracks, its axis, and the words around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import last_second
from libyatl.dates.calendar_names import name, of_precision, pair
from libyatl.dates.saying.in_words import in_words
from libyatl.errors import UsageError
from libyatl.model.kinds import KINDS
from libyatl.query import Row, Selection
from libyatl.query.each_account import Ground
from libyatl.query.groups import Group
from libyatl.query.how_dated import HowDated, how_dated
from libyatl.query.scope import Scope
from libyatl.text.inert import one_line, shorten
from libyatl.text.measure import cut
from libyatl.text.plurals import counted_of
from libyatl.truth import Truth
from libyatl.views.itemized import Itemized, said_behind
from libyatl.views.page import UNICODE
from libyatl.views.scene.item import Horizon, Item, Track
from libyatl.views.words.labels import Labels
from libyatl.views.words.parting import names_no_year

LANES = (*KINDS, "status")
"""What lanes can be of."""
_LEAST_TOLD = 3
"""So many events must be bounded by one publication before a line is drawn for it."""
_LONGEST_TITLE = 60
"""Characters of the title of a source that are said at its line."""


class Picture(NamedTuple):
    """What is drawn of a selection.

    Attributes:
        scope: what it is drawn of, told by the clocks of the axis.
        title: that of the chronology, harmless; empty where it has none.
        deck: a sentence or two on how much is drawn, and how it is known.
        tracks: the lanes, or one without a name.
        items: by number of the row what is drawn of it, in no lane: its item, then its accounts.
        every: all events of the timeline that have a place in time, selected or not, without
            words, as far as they are in the window of dates that was asked for: nothing else that
            is asked moves the axis.
        clocks: by whose clocks the axis tells, as a sentence; empty where no clock has a zone.
        is_clocked: whether any event is known to a clock.
        horizon: when a source told of the past that bounds several events; None where none does.
        undated: how many of the events have no place in time, for they have no date.
        yearless: how many have none, for their date names no year.
    """

    scope: Scope
    title: str
    deck: str
    tracks: tuple[Track, ...]
    items: Mapping[int, tuple[Item, ...]]
    every: tuple[Item, ...]
    clocks: str
    is_clocked: bool
    horizon: Horizon | None
    undated: int
    yearless: int

    @property
    def unplaced(self) -> str:
        """What is said of all that has no place in time: `2 more without a date`."""
        said = ((self.undated, "without a date"), (self.yearless, "of no known year"))
        more = " more" if any(track.items for track in self.tracks) else ""
        return ", ".join(f"{count:,}{more} {words}" for count, words in said if count)


def see_lanes(by: str) -> None:
    """See that lanes can be of what events are grouped by; empty is none.

    Raises:
        UsageError: they cannot.
    """
    if by and by not in LANES:
        raise UsageError(
            f"lanes are of actors, places and the like, and not of '{shorten(by)}'",
            help=f"-g {', '.join(LANES)}; periods have --view chart",
        )


def pictured(selection: Selection, *, lanes: int) -> Picture:
    """Return what a picture shows of a selection; so many lanes at most, and the others as one.

    Raises:
        UsageError: it is grouped by what lanes cannot be of.
    """
    see_lanes(selection.grouped_by)
    itemized = Itemized(selection)
    rows = list(selection.rows)
    items = itemized.of(rows)
    every = tuple(itemized.every())
    yearless = sum(map(names_no_year, rows))
    return Picture(
        itemized.scope,
        one_line(selection.timeline.title),
        deck(selection, rows) if rows else _none(selection),
        _tracks(selection, items, lanes),
        items,
        every,
        _clocks(selection, itemized.zone),
        any(shape.unit == 1 for item in every for shape in item.shapes),
        _horizon(selection, rows),
        len(rows) - len(items) - yearless,
        yearless,
    )


Drawn = dict[int, tuple[Item, ...]]


def _tracks(selection: Selection, items: Drawn, most: int) -> tuple[Track, ...]:
    if not selection.grouped_by:
        return (Track("", _items_of(range(len(selection)), items)),)
    named = [group for group in selection.groups if group.cell]
    rest = [group for group in selection.groups if not group.cell]
    if len(named) <= most + 1:
        most = len(named)
    others = [_as_one(selection, named[most:])] if named[most:] else []
    return tuple(
        Track(one_line(group.label), tuple(_items_in(selection, group, items)))
        for group in (*named[:most], *others, *rest)
    )


def _as_one(selection: Selection, groups: Sequence[Group]) -> Group:
    """Return several groups as one, in which is surely what is so in any of them."""
    places, surely = selection.places, set[int]()
    grounds: dict[int, Ground] = {}
    for group in groups:
        surely.update(places[row] for row in group.rows if places[row] not in group.grounds)
        grounds |= group.grounds
    rows = tuple(sorted({row for group in groups for row in group.rows}))
    unsure = {place: ground for place, ground in grounds.items() if place not in surely}
    return Group("", f"{len(groups)} others", rows, unsure)


def _items_in(selection: Selection, group: Group, items: Drawn) -> Iterator[Item]:
    """Yield the items of a group; what only some account puts there says by which."""
    if not group.grounds:
        yield from _items_of(group.rows, items)
        return
    labels = Labels(selection.part(group), UNICODE)
    for row in group.rows:
        place = selection.places[row]
        for item in items.get(row, ()):
            if place in group.grounds and not item.is_account:
                event = selection.timeline.events[place]
                after = said_behind(labels, event, Truth.MAYBE)
                yield item._replace(after=after, is_sure=False)
            else:
                yield item


def _items_of(rows: Sequence[int], items: Drawn) -> tuple[Item, ...]:
    return tuple(item for row in rows for item in items.get(row, ()))


def deck(selection: Selection, rows: Sequence[Row]) -> str:
    """Return how many events of which years there are, how they are known, and by how many."""
    known = _how_known(how_dated(rows))
    sources = {
        selection.names.sources.key(cited.source) for row in rows for cited in row.event.sources
    }
    every = len(selection.timeline.events) + selection.unpublished + selection.beyond
    of = f" of {every:,}" if selection.is_excerpt else ""
    events = "event" if (every if of else len(rows)) == 1 else "events"
    parts = [f"{len(rows):,}{of} {events}{_in_years(rows)}"]
    parts += [known] * bool(known)
    parts += [counted_of(len(sources), "source")] * bool(sources)
    return " ".join(f"{part}." for part in parts)


def _none(selection: Selection) -> str:
    is_empty = not selection.timeline.events
    return "This chronology holds no event." if is_empty else "No event in this selection."


def remarks(selection: Selection) -> Iterator[str]:
    """Yield sentences on all of its events: that they cite nothing, are an excerpt, or not all."""
    if len(selection) and not any(event.sources for event in selection.timeline.events):
        yield "No sources are named."
    if selection.timeline.excerpt:
        yield "They are an excerpt."
    if selection.timeline.unread:
        yield "Not all that is written could be read: events may be missing."


def _how_known(counts: HowDated) -> str:
    """Say how many events are known in each way, or that all are known in one."""
    ways = (
        ("has a date of its own", "have dates of their own", "All have dates of their own"),
        ("is placed by reasoning", "are placed by reasoning", "All are placed by reasoning"),
        ("has no date", "have no date", "None has a date"),
    )
    occurring = [(count, way) for count, way in zip(counts, ways, strict=True) if count]
    if len(occurring) == 1:
        ((count, (one, _, all_of_them)),) = occurring
        return f"It {one}" if count == 1 else all_of_them
    return "; ".join(
        f"{count:,} {one if count == 1 else several}" for count, (one, several, _) in occurring
    )


def _in_years(rows: Sequence[Row]) -> str:
    """Return `, 2015 to 2017`: between which years all that is bounded lies, as far as known."""
    days = [day for row in rows for day in row.bounds if OPEN_PAST < day < OPEN_FUTURE]
    if not days:
        return ""
    first, last = of_precision(min(days), "year"), of_precision(max(days), "year")
    return f", {name(first) if first == last else pair(first, last, joint='to')}"


def _clocks(selection: Selection, zone: str) -> str:
    """Say by whose clocks the axis tells, and what of the selection has none of a zone."""
    if not zone:
        return ""
    chronology = selection.chronology
    clocked = (place for place in selection.places if place in chronology.clocked)
    if all(map(chronology.has_zone, clocked)):
        return f"Clock times: {zone}."
    return f"Clock times: {zone}; those without a time zone stand as they are written."


def _horizon(selection: Selection, rows: Sequence[Row]) -> Horizon | None:
    """Return the publication by which the most events had begun, if it bounds several."""
    publications, key = selection.chronology.rules.publications, selection.names.sources.key
    told: Counter[str] = Counter()
    for row in rows:
        if row.event.when is not None or row.event.status == "planned":
            continue
        for id in {key(cited.source) for cited in row.event.sources}:
            told[id] += publications.of(id).last == row.bounds.b < OPEN_FUTURE
    if not told or (most := told.most_common(1)[0])[1] < _LEAST_TOLD:
        return None
    published = publications.stated(most[0])
    if published is None:
        return None
    title = cut(one_line(selection.names.sources.shown(most[0])), _LONGEST_TITLE)
    day = in_words(published)
    words = f"Published by this line: {title} ({day}). What it tells as past had begun by then"
    return Horizon(last_second(publications.of(most[0]).last) + 1, words)
