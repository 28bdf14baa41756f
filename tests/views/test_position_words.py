"""How one event lies to another, in words."""

from __future__ import annotations

import pytest
from chronology.histories import event, timeline

import libyatl
from libyatl.chronology import Chronology, resolve
from libyatl.chronology.answers.comparison import Comparison, Position, Which
from libyatl.formats.json.explanations import comparison_json
from libyatl.views import UNICODE, Page, plain
from libyatl.views.terminal.reasons import compared
from libyatl.views.words.position_words import position_words

WORDS = [
    (Position.BEFORE, Which.FIRST, Which.FIRST, "comes before"),
    (Position.AFTER, Which.LAST, Which.LAST, "comes after"),
    (Position.DURING, Which.LAST, Which.FIRST, "falls within"),
    (Position.AROUND, Which.FIRST, Which.LAST, "begins first and ends last"),
    (Position.SAME_INSTANT, Which.TOGETHER, Which.TOGETHER, "is at the same instant as"),
    (Position.SAME_TIME, None, None, "is at the same time as"),
    (Position.SAME_DAY, None, None, "is on the same day, in unknown order, as"),
    (Position.OVERLAPPING, None, None, "overlaps"),
    (Position.UNDETERMINED, None, None, "may come before or after"),
    (Position.BEGINS_FIRST, Which.FIRST, None, "begins first; may end later"),
    (Position.BEGINS_FIRST, Which.FIRST, Which.FIRST, "begins first and ends first"),
    (Position.BEGINS_LAST, Which.LAST, None, "begins last; may end earlier"),
    (
        Position.BEGINS_TOGETHER,
        Which.TOGETHER,
        None,
        "begins at the same instant; either may end first",
    ),
    (Position.ENDS_FIRST, None, Which.FIRST, "ends first; may begin later"),
    (Position.ENDS_LAST, None, Which.LAST, "ends last; may begin earlier"),
    (
        Position.ENDS_TOGETHER,
        None,
        Which.TOGETHER,
        "ends at the same instant; either may begin first",
    ),
]


@pytest.mark.parametrize(("position", "begins", "ends", "words"), WORDS)
def test_a_position_is_said(
    position: Position, begins: Which | None, ends: Which | None, words: str
) -> None:
    assert position_words(Comparison(position, (), begins, ends)) == words


def test_every_position_is_said() -> None:
    assert {position for position, *_ in WORDS} == set(Position)


@pytest.mark.parametrize(
    ("firm", "said"),
    [("2016-05-02", ""), ("2016", "  by firm statements alone: may come before or after")],
)
def test_what_firm_statements_alone_do_not_settle_is_told(
    firm: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, less = (
        timeline(event("a", "2016-05-01"), event("b", date)) for date in ("2016-05-02", firm)
    )
    resolved = resolve(less)
    monkeypatch.setattr(Chronology, "firm", property(lambda _: resolved))
    chosen = libyatl.select(made)
    lines = [line.rstrip() for line in plain(compared(chosen, 0, 1, Page(None, UNICODE)))]
    assert lines[:3] == ["a #a", "  comes before", "b #b"]
    assert lines[3] == said
    settled = '{"position": "before", "begins": "first", "ends": "first"}'
    if said:
        settled = '{"position": "undetermined", "begins": null, "ends": null}'
    assert f'"firm": {settled}' in comparison_json(chosen, 0, 1)
