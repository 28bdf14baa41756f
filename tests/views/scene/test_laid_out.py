"""What must not happen in a scene: words over words, or out of it, or an event that is nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from itertools import product

import pytest
from depths import drawn
from hypothesis import given
from hypothesis import strategies as st
from views.scene.scene_faults import counted, drawn_rows, faults
from views.scene.worlds_of_lanes import PACKED, WORLDS, any_items, by_letters, in_lanes, world

from libyatl.text.measure import cells
from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import CELLS, PIXELS, Medium
from libyatl.views.scene.scale import Scale, View, scale_of, view_of_all
from libyatl.views.scene.scene import Axis, Lane, Mark

_WIDTHS = {
    "pixels": (320, 600, 700, 1000, 1280, 1900),
    "packed": (320, 600),
    "cells": (40, 60, 80, 120, 250),
}
_ZOOMS = 1, 4, 30, 200
_SCENES = [
    (name, lanes, medium, width, zoom)
    for name, lanes, medium in product(WORLDS, (0, 5), _WIDTHS)
    for width, zoom in product(_WIDTHS[medium], _ZOOMS)
]
_DRAWN = 60
_ALMOST = 1e-6


@pytest.mark.parametrize(("name", "lanes", "medium", "width", "zoom"), drawn(_SCENES, _DRAWN))
def test_nothing_lies_over_anything_and_no_event_is_missing(
    name: str, lanes: int, medium: str, width: int, zoom: int
) -> None:
    items, scale = _made(name)
    tracks = in_lanes(items, lanes) if lanes else [Track("", (*items,))]
    for rows in (None, 3):
        _see(tracks, scale, medium, _view(width, zoom, is_named=lanes > 0), rows)


@given(data=st.data(), width=st.integers(1, 90), medium=st.sampled_from([*_WIDTHS]))
def test_any_items_lie_well_in_any_room(data: st.DataObject, width: int, medium: str) -> None:
    told = data.draw(any_items())
    zoom, rows = data.draw(st.sampled_from(_ZOOMS)), data.draw(st.sampled_from((None, 1, 3)))
    view = _view(width if medium == "cells" else width * 7, zoom, is_named=False)
    scale = scale_of(told, is_folded=data.draw(st.booleans()), gutter=0.03)
    _see([Track("", (*told,))], scale, medium, view, rows)


def _see(tracks: list[Track], scale: Scale, name: str, view: View, rows: int | None) -> None:
    axis, medium, measure = Axis(view.left, view.right, (), (), ()), _MEDIA[name], _MEASURES[name]
    scene = laid_out(tracks, axis, partial(view.x, scale), medium, measure, rows=rows)
    for track, lane in zip(tracks, scene.lanes, strict=True):
        assert faults(lane, axis, medium, measure) == []
        seen = {item.row for item in track.items if _is_seen(item, scale, view)}
        found = [*drawn_rows(lane)]
        assert len(found) == len(set(found))
        assert len(seen) <= len(found) + counted(lane) <= lane.events == track.events
        assert lane.level or not lane.lost
        assert not [
            mark for mark in _marks_of(lane) if not _is_core_true(mark, scale, view, medium)
        ]


def test_a_title_is_not_measured_where_its_mark_has_no_room() -> None:
    items, scale = _made("lasting")
    view, measured = _view(1280, 1, is_named=False), list[str]()

    def measure(text: str) -> float:
        measured.append(text)
        return by_letters(text)

    axis = Axis(view.left, view.right, (), (), ())
    laid_out([Track("", (*items,))], axis, partial(view.x, scale), PIXELS, measure)
    assert 0 < len(measured) < 15 * len(items)


@cache
def _made(name: str) -> tuple[list[Item], Scale]:
    items = world(name)
    return items, scale_of(items, is_folded=True, gutter=0.035)


_MEDIA = {"pixels": PIXELS, "packed": PACKED, "cells": CELLS}
_MEASURES = {"pixels": by_letters, "packed": by_letters, "cells": cells}


def _view(width: int, zoom: int, *, is_named: bool) -> View:
    left = (170 if width > 300 else 12) if is_named else 0
    view = view_of_all(left, width)
    return view._replace(start=0.55, stretch=view.stretch * zoom) if zoom > 1 else view


def _marks_of(lane: Lane) -> Iterator[Mark]:
    for block in (*lane.blocks, *lane.dots):
        yield from (mark for strip in block.strips for mark in strip.marks)


def _is_core_true(mark: Mark, scale: Scale, view: View, medium: Medium) -> bool:
    """Return whether it is certain from begun-by to not-over-before, and nowhere else."""
    b, c, unit = mark.shape.b, mark.shape.c, mark.shape.unit
    if mark.shape.kind != "span" or b is None or c is None or mark.is_disc:
        return mark.core is None
    first, last = view.x(scale, b - unit), view.x(scale, c + unit)
    assert mark.core is not None
    begin, end = mark.core
    begins = first - (1 if medium.is_whole else 0) < begin + _ALMOST <= first + 2 * _ALMOST
    return begins and end <= max(last + (1 if medium.is_whole else _ALMOST), begin + medium.least)


def _is_seen(item: Item, scale: Scale, view: View) -> bool:
    """Return whether an event certainly has to be told: its time meets the view."""
    return any(
        view.x(scale, shape.first) + 1 < view.right and view.x(scale, shape.last) - 1 > view.left
        for shape in item.shapes
        if None not in (shape.a, shape.d)
    )
