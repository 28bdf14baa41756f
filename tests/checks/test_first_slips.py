"""What one slip does not make of all that hangs on it, and slips that are told."""

from __future__ import annotations

import pytest

from libyatl import check, formats


def codes(text: str) -> list[str]:
    timeline = formats.read_data([("e.yaml", text.encode())], format="yaml")
    return [one.code for one in check(timeline, ignore=["evidence"]).report]


def test_an_event_whose_date_is_refused_is_there() -> None:
    text = "- {id: a, title: A, date: 25 April evening}\n- {id: b, title: B, after: a}\n"
    assert codes(text) == ["date-unreadable"]


@pytest.mark.parametrize(
    ("refused", "code"),
    [
        ("{id: a, title: A, date: 25 April evening, actors: [kim]}", "date-unreadable"),
        ("{id: a, title: '', date: 2017, actors: [kim]}", "no-title"),
        ("{id: x, title: A, date: 2017, actors: [kim]}", "duplicate-id"),
    ],
)
def test_whom_a_refused_event_names_is_used(refused: str, code: str) -> None:
    text = f"actors: {{kim: Kim}}\nevents:\n- {{id: x, title: X, date: 2017}}\n- {refused}\n"
    assert set(codes(text)) == {code}


@pytest.mark.parametrize(
    "key", ["end: 1981", "location: Rome", "description: D", "statuss: planned"]
)
def test_a_key_that_plainly_means_another_is_told(key: str) -> None:
    assert codes(f"- {{title: A, date: 2017, {key}}}\n") == ["unknown-key"]


def test_what_belongs_to_a_source_is_told_where_it_is_cited() -> None:
    text = "- {title: A, date: 2017, sources: [{id: seneca, via: livy, page: 3, url: http://x}]}\n"
    assert codes(text) == ["unknown-key"] * 3
