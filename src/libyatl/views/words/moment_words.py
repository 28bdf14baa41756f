"""What follows for an event, in words: as exactly, and as surely, as what it rests on is stated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from libyatl.chronology import Chronology
from libyatl.chronology.answers.anchors import leaf
from libyatl.chronology.statements.grounds import Ground
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.axis import Four, Offsets, seconds_of
from libyatl.dates.saying.bounds_said import Bound, bounds_said
from libyatl.dates.when import moved

_GROUNDS = {
    Ground.QUALIFIED: ("", ""),  # its date is said to be about, or has a question mark
    Ground.CLAIMED: ("if the claim holds", "if claimed"),
    Ground.PLANNED: ("as planned", "as planned"),
}
_FROM = "on or after "
_NOT_OVER = "not over before "
_ended_too = re.compile(rf", (?:ended |{_NOT_OVER})")
_beginning = re.compile(rf"{_NOT_OVER}|(?:begun |ended )?(?:by |{_FROM})?")

_Sayer = Callable[[int, int], str]


class Seen(NamedTuple):
    """The four bounds of an event in seconds, as views show them, and the offsets of their clocks.

    Days have the first or the last second of each.
    """

    seconds: Four
    offsets: Offsets

    def is_open(self, number: int) -> bool:
        """Whether nothing bounds it there."""
        return self.seconds[number] in (OPEN_PAST, OPEN_FUTURE)


def follows_words(chronology: Chronology, place: int, *, short: bool = False) -> str:
    """Return between what an event began and ended: `by August 2017`, `begun by …`, or nothing."""
    seen, told = seen_bounds(chronology, place), set[int]()
    words = _of_four(seen.seconds, _by_anchors(chronology, place, seen, short=short), told)
    return with_grounds(words, _grounds(chronology, place, seen, told), short=short)


def begun_words(chronology: Chronology, place: int, *, short: bool = True) -> str:
    """Return between what an event began; where nothing bounds that, all that follows."""
    seen = seen_bounds(chronology, place)
    if seen.is_open(0) and seen.is_open(1):
        return follows_words(chronology, place, short=short)
    words = _by_anchors(chronology, place, seen, short=short)(0, 1)
    return with_grounds(words, _grounds(chronology, place, seen, (0, 1)), short=short)


def exact_words(chronology: Chronology, place: int) -> str:
    """Return the same by the days, and by the clock times where these say more."""
    seen = seen_bounds(chronology, place)
    return _of_four(seen.seconds, _by_themselves(seen), set())


def told_together(chronology: Chronology, place: int, seen: Seen) -> tuple[str, str]:
    """Return some bounds of an event, each said; and the same by their days and clock times."""
    return (
        _of_each(seen, _by_anchors(chronology, place, seen)),
        _of_each(seen, _by_themselves(seen)),
    )


def differing(exact: str, words: str) -> str:
    """Return the days and clock times where they say more than words do.

    What is one bound needs no second `by` or `on or after`.
    """
    if exact == words:
        return ""
    found = _beginning.match(exact)
    assert found is not None  # it may match nothing
    is_shared = words.startswith(found[0]) and not _ended_too.search(exact)
    return exact.removeprefix(found[0]) if is_shared else exact


def _by_anchors(chronology: Chronology, place: int, seen: Seen, *, short: bool = False) -> _Sayer:
    return _sayer(seen, lambda number: anchored(chronology, place, number, seen), short=short)


def _by_themselves(seen: Seen) -> _Sayer:
    return _sayer(seen, lambda number: Bound(seen.seconds[number], seen.offsets[number]))


def _sayer(seen: Seen, bound: Callable[[int], Bound], *, short: bool = False) -> _Sayer:
    """Return what says what lies between two of some bounds, by their numbers."""

    def between(low: int, high: int) -> str:
        first, last = (None if seen.is_open(each) else bound(each) for each in (low, high))
        return bounds_said(first, last, short=short)

    return between


def seen_bounds(chronology: Chronology, place: int) -> Seen:
    """Return the four bounds of an event: moments where it has a clock, else days."""
    when = chronology.timeline.events[place].when
    has_clock = when is not None and when.clocked and not chronology.is_derived(place)
    if has_clock or chronology.layers(place):
        moments = chronology.moments(place)
        return Seen(moments.wall, moments.offsets or (None, None, None, None))
    return Seen(seconds_of(chronology.bounds(place)), (None, None, None, None))


def anchored(chronology: Chronology, place: int, number: int, seen: Seen) -> Bound:
    """Return a bound with the date on which it rests: its own where it is as that states it."""
    second, offset = seen.seconds[number], seen.offsets[number]
    when = chronology.timeline.events[place].when
    if when is not None and _is_stated(chronology, place, number, second):
        date = leaf(when, number)
        return Bound(moved(second, date, 1 if number & 1 else -1, clocked=True), offset, date)
    anchor = chronology.anchors.of(2 * place + number // 2, latest=bool(number & 1))
    return Bound(second, offset, None if anchor is None else anchor.date)


def _is_stated(chronology: Chronology, place: int, number: int, second: int) -> bool:
    """Whether a bound is that of the event's own date; of an approximate one, without its reach."""
    when = chronology.timeline.events[place].when
    if when is None:
        return False
    if second == when.wall[number]:
        return True
    if not when.approximate:
        return False
    if when.clocked or chronology.layers(place):
        return second != chronology.moments_reached(place).wall[number]
    return second != seconds_of(chronology.reach(place))[number]


def _grounds(
    chronology: Chronology, place: int, seen: Seen, told: Iterable[int]
) -> frozenset[Ground]:
    found: set[Ground] = set()
    for number in told:
        if seen.is_open(number) or _is_stated(chronology, place, number, seen.seconds[number]):
            continue
        anchor = chronology.anchors.of(2 * place + number // 2, latest=bool(number & 1))
        found |= anchor.grounds if anchor else set()
    return frozenset(found)


def ground_words(grounds: Iterable[Ground], *, short: bool = False) -> str:
    """Return why something is not certain: `if the claim holds`, `as planned`; nothing if it is."""
    grounds = set(grounds)
    words = [_GROUNDS[ground][short] for ground in Ground if ground in grounds]
    return ", ".join(filter(None, words))


def with_grounds(words: str, grounds: Iterable[Ground], *, short: bool = False) -> str:
    """Return the words of a bound with why it is not certain."""
    why = ground_words(grounds, short=short)
    return f"{words}, {why}" if words and why else words


def _of_four(bounds: Four, between: _Sayer, told: set[int]) -> str:
    """Return four bounds in words, given those for what lies between any two, by their numbers.

    The numbers of the bounds that are told are added to `told`.
    """
    a, b, c, d = bounds
    began = "" if (a, b) == (OPEN_PAST, OPEN_FUTURE) else between(0, 1)
    ended = "" if (c, d) == (OPEN_PAST, OPEN_FUTURE) else between(2, 3)
    if began == ended or (a > OPEN_PAST and d < OPEN_FUTURE):
        told |= {0, 3}
        return between(0, 3) if began else ""
    if a == OPEN_PAST and b == d < OPEN_FUTURE:
        told |= {2, 3}
        return ended
    if d == OPEN_FUTURE and c == a:
        told |= {0, 1}
        return f"begun {began}" if b < OPEN_FUTURE else began
    told |= {0, 1, 2, 3}
    return _in_turn(began, ended)


def _of_each(seen: Seen, between: _Sayer) -> str:
    """Return all of some bounds in words, of the beginning and of the end."""
    a, b, c, d = map(seen.is_open, range(4))
    began, ended = "" if a and b else between(0, 1), "" if c and d else between(2, 3)
    if began == ended:
        return began
    if b and c and not (a or d):
        return between(0, 3)
    return _in_turn(began, ended)


def _in_turn(began: str, ended: str) -> str:
    """Return when something began, and then when it ended; either may be empty.

    Of what may last still, nobody says that it ended.
    """
    ends = ended and f"ended {ended}"
    if ended.startswith(_FROM):
        ends = f"{_NOT_OVER}{ended.removeprefix(_FROM)}"
    return ", ".join(filter(None, (began and f"begun {began}", ends)))
