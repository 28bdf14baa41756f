"""The vectors in `tests/cases/scene`: what is drawn, and where each of it comes to stand.

Any implementation of a scene can run them. `media.json` has the sizes of both media, and how wide
each character is in them: a text is as wide as its characters together, one that is not listed as
`""` says. Every other file is one scene:

medium          a key of `media.json`
panels          the scale: [t0, t1, u0, u1] for each stretch of seconds that lies to scale
view            left, right, start, stretch: second t is at x = left + (u(t) - start) * stretch
rows            how many events of the very same bounds have words; null for all
tracks          lanes with items, whose `when` are [bounds, kind, is_stated, runs_on]: the bounds
                inclusive, in seconds since 0000-12-31, null where open
lanes           what comes of it, as `Lane` has it, to 0.1; strips name the row of their item

A field that is left out is empty, 0, false or null; but `tone` is "occurred", `is_shared` is true
and the `side` of words is "inside".

`LIBYATL_UPDATE=1` writes the lanes anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import CELLS, PIXELS
from libyatl.views.scene.scale import Panel, Scale, View
from libyatl.views.scene.scene import Axis, Scene
from libyatl.views.scene.shapes import Shape, coreless, shape_of

_CASES = Path(__file__).parents[2] / "cases" / "scene"
_MEDIA = _CASES / "media.json"
_SCENES = sorted(path.stem for path in _CASES.glob("*.json") if path != _MEDIA)
_MEDIUMS = {"pixels": PIXELS, "cells": CELLS}
_UPDATES = bool(os.environ.get("LIBYATL_UPDATE"))


@pytest.mark.parametrize("name", _SCENES)
def test_a_scene_comes_out_as_its_vector_says(name: str) -> None:
    path = _CASES / f"{name}.json"
    case = json.loads(path.read_text(encoding="utf-8"))
    lanes = _told(_laid_out(case).lanes)
    if _UPDATES:
        path.write_text(_written({**case, "lanes": lanes}), encoding="utf-8")
    assert lanes == case["lanes"] or _UPDATES


def test_the_sizes_beside_the_vectors_are_those_of_the_media() -> None:
    media = json.loads(_MEDIA.read_text(encoding="utf-8"))
    sizes = {name: _told(medium) for name, medium in _MEDIUMS.items()}
    if _UPDATES:
        found = {name: {**media[name], "sizes": sizes[name]} for name in sizes}
        _MEDIA.write_text(_written(found), encoding="utf-8")
    assert {name: media[name]["sizes"] for name in sizes} == sizes or _UPDATES


def test_a_text_is_written_as_it_stands() -> None:
    for name in (*_SCENES, _MEDIA.stem):
        text = (_CASES / f"{name}.json").read_text(encoding="utf-8")
        assert text == _written(json.loads(text))


def _laid_out(case: dict[str, Any]) -> Scene:
    view = View(*case["view"])
    scale = Scale(tuple(Panel(*panel) for panel in case["panels"]))
    tracks = [Track(track["name"], (*map(_item, track["items"]),)) for track in case["tracks"]]
    axis = Axis(view.left, view.right, (), (), ())
    medium = _MEDIUMS[case["medium"]]
    at = partial(view.x, scale)
    return laid_out(tracks, axis, at, medium, _measure(case["medium"]), rows=case["rows"])


def _measure(medium: str) -> Callable[[str], float]:
    widths = json.loads(_MEDIA.read_text(encoding="utf-8"))[medium]["widths"]
    return lambda text: sum(widths.get(char, widths[""]) for char in text)


def _item(told: dict[str, Any]) -> Item:
    shapes = tuple(map(_shape, told["when"]))
    return Item(shapes=shapes, **{key: told[key] for key in told if key != "when"})


def _shape(told: list[Any]) -> Shape:
    bounds, kind, is_stated, runs_on = told
    opens = OPEN_PAST, OPEN_PAST, OPEN_FUTURE, OPEN_FUTURE
    a, b, c, d = (end if edge is None else edge for edge, end in zip(bounds, opens, strict=True))
    shape = shape_of((a, b, c, d), is_stated=(*is_stated,), runs_on=(*runs_on,))
    return shape if shape.kind == kind else coreless(shape)


def _told(value: Any) -> Any:
    """Return a part of a scene as JSON has it, every number to 0.1."""
    match value:
        case Item():
            return value.row
        case Shape():
            return value.kind
        case bool() | str() | None:
            return value
        case int() | float():
            rounded = round(value, 1)
            return int(rounded) if rounded == int(rounded) else rounded
        case _ if hasattr(value, "_asdict"):
            left_out = value._field_defaults
            parts = value._asdict().items()
            return {
                name: _told(part)
                for name, part in parts
                if name not in left_out or left_out[name] != part
            }
        case tuple():
            return [*map(_told, value)]
    raise TypeError(value)


def _written(value: Any, indent: int = 0) -> str:
    """Return JSON with as much on a line as fits."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= _WIDE or not value or isinstance(value, str):
        return line if indent else line + "\n"
    deeper = indent + 1
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {_written(part, deeper)}" for key, part in value.items()]
    else:
        parts = [_written(part, deeper) for part in value]
    begin, end = "{}" if isinstance(value, dict) else "[]"
    within = ",\n".join(" " * deeper + part for part in parts)
    return f"{begin}\n{within}\n{' ' * indent}{end}" + "\n" * (not indent)


_WIDE = 180
