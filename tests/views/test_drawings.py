"""Golden drawings: each `cases/NAME/VIEW.WIDTH[.ascii].txt` is what that view draws.

A case is an `events.yaml` and, where not everything is drawn, a `select.json` with the
arguments of `libyatl.select`. To add a drawing, make an empty file of that name; then, or
after a change that is meant, run `LIBYATL_UPDATE=1 pytest tests/views` and read the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import libyatl

CASES = Path(__file__).parent / "cases"
DRAWINGS = sorted(CASES.glob("*/*.txt"))


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_view_draws_what_is_on_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    asked = Path("select.json")
    arguments = json.loads(asked.read_text("utf-8")) if asked.exists() else {}
    selection = libyatl.select(libyatl.load("events.yaml"), **arguments)
    view, width, *marks = path.stem.split(".")
    drawn = libyatl.render(
        selection,
        view=view,
        width=None if width == "none" else int(width),
        ascii="ascii" in marks,
    )
    if os.environ.get("LIBYATL_UPDATE"):
        path.write_text(drawn, "utf-8")
    assert drawn == path.read_text("utf-8")


def test_every_case_is_drawn() -> None:
    folders = {path for path in CASES.iterdir() if path.is_dir()}
    assert folders == {path.parent for path in DRAWINGS}
