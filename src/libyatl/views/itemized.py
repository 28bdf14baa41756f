"""From a selection to the items of a picture: each event with its shapes, and its accounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from libyatl.chronology import Chronology
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import Four, in_order, seconds_of
from libyatl.model import Event
from libyatl.query import Row, Selection
from libyatl.query.scope import Scope
from libyatl.text.inert import one_line
from libyatl.truth import Truth
from libyatl.views.page import UNICODE
from libyatl.views.scene.item import TONE_OF, Item
from libyatl.views.scene.shapes import Shape, as_sure_as, clipped, coreless, shape_of, unsure
from libyatl.views.words.labels import Labels


class Itemized:
    """The items of a selection, by the clocks of its axis.

    Attributes:
        scope: what is drawn, told by the clocks of the axis.
        zone: whose clocks these are; empty where no clock has a zone.
    """

    def __init__(self, selection: Selection) -> None:
        """Take what is drawn."""
        self._selection = selection
        self._labels = Labels(selection, UNICODE)
        self.zone = _zone_of_axis(selection)
        self.scope = _told_in(selection.scope, self.zone)
        self._known: dict[int, tuple[Shape, ...]] = {}

    def every(self) -> Iterator[Item]:
        """Yield each event of the timeline, selected or not, as far as it is in the window asked.

        They have no words. What has no place in time is none.
        """
        first, last = self._selection.window
        is_asked = first > OPEN_PAST or last < OPEN_FUTURE
        for place in range(len(self.scope.timeline.events)):
            shapes = self._shapes(place)
            if is_asked:
                cut = (clipped(shape, first, last + 1) for shape in shapes)
                shapes = tuple(shape for shape in cut if shape is not None)
            if shapes:
                yield Item(place, shapes, "")

    def of(self, rows: Sequence[Row]) -> dict[int, tuple[Item, ...]]:
        """Return by number of the row its item, and those of its accounts behind it.

        What has no place in time has none.
        """
        found = {}
        for number, row in enumerate(rows):
            if shapes := self._shapes(row.place):
                own = self._item(number, row, [*self._as_sure(row.place, shapes)])
                found[number] = own, *self._accounts(own, row.place)
        return found

    def _item(self, number: int, row: Row, told: Sequence[tuple[Shape, bool]]) -> Item:
        event, labels, when = row.event, self._labels, row.event.when
        shapes = tuple(shape for shape, _ in told)
        return Item(
            number,
            shapes,
            one_line(event.title),
            said_behind(labels, event, row.answer),
            TONE_OF[event.status],
            is_approximate=when is not None and when.approximate,
            is_uncertain=when is not None and when.uncertain,
            is_sure=row.answer is Truth.YES and all(is_sure for _, is_sure in told),
            sources=len({cited.source for cited in event.sources}),
        )

    def _accounts(self, own: Item, place: int) -> Iterator[Item]:
        """Yield an item for each date that a source has of the event, where it is another."""
        event = self.scope.timeline.events[place]
        for number, when, shapes in dated_accounts(event):
            cited = event.sources[number]
            status = (cited.says and cited.says.status) or event.status
            yield Item(
                own.row,
                tuple(map(unsure, shapes)) if when.qualified else shapes,
                f"by {self._labels.sources[cited.source]}",
                "" if status == event.status else status,
                TONE_OF[status],
                is_approximate=when.approximate,
                is_uncertain=when.uncertain,
                is_account=True,
            )

    def _shapes(self, place: int) -> tuple[Shape, ...]:
        """Return the shapes of an event, worked out once."""
        shapes = self._known.get(place)
        if shapes is None:
            shapes = self._known[place] = self._worked_out(place)
        return shapes

    def _worked_out(self, place: int) -> tuple[Shape, ...]:
        chronology, when = self.scope.chronology, self.scope.timeline.events[place].when
        bounds = _wall(chronology, place)
        if when is None:
            shape = shape_of(bounds, is_stated=(False, False))
            return () if shape.kind == "nowhere" else (shape,)
        return _shapes_of_date(when, bounds)

    def _as_sure(self, place: int, shapes: tuple[Shape, ...]) -> Iterator[tuple[Shape, bool]]:
        """Yield each shape with no more at full strength than a window would surely find there.

        That is what the date says by itself, if it is not in doubt, or what follows firmly.
        """
        when = self.scope.timeline.events[place].when
        if len(shapes) > 1:  # by its date alone
            doubted = when is not None and when.qualified
            yield from ((unsure(one), False) if doubted else (one, True) for one in shapes)
            return
        known = []
        # The bounds of a set say nothing of the time between its dates, nor by which clock.
        if when is None or not (when.parts and (shapes[0].kind == "span" or when.zoned)):
            known.append(in_order(self.scope.surely.reach_on("wall", place)))
        if when is not None and not when.qualified:
            known.append(in_order(when.wall))
        yield as_sure_as(shapes[0], known)


def dated_accounts(event: Event) -> Iterator[tuple[int, When, tuple[Shape, ...]]]:
    """Yield the number of each citation that has another date of an event, which lies in time."""
    for number, cited in enumerate(event.sources):
        when = None if cited.says is None else cited.says.when
        if when is None or (event.when and when.wall == event.when.wall):
            continue
        if shapes := _shapes_of_date(when, when.wall):
            yield number, when, shapes


def said_behind(labels: Labels, event: Event, answer: Truth) -> str:
    """Return what stands behind the title of an event: its status, why it only may be there."""
    return ", ".join(filter(None, (labels.status(event), labels.doubt(event, answer))))


def _shapes_of_date(when: When, bounds: Four) -> tuple[Shape, ...]:
    """Return the shapes of a date, whose bounds by all statements may be narrower."""
    a, _, _, d = wall = in_order(when.wall)
    if when.choice == "all" and wall == bounds:
        return tuple(
            shape for part in when.parts for shape in _shapes_of_date(part, in_order(part.wall))
        )
    shape = shape_of(
        bounds,
        is_stated=(a == bounds[0], d == bounds[3]),
        runs_on=(
            when.form == "until" and bounds[0] == OPEN_PAST,
            when.form == "since" and bounds[3] == OPEN_FUTURE,
        ),
    )
    if shape.kind == "nowhere":
        return ()
    # On some day of each year, or of each that is listed: never surely from the first to the last.
    is_at_times = when.form == "each" or when.choice == "all"
    return (coreless(shape),) if is_at_times else (shape,)


def _wall(chronology: Chronology, place: int) -> Four:
    if place in chronology.clocked:
        return in_order(chronology.moments(place).wall)
    return seconds_of(chronology.bounds(place))


def _zone_of_axis(selection: Selection) -> str:
    """Return by whose clocks the axis tells: as asked, else as the file says, else UTC."""
    chronology, timeline = selection.chronology, selection.timeline
    if not any(chronology.has_zone(place) for place in chronology.clocked):
        return ""
    return selection.scope.timezone or timeline.timezone or "UTC"


def _told_in(scope: Scope, zone: str) -> Scope:
    return scope if zone in ("", scope.timezone) else scope.told_in(zone)
