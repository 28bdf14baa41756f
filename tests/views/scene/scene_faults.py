"""What must not stand in a scene: things over each other, out of the plot, or told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from libyatl.views.scene.medium import Measure, Medium
from libyatl.views.scene.scene import Axis, Block, Lane, Strip, Words

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
        high = medium.row if block in lane.blocks else medium.thin
        if block.y + high * len(_lines(block)) > lane.height + _ALMOST:
            yield f"below: {block}"
        for mark in (mark for strip in block.strips for mark in strip.marks):
            edges = mark.x0, mark.x1, *(mark.core or ()), mark.edge or 0
            if medium.is_whole and any(edge % 1 for edge in edges):
                yield f"between two cells: {mark}"
            if not mark.x0 < mark.x1:
                yield f"nothing of it to see: {mark}"


def _over_each_other(lane: Lane, medium: Medium) -> Iterator[str]:
    """Yield what overlaps among blocks, dots and crowds, and words over the mark beside them."""
    bands: dict[float, list[tuple[float, float, int]]] = {}
    for number, block in enumerate((*lane.blocks, *lane.dots)):
        high = medium.thin if number >= len(lane.blocks) else medium.row
        for index, line in enumerate(_lines(block)):
            marks = block.strips[min(index, len(block.strips) - 1)].marks
            extents = [(mark.x0, mark.x1) for mark in marks]
            if line:
                words = line.x, line.x + line.width
                if line.side in ("right", "left"):
                    yield from (f"over its mark: {line}" for one in extents if _meet(one, words))
                extents.append(words)
            if block.joint is not None:
                yield from _at_joint(block.joint, block.strips[index], lane, extents)
                extents.append((block.joint, block.joint))
            x0, x1 = min(x0 for x0, _ in extents), max(x1 for _, x1 in extents)
            bands.setdefault(block.y + index * high, []).append((x0, x1, number))
            yield from _in_crowds(lane, (x0, x1), line, is_disc=marks[0].is_disc)
    tops = sorted(bands)
    heights = [
        medium.row if any(n < len(lane.blocks) for *_, n in bands[y]) else medium.thin for y in tops
    ]
    for (y, below), high in zip(pairwise(tops), heights, strict=False):
        if y + high > below + _ALMOST:
            yield f"rows over each other: {y} and {below}"
    if lane.through and tops and tops[0] < medium.row:
        yield "over the line of what spans all"
    for band in bands.values():
        band.sort()
        yield from (f"{one} over {other}" for one, other in pairwise(band) if one[1] > other[0])


def _at_joint(
    joint: float, strip: Strip, lane: Lane, extents: list[tuple[float, float]]
) -> Iterator[str]:
    """Yield what a hairline between accounts, or its stroke to one of them, would run over."""
    words = strip.words
    if words and words.x <= joint:
        yield f"{words} on the line at {joint} in {lane.name}"
    if strip.left != min(x0 for x0, _ in extents):
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
