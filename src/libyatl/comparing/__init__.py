"""Comparing: what differs between two timelines, event by event and field by field.

likeness.py         how alike two events are, and which are worth a look
matching.py         which event of one timeline is which of another
date_changes.py     what became of a date
aligned.py          two lists beside each other
value_changes.py    what differs between two entries, key by key
difference.py       what differs between two timelines
following.py        bounds that follow otherwise, though nobody wrote them
asked_changes.py    what differs of some of the events
item_words.py       an item of a list in words
told_changes.py     what differs, told for eyes
changes_json.py     what differs, as JSON
layout_changes.py   what differs, in numbers, and what of the layout does
fact_lines.py       a chronology as facts, a line each, for programs that compare lines
"""

from libyatl.comparing.asked_changes import diff
from libyatl.comparing.difference import Change, Difference
from libyatl.comparing.value_changes import FieldChange, ItemChanges

__all__ = ["Change", "Difference", "FieldChange", "ItemChanges", "diff"]
