"""From a picture to its scene, on a medium of some width."""

from __future__ import annotations

from functools import partial
from math import inf

from libyatl.views.page import Layout
from libyatl.views.pictured import Picture
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import Measure, Medium
from libyatl.views.scene.scale import scale_of, view_of_all
from libyatl.views.scene.scene import Scene
from libyatl.views.scene.ticks import axis_of


def staged(
    picture: Picture,
    layout: Layout,
    medium: Medium,
    measure: Measure,
    plot: tuple[float, float],
    *,
    inset: float = 0,
) -> Scene | None:
    """Return the scene of a picture; None where nothing in it has a place in time.

    Args:
        picture: what is drawn.
        layout: how.
        medium: the sizes of what it is drawn on.
        measure: how wide texts are there.
        plot: between which positions the axis lies.
        inset: between these and the first and the last second.
    """
    if not any(track.items for track in picture.tracks):
        return None
    left, right = plot
    gutter = medium.gutter / (right - left)
    if not picture.is_clocked:
        medium = medium._replace(least_hours=inf)  # where nothing tells hours, a day is one whole
    scale = scale_of(picture.every, is_folded=layout.is_folded, gutter=gutter)
    view = view_of_all(left, right, inset=inset)
    axis = axis_of(
        scale,
        view,
        is_clocked=picture.is_clocked,
        medium=medium,
        measure=measure,
    )
    at = partial(view.x, scale)
    rows, horizon = layout.rows, picture.horizon
    return laid_out(picture.tracks, axis, at, medium, measure, rows=rows, horizon=horizon)


def wordless(scene: Scene) -> str:
    """Return how many events are marks without words, as a sentence; empty where none is."""
    bare = sum(len(lane.dots) for lane in scene.lanes)
    if not bare:
        return ""
    alone = "1 event is a mark alone" if bare == 1 else f"{bare:,} events are marks alone"
    return f"{alone}: the titles are of those with the most sources."
