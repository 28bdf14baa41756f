"""What must not happen in a scene: words over words, or out of it, or an event that is nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from itertools import pairwise, product

import pytest
from depths import drawn
from views.scene.worlds_of_lanes import WORLDS, in_lanes, world

from libyatl.text.measure import cells
from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import CELLS, PIXELS, Measure, Medium
from libyatl.views.scene.scale import Scale, View, scale_of, view_of_all
from libyatl.views.scene.scene import Axis, Block, Lane, Scene, Strip, Words

_ALMOST = 1e-6
_WIDTHS = {"pixels": (320, 700, 1000, 1280, 1900), "cells": (40, 60, 80, 120, 250)}
_ZOOMS = 1, 4, 30, 200
_SCENES = [
    (name, lanes, medium, width, zoom)
    for name, lanes, medium in product(WORLDS, (0, 5), _WIDTHS)
    for width, zoom in product(_WIDTHS[medium], _ZOOMS)
]
_DRAWN = 60


@pytest.mark.parametrize(("name", "lanes", "medium", "width", "zoom"), drawn(_SCENES, _DRAWN))
def test_nothing_lies_over_anything_and_no_event_is_missing(
    name: str, lanes: int, medium: str, width: int, zoom: int
) -> None:
    items, scale = _made(name)
    tracks = in_lanes(items, lanes) if lanes else [Track("", (*items,))]
    for rows in (None, 3):
        scene, view = _scene(tracks, scale, medium, width, zoom, rows=rows)
        for track, lane in zip(tracks, scene.lanes, strict=True):
            assert [*_out_of_place(lane, scene.axis, _MEDIA[medium])] == []
            assert [*_over_each_other(lane, _MEDIA[medium])] == []
            assert [*_badly_told(lane, _MEDIA[medium], _MEASURES[medium])] == []
            seen = {item.row for item in track.items if _is_seen(item, scale, view)}
            found = [*_drawn_rows(lane)]
            assert len(found) == len(set(found))
            counted = len(found) + _counted(lane)
            assert len(seen) <= counted <= lane.events
            assert lane.events == track.events
            assert lane.level or not lane.lost


@cache
def _made(name: str) -> tuple[list[Item], Scale]:
    items = world(name)
    return items, scale_of(items, is_folded=True, gutter=0.035)


def _by_letters(text: str) -> float:
    """Return a width in which letters differ, as they do in print."""
    return sum(4.5 if char in "ijlt .,'" else 13 if char > "\u3000" else 7.2 for char in text)


_MEDIA = {"pixels": PIXELS, "cells": CELLS}
_MEASURES = {"pixels": _by_letters, "cells": cells}


def _scene(
    tracks: list[Track], scale: Scale, medium: str, width: int, zoom: int, *, rows: int | None
) -> tuple[Scene, View]:
    left = (170 if medium == "pixels" else 12) if tracks[0].name and width > 100 else 0
    view = view_of_all(left, width)
    if zoom > 1:
        view = view._replace(start=0.55, stretch=view.stretch * zoom)
    axis = Axis(view.left, view.right, (), (), ())
    at = partial(view.x, scale)
    return laid_out(tracks, axis, at, _MEDIA[medium], _MEASURES[medium], rows=rows), view


def _is_seen(item: Item, scale: Scale, view: View) -> bool:
    """Return whether an event certainly has to be told: its time meets the view."""
    return any(
        view.x(scale, shape.first) + 1 < view.right and view.x(scale, shape.last) - 1 > view.left
        for shape in item.shapes
        if None not in (shape.a, shape.d)
    )


def _lines(block: Block) -> list[Words | None]:
    return [*(strip.words for strip in block.strips), *([block.rest] if block.more else [])]


def _drawn_rows(lane: Lane) -> Iterator[int]:
    for block in (*lane.blocks, *lane.dots):
        yield from (strip.item.row for strip in block.strips if not strip.item.is_account)


def _counted(lane: Lane) -> int:
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
