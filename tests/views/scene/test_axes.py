"""Golden axes: each `axes/NAME.txt` is dates, and what the axis of them says.

Three lines an axis: the names of larger units, the words of the ticks and the length of each fold,
and the line with its ticks (`#` where a larger unit begins) and folds. To add one, write its dates
into a file of its own; then, or after a change that is meant, run `LIBYATL_UPDATE=1 pytest
tests/views/scene` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from views.scene.worlds_of_axes import PIXELS_IN_COLUMN, drawn, items_of

from libyatl.views.scene.medium import CELLS, PIXELS

AXES = sorted((Path(__file__).parent / "axes").glob("*.txt"))
WIDTHS = ((60, CELLS), (80, CELLS), (120, CELLS), (360, PIXELS), (1000, PIXELS))


@pytest.mark.parametrize("path", AXES, ids=lambda path: path.stem)
def test_an_axis_says_what_is_on_record(path: Path) -> None:
    dates = path.read_text("utf-8").partition("\n")[0]
    items = items_of(*(date for date in dates.split("; ") if date))
    told = f"{dates}\n"
    for width, medium in WIDTHS:
        unit = "cells" if medium is CELLS else f"pixels, {PIXELS_IN_COLUMN} a column"
        told += f"\n{width} {unit}\n{drawn(items, width, medium)}"
    if os.environ.get("LIBYATL_UPDATE"):
        path.write_text(told, "utf-8")
    assert told == path.read_text("utf-8")
