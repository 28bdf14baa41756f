"""Windows: what `--from`, `--to`, `--on`, `--before`, `--after` and `date:` ask together.

A vague date is a window of all its days, or of all its seconds where it has a clock. A `[]` set is
one of its members, and nobody knows which: what surely meets the window meets it whichever that
is. A `{}` set is all of them, so that to be on it is to be on any. A window with a date that is
marked as approximate or uncertain is met at best possibly, and missed at best possibly. An
approximate one may lie one unit of its precision off on either side (`When.reach`), whether it is
asked or stated.

A date without a zone bounds the clock as the event writes it, one with a zone the instants
(`libyatl.query.within`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import starmap

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import reach_of_zones
from libyatl.dates.when import moved
from libyatl.query.conditions import Both, Condition, Either
from libyatl.query.within import FUTURE, PAST, End, Within, in_seconds, room_between
from libyatl.truth import Truth

Span = tuple[End, End]
"""First and last, both inclusive."""


def window(given: Mapping[str, When]) -> Condition | None:
    """Return what the dates ask together, or None where nothing can meet it.

    `given` has dates by what each bounds: `since` its first moment or `until` its last, both
    inclusive, `after` or `before` all of it, or `on` some moment of it.
    """
    clocked = any(when.clocked for when in given.values())
    ends = {
        name: _ends(given[name], name, clocked=clocked) for name in _LOW + _HIGH if name in given
    }
    lows = [_worlds(given[name], name, ends[name]) for name in _LOW if name in ends]
    highs = [_worlds(given[name], name, ends[name]) for name in _HIGH if name in ends]
    widest = [*map(_earliest, lows)], [*map(_latest, highs)]
    narrowest = [*map(_latest, lows)], [*map(_earliest, highs)]
    on = given.get("on")
    spans = [(PAST, FUTURE)] if on is None else [_span(one, clocked=clocked) for one in _leaves(on)]
    possible = _cut(spans, *widest)
    if not possible:
        return None
    qualified = any(when.qualified for when in given.values())
    unsure = [_within(one, doubted=True, widest=not qualified) for one in possible]
    if any(map(_doubted, given.values())) or any(map(_mixed, ends.values())):
        return _node_of(Either, unsure)
    any_of = on is None or on.choice != "one"
    if any_of and widest == narrowest:
        return _node_of(Either, [_within(one) for one in possible])
    surely = [_within(one) for one in _cut(spans, *narrowest)]
    if any_of and surely:
        return Either((*surely, *unsure))
    if len(surely) == len(spans):
        return Either((_node_of(Both, surely), *unsure))
    return _node_of(Either, unsure)


# ---- the ends that one date gives

_LOW = ("since", "after")
_HIGH = ("until", "before")


def _leaves(when: When) -> Iterator[When]:
    """Yield a date, or the dates of a set and of the sets in it."""
    if not when.parts:
        yield when
    for part in when.parts:
        yield from _leaves(part)


def _ends(when: When, name: str, *, clocked: bool) -> list[End]:
    """Return the end of a window that each date of a set gives, or the one that a date does."""
    follows = {
        "since": lambda leaf: _end_of_window(leaf, 0),
        "until": lambda leaf: _end_of_window(leaf, 3),
        "after": lambda leaf: _beside(leaf, 1),
        "before": lambda leaf: _beside(leaf, -1),
    }[name]
    ends = map(follows, _leaves(when))
    return [in_seconds(end, latest=name in _HIGH) for end in ends] if clocked else list(ends)


def _span(when: When, *, clocked: bool) -> Span:
    """Return from when to when a date is, as far out as it may mean."""
    low, high = _end_of_window(when, 0), _end_of_window(when, 3)
    return (in_seconds(low), in_seconds(high, latest=True)) if clocked else (low, high)


def _end_of_window(when: When, number: int) -> End:
    """Return one of the four bounds of a date, as far out as it may mean."""
    when = when.reach
    return _on_its_scale(when, number, when.stated[number])


def _beside(when: When, way: int) -> End:
    """Return what surely comes right behind a date (1), or right before it (-1)."""
    number, end = (3, -1) if way > 0 else (0, 0)
    bound = moved(
        when.stated[number], when.ends[end] if when.ends else when, -way, clocked=when.clocked
    )
    return _on_its_scale(when, number, bound + way)


def _on_its_scale(when: When, number: int, at: int) -> End:
    """Return a bound of a date as an end: a day, a second of its clock, or an instant."""
    if not when.clocked:
        return End(at)
    offset = None if when.offsets is None else when.offsets[number]
    if offset is None or not OPEN_PAST < at < OPEN_FUTURE:
        return End(at, "wall")
    return End(at - offset, "instants", offset)


# ---- several ends


def _worlds(when: When, name: str, ends: list[End]) -> list[End]:
    """Return what a date may give of its ends: of a [] set any, of a {} set the first or last."""
    if _mixed(ends):
        ends = [_anywhere(end, latest=name in _HIGH) for end in ends]
    if when.choice == "one":
        return ends
    return [_latest(ends) if name in ("after", "until") else _earliest(ends)]


def _mixed(ends: list[End]) -> bool:
    """Whether some are instants and others are not, so that nobody knows which is the first."""
    return len({end.zoned for end in ends if not end.is_open}) > 1


def _anywhere(end: End, *, latest: bool) -> End:
    """Return an end as the earliest, or the latest, instant that it may be anywhere on earth."""
    if end.zoned or end.is_open:
        return end
    return End(end.at - reach_of_zones(end.at)[not latest], "instants")


def _earliest(ends: Iterable[End]) -> End:
    return min(ends, key=_at)


def _latest(ends: Iterable[End]) -> End:
    return max(ends, key=_at)


def _at(end: End) -> int:
    return end.at


def _doubted(when: When) -> bool:
    """Whether nothing can surely meet it: a range in a [] set is one of more than its ends.

    So is one of two clock times among several dates.
    """
    if when.choice == "one":
        return when.qualified or any(part.precision == "range" for part in _leaves(when))
    return when.qualified or any(part.choice == "one" for part in when.parts)


def _cut(spans: Iterable[Span], lows: list[End], highs: list[End]) -> list[list[Span]]:
    """Return what lies of each span within all the ends: a window, or several that all hold."""
    cut = (
        [
            (low, high)
            for low in _tightest([span[0], *lows], _latest, PAST)
            for high in _tightest([span[1], *highs], _earliest, FUTURE)
        ]
        for span in spans
    )
    return [each for each in cut if all(starmap(_holds_something, each))]


def _tightest(ends: list[End], of: Callable[[Iterable[End]], End], open_end: End) -> list[End]:
    """Return the end that bounds most: of instants, and of what the clocks show."""
    bounding = [end for end in ends if end.at != open_end.at]
    kinds = [[end for end in bounding if end.zoned is zoned] for zoned in (False, True)]
    return [of(some) for some in kinds if some] or [open_end]


def _holds_something(low: End, high: End) -> bool:
    if low.zoned is high.zoned or low == PAST or high == FUTURE:
        return OPEN_PAST <= low.at <= high.at <= OPEN_FUTURE
    return room_between(low, high, None) is not Truth.NO


def _within(spans: list[Span], *, doubted: bool = False, widest: bool = False) -> Condition:
    some = [Within.between(*span, doubted=doubted, widest=widest) for span in spans]
    return _node_of(Both, some)


def _node_of(
    node: Callable[[tuple[Condition, ...]], Condition], some: Sequence[Condition]
) -> Condition:
    return node(tuple(some)) if len(some) > 1 else some[0]
