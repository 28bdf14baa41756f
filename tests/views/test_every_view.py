"""What every view must tell, a new one too: the groups, and which events only possibly match."""

from __future__ import annotations

import pytest

import libyatl
from libyatl.views import UNICODE, VIEWS, Page, view

TELLING_EACH = [name for name in VIEWS if name not in ("lanes", "chart")]
"""The views that tell each event; a picture counts those in a crowd, and a chart all."""


@pytest.mark.parametrize("name", TELLING_EACH)
def test_a_view_tells_each_group_and_each_event_that_only_possibly_matches(name: str) -> None:
    chosen = libyatl.select(libyatl.load(), on="early August 2017", group_by="month")
    lines = list(view(name)(chosen, Page(None, UNICODE)))
    drawn = "\n".join("".join(piece.text for piece in line) for line in lines)
    assert len(chosen.groups) > 1
    assert all(group.label in drawn for group in chosen.groups)
    assert chosen.possible > 1
    marks = [piece for line in lines for piece in line if piece.style == "maybe"]
    assert sum(bool(mark.text.strip()) for mark in marks) == chosen.possible
