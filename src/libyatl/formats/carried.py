"""What formats carry: what can be said in rows, in objects, in whole documents, to readers."""

from __future__ import annotations

from libyatl.model.sayable import Sayable

EVENTS = frozenset[Sayable](
    (
        "ids",
        "titles",
        "dates",
        "summaries",
        "actors",
        "places",
        "tags",
        "statuses",
        "sources",
    )
)
ROWS = EVENTS | frozenset[Sayable](("groups",))
"""What a row for each event says."""
OBJECTS = EVENTS | frozenset[Sayable](
    (
        "title of the chronology",
        "time zone of the file",
        "mark of an excerpt",
        "registry entries",
        "relations",
        "lengths of time",
        "roles",
        "places in sources",
        "quotes",
        "differing accounts",
        "how sources tell of it",
        "notes",
        "places in the order",
        "unread dates",
        "dates in your words",
        "control characters as such",
        "names that hold '; '",
        "ids like the mark of a merge",
        "lines like the mark of a merge",
        "further keys",
    )
)
"""What events in the keys of the file say, and what stands beside those that need it."""
NOTES = OBJECTS - frozenset[Sayable](("title of the chronology",))
"""What notes of events and of the names that they bear say."""
DOCUMENTS = OBJECTS | frozenset[Sayable](
    (
        "title of the chronology, without an event",
        "time zone of the file, without an event",
        "mark of an excerpt, without an event",
        "registry entries that no event uses",
        "accepted findings",
        "further keys of the file",
    )
)
TOLD = (ROWS - frozenset[Sayable](("ids",))) | frozenset[Sayable](
    (
        "title of the chronology",
        "title of the chronology, without an event",
        "time zone of the file",
        "time zone of the file, without an event",
        "mark of an excerpt",
        "mark of an excerpt, without an event",
        "relations",
        "lengths of time",
        "roles",
        "places in sources",
        "quotes",
        "differing accounts",
        "notes",
        "unread dates",
        "names that hold '; '",
        "lines like the mark of a merge",
    )
)
"""What is said to those who read, in words and not in keys."""
