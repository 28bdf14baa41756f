"""Words for how far an event is to be believed, in ours."""

from __future__ import annotations

import pytest

from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.foreign.statuses import WORDS, Statuses
from libyatl.model import STATUSES


def cell(text: str, line: int = 0) -> Cell:
    return Cell(text, Line(line), Line(line + 1))


def test_each_status_of_ours_is_meant_by_itself() -> None:
    assert set(WORDS) == set(STATUSES)
    assert all(status in words.split() for status, words in WORDS.items())


@pytest.mark.parametrize("status", STATUSES)
def test_a_word_of_ours_is_the_very_cell(status: str) -> None:
    typed = cell(status)
    assert Statuses().told(typed) is typed


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("confirmed", "occurred"),
        ("Validated ", "occurred"),
        ("true", "occurred"),
        ("alleged", "claimed"),
        ("RUMOURED", "claimed"),
        ("contested", "disputed"),
        ("upcoming", "planned"),
        ("Reported", "reported"),
    ],
)
def test_a_word_of_others_is_told_in_ours(typed: str, ours: str) -> None:
    words = Statuses()
    told = words.told(cell(typed))
    assert told is not None
    assert told.value == ours
    assert not list(words.unknown("a.csv"))


@pytest.mark.parametrize("typed", ["", "  "])
def test_what_is_blank_says_nothing(typed: str) -> None:
    words = Statuses()
    assert words.told(cell(typed)) is None
    assert not list(words.unknown("a.csv"))


def test_each_other_word_is_warned_of_once_where_it_stands_first() -> None:
    words = Statuses()
    for line, word in enumerate(("confirmed", "pending", "odd", "Pending")):
        words.told(cell(word, line))
    found = list(words.unknown("a.csv"))
    assert [(one.code, one.span and one.span.line, one.severity) for one in found] == [
        ("unknown-status", 2, "warning"),
        ("unknown-status", 3, "warning"),
    ]
    assert "'pending' is no status that is known, 2 times" in found[0].message
    assert found[1].message == "'odd' is no status that is known"


def test_what_is_asked_confirms_nothing() -> None:
    words = Statuses()
    assert words.told(cell("confirmed?")) is None
    assert [one.code for one in words.unknown("a.csv")] == ["unknown-status"]
    claimed = words.told(cell("unverified?"))
    assert claimed is not None
    assert claimed.value == "claimed"
