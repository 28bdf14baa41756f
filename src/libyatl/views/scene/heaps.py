"""Crowds: where marks would collide, columns that count them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import ceil, floor
from typing import NamedTuple

from libyatl.text.plurals import counted_of
from libyatl.views.scene.blocks import Entry
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.placing import cut
from libyatl.views.scene.scene import Column, Heap, Mark, Words

_TO_A_ROW = 1.15
"""A bin is crowded that holds more than so many marks for each row of words."""
_SHORT = 2
"""Marks that are narrower than so many bins are counted in them."""
_LONG_TO_A_ROW, _AMONG = 2, 120
"""All of a lane is a crowd with more than so many longer ones a row, among so many events."""


class Crowds(NamedTuple):
    """The heaps of a lane, and the events that stand in none."""

    heaps: tuple[Heap, ...]
    others: list[Entry]


def crowds_of(entries: Sequence[Entry], plot: Plot, rows: float) -> Crowds:
    """Return where events are too many for so many rows of words, and what stands outside."""
    extents = _crowded_stretches(entries, plot, rows)
    if extents is None:
        return all_of(entries, plot)
    begins = [begin for begin, _ in extents]
    within: list[list[Entry]] = [[] for _ in extents]
    others: list[Entry] = []
    for entry in entries:
        index = _index_of(entry, extents, begins)
        (others if index is None else within[index]).append(entry)
    heaps = tuple(
        _heap(held, extent, plot, is_all=False)
        for held, extent in zip(within, extents, strict=True)
    )
    return Crowds(heaps, others)


def all_of(entries: Sequence[Entry], plot: Plot) -> Crowds:
    """Return all events as one crowd."""
    return Crowds((_heap(entries, (plot.left, plot.right), plot, is_all=True),), [])


Extent = tuple[float, float]


def _crowded_stretches(entries: Sequence[Entry], plot: Plot, rows: float) -> list[Extent] | None:
    """Return the stretches of the plot that are crowded, in order and apart; None for all."""
    wide = plot.medium.bin
    counts = [0] * max(ceil((plot.right - plot.left) / wide), 1)
    long = 0
    for entry in entries:
        middle = _middle(entry, plot)
        if middle is None:
            long += 1
        elif plot.left <= middle < plot.right:
            counts[floor((middle - plot.left) / wide)] += 1
    if long > rows * _LONG_TO_A_ROW and len(entries) > _AMONG:
        return None
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
    """Return about when an event was, where marks of it lie near each other."""
    marks = entry.marks[0]
    if any(any(mark.shape.runs_on) for mark in marks):
        return None
    known = [_without_fades(mark, plot) for mark in marks]
    first, last = min(begin for begin, *_ in known), max(end for _, end, _ in known)
    return (first + last) / 2 if last - first < plot.medium.bin * _SHORT else None


def _index_of(entry: Entry, extents: Sequence[Extent], begins: Sequence[float]) -> int | None:
    """Return which crowd an event stands in: the last that it reaches into, if any."""
    marks = [mark for of_item in entry.marks for mark in of_item]
    first, last = min(mark.x0 for mark in marks), max(mark.x1 for mark in marks)
    if len(marks) == 1 and marks[0].is_disc:
        first = last = (first + last) / 2
    # What begins where another ends does not reach into it; a point does.
    index = (bisect_right if first == last else bisect_left)(begins, last) - 1
    return index if index >= 0 and first < extents[index][1] else None


def _heap(entries: Sequence[Entry], extent: Extent, plot: Plot, *, is_all: bool) -> Heap:
    x0, x1 = extent
    column = plot.medium.column
    count = max(ceil((x1 - x0) / column), 1)
    certain, possible = [0] * (count + 1), [0] * (count + 1)
    for entry in entries:
        for first, last, is_certain in _columns_of(entry, extent, count, plot):
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
    words = _number_of_crowd(len(entries), extent, plot, is_all=is_all)
    return Heap(x0, x1, len(entries), columns, words, is_all)


def _columns_of(
    entry: Entry, extent: Extent, count: int, plot: Plot
) -> Iterator[tuple[int, int, bool]]:
    """Yield stretches of columns in which an event is counted, half-open, none of them twice."""
    is_sure = entry.event.is_sure and entry.event.tone != "planned"
    marks = entry.marks[0]
    if len(marks) == 1:
        for first, last, is_known in _columns_of_mark(marks[0], extent, count, plot):
            yield first, last, is_known and is_sure
        return
    taken: dict[int, bool] = {}
    for mark in marks:
        for first, last, is_known in _columns_of_mark(mark, extent, count, plot):
            for index in range(first, last):
                taken[index] = taken.get(index, False) or (is_known and is_sure)
    yield from ((index, index + 1, is_known) for index, is_known in taken.items())


def _columns_of_mark(
    mark: Mark, extent: Extent, count: int, plot: Plot
) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of columns of a mark: possible, certain and possible again.

    Those whose middle it covers, else the one that it lies in: of two that follow one another
    no column counts both. What lies within one column, both sides of it known, was certainly then.
    """
    (x0, x1), column = extent, plot.medium.column
    begin, end, core = _without_fades(mark, plot)
    if begin > x1 or end < x0:
        return
    from_first, to_last = (begin - x0) / column, (end - x0) / column
    first, last = _covered(from_first, to_last)
    first = min(max(first, 0), count - 1)
    last = max(min(last, count), first + 1)
    is_within = ceil(to_last) - floor(from_first) <= 1
    if is_within and mark.edge is None and x0 <= begin and end <= x1:
        yield first, last, True
        return
    c0 = c1 = last
    if core is not None:
        c0, c1 = _covered((core[0] - x0) / column, (core[1] - x0) / column)
        c0 = min(max(c0, first), last)
        c1 = max(min(c1, last), c0)
    yield first, c0, False
    yield c0, c1, True
    yield c1, last, False


def _covered(begin: float, end: float) -> tuple[int, int]:
    """Return of which columns an extent covers the middle, half-open; at least that of its own."""
    first, last = ceil(begin - 0.5), ceil(end - 0.5)
    return (
        (first, last) if last > first else (floor((begin + end) / 2), floor((begin + end) / 2) + 1)
    )


def _without_fades(mark: Mark, plot: Plot) -> tuple[float, float, Extent | None]:
    """Return between what positions a mark counts, and where certainly: no fade counts."""
    shape = mark.shape
    if mark.edge is not None:
        return mark.edge, mark.edge, None
    x0, x1 = mark.x0, mark.x1
    if mark.is_disc:
        x0, x1 = plot.at(shape.first), plot.at(shape.last)
    if shape.kind == "moment":
        return x0, x1, (x0, x1)
    if mark.core is None:
        return x0, x1, None
    begin = mark.core[0] if shape.a is None and not shape.runs_on[0] else x0
    end = mark.core[1] if shape.d is None and not shape.runs_on[1] else x1
    return begin, end, mark.core


def _number_of_crowd(events: int, extent: Extent, plot: Plot, *, is_all: bool) -> Words:
    """Return the number of a crowd where it stands: in its middle, as long as there is room."""
    x0, x1 = extent
    told = counted_of(events, "event")
    inset = plot.medium.beside
    if is_all:
        text = cut(told, x1 - x0 - 2 * inset, plot)
        return Words(x0 + inset, plot.measure(text), text)
    text = told if plot.measure(told) + 2 * inset <= x1 - x0 else f"{events:,}"
    text = cut(text, plot.right - plot.left, plot)
    wide = plot.measure(text)
    x = min(max((x0 + x1 - wide) / 2, plot.left), plot.right - wide)
    return Words(floor(x) if plot.medium.is_whole else x, wide, text)


def fullest(heaps: Iterable[Heap]) -> int:
    """Return how many events the fullest column of all heaps counts; 0 without any."""
    return max((c.certain + c.possible for heap in heaps for c in heap.columns), default=0)
