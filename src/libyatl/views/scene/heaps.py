"""Crowds: where marks would collide, columns that count them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import ceil, floor
from typing import NamedTuple

from libyatl.views.scene.blocks import Entry
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.placing import cut
from libyatl.views.scene.scene import Column, Heap, Mark, Words

_TO_A_ROW = 1.15
"""A bin is crowded that holds more than so many marks for each row of words."""
_SHORT = 2
"""Marks that are narrower than so many bins are counted in them."""
_LONG = 2, 120
"""All of a lane is a crowd with more than so many longer ones a row, among so many events."""


class Crowds(NamedTuple):
    """The heaps of a lane, and the events that stand in none."""

    heaps: tuple[Heap, ...]
    others: list[Entry]


def crowds_of(entries: Sequence[Entry], plot: Plot, rows: int) -> Crowds:
    """Return where events are too many for so many rows of words, and what stands outside."""
    extents = _crowded(entries, plot, rows)
    if not extents:
        return Crowds((), list(entries))
    is_all = extents == [(plot.left, plot.right)]
    begins = [begin for begin, _ in extents]
    within: list[list[Entry]] = [[] for _ in extents]
    others: list[Entry] = []
    for entry in entries:
        index = 0 if is_all else _index_of(entry, extents, begins)
        (others if index is None else within[index]).append(entry)
    heaps = tuple(
        _heap(held, extent, plot, is_all=is_all)
        for held, extent in zip(within, extents, strict=True)
    )
    return Crowds(heaps, others)


Extent = tuple[float, float]


def _crowded(entries: Sequence[Entry], plot: Plot, rows: int) -> list[Extent]:
    """Return the stretches of the plot that are crowded, in order and apart."""
    wide = plot.medium.bin
    counts = [0] * max(ceil((plot.right - plot.left) / wide), 1)
    long = 0
    for entry in entries:
        middle = _middle(entry, plot)
        if middle is None:
            long += 1
        elif plot.left <= middle < plot.right:
            counts[floor((middle - plot.left) / wide)] += 1
    if long > rows * _LONG[0] and len(entries) > _LONG[1]:
        return [(plot.left, plot.right)]
    full = [count > rows * _TO_A_ROW for count in counts]
    for index in range(1, len(full) - 1):
        if full[index - 1] and any(full[index + 1 : index + 3]):
            full[index] = True
    return [*_runs(full, plot)]


def _runs(full: Sequence[bool], plot: Plot) -> Iterator[Extent]:
    first = None
    for index, is_full in enumerate([*full, False]):
        if is_full and first is None:
            first = index
        elif not is_full and first is not None:
            begin, end = (plot.left + edge * plot.medium.bin for edge in (first, index))
            yield begin, min(end, plot.right)
            first = None


def _middle(entry: Entry, plot: Plot) -> float | None:
    """Return the middle of an event whose both sides are known to lie near each other."""
    marks = entry.marks[0]
    if any(mark.shape.a is None or mark.shape.d is None for mark in marks):
        return None
    first, last = min(mark.x0 for mark in marks), max(mark.x1 for mark in marks)
    return (first + last) / 2 if last - first < plot.medium.bin * _SHORT else None


def _index_of(entry: Entry, extents: Sequence[Extent], begins: Sequence[float]) -> int | None:
    """Return which crowd an event stands in: one that holds it, else one that it reaches."""
    for mark in entry.marks[0]:
        first, last = mark.x0, mark.x1
        if mark.is_disc:
            first = last = (first + last) / 2
        # What begins where another ends does not reach into it; a point does.
        index = (bisect_right if first == last else bisect_left)(begins, last) - 1
        if index >= 0 and first < extents[index][1]:
            return index
    return None


def _heap(entries: Sequence[Entry], extent: Extent, plot: Plot, *, is_all: bool) -> Heap:
    x0, x1 = extent
    column = plot.medium.column
    count = max(ceil((x1 - x0) / column), 1)
    certain, possible = [0] * (count + 1), [0] * (count + 1)
    for entry in entries:
        for first, last, is_certain in _counted(entry, extent, column, count):
            steps = certain if is_certain else possible
            steps[first] += 1
            steps[last] -= 1
    columns = tuple(
        Column(x0 + index * column, sure, perhaps)
        for index, (sure, perhaps) in enumerate(
            zip(accumulate(certain), accumulate(possible), strict=True)
        )
        if sure or perhaps
    )
    words = _words(len(entries), extent, plot, is_all=is_all)
    return Heap(x0, x1, len(entries), columns, words, is_all)


def _counted(
    entry: Entry, extent: Extent, column: float, count: int
) -> Iterator[tuple[int, int, bool]]:
    """Yield stretches of columns in which an event is counted, half-open, none of them twice."""
    x0, _ = extent
    is_sure = entry.event.tone != "planned"
    taken: dict[int, bool] = {}
    for mark in entry.marks[0]:
        begin, end, core = _known(mark)
        first = min(max(floor((begin - x0) / column), 0), count - 1)
        last = min(max(ceil((end - x0) / column), first + 1), count)
        if len(entry.marks[0]) > 1:
            is_known = is_sure and mark.edge is None and last - first == 1
            taken.update(dict.fromkeys(range(first, last), is_known))
            continue
        if last - first == 1 and mark.edge is None:
            yield first, last, is_sure
            return
        if core is None or not is_sure:
            yield first, last, False
            return
        c0 = min(max(floor((core[0] - x0) / column), first), last)
        c1 = max(min(ceil((core[1] - x0) / column), last), c0)
        yield from _around(first, c0, c1, last)
    yield from ((index, index + 1, is_known) for index, is_known in taken.items())


def _around(first: int, c0: int, c1: int, last: int) -> Iterator[tuple[int, int, bool]]:
    yield first, c0, False
    yield c0, c1, True
    yield c1, last, False


def _known(mark: Mark) -> tuple[float, float, Extent | None]:
    """Return between what positions a mark counts, and where certainly: no fade counts."""
    shape = mark.shape
    if mark.edge is not None:
        return mark.edge, mark.edge, None
    if mark.is_disc:
        middle = (mark.x0 + mark.x1) / 2
        return middle, middle, None
    if shape.kind == "moment":
        return mark.x0, mark.x1, (mark.x0, mark.x1)
    if mark.core is None:
        return mark.x0, mark.x1, None
    begin = mark.core[0] if shape.a is None and not shape.runs_on[0] else mark.x0
    end = mark.core[1] if shape.d is None and not shape.runs_on[1] else mark.x1
    return begin, end, mark.core


def _words(events: int, extent: Extent, plot: Plot, *, is_all: bool) -> Words:
    """Return the number of a crowd where it stands: in its middle, as long as there is room."""
    x0, x1 = extent
    number = f"{events:,}"
    told = f"{number} event" if events == 1 else f"{number} events"
    inset = plot.medium.beside
    if is_all:
        text = cut(told, x1 - x0 - 2 * inset, plot)
        return Words(x0 + inset, plot.measure(text), text)
    text = told if plot.measure(told) + 2 * inset <= x1 - x0 else number
    text = cut(text, plot.right - plot.left, plot)
    wide = plot.measure(text)
    x = min(max((x0 + x1 - wide) / 2, plot.left), plot.right - wide)
    return Words(floor(x) if plot.medium.is_whole else x, wide, text)


def fullest(heaps: Iterable[Heap]) -> int:
    """Return how many events the fullest column of all heaps counts; 0 without any."""
    return max((c.certain + c.possible for heap in heaps for c in heap.columns), default=0)
