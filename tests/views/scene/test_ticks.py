"""What holds of every axis: words apart and in their panel, each tick at its calendar place."""

from __future__ import annotations

import re
from itertools import pairwise
from math import inf
from typing import NamedTuple

import pytest
from effort import calls
from hypothesis import example, given
from hypothesis import strategies as st
from views.scene.worlds_of_axes import is_clocked, items_of, pixels, worlds

from libyatl.dates.calendar_names import MONTHS
from libyatl.dates.civil import civil, ordinal
from libyatl.views.scene.item import Item
from libyatl.views.scene.medium import CELLS, PIXELS, Medium
from libyatl.views.scene.scale import Scale, View, scale_of, view_of_all
from libyatl.views.scene.scene import Axis
from libyatl.views.scene.shapes import DAY
from libyatl.views.scene.ticks import axis_of, length_in_words

SHORT = [month[:3] for month in MONTHS]
YEAR = 365.2425 * DAY


class Case(NamedTuple):
    """An axis, and what it was made from."""

    scale: Scale
    view: View
    medium: Medium
    axis: Axis

    def width(self, words: str) -> float:
        return len(words) if self.medium.is_whole else pixels(words)

    def sights(self) -> list[tuple[float, float]]:
        """Return from where to where each panel is in sight, in whole cells where it has some."""
        sights = []
        for panel in self.scale.panels:
            x0, x1 = (self.view.x(self.scale, second) for second in (panel.t0, panel.t1))
            x0, x1 = self.medium.whole(x0), self.medium.whole_end(x1)
            if panel is self.scale.panels[0]:
                x0 = self.view.left
            if panel is self.scale.panels[-1]:
                x1 = self.view.right
            sights.append((max(x0, self.view.left), min(x1, self.view.right)))
        return [(x0, x1) for x0, x1 in sights if x0 < x1]

    def has_months_around(self, x: float) -> bool:
        """Say whether names of months stand above a panel; else numbers below are years."""
        x0, x1 = next((x0, x1) for x0, x1 in self.sights() if x0 <= x < x1)
        heads = [(tick.x, tick.head) for tick in self.axis.ticks] + [*self.axis.heads]
        told = [head for place, head in heads if x0 <= place < x1]
        return any(month in head for head in told for month in SHORT)

    def seconds_at(self, x: float) -> tuple[float, float]:
        """Return between which seconds the line of a tick may stand that stands at `x`."""
        end = x + 1 if self.medium.is_whole else x
        first, last = self.view.second(self.scale, x), self.view.second(self.scale, end)
        # So much less than what a hundredth of a pixel tells; the digits of a float say no more.
        off = 1 + 1e-6 * abs(self.view.second(self.scale, x + 1) - first) + abs(first) * 1e-14
        return first - off, last + off


@st.composite
def cases(draw: st.DrawFn) -> Case:
    world = draw(worlds())
    medium = draw(st.sampled_from([CELLS, PIXELS]))
    width = draw(st.sampled_from([40, 60, 120] if medium.is_whole else [300, 360, 1000, 3000]))
    gutter = 3 / width if medium.is_whole else 0.035
    scale = scale_of(world, is_folded=draw(st.booleans()), gutter=gutter)
    view = view_of_all(0, width)
    if draw(st.booleans()):
        zoom = draw(st.sampled_from([1, 1.5, 20, 1000]))
        view = View(10, 10 + width, draw(st.floats(-0.3, 1.1)), width * zoom)
    return Case(scale, view, medium, axis_in(scale, view, medium, world))


def axis_in(scale: Scale, view: View, medium: Medium, world: list[Item]) -> Axis:
    return axis_of(
        scale,
        view,
        is_clocked=is_clocked(world),
        medium=medium,
        measure=len if medium.is_whole else pixels,
    )


@given(cases())
def test_ticks_stand_in_order_in_what_is_in_sight(case: Case) -> None:
    places = [tick.x for tick in case.axis.ticks]
    assert all(before < behind for before, behind in pairwise(places))
    for x in places:
        assert any(x0 <= x < x1 for x0, x1 in case.sights())
    assert len(places) <= 4 * 300


@given(cases())
def test_words_are_apart_and_in_their_panel(case: Case) -> None:
    sizes = case.medium.axis
    ticks = case.axis.ticks
    below = [(tick.x, sizes.words * case.width(tick.words)) for tick in ticks if tick.words]
    above = [(tick.x, sizes.heads * case.width(tick.head)) for tick in ticks if tick.head]
    above += [(x, sizes.heads * case.width(words)) for x, words in case.axis.heads]
    for line in (below, above):
        stood = sorted((x + sizes.beside, x + sizes.beside + width) for x, width in line)
        for start, end in stood:
            assert any(x0 <= start and end <= x1 for x0, x1 in case.sights())
        for (_, end), (start, _) in pairwise(stood):
            assert start - end >= sizes.apart - 1e-6


@given(cases())
def test_the_length_of_a_fold_stands_between_the_words_beside_it(case: Case) -> None:
    sizes = case.medium.axis
    told = [tick for tick in case.axis.ticks if tick.words]
    words = [(tick.x + sizes.beside, tick.words) for tick in told]
    folds = [(fold.at, fold.words) for fold in case.axis.folds if fold.words]
    stood = sorted((x, x + sizes.words * case.width(text)) for x, text in words + folds)
    for (_, end), (start, _) in pairwise(stood):
        assert start - end >= sizes.apart - 1e-6
    for x, text in folds:
        assert case.view.left <= x
        assert x + sizes.words * case.width(text) <= case.view.right


@given(cases())
def test_a_tick_stands_where_what_it_names_begins(case: Case) -> None:
    for tick in case.axis.ticks:
        first, last = case.seconds_at(tick.x)
        if tick.words:
            assert (
                first
                <= begin_of(tick.words, first, has_months=case.has_months_around(tick.x))
                <= last
            )
        if tick.head:
            day, month, year = read(tick.head)
            assert tick.is_major
            middle = civil(round((first + last) / 2 / DAY))
            begin = ordinal(middle[0] if year is None else year, month or 1, day or 1) * DAY
            assert first <= begin <= last


def read(head: str) -> tuple[int | None, int | None, int | None]:
    """Return the day, the month and the year that a head names; None of what it does not name."""
    match = re.fullmatch(r"(?:(\d\d?) )?(?:([A-Z][a-z]{2}) ?)?((?:AD )?[\d,]+(?: BC)?)?", head)
    assert match, head
    day, month, year = match.groups()
    return (
        int(day) if day else None,
        SHORT.index(month) + 1 if month else None,
        year_of(year) if year else None,
    )


def year_of(words: str) -> int:
    match = re.fullmatch(r"(?:AD )?([\d,]+)( M)?( BC)?", words)
    assert match, words
    number = int(match[1].replace(",", "")) * (1_000_000 if match[2] else 1)
    return 1 - number if match[3] else number


def begin_of(words: str, first: float, *, has_months: bool) -> float:
    """Return the first second from `first` on with which begins what the words of a tick name."""
    year, month, _ = civil(int(first // DAY))
    if clock := re.fullmatch(r"(\d\d):(\d\d)", words):
        second = (int(clock[1]) * 60 + int(clock[2])) * 60
        return first + (second - first) % DAY
    if words in SHORT:
        begins = (ordinal(each, SHORT.index(words) + 1, 1) for each in (year, year + 1))
    elif words.isdecimal() and has_months:
        months = ((year + index // 12, index % 12 + 1) for index in (month - 1, month))
        begins = (ordinal(*each, int(words)) for each in months)
    else:
        return ordinal(year_of(words), 1, 1) * DAY
    return next(begin for begin in begins if begin * DAY >= first) * DAY


@given(cases())
def test_a_head_without_a_year_stands_behind_one_that_has_it(case: Case) -> None:
    heads = [(tick.x, tick.head) for tick in case.axis.ticks if tick.head]
    told: int | None = None
    for x, head in sorted([*heads, *case.axis.heads]):
        _, _, year = read(head)
        first, last = case.seconds_at(x)
        told = told if year is None else year
        assert told is not None
        assert civil(int(first // DAY))[0] <= told <= civil(int(last // DAY))[0]


@given(cases())
def test_what_a_panel_begins_in_is_named_by_its_head(case: Case) -> None:
    for x, head in case.axis.heads:
        panels = [panel for panel in case.scale.panels if case.view.x(case.scale, panel.t1) > x]
        least = panels[0].t0 if panels and panels[0] is not case.scale.panels[0] else -inf
        begins = [civil(int(max(second, least) // DAY)) for second in case.seconds_at(x)[:1]]
        begins += [civil(int(max(case.view.second(case.scale, x) + 2, least) // DAY))]
        named = read(head)[::-1]
        assert any(
            all(part in (None, told) for part, told in zip(named, begin, strict=True))
            for begin in begins
        )
        assert x in {x0 for x0, _ in case.sights()}


@given(cases())
def test_every_fold_in_sight_is_there(case: Case) -> None:
    folds = []
    for before, behind in pairwise(case.scale.panels):
        x0, x1 = (case.view.x(case.scale, second) for second in (before.t1, behind.t0))
        if case.medium.whole_end(x0) < case.view.right and case.medium.whole(x1) > case.view.left:
            folds.append(behind.t0 - before.t1)
    assert len(case.axis.folds) == len(folds)
    for fold, seconds in zip(case.axis.folds, folds, strict=True):
        assert case.view.left <= fold.x0 < fold.x1 <= case.view.right
        assert fold.words in ("", length_in_words(seconds))


@given(st.integers(3600, 10**17))
@example(59 * 3600)
@example(71 * 3600)
@example(366 * DAY)
def test_the_length_of_a_fold_is_true_to_a_tenth(seconds: int) -> None:
    number, unit = length_in_words(seconds).split(" ", 1)
    in_seconds = {"min": 60, "h": 3600, "d": DAY, "mo": YEAR / 12, "yr": YEAR, "M yr": YEAR * 1e6}
    told = int(number.replace(",", "")) * in_seconds[unit]
    assert told == pytest.approx(seconds, rel=0.1)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (93 * 60, "93 min"),
        (59 * 3600, "59 h"),
        (71 * 3600, "3 d"),
        (30 * DAY, "30 d"),
        (366 * DAY, "12 mo"),
        (83_643 * DAY, "229 yr"),
        (1_000_000 * DAY, "2,738 yr"),
        (62_091_000_000 * DAY, "170 M yr"),
    ],
)
def test_the_length_of_a_fold_is_in_plain_words(seconds: int, words: str) -> None:
    assert length_in_words(seconds) == words


def test_what_is_in_sight_alone_has_ticks() -> None:
    world = items_of("1900", "2000", *(str(year) for year in range(1901, 2000, 9)))
    scale = scale_of(world, is_folded=True, gutter=0.035)
    view = View(0, 80, scale.at(ordinal(1950, 1, 2) * DAY), 80 * 1000)
    axis = axis_in(scale, view, CELLS, world)
    assert axis.heads == ((0, "Jan 1950"),)
    assert [tick.words for tick in axis.ticks][:4] == ["3", "5", "7", "9"]


def test_a_panel_in_which_no_step_has_room_says_when_it_begins() -> None:
    world = items_of("1917-11-07", *["2017-08"] * 40)
    scale = scale_of(world, is_folded=True, gutter=0.05)
    axis = axis_in(scale, view_of_all(0, 60), CELLS, world)
    assert axis.heads[0] == (0, "Nov 1917")


def test_there_is_no_year_nought() -> None:
    world = items_of(*(f"-{year:04d}" for year in range(1, 10)), *["0001", "0003", "0005", "0007"])
    scale = scale_of(world, is_folded=True, gutter=0.05)
    axis = axis_in(scale, view_of_all(0, 80), CELLS, world)
    told = [tick.words for tick in axis.ticks]
    assert told == ["10 BC", "8 BC", "6 BC", "4 BC", "2 BC", "AD 1", "", "4", "6"]


def test_an_axis_of_a_thousand_million_years_takes_no_more_work_than_one_of_ten() -> None:
    def work(*dates: str) -> int:
        world = items_of(*dates)
        scale = scale_of(world, is_folded=False, gutter=0.05)
        return calls(lambda: axis_in(scale, view_of_all(0, 1000), PIXELS, world))

    assert work("Y-900000000", "2017") < 3 * work("2007", "2017")


def test_a_panel_has_no_words_that_have_no_room() -> None:
    world = items_of("Y-123456789", *["2017-08"] * 1000)
    scale = scale_of(world, is_folded=True, gutter=0.05)
    axis = axis_in(scale, view_of_all(0, 60), CELLS, world)
    assert axis.heads == ()
    assert {tick.head for tick in axis.ticks} == {"", "Aug 2017"}


def test_a_long_name_hides_the_next() -> None:
    world = items_of(*(f"Y-{year}" for year in range(170_000_000, 169_999_992, -1)))
    scale = scale_of(world, is_folded=True, gutter=0.05)
    axis = axis_in(scale, view_of_all(0, 80), CELLS, world)
    told = [tick.head for tick in axis.ticks if tick.is_major]
    assert told[:5] == ["170,000,001 BC", "", "169,999,999 BC", "", "169,999,997 BC"]
