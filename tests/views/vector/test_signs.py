"""The signs of a picture that moves and zooms: all that it can show, at any width and zoom."""

from __future__ import annotations

from random import Random

import pytest
from views.timelines import mixed

import libyatl
from libyatl import Selection, select
from libyatl.formats import read_data
from libyatl.views.pictured import Picture, pictured
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scene import Axis, Scene
from libyatl.views.vector.drawn_marks import Place
from libyatl.views.vector.gradients import Gradients
from libyatl.views.vector.palette import NAMED
from libyatl.views.vector.signs import legend, signs

DAY_AND_CLOCK = "events: [{title: Day, date: 2017-08-05}, {title: Hour, date: 2017-08-05T14:30}]"
LENGTHS = (3_600, 86_400, 3 * 86_400, 300 * 86_400, 40_000 * 86_400)


def view(picture: Picture, first: int, last: int, wide: int) -> Scene:
    """Return what is seen between two seconds."""
    medium = PIXELS if picture.is_clocked else PIXELS._replace(least_hours=10**9)
    axis = Axis(0, wide, (), (), ())
    scale = wide / (last - first)
    return laid_out(picture.tracks, axis, lambda at: (at - first) * scale, medium, len)


def unexplained(chosen: Selection, seed: int) -> set[str]:
    """Return what legends of views by lot tell and the signs do not."""
    picture, random = pictured(chosen, lanes=8), Random(seed)
    items = [item for items in picture.items.values() for item in items]
    told = {sign.words for sign in signs(items, NAMED, "", is_clocked=picture.is_clocked)}
    found: set[str] = set()
    for item in random.sample(items, min(len(items), 12)):
        for length in LENGTHS:
            first = item.first - int(length * random.random())
            scene = view(picture, first, first + length, random.choice((300, 700, 1200)))
            at = Place(0, 1e6, 0, 0, NAMED, Gradients(NAMED, ""))
            elements, _ = legend(scene.lanes, at)
            found.update(elements[-1].split("</text>")[:-1])
    return {words.rpartition(">")[2] for words in found} - told


@pytest.mark.parametrize("seed", range(6))
def test_every_mark_that_can_be_seen_is_explained(seed: int) -> None:
    assert not unexplained(select(mixed(f"signs {seed}")), seed)


@pytest.mark.parametrize("by", [None, "source"])
def test_every_mark_of_what_comes_with_the_tool_is_explained(by: str | None) -> None:
    for file in ("data/events.yaml", "data/titanic.yaml"):
        assert not unexplained(select(libyatl.load(file), group_by=by), 1)


def test_a_day_on_which_hours_are_told_is_some_time_in_it() -> None:
    whole = read_data([("mine.yaml", DAY_AND_CLOCK.encode())], format="yaml")
    assert not unexplained(select(whole), 1)
