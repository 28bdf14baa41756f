"""Tables that only memory answers rightly, though the engine can take them apart.

What is said there of a whole file, or of rows taken together, the distinct cells do not tell.
"""

from __future__ import annotations

from pathlib import PurePath

from libyatl.formats.all_formats import PACKED
from libyatl.query.fields import Field
from libyatl.tables.footprints import Footprints

_OF_OTHERS: frozenset[Field] = frozenset(("date", "title", "lasted", "seq", "status"))


def why_not(footprints: Footprints, files: int) -> str:
    """Return why a table that was looked at is read in memory; empty where it need not be.

    What memory cannot read, since it is packed, is asked on the engine as well as that goes.
    """
    if footprints.alone:
        return ""
    if files > 1 and not footprints.known.reads_alike:
        return "of several files of another tool each is understood by itself"
    dates = footprints.dates
    events = [event for row in range(len(dates.cells)) if (event := dates.event_of(row))]
    if events and not any(event.when or event.has_unread_date for event in events):
        about = {name for field in _OF_OTHERS for name in footprints.known.columns_of(field)}
        if about.issuperset(footprints.known.names):
            return ""
        return "no row has a date, and another column may hold it"
    if any(event.seq is not None for event in events) and dates.scope.chronology.clocked:
        return "some rows have an order of their own, and some have clocks"
    return ""


def is_packed(path: str) -> bool:
    """Whether nothing but the engine reads a file."""
    small = PurePath(path.lower())
    return small.suffix in PACKED or "".join(small.suffixes[-2:]) in PACKED
