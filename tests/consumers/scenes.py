"""Scenes and axes by the script of the page: tracks go into a browser, lanes come out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from views.scene.axis_vectors import WIDTHS, Sight
from views.web.script_texts import camel

from libyatl.dates.calendar_names import MONTHS
from libyatl.views.scene.item import Track
from libyatl.views.scene.ladder import STEPS
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scale import Scale, View
from libyatl.views.scene.scene import (
    Axis,
    Block,
    Column,
    Fold,
    Heap,
    Lane,
    Mark,
    Strip,
    Through,
    Tick,
    Words,
)
from libyatl.views.scene.ticks import length_in_words
from libyatl.views.web.assets import script

if TYPE_CHECKING:
    from playwright.sync_api import Page

_MODULES = {
    "xAt": "scene/scale.js",
    "laidOut": "scene/laid_out.js",
    "cut": "scene/placing.js",
    "countedOf": "scene/plurals.js",
    "axisOf": "scene/ticks.js",
}
_SET_UP = """(modules) => {
  const measureBy = (widths) => (text) => {
    let sum = 0;
    for (const char of text) sum += widths[char] ?? widths[""];
    return Math.round(sum * 1e6) / 1e6;
  };
  window.yatl = { measureBy };
  for (const [name, text] of Object.entries(modules)) {
    window.yatl[name] = new Function(`${text}; return ${name};`)();
  }
}"""
_LAY_OUT = """({ tracks, panels, views, sizes, widths }) => {
  const { laidOut, measureBy, xAt } = window.yatl;
  const measure = measureBy(widths);
  const said = { item: (item) => item.row, shape: (shape) => shape.kind };
  return views.map(([left, right, start, stretch]) => {
    const view = { left, right, start, stretch };
    const axis = { left, right, ticks: [], heads: [], folds: [] };
    const at = (second) => xAt(view, panels, second);
    const { lanes } = laidOut(tracks, axis, at, sizes, measure, null);
    return JSON.stringify(lanes, (key, value) => said[key]?.(value) ?? value);
  });
}"""
_CUT = """({ text, rooms, widths }) => {
  const { cut, measureBy } = window.yatl;
  const plot = { measure: measureBy(widths), sizes: { ellipsis: "…" } };
  return rooms.map((room) => cut(text, room, plot));
}"""


_AXES = """({ asked, shared, widths }) => {
  const { axisOf, measureBy } = window.yatl;
  const measure = measureBy(widths);
  return asked.map(({ panels, view: [left, right, start, stretch], ...own }) =>
    axisOf(panels, { left, right, start, stretch }, { ...own, ...shared, measure }));
}"""


def set_up(page: Page) -> None:
    """Give a page the script of the page, but for what meets those who read it."""
    page.evaluate(_SET_UP, {name: script(entry) for name, entry in _MODULES.items()})


class ByScript(NamedTuple):
    """What came of a view: its lanes, and the rows of the events in each of their heaps."""

    lanes: tuple[Lane, ...]
    rows: list[list[int]]


def laid_out_by_script(
    page: Page,
    tracks: Sequence[Track],
    scale: Scale,
    views: Iterable[View],
    *,
    sizes: dict[str, Any],
    widths: dict[str, float],
) -> list[ByScript]:
    """Return what the script makes of each view of some tracks.

    Strips have the row of their item for it, marks the kind of their shape.

    Args:
        page: what was set up.
        tracks: what is laid out.
        scale: on what scale.
        views: of what.
        sizes: those of pixels.
        widths: how wide each character is; one that is not listed as `""` says.
    """
    asked = {
        "tracks": [{**for_script(track), "events": track.events} for track in tracks],
        "panels": [[*panel] for panel in scale.panels],
        "views": [[*view] for view in views],
        "sizes": {"ellipsis": "…", **for_script(sizes)},
        "widths": widths,
    }
    return [_read(lanes) for lanes in page.evaluate(_LAY_OUT, asked)]


def axes_by_script(page: Page, sights: Iterable[Sight]) -> list[Axis]:
    """Return what the script makes of the axis of each sight, in words as wide as vectors have.

    The page is one that was set up.
    """
    asked = [
        {
            "panels": [[*panel] for panel in scale.panels],
            "view": [*view],
            "isClocked": is_clocked,
            "folds": [
                length_in_words(behind.t0 - before.t1) for before, behind in pairwise(scale.panels)
            ],
        }
        for scale, view, is_clocked in sights
    ]
    shared = {"steps": STEPS, "months": MONTHS, "sizes": for_script(PIXELS)}
    found = page.evaluate(_AXES, {"asked": asked, "shared": shared, "widths": WIDTHS})
    return [_from_script(axis, "axes", []) for axis in found]


def cut_by_script(
    page: Page, text: str, rooms: Sequence[float], widths: dict[str, float]
) -> list[str]:
    """Return what the script leaves of a text in each of some rooms."""
    found: list[str] = page.evaluate(_CUT, {"text": text, "rooms": rooms, "widths": widths})
    return found


def counted_by_script(page: Page, counts: Sequence[int], noun: str) -> list[str]:
    """Return how the script tells of numbers of things."""
    asked = {"counts": counts, "noun": noun}
    script = "({ counts, noun }) => counts.map((count) => window.yatl.countedOf(count, noun))"
    found: list[str] = page.evaluate(script, asked)
    return found


def for_script(value: Any) -> Any:
    """Return what the script takes: the same names, with capitals in place of underlines."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {camel(key): for_script(part) for key, part in value.items()}
    return [*map(for_script, value)] if isinstance(value, tuple) else value


def _read(lanes: str) -> ByScript:
    rows: list[list[int]] = []
    return ByScript(_from_script(json.loads(lanes), "lanes", rows), rows)


def _from_script(value: Any, name: str, rows: list[list[int]]) -> Any:
    """Return the part of a scene that a field of that name holds, and add to `rows`."""
    if isinstance(value, list):
        return tuple([_from_script(part, name, rows) for part in value])
    if not isinstance(value, dict):
        return value
    if "rows" in value:
        rows.append(value.pop("rows"))
    parts = {re.sub("[A-Z]", lambda found: "_" + found[0].lower(), key): key for key in value}
    return _PARTS[name](**{at: _from_script(value[key], at, rows) for at, key in parts.items()})


_PARTS: dict[str, type[Any]] = {
    "axes": Axis,
    "ticks": Tick,
    "folds": Fold,
    "lanes": Lane,
    "blocks": Block,
    "dots": Block,
    "strips": Strip,
    "marks": Mark,
    "words": Words,
    "heaps": Heap,
    "columns": Column,
    "through": Through,
}


def differences(found: Any, expected: Any, *, within: float, at: str = "") -> list[str]:
    """Return where two told scenes are not the same; numbers may differ by so much."""
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = [*{**found, **expected}]
        pairs = [(f".{key}", found.get(key), expected.get(key)) for key in keys]
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        pairs = [(f"[{i}]", *pair) for i, pair in enumerate(zip(found, expected, strict=True))]
    elif _is_number(found) and _is_number(expected) and abs(found - expected) <= within:
        return []
    else:
        return [] if found == expected else [f"{at}: {found!r} where {expected!r} is expected"]
    return [
        difference
        for part, one, other in pairs
        for difference in differences(one, other, within=within, at=at + part)
    ]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
