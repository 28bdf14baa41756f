"""At a terminal: a real pseudo-terminal, its width, its colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from terminals import at_terminal

ESCAPE = re.compile(r"\x1b(\[[0-9;]*m|\]8;;[^\x1b]*\x1b\\)")


def test_filter_draws_a_table_with_a_footer() -> None:
    text = ESCAPE.sub("", at_terminal("filter", "--actor", "Haftar", "--from", "2017-08"))
    assert re.match(r" +date  title", text)
    assert re.search(
        r"^\d+ events: 1 dated, \d+ placed · \d+ certainly, \d+ possibly\n  built-in",
        text,
        re.MULTILINE,
    )


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("command", ["show", "filter"])
def test_no_line_is_wider_than_the_terminal(command: str, columns: int) -> None:
    text = ESCAPE.sub("", at_terminal(command, columns=columns))
    assert max(map(len, text.splitlines())) <= columns


@pytest.mark.parametrize(
    ("environment", "args", "colored"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({}, ["--color", "never"], False),
        ({"TERM": "dumb"}, [], False),
        ({"TERM": "(not set)"}, [], False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, [], True),
    ],
)
def test_colour_is_as_asked(environment: dict[str, str], args: list[str], *, colored: bool) -> None:
    text = at_terminal("show", "--limit", "3", *args, columns=80, **environment)
    assert bool(ESCAPE.search(text)) is colored


def test_no_workbook_goes_to_a_terminal() -> None:
    assert at_terminal("filter", "-O", "xlsx").splitlines() == [
        "libyatl: a terminal cannot show a file of xlsx",
        "  help: write it to one: -o FILE.xlsx",
    ]


def test_no_pixels_go_to_a_terminal() -> None:
    text = at_terminal("show", "-O", "png")
    assert text.splitlines() == [
        "libyatl: a terminal cannot show a png",
        "  help: libyatl show -o FILE.png",
    ]


def test_an_encoding_without_dashes_gets_ascii_marks() -> None:
    text = at_terminal("show", "--actor", "sarraj", "--color", "never", PYTHONIOENCODING="ascii")
    assert text.isascii()
    assert " | " in text


def test_diagnostics_are_drawn_in_full_with_carets(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("- title: 漢字\n  date: 2017-02-30\n")
    text = ESCAPE.sub("", at_terminal("show", "-f", str(path), columns=200))
    assert text.startswith("error[date-unreadable]: '2017-02-30' cannot be read as a date\n")
    assert "2 |   date: 2017-02-30\n" in text
    assert "  = help: " in text


@pytest.mark.parametrize("columns", ["0", "1", "-5", "words", "100000000"])
def test_a_strange_width_in_the_environment_is_survived(columns: str) -> None:
    assert "Admiral" in at_terminal("show", COLUMNS=columns, columns=80).replace("\n", "")
