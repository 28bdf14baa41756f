"""What the reader promises of any input: what it keeps, what it never does, how long it takes."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import yaml
from effort import calls
from hypothesis import given, settings
from hypothesis import strategies as st

import libyatl
from libyatl.curated import curated_file
from libyatl.files import decoding
from libyatl.findings.diagnostics import Report
from libyatl.formats import read_data
from libyatl.formats.entries.assembly import Assembly
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.yaml import nodes as yaml_nodes
from libyatl.formats.yaml import reader as yaml_reader
from libyatl.model import Citation, Participant, Timeline


def read(text: str | bytes) -> Timeline:
    data = text if isinstance(text, bytes) else text.encode()
    whole = Assembly()
    sound = decoding.sound_text(data, "t.yaml", whole.report)
    if sound is not None:
        into = FileAssembly(whole, "t.yaml")
        yaml_reader.read(sound, "t.yaml", into, whole.report)
        into.close()
    return whole.finish()


def test_a_scalar_is_the_text_that_was_typed() -> None:
    event = read("- {title: no, summary: 0044, note: 12:30, tags: [yes, ~, null, 1_0]}").events[0]
    assert (event.title, event.summary, event.note) == ("no", "0044", "12:30")
    assert event.tags == ("yes", "~", "null", "1_0")


def test_one_value_is_a_list_of_one() -> None:
    event = read("- {title: x, actors: a, places: b, tags: c, sources: d}").events[0]
    assert event.actors == (Participant("a"),)
    assert (event.places, event.tags, event.sources) == (("b",), ("c",), (Citation("d"),))


def test_unknown_keys_are_kept_numbers_as_numbers_and_all_else_as_text() -> None:
    text = "- {title: x, a: 1, b: 1.5, c: '1', d: 007, e: [2, {f: -3e2}], g: yes, h: , i: 1e999}"
    assert read(text).events[0].extra == {
        "a": 1,
        "b": 1.5,
        "c": "1",
        "d": "007",
        "e": [2, {"f": -300.0}],
        "g": "yes",
        "h": "",
        "i": "1e999",
    }


def test_equal_mentions_with_unequal_extras_stay_apart() -> None:
    text = "- {title: x, actors: [{id: a, n: 1}, {id: a, n: '1'}, {id: a, n: 1}]}"
    assert [part.extra["n"] for part in read(text).events[0].actors] == [1, "1", 1]


def test_relations_of_all_keys_are_joined_in_the_order_written() -> None:
    event = read("- {title: x, before: [a, b], after: c}").events[0]
    assert [(relation.kind, relation.event) for relation in event.relations] == [
        ("before", "a"),
        ("before", "b"),
        ("after", "c"),
    ]


def test_a_made_id_is_the_folded_title_a_hash_or_numbered() -> None:
    text = "- {title: 'Ça va'}\n- {title: ca-VA}\n- {title: '?!'}\n- {title: Ca va, id: ca-va-2}\n"
    timeline = read(text)
    ids = [event.id for event in timeline.events]
    assert ids == ["ca-va", "ca-va-3", ids[2], "ca-va-2"]
    assert ids[2].startswith("event-")
    assert [event.named for event in timeline.events] == [False, False, False, True]


def test_before_a_syntax_error_everything_is_read() -> None:
    timeline = read(
        "actors:\n  a: A\nevents:\n- title: one\n- title: two\n- title: @\n- title: no\n"
    )
    assert [event.title for event in timeline.events] == ["one", "two"]
    assert set(timeline.actors) == {"a"}
    assert timeline.report.has_errors


def test_registry_entries_before_a_syntax_error_are_read() -> None:
    assert set(read("actors:\n  a: A\n  b: B\n  c: @\n").actors) >= {"a"}


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    read(data)


PIECES = st.sampled_from(
    [
        *("- ", "? ", ": ", ",", "{", "}", "[", "]", "'", '"', "|", ">", "#", "\\"),
        *("&a ", "*a", "!t ", "<<: ", "---\n", "...\n", "%TAG ! x\n"),
        *("\n", "  ", "\t", "\r", "\u2028", "x", "2017"),
        *("events:", "actors:", "sources: ", "title: ", "date: ", "after: ", "says: ", "id: "),
        *("at: ", "seq: ", "lasted: "),
    ]
)


@settings(max_examples=4 * settings().max_examples)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_pieces_of_yaml_make_it_raise(text: str) -> None:
    timeline = read(text)
    for place in range(len(timeline.events)):
        timeline.span(place, "sources/0/at")


NAMES = st.sampled_from(
    [
        *("id", "title", "date", "summary", "actors", "places", "tags", "status", "sources"),
        *("after", "with", "lasted", "seq", "note", "says", "tells", "within", "event", "role"),
        *("name", "aliases", "at", "via", "published", "odd"),
    ]
)
SCALARS = st.sampled_from(
    ["a", "2017", "2017-02-30", "3 days", "''", "", "claimed", "1.5", '"x y"']
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(
            lambda items: "[" + ", ".join(i or "''" for i in items) + "]"
        ),
        st.dictionaries(NAMES, inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        ),
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from(["title", "excerpt", "events", "actors", "sources", "places"]), VALUES
    )
)
def test_no_value_in_a_wrong_place_makes_it_raise(keys: dict[str, str]) -> None:
    read("".join(f"{key}: {value}\n" for key, value in keys.items()))


@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=5), max_size=3))
def test_every_event_is_kept_or_reported(events: list[dict[str, str]]) -> None:
    lines = ["{" + ", ".join(f"{k}: {v}" for k, v in event.items()) + "}" for event in events]
    timeline = read("events:\n" + "".join(f"- {line}\n" for line in lines))
    lost = len(lines) - len(timeline.events)
    errors = {found.span.line for found in timeline.report if found.span}
    assert len(errors) >= lost


SHAPES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "- " + "[" * n,
    "dashes": lambda n: "- " * n,
    "braces": lambda n: "{a: " * n,
    "unknown keys": lambda n: "- {title: x, " + ", ".join(f"titel{k}: 1" for k in range(n)) + "}",
    "dangling relations": lambda n: "".join(
        f"- {{id: e{k}, title: x, after: f{k}}}\n" for k in range(n)
    ),
    "dangling relations of one event": lambda n: (
        "- {title: x, after: [" + ", ".join(f"f{k}" for k in range(n)) + "]}"
    ),
    "one line": lambda n: "[" + ", ".join("{id: a, title: é, after: b}" for _ in range(n)) + "]",
    "unknown statuses": lambda n: "".join(f"- {{title: x, status: s{k:05}}}\n" for k in range(n)),
    "one title": lambda n: "- title: x\n" * n,
    "duplicate keys": lambda n: "- {title: x, " + "a: 1, " * n + "}",
    "a huge key": lambda n: "- {title: x, ? " + "k" * 100 * n + " : 1}",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_the_work_is_linear_in_the_file(shape: Callable[[int], str]) -> None:
    once, twice = (calls(partial(read, shape(n))) for n in (1000, 2000))
    assert twice <= 2.5 * once


def test_a_folder_is_its_known_files_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", ".hidden.yaml", "notes.txt"):
        (tmp_path / name).write_text(f"- title: {name}\n")
    (tmp_path / "deeper.yaml").mkdir()
    assert [event.title for event in libyatl.load(tmp_path).events] == ["a.yml", "b.yaml"]


def test_a_folder_without_known_files_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(libyatl.InputError, match="holds no file that libyatl reads"):
        libyatl.load(tmp_path)


@pytest.mark.parametrize("name", ["missing.yaml", "a\0b", "n" * 300])
def test_what_cannot_be_opened_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(libyatl.InputError):
        libyatl.load(tmp_path / name)


def test_a_device_of_nuls_is_refused_at_its_first_chunk() -> None:
    assert [found.code for found in libyatl.load("/dev/zero").report] == ["control-character"]


def test_a_named_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("- title: @x\n",))
    writer.start()
    report = libyatl.load(pipe).report
    writer.join()
    (found,) = report
    assert found.span is not None
    assert report.quote(found.span) == "- title: @x"


def test_standard_input_is_a_file_called_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"- title: x\n- date: 2017\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    timeline = libyatl.load("-")
    assert [event.title for event in timeline.events] == ["x"]
    assert [str(found.span) for found in timeline.report] == ["<stdin>:2:3"]


def test_a_closed_standard_input_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(libyatl.InputError, match="standard input is closed"):
        libyatl.load("-")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").touch(mode=0)
    with pytest.raises(libyatl.InputError, match="Permission denied"):
        libyatl.load(tmp_path / "x.yaml")


def test_the_parser_in_python_reads_what_the_parser_in_c_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = curated_file()
    swift = libyatl.load(file)
    monkeypatch.setattr(yaml_nodes, "_Parser", yaml.SafeLoader)
    slow = libyatl.load(file)
    assert slow == swift
    assert slow.span(3, "sources/0/at") == swift.span(3, "sources/0/at")
    assert [found.code for found in read("- title: a: b\n").report] == ["yaml-syntax"]


def test_a_finding_quotes_its_line() -> None:
    report = Report()
    decoding.sound_text(b"title: a\r\nnote: \xff\n", "t.yaml", report)
    (found,) = report
    assert found.span is not None
    assert report.quote(found.span) == "note: \ufffd"


@pytest.mark.parametrize("unseen", ["\u200b", "\xa0\u3000", "\ufeff\u200d", "\u3164", "\u2028"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.yaml", '- {{title: "{}", id: a}}\n- {{title: b, id: "{}"}}\n'),
        ("t.json", '[{{"title": "{}", "id": "a"}}, {{"title": "b", "id": "{}"}}]'),
        ("t.jsonl", '{{"title": "{}", "id": "a"}}\n{{"title": "b", "id": "{}"}}\n'),
        ("t.csv", "title,id\n{},a\nb,{}\n"),
    ],
)
def test_what_shows_nothing_is_no_title_and_no_name(name: str, text: str, unseen: str) -> None:
    if name.endswith("yaml"):
        unseen = unseen.encode("unicode-escape").decode()
    timeline = read_data([(name, text.format(unseen, unseen).encode())])
    made = "row-2" if name.endswith("csv") else "b"
    assert [(event.id, event.title) for event in timeline.events] == [(made, "b")]
    said = [found.code for found in timeline.report]
    # A cell of blanks says nothing, in a table, where a character without a shape is a slip.
    assert (
        said == ["no-title", "blank-name"][: 1 if name.endswith("csv") and unseen.isspace() else 2]
    )


@pytest.mark.parametrize(
    ("name", "format"), [("a.gexf", "gexf"), ("a.MMD", "mermaid"), ("a.mermaid", "mermaid")]
)
def test_what_is_only_written_is_not_taken_for_yaml(name: str, format: str) -> None:
    timeline = read_data([(name, b"- title: A\n")])
    (found,) = timeline.report
    assert (found.code, timeline.events, bool(timeline.unread)) == ("not-a-chronology", (), True)
    assert found.message == f"this is {format}, which libyatl writes and does not read"
    assert [
        event.title for event in read_data([(name, b"- title: A\n")], format="yaml").events
    ] == ["A"]
