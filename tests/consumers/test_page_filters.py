"""Filters and search: what is left is what the command leaves, and the axis stays where it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from consumers.browser import Written
from consumers.conftest import Opening
from consumers.seen import seen
from consumers.worlds import WORLDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

FACETS = {
    "Actors": "--actor",
    "Places": "--place",
    "Tags": "--tag",
    "Sources": "--source",
    "Status": "--status",
}
_TICKS = """
() => {
  const left = document.querySelector(".track svg").getBoundingClientRect().left;
  const found = [...document.querySelectorAll(".track svg text")];
  const top = Math.min(...found.map((text) => text.getBoundingClientRect().top));
  return found.map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.top < top + 26)
    .map(([text, box]) => `${text} ${Math.round(box.left - left)}`);
}
"""


def listed(page: Page, facet: str) -> list[tuple[str, int]]:
    """Open a facet and return its names, each with its number."""
    page.locator(".facets summary", has_text=facet).click()
    page.locator(".facets details[open] .names button").first.wait_for()
    rows: list[list[str]] = page.locator(".facets details[open] .names button").evaluate_all(
        "(all) => all.map((b) => [b.firstChild.textContent, b.lastChild.textContent])"
    )
    return [(name, int(count.replace(",", ""))) for name, count in rows]


def counted(written: Written, world: str, *conditions: str) -> int:
    told = written.run("filter", "--count", *conditions, text=WORLDS[world])
    return int(told.split()[0].replace(",", ""))


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("world", ["curated", "many"])
def test_a_facet_counts_what_the_command_counts(
    world: str, facet: str, opened: Opening, written: Written
) -> None:
    page = opened(WORLDS[world])
    names = listed(page, facet)
    assert len(names) > 1
    for name, count in names[:4]:
        id = re.search(r"\((\S+)\)$", name)
        if not id and sum(name in other for other, _ in names) > 1:
            continue  # the command takes it for all of them
        asked = FACETS[facet], id[1] if id else name
        assert count == counted(written, world, *asked), name
    page.locator(".facets details[open] .names button").nth(1).click()
    assert len(seen(page).shown) == names[1][1]
    assert page.locator(".list > li:visible").count() == names[1][1]
    assert f"{names[1][1]} of " in page.locator(".count").inner_text()


def test_of_one_facet_any_and_of_two_both_as_in_the_command(
    opened: Opening, written: Written
) -> None:
    page = opened(WORLDS["many"])
    names = [name for name, _ in listed(page, "Actors")[:2]]
    for name in names:
        page.locator(".facets details[open] .names button", has_text=name).first.click()
    either = ("-a", names[0], "-a", names[1])
    assert len(seen(page).shown) == counted(written, "many", *either)
    tags = listed(page, "Tags")
    for tag, count in tags:
        assert count == counted(written, "many", *either, "--tag", tag)
    page.locator(".facets details[open] .names button").first.click()
    assert len(seen(page).shown) == counted(written, "many", *either, "--tag", tags[0][0])
    assert page.locator(".chips button").count() == 3
    ids = written.run(
        "filter",
        *either,
        "--tag",
        tags[0][0],
        "--fields",
        "id",
        "--no-header",
        text=WORLDS["many"],
    )
    assert seen(page).shown == ids.split()


def test_chips_take_filters_away(opened: Opening) -> None:
    page = opened()
    listed(page, "Actors")
    page.locator(".facets details[open] .names button").nth(0).click()
    page.locator(".facets details[open] .names button").nth(1).click()
    page.keyboard.press("Escape")
    assert page.locator(".chips button").count() == 2
    page.locator(".chips button").first.click()
    page.locator(".chips button").first.click()
    assert page.locator(".chips button").count() == 0
    assert len(seen(page).shown) == 52


@pytest.mark.parametrize("words", ["moscow", "HIFTER  moscow", "para 4", "Sarráj", "zzz"])
def test_search_finds_what_stands_in_an_event(words: str, opened: Opening) -> None:
    page = opened()
    page.locator(".search").fill(words)
    found = set(seen(page).shown)
    asked = words.lower().replace("á", "a").split()
    texts = dict(
        page.locator(".list > li").evaluate_all("(all) => all.map((e) => [e.id, e.textContent])")
    )
    assert found == {
        id for id, text in texts.items() if all(word in text.lower() for word in asked)
    }
    assert page.locator(".none").is_visible() == (not found)
    assert page.locator(".list > li:visible").count() == len(found)


def test_a_slash_leads_to_the_search_and_escape_leaves_it(opened: Opening) -> None:
    page = opened()
    page.locator(".track").focus()
    page.keyboard.press("/")
    page.keyboard.type("embassy/")
    assert page.locator(".search").input_value() == "embassy/"
    assert page.evaluate("document.activeElement.className") == "search"


@pytest.mark.parametrize("scale", ["folded", "true"])
def test_no_filter_moves_the_axis(scale: str, opened: Opening) -> None:
    page = opened(WORLDS["many"], "--scale", scale)
    seen(page)
    before = page.evaluate(_TICKS)
    assert len(before) > 5
    for query in ("convoy", "harbour grain", "zzz"):
        page.locator(".search").fill(query)
        seen(page)
        assert page.evaluate(_TICKS) == before


@pytest.mark.parametrize("by", ["actor", "place", "tag", "status", "source"])
def test_lanes_are_the_groups_of_the_command(by: str, opened: Opening, written: Written) -> None:
    page = opened(WORLDS["many"])
    page.locator(".by").select_option(by)
    seen(page)
    text = page.locator(".track").text_content() or ""
    first = listed(
        page,
        {
            "place": "Places",
            "tag": "Tags",
            "actor": "Actors",
            "source": "Sources",
            "status": "Status",
        }[by],
    )
    for name, _ in first[:3]:
        assert name in text
    assert seen(page).by == by
    drawn = opened(WORLDS["many"], "-g", by)
    assert (drawn.locator(".track").text_content() or "") == text


def test_a_crowd_is_zoomed_in_by_a_click_until_its_events_are_drawn(opened: Opening) -> None:
    page = opened(WORLDS["crowds"])
    for _ in range(12):
        seen(page)
        heap = page.evaluate(
            "() => { const box = boxes.find((box) => box.heap); return box &&"
            " [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, box.heap.rows.length]; }"
        )
        if not heap:
            break
        corner = page.locator(".track svg").bounding_box()
        assert corner is not None
        page.mouse.click(corner["x"] + heap[0], corner["y"] + heap[1])
    assert heap is None
    assert page.evaluate("boxes.filter((box) => box.row !== null).length") > 0


def test_a_crowd_of_one_day_is_listed_by_a_click(opened: Opening) -> None:
    page = opened(WORLDS["one day"])
    for _ in range(3):
        box = page.locator(".track svg").bounding_box()
        assert box is not None
        wide = page.evaluate("xAt(viewNow(), scaleNow(), state.shown[7].items[0].shapes[0].a)")
        page.mouse.click(box["x"] + wide + 2, box["y"] + 120)
        seen(page)
    assert len(seen(page).shown) == 500
    assert page.locator(".chips button").count() == 1
    page.locator(".chips button").click()
    assert len(seen(page).shown) == 501


@pytest.mark.parametrize("world", ["curated", "many", "crowds", "one day", "hours", "titanic"])
def test_every_event_in_view_is_drawn_or_counted_at_every_zoom(world: str, opened: Opening) -> None:
    page = opened(WORLDS[world])
    page.locator(".track").focus()
    for _ in range(6):
        seen(page)
        missing, counted = page.evaluate(_MISSING)
        assert missing == counted
        for _ in range(3):
            page.keyboard.press("+")


_MISSING = r"""
() => {
  const there = new Set(boxes.flatMap(({ row, heap }) => (heap ? heap.rows : [row])));
  const isSeen = (entry) => {
    const [start, end] = secondsSeen();
    return entry.items.some(({ isAccount, shapes }) => !isAccount && shapes.some((shape) => {
      const known = [shape.a, shape.b, shape.c, shape.d].filter((edge) => edge !== null);
      const first = shape.runsOn[0] ? -Infinity : Math.min(...known);
      const last = shape.runsOn[1] ? Infinity : Math.max(...known);
      return first < end && (last > start || first === last);
    }));
  };
  const missing = state.shown.filter((entry) => isSeen(entry) && !there.has(entry.row));
  let counted = 0;
  for (const { textContent } of document.querySelectorAll(".track svg text")) {
    const found = /([\d,]+)(?: events?)? (?:span all|without room)/.exec(textContent);
    if (found) counted += Number(found[1].replace(",", ""));
  }
  return [missing.length, counted];
}
"""
