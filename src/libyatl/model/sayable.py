"""What a chronology can say, thing by thing: what one format carries, another loses."""

from __future__ import annotations

from typing import Literal, get_args

Sayable = Literal[
    "title of the chronology",
    "title of the chronology, without an event",
    "time zone of the file",
    "time zone of the file, without an event",
    "time zones of days",
    "mark of an excerpt",
    "mark of an excerpt, without an event",
    "registry entries",
    "registry entries that no event uses",
    "accepted findings",
    "further keys of the file",
    "further keys of the file that TimelineJS does not know",
    "ids",
    "titles",
    "events without a year",
    "dates",
    "dates that a slide has in words alone",
    "undated events",
    "events of no known beginning or end",
    "events outside the years 1 to 9999",
    "events vaguer than a day",
    "unread dates",
    "summaries",
    "actors",
    "places",
    "tags",
    "statuses",
    "sources",
    "relations",
    "lengths of time",
    "roles",
    "places in sources",
    "quotes",
    "differing accounts",
    "how sources tell of it",
    "notes",
    "places in the order",
    "dates in your words",
    "control characters as such",
    "names that hold '; '",
    "ids like the mark of a merge",
    "lines like the mark of a merge",
    "further keys",
    "further keys that TimelineJS does not know",
    "groups",
    "comments",
]
"""All that a file or a selection can say, in the words in which its loss is told.

A thing that is added is lost by every format until its `carries` has it, and has to be counted in
`libyatl.formats.losses.COUNTS`.
"""
SAYABLES: tuple[Sayable, ...] = get_args(Sayable)
LEFT_OUT = frozenset[Sayable](
    (
        "events without a year",
        "undated events",
        "events of no known beginning or end",
        "events outside the years 1 to 9999",
        "events vaguer than a day",
    )
)
"""Things that are whole events: what does not carry them leaves these out."""
