"""The marks of an axis, in two lines of words, and its folds: what has room, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor, inf
from typing import NamedTuple

from libyatl.views.scene.ladder import STEPS, Place, Step, heads, names, places, widest
from libyatl.views.scene.medium import Measure, Medium
from libyatl.views.scene.scale import Scale, View
from libyatl.views.scene.scene import Axis, Fold, Tick


def axis_of(
    scale: Scale,
    view: View,
    *,
    is_clocked: bool,
    zone: str,
    medium: Medium,
    measure: Measure,
) -> Axis:
    """Return the axis of what is in sight.

    Args:
        scale: where each second lies.
        view: where the scale lies in the picture.
        is_clocked: whether anything tells hours; else no tick is of less than a day.
        zone: whose clocks the axis tells by; empty where none has a zone.
        medium: what the picture is made on.
        measure: how wide a text of the size of a title is; how much smaller the type of an axis
            is, the medium knows.
    """
    writing = _Writing(scale, view, medium, measure)
    steps = [step for step in STEPS if is_clocked or step.unit != "minute"]
    lines = [_line(_in_sight(index, writing), steps, writing) for index in range(len(scale.panels))]
    return Axis(
        view.left,
        view.right,
        tuple(tick for line in lines for tick in line.ticks),
        tuple(head for line in lines for head in line.heads),
        tuple(_folds(lines, writing)),
        zone,
    )


class _Writing(NamedTuple):
    """What an axis is written on, and with."""

    scale: Scale
    view: View
    medium: Medium
    measure: Measure

    def at(self, second: int) -> float:
        """Return where the line of a tick stands."""
        return self.medium.whole(self.view.x(self.scale, second))

    def room(self, words: str) -> float:
        """Return how far the words of a tick reach from its line."""
        return self.medium.axis.beside + self.measure(words) * self.medium.axis.words

    def room_of_head(self, words: str) -> float:
        """Return how far the words above reach, which are bold."""
        return self.medium.axis.beside + self.measure(words) * self.medium.axis.heads


class _Sight(NamedTuple):
    """What is in sight of a panel: from `x0` to `x1`, its first and last second, and its scale."""

    x0: float
    x1: float
    first: int
    last: int
    per_second: float


class _Line(NamedTuple):
    """What is written below a panel, and from where to where its lower words stand."""

    ticks: tuple[Tick, ...] = ()
    heads: tuple[tuple[float, str], ...] = ()
    begin: float = inf
    end: float = -inf


def _in_sight(index: int, writing: _Writing) -> _Sight:
    """Return what is in sight of a panel; `x0` is not below `x1` where nothing is.

    Before the first panel and behind the last the axis goes on to the edges of the picture.
    """
    scale, view, medium, _ = writing
    panel = scale.panels[index]
    x0, x1 = view.left, view.right
    first, last = floor(view.second(scale, x0)), ceil(view.second(scale, x1))
    if index and view.x(scale, panel.t0) > x0:
        x0, first = medium.whole(view.x(scale, panel.t0)), panel.t0
    if panel is not scale.panels[-1] and view.x(scale, panel.t1) < x1:
        x1, last = medium.whole_end(view.x(scale, panel.t1)), panel.t1 - 1
    per_second = (panel.u1 - panel.u0) / (panel.t1 - panel.t0) * view.stretch
    return _Sight(x0, x1, first, last, per_second)


def _line(sight: _Sight, steps: list[Step], writing: _Writing) -> _Line:
    """Return what is written below a panel: by the smallest step that has room and is told."""
    if sight.x0 >= sight.x1:
        return _Line()
    sizes = writing.medium.axis
    for step in steps:
        most = max(map(writing.measure, widest(step, sight.first, sight.last)))
        if step.least * sight.per_second >= most * sizes.words * sizes.pace + sizes.apart:
            line = _line_of(step, sight, writing)
            if line.end > line.begin and (step.unit == "year" or _has_head(line)):
                return line
    for words in names(sight.first):
        if sight.x0 + writing.room_of_head(words) <= sight.x1:
            return _Line(heads=((sight.x0, words),))
    return _Line()


def _has_head(line: _Line) -> bool:
    return bool(line.heads) or any(tick.head for tick in line.ticks)


def _line_of(step: Step, sight: _Sight, writing: _Writing) -> _Line:
    """Return what is written below a panel by that step."""
    marks = [
        (x, place)
        for place in places(step, sight.first, sight.last)
        if sight.x0 <= (x := writing.at(place.second)) < sight.x1
    ]
    below = _words_below(marks, sight, writing)
    majors = [(x, place.heads) for x, place in marks if place.heads]
    left = heads(step, sight.first)
    has_left = bool(left) and not (majors and majors[0][0] <= sight.x0)
    above = _words_above([(sight.x0, left), *majors] if has_left else majors, sight, writing)
    head_of = dict(zip((x for x, _ in majors), above[has_left:], strict=True))
    ticks = tuple(
        Tick(x, words, head_of.get(x, ""), bool(place.heads))
        for (x, place), words in zip(marks, below, strict=True)
    )
    told = [tick for tick in ticks if tick.words]
    return _Line(
        ticks,
        ((sight.x0, above[0]),) if has_left and above[0] else (),
        min((tick.x for tick in told), default=inf),
        max((tick.x + writing.room(tick.words) for tick in told), default=-inf),
    )


def _words_below(marks: list[tuple[float, Place]], sight: _Sight, writing: _Writing) -> list[str]:
    """Return the words of each tick; none where they would meet those before, or leave a panel."""
    sizes = writing.medium.axis
    end = -inf
    told = []
    for x, place in marks:
        right = x + writing.room(place.words)
        fits = x + sizes.beside >= end + sizes.apart and right <= sight.x1
        told.append(place.words if fits else "")
        end = right if fits else end
    return told


def _words_above(
    tops: list[tuple[float, tuple[str, ...]]], sight: _Sight, writing: _Writing
) -> list[str]:
    """Return the words of each head: its whole name, or without a year that was just told."""
    sizes = writing.medium.axis
    end, year = -inf, None
    told = []
    for index, (x, (whole, *short)) in enumerate(tops):
        is_last = index + 1 == len(tops)
        limit = sight.x1 if is_last else tops[index + 1][0] + sizes.beside - sizes.apart
        chosen = ""
        if x + sizes.beside >= end + sizes.apart or end == -inf:
            if x + writing.room_of_head(whole) <= limit:
                chosen = whole
            elif short and _year_of(whole, short[0]) == year:
                chosen = short[0] if x + writing.room_of_head(short[0]) <= limit else ""
            elif x > sight.x0 and x + writing.room_of_head(whole) <= sight.x1:
                chosen = whole
        if chosen:
            end = x + writing.room_of_head(chosen)
            year = _year_of(whole, short[0]) if short else None
        told.append(chosen)
    return told


def _year_of(whole: str, short: str) -> str:
    return whole.removeprefix(short)


def _folds(lines: list[_Line], writing: _Writing) -> Iterator[Fold]:
    """Yield what is in sight of each fold, with its length where that has room."""
    scale, view, medium, _ = writing
    for (before, behind), panels in zip(pairwise(lines), pairwise(scale.panels), strict=True):
        first, last = panels[0].t1, panels[1].t0
        whole = medium.whole_end(view.x(scale, first)), medium.whole(view.x(scale, last))
        x0, x1 = max(whole[0], view.left), min(whole[1], view.right)
        if x0 >= x1:
            continue
        words = length_in_words(last - first)
        width = writing.room(words) - medium.axis.beside
        end = behind.begin + medium.axis.beside - medium.axis.apart
        at = medium.whole(min((x0 + x1 - width) / 2, end - width))
        least = max(before.end + medium.axis.apart, view.left)
        has_room = (x0, x1) == whole and at >= least and at + width <= view.right
        yield Fold(x0, x1, words if has_room else "", at)


_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_YEAR = 365.2425 * _DAY
_LENGTHS = (
    (_YEAR * 1_000_000, "M yr", 1),
    (_YEAR, "yr", 3),
    (_YEAR / 12, "mo", 3),
    (_DAY, "d", 3),
    (_HOUR, "h", 3),
    (_MINUTE, "min", 0),
)
"""Units of a length, each with the least count for which it is exact enough."""


def length_in_words(seconds: int) -> str:
    """Return about how long that is: `45 min`, `30 d`, `12 mo`, `229 yr`, `170 M yr`."""
    unit, word = next((unit, word) for unit, word, least in _LENGTHS if seconds >= least * unit)
    return f"{floor(seconds / unit + 0.5):,} {word}"
