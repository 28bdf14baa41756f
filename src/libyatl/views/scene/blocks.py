"""From items to blocks: what has the very same bounds stands together, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from libyatl.views.scene.item import Item
from libyatl.views.scene.marks import Plot, mark_of, smaller
from libyatl.views.scene.placing import Spot, chosen, faded, fitted, spots, width_behind, width_of
from libyatl.views.scene.scene import Block, Mark, Strip


class Entry(NamedTuple):
    """An event with its accounts behind it, and the marks of each of these items."""

    items: tuple[Item, ...]
    marks: tuple[tuple[Mark, ...], ...]

    @property
    def event(self) -> Item:
        """The item of the event itself."""
        return self.items[0]


class Placed(NamedTuple):
    """A block where it belongs from left to right, between `x0` and `x1` of the plot."""

    block: Block
    x0: float
    x1: float

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return len(self.block.strips) + (self.block.rest is not None)

    def at(self, row: int, y: float) -> Block:
        """Return the block in a row, at a height."""
        return self.block._replace(row=row, y=y)


class Group(NamedTuple):
    """Entries that become one block, with words for each but `more` of them."""

    entries: tuple[Entry, ...]
    more: int = 0


def entries_in(items: Iterable[Item], plot: Plot) -> Iterator[Entry]:
    """Yield each event of which the plot shows anything, in order."""
    waiting: list[Item] = []
    for item in items:
        if waiting and not (item.is_account and item.row == waiting[0].row):
            yield from _seen(waiting, plot)
            waiting = []
        waiting.append(item)
    if waiting:
        yield from _seen(waiting, plot)


def _seen(items: list[Item], plot: Plot) -> Iterator[Entry]:
    marks = tuple([tuple([mark_of(shape, plot) for shape in item.shapes]) for item in items])
    if any(plot.shows(mark) for of_item in marks for mark in of_item):
        yield Entry((*items,), marks)


def groups_of(entries: Iterable[Entry], rows: int | None) -> list[Group]:
    """Join what has the very same bounds, edges and tone, where the first of it stands.

    Args:
        entries: events in order.
        rows: how many of a block have words; None for all. A last one is never left out alone.
    """
    found: list[list[Entry]] = []
    joined: dict[object, list[Entry]] = {}
    for entry in entries:
        item = entry.event
        if len(entry.items) > 1 or len(item.shapes) > 1 or item.shapes[0].kind in _SINGLE:
            found.append([entry])
            continue
        key = item.shapes[0], item.tone, item.is_approximate
        if key in joined:
            joined[key].append(entry)
        else:
            joined[key] = [entry]
            found.append(joined[key])
    return [_with_words_for(group, rows) for group in found]


_SINGLE = ("moment", "span")


def _with_words_for(entries: list[Entry], rows: int | None) -> Group:
    if rows is None or len(entries) <= rows + 1:
        return Group((*entries,))
    return Group((*entries[:rows],), len(entries) - rows)


def placed(group: Group, plot: Plot) -> Placed:
    """Return a group as a block with words."""
    if len(group.entries) == 1 and not group.more:
        return apart(group.entries[0], plot)
    marks = group.entries[0].marks[0]
    items, rest = [entry.event for entry in group.entries], rest_of(group)
    every = items if rest is None else [*items, rest]
    wide = max(width_of(item, plot) for item in every)
    most = max(width_behind(item.after, plot) for item in items)
    spot = chosen(spots(marks, wide, plot, rows=len(every)), wide, plot.medium, most)
    words = [fitted(item, spot, plot) for item in every]
    widest = max(filter(None, words), key=lambda line: line.width, default=None)
    marks = tuple(faded(mark, widest, plot) for mark in marks)
    strips = tuple(Strip(item, marks, line) for item, line in zip(items, words, strict=False))
    told = words[-1] if rest else None
    return _with_room(Block(strips, 0, 0, more=group.more, rest=told), plot)


def rest_of(group: Group) -> Item | None:
    """Return as an item what says how many of a group have no words; None where all have."""
    return Item(-1, (), f"and {group.more:,} more") if group.more else None


def apart(entry: Entry, plot: Plot) -> Placed:
    """Return an event, and each of its accounts, in a row of its own with words of its own."""
    # What joins accounts stands left of all of them.
    left = plot.left + 2 * plot.medium.beside * (len(entry.items) > 1)
    within = plot._replace(left=left)
    strips = []
    for item, marks in zip(entry.items, entry.marks, strict=True):
        wide = width_of(item, plot)
        last = width_behind(item.after, plot)
        spot = chosen(spots(marks, wide, within), wide, plot.medium, last)
        strips.append(strip(item, marks, spot, plot))
    return _with_room(joined(strips, plot), plot)


def joined(strips: Sequence[Strip], plot: Plot) -> Block:
    """Return an event and its accounts as a block, with the line that joins them left of all."""
    if len(strips) == 1:
        return Block((*strips,), 0, 0)
    # In cells a blank, or a stroke, is between the line and what begins first.
    beside = plot.medium.beside * (2 if plot.medium.is_whole else 1)
    edges = [*(one.left for one in strips), *(one.words.x for one in strips if one.words)]
    joint = max(min(edges) - beside, plot.left)
    return Block((*strips,), 0, 0, is_shared=False, joint=joint)


def strip(item: Item, marks: Sequence[Mark], spot: Spot, plot: Plot) -> Strip:
    """Return an item with its marks, and its words in that spot."""
    words = fitted(item, spot, plot)
    return Strip(item, tuple(faded(mark, words, plot) for mark in marks), words)


def titled(entry: Entry, plot: Plot) -> Iterator[Placed]:
    """Yield an event at each spot that has room enough for its words; first where all fit.

    No words are wider than the medium has them where not all events have any.
    """
    most = plot.medium.words
    if len(entry.items) > 1:
        if min(plot.right - plot.left, most) >= max(width_of(item, plot) for item in entry.items):
            yield apart(entry, plot)
        return
    item, marks = entry.event, entry.marks[0]
    full = width_of(item, plot)
    wide, least = min(full, most), full - plot.measure(item.title) + most * _LEAST
    found = spots(marks, wide, plot)
    for spot in sorted(found, key=lambda spot: spot.room < wide):
        if spot.room >= min(wide, least):
            one = strip(item, marks, spot._replace(room=min(wide, spot.room)), plot)
            if one.words is not None:
                yield _with_room(Block((one,), 0, 0), plot)


_LEAST = 1 / 3
"""The part of the widest words of a crowd to which titles may be cut."""


def small(entry: Entry, plot: Plot) -> Placed:
    """Return the marks of an event and of its accounts, without words."""
    strips = [
        Strip(item, tuple(smaller(mark, plot) for mark in marks), None)
        for item, marks in zip(entry.items, entry.marks, strict=True)
    ]
    return _with_room(joined(strips, plot), plot)


def _with_room(block: Block, plot: Plot) -> Placed:
    """Return a block with what it takes of the plot."""
    edges = [edge for one in block.strips for mark in one.marks for edge in (mark.x0, mark.x1)]
    lines = [line for line in (*(one.words for one in block.strips), block.rest) if line]
    edges += [edge for line in lines for edge in (line.x, line.x + line.width)]
    edges += [] if block.joint is None else [block.joint]
    return Placed(block, max(min(edges), plot.left), min(max(edges), plot.right))
