"""What follows for events now and did not before, though nobody wrote it: bounds that moved."""

from __future__ import annotations

from libyatl.chronology import Chronology, resolve
from libyatl.comparing.date_changes import bounds_change
from libyatl.comparing.difference import FOLLOWS, Change, Difference
from libyatl.comparing.value_changes import FieldChange
from libyatl.dates.saying.in_words import in_words
from libyatl.views.words.moment_words import follows_words


def with_following(found: Difference) -> Difference:
    """Return the difference with the bounds that follow otherwise, as a further field of an event.

    Told are those that one of the two works out from other statements than the date: what a date
    says itself, the change of the date tells.

    Args:
        found: what differs between two timelines.
    """
    before, after = resolve(found.before), resolve(found.after)
    changed = {one.places: one for one in found.changes if one.kind == "event"}
    places = {theirs: ours for ours, theirs in found.pairs.items()}
    told: dict[tuple[int | None, int | None], Change] = {}
    for theirs, ours in sorted(places.items()):
        field = _followed(before, ours, after, theirs)
        if field is not None:
            pair = ours, theirs
            known = changed.get(pair) or Change(
                "event", "changed", found.before.events[ours], found.after.events[theirs], (), pair
            )
            told[pair] = known._replace(fields=(*known.fields, field))
    events = [told.pop(one.places, one) for one in found.changes if one.kind == "event"]
    rest = [one for one in found.changes if one.kind != "event"]
    return found._replace(changes=(*events, *told.values(), *rest))


def _followed(before: Chronology, ours: int, after: Chronology, theirs: int) -> FieldChange | None:
    was, now = before.bounds(ours), after.bounds(theirs)
    if was == now or not (before.is_derived(ours) or after.is_derived(theirs)):
        return None
    words = _bounds_words(before, ours), _bounds_words(after, theirs)
    if words[0] == words[1]:
        return None
    return FieldChange(FOLLOWS, *words, bounds_change(was, now), (was, now))


def _bounds_words(chronology: Chronology, place: int) -> str:
    when = chronology.timeline.events[place].when
    if when is not None and not chronology.is_derived(place):
        return in_words(when)
    return follows_words(chronology, place) or "any day"
