"""With whom a name occurs, and how else it is spelt, below the rows of names that are asked for."""

from __future__ import annotations

import pytest
from chronology.histories import event

import libyatl
from libyatl import Timeline
from libyatl.model import Participant
from libyatl.query.tallies import tallied
from libyatl.views import UNICODE, Page
from libyatl.views.lines import line_cells
from libyatl.views.terminal.company import draw_company


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_company_of_a_long_name_is_no_wider_than_the_page(width: int) -> None:
    names = ["N" * 90, "名" * 60, "M"]
    meeting = event("a")._replace(actors=tuple(map(Participant, names)))
    tallies = tallied(libyatl.select(Timeline(events=(meeting,))), "actor")
    rows = list(draw_company(tallies, Page(width, UNICODE)))
    assert all(line_cells(row) <= width for row in rows)
    text = "".join(piece.text for row in rows for piece in row)
    assert all(text.count(name[0]) >= len(name) for name in names)
