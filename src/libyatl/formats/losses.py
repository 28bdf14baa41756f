"""What a format cannot carry of a selection, counted, so that nothing is lost in silence.

What is lost is all that the selection says less what the format carries
(`libyatl.formats.format.Format.carries`). So a thing that is new is lost everywhere, until a
format says that it carries it; and a format of which nothing is said loses all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import NamedTuple

from libyatl.dates import parse_date, to_edtf
from libyatl.dates.on_calendars import Fit, fit_of
from libyatl.model import Citation, Event
from libyatl.model.kinds import KINDS, REGISTERED, Kind
from libyatl.model.redated import dates_of
from libyatl.model.sayable import SAYABLES, Sayable
from libyatl.query import Selection
from libyatl.query.columns import JOIN
from libyatl.query.in_batches import Chosen, InBatches
from libyatl.text.inert import inert


class Loss(NamedTuple):
    """Something that a format does not carry; `number` is 0 where it cannot be counted."""

    what: Sayable
    number: int

    def __str__(self) -> str:
        """Return `notes (12)`."""
        return f"{self.what} ({self.number})" if self.number else self.what


def losses_of(chosen: Chosen, carries: Container[Sayable]) -> list[Loss]:
    """Return what `losses` does; of rows on an engine few are looked at at a time."""
    lost = Lost(chosen, carries)
    for part in chosen.parts() if isinstance(chosen, InBatches) else ():
        lost.take(part)
    return lost.told()


class Lost:
    """What a format does not carry of a selection, summed up as this is handed on part by part."""

    def __init__(self, chosen: Chosen, carries: Container[Sayable]) -> None:
        """Take what is handed on."""
        self._chosen = chosen
        self._carries = carries
        self._sums: dict[Sayable, int] = {}

    def take(self, part: Selection) -> None:
        """Take a part, if it is handed on in parts."""
        for what, number in losses(part, self._carries):
            known = self._sums.get(what, 0)
            self._sums[what] = max(known, number) if what in _OF_WHOLE else known + number

    def told(self) -> list[Loss]:
        """Return what was lost."""
        if isinstance(self._chosen, Selection):
            return losses(self._chosen, self._carries)
        return [Loss(thing, self._sums[thing]) for thing in SAYABLES if thing in self._sums]


def losses(selection: Selection, carries: Container[Sayable]) -> list[Loss]:
    """Return what the selection says beside what is carried; a part goes with its whole."""
    lost: dict[Sayable, Loss] = {}
    # A whole stands before its parts, so that it is known of each whether that is lost.
    for thing in SAYABLES:
        if thing in carries or PART_OF.get(thing) in lost:
            continue
        if count := COUNTS[thing](selection):
            lost[thing] = Loss(thing, 0 if count is True else count)
    return list(lost.values())


Count = Callable[[Selection], int]
_MERGE = re.compile(r"(?:<{7}|>{7}|\|{7}) ")
_MERGE_WITHIN = re.compile(r"\n(?:<{7}|>{7}|\|{7})[ \n]")
"""Where a line of a table would be taken for the mark of a merge, and the whole be refused."""


def _events(test: Callable[[Event], object]) -> Count:
    return lambda selection: sum(bool(test(event)) for event in selection.events)


def _fitting(fit: Fit) -> Count:
    return _events(lambda event: event.when is not None and fit_of(event.when) == fit)


def _each(count: Callable[[Event], int]) -> Count:
    return lambda selection: sum(map(count, selection.events))


def _citations(test: Callable[[Citation], object]) -> Count:
    return _each(lambda event: sum(bool(test(cited)) for cited in event.sources))


def _registered(selection: Selection) -> int:
    if selection.is_excerpt:
        return sum(map(len, selection.used))
    return sum(len(getattr(selection.timeline, registry)) for registry in REGISTERED)


def _unused(selection: Selection) -> int:
    """Count the entries that would be handed on with the whole, and that no event uses."""
    return _registered(selection) - sum(map(len, selection.used))


def _own_keys(event: Event) -> int:
    parts = sum(len(part.extra) for part in event.actors)
    return len(event.extra) + parts + sum(len(cited.extra) for cited in event.sources)


def _beside_slides(event: Event) -> int:
    """Count the further keys that a slide has not."""
    from libyatl.formats.timelinejs.slide_keys import keys_of_slide

    return _own_keys(event) - len(keys_of_slide(event))


def _beside_shows(selection: Selection) -> int:
    from libyatl.formats.timelinejs.slide_keys import keys_of_show

    timeline = selection.timeline
    return len(timeline.extra) - len(keys_of_show(timeline))


def _has_no_year(event: Event) -> bool:
    from libyatl.formats.timelinejs.slide_dates import has_no_year

    return has_no_year(event.when)


def _is_in_words(event: Event) -> bool:
    """Whether a slide says something of the date of an event in words alone."""
    from libyatl.formats.timelinejs.slide_dates import has_no_year, is_whole

    when = event.when
    return when is not None and not has_no_year(when) and not is_whole(when)


def _odd_names(selection: Selection, is_odd: Callable[[str], object]) -> dict[Kind, frozenset[str]]:
    """Return the names that events bear and that are odd as they are shown, of kinds with any."""
    odd = {
        kind: frozenset(id for id in ids if is_odd(selection.names.of(kind).shown(id)))
        for kind, ids in selection.borne.items()
    }
    return {kind: ids for kind, ids in odd.items() if ids}


def _joined(selection: Selection) -> int:
    return sum(
        len({*map(selection.names.of(kind).shown, ids.intersection(KINDS[kind].borne(event)))})
        for kind, ids in _odd_names(selection, lambda name: JOIN in name).items()
        for event in selection.events
    )


def _events_with(is_odd: Callable[[str], object], selection: Selection) -> int:
    """Count the events with an odd id, text, or name as it is shown."""
    odd = _odd_names(selection, is_odd).items()
    return sum(
        any(map(is_odd, (event.id, event.title, event.summary)))
        or any(not ids.isdisjoint(KINDS[kind].borne(event)) for kind, ids in odd)
        for event in selection.events
    )


def _controls(selection: Selection) -> int:
    """Count the events, and the title of the whole, that hold a control character."""

    def is_odd(text: str) -> bool:
        return inert(text) != text

    in_roles = (any(is_odd(part.role) for part in event.actors) for event in selection.events)
    return (_events_with(is_odd, selection) or sum(in_roles)) + is_odd(selection.timeline.title)


def _merges_within(selection: Selection) -> int:
    return _events_with(_MERGE_WITHIN.search, selection)


def _zoned_days(selection: Selection) -> int:
    """Count the dates whose zone is neither that of the file nor in their own text."""
    if selection.timeline.timezone:
        return 0
    dates = dates_of(selection.events, selection.timeline.sources.values())
    zoned = (when for when in dates if when.zoned)
    return sum(parse_date(when.text).offsets != when.offsets for when in zoned)


def _commented(selection: Selection) -> bool:
    texts = selection.timeline.positions.texts  # those of YAML alone are kept
    if not texts:
        return False
    from libyatl.formats.yaml.comments import has_comments

    return any(has_comments(text.data) for text in texts)


COUNTS: dict[Sayable, Count] = {
    "title of the chronology": lambda selection: bool(selection.timeline.title),
    "title of the chronology, without an event": lambda selection: (
        bool(selection.timeline.title) and not len(selection)
    ),
    "time zone of the file": lambda selection: bool(selection.timeline.timezone),
    "time zone of the file, without an event": lambda selection: (
        bool(selection.timeline.timezone) and not len(selection)
    ),
    "time zones of days": _zoned_days,
    "mark of an excerpt": lambda selection: selection.timeline.excerpt,
    "mark of an excerpt, without an event": lambda selection: (
        selection.timeline.excerpt and not len(selection)
    ),
    "registry entries": _registered,
    "registry entries that no event uses": _unused,
    "accepted findings": lambda selection: len(selection.timeline.accepted),
    "further keys of the file": lambda selection: len(selection.timeline.extra),
    "further keys of the file that TimelineJS does not know": _beside_shows,
    "ids": _events(lambda event: event.named),
    "titles": len,
    "events without a year": _events(_has_no_year),
    "dates": _events(lambda event: event.when is not None),
    "dates that a slide has in words alone": _events(_is_in_words),
    "undated events": _events(lambda event: event.when is None),
    "events of no known beginning or end": _fitting("open"),
    "events outside the years 1 to 9999": _fitting("outside"),
    "events vaguer than a day": _fitting("vague"),
    "unread dates": _events(lambda event: event.date_as_written),
    "summaries": _events(lambda event: event.summary),
    "actors": _each(lambda event: len(event.actors)),
    "places": _each(lambda event: len(event.places)),
    "tags": _each(lambda event: len(event.tags)),
    "statuses": _events(lambda event: event.status != "occurred"),
    "sources": _each(lambda event: len(event.sources)),
    "relations": _each(lambda event: len(event.relations)),
    "lengths of time": _events(lambda event: event.lasted),
    "roles": _each(lambda event: sum(bool(part.role) for part in event.actors)),
    "places in sources": _citations(lambda cited: cited.at),
    "quotes": _citations(lambda cited: cited.quote),
    "differing accounts": _citations(lambda cited: cited.says),
    "how sources tell of it": _citations(lambda cited: cited.tells),
    "notes": _each(
        lambda event: bool(event.note) + sum(bool(cited.note) for cited in event.sources)
    ),
    "places in the order": _events(lambda event: event.seq is not None),
    "dates in your words": _events(
        lambda event: event.when is not None and to_edtf(event.when) != event.when.text
    ),
    "control characters as such": _controls,
    "names that hold '; '": _joined,
    "ids like the mark of a merge": _events(lambda event: _MERGE.match(event.id)),
    "lines like the mark of a merge": _merges_within,
    "further keys": _each(_own_keys),
    "further keys that TimelineJS does not know": _each(_beside_slides),
    "groups": lambda selection: len(selection.groups),
    "comments": _commented,
}
"""How much of each thing a selection says; True where it cannot be counted."""
_OF_WHOLE = frozenset[Sayable](
    (
        *("title of the chronology", "time zone of the file", "mark of an excerpt", "comments"),
        *("registry entries", "accepted findings", "further keys of the file"),
        "further keys of the file that TimelineJS does not know",
    )
)
"""Things that are said once, whatever was selected."""
PART_OF: dict[Sayable, Sayable] = {
    "title of the chronology, without an event": "title of the chronology",
    "time zone of the file, without an event": "time zone of the file",
    "mark of an excerpt, without an event": "mark of an excerpt",
    "registry entries that no event uses": "registry entries",
    "further keys of the file that TimelineJS does not know": "further keys of the file",
    "dates that a slide has in words alone": "dates",
    "further keys that TimelineJS does not know": "further keys",
}
"""Things that are a part of another one, and can be lost though the rest of that is carried."""
