"""The vectors in `tests/cases/axes`: what an axis says, and where.

Any implementation of an axis can run them; sizes and widths of characters are those of pixels in
`tests/cases/scene/media.json`. Each file is one scale, seen in several ways:

panels          the scale: [t0, t1, u0, u1] for each stretch of seconds that lies to scale
is_clocked      whether anything tells hours
axes            view: left, right, start, stretch, as in the vectors of scenes; with what comes of
                it, as `Axis` has it, to 0.1: ticks, heads, folds

A field of these that is left out is empty or false.

`LIBYATL_UPDATE=1` writes what comes of them anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from views.scene.axis_vectors import AXES, axis_in_pixels, sights_in
from views.scene.scene_vectors import told, written

from libyatl.views.scene.scene import Axis

_UPDATES = bool(os.environ.get("LIBYATL_UPDATE"))


@pytest.mark.parametrize("path", AXES, ids=lambda path: path.stem)
def test_an_axis_comes_out_as_its_vector_says(path: Path) -> None:
    sights, expected = sights_in(path)
    found = [{"view": [*sight.view], **said(axis_in_pixels(sight))} for sight in sights]
    if _UPDATES:
        case = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(written({**case, "axes": found}), encoding="utf-8")
    assert found == expected or _UPDATES


def test_a_text_is_written_as_it_stands() -> None:
    for path in AXES:
        text = path.read_text(encoding="utf-8")
        assert text == written(json.loads(text))


def said(axis: Axis) -> dict[str, Any]:
    """Return what an axis says as a vector has it, which has the ends of it in its view."""
    parts: dict[str, Any] = told(axis)
    return {name: parts[name] for name in ("ticks", "heads", "folds")}
