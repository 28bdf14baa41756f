"""The entries of a chronology: events and their parts, actors, places and sources.

They are named tuples (`event._replace(…)` gives a changed copy): making a dataclass costs two
milliseconds at every start, making a named tuple a fifth of that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from libyatl.dates import Gap, When

Status = Literal["occurred", "reported", "claimed", "disputed", "planned"]
STATUSES: tuple[Status, ...] = get_args(Status)
RelationKind = Literal["after", "before", "during", "with"]
RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
Tells = Literal["past", "over", "ongoing", "ahead", "nothing"]
TELLS: tuple[Tells, ...] = get_args(Tells)
EventKind = Literal["point", "span", "open", "undated"]

Extra = Mapping[str, object]
"""Keys that libyatl does not know, kept: numbers as numbers, all else as text, lists, mappings."""

NOTHING: Extra = MappingProxyType({})
AS_TYPED = " as typed"
"""Behind the name of a key of an event, in its `extra`: what stands there in a foreign file."""
ID_AS_TYPED = f"id{AS_TYPED}"
"""The further key of a row of a table whose id an earlier one bears: its `id` is made."""
_NUMBERED = re.compile("row-[0-9]+")


def called_by_number(id: str) -> bool:
    """Whether a row of a table without an id is called so."""
    return _NUMBERED.fullmatch(id) is not None


class Participant(NamedTuple):
    """An actor in an event: an id of the registry or any name, and the role played."""

    actor: str
    role: str = ""
    extra: Extra = NOTHING


class Account(NamedTuple):
    """What one source says otherwise than the event's own fields; None or empty: the same.

    Whether both can hold is asked of `libyatl.model.accounts`.
    """

    when: When | None = None
    places: tuple[str, ...] = ()
    actors: tuple[Participant, ...] = ()
    title: str = ""
    status: Status | None = None
    extra: Extra = NOTHING


class Citation(NamedTuple):
    """A source as an event cites it.

    `at` is the locator (`para 4`), `quote` its words, `says` where it differs. `tells` is how the
    event lay to the publication: begun (`past`), `over`, `ongoing`, `ahead`, or `nothing` of that;
    None where nothing is stated (see `Event.told_by`).
    """

    source: str
    at: str = ""
    quote: str = ""
    says: Account | None = None
    tells: Tells | None = None
    note: str = ""
    extra: Extra = NOTHING


class Relation(NamedTuple):
    """A stated order: this event is `kind` the event with the id `event`.

    `at_least` bounds the gap between the two from below, `within` from above.
    """

    kind: RelationKind
    event: str
    at_least: Gap | None = None
    within: Gap | None = None


class Event(NamedTuple):
    """Something that happened, was said or is expected.

    `when` is what was stated of its time, None where nothing was that can be read; then
    `date_as_written` is what stands there, if anything does. What its author wrote as a status
    or a date, and is neither, may stand in `extra`. `named` is False where the id was made,
    from the title or of a row; such an id is never referable.
    """

    id: str
    title: str
    when: When | None = None
    summary: str = ""
    actors: tuple[Participant, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    status: Status = "occurred"
    sources: tuple[Citation, ...] = ()
    relations: tuple[Relation, ...] = ()
    lasted: Gap | None = None
    seq: int | None = None
    note: str = ""
    extra: Extra = NOTHING
    named: bool = True
    date_as_written: str = ""

    def told_by(self, citation: Citation) -> Tells:
        """Return how the event lay to what it cites: what is planned was ahead, all else begun."""
        return citation.tells or ("ahead" if self.status == "planned" else "past")

    @property
    def shown_id(self) -> str:
        """The id to show: of several rows of a table that share one, that one."""
        if self.named:
            return self.id
        typed = self.extra.get(ID_AS_TYPED)
        return typed if isinstance(typed, str) and typed else self.id

    def bears(self, id: str) -> bool:
        """Whether it is shown with the id, as all rows of a table are that share it."""
        return self.shown_id == id

    @property
    def has_unread_date(self) -> bool:
        """Whether something is written as its date that cannot be read as one.

        A word that says that there is no date is none.
        """
        if not self.date_as_written:
            return "date" in self.extra
        from libyatl.dates.no_date import is_no_date

        return not is_no_date(self.date_as_written)

    @property
    def kind(self) -> EventKind:
        """What was stated of its time: `point`, `span`, `open` (a span) or `undated`.

        A date that bounds what `lasted` more than a day is a span.
        """
        if self.when is None:
            return "undated"
        return "span" if self.is_lasting and self.when.kind == "point" else self.when.kind

    @property
    def is_lasting(self) -> bool:
        """Whether `lasted` lets it take more than one day, or from its clock on any time at all."""
        lasted = self.lasted
        if lasted is None:
            return False
        clocked = self.when is not None and self.when.clocked
        return lasted.may_exceed_a_day or (clocked and lasted.elapses)


class Actor(NamedTuple):
    """A person, organisation, state or office, with every spelling of its name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    note: str = ""
    extra: Extra = NOTHING


class Place(NamedTuple):
    """A place; `at` is (latitude, longitude) in degrees, north and east positive."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    at: tuple[float, float] | None = None
    note: str = ""
    extra: Extra = NOTHING


class Source(NamedTuple):
    """Something that tells of events.

    `via` are the sources through which it reached us, `derived_from` those that it copied or drew
    on.
    """

    id: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: When | None = None
    accessed: When | None = None
    url: str = ""
    archived: str = ""
    language: str = ""
    via: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
    note: str = ""
    extra: Extra = NOTHING

    @property
    def came_by(self) -> tuple[str, ...]:
        """All sources that it stems from: those it reached us through, and those it drew on."""
        return (*self.via, *self.derived_from)

    @property
    def name(self) -> str:
        """The source in a few words: author and publisher, else its title, else its id."""
        return ", ".join(filter(None, (self.author, self.publisher))) or self.title or self.id

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names by which a reader may look for it."""
        return tuple(filter(None, (self.title, self.author, self.publisher)))


class Acceptance(NamedTuple):
    """Findings that the file accepts: their code or topic, why, and of which entries (or all)."""

    accepts: str
    because: str
    ids: tuple[str, ...] = ()
