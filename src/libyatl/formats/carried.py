"""What formats carry: what can be said in rows, objects, documents, diagrams, and to readers."""

from __future__ import annotations

from libyatl.model.sayable import LEFT_OUT, Sayable

EVENTS = LEFT_OUT | frozenset[Sayable](
    (
        "ids",
        "titles",
        "dates",
        "dates that a slide has in words alone",
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
        "further keys that TimelineJS does not know",
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
        "further keys of the file that TimelineJS does not know",
    )
)
DRAWN = LEFT_OUT | frozenset[Sayable](
    (
        "title of the chronology",
        "title of the chronology, without an event",
        "titles",
        "dates",
        "dates that a slide has in words alone",
        "unread dates",
        "statuses",
        "groups",
    )
)
"""What a diagram says: when, and what."""
CALENDAR = frozenset[Sayable](
    (
        *("title of the chronology", "title of the chronology, without an event"),
        *("ids", "titles", "dates", "summaries", "actors", "roles", "places", "tags", "statuses"),
        *("sources", "names that hold '; '", "dates that a slide has in words alone"),
        "events without a year",  # each is left out as undated, or as of no known beginning
        *("ids like the mark of a merge", "lines like the mark of a merge"),
    )
)
"""What events of a calendar say, which have a day or a clock time."""
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
SLIDES = (
    EVENTS - frozenset[Sayable](("events without a year", "dates that a slide has in words alone"))
) | frozenset[Sayable](
    (
        "title of the chronology",
        "title of the chronology, without an event",
        "names that hold '; '",
        "ids like the mark of a merge",
        "lines like the mark of a merge",
        "further keys",
        "further keys of the file",
    )
)
"""What slides say, in keys of their own and below their headlines."""
