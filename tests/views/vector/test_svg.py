"""A scene as SVG: sound, harmless, and true to how each edge is known."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import pytest
from consoles import UPDATE
from hand_made_scenes import AXIS, BOTH, LEFT, NO, RIGHT, gallery, item, narrow, scene, strip

from libyatl.views.scene.item import Item
from libyatl.views.scene.scene import Block, Column, Heap, Lane, Mark, Scene, Strip, Through, Words
from libyatl.views.vector.palette import LIGHT, THEMES
from libyatl.views.vector.plotted import sides
from libyatl.views.vector.svg import MARGIN, Said, svg

NAMESPACE = "{http://www.w3.org/2000/svg}"
SAID = Said("A title", "A deck.")
HOSTILE = {
    "markup": "</script><svg onload=alert(1)>&amp;\"'",
    "escaped control characters": r"\x1b[31m \u202e \x00",
    "Arabic": "لقاء حفتر والسراج (2017).",
    "Japanese": "日本語のとても長い題名",
    "five thousand characters": "long " * 1000,
    "nothing": "",
    "an emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a joiner alone": "\u200d",
}


def drawn(it: Scene, said: Said = SAID, *, width: int = 1000, theme: str = "light") -> str:
    return svg(it, said, width=width, theme=theme)


def parsed(it: Scene, said: Said = SAID) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(it, said))


def one(kind: str, root: ElementTree.Element) -> list[ElementTree.Element]:
    return [*root.iter(f"{NAMESPACE}{kind}")]


def words_of(root: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in one("text", root)]


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_a_gallery_of_marks_is_drawn_as_it_was(theme: str) -> None:
    golden = Path(__file__).parent / f"gallery.{theme}.svg"
    made = drawn(gallery(), Said("A gallery of marks", "Each mark once."), theme=theme)
    if UPDATE:
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_a_narrow_picture_is_drawn_as_it_was() -> None:
    golden = Path(__file__).parent / "narrow.svg"
    said = Said("A narrow picture", "Words stand above their marks.")
    made = drawn(narrow(), said, width=360)
    if UPDATE:
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_what_joins_accounts_leads_to_the_middle_of_the_marks_below_their_words() -> None:
    strips = (
        strip(item(), 100, 200, side="above", at=60),
        strip(item(is_account=True), 120, 200, side="above", at=60),
    )
    block = Block(strips, 0, 0, is_shared=False, joint=50, marks_y=(18, 52))
    root = parsed(Scene(AXIS, (Lane("", 1, 68, 0, (block,)),)))
    (path,) = [each.attrib["d"] for each in one("path", root) if each.get("d", "")[:3] == "M50"]
    heights = [float(y) for y in re.findall(r"M50 ([\d.]+)H", path)]
    told = [each for each in one("text", root) if "An event" in "".join(each.itertext())]
    lines = [float(each.attrib["y"]) for each in told]
    assert [y - heights[0] for y in heights] == [0, 34]
    assert re.findall(r"H([\d.]+)", path) == ["97.5", "117.5"]
    assert [y - line for y, line in zip(heights, lines, strict=True)] == [9, 9]


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("after", ["", "claimed <b>"])
def test_no_text_of_a_file_is_more_than_text(title: str, after: str) -> None:
    it = item(title, after=after, tone="said")
    said = Said(title, title, (title,))
    root = parsed(scene(strip(it, 100, 200), name=title), said)
    assert root.find(f"{NAMESPACE}title") is not None
    assert (root.findtext(f"{NAMESPACE}title"), root.findtext(f"{NAMESPACE}desc")) == (title, title)
    assert {each.tag.removeprefix(NAMESPACE) for each in root.iter()} <= {
        *("svg", "title", "desc", "defs", "rect", "text", "tspan", "g", "path", "circle"),
        *("linearGradient", "stop"),
    }
    assert any(words.startswith(title) for words in words_of(root))


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_a_picture_asks_for_nothing_and_runs_nothing(theme: str) -> None:
    text = drawn(gallery(), theme=theme)
    root = ElementTree.fromstring(text)
    names = {name for each in root.iter() for name in each.attrib}
    assert not {
        name for name in names if name == "style" or name.startswith("on") or "href" in name
    }
    assert re.findall(r"\w+://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert (root.get("role"), root.get("viewBox")) == ("img", f"0 0 1000 {root.get('height')}")


def test_ids_are_those_of_one_picture_alone() -> None:
    ids = [
        [each.attrib["id"] for each in ElementTree.fromstring(text).iter() if "id" in each.attrib]
        for text in (drawn(gallery()), drawn(gallery(), theme="dark"))
    ]
    every = [*chain.from_iterable(ids)]
    assert len(every) == len({*every})
    text = drawn(gallery())
    used = {*re.findall(r"url\(#(\w+)\)", text)}
    root = ElementTree.fromstring(text)
    assert used == {each.attrib["id"] for each in one("linearGradient", root)}
    assert root.attrib["aria-labelledby"].split() == ids[0][:2]


def test_a_picture_is_the_same_to_the_byte() -> None:
    assert drawn(gallery()) == drawn(gallery())


def test_a_status_is_of_the_same_line_of_text_as_its_title() -> None:
    it = item("It rings?", tone="said", after="claimed", is_uncertain=True)
    (text,) = [
        each
        for each in one("text", parsed(scene(strip(it, 9, 99))))
        if "claimed" in each.itertext()
    ]
    assert "".join(text.itertext()) == "It rings ? claimed"
    assert [span.get("fill") for span in text if span.get("fill")] == [LIGHT.said] * 2


def test_words_that_run_to_the_left_are_set_apart() -> None:
    said = drawn(scene(strip(item("(2017) سلام", after="claimed"), 9, 99)))
    assert '<tspan unicode-bidi="plaintext">(2017) سلام</tspan> <tspan dx="3"' in said
    assert "plaintext" not in drawn(scene(strip(item("2017 is سلام"), 9, 99)))


def lines_of(it: Strip) -> list[tuple[str, bool]]:
    """Return the outlines that a mark adds to a picture, each with whether it is dashed."""
    added = [*one("path", parsed(scene(it)))]
    return [
        (each.attrib["d"], "stroke-dasharray" in each.attrib)
        for each in added
        if each.get("stroke") == LIGHT.occurred and each.get("stroke-width") != "1.5"
    ][: -1 if it.item.shapes[0].kind == "window" else None]


@pytest.mark.parametrize("stated", [BOTH, NO, LEFT, RIGHT])
def test_each_edge_of_a_window_is_solid_only_if_stated(stated: tuple[bool, bool]) -> None:
    lines = lines_of(strip(item(stated=stated), 100, 200))
    for to_edge, is_stated in zip(("H104a", "H196a"), stated, strict=True):
        assert [is_dashed for path, is_dashed in lines if to_edge in path] == [not is_stated]


@pytest.mark.parametrize("kind", ["by", "from"])
@pytest.mark.parametrize("is_stated", [True, False])
def test_an_edge_alone_is_solid_only_if_stated(kind: str, *, is_stated: bool) -> None:
    stated = (is_stated, is_stated)
    it = (
        item(kind="by", is_open=BOTH, stated=stated)
        if kind == "by"
        else item(kind="from", is_open=RIGHT, stated=stated)
    )
    lines = [line for line in lines_of(strip(it, 44, 112, edge=100)) if line[0].startswith("M100 ")]
    assert [is_dashed for _, is_dashed in lines] == [not is_stated]


@pytest.mark.parametrize("kind", ["by", "from"])
@pytest.mark.parametrize("is_stated", [True, False])
def test_an_approximate_edge_alone_is_round(kind: str, *, is_stated: bool) -> None:
    stated = (is_stated, is_stated)
    it = (
        item(kind="by", is_open=LEFT, stated=stated, is_approximate=True)
        if kind == "by"
        else item(kind="from", is_open=RIGHT, stated=stated, is_approximate=True)
    )
    lines = lines_of(strip(it, 44, 112, edge=100))
    assert not any(path.startswith("M100 ") for path, _ in lines)
    bends = [is_dashed for path, is_dashed in lines if "a" in path]
    assert bends[:1] == [not is_stated]


def test_a_span_of_stated_days_needs_no_outline_and_one_worked_out_has_one_around_it() -> None:
    assert lines_of(strip(item(kind="span"), 100, 200, core=(100, 200))) == []
    it = item(kind="span", stated=LEFT)
    ((path, is_dashed),) = lines_of(strip(it, 100, 200, core=(100, 200)))
    assert is_dashed
    assert "202.5" in path or "H200.5" in path


def test_nothing_is_full_but_where_it_was_certainly_under_way() -> None:
    it = strip(item(kind="span"), 100, 200, core=(140, 160))
    full = [
        each
        for each in one("rect", parsed(scene(it)))
        if each.get("fill") == LIGHT.occurred and each.get("fill-opacity") == "0.95"
    ]
    assert (full[0].get("x"), full[0].get("width")) == ("140", "20")
    assert float(full[-1].attrib["y"]) > float(full[0].attrib["y"]) + 20  # of the legend
    assert len(full) == 2


def test_a_span_without_a_sure_day_and_its_open_ends_fade() -> None:
    text = drawn(scene(strip(item(kind="span", is_open=BOTH), 100, 200, core=(140, 160))))
    assert len(re.findall(r"url\(#\w+\)", text)) == 2
    text = drawn(scene(strip(item(kind="span"), 100, 200)))
    assert 'fill-opacity="0.22"' in text


@pytest.mark.parametrize("kind", ["span", "from", "by"])
def test_what_runs_on_does_so_to_the_edge_of_the_plot_with_an_arrow(kind: str) -> None:
    ways = LEFT if kind == "by" else RIGHT
    made = {
        "span": item(kind="span", runs_on=ways, is_open=ways),
        "from": item(kind="from", runs_on=ways, is_open=ways),
        "by": item(kind="by", runs_on=ways, is_open=ways),
    }
    x0, x1 = (-40, 500) if kind == "by" else (500, 1400)
    core = (500.0, 600.0) if kind == "span" else None
    edge = None if kind == "span" else 500
    root = parsed(scene(strip(made[kind], x0, x1, core=core, edge=edge)))
    paths = [each.attrib["d"] for each in one("path", root) if each.get("stroke-width") == "1.75"]
    assert [float(path[1:].split()[0]) for path in paths] == [34.0 if kind == "by" else 966.0]
    for box in one("rect", root)[1:]:
        assert 24 <= float(box.attrib["x"]) <= float(box.attrib["x"]) + float(box.attrib["width"])
        assert float(box.attrib["x"]) + float(box.attrib["width"]) <= 976


def test_a_window_that_is_cut_off_by_the_plot_has_no_edge_there() -> None:
    ((path, is_dashed),) = lines_of(strip(item(), 100, 2000))
    assert not is_dashed
    assert re.fullmatch(r"M538 [\d.]+H104a.*H538M538 ([\d.]+)H976M538 ([\d.]+)H976", path)


@pytest.mark.parametrize("at", [2000.0, -100.0])
def test_an_edge_alone_out_of_view_is_not_drawn(at: float) -> None:
    by = item(kind="by", is_open=BOTH)
    inside, outside = (len(lines_of(strip(by, -200, 2100, edge=x))) for x in (500.0, at))
    assert inside == outside + 1


def test_a_dashed_end_out_of_view_has_no_ground_for_its_edge() -> None:
    ends = lines_of(strip(item(stated=NO), 100, 2000))
    assert not [path for path, _ in ends if path.startswith("M976 ")]


def test_the_ground_of_each_ring_is_upon_its_disc() -> None:
    rings = [strip(item(tone=tone), 100, 109, is_disc=True) for tone in ("planned", "occurred")]
    drawn_in = [each for each in one("path", parsed(scene(*rings))) if each.get("stroke-linecap")]
    colours = [each.attrib["stroke"] for each in drawn_in[:3]]
    assert colours == [LIGHT.planned, LIGHT.occurred, LIGHT.paper]
    assert drawn_in[2].attrib["d"].count("M") == len(rings)


def test_a_set_is_joined_and_accounts_are_bracketed() -> None:
    it = item("Twice", "moment")
    marks = (Mark(it.shapes[0], 100, 104), Mark(it.shapes[0], 300, 304))
    twice = Strip(it, marks, Words(320, 40, "Twice"))
    account = strip(item("by a source", is_account=True), 150, 260)
    block = Block((twice, account), 0, 0, is_shared=False, joint=90)
    root = parsed(scene()._replace(lanes=(Lane("", 1, 40, 0, (block,)),)))
    paths = [each.attrib["d"] for each in one("path", root)]
    assert any(re.fullmatch(r"M100 [\d.]+H304", path) for path in paths)
    assert any(
        re.fullmatch(r"M90 [\d.]+V[\d.]+M90 [\d.]+H97.5M90 [\d.]+H147.5", path) for path in paths
    )
    assert "accounts that differ" in words_of(root)


def test_of_many_with_one_date_the_rest_is_counted() -> None:
    first = strip(item("One"), 100, 400, side="inside")
    block = Block((first,), 0, 0, more=9, rest=Words(108, 60, "and 9 more"))
    root = parsed(scene()._replace(lanes=(Lane("", 10, 40, 0, (block,)),)))
    assert "and 9 more" in words_of(root)
    boxes = [each for each in one("rect", root) if each.get("x") == "100"]
    assert [each.get("height") for each in boxes] == ["36"]


def crowded() -> Lane:
    columns = (Column(100, 2, 1), Column(104, 0, 3), Column(108, 4, 0))
    heap = Heap(100, 112, 9, columns, Words(104, 60, "9 events"), is_all=False)
    dot = Block((strip(item(kind="moment"), 300, 306, is_disc=True)._replace(words=None),), 0, 60)
    through = Through(70, 3, Words(29, 200, "70 span all of this view"))
    return Lane(
        "A lane",
        80,
        90,
        2,
        dots=(dot,),
        heaps=(heap,),
        heaps_y=(20.0, 36.0),
        through=through,
        lost=2,
        most=4,
    )


def test_a_crowd_is_one_path_a_tone_with_its_number() -> None:
    root = parsed(scene()._replace(lanes=(crowded(), crowded()._replace(name="Another"))))
    words = words_of(root)
    assert {"9 events", "70 span all of this view", "80 events, 2 without room"} <= {*words}
    filled = [each for each in one("path", root) if each.get("stroke-width") == "3"]
    assert [each.get("stroke-opacity") for each in filled] == ["0.85", "0.3"] * 2
    assert filled[0].attrib["d"].count("v") == filled[1].attrib["d"].count("v") == 2
    heights = [float(high) for high in re.findall(r"v-([\d.]+)", filled[0].attrib["d"])]
    assert heights == [10, 20]  # of the room below the number, as the fullest column has it
    assert [each.get("stroke-width") for each in one("path", root) if each.get("stroke-linecap")][
        :2
    ] == ["6", "6"]


@pytest.mark.parametrize("name", ["Survivors of the sinking", "A name " * 20])
def test_a_name_beside_its_lane_is_as_wide_in_every_font(name: str) -> None:
    left, right = sides(1000, MARGIN, has_lanes=True)
    it = scene(strip(item(), 300, 400), axis=AXIS._replace(left=left, right=right), name=name)
    (said,) = [each for each in one("text", parsed(it)) if each.get("font-weight") == "700"][1:]
    assert said.text == name or (said.text or "").endswith("…")
    assert float(said.attrib["x"]) + float(said.attrib["textLength"]) <= left - 16


@pytest.mark.parametrize(("width", "is_beside"), [(838, True), (837, False)])
def test_a_name_stands_beside_its_lane_or_above_it(width: int, *, is_beside: bool) -> None:
    left, right = sides(width, MARGIN, has_lanes=True)
    assert (left, right) == (194 if is_beside else MARGIN, width - 24)
    assert sides(width, MARGIN, has_lanes=False)[0] == 24
    root = ElementTree.fromstring(
        drawn(Scene(AXIS._replace(left=left), (crowded(), crowded())), width=width)
    )
    names = [each for each in one("text", root) if each.text == "A lane"]
    counts = [each for each in one("text", root) if each.text == "80 events, 2 without room"]
    assert (names[0].get("y") == counts[0].get("y")) is not is_beside


def test_the_line_of_a_publication_has_its_words_at_the_foot() -> None:
    for x, start in ((900.0, ("900", "end")), (60.0, ("60", None))):
        words = "Published by this line: a source"
        root = parsed(scene()._replace(horizon=(x, words)))
        (said,) = [each for each in one("text", root) if each.text == words]
        assert (said.get("x"), said.get("text-anchor")) == start
        assert any(each.attrib["d"].startswith(f"M{x:g} ") for each in one("path", root))


def test_without_a_scene_there_are_words() -> None:
    root = ElementTree.fromstring(svg(None, Said("A title", "No event."), width=1000, theme="dark"))
    assert words_of(root) == ["A title", "No event."]
    untitled = ElementTree.fromstring(svg(None, Said("", "A deck."), width=320, theme="light"))
    assert untitled.findtext(f"{NAMESPACE}title") == "A deck."  # whoever hears it is told something
    assert ElementTree.fromstring(svg(None, Said("", ""), width=320, theme="light")) is not None


@pytest.mark.parametrize(
    ("it", "told"),
    [
        (item(is_uncertain=True), "uncertain"),
        (item(after="occurred ≠"), "a source says otherwise"),
        (item(after="claimed, possibly", tone="said"), "may not match what was asked"),
        (item(runs_on=LEFT), "no beginning known"),
        (item(runs_on=RIGHT), "no end known"),
        (item(is_approximate=True), "round: approximate"),
        (item(tone="said", after="claimed"), "reported or claimed"),
    ],
)
def test_the_legend_tells_what_is_said_of_an_event(it: Item, told: str) -> None:
    assert told in words_of(parsed(scene(strip(it, 100, 300))))
    assert told not in words_of(parsed(scene(strip(item(), 100, 300))))


def test_the_legend_tells_what_occurs_and_wraps() -> None:
    few = words_of(parsed(scene(strip(item(kind="moment"), 100, 104, is_disc=True))))
    assert few[-1] == "then, exactly"
    assert len([word for word in few if "," in word]) == 1
    root = parsed(gallery())
    (group,) = [each for each in one("g", root) if each.get("font-size") == "12"]
    assert len({each.get("y") for each in group}) > 1
    ends = [float(each.attrib["x"]) + float(each.attrib["textLength"]) for each in group]
    assert max(ends) <= 976
