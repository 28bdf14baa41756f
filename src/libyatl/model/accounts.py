"""Accounts: what sources say otherwise of an event, and where both cannot hold.

An event's own fields are the account of whoever keeps the file. A citation with `says` gives
another, for the fields that it names; the rest is as the event has it. An account *differs* where
both cannot hold: the dates have no day in common, it names somebody or a place that the event
lacks, or it gives another status. A title differs from none, and a field that the event leaves
empty differs from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from libyatl.dates import When
from libyatl.dates.axis import in_utc, seconds_of
from libyatl.model.entries import Account, Citation, Event, Extra
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Names
from libyatl.model.timeline import Timeline
from libyatl.text.inert import is_blank

Meant = Callable[[Kind, str], str]
"""Whom a name of a kind means."""


class Rival(NamedTuple):
    """An account that differs.

    Attributes:
        number: which of the event's citations gives it.
        cited: that citation.
        differs: the keys of the file in which it differs: `date`, `status`, `actors`, `places`.
        event: the event as it would be by this account.
    """

    number: int
    cited: Citation
    differs: tuple[str, ...]
    event: Event


def rivals(timeline: Timeline, names: Names) -> Mapping[int, tuple[Rival, ...]]:
    """Return the accounts that differ, by the place in `timeline.events` of those that have any."""
    found = ((place, tuple(_told(timeline, place, names))) for place in timeline.contested)
    return {place: told for place, told in found if told}


def _told(timeline: Timeline, place: int, names: Names) -> Iterator[Rival]:
    event = timeline.events[place]
    for number, cited in enumerate(event.sources):
        if cited.says is not None and (differs := differing(event, cited.says, meant_by(names))):
            yield Rival(number, cited, differs, by_account(event, cited.says))


def meant_by(names: Names) -> Meant:
    """Return whom the names of a timeline mean."""
    return lambda kind, name: names.of(kind).key(name)


def differing(event: Event, said: Account, meant: Meant) -> tuple[str, ...]:
    """Return the keys of the file in which an account of an event cannot hold beside its own."""
    found = []
    if said.when and event.when and not share_a_day(said.when, event.when):
        found.append("date")
    if said.status and said.status != event.status:
        found.append("status")
    for kind, one in KINDS.items():
        told = {meant(kind, name) for name in one.told(said)}
        if not told:  # as of nearly all; what an event bears may be as many names
            continue
        borne = {meant(kind, name) for name in one.borne(event)}
        if borne and not told <= borne:
            found.append(one.plural)
    return tuple(found)


def share_a_day(one: When, other: When) -> bool:
    """Say whether two dates can mean one day, as far out as an approximate one may lie.

    Days without a clock are those of the calendar, wherever they were. Where one has a clock, and
    one a zone, days are as long ago as they were there; what has no zone may be anywhere.
    """
    if one.parts:
        return any(share_a_day(part, other) for part in one.parts)
    if other.parts:
        return share_a_day(other, one)
    one, other = one.reach, other.reach
    first, second = one.days, other.days
    if (one.clocked or other.clocked) and (one.zoned or other.zoned):
        first = in_utc(seconds_of(first), one.offsets)
        second = in_utc(seconds_of(second), other.offsets)
    return first[0] <= second[3] and second[0] <= first[3]


def by_account(event: Event, said: Account) -> Event:
    """Return an event as an account has it: what it does not name stays."""
    if said.when is not None:
        extra = _without("date", event.extra)
        event = event._replace(when=said.when, date_as_written="", extra=extra)
    if said.status is not None:
        event = event._replace(status=said.status, extra=_without("status", event.extra))
    return event._replace(
        title=event.title if is_blank(said.title) else said.title,
        actors=said.actors or event.actors,
        places=said.places or event.places,
    )


def _without(key: str, extra: Extra) -> Extra:
    return {k: value for k, value in extra.items() if k != key} if key in extra else extra


def supporting(event: Event, told: Iterable[Rival]) -> Event:
    """Return an event with those citations alone that do not differ: the others support nothing."""
    differing = {rival.number for rival in told}
    if not differing:
        return event
    kept = (cited for number, cited in enumerate(event.sources) if number not in differing)
    return event._replace(sources=tuple(kept))


# ---- in the network


def joined(timeline: Timeline) -> tuple[Event, ...]:
    """Return the events of a timeline, each with the dates of all its accounts joined into one.

    From the first to the last day of any it may have been on each, for nobody knows which account
    is right; so nothing that rests on it is wrong by any. Where dates differ, no publication bounds
    the event, nor it one: what was past by the one date was not so by another.
    """
    if not timeline.contested:
        return timeline.events
    events = [*timeline.events]
    for place in timeline.contested:
        events[place] = _joined(events[place])
    return tuple(events)


def _joined(event: Event) -> Event:
    if event.when is None:
        return event
    dates, disputed = [event.when], False
    for cited in event.sources:
        # Whom a name means is not asked here: one that is spelled otherwise joins a date too many,
        # never one too few.
        differs = () if cited.says is None else differing(event, cited.says, _as_spelled)
        if differs and cited.says is not None and cited.says.when is not None:
            dates.append(cited.says.when)
        disputed |= "date" in differs
    sources = event.sources
    if disputed:
        sources = tuple(cited._replace(tells="nothing") for cited in sources)
    return event._replace(when=_either(dates), sources=sources)


def _as_spelled(kind: Kind, name: str) -> str:
    return name


def _either(dates: Iterable[When]) -> When:
    alike: dict[When, When] = {}
    for when in dates:
        alike.setdefault(when._replace(text="", edtf=""), when)
    several = tuple(alike.values())
    if len(several) == 1:
        return several[0]
    from libyatl.dates.reading.edges import set_of

    text = " or ".join(when.text for when in several)
    return set_of(several, text, choice="one")._replace(form="accounts", edtf="")


# ---- as of a day


def as_first_told(event: Event, names: Names) -> Event:
    """Return an event of which only accounts that differ had been told: as the first has it.

    Args:
        event: the event with the citations that had been published, in the order cited.
        names: whom the names in it mean.
    """
    differ = [
        cited.says
        for cited in event.sources
        if cited.says is not None and differing(event, cited.says, meant_by(names))
    ]
    if not differ or len(differ) < len(event.sources):
        return event
    return by_account(event, differ[0])
