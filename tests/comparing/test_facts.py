"""A file as facts: all that it says is there, and something always is."""

from __future__ import annotations

import pytest
from drawn_timelines import timelines
from hand_styled import hand_styled
from hypothesis import given
from hypothesis import strategies as st

from libyatl.comparing.fact_lines import facts
from libyatl.formats import read_data, writer
from libyatl.formats.format import Shape
from libyatl.model import Timeline
from libyatl.query import everything
from libyatl.text.inert import inert, one_line

FILE = b"""\
title: Bells
mine: {a: [1, 2]}
actors: {ann: {name: Ann, aliases: [A, B]}}
events:
  - {id: late, title: Late, date: 1872, sources: [s, {id: t, at: p. 2, note: t}]}
  - {id: early, title: Early, date: 1871, colour: green, summary: "one\\n\\ntwo"}
  - {title: Undated, date: soon}
"""
FACTS = """\
file title Bells
file mine {a: 1, 2}
actor ann
    name      Ann
    aliases   A
    aliases   B
event Early #early
    date      1871
    summary   one
    summary
    summary   two
    status    occurred
    colour    green
event Late #late
    date      1872
    status    occurred
    sources   s
    sources   t {at: p. 2, note: t}
event Undated
    status    occurred
    date      soon
wrong:   - {title: Undated, date: soon}
"""


def lines(data: bytes, file: str = "x.yaml") -> str:
    return "".join(facts(file, data))


def test_what_a_file_says_is_told_by_date() -> None:
    assert lines(FILE) == FACTS


UNREAD = [
    (b"\xff\0a\nb", "\\xff\\x00a\nb\n"),
    (b"", ""),
    (b"- title: A\n- {title: [\n- x\n", "event A\n    status    occurred\n"
     "unread: - {title: [\nunread: - x\n"),
    (b"<<<<<<< ours\n- title: A\n", "<<<<<<< ours\n- title: A\n"),
    (b"- {id: a, title: A}\n- {id: a, title: B, note: n}\n",
     "event A #a\n    status    occurred\nevent that is left out: B #a\n    status    occurred\n"
     "    note      n\nwrong: - {id: a, title: B, note: n}\n"),
]  # fmt: skip


def test_json_that_is_wrong_somewhere_is_told_as_it_is() -> None:
    text = b'{"events": [\n {"title": "A", "date": "1871"},\n {"title": 7}\n]}\n'
    assert lines(text, "x.json") != text.decode()
    wrong = text.replace(b"1871", b"soon")
    assert lines(wrong, "x.json") == wrong.decode()


@pytest.mark.parametrize(("data", "expected"), UNREAD)
def test_of_what_cannot_be_read_the_lines_are_told(data: bytes, expected: str) -> None:
    assert lines(data) == expected


@given(st.binary(max_size=60) | st.sampled_from([hand_styled(n)[0] for n in range(40)]))
def test_it_never_fails_and_is_harmless(data: bytes) -> None:
    for file in ("x.yaml", "x.json", "x.csv", "x"):
        said = lines(data, file)
        assert said == inert(said)
        assert said.endswith("\n") or not data


@given(timelines())
def test_every_text_of_an_event_is_told(timeline: Timeline) -> None:
    data = "".join(writer("yaml")(everything(timeline), Shape())).encode()
    said = lines(data)
    for event in read_data([("x.yaml", data)]).events:
        assert one_line(event.title) in said
        for tag in event.tags:
            assert one_line(tag) in said
        for part in event.note.split("\n"):
            assert one_line(part) in said
