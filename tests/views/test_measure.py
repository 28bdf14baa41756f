"""How wide text is, and where it may be broken."""

from __future__ import annotations

from itertools import pairwise

import pytest

from libyatl.text.measure import cells, cut, starts, wrap

WIDTHS = [
    ("", 0),
    ("abc", 3),
    ("25–26 Jul", 9),
    ("خليفة", 5),
    ("شَدَّة", 3),
    ("שָׁלוֹם", 4),
    ("ру́сский", 7),
    ("漢字", 4),
    ("한", 2),
    ("é", 1),
    ("👍", 2),
    ("👍🏽", 2),
    ("👨‍👩‍👧‍👦", 2),
    ("🇱🇾", 2),
    ("🇱🇾🇱", 3),
    ("❤️", 2),
    ("🏳️‍🌈", 2),
    ("1️⃣", 2),
    ("a\u200db", 2),
]


@pytest.mark.parametrize(("text", "width"), WIDTHS, ids=[ascii(text) for text, _ in WIDTHS])
def test_text_takes_the_cells_that_a_terminal_gives_it(text: str, width: int) -> None:
    assert cells(text) == width


WRAPPED = [
    ("one two three", 7, ["one two", "three"]),
    ("one  two", 3, ["one", "two"]),
    ("abcdefgh ij", 4, ["abcd", "efgh", "ij"]),
    ("漢字かな", 5, ["漢字", "かな"]),
    ("漢字。かな", 4, ["漢", "字。", "かな"]),
    ("ab 漢字", 4, ["ab", "漢字"]),
    ("👨‍👩‍👧👨‍👩‍👧", 3, ["👨‍👩‍👧", "👨‍👩‍👧"]),
    ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ("", 5, [""]),
]


@pytest.mark.parametrize(("text", "width", "rows"), WRAPPED, ids=[ascii(row[0]) for row in WRAPPED])
def test_text_breaks_at_blanks_and_beside_wide_letters(
    text: str, width: int, rows: list[str]
) -> None:
    assert wrap(text, width) == rows


def test_an_ellipsis_of_three_points_takes_three_cells() -> None:
    assert cut("abcdefgh", 6, ellipsis="...") == "abc..."
    assert cut("abcdefgh", 2, ellipsis="...") == ".."
    assert cut("漢字漢字", 5) == "漢字…"


@pytest.mark.parametrize("text", ["漢字,", "漢字, x", "x" * 8 + ", y", "👍👍. a", "中文)"])
@pytest.mark.parametrize("width", range(3, 10))
def test_no_row_begins_with_a_comma_or_the_like(text: str, width: int) -> None:
    assert not any(row[:1] in set(",.)") for row in wrap(text, width))


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("abc", ["a", "b", "c"]),
        ("", []),
        ("e\u0301a\u0300b", ["e\u0301", "a\u0300", "b"]),
        ("漢字", ["漢", "字"]),
        (
            "\U0001f468\u200d\U0001f469 \U0001f1f1\U0001f1fe",
            ["\U0001f468\u200d\U0001f469", " ", "\U0001f1f1\U0001f1fe"],
        ),
    ],
    ids=ascii,
)
def test_a_text_falls_into_clusters(text: str, clusters: list[str]) -> None:
    ends = [*starts(text), len(text)]
    assert [text[start:end] for start, end in pairwise(ends)] == clusters
