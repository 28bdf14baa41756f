"""What must not stand in a scene: things over each other, out of the plot, or told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from libyatl.views.scene.medium import Measure, Medium
from libyatl.views.scene.scene import Axis, Block, Lane, Mark, Words

_ALMOST = 1e-6


def faults(lane: Lane, axis: Axis, medium: Medium, measure: Measure) -> list[str]:
    """Return what is wrong with a lane, in words."""
    return [
        *_out_of_place(lane, axis, medium),
        *_over_each_other(lane, medium),
        *_badly_told(lane, medium, measure),
    ]


def _lines(block: Block) -> list[Words | None]:
    return [*(strip.words for strip in block.strips), *([block.rest] if block.more else [])]


def drawn_rows(lane: Lane) -> Iterator[int]:
    """Yield the row of each event that is drawn; accounts are none."""
    for block in (*lane.blocks, *lane.dots):
        yield from (strip.item.row for strip in block.strips if not strip.item.is_account)


def counted(lane: Lane) -> int:
    """Return how many events are told by their number."""
    through = lane.through.events if lane.through else 0
    heaps = sum(heap.events for heap in lane.heaps)
    return sum(block.more for block in lane.blocks) + heaps + through + lane.lost


def _out_of_place(lane: Lane, axis: Axis, medium: Medium) -> Iterator[str]:
    lines = [line for block in lane.blocks for line in _lines(block) if line]
    lines += [heap.words for heap in lane.heaps]
    lines += [lane.through.words] if lane.through else []
    for line in lines:
        if line.x < axis.left - _ALMOST or line.x + line.width > axis.right + _ALMOST:
            yield f"outside: {line}"
        if medium.is_whole and (line.x % 1 or line.width % 1):
            yield f"between two cells: {line}"
    for block in (*lane.blocks, *lane.dots):
        if block.joint is not None and (
            block.joint < axis.left or (medium.is_whole and block.joint % 1)
        ):
            yield f"joint out of place: {block}"
        thin = block not in lane.blocks
        if any(band.end > lane.height + _ALMOST for band in _bands_of(block, medium, thin=thin)):
            yield f"below: {block}"
        for mark in (mark for strip in block.strips for mark in strip.marks):
            edges = mark.x0, mark.x1, *(mark.core or ()), mark.edge or 0
            if medium.is_whole and any(edge % 1 for edge in edges):
                yield f"between two cells: {mark}"
            if not mark.x0 < mark.x1:
                yield f"nothing of it to see: {mark}"


class _Band(NamedTuple):
    """A row of a block from `y` to `end`: its words, or its marks, or both where these share it."""

    y: float
    end: float
    words: Words | None
    marks: tuple[Mark, ...]

    @property
    def extents(self) -> list[tuple[float, float]]:
        """From where to where each thing in it goes."""
        told = [(self.words.x, self.words.x + self.words.width)] if self.words else []
        return [*((mark.x0, mark.x1) for mark in self.marks), *told]


def _bands_of(block: Block, medium: Medium, *, thin: bool) -> Iterator[_Band]:
    """Yield the rows of a block; where words stand above, they have rows of their own."""
    lines, strips = _lines(block), block.strips
    if not block.marks_y:
        high = medium.thin if thin else medium.row
        for index, line in enumerate(lines):
            y = block.y + index * high
            yield _Band(y, y + high, line, strips[min(index, len(strips) - 1)].marks)
        return
    sizes = medium.stack
    for index, line in enumerate(lines):
        y = block.marks_y[0] - (len(lines) - index) * sizes.line
        y = block.y + (y if block.is_shared else block.marks_y[index] - sizes.line)
        yield _Band(y, y + sizes.line, line, ())
    for y, strip in zip(block.marks_y, strips, strict=False):
        yield _Band(block.y + y, block.y + y + sizes.mark, None, strip.marks)


def _over_each_other(lane: Lane, medium: Medium) -> Iterator[str]:
    """Yield what overlaps among blocks, dots and crowds, and words over the mark beside them."""
    rows: dict[float, list[tuple[float, float, int]]] = {}
    ends: dict[float, float] = {}
    for number, block in enumerate((*lane.blocks, *lane.dots)):
        if block.joint is not None:
            yield from _at_joint(block, block.joint, lane)
        for band in _bands_of(block, medium, thin=number >= len(lane.blocks)):
            extents, line = band.extents, band.words
            if line and line.side in ("right", "left"):
                marks = extents[:-1]
                yield from (f"over its mark: {line}" for one in marks if _meet(one, extents[-1]))
            if not extents:
                continue
            if block.joint is not None:
                extents.append((block.joint, block.joint))
            x0, x1 = min(x0 for x0, _ in extents), max(x1 for _, x1 in extents)
            rows.setdefault(band.y, []).append((x0, x1, number))
            ends[band.y] = max(ends.get(band.y, 0), band.end)
            is_disc = bool(band.marks) and band.marks[0].is_disc
            yield from _in_crowds(lane, (x0, x1), line, is_disc=is_disc)
    yield from (
        f"rows over each other: {y} and {below}"
        for y, below in pairwise(sorted(rows))
        if ends[y] > below + _ALMOST
    )
    if lane.through and rows and min(rows) < medium.row:
        yield "over the line of what spans all"
    for row in rows.values():
        row.sort()
        yield from (f"{one} over {other}" for one, other in pairwise(row) if one[1] > other[0])


def _at_joint(block: Block, joint: float, lane: Lane) -> Iterator[str]:
    """Yield what a hairline between accounts, or its stroke to one of them, would run over."""
    for strip in block.strips:
        words = strip.words
        if words and words.x <= joint:
            yield f"{words} on the line at {joint} in {lane.name}"
        begins = [mark.x0 for mark in strip.marks]
        begins += [words.x] if words and not block.marks_y else []
        if strip.left != min(begins):
            yield f"not from where {strip} begins"


def _in_crowds(
    lane: Lane, extent: tuple[float, float], words: Words | None, *, is_disc: bool
) -> Iterator[str]:
    for heap in lane.heaps:
        held = heap.x0, heap.x1
        if words and _meet(held, (words.x, words.x + words.width)):
            yield f"{words} in {held}"
        if not words and _meet(held, extent) and not is_disc:
            yield f"{extent} in {held}"


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] - _ALMOST and other[0] < one[1] - _ALMOST


def _badly_told(lane: Lane, medium: Medium, measure: Measure) -> Iterator[str]:
    for block in lane.blocks:
        for strip in block.strips:
            words, item = strip.words, strip.item
            if words is None:
                continue
            if words.after != item.after:
                yield f"status cut off: {words}"
            behind = measure(item.after) * medium.after + medium.apart if item.after else 0
            if abs(words.width - measure(words.text) - behind) > _ALMOST:
                yield f"not as wide: {words}"
            doubt = "?" if item.is_uncertain else ""
            cut = words.text.removesuffix(doubt).removesuffix("…")
            if words.text != item.title + doubt and not item.title.startswith(cut):
                yield f"other words: {words}"
