"""The script of the page and Python say the same: its names, its numbers, and its words.

What both make of them is compared in a browser (`tests/consumers`). This needs none, so that a kind
of shape, a field of a scene or a size that one of them has alone is found where it is added.
"""

from __future__ import annotations

import importlib
import re
from typing import Any, get_args

import pytest
from views.web.script_texts import MODULES, SCRIPT, camel, constants, interface, words_of

from libyatl.views.scene import item, ladder, medium, scale, scene, shapes
from libyatl.views.web import facets

TWINS = [
    *((path, f"libyatl.views.scene.{path.stem}") for path in (SCRIPT / "scene").glob("*.js")),
    *((path, f"libyatl.views.vector.{path.stem}") for path in (SCRIPT / "drawing").glob("*.js")),
]
NAMED_OTHERWISE = {
    "libyatl.views.scene.plurals": "libyatl.text.plurals",
    "libyatl.views.vector.picture": "libyatl.views.vector.plotted",
}
OF_THE_SCRIPT = {
    "MOST_PLACES": "Python counts as far as it likes",
    "TOP": "the plot of a still begins where its title ends",
    "LEAST_HIT": "nobody hits anything in a still",
}
"""Numbers that Python has no use for, and why."""


@pytest.mark.parametrize(("path", "name"), TWINS, ids=lambda it: getattr(it, "stem", ""))
def test_both_have_the_same_numbers(path: Any, name: str) -> None:
    twin = importlib.import_module(NAMED_OTHERWISE.get(name, name))
    found = constants(path.read_text(encoding="utf-8"))
    expected = {
        name: getattr(twin, name, getattr(twin, f"_{name}", None))
        for name in found
        if name not in OF_THE_SCRIPT
    }
    assert {name: found[name] for name in expected} == expected


def test_numbers_at_the_top_are_found() -> None:
    text = "export const A = 1_000;\nconst [B, C_D] = [2.5, 1e-6];\nconst E = [1, 1 / 2];\n"
    others = 'const F = { a: 1 };\n  const G = 1;\nconst H = colour("ink");\nconst i = 3;\n'
    assert constants(text + others) == {"A": 1000, "B": 2.5, "C_D": 1e-6, "E": (1, 0.5)}


def test_each_number_that_the_script_has_alone_is_in_it() -> None:
    every = {name for path in MODULES for name in constants(path.read_text(encoding="utf-8"))}
    assert every >= {*OF_THE_SCRIPT}


FIELDS: dict[str, tuple[Any, set[str], set[str]]] = {
    "Shape": (shapes.Shape, set(), set()),
    "Item": (item.Item, set(), set()),
    "Track": (item.Track, set(), {"events"}),
    "Horizon": (item.Horizon, set(), set()),
    "Rooms": (medium.Rooms, set(), set()),
    "Sizes": (medium.Medium, {"isWhole", "gutter"}, set()),
    "View": (scale.View, set(), set()),
    "Tick": (scene.Tick, set(), set()),
    "Fold": (scene.Fold, set(), set()),
    "Axis": (scene.Axis, set(), set()),
    "Mark": (scene.Mark, set(), set()),
    "Words": (scene.Words, set(), set()),
    "Strip": (scene.Strip, set(), set()),
    "Block": (scene.Block, {"more", "rest"}, set()),
    "Column": (scene.Column, set(), set()),
    "Heap": (scene.Heap, set(), {"rows"}),
    "Through": (scene.Through, set(), set()),
    "Lane": (scene.Lane, set(), set()),
    "Scene": (scene.Scene, set(), set()),
    "Facet": (facets.Facet, set(), set()),
}
"""A type of the script: its twin, the fields that only this has, and those that only it has."""


@pytest.mark.parametrize("name", FIELDS)
def test_both_have_the_same_fields(name: str) -> None:
    twin, of_python, of_script = FIELDS[name]
    told = {camel(field) for field in twin._fields}
    assert told >= of_python
    assert {*interface(name)} == told - of_python | of_script


def test_both_have_the_same_words() -> None:
    kinds = {*get_args(shapes.ShapeKind)} - {"nowhere"}  # an item has no such shape
    assert words_of("ShapeKind") == kinds
    assert words_of("Tone") == {*get_args(item.Tone)}
    assert words_of("Side") == {*get_args(scene.Side)}
    assert words_of("Step") == {step[0] for step in ladder.STEPS}


def test_the_list_has_a_letter_of_its_own_for_each_kind_of_shape() -> None:
    text = (SCRIPT / "page" / "list.js").read_text(encoding="utf-8")
    (table,) = re.findall(r"^const KIND_OF = {(.*)};", text, re.MULTILINE)
    letters = {kind[0]: kind for kind in words_of("ShapeKind")}
    assert dict(re.findall(r'(\w): "(\w+)"', table)) == letters
    assert {*letters.values()} == words_of("ShapeKind")
