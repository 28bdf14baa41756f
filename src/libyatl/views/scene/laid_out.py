"""From tracks to a scene: each event at its place, or counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from libyatl.views.scene.blocks import Entry, entries_in
from libyatl.views.scene.item import Horizon, Track
from libyatl.views.scene.levels import lane_of
from libyatl.views.scene.marks import Plot
from libyatl.views.scene.medium import Measure, Medium
from libyatl.views.scene.placing import cut
from libyatl.views.scene.scene import Axis, Lane, Scene, Through, Words
from libyatl.views.scene.stacked import stacked, stacks

_MANY_IN_VIEW, _LEAST_THROUGH = 60, 3
"""Of more events in view than that, what spans all of it is one line, if that is more."""


def laid_out(
    tracks: Sequence[Track],
    axis: Axis,
    at: Callable[[float], float],
    medium: Medium,
    measure: Measure,
    *,
    rows: int | None = None,
    horizon: Horizon | None = None,
) -> Scene:
    """Lay tracks out on an axis.

    Every event of which the axis shows anything has a block or dots, or is counted: in a heap,
    in what spans the whole view, in `Block.more` of its block, or as lost. Accounts go with
    their event.

    Args:
        tracks: lanes, or one without a name.
        axis: the axis, which says how far the plot reaches.
        at: at which position a second lies, strictly increasing.
        medium: sizes of marks and words.
        measure: how wide a text of the size of a title is. What stands behind a title has its size
            and its distance from the medium.
        rows: how many events of the very same bounds have words; None for all.
        horizon: where a line of words belongs; one out of view is left out.
    """
    plot = Plot(axis.left, axis.right, at, medium, measure)
    rooms = medium.among if any(track.name for track in tracks) else medium.alone
    in_view = [[*entries_in(track.items, plot)] for track in tracks]
    lay = stacked if stacks(chain.from_iterable(in_view), plot) else partial(lane_of, rooms=rooms)
    lanes = []
    for track, entries in zip(tracks, in_view, strict=True):
        through, rest = _through(entries, plot)
        lanes.append(_below(lay(track, rest, plot, rows=rows), through, medium))
    return Scene(axis, (*lanes,), _line_of(horizon, plot))


def _line_of(horizon: Horizon | None, plot: Plot) -> tuple[float, str] | None:
    """Return where a line of words belongs; None where there is none, or not in this view."""
    if horizon is None or not plot.left <= (at := plot.at(horizon.at)) <= plot.right:
        return None
    return plot.medium.whole_end(at), horizon.words


def _below(lane: Lane, through: Through | None, medium: Medium) -> Lane:
    """Return a lane below the line of what spans the view, and as high as its name needs."""
    if through is not None:
        y, high = lane.heaps_y
        lane = lane._replace(
            through=through,
            height=lane.height + medium.row,
            blocks=tuple(block._replace(y=block.y + medium.row) for block in lane.blocks),
            dots=tuple(block._replace(y=block.y + medium.row) for block in lane.dots),
            heaps_y=(y + medium.row, high),
        )
    least = medium.least_lane if lane.name else medium.row
    return lane._replace(height=max(lane.height, least))


def _through(entries: list[Entry], plot: Plot) -> tuple[Through | None, list[Entry]]:
    """Return what spans the whole view, where that is told in one line, and all else."""
    if len(entries) <= _MANY_IN_VIEW:
        return None, entries
    spanning = [_spans(entry, plot) for entry in entries]
    if sum(spanning) <= _LEAST_THROUGH:
        return None, entries
    found = [entry for entry, does in zip(entries, spanning, strict=True) if does]
    rest = [entry for entry, does in zip(entries, spanning, strict=True) if not does]
    certain = sum(_certainly_spans(entry, plot) for entry in found)
    surely = f"{certain:,} of them certainly" if certain else "possibly"
    x = plot.left + plot.medium.beside
    text = cut(f"{len(found):,} span all of this view, {surely}", plot.right - x, plot)
    return Through(len(found), certain, Words(x, plot.measure(text), text)), rest


def _spans(entry: Entry, plot: Plot) -> bool:
    """Return whether an event began before the view and lasts beyond it, for all that is known.

    So does what is known on one side of the view alone, and open towards it: it fades over all.
    """
    if len(entry.marks[0]) > 1:
        return False
    mark = entry.marks[0][0]
    shape, core = mark.shape, mark.core or (plot.left, plot.right)
    if mark.edge is not None:
        return not plot.left <= mark.edge <= plot.right
    begins = mark.x0 < plot.left if shape.a is not None else not plot.left <= core[0] < plot.right
    ends = mark.x1 > plot.right if shape.d is not None else not plot.left < core[1] <= plot.right
    return (begins or shape.runs_on[0]) and (ends or shape.runs_on[1])


def _certainly_spans(entry: Entry, plot: Plot) -> bool:
    mark = entry.marks[0][0]
    core = (mark.x0, mark.x1) if mark.shape.kind == "moment" else mark.core
    if core is None or not entry.event.is_sure or entry.event.tone == "planned":
        return False
    return core[0] <= plot.left and core[1] >= plot.right
