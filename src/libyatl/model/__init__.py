"""A chronology as data: events, the registries of names they use, and where it all stood.

Everything here is frozen and says only what was stated; what follows from it (bounds,
order, which spelling is whom) is worked out beside it, by `libyatl.chronology` and
`libyatl.query`. Texts are as typed, never made harmless: that is done where they are shown
(`libyatl.text.inert`).

entries.py      events and their parts, actors, places, sources
key_forms.py    what a key is, and what its line says of it
keys.py         the keys of each kind of entry, and all that is said of them, once
kinds.py        the kinds of name that an event bears, each told once
sayable.py      what a chronology can say, thing by thing
timeline.py     a timeline: the entries of one or several files
understood.py   how a file of another tool was read
source_text.py  the bytes of an input, and what stands on its lines
positions.py    where every field of every entry was written
rewriting.py    a remedy: another text where scalars stand, in words and as edits
redated.py      all the dates of a timeline, or each of them changed
renumbered.py   the same for a part of a timeline
registers.py    spellings to ids: who is meant by a name
accounts.py     what sources say otherwise of an event, and where that differs
"""

from libyatl.model.entries import (
    NOTHING,
    RELATION_KINDS,
    STATUSES,
    TELLS,
    Acceptance,
    Account,
    Actor,
    Citation,
    Event,
    Extra,
    Participant,
    Place,
    Relation,
    RelationKind,
    Source,
    Status,
    Tells,
)
from libyatl.model.timeline import Timeline

__all__ = [
    "NOTHING",
    "RELATION_KINDS",
    "STATUSES",
    "TELLS",
    "Acceptance",
    "Account",
    "Actor",
    "Citation",
    "Event",
    "Extra",
    "Participant",
    "Place",
    "Relation",
    "RelationKind",
    "Source",
    "Status",
    "Tells",
    "Timeline",
]
