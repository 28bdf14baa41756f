"""A scale: what it folds, how wide its panels are, and that it never turns back."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from effort import calls
from hypothesis import given
from hypothesis import strategies as st
from views.scene.worlds_of_axes import is_clocked, items_of, worlds

from libyatl.dates.civil import day_to_iso
from libyatl.views.scene.item import Item
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


GUTTER = 0.05


def scale_for(world: list[Item], *, is_folded: bool = True) -> Scale:
    return scale_of(world, is_folded=is_folded, gutter=GUTTER)


def knots(scale: Scale) -> list[tuple[int, float]]:
    """Return where panels begin and end."""
    return [knot for t0, t1, u0, u1 in scale.panels for knot in ((t0, u0), (t1, u1))]


def length_around(scale: Scale, second: float) -> float:
    """Return how long the panel or the fold is that holds a second, and how far beyond it is."""
    ends = [second for second, _ in knots(scale)]
    before = max((end for end in ends[:-1] if end <= second), default=ends[0])
    behind = min((end for end in ends[1:] if end > before), default=ends[-1])
    return behind - before + abs(second - before)


def seconds_of_interest(world: list[Item], scale: Scale) -> list[int]:
    ends = [end for panel in scale.panels for end in (panel.t0, panel.t1)]
    extent = ends[-1] - ends[0]
    between = [before + (behind - before) // 3 for before, behind in pairwise(ends)]
    edges = [edge for item in world for edge in (item.first, item.last)]
    return sorted({ends[0] - extent, ends[-1] + extent, *ends, *between, *edges})


@given(worlds(), st.booleans())
def test_a_later_second_lies_further_right(world: list[Item], is_folded: bool) -> None:  # noqa: FBT001
    scale = scale_for(world, is_folded=is_folded)
    for before, behind in pairwise(seconds_of_interest(world, scale)):
        assert scale.at(before) <= scale.at(behind) + 1e-15
        if behind - before > length_around(scale, before) * 1e-12:
            assert scale.at(before) < scale.at(behind)


@given(worlds(), st.booleans())
def test_a_position_is_of_the_second_that_lies_there(
    world: list[Item],
    is_folded: bool,  # noqa: FBT001
) -> None:
    scale = scale_for(world, is_folded=is_folded)
    for second in seconds_of_interest(world, scale):
        close = length_around(scale, second) * 1e-12
        assert scale.second(scale.at(second)) == pytest.approx(second, rel=0, abs=close)


@given(worlds())
def test_panels_share_the_width(world: list[Item]) -> None:
    panels = scale_for(world).panels
    room = 1 - GUTTER * (len(panels) - 1)
    assert (panels[0].u0, panels[-1].u1) == (0, 1)
    assert len(panels) <= 4
    for before, behind in pairwise(panels):
        assert behind.u0 - before.u1 == pytest.approx(GUTTER)
        assert behind.t0 - before.t1 > 0
    for panel in panels:
        assert panel.u1 - panel.u0 >= 0.12 * room - 1e-9


@given(worlds())
def test_a_lone_moment_does_not_fill_a_page(world: list[Item]) -> None:
    panels = scale_for(world).panels
    has_clocks = is_clocked(world)
    alone, among = (3600, 3600) if has_clocks else (31 * DAY, 7 * DAY)
    least = alone if len(panels) == 1 else among
    assert all(panel.t1 - panel.t0 >= least for panel in panels)
    if not has_clocks:
        assert all(end % DAY == 0 for panel in panels for end in (panel.t0, panel.t1))


@given(worlds())
def test_nothing_that_has_two_sides_lies_in_a_fold(world: list[Item]) -> None:
    panels = scale_for(world).panels
    folds = [(before.t1, behind.t0) for before, behind in pairwise(panels)]
    for shape in (shape for item in world for shape in item.shapes):
        a, b, c, d = shape.a, shape.b, shape.c, shape.d
        for first, last in folds:
            if a is not None and d is not None:
                assert d <= first or a >= last
            assert not any(first <= edge < last for edge in (a, c) if edge is not None)
            assert not any(first < edge <= last for edge in (b, d) if edge is not None)


@given(worlds(), st.randoms())
def test_the_order_of_items_moves_nothing(world: list[Item], random: Random) -> None:
    shuffled = random.sample(world, len(world))
    assert scale_for(shuffled) == scale_for(world)


def test_a_panel_is_the_wider_the_more_begins_in_it() -> None:
    scale = scale_for(items_of("1917", *["2017-08"] * 24))
    (_, _, u0, u1), (_, _, v0, v1) = scale.panels
    assert (u1 - u0) / (v1 - v0) == pytest.approx(2**0.5 / 5)


def test_accounts_do_not_widen_a_panel() -> None:
    event, *accounts = items_of("1917", *["1917"] * 24)
    other = items_of("2017")
    told = [event, *(account._replace(is_account=True) for account in accounts), *other]
    assert scale_for(told) == scale_for([event, *other])


def test_no_panel_is_narrower_than_the_least() -> None:
    scale = scale_for(items_of("1917", *["2017-08"] * 1000))
    (_, _, u0, u1), _ = scale.panels
    assert u1 - u0 == pytest.approx(0.12 * (1 - GUTTER))


@pytest.mark.parametrize(
    ("dates", "panels"),
    [
        # The longest silences are cut first, and no more than three.
        (
            ["1000", "1200", "1500", "1900", "2000"],
            [
                "0998-10-07 1002-03-28",
                "1198-10-08 1202-03-28",
                "1498-10-07 1502-03-28",
                "1900-01-01 2001-01-01",
            ],
        ),
        # One event that is far away does not flatten all others: each silence is a tenth of what
        # the larger ones leave.
        (
            ["1600", *CURATED],
            [
                "1600-01-01 1601-01-01",
                "2015-01-01 2016-01-01",
                "2017-01-01 2017-04-01",
                "2017-07-25 2017-09-02",
            ],
        ),
        # A tenth of all is folded, and less is not.
        (["1901", "1903/1911", "1912/2000"], ["1901-01-01 2001-01-01"]),
        # What goes on by its own date covers what it has of a beginning, and no more.
        (["2015/..", "2017-08"], ["2015-01-01 2016-01-01", "2017-08-01 2017-09-01"]),
        (["../2015", "2017-08"], ["2015-01-01 2016-01-01", "2017-08-01 2017-09-01"]),
        # Of what is bounded on one side, its edge is kept.
        (["after 2015", "before 2017-09"], ["2015-12-29 2016-01-05", "2017-08-28 2017-09-04"]),
        # A fold that two lone days would take for their own air is none.
        (["2017-08-01", "2017-08-14"], ["2017-07-24 2017-08-24"]),
    ],
)
def test_what_is_folded(dates: list[str], panels: list[str]) -> None:
    assert told(scale_for(items_of(*dates))) == panels


def test_a_scale_takes_work_in_proportion_to_the_items() -> None:
    def work(items: int) -> int:
        world = items_of("1917", "2017")
        world = [world[row % 2]._replace(row=row) for row in range(items)]
        return calls(lambda: scale_for(world))

    assert work(2000) < 2.2 * work(1000)
