"""The plot: a scene between its axis and the words at its foot."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scene import Scene
from libyatl.views.vector import axis_lines
from libyatl.views.vector.drawn_marks import Place
from libyatl.views.vector.elements import HALO, element, line, number
from libyatl.views.vector.gradients import Gradients
from libyatl.views.vector.lane_layers import laid, named

GUTTER = 170.0
"""Left of the plot, for the names of lanes."""
_ABOVE_LANES = 10.0
_NAMED_ABOVE = 22.0
"""Where they would leave too little of a picture, names stand above their lanes."""
_NAME_AIR = 16.0
"""Between the name of a lane and its plot."""
_BETWEEN = 10.0
"""Between two lanes."""


class Plotted(NamedTuple):
    """The elements of a plot, and where it ends."""

    elements: list[str]
    bottom: float


def sides(width: float, margin: float, *, has_lanes: bool) -> tuple[float, float]:
    """Return between which positions a picture of so many pixels has its plot."""
    room = width - 2 * margin
    gutter = GUTTER if has_lanes and room - GUTTER >= PIXELS.narrow else 0
    return margin + gutter, width - margin


def plotted(
    scene: Scene, left: float, top: float, gradients: Gradients, *, wider: float = 1
) -> Plotted:
    """Return the plot from `top` on, with the names of lanes from `left` on.

    Letters are so much `wider` than those of Helvetica.
    """
    colours, axis = gradients.colours, scene.axis
    above = _NAMED_ABOVE if scene.lanes[0].name and axis.left == left else 0.0
    tops, bottom = _lane_tops(scene, top + axis_lines.AXIS_HEIGHT + _ABOVE_LANES, above)
    body = [
        *axis_lines.lines(axis, top, bottom, colours),
        *axis_lines.ruler(axis, left, top, colours),
        *axis_lines.horizon(scene, top, bottom, colours, wider),
    ]
    place = Place(axis.left, axis.right, 0, 0, colours, gradients)
    words: list[str] = []
    beside: list[str] = []
    for number_of, (lane, y) in enumerate(zip(scene.lanes, tops, strict=True)):
        if lane.name:
            room = axis.right - left if above else axis.left - left - _NAME_AIR
            body.append(named(lane, left, y, (room, above), colours, wider))
            if number_of:
                rule = number(y - above - _BETWEEN / 2)
                body.append(line(f"M{number(left)} {rule}H{number(axis.right)}", colours.rule))
        layers = laid(lane, place._replace(y=y))
        body.extend(layers.marks)
        words.extend(layers.words)
        beside.extend(layers.beside)
    body.append(element("g", {}, "".join(words)))
    body.append(f'<g stroke="{colours.paper}" {HALO}>{"".join(beside)}</g>')
    return Plotted(body, bottom + axis_lines.foot(scene, wider))


def _lane_tops(scene: Scene, first: float, above: float) -> tuple[list[float], float]:
    """Return where each lane begins, each `above` below its name, and where the last ends."""
    tops: list[float] = []
    y = first
    for lane in scene.lanes:
        y += above
        tops.append(y)
        y += lane.height + _BETWEEN
    return tops, y
