"""The brackets of a drawing: how they look, and that both ways of a timeline have the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from chronology.histories import event, timeline

import libyatl
from libyatl.chronology.answers.brackets import Join
from libyatl.views import ASCII, UNICODE, Glyphs, Page, plain
from libyatl.views.terminal.headings import Dates, entries
from libyatl.views.terminal.timeline import draw
from libyatl.views.words.clock_column import ClockColumn
from libyatl.views.words.labels import Labels


def test_brackets_join_the_same_neighbours_in_reverse() -> None:
    whole = libyatl.load()
    upward, downward = (
        joined(libyatl.select(whole, undated="exclude", reverse=reverse))
        for reverse in (False, True)
    )
    assert upward == downward
    assert {True, False} == set(upward.values())


def joined(selection: libyatl.Selection) -> dict[frozenset[str], bool]:
    """Return for each two neighbours in the order of beginnings whether they are joined."""
    dates = Dates(selection.chronology, Labels(selection, UNICODE), ClockColumn(()), 14)
    drawn = [entry for entry in entries(selection, [*selection.rows], dates) if entry.bracket]
    found = {}
    for one, other in pairwise(drawn):
        assert one.bracket
        assert other.bracket
        assert one.bracket.below is other.bracket.above
        found[frozenset((one.event.id, other.event.id))] = one.bracket.below is not Join.CLOSED
    return found


HERE = {"places": ("Here",)}
MAY = [
    event("vague", "2017-05", **HERE),
    event("first", "2017-05-02", **HERE),
    event("second", "2017-05-03", **HERE),
    event("same", "2017-05-03", **HERE),
    event("had-begun", "by 2017-05-04", **HERE),
    event("last", "2017-05-05", **HERE),
    event("later", "2017-06-01", **HERE),
]


@pytest.mark.parametrize(
    ("glyphs", "signs"),
    [
        (UNICODE, ["╭│", "│┊", "││", "│┊", "≤ ", "╰ ", "  "]),
        (ASCII, ["/|", "|:", "||", "|:", "< ", "\\ ", "  "]),
    ],
)
def test_a_bracket_is_dotted_where_neighbours_are_in_order(
    glyphs: Glyphs, signs: list[str]
) -> None:
    selection = libyatl.select(timeline(*MAY))
    drawn = list(plain(draw(selection, Page(60, glyphs, ids=True))))
    lines = drawn[drawn.index("    2017  " + glyphs.rail + "\n") + 1 :]
    at = len("by 4 May ")
    assert [
        one[at] + other[at] for one, other in zip(lines[::2], lines[1::2], strict=True)
    ] == signs


def test_nothing_is_bracketed_where_the_order_is_not_of_time() -> None:
    selection = libyatl.select(timeline(*MAY), sort="title")
    assert not any(set("╭┊╰≤") & set(line) for line in plain(draw(selection, Page(None, UNICODE))))


def test_a_bracket_runs_past_a_heading() -> None:
    dates = ("2016", "2016-05", "between 2016-06 and 2017-06", "2017-03", "2017-04")
    events = [event(f"e{number}", date) for number, date in enumerate(dates)]
    events.append(event("long", "between 2016-02 and 2017-12"))
    drawn = list(plain(draw(libyatl.select(timeline(*events)), Page(60, UNICODE))))
    assert drawn[[line.strip()[:4] for line in drawn].index("2017")].endswith("2017 ││\n")
