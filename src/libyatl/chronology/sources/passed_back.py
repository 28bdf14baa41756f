"""What is passed back to a source of one moment, by what drew on it or reached us through it.

Over a source of many moments it is as if by itself, so that whole chains of these are gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

Said = tuple[str, str]
"""(id of a source, the key of it that says something): a step of a chain."""

Way: TypeAlias = "tuple[Said, Way] | None"
"""The steps of a way from a source, the last first: pairs, so that ways share where they agree."""


def steps_of(way: Way) -> Iterator[Said]:
    """Yield the steps of a way, the last first."""
    while way is not None:
        step, way = way
        yield step


class Passed(NamedTuple):
    """The closest of the days that are passed back to a source.

    Attributes:
        rank: the day, or for a first day less it: the least is the closest.
        hands: over how many sources that is, with the one that has it.
        onward: the first of them.
        source: the last of them, whose day it is.
    """

    rank: int
    hands: int
    onward: str
    source: str


class Passing:
    """What is passed back from what came later, as far as it was found."""

    def __init__(
        self,
        later: Mapping[str, Sequence[str]],
        key: str,
        is_moment: Callable[[str], bool],
    ) -> None:
        """Take what came later than each source, by which key, and which are of one moment."""
        self._later = later
        self._key = key
        self._is_moment = is_moment
        self._found: dict[str, Passed | None] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._found

    def later(self, id: str) -> Iterator[tuple[str, bool]]:
        """Yield what came later than a source, and whether what is passed to that goes on to it."""
        for other in self._later.get(id, ()):
            yield other, not self._is_moment(other)

    def resting(self, id: str) -> Iterator[tuple[str, bool]]:
        """Yield the sources on which it rests what is passed back to one.

        With each stands whether it rests on what is passed back to that, or else on its day.
        """
        for other, passes_on in self.later(id):
            yield other, False
            if passes_on:
                yield other, True

    def find(self, id: str, rank: Callable[[str], int]) -> None:
        """Find what is passed back to a source, that being found of all that passes it on to it.

        Of days that are as close the one that comes over the fewest hands is found, and of these
        the first: the same that `all` yields first.
        """
        best: Passed | None = None
        for other, passes_on in self.later(id):
            found = [Passed(rank(other), 1, other, other)]
            if passes_on and (further := self._found[other]) is not None:
                found.append(further._replace(hands=further.hands + 1, onward=other))
            for each in found:
                if best is None or each[:2] < best[:2]:
                    best = each
        self._found[id] = best

    def closest(self, id: str) -> Passed | None:
        """Return the closest day that is passed back to a source."""
        return self._found.get(id)

    def way(self, id: str) -> Iterator[Said]:
        """Yield by what the closest day is passed back to a source: the nearest step first."""
        hands = 0
        while hands != 1:
            passed = self._found[id]
            assert passed is not None
            id, hands = passed.onward, passed.hands
            yield id, self._key

    def all(self, id: str) -> Iterator[tuple[str, Way]]:
        """Yield all that passes a day back to a source, and by what, the nearest first."""
        waiting: list[tuple[str, Way]] = [(id, None)]
        met: set[str] = set()
        for stem, way in waiting:
            for other, passes_on in self.later(stem):
                if other not in met:
                    met.add(other)
                    onward = (other, self._key), way
                    yield other, onward
                    if passes_on:
                        waiting.append((other, onward))
