"""The script draws a scene as `libyatl.views.vector` does: the same elements at the same places.

Two things are written otherwise, and look the same: the script says of every line that it is not
filled, and has its marks in a group. Python tells in the order of the axis what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

import pytest
from consumers.scenes import for_script
from hand_made_scenes import LEFT, NO, gallery, item, scene, strip
from views.scene import scene_vectors as vectors

import libyatl
from libyatl.views.page import Layout
from libyatl.views.pictured import pictured
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scale import View
from libyatl.views.scene.scene import Column, Heap, Lane, Scene, Strip, Words
from libyatl.views.scene.ticks import axis_of
from libyatl.views.staged import staged
from libyatl.views.vector.palette import STRENGTHS
from libyatl.views.vector.plotted import sides
from libyatl.views.vector.still import embedded
from libyatl.views.vector.widths import width
from libyatl.views.web.assets import script

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMESPACE = "{http://www.w3.org/2000/svg}"
OF_PIXELS = [name for name in vectors.SCENES if name.endswith("-pixels") and "-cut-" not in name]
"""With `rows` cut there are blocks that tell how many more they hold, which the page never has."""
LEAST_HIT = 8
SET_UP = "(text) => { window.picture = new Function(`${text}; return picture;`)(); }"
DRAW = """({ scene, look, widths }) => {
  const measure = (text) => {
    let sum = 0;
    for (const char of text) sum += widths[char];
    return Math.round(sum * 1e6) / 1e6;
  };
  const { svg, boxes, height } = window.picture(scene, { ...look, measure });
  return [new XMLSerializer().serializeToString(svg), boxes, height];
}"""
BEGINS = """(svg) => {
  document.body.innerHTML = svg;
  const texts = [...document.querySelectorAll("text")];
  return texts.map((text) => [text.x.baseVal[0].value, text.getBBox().x]);
}"""
"""Where each line of words is placed, and where it begins."""


class Drawn(NamedTuple):
    """What the script makes of a scene: its picture, and where each event and each crowd is."""

    svg: str
    boxes: list[dict[str, Any]]
    height: int


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.evaluate(SET_UP, script("drawing/picture.js"))
    yield page
    page.close()


def drawn(page: Page, it: Scene, wide: int, chosen: int | None = None) -> Drawn:
    look = {
        "width": wide,
        "chosen": chosen,
        "strengths": STRENGTHS,
        "sizes": for_script(PIXELS),
        "prefix": "now.",
    }
    shown = for_script(it)
    chars = {char for text in texts_of(shown) for char in text}
    widths = {char: width(char) for char in {*chars, *"0123456789,… eventswithoutroom"}}
    return Drawn(*page.evaluate(DRAW, {"scene": shown, "look": look, "widths": widths}))


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_of(part)


FITTED = ("textLength", "lengthAdjust")
"""How words are made to fit: the script has measured them, which the picture at first cannot."""

Normal = tuple[str, dict[str, str], str, list[Any]]
"""The name of an element, its attributes, all its words if it has any, and what stands in it."""


def normal(element: ElementTree.Element) -> Normal:
    """Return what can be seen of an element."""
    name = element.tag.removeprefix(NAMESPACE)
    attributes = {key: value for key, value in element.attrib.items() if key not in FITTED}
    attributes |= {key: re.sub("^(url.#|)(now|still).", "", attributes[key]) for key in attributes}
    if name == "path" and attributes.get("fill") == "none":
        del attributes["fill"]
    parts = [normal(child) for child in element if child.attrib or not plain(child)]
    if name == "g" and {part[0] for part in parts} == {"text"}:
        parts.sort(key=lambda part: (float(part[1]["y"]), float(part[1]["x"])))
    return name, attributes, "".join(element.itertext()) if name == "text" else "", parts


def plain(element: ElementTree.Element) -> bool:
    return element.tag == f"{NAMESPACE}tspan"


def elements_of(svg: str) -> list[Normal]:
    """Return the parts of a picture, those of groups that say nothing among the others."""
    root = ElementTree.fromstring(svg)
    found: list[Normal] = [("svg", dict(root.attrib), "", [])]
    for part in root:
        is_bare = part.tag == f"{NAMESPACE}g" and not part.attrib
        found += map(normal, part) if is_bare else [normal(part)]
    return found


def differences(found: Any, expected: Any) -> Iterator[str]:
    """Yield where two pictures are not the same; numbers may differ by a tenth of a pixel."""
    if isinstance(found, str) or not isinstance(expected, type(found)):
        if found != expected and not alike(str(found), str(expected)):
            yield f"{found!r} where {expected!r} is expected"
    elif isinstance(found, dict):
        for key in {**found, **expected}:
            yield from differences(found.get(key), expected.get(key))
    else:
        if len(found) != len(expected):
            yield f"{len(found)} parts where {len(expected)} are expected: {found} {expected}"
        for one, other in zip(found, expected, strict=False):
            yield from differences(one, other)


NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def alike(one: str, other: str) -> bool:
    pairs = zip(NUMBER.findall(one), NUMBER.findall(other), strict=False)
    near = all(abs(float(a) - float(b)) < 0.11 for a, b in pairs)
    return near and NUMBER.sub("0", one) == NUMBER.sub("0", other)


def see_alike(page: Page, it: Scene, wide: int) -> None:
    expected = embedded(it, wide=wide, prefix="still.").replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '
    )
    found = drawn(page, it, wide)
    assert [*differences(elements_of(found.svg), elements_of(expected))] == []
    assert f'height="{found.height}"' in found.svg


def of_case(name: str, left: float | None = None) -> Scene:
    """Return the scene of a vector in its own view, or all of it beside a gutter."""
    case = vectors.read(name)
    scale, view = vectors.scale_of_case(case), View(*case["view"])
    if left is not None:
        view = view._replace(left=left, right=left + view.right - view.left)
    axis = axis_of(scale, view, is_clocked=False, medium=PIXELS, measure=width)
    at = partial(view.x, scale)
    return laid_out(vectors.tracks_of(case), axis, at, PIXELS, width)


@pytest.mark.parametrize("left", [0, 170])
@pytest.mark.parametrize("name", OF_PIXELS)
def test_a_scene_is_drawn_as_in_python(name: str, left: float, page: Page) -> None:
    it = of_case(name, left)
    see_alike(page, it, round(it.axis.right))


def test_every_mark_is_drawn_as_in_python(page: Page) -> None:
    see_alike(page, gallery(), 1000)


def staged_of(by: str | None, wide: int) -> Scene:
    """Return the scene of the chronology that comes with libyatl."""
    picture = pictured(libyatl.select(libyatl.load(), group_by=by), lanes=8)
    plot = sides(wide, 0, has_lanes=by is not None)
    found = staged(picture, Layout(), PIXELS, width, plot, inset=12)
    assert found is not None
    return found


@pytest.mark.parametrize("wide", [340, 700, 1280])
@pytest.mark.parametrize("by", [None, "actor"])
def test_a_chronology_is_drawn_as_in_python(by: str | None, wide: int, page: Page) -> None:
    see_alike(page, staged_of(by, wide), wide)


def test_what_no_vector_has_is_drawn_as_in_python(page: Page) -> None:
    cut = strip(item("Worked out, and cut", stated=NO), -50, 1_100, side="inside")
    ever = item("Ever until then", "by", is_open=LEFT, runs_on=LEFT)
    blank = item("A blank behind ?", is_uncertain=True)
    spans = (strip(ever, 0, 100, edge=100), cut, strip(blank, 100, 300))
    see_alike(page, scene(*spans), 1000)
    columns = (Column(100, 1, 0), Column(104, 0, 1_000))
    heap = Heap(100, 124, 1_001, columns, Words(100, 40, "1,001"), is_all=False)
    lane = Lane("", 1_001, 60, 2, heaps=(heap,), heaps_y=(0, 60), most=1_000)
    see_alike(page, Scene(scene().axis, (lane,)), 1000)


@pytest.mark.parametrize("x", [900.0, 60.0, 340.0])
@pytest.mark.parametrize("words", ["Published by this line: a source", "many words " * 60])
def test_the_words_at_the_foot_are_those_of_python(x: float, words: str, page: Page) -> None:
    see_alike(page, scene()._replace(horizon=(x, words)), 1000)


@pytest.mark.parametrize("name", ["A lane", "A name " * 20])
@pytest.mark.parametrize("left", [0, 170])
def test_the_name_of_a_lane_is_that_of_python(name: str, left: float, page: Page) -> None:
    axis = scene().axis._replace(left=left)
    (lane,) = scene(strip(item(), 300, 400), name=name).lanes
    lanes = lane, lane._replace(events=1234, lost=2)
    see_alike(page, Scene(axis, lanes), 1000)


@pytest.mark.parametrize(
    "title", ["(2017) \u0644\u0642\u0627\u0621", "\u0663 lots", "2017 \u05e9", "a\u05d0", "\u65e5"]
)
def test_words_that_run_to_the_left_are_set_apart(title: str, page: Page) -> None:
    see_alike(page, scene(strip(item(title, after="claimed"), 9, 99)), 1000)


@pytest.mark.parametrize(
    "title", ["(2017) \u0644\u0642\u0627\u0621", "A talk", "\u05e9\u05d5\u05d8"]
)
@pytest.mark.parametrize("after", ["", "claimed"])
def test_words_begin_where_they_are_placed(title: str, after: str, page: Page) -> None:
    (lane,) = scene(strip(item(title, after=after), 300, 400), name=title).lanes
    it = Scene(scene().axis._replace(left=170), (lane,))
    for svg in (drawn(page, it, 1000).svg, embedded(it, wide=1000, prefix="still.")):
        found = page.evaluate(BEGINS, svg)
        assert {405, 0} <= {x for x, _ in found}
        assert all(abs(x - begins) < 2 for x, begins in found)


def strips_of(it: Scene) -> list[Strip]:
    return [
        strip for lane in it.lanes for block in (*lane.dots, *lane.blocks) for strip in block.strips
    ]


@pytest.mark.parametrize("name", OF_PIXELS)
def test_whoever_points_at_a_mark_or_its_words_finds_its_event(name: str, page: Page) -> None:
    it = of_case(name, 0)
    boxes = drawn(page, it, 1000).boxes
    of_events = [box for box in boxes if box["heap"] is None]
    strips = strips_of(it)
    assert [box["row"] for box in of_events] == [strip.item.row for strip in strips]
    for box, each in zip(of_events, strips, strict=True):
        wide, high = box["x1"] - box["x0"], box["y1"] - box["y0"]
        assert min(wide, high) >= LEAST_HIT
        for mark in each.marks:
            assert box["x0"] <= max(mark.x0, it.axis.left)
            assert box["x1"] >= min(mark.x1, it.axis.right)
        if each.words is not None:
            assert box["x0"] <= each.words.x
            assert box["x1"] >= each.words.x + each.words.width
    heaps = [heap for lane in it.lanes for heap in lane.heaps]
    of_heaps = [box for box in boxes if box["heap"] is not None]
    assert [(box["x0"], box["x1"]) for box in of_heaps] == [(each.x0, each.x1) for each in heaps]


def test_no_two_boxes_overlap(page: Page) -> None:
    for by in (None, "actor"):
        boxes = drawn(page, staged_of(by, 1280), 1280).boxes
        assert boxes
        for order, one in enumerate(boxes):
            for other in boxes[:order]:
                apart = one["x0"] >= other["x1"] or other["x0"] >= one["x1"]
                assert apart or one["y0"] >= other["y1"] or other["y0"] >= one["y1"]


def test_the_chosen_event_has_a_frame_and_a_bold_title(page: Page) -> None:
    it = staged_of("actor", 1280)
    row = 5
    plain, marked = (drawn(page, it, 1280, chosen) for chosen in (None, row))
    times = sum(strip.item.row == row for strip in strips_of(it))
    frames = re.findall('<rect[^>]*stroke="var\\(--accent\\)"[^>]*>', marked.svg)
    assert "accent" not in plain.svg
    assert len(frames) == times > 1
    assert marked.svg.count('font-weight="700"') == plain.svg.count('font-weight="700"') + times
    assert marked.boxes == plain.boxes


def test_fades_are_defined_in_the_picture_that_uses_them(page: Page) -> None:
    svg = drawn(page, gallery(), 1000).svg
    used = {*re.findall(r"url\(#([^)]*)\)", svg)}
    assert {*re.findall(r'id="([^"]*)"', svg)} == used
    assert used
    assert all(id.startswith("now.") for id in used)
    assert " style=" not in svg
