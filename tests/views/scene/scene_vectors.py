"""The scenes in `tests/cases/scene`: how they are read, laid out, told and written."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import CELLS, PIXELS
from libyatl.views.scene.scale import Panel, Scale, View
from libyatl.views.scene.scene import Axis, Scene
from libyatl.views.scene.shapes import Shape, coreless, shape_of

CASES = Path(__file__).parents[2] / "cases" / "scene"
MEDIA = CASES / "media.json"
SCENES = sorted(path.stem for path in CASES.glob("*.json") if path != MEDIA)
MEDIUMS = {"pixels": PIXELS, "cells": CELLS}


def read(name: str) -> dict[str, Any]:
    """Return what stands in a file of that name."""
    found: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def laid_out_case(case: dict[str, Any]) -> Scene:
    """Return what comes of a case."""
    view = View(*case["view"])
    at = partial(view.x, scale_of_case(case))
    axis, name = Axis(view.left, view.right, (), (), ()), case["medium"]
    measure = measure_by(read("media")[name]["widths"])
    medium = MEDIUMS[name]
    medium = medium._replace(narrow=case.get("narrow", medium.narrow))
    return laid_out(tracks_of(case), axis, at, medium, measure, rows=case["rows"])


def scale_of_case(case: dict[str, Any]) -> Scale:
    """Return the scale of a case."""
    return Scale(tuple(Panel(*panel) for panel in case["panels"]))


def tracks_of(case: dict[str, Any]) -> list[Track]:
    """Return the tracks of a case."""
    return [Track(track["name"], (*map(_item, track["items"]),)) for track in case["tracks"]]


def measure_by(widths: dict[str, float]) -> Callable[[str], float]:
    """Return what measures a text by its characters, as exactly as any order of adding does."""
    return lambda text: round(sum(widths.get(char, widths[""]) for char in text), 6)


def _item(told: dict[str, Any]) -> Item:
    shapes = tuple(map(_shape, told["when"]))
    return Item(shapes=shapes, **{key: told[key] for key in told if key != "when"})


def _shape(told: list[Any]) -> Shape:
    bounds, kind, is_stated, runs_on = told
    opens = OPEN_PAST, OPEN_PAST, OPEN_FUTURE, OPEN_FUTURE
    a, b, c, d = (end if edge is None else edge for edge, end in zip(bounds, opens, strict=True))
    shape = shape_of((a, b, c, d), is_stated=(*is_stated,), runs_on=(*runs_on,))
    return shape if shape.kind == kind else coreless(shape)


def told(value: Any, digits: int = 1) -> Any:
    """Return a part of a scene as JSON has it, every number to so many digits."""
    match value:
        case Item():
            return value.row
        case Shape():
            return value.kind
        case bool() | str() | None:
            return value
        case int() | float():
            rounded = round(value, digits)
            return int(rounded) if rounded == int(rounded) else rounded
        case _ if hasattr(value, "_asdict"):
            left_out = value._field_defaults
            parts = value._asdict().items()
            return {
                name: told(part, digits)
                for name, part in parts
                if name not in left_out or left_out[name] != part
            }
        case tuple():
            return [told(part, digits) for part in value]
    raise TypeError(value)


def written(value: Any, indent: int = 0) -> str:
    """Return JSON with as much on a line as fits."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= _WIDE or not value or isinstance(value, str):
        return line if indent else line + "\n"
    deeper = indent + 1
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {written(part, deeper)}" for key, part in value.items()]
    else:
        parts = [written(part, deeper) for part in value]
    begin, end = "{}" if isinstance(value, dict) else "[]"
    within = ",\n".join(" " * deeper + part for part in parts)
    return f"{begin}\n{within}\n{' ' * indent}{end}" + "\n" * (not indent)


_WIDE = 180
