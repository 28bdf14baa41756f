"""How much of a lane has words: all of it, the best sourced of it, or what stands beside crowds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from libyatl.views.scene.blocks import Entry, groups_of, placed, small, titled
from libyatl.views.scene.heaps import Crowds, all_of, crowds_of, fullest
from libyatl.views.scene.item import Track
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.medium import Rooms
from libyatl.views.scene.packing import Rows
from libyatl.views.scene.scene import Block, Heap, Lane

_MOST_TRIED = 160
"""So many events at most are tried with words for all."""
_WORDS, _WORDS_OF_MANY, _MANY = 0.85, 0.72, 200
"""The part of a lane that is for words; with crowds or more events than that it is less."""

_MOST_LOST = 0.05
"""Where more than this part finds no room even as a mark, more of them are counted."""
_PARTS = 1, 1 / 2, 1 / 4
"""What a crowd is, beside what it is at first; after that all of a lane is one."""


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
        taken = Rows(int(height // plot.medium.row), plot.medium.air)
        blocks = _all_placed(entries, plot, taken, rows)
        if blocks is not None:
            high = taken.used * plot.medium.row
            return Lane(track.name, track.events, high, 0, (*blocks,))
    return _with_crowds(track, entries, plot, rooms)


def _all_placed(
    entries: Sequence[Entry], plot: Plot, taken: Rows, rows: int | None
) -> list[Block] | None:
    """Return all events as blocks with words, or None where these rows have no room for them."""
    blocks = []
    for group in groups_of(entries, rows):
        one = placed(group, plot)
        row = taken.put(one.x0, one.x1, one.rows)
        if row is None:
            return None
        blocks.append(one.at(row, row * plot.medium.row))
    return blocks


def _with_crowds(track: Track, entries: Sequence[Entry], plot: Plot, rooms: Rooms) -> Lane:
    """Return a lane of crowds, and of words and marks beside them: more crowds until all fit."""
    most = rooms.flat / plot.medium.row
    for part in _PARTS:
        crowds = crowds_of(entries, plot, most * part)
        lane = _beside_crowds(track, crowds, plot, rooms)
        if lane.lost <= len(crowds.others) * _MOST_LOST:
            return lane
    return _beside_crowds(track, all_of(entries, plot), plot, rooms)


def _beside_crowds(track: Track, crowds: Crowds, plot: Plot, rooms: Rooms) -> Lane:
    """Return a lane with words for the best sourced of what stands in no crowd, marks for all."""
    medium, (heaps, others) = plot.medium, crowds
    part = _WORDS_OF_MANY if heaps or len(others) > _MANY else _WORDS
    rows = Rows(max(int(rooms.flat * part // medium.row), 1), medium.air)
    blocks, wordless = _titled(others, plot, rows, heaps)
    # Below all words, so that nobody takes them for the marks of these.
    y = rows.used * medium.row
    rows = Rows(int((rooms.marks - y) // medium.thin), min(medium.air, 1))
    dots, lost = _dots(wordless, plot, rows, y)
    height = max(y + rows.used * medium.thin, rooms.heap if heaps else 0)
    return Lane(
        track.name,
        track.events,
        height,
        2 if heaps else 1,
        (*blocks,),
        (*dots,),
        heaps,
        (0, height if heaps else 0),
        lost=lost,
        most=fullest(heaps),
    )


def _titled(
    entries: Sequence[Entry], plot: Plot, rows: Rows, heaps: Sequence[Heap]
) -> tuple[list[Block], list[Entry]]:
    """Give words to as many events as have room, those with the most sources first.

    Returns:
        Their blocks, and the events that found no room; both in order.
    """
    plots = [*_gaps_between(heaps, plot)]
    lefts = [part.left for part in plots]
    order = sorted(range(len(entries)), key=lambda index: -entries[index].event.sources)
    found: dict[int, Block] = {}
    for index in order:
        entry = entries[index]
        mark = entry.marks[0][0]
        part = plots[max(bisect_right(lefts, mark.x1) - 1, 0)]
        # Where there is no room for its mark, none is for words beside it.
        if rows.find(max(mark.x0, part.left), min(mark.x1, part.right)) is None:
            continue
        for one in titled(entry, part):
            row = rows.put(one.x0, one.x1, one.rows)
            if row is not None:
                found[index] = one.at(row, row * plot.medium.row)
                break
    others = [entry for index, entry in enumerate(entries) if index not in found]
    return [found[index] for index in sorted(found)], others


def _gaps_between(heaps: Sequence[Heap], plot: Plot) -> Iterator[Plot]:
    """Yield the parts of a plot beside its crowds, and beside the words of these."""
    left = plot.left
    for heap in heaps:
        words, air = heap.words, plot.medium.beside
        yield plot._replace(left=left, right=min(heap.x0, words.x) - air)
        left = max(heap.x1, words.x + words.width) + air
    yield plot._replace(left=left)


def _dots(entries: Iterable[Entry], plot: Plot, rows: Rows, y: float) -> tuple[list[Block], int]:
    """Place marks without words in thin rows from `y` on; return how many found no room, too."""
    blocks, lost = [], 0
    for one in sorted((small(entry, plot) for entry in entries), key=lambda one: one.x0):
        row = rows.put(one.x0, one.x1, one.rows)
        if row is None:
            lost += 1
        else:
            blocks.append(one.at(row, y + row * plot.medium.thin))
    return blocks, lost
