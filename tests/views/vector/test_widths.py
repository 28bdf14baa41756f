"""Widths of words without a browser."""

from __future__ import annotations

import pytest

from libyatl.views.vector import widths
from libyatl.views.vector.widths import cut, text_length, width, wrap


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("", 0),
        ("Hi", 722 + 222),
        ("W~", 944 + 584),
        ("“é”", 333 + 556 + 333),
        ("Łódź…", 556 + 556 + 556 + 500 + 1000),
        ("e\u0301", 556),  # a mark of its own takes no room
        ("日本", 2000),
        ("да", 1200),
        ("سلام", 2400),
        ("\U0001f468\u200d\U0001f469", 2000),
    ],
)
def test_a_text_is_as_wide_as_its_letters(text: str, thousandths: int) -> None:
    assert width(text, 1000) == pytest.approx(thousandths * 1.03)


@pytest.mark.parametrize("text", ["Plain words", "Łódź, “quoted” – and é"])
def test_words_of_known_letters_are_fitted(text: str) -> None:
    fitted = text_length(text)
    assert fitted is not None
    assert fitted * 1.03 == pytest.approx(width(text))


@pytest.mark.parametrize("text", ["日本", "да", "سلام", "a\U0001f468", "ﬁ", "e\u0301"])
def test_words_of_other_letters_are_as_their_font_has_them(text: str) -> None:
    assert text_length(text) is None


@pytest.mark.parametrize("text", ["Hifter pays a visit", "日本語のとても長い題名", "سلام " * 9])
@pytest.mark.parametrize("room", [12.0, 30.0, 60.0, 61.5, 400.0])
def test_a_cut_text_fits(text: str, room: float) -> None:
    shown = cut(text, room)
    assert shown == text or shown.endswith("…")
    assert width(shown) <= max(room, width("…"))
    assert (shown == text) == (width(text) <= room)


def test_a_cut_parts_no_letter_from_its_marks() -> None:
    assert cut("e\u0301" * 9, width("ee…")) == "e\u0301e\u0301…"


def test_a_text_is_wrapped_at_blanks_and_its_last_row_cut() -> None:
    room = width("one two")
    assert wrap("one two six ten", room, widths.SIZE, 2) == ["one two", "six ten"]
    assert wrap("one two six ten elf", room, widths.SIZE, 2) == ["one two", "six te…"]
    assert wrap("one", room, widths.SIZE, 2) == ["one"]
    assert wrap("w" * 99 + " one", room, widths.SIZE, 2)[1] == "one"


def test_a_very_long_text_is_measured_quickly_enough_to_be_cut() -> None:
    assert len(cut("long " * 1000, 300)) < 60
