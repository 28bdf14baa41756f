"""An axis: what it says of a scale, in cells and in pixels."""

from __future__ import annotations

from views.scene.worlds_of_axes import items_of

from libyatl.views.scene.medium import CELLS
from libyatl.views.scene.scale import scale_of, view_of_all
from libyatl.views.scene.ticks import axis_of


def test_an_axis_has_two_lines_of_words() -> None:
    scale = scale_of(items_of("2017-07-25/2017-08-31"), is_folded=True, gutter=0.05)
    axis = axis_of(
        scale,
        view_of_all(0, 60),
        is_clocked=False,
        zone="",
        medium=CELLS,
        measure=len,
    )
    assert axis.heads == ((0, "Jul 2017"),)
    assert [(tick.head, tick.words) for tick in axis.ticks if tick.is_major] == [("Aug 2017", "1")]
    assert [tick.words for tick in axis.ticks][:6] == ["25", "27", "29", "1", "3", "5"]
