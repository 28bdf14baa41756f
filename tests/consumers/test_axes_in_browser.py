"""The script writes an axis as `libyatl.views.scene.ticks` does, to a tenth of a pixel."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from consumers.scenes import axes_by_script, differences
from depths import EXAMPLES, seed_of_source
from views.scene.axis_vectors import AXES, Sight, axis_in_pixels, sights_in
from views.scene.scene_vectors import told
from views.scene.worlds_of_lanes import moment

from libyatl.views.scene.item import Item
from libyatl.views.scene.scale import Panel, Scale, View, scale_of, view_of_all
from libyatl.views.scene.shapes import DAY

if TYPE_CHECKING:
    from playwright.sync_api import Page

_TENTH = 0.05 + 1e-6
"""What a number may differ from one that is told to 0.1."""
_EXACT = 12
_YEAR = 365 * DAY
_ORIGINS = (0, 2017 * _YEAR, -3_000 * _YEAR, -170_000_000 * _YEAR)
_LONGEST = 15.5
"""How far the longest of all worlds reaches: ten to the power of so many seconds."""
_SIGHTS = 20 * EXAMPLES


@pytest.mark.parametrize("path", AXES, ids=lambda path: path.stem)
def test_an_axis_comes_out_as_its_vector_says(path: Path, page: Page) -> None:
    sights, expected = sights_in(path)
    for axis, says in zip(axes_by_script(page, sights), expected, strict=True):
        found = told(axis, _EXACT)
        assert (found.pop("left"), found.pop("right")) == (*says.pop("view")[:2],)
        assert differences(found, says, within=_TENTH) == []


def test_axes_by_lot_come_out_as_in_python(page: Page) -> None:
    random = Random(seed_of_source())
    sights = [_sight(random) for _ in range(_SIGHTS)]
    for sight, axis in zip(sights, axes_by_script(page, sights), strict=True):
        expected = told(axis_in_pixels(sight), _EXACT)
        assert differences(told(axis, _EXACT), expected, within=0.1) == [], sight


def test_a_second_in_a_fold_lies_where_python_has_it(page: Page) -> None:
    scale = Scale((Panel(0, 100, 0, 0.4), Panel(1_000, 1_100, 0.5, 1)))
    seconds = [-50, 0, 100, 101, 550, 999, 1_000, 1_100, 1_300]
    view = {"left": 0, "right": 1, "start": 0, "stretch": 1}
    asked = "([view, scale, seconds]) => seconds.map((at) => window.yatl.xAt(view, scale, at))"
    found = page.evaluate(asked, [view, [[*panel] for panel in scale.panels], seconds])
    assert found == pytest.approx([scale.at(second) for second in seconds])


def test_an_axis_beyond_all_exact_numbers_has_an_end(page: Page) -> None:
    first = -(10**15) * _YEAR
    scale = scale_of([_item(first, 1), _item(first + 10**9, 1)], is_folded=True, gutter=0.03)
    views = [View(0, 1000, 0.5, 1000.0 * zoom) for zoom in (1, 10**3, 10**6)]
    sights = [Sight(scale, view, is_clocked=True) for view in views]
    for axis in axes_by_script(page, sights):
        assert len(axis.ticks) <= 1_000 * len(scale.panels)


def _sight(random: Random) -> Sight:
    """Draw what is in sight of a world: some events, far apart or near, seen whole or in part."""
    is_clocked = random.random() < 0.5
    unit, origin = 60 if is_clocked else DAY, random.choice(_ORIGINS)
    reach = 10 ** random.uniform(4, _LONGEST)
    seconds = [origin + random.uniform(-reach, reach) for _ in range(random.randint(1, 9))]
    items = [_item(round(second / unit) * unit, unit) for second in seconds]
    scale = scale_of(items, is_folded=random.random() < 0.8, gutter=0.035)
    width = random.choice((272, 344, 620, 1000, 1400))
    return Sight(scale, _view(random, scale, width), is_clocked)


def _view(random: Random, scale: Scale, width: int) -> View:
    if random.random() < 0.3:
        return view_of_all(16, 16 + width, inset=12)
    panel = random.choice(scale.panels)
    most = (panel.t1 - panel.t0) / width / 60  # a minute is a pixel then
    zoom = random.uniform(1, 3) if random.random() < 0.5 else max(most, 2) ** random.random()
    return View(16, 16 + width, random.uniform(panel.u0 - 0.1, panel.u1), width * zoom)


def _item(second: int, unit: int) -> Item:
    return Item(0, (moment(second, unit),), "")
