"""The axes in `tests/cases/axes`: how they are read and made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from views.scene.scene_vectors import measure_by, read

from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scale import Panel, Scale, View
from libyatl.views.scene.scene import Axis
from libyatl.views.scene.ticks import axis_of

AXES = sorted((Path(__file__).parents[2] / "cases" / "axes").glob("*.json"))
WIDTHS: dict[str, float] = read("media")["pixels"]["widths"]


class Sight(NamedTuple):
    """What an axis is made of: a scale, where it lies, and whether anything tells hours."""

    scale: Scale
    view: View
    is_clocked: bool


def sights_in(path: Path) -> tuple[list[Sight], list[Any]]:
    """Return what the axes of a file are made of, and what it says that comes of each."""
    case = json.loads(path.read_text(encoding="utf-8"))
    scale = Scale(tuple(Panel(*panel) for panel in case["panels"]))
    views = [View(*axis["view"]) for axis in case["axes"]]
    return [Sight(scale, view, case["is_clocked"]) for view in views], case["axes"]


def axis_in_pixels(sight: Sight) -> Axis:
    """Return the axis of what is in sight, in words as wide as `media.json` has them."""
    scale, view, is_clocked = sight
    measure = measure_by(WIDTHS)
    return axis_of(scale, view, is_clocked=is_clocked, medium=PIXELS, measure=measure)
