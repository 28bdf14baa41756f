"""A condition asked of each account of an event: here, for every condition there is.

An event of which sources give accounts that differ is asked the whole question once as it stands,
and once as each of them has it, as if that were the event. YES of all is YES, NO of all is NO, all
else MAYBE. A date that an account names answers by itself; where it names none, the bounds of the
event do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from libyatl.frozen import Frozen
from libyatl.model.accounts import Rival
from libyatl.query.conditions import Condition, Test
from libyatl.query.scope import Scope
from libyatl.truth import Truth


class Ground(Frozen):
    """Whose accounts make an answer MAYBE: the sources as they are cited, each once.

    Attributes:
        by: those that surely meet what the event itself does not surely meet.
        possibly_by: those that possibly meet what the event itself does not meet.
        but: those that do not meet what the event itself does.
    """

    by: tuple[str, ...] = ()
    possibly_by: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


NO_GROUNDS: Mapping[int, Ground] = {}


def agreed(own: Truth, others: Iterable[tuple[Rival, Truth]]) -> tuple[Truth, Ground | None]:
    """Return the answer of all accounts of an event, and which stand against its own."""
    told = [(rival.cited.source, answer) for rival, answer in others]
    if all(answer is own for _, answer in told):
        return own, None
    voices = (
        _voices(told, Truth.YES) if own is not Truth.YES else (),
        _voices(told, Truth.MAYBE) if own is Truth.NO else (),
        _voices(told, Truth.NO) if own is not Truth.NO else (),
    )
    return Truth.MAYBE, Ground(*voices) if any(voices) else None


def _voices(told: Iterable[tuple[str, Truth]], wanted: Truth) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for source, answer in told if answer is wanted))


class OfEach:
    """The test of a condition, asked of each account of an event.

    Attributes:
        ask: the test; the condition's own where no event has an account that differs.
        contested: by place, the accounts that differ.
    """

    def __init__(self, condition: Condition, scope: Scope) -> None:
        """Take the condition, and of what it is asked.

        Raises:
            UsageError: a name is known neither to a registry nor to any event.
        """
        self._own = condition.bind(scope)
        self.contested = scope.accounts
        self.ask: Test = self._own
        if self.contested:
            from libyatl.query.as_told import AsTold

            told = AsTold(scope)
            self._told, self._numbers = condition.bind(told), told.numbers
            self.ask = self._ask

    def ground(self, place: int) -> Ground | None:
        """Return whose accounts of an event stand against its own, if any do."""
        return self._agreed(place)[1] if place in self.contested else None

    def _ask(self, place: int) -> Truth:
        return self._agreed(place)[0] if place in self.contested else self._own(place)

    def _agreed(self, place: int) -> tuple[Truth, Ground | None]:
        told = map(self._told, self._numbers[place])
        return agreed(self._own(place), zip(self.contested[place], told, strict=True))
