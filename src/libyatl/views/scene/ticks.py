"""The marks of an axis, in two lines of words, and its folds: what has room, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor, inf
from typing import NamedTuple

from libyatl.views.scene.ladder import STEPS, Head, Place, Step, Unit, head, places, widest
from libyatl.views.scene.medium import Measure, Medium
from libyatl.views.scene.scale import Scale, View
from libyatl.views.scene.scene import Axis, Fold, Tick
from libyatl.views.scene.shapes import DAY


def axis_of(
    scale: Scale,
    view: View,
    *,
    is_clocked: bool,
    medium: Medium,
    measure: Measure,
) -> Axis:
    """Return the axis of what is in sight.

    Args:
        scale: where each second lies.
        view: where the scale lies in the picture.
        is_clocked: whether anything tells hours; else no tick is of less than a day.
        medium: what the picture is made on.
        measure: how wide a text of the size of a title is; how much smaller the type of an axis
            is, the medium knows.
    """
    writing = _Writing(scale, view, medium, measure)
    steps = [step for step in STEPS if is_clocked or step.unit != "minute"]
    lines: list[_Line] = []
    for index in range(len(scale.panels)):
        year = lines[-1].year if lines else ""
        lines.append(_line(_in_sight(index, writing), steps, year, writing))
    folds = [*_folds(lines, writing)]
    return Axis(
        view.left,
        view.right,
        tuple(tick for line in lines for tick in line.ticks),
        tuple(head for line in lines for head in line.heads),
        tuple(folds),
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

    def below(self, words: str) -> float:
        """Return how far the words of a tick reach from its line."""
        return self.medium.axis.beside + self.measure(words) * self.medium.axis.words

    def above(self, words: str) -> float:
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
    """What is written below what is in sight of a panel, and the last year that was told."""

    sight: _Sight
    year: str
    ticks: tuple[Tick, ...] = ()
    heads: tuple[tuple[float, str], ...] = ()

    @property
    def told(self) -> list[Tick]:
        """The ticks that have words."""
        return [tick for tick in self.ticks if tick.words]

    @property
    def has_head(self) -> bool:
        """Whether any name of a larger unit is told."""
        return bool(self.heads) or any(tick.head for tick in self.ticks)


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


_PACES = 1.5, 1
"""How much of its words a step is wide: calm, or if that tells too little, just legible."""
_ENOUGH = 3
"""So many ticks tell of a scale."""
_UNITS: tuple[Unit, ...] = "minute", "day", "month"


def _line(sight: _Sight, steps: list[Step], year: str, writing: _Writing) -> _Line:
    """Return what is written below a panel, behind one that told that year last."""
    line = bare = _Line(sight, year)
    if sight.x0 >= sight.x1:
        return bare
    for pace in _PACES:
        at_pace = _line_at(pace, bare, steps, writing)
        line = max(line, at_pace, key=lambda line: len(line.told))
        if len(line.told) >= _ENOUGH:
            break
    if line.told:
        return line
    # No step has room: in what it begins may be told nevertheless.
    for above in filter(None, (head(unit, sight.first) for unit in _UNITS)):
        for name in above.options(year):
            if sight.x0 + writing.above(name) <= sight.x1:
                return bare._replace(heads=((sight.x0, name),), year=above.year)
    return bare


def _line_at(pace: float, bare: _Line, steps: list[Step], writing: _Writing) -> _Line:
    """Return what the smallest step writes that has room, and tells what its ticks are of."""
    sight, sizes = bare.sight, writing.medium.axis
    for step in steps:
        most = max(map(writing.measure, widest(step, sight.first, sight.last)))
        if step.least * sight.per_second >= most * sizes.words * pace + sizes.apart:
            line = _line_of(step, bare, writing)
            if line.told and (line.has_head or step.unit == "year"):
                return line
    return bare


def _line_of(step: Step, bare: _Line, writing: _Writing) -> _Line:
    """Return what a step writes."""
    sight = bare.sight
    marks = [
        (x, place)
        for place in places(step, sight.first, sight.last)
        if sight.x0 <= (x := writing.at(place.second)) < sight.x1
    ]
    below = _words_below(marks, sight, writing)
    tops = [_Top(x, place.head) for x, place in marks if place.head]
    left = None if tops and tops[0].x <= sight.x0 else head(step.unit, sight.first)
    if left:
        tops.insert(0, _Top(sight.x0, left, begins=False))
    above, year = _words_above(tops, bare, writing)
    ticks = tuple(
        Tick(x, words, above.get(x, "") if place.head else "", bool(place.head))
        for (x, place), words in zip(marks, below, strict=True)
    )
    name = above.get(sight.x0) if left else None
    return _Line(sight, year, ticks, ((sight.x0, name),) if name else ())


class _Top(NamedTuple):
    """A larger unit whose name may stand at `x`: it begins there, or has begun before."""

    x: float
    head: Head
    begins: bool = True


def _words_below(marks: list[tuple[float, Place]], sight: _Sight, writing: _Writing) -> list[str]:
    """Return the words of each tick; none where they would meet those before, or leave a panel."""
    sizes = writing.medium.axis
    end = -inf
    told = []
    for x, place in marks:
        right = x + writing.below(place.words)
        fits = x + sizes.beside >= end + sizes.apart and right <= sight.x1
        told.append(place.words if fits else "")
        end = right if fits else end
    return told


def _words_above(tops: list[_Top], bare: _Line, writing: _Writing) -> tuple[dict[float, str], str]:
    """Return the name of each unit that has room, by its place, and the last year that was told.

    A name goes no further than to the next unit; but rather than nothing, the whole name of one
    that begins there hides the next.
    """
    sizes, sight, year = writing.medium.axis, bare.sight, bare.year
    end = -inf
    told: dict[float, str] = {}
    limits = [*(top.x + sizes.beside - sizes.apart for top in tops[1:]), sight.x1]
    for (x, unit, begins), limit in zip(tops, limits, strict=False):
        if x + sizes.beside < end + sizes.apart:
            continue
        names = [name for name in unit.options(year) if x + writing.above(name) <= limit]
        if begins and x + writing.above(unit.whole) <= sight.x1:
            names.append(unit.whole)
        if names:
            told[x], year = names[0], unit.year
            end = x + writing.above(names[0])
    return told, year


def _folds(lines: list[_Line], writing: _Writing) -> Iterator[Fold]:
    """Yield what is in sight of each fold, with its length where that has room.

    The last words before it make room for its length, but for the first of their panel.
    """
    scale, view, medium, _ = writing
    least = view.left
    for index, (before, behind) in enumerate(pairwise(scale.panels)):
        whole = medium.whole_end(view.x(scale, before.t1)), medium.whole(view.x(scale, behind.t0))
        x0, x1 = max(whole[0], view.left), min(whole[1], view.right)
        if x0 >= x1:
            continue
        words = length_in_words(behind.t0 - before.t1)
        at = _centred(words, x0, x1, lines[index + 1], writing)
        line = lines[index]
        end = at - medium.axis.apart
        yielding = [tick for tick in line.told if tick.x + writing.below(tick.words) > end]
        is_last_told = yielding and len(yielding) == len(line.told)
        if (x0, x1) != whole or at < max(least, line.sight.x0) or is_last_told:
            yield Fold(x0, x1, "", at)
            continue
        ticks = (tick._replace(words="") if tick in yielding else tick for tick in line.ticks)
        lines[index] = line._replace(ticks=tuple(ticks))
        least = at + writing.below(words) - medium.axis.beside + medium.axis.apart
        yield Fold(x0, x1, words, at)


def _centred(words: str, x0: float, x1: float, behind: _Line, writing: _Writing) -> float:
    """Return where the words of a fold begin: in its middle, or else before those behind it."""
    sizes = writing.medium.axis
    width = writing.below(words) - sizes.beside
    first = min((tick.x + sizes.beside for tick in behind.told), default=inf)
    end = min((x0 + x1 + width) / 2, first - sizes.apart, writing.view.right)
    return writing.medium.whole(end - width)


_MINUTE, _HOUR = 60, 3600
_YEAR = 365.2425 * DAY
_LENGTHS = (
    (_YEAR * 1_000_000, "M yr"),
    (_YEAR, "yr"),
    (_YEAR / 12, "mo"),
    (DAY, "d"),
    (_HOUR, "h"),
)
_LEAST_COUNT = 3


def length_in_words(seconds: int) -> str:
    """Return about how long that is: `93 min`, `30 d`, `12 mo`, `229 yr`, `170 M yr`.

    It is in the largest unit of which there are three or more, to a tenth of all.
    """
    for unit, word in _LENGTHS:
        count = floor(seconds / unit + 0.5)
        if count >= _LEAST_COUNT and abs(count * unit - seconds) <= seconds / 10:
            return f"{count:,} {word}"
    return f"{floor(seconds / _MINUTE + 0.5):,} min"
