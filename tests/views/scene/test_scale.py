"""A scale: what it folds, how wide its panels are, and that it never turns back."""

from __future__ import annotations

import pytest
from views.scene.worlds_of_axes import items_of

from libyatl.dates.civil import day_to_iso
from libyatl.views.scene.scale import Scale, scale_of, view_of_all
from libyatl.views.scene.shapes import DAY

CURATED = ("2015", "since 2015", "2017-01", "2017-03", "2017-07-25", "2017-08", "after 2017-08")


def told(scale: Scale) -> list[str]:
    return [
        f"{day_to_iso(panel.t0 // DAY)} {day_to_iso(panel.t1 // DAY)}" for panel in scale.panels
    ]


@pytest.mark.parametrize(
    ("dates", "panels"),
    [
        ([], ["0001-01-01 0002-01-01"]),
        (["2017-08-01"], ["2017-07-17 2017-08-17"]),
        (
            CURATED,
            ["2015-01-01 2016-01-01", "2017-01-01 2017-04-01", "2017-07-25 2017-09-02"],
        ),
        (
            ["Y-170000000", "2017-08-01", "2017-08-20"],
            ["-170000000-01-01 -169999999-01-01", "2017-08-01 2017-08-21"],
        ),
    ],
)
def test_silence_is_folded(dates: list[str], panels: list[str]) -> None:
    assert told(scale_of(items_of(*dates), is_folded=True, gutter=0.035)) == panels


def test_a_true_scale_folds_nothing() -> None:
    scale = scale_of(items_of(*CURATED), is_folded=False, gutter=0.035)
    assert told(scale) == ["2015-01-01 2017-09-02"]


def test_a_view_of_all_leaves_air_at_both_ends() -> None:
    scale = scale_of(items_of(*CURATED), is_folded=True, gutter=0.035)
    view = view_of_all(100, 500, inset=20)
    first, last = scale.panels[0].t0, scale.panels[-1].t1
    assert (view.x(scale, first), view.x(scale, last)) == pytest.approx((120, 480))
    assert view.second(scale, 120) == first
