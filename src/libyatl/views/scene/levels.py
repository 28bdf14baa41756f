"""How much of a lane has words: all of it, the best sourced of it, or what stands beside crowds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from libyatl.views.scene.blocks import Entry, groups_of, placed, small, titled
from libyatl.views.scene.heaps import crowds_of, fullest
from libyatl.views.scene.item import Track
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.medium import Rooms
from libyatl.views.scene.packing import Rows
from libyatl.views.scene.scene import Block, Heap, Lane

_MOST_TRIED = 160
"""So many events at most are tried with words for all."""
_WORDS, _WORDS_OF_MANY, _MANY = 0.85, 0.72, 200
"""The part of a lane that is for words; with crowds or more events than that it is less."""


def lane_of(
    track: Track, entries: Sequence[Entry], plot: Plot, rooms: Rooms, rows: int | None
) -> Lane:
    """Return a lane at the first level that has room for what of it is in view.

    Args:
        track: what stands in it.
        entries: what of that is in view, but for what spans all of it.
        plot: what it is placed on.
        rooms: how high it may be.
        rows: how many of a block have words; None for all.
    """
    if len(entries) <= _MOST_TRIED:
        height = rooms.tall if len(entries) <= rooms.few else rooms.least
        blocks = _all_placed(entries, plot, int(height // plot.medium.row), rows)
        if blocks is not None:
            below = max((block.row + _rows(block) for block in blocks), default=0)
            return Lane(track.name, track.events, below * plot.medium.row, 0, (*blocks,))
    return _crowded(track, entries, plot, rooms)


def _rows(block: Block) -> int:
    return len(block.strips) + (block.rest is not None)


def _all_placed(
    entries: Sequence[Entry], plot: Plot, most: int, rows: int | None
) -> list[Block] | None:
    """Return all events as blocks with words in so many rows, or None."""
    taken = Rows(most, plot.medium.air)
    blocks = []
    for group in groups_of(entries, rows):
        one = placed(group, plot)
        row = taken.put(one.x0, one.x1, one.rows)
        if row is None:
            return None
        blocks.append(one.at(row, row * plot.medium.row))
    return blocks


def _crowded(track: Track, entries: Sequence[Entry], plot: Plot, rooms: Rooms) -> Lane:
    medium = plot.medium
    heaps, others = crowds_of(entries, plot, int(rooms.flat // medium.row))
    is_all = any(heap.is_all for heap in heaps)
    part = _WORDS_OF_MANY if heaps or len(others) > _MANY else _WORDS
    most = max(int(rooms.flat * part // medium.row), 1)
    titles = _titled(others, plot, heaps, most)
    y = titles.used * medium.row
    dots = _dots(titles.others, plot, y, max(int((rooms.flat - y) // medium.thin), 2))
    below = y + dots.used * medium.thin
    height = max(below, rooms.heap if is_all else rooms.heap if heaps else 0)
    return Lane(
        track.name,
        track.events,
        height,
        2 if heaps else 1,
        (*titles.blocks,),
        (*dots.blocks,),
        heaps,
        (0, height if heaps else 0),
        lost=len(dots.others),
        most=fullest(heaps),
    )


class _Filled(NamedTuple):
    """Rows of blocks, how many of them are used, and what found no room."""

    blocks: list[Block]
    used: int
    others: list[Entry]


def _titled(entries: Sequence[Entry], plot: Plot, heaps: Sequence[Heap], most: int) -> _Filled:
    """Give words to as many events as have room, those with the most sources first."""
    medium = plot.medium
    walls = [
        (min(heap.x0, heap.words.x), max(heap.x1, heap.words.x + heap.words.width))
        for heap in heaps
    ]
    rows = Rows(most, medium.air)
    order = sorted(range(len(entries)), key=lambda index: -entries[index].event.sources)
    found: dict[int, Block] = {}
    for index in order:
        for one in titled(entries[index], plot):
            if any(x0 < one.x1 and one.x0 < x1 for x0, x1 in walls):
                continue
            row = rows.put(one.x0, one.x1, one.rows)
            if row is not None:
                found[index] = one.at(row, row * medium.row)
                break
    others = [entry for index, entry in enumerate(entries) if index not in found]
    return _Filled([found[index] for index in sorted(found)], rows.used, others)


def _dots(entries: Iterable[Entry], plot: Plot, y: float, most: int) -> _Filled:
    """Place marks without words below `y`, in so many thin rows."""
    rows = Rows(most, min(plot.medium.air, 1))
    blocks, lost = [], []
    marked = [(small(entry, plot), entry) for entry in entries]
    for one, entry in sorted(marked, key=lambda pair: pair[0].x0):
        row = rows.put(one.x0, one.x1, one.rows)
        if row is None:
            lost.append(entry)
        else:
            blocks.append(one.at(row, y + row * plot.medium.thin))
    return _Filled(blocks, rows.used, lost)
