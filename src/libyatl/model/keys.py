"""The keys of a file: each key of each kind of entry, and all that the house says of it, once.

To add a key, add its line here and its field to `libyatl.model.entries`. From the lines are made
what the readers take (`libyatl.formats.entries.forms`), what JSON and YAML write (`plain`, beside
it), what an editor is told, and which columns of a table hold several names. What no table can
make, tests hold to it: a column or the name of a loss (`libyatl.formats.losses`), a row of the card
and of docs/file-format.md. Each kind of value has a line with readers, plain values and schemas.
"""

from __future__ import annotations

from typing import Literal

from libyatl.model.entries import (
    RELATION_KINDS,
    Acceptance,
    Account,
    Actor,
    Citation,
    Event,
    Participant,
    Place,
    Relation,
    RelationKind,
    Source,
)
from libyatl.model.key_forms import EntryForm, HeadKey, Key
from libyatl.model.sayable import Sayable

_DATE = "Such as 2017-07-25, 2017-07, early August 2017, between 3 May 2017 and 9 May 2017."
_ENTRY: Sayable = "registry entries"
_ACCOUNT: Sayable = "differing accounts"
_ACCEPTED: Sayable = "accepted findings"
_RELATIONS: dict[RelationKind, str] = {
    "after": "It began when these events end, or later.",
    "before": "It ended when these events begin, or earlier.",
    "during": "It lies within these events.",
    "with": "It was at the same time as these events: on the same days, where one has no clock.",
}

_EVENT = (
    Key(
        "id",
        "name",
        "A short name, unique in the chronology, by which others refer to it.",
        loss="ids",
    ),
    Key(
        "date",
        "date",
        f"When it was, as exactly as is known, no more. {_DATE}",
        loss="dates in your words",
        fills="when",
        unread="date_as_written",
    ),
    Key(
        "date_as_written",
        "unread",
        "What was written as the date, where that cannot be read. Write it as the date.",
        loss="unread dates",
    ),
    Key("title", "title", "What happened, in a few words. Required.", loss="titles", required=True),
    Key("summary", "text", "What happened, in a few sentences.", loss="summaries"),
    Key(
        "actors",
        "participants",
        "Who took part: names or ids, with a role where it is known.",
        loss="actors",
    ),
    Key("places", "names", "Where: names or ids.", loss="places"),
    Key("tags", "names", "Words to find it by.", loss="tags"),
    Key(
        "status",
        "status",
        "How sure it is that it happened. Without it: occurred.",
        loss="statuses",
        unread="extra",
        always=True,
    ),
    Key(
        "sources",
        "citations",
        "Who says so: ids or names, with the place in the source.",
        loss="sources",
    ),
    *(
        Key(kind, "relations", _RELATIONS[kind], fills="relations", loss="relations")
        for kind in RELATION_KINDS
    ),
    Key(
        "lasted",
        "gap",
        "How long it was: 90 minutes, 3 days, 2..4 weeks, at least 1 month.",
        loss="lengths of time",
        unread="extra",
    ),
    Key(
        "seq",
        "integer",
        "Of events listed at one day, the lower stands first.",
        loss="places in the order",
        unread="extra",
    ),
    Key("note", "text", "About this entry: how you know, what is unclear.", loss="notes"),
)
_PARTICIPANT = (
    Key(
        "id",
        "name",
        "An id of the actors, or any name.",
        loss="actors",
        required=True,
        fills="actor",
    ),
    Key("role", "text", "The part played: host, visitor, says so.", loss="roles"),
)
_CITATION = (
    Key(
        "id",
        "name",
        "An id of the sources, or any name.",
        loss="sources",
        required=True,
        fills="source",
    ),
    Key(
        "at", "text", "The place in the source: para 4, p. 12, 00:13:20.", loss="places in sources"
    ),
    Key("quote", "text", "Its own words.", loss="quotes"),
    Key("says", "account", "Where this source says otherwise than the event.", loss=_ACCOUNT),
    Key(
        "tells",
        "tells",
        "past, over, ongoing or ahead: how the event lay when this was published; or nothing.",
        loss="how sources tell of it",
        unread="extra",
    ),
    Key("note", "text", "About this citation.", loss="notes"),
)
_SAYS = (
    Key(
        "date",
        "date",
        f"The date that this source gives. {_DATE}",
        loss=_ACCOUNT,
        fills="when",
        unread="extra",
    ),
    Key("places", "names", "The places that this source gives.", loss=_ACCOUNT),
    Key("actors", "participants", "The actors that this source gives.", loss=_ACCOUNT),
    Key("title", "text", "What happened, as this source has it.", loss=_ACCOUNT),
    Key("status", "status", "The status by this source.", loss=_ACCOUNT, unread="extra"),
)
_RELATION = (
    Key("event", "name", "The id of the other event.", loss="relations", required=True),
    Key("at_least", "gap", "At least this long apart: 2 weeks.", loss="relations"),
    Key("within", "gap", "At most this long apart: 14 days.", loss="relations"),
)
_NAMED = (
    Key("name", "name", "The name to show.", loss=_ENTRY),
    Key("aliases", "names", "Every other spelling, in any script.", loss=_ENTRY),
)
_NOTE = Key("note", "text", "About this entry.", loss=_ENTRY)
_ACTOR = (
    *_NAMED,
    Key("kind", "text", "person, organisation, state, office, ...", loss=_ENTRY),
    _NOTE,
)
_PLACE = (
    *_NAMED,
    Key("country", "text", "The country, best as two letters of ISO 3166: LY.", loss=_ENTRY),
    Key(
        "at",
        "degrees",
        "[latitude, longitude] in degrees, north and east positive.",
        loss=_ENTRY,
        unread="extra",
    ),
    _NOTE,
)
_SOURCE = (
    Key("title", "text", "The headline or title.", loss=_ENTRY),
    Key("author", "text", "Who wrote or said it.", loss=_ENTRY),
    Key("publisher", "text", "Where it appeared.", loss=_ENTRY),
    Key(
        "published",
        "date",
        f"When it appeared. What it reports was no later. {_DATE}",
        loss=_ENTRY,
        unread="extra",
    ),
    Key("accessed", "date", "When you read it.", loss=_ENTRY, unread="extra"),
    Key("url", "text", "Its address.", loss=_ENTRY),
    Key("archived", "text", "The address of an archived copy.", loss=_ENTRY),
    Key("language", "text", "Its language, best as a code: en, ar, ru.", loss=_ENTRY),
    Key("via", "relays", "The sources through which it reached you.", loss=_ENTRY),
    Key("derived_from", "relays", "The sources that it copied or drew on.", loss=_ENTRY),
    Key("note", "text", "About this source.", loss=_ENTRY),
)
_ACCEPTANCE = (
    Key("because", "reason", "Why it is accepted. Required.", loss=_ACCEPTED, required=True),
    Key(
        "for",
        "names",
        "The ids of which it is accepted. Without it: of all.",
        loss=_ACCEPTED,
        fills="ids",
    ),
)

EntryName = Literal[
    "event",
    "participant",
    "citation",
    "account",
    "relation",
    "actor",
    "place",
    "source",
    "acceptance",
]
ENTRIES: dict[EntryName, EntryForm] = {
    "event": EntryForm(Event, "an event", _EVENT),
    "participant": EntryForm(Participant, "an actor of an event", _PARTICIPANT, naming="id"),
    "citation": EntryForm(Citation, "a citation", _CITATION, naming="id"),
    "account": EntryForm(Account, "what a source says otherwise", _SAYS, also={"place": "places"}),
    "relation": EntryForm(Relation, "a relation", _RELATION, naming="event"),
    "actor": EntryForm(Actor, "an actor", _ACTOR, naming="name"),
    "place": EntryForm(Place, "a place", _PLACE, naming="name"),
    "source": EntryForm(Source, "a source", _SOURCE, naming="title"),
    "acceptance": EntryForm(Acceptance, "an accepted finding", _ACCEPTANCE, naming="because"),
}
BOUNDS = "bounds"
"""The key that is derived: JSON writes under it what follows for an event. No file states it."""
LIBRARY = "csl"
"""The further key of a source that came from a library: what no other key holds of its item."""
HEAD = (
    HeadKey("title", "text", "The title of the chronology.", loss="title of the chronology"),
    HeadKey(
        "timezone",
        "zone",
        "In which time zone clocks and days stand that have none: Africa/Tripoli, +02:00.",
        loss="time zone of the file",
    ),
    HeadKey("events", "events", "What happened, in any order.", loss=None),
    HeadKey(
        "actors", "registry", "Who takes part, by id, with every spelling of the name.", loss=_ENTRY
    ),
    HeadKey("places", "registry", "Where it happens, by id.", loss=_ENTRY),
    HeadKey("sources", "registry", "Who says so, by id.", loss=_ENTRY),
    HeadKey(
        "check",
        "acceptances",
        "Codes of findings that are accepted here, each with the reason.",
        loss=_ACCEPTED,
    ),
    HeadKey(
        "excerpt",
        "truth",
        "true where the file holds only a part of a chronology.",
        loss="mark of an excerpt",
    ),
    HeadKey("libyatl", "version", "The version of the file format.", loss=None),
)
