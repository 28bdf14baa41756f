"""Texts of which no two are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.text.told_apart import told_apart


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        (["a (2)", "a", "a"], ["a (2)", "a", "a (3)"]),
        (["a", "a", "a (2)"], ["a", "a (2)", "a (2) (2)"]),
        (["{}", "{}"], ["{}", "{} (2)"]),
    ],
)
def test_what_is_the_same_gets_a_number(texts: list[str], expected: list[str]) -> None:
    assert list(told_apart(texts)) == expected


@given(st.lists(st.sampled_from(["a", "a_2", "a_2_2", "a_3", "b"])))
def test_no_two_are_the_same_and_the_first_of_each_is_as_it_was(texts: list[str]) -> None:
    found = list(told_apart(texts, "{}_{}"))
    assert len({*found}) == len(found) == len(texts)
    assert all(name.startswith(text) for name, text in zip(found, texts, strict=True))


def test_many_of_one_text_are_told_apart_at_once() -> None:
    assert list(told_apart(["a"] * 100_000))[-1] == "a (100000)"
