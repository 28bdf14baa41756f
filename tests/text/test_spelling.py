"""Folding: which spellings are one, which stay two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.text.spelling import fold, fold_without_article, nearest

SAME = [
    ("Hifter", "HIFTER"),
    ("Salamé", "salame"),
    ("Ghassan  Salame", "ghassan salame"),
    ("al-Sarraj", "Al Sarraj"),
    ("O’Brien", "O'Brien"),
    ("Strauß", "STRAUSS"),
    ("Łódź", "lodz"),
    ("İstanbul", "istanbul"),
    ("مصطفى", "مصطفي"),
    ("الجفرة", "الجفره"),
    ("أحمد", "احمد"),
    ("خَلِيفَة حفتر", "خليفه حفتر"),
    ("حـفـتـر", "حفتر"),
    ("ＵＮＳＭＩＬ", "unsmil"),
    ("Ѳеодоръ", "ѳеодоръ"),
    ("Tobruk\u200f", "Tobruk"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_these_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hifter", "Haftar"), ("Sarraj", "Serraj"), ("حفتر", "حفتار"), ("LNA", "L N A")],
)
def test_these_stay_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", "  ", "—", "'", "؟", "\u0301", "\u200d"])
def test_what_has_no_letter_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("al-Sarraj", "sarraj"),
        ("El Sarraj", "sarraj"),
        ("Fayez al-Sarraj", "fayez sarraj"),
        ("al’Sarraj", "sarraj"),
        ("Algeria", "algeria"),
        ("Elba", "elba"),
        ("al", "al"),
    ],
)
def test_the_article_goes_only_before_a_further_word(text: str, bare: str) -> None:
    assert fold_without_article(text) == bare


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_folds_the_same_way_with_or_without_company(text: str) -> None:
    assert fold(text) == fold(text + " é").removesuffix("e").rstrip()


def test_the_nearest_spelling_is_found_folded_and_far_ones_are_not() -> None:
    known = ["Khalifa Hifter", "Fayez al-Sarraj", "Hifter"]
    assert nearest("hiftr", known) == "Hifter"
    assert nearest("FAYEZ AL SARAJ", known) == "Fayez al-Sarraj"
    assert nearest("Putin", known) is None
    assert nearest("", known) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cvs", "csv"),
        ("titel", "title"),
        ("titl", "title"),
        ("ttile", "title"),
        ("start", None),
        ("type", None),
        ("statuss", "status"),
        ("sumary", "summary"),
        ("xxxxx", None),
    ],
)
def test_a_typing_error_is_near_and_another_word_is_not(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["csv", "title", "status", "summary", "note"]) == meant
