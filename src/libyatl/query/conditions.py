"""The nodes of a condition: each frozen, each asking an event for YES, NO or MAYBE.

A node knows what was asked, not of whom. `bind` gives it a timeline, looks its names up
once, and returns a test that takes an event's place in the timeline. A new condition is a
new node here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal, Protocol, runtime_checkable

from libyatl.frozen import Frozen
from libyatl.model import STATUSES
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Names
from libyatl.on_demand import see_known
from libyatl.query.fields import DATE, ID, OF_NAMES, SOURCES, STATUS, WORDS, Field, Fields
from libyatl.query.scope import Scope
from libyatl.query.terms import said, see_ids, unknown_name
from libyatl.query.texts_of import searched
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold
from libyatl.truth import Truth

Test = Callable[[int], Truth]
"""Takes an event's place in `Timeline.events`."""


@runtime_checkable
class Condition(Protocol):
    """A node."""

    @property
    def reads(self) -> Fields:
        """The fields of an event on which its answer rests, beside the registries.

        `bind` looks at no other. So many events that agree in these have one answer.
        """

    def bind(self, scope: Scope) -> Test:
        """Return the test of the scope's events.

        Raises:
            UsageError: a name is known neither to a registry nor to any event.
        """


@runtime_checkable
class Deniable(Condition, Protocol):
    """A node whose NO may rest on a doubt, so that its opposite is a question of its own."""

    def bind_denial(self, scope: Scope) -> Test:
        """Return the test of the opposite."""


class Both(Frozen):
    """All of the conditions: the least of their answers, YES where there is none."""

    conditions: tuple[Condition, ...]

    @property
    def reads(self) -> Fields:
        """The fields of all its conditions."""
        return frozenset[Field]().union(*(one.reads for one in self.conditions))

    def __str__(self) -> str:
        return " and ".join(
            f"({one})" if isinstance(one, Both | Either) else str(one) for one in self.conditions
        )

    def bind(self, scope: Scope) -> Test:
        """Return a test that asks in turn and stops at the first NO."""
        tests = [condition.bind(scope) for condition in self.conditions]

        def test(place: int) -> Truth:
            answer = Truth.YES
            for ask in tests:
                if (found := ask(place)) < answer:
                    answer = found
                    if answer is Truth.NO:
                        break
            return answer

        return test


class Either(Frozen):
    """Any of the conditions: the greatest of their answers."""

    conditions: tuple[Condition, ...]

    @property
    def reads(self) -> Fields:
        """The fields of all its conditions."""
        return frozenset[Field]().union(*(one.reads for one in self.conditions))

    def __str__(self) -> str:
        return " or ".join(
            f"({one})" if isinstance(one, Either) else str(one) for one in self.conditions
        )

    def bind(self, scope: Scope) -> Test:
        """Return a test that asks in turn and stops at the first YES."""
        see_ids(scope, [one.id for one in self.conditions if isinstance(one, Identified)])
        tests = [condition.bind(scope) for condition in self.conditions]

        def test(place: int) -> Truth:
            answer = Truth.NO
            for ask in tests:
                if (found := ask(place)) > answer:
                    answer = found
                    if answer is Truth.YES:
                        break
            return answer

        return test


class Opposite(Frozen):
    """Not the condition; MAYBE stays MAYBE, and what rests on a doubt is MAYBE too."""

    condition: Condition

    @property
    def reads(self) -> Fields:
        """The fields of the condition."""
        return self.condition.reads

    def __str__(self) -> str:
        inner = self.condition
        return f"not ({inner})" if isinstance(inner, Both | Either) else f"not {inner}"

    def bind(self, scope: Scope) -> Test:
        """Return the opposite of the condition's test, by the laws of De Morgan."""
        # Pushed down to the leaves, for a leaf may know more than the reverse of its answer: where
        # its NO rests on a date in doubt, the opposite is no YES, but MAYBE (`Deniable`).
        match self.condition:
            case Both(several):
                return Either(tuple(map(Opposite, several))).bind(scope)
            case Either(several):
                return Both(tuple(map(Opposite, several))).bind(scope)
            case Opposite(condition):
                return condition.bind(scope)
            case Deniable() as condition:
                return condition.bind_denial(scope)
            case condition:
                ask = condition.bind(scope)
                return lambda place: ask(place).negated


class Named(Frozen):
    """The event bears the actor, place, tag or source that `name` spells in any way."""

    kind: Kind
    name: str

    @property
    def reads(self) -> Fields:
        """The field that holds names of the kind."""
        return frozenset((OF_NAMES[self.kind],))

    def __str__(self) -> str:
        return said(self.kind, self.name)

    def notes(self, names: Names) -> Iterator[str]:
        """Yield what a reader should know of how the name is taken."""
        keys = names.of(self.kind).lookup(self.name)
        if len(keys) > 1:
            listed = ", ".join(map(shorten, keys))
            yield f"'{shorten(self.name)}' may be any of {listed}: all are taken"

    def meant(self, scope: Scope) -> tuple[str, ...]:
        """Return the keys of all whom the name may mean.

        Raises:
            UsageError: nobody is called so.
        """
        known = scope.names.of(self.kind)
        keys = known.lookup(self.name)
        if not keys:
            raise unknown_name(scope, self.kind, self.name)
        return keys

    def bind(self, scope: Scope) -> Test:
        """Look the name up, and return a test of the names that events bear."""
        borne, key = KINDS[self.kind].borne, scope.names.of(self.kind).key
        events, wanted = scope.timeline.events, frozenset(self.meant(scope))

        def test(place: int) -> Truth:
            for name in borne(events[place]):
                if key(name) in wanted:
                    return Truth.YES
            return Truth.NO

        return test


class Identified(Frozen):
    """The event has exactly this id; of a table all rows that share it do."""

    id: str
    reads = ID

    def __str__(self) -> str:
        return said("id", self.id)

    def bind(self, scope: Scope) -> Test:
        """Find the event, and return a test of ids."""
        see_ids(scope, [self.id])
        events, wanted = scope.timeline.events, self.id
        return lambda place: Truth.YES if events[place].bears(wanted) else Truth.NO


class Stands(Frozen):
    """The event has the status.

    Raises:
        UsageError: there is no such status.
    """

    status: str
    reads = STATUS

    def __init__(self, status: str) -> None:
        """Take the status."""
        see_known(status, "status", STATUSES)
        super().__init__(status)

    def __str__(self) -> str:
        return said("status", self.status)

    def bind(self, scope: Scope) -> Test:
        """Return a test of the status."""
        events, status = scope.timeline.events, self.status
        return lambda place: Truth.YES if events[place].status == status else Truth.NO


class Mentions(Frozen):
    """The event's words hold the text, both folded."""

    text: str
    reads = WORDS

    def __str__(self) -> str:
        return said("text", self.text)

    def bind(self, scope: Scope) -> Test:
        """Return a test of id, title, summary, note, roles, quotes and notes on citations."""
        events, wanted = scope.timeline.events, fold(self.text)
        if not wanted:
            return lambda place: Truth.NO
        return lambda place: Truth.YES if wanted in fold(searched(events[place])) else Truth.NO


class Undated(Frozen):
    """Nothing was stated of the event's date."""

    reads = DATE

    def __str__(self) -> str:
        return "date:none"

    def bind(self, scope: Scope) -> Test:
        """Return a test of whether a date was stated."""
        events = scope.timeline.events
        return lambda place: Truth.YES if events[place].when is None else Truth.NO


class AtLeast(Frozen):
    """That many different sources support the event, or sources of that many origins, or more."""

    count: int
    of: Literal["sources", "origins"] = "sources"
    reads = SOURCES

    def __str__(self) -> str:
        return f"{self.of}>={self.count}"

    def bind(self, scope: Scope) -> Test:
        """Return a test that counts each source, or each origin, once."""
        support, least = scope.support, self.count
        column = 0 if self.of == "sources" else 1
        return lambda place: Truth.YES if support(place)[column] >= least else Truth.NO


BY_WORD: dict[str, Callable[[str], Condition]] = {
    **{kind: partial(Named, kind) for kind in KINDS},
    "status": Stands,
    "id": Identified,
    "text": Mentions,
}
"""What a word asks of an event, by the name under which it stands: `actor:Hifter`, `actor=...`."""
