"""The vectors in `tests/cases/scene`: what is drawn, and where each of it comes to stand.

Any implementation of a scene can run them. `media.json` has the sizes of both media, and how wide
each character is in them: a text is as wide as its characters together, one that is not listed as
`""` says. Every other file is one scene:

medium          a key of `media.json`
panels          the scale: [t0, t1, u0, u1] for each stretch of seconds that lies to scale
view            left, right, start, stretch: second t is at x = left + (u(t) - start) * stretch
narrow          the size of that name, where it is not that of the medium: with 0 all is packed
rows            how many events of the very same bounds have words; null for all
tracks          lanes with items, whose `when` are [bounds, kind, is_stated, runs_on]: the bounds
                inclusive, in seconds since 0000-12-31, null where open
lanes           what comes of it, as `Lane` has it, to 0.1; strips name the row of their item

A field that is left out is empty, 0, false or null; but `tone` is "occurred", `is_shared` is true
and the `side` of words is "inside".

`LIBYATL_UPDATE=1` writes the lanes anew.
"""

from __future__ import annotations

import os

import pytest
from views.scene.scene_vectors import (
    CASES,
    MEDIA,
    MEDIUMS,
    SCENES,
    laid_out_case,
    read,
    told,
    written,
)

_UPDATES = bool(os.environ.get("LIBYATL_UPDATE"))
_EXACT = 16


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_comes_out_as_its_vector_says(name: str) -> None:
    case = read(name)
    lanes = told(laid_out_case(case).lanes)
    if _UPDATES:
        (CASES / f"{name}.json").write_text(written({**case, "lanes": lanes}), encoding="utf-8")
    assert lanes == case["lanes"] or _UPDATES


def test_the_sizes_beside_the_vectors_are_those_of_the_media() -> None:
    media = read(MEDIA.stem)
    sizes = {name: told(medium, _EXACT) for name, medium in MEDIUMS.items()}
    if _UPDATES:
        found = {name: {**media[name], "sizes": sizes[name]} for name in sizes}
        MEDIA.write_text(written(found), encoding="utf-8")
    assert {name: media[name]["sizes"] for name in sizes} == sizes or _UPDATES


def test_a_text_is_written_as_it_stands() -> None:
    for name in (*SCENES, MEDIA.stem):
        text = (CASES / f"{name}.json").read_text(encoding="utf-8")
        assert text == written(read(name))
