"""Where a plot is narrow: words above their marks, block under block, and nothing beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from libyatl.views.scene.blocks import Entry, Group, groups_of, joined, rest_of
from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.placing import Spot, fitted, width_of
from libyatl.views.scene.scene import Block, Lane, Mark, Strip


def stacks(entries: Iterable[Entry], plot: Plot) -> bool:
    """Return whether a plot is so narrow, with so few events in all its lanes, that they stack."""
    if plot.right - plot.left >= plot.medium.narrow:
        return False
    return len({entry.event.row for entry in entries}) <= plot.medium.stack.most


def stacked(track: Track, entries: Sequence[Entry], plot: Plot, *, rows: int | None = None) -> Lane:
    """Return a lane in which all events have their words above their marks, as `lane_of` does."""
    blocks: list[Block] = []
    y = 0.0
    for group in groups_of(entries, rows):
        is_alone = len(group.entries[0].items) == 1
        block = _of_group(group, plot) if is_alone else _of_accounts(group.entries[0], plot)
        blocks.append(block._replace(y=y))
        y += block.marks_y[-1] + plot.medium.stack.below
    return Lane(track.name, track.events, y, 0, (*blocks,))


def _of_group(group: Group, plot: Plot) -> Block:
    """Return the lines of a group, which begin together, above the mark that they share."""
    items, rest = [entry.event for entry in group.entries], rest_of(group)
    every = items if rest is None else [*items, rest]
    marks = group.entries[0].marks[0]
    spot = _above(marks, max(width_of(item, plot) for item in every), plot)
    strips = tuple(Strip(item, marks, fitted(item, spot, plot)) for item in items)
    told = None if rest is None else fitted(rest, spot, plot)
    y = len(every) * plot.medium.stack.line
    return Block(strips, 0, 0, more=group.more, rest=told, marks_y=(y,))


def _of_accounts(entry: Entry, plot: Plot) -> Block:
    """Return an event and its accounts, each with a line and marks of its own."""
    sizes = plot.medium.stack
    # What joins them stands left of all of them.
    within = plot._replace(left=plot.left + 2 * plot.medium.beside)

    def strip(item: Item, marks: tuple[Mark, ...]) -> Strip:
        spot = _above(marks, width_of(item, plot), within)
        return Strip(item, marks, fitted(item, spot, plot))

    strips = [*map(strip, entry.items, entry.marks)]
    pitch = sizes.line + sizes.below
    marks_y = tuple(sizes.line + order * pitch for order in range(len(strips)))
    return joined(strips, plot)._replace(marks_y=marks_y)


def _above(marks: Sequence[Mark], wide: float, plot: Plot) -> Spot:
    """Return the room from where marks begin, or from so far left of it that the words fit."""
    first = min(mark.x0 for mark in marks)
    x = max(min(first, plot.right - wide), plot.left)
    return Spot("above", x, plot.right - x)
