"""Rows of a table on an engine, as far as those below it must know of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from libyatl.dates import When
from libyatl.model import Timeline
from libyatl.query.asked import Knowing
from libyatl.query.conditions import Condition
from libyatl.query.selection import Row, Selection, everything

if TYPE_CHECKING:
    from libyatl.query.groups import Group


class Whole(Protocol):
    """What can be had as a selection in memory: a table on an engine, or rows of it."""

    def whole(self) -> Selection:
        """Return it so."""


class InBatches(ABC):
    """Rows of a table in an order, of which few are in memory at a time."""

    _see: Callable[[Selection], object] | None = None

    def show(self, see: Callable[[Selection], object]) -> None:
        """Let what is read of the rows the next time be seen by somebody too, to read it once."""
        self._see = see

    def _watching(self) -> Callable[[Selection], object]:
        """Return who is to see each part of the rows, which are about to be read."""
        see, self._see = self._see, None
        return see or (lambda part: None)

    @abstractmethod
    def own_keys(self) -> Iterator[str]:
        """Yield the keys that the events of the table may have beside those of libyatl."""

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of rows."""

    @property
    @abstractmethod
    def rows(self) -> Iterator[Row]:
        """The rows, with what was found of each."""

    @property
    @abstractmethod
    def groups(self) -> tuple[Group, ...]:
        """The groups that were asked for; empty where none were."""

    @abstractmethod
    def part(self, group: Group) -> Selection:
        """Return the rows of one group."""

    @abstractmethod
    def whole(self) -> Selection:
        """Return them as a selection in memory."""

    @abstractmethod
    def to_count(self, by: str = "", *, with_actors: bool = False) -> Selection:
        """Return events that stand for the rows where these are counted."""

    @abstractmethod
    def parts(self) -> Iterator[Selection]:
        """Yield the rows in order, a few thousand in a selection."""


class Askable(Knowing, Whole, Protocol):
    """A table on an engine, as far as a question is asked of it (`libyatl.Table`)."""

    def select(
        self,
        condition: Condition,
        *,
        certain: bool,
        sort: str,
        reverse: bool,
        limit: int | None,
        group_by: str | None,
        published: When | None,
        timezone: str | None,
        noted: Iterable[str],
    ) -> InBatches:
        """Return the rows that possibly (or, with `certain`, surely) meet the condition."""

    def in_memory(self) -> Timeline:
        """Return the same read in memory, where the engine declined a question."""


Chosen = Selection | InBatches
"""What was selected, in memory or on an engine."""


def as_selection(what: Timeline | Chosen | Whole) -> Selection:
    """Return a selection as it is, of a timeline all events, and of a table all that was chosen."""
    if isinstance(what, Selection):
        return what
    return everything(what) if isinstance(what, Timeline) else what.whole()


def as_chosen(what: Timeline | Chosen | Whole) -> Chosen:
    """Return the same, but leave rows on an engine where they are, if it is rows."""
    return what if isinstance(what, InBatches) else as_selection(what)
