"""What is tidy stays, what is not is made so once, and a name folds as it did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.checks.tidiness import tidy, untidiness
from libyatl.text.spelling import fold

TEXTS = st.text() | st.text("aب \u00a0\u200b\u200c\u200d\u3000\t\n\u00ad\u200f")


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        (" a", "a"),
        ("a\u00a0b", "a b"),
        ("a \u200b b", "a b"),
        ("عل\u200cی", "عل\u200cی"),
        ("عل\u200c", "عل"),
        ("a\u200db", "ab"),
        ("山\u3000太", "山\u3000太"),
        ("山\u3000\u3000太", "山 太"),
        ("\u3000山", "山"),
        ("\u200f", ""),
    ],
)
def test_a_text_is_tidied(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(TEXTS)
def test_what_is_tidied_is_tidy(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(TEXTS)
def test_what_is_tidied_is_still_found(text: str) -> None:
    assert fold(tidy(text)) == fold(text)


@given(TEXTS)
def test_what_is_untidy_can_be_named(text: str) -> None:
    assert untidiness(text)
