"""Titles are made of columns, and what stands around an empty one goes with it."""

from __future__ import annotations

import pytest

from libyatl.formats.foreign.templates import Template

TEXT = "{sub|type}: {a} – {b} ({place})"


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ({"sub": "Clash", "type": "Battle", "a": "X", "b": "Y", "place": "P"}, "Clash: X – Y (P)"),
        ({"type": "Battle", "a": "X", "b": "Y", "place": "P"}, "Battle: X – Y (P)"),
        ({"type": "Battle", "a": "X", "place": "P"}, "Battle: X (P)"),
        ({"type": "Battle", "a": "X", "b": "Y"}, "Battle: X – Y"),
        ({"a": "X", "b": "Y", "place": "P"}, "X – Y (P)"),
        ({"type": "Battle", "b": "Y"}, "Battle: Y"),
        ({"type": "Battle", "b": "Y", "place": "P"}, "Battle: Y (P)"),
        ({"type": "Battle", "place": "P"}, "Battle (P)"),
        ({"type": "Battle"}, "Battle"),
        ({"place": "P"}, "(P)"),
        ({}, ""),
    ],
)
def test_a_title_is_filled(row: dict[str, str], title: str) -> None:
    assert Template(TEXT).filled(lambda name: row.get(name, "")) == title


@pytest.mark.parametrize(
    ("template", "title"),
    [
        ("{a} – {}: {b}", "A: B"),
        ("{a} – {}{b}", "A – B"),
        ("{a} – {} {b}", "A – B"),
        ("{a} ({}: {}) {b}", "A B"),
        ("({a}, {}) {b}", "(A) B"),
        ("({a}: {}) {b}", "(A) B"),
        ("({a}) {} ({b})", "(A) (B)"),
        ("[{} – {a}] {b}", "[A] B"),
        ("{}: {a}, {b}", "A, B"),
        ("{a}, {b}: {}", "A, B"),
        ("{a}, {b} – {} km", "A, B km"),
        ("{a} ({}: {})", "A"),
        ("{} ({a})", "(A)"),
        ("on {} {a} and {b} ", "on A and B"),
    ],
)
def test_what_parts_more_stays(template: str, title: str) -> None:
    assert Template(template).filled({"a": "A", "b": "B", "": ""}.__getitem__) == title


def test_columns_are_named_as_they_are_called_or_folded() -> None:
    names = ("Missile Name", "EVENT_TYPE", "event type")
    made = Template("{Missile Name} {event_type} { missile name } {gone}", names)
    assert made.columns == ["Missile Name", "EVENT_TYPE", "gone"]


def test_a_brace_that_is_not_closed_stands_for_itself() -> None:
    assert Template("{a} {b").filled(lambda name: "x") == "x {b"
