"""Where cells have places a control character costs nothing; a YAML file it costs whole."""

from __future__ import annotations

import json

import pytest

import libyatl
from libyatl.formats import read_data

SHOWN = "the control character U+{} stands in a text"


def found(name: str, text: str) -> tuple[list[str], list[str]]:
    """Return what is said of a file, and the titles of its events."""
    timeline = read_data([(name, text.encode())])
    said = [f"{one.span} {one.severity} {one.message}" for one in timeline.report]
    return said, [event.title for event in timeline.events]


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("t.csv", "title\na\x85b\n", ["2:2 U+0085"]),
        (
            "t.csv",
            "title,x\r\né\x80\x81\x82,\x0b\r\nz,\x1f\x7f",
            ["2:2 U+0080", "2:6 U+000B", "3:3 U+001F"],
        ),
        (
            "t.csv",
            'title,x\x9f\n"a\n\x1bb","c\ufffe"\n',
            ["1:8 U+009F", "3:1 U+001B", "3:7 U+FFFE"],
        ),
        ("t.tsv", "title\tx\r\na\u2028\x85\tb\x86\n", ["2:3 U+0085", "2:6 U+0086"]),
        (
            "t.json",
            '[{"title": "a\x85\x86",\n "x\x7f": "\x90"}]',
            ["1:14 U+0085", "2:4 U+007F", "2:9 U+0090"],
        ),
        ("t.jsonl", '{"title": "a"}\n{"title": "\uffff"}\n', ["2:12 U+FFFF"]),
        ("t.json", r'[{"title": "a\u0085"}]', []),
    ],
)
def test_it_is_a_warning_of_its_cell(name: str, text: str, places: list[str]) -> None:
    said, titles = found(name, text)
    assert titles
    shown = [place.split(" U+") for place in places]
    assert said == [f"{name}:{place} warning {SHOWN.format(code)}" for place, code in shown]
    for format in ("csv", "json", "yaml"):
        written = libyatl.write(read_data([(name, text.encode())]), format=format)
        assert written.replace("\n", "").isprintable()
    for event in json.loads(libyatl.write(read_data([(name, text.encode())]), format="json"))[
        "events"
    ]:
        assert event["title"] in text.replace("\\u0085", "\x85")


@pytest.mark.parametrize(
    ("name", "text", "said", "titles"),
    [
        (
            "t.yaml",
            "- title: a\n- title: b\x9b\n",
            ["t.yaml:2:11 error the file holds the control character U+009B"],
            [],
        ),
        (
            "t.json",
            '[{"title": "a\x1b"}]',
            ["t.json:1:14 error a text holds the control character U+001B"],
            [],
        ),
        (
            "t.json",
            '[{"title": "a\x85"}]\x85',
            ["t.json:1:18 error this is no JSON: the text goes on after its end"],
            [],
        ),
        (
            "t.jsonl",
            '{"title": "a\x1b"}\n{"title": "b"}\n',
            ["t.jsonl:1:13 error a text holds the control character U+001B"],
            ["b"],
        ),
        (
            "t.csv",
            "title\na\0b\n",
            ["t.csv:2:2 error the file holds a NUL byte, as no text does"],
            [],
        ),
    ],
)
def test_it_costs_what_its_grammar_cannot_hold(
    name: str, text: str, said: list[str], titles: list[str]
) -> None:
    assert found(name, text) == (said, titles)


def test_each_of_many_cells_on_a_line_has_its_place() -> None:
    cells = ",".join(["\x85"] * 3_000)
    said, _ = found("t.csv", f"title{',x' * 2_999}\n{cells}\n")
    assert len([line for line in said if "U+0085" in line]) == 3_000
    assert said[2_999].startswith("t.csv:2:5999 ")
