"""Which events a date reaches: their own, or that of an event to which relations lead."""

from __future__ import annotations

from libyatl.chronology.statements.rules import Rules


def reached_by_dates(rules: Rules) -> set[int]:
    """Return the events that have a date, or that relations join to one that has, over any others.

    Whatever bounds another event is the publication of what tells of it. Relations count as they
    are stated, and what is given up among them too: this says where an event belongs, and no more.
    """
    events = rules.events
    waiting = [place for place, event in enumerate(events) if event.when is not None]
    found = set(waiting)
    if len(found) == len(events):
        return found
    while waiting:
        place = waiting.pop()
        others = [rules.target(place, relation) for relation in events[place].relations]
        for other in (*others, *(named for named, _ in rules.referring.get(place, ()))):
            if other is not None and other not in found:
                found.add(other)
                waiting.append(other)
    return found
