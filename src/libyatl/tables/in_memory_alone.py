"""Tables that only memory answers rightly, though the engine can take them apart.

What is said there of a whole file, or of rows taken together, the distinct cells do not tell.
"""

from __future__ import annotations

from pathlib import PurePath

from libyatl.formats.all_formats import PACKED
from libyatl.query.fields import Field
from libyatl.query.scope import Scope
from libyatl.tables.footprints import Footprints

_OF_OTHERS: frozenset[Field] = frozenset(("date", "title", "lasted", "seq", "status"))


def why_not(footprints: Footprints, files: int) -> str:
    """Return why a table that was looked at is read in memory; empty where it need not be.

    What memory cannot read, since it is packed, is asked on the engine, but for an order that the
    engine would put otherwise.
    """
    # All of them, where there is a column of places in an order.
    if is_ordered_by_hand(footprints.odd.scope):
        return "some rows have an order of their own, and some have clocks"
    if footprints.alone:
        return ""
    if files > 1 and not footprints.known.reads_alike:
        return "of several files of another tool each is understood by itself"
    if footprints.scanned.count and not footprints.are_dated():
        about = {name for field in _OF_OTHERS for name in footprints.known.columns_of(field)}
        if about.issuperset(footprints.known.names):
            return ""
        return "no row has a date, and another column may hold it"
    return ""


def is_ordered_by_hand(dates: Scope) -> bool:
    """Whether the order of rows in time hangs on all of them: on their own order and on clocks."""
    events = dates.timeline.events
    return bool(dates.chronology.clocked) and any(one.seq is not None for one in events)


def is_packed(path: str) -> bool:
    """Whether nothing but the engine reads a file."""
    small = PurePath(path.lower())
    return small.suffix in PACKED or "".join(small.suffixes[-2:]) in PACKED
