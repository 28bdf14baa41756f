"""Files that are one event each: notes with front matter, and their twins in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import libyatl
from libyatl.dates import to_edtf
from libyatl.formats import read_data
from libyatl.model import Timeline

CAST = "---\ntitle: The bell is cast\ndate: 1790-05-03\n---\n\nIt took three days.\n\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f").mkdir()


def load(**notes: str) -> Timeline:
    return read_data((f"{name}.md", text.encode()) for name, text in notes.items())


def found(timeline: Timeline) -> list[str]:
    return [f"{one.span}: {one.code}" for one in timeline.report]


def test_a_note_is_an_event_and_its_body_the_summary() -> None:
    (event,) = load(cast=CAST).events
    assert (event.id, event.title, event.named) == ("cast", "The bell is cast", True)
    assert (event.summary, event.extra) == ("It took three days.", {})
    assert event.when is not None
    assert to_edtf(event.when) == "1790-05-03"


@pytest.mark.parametrize(
    ("keys", "summary", "extra"),
    [
        ("summary: Short.", "Short.", {"body": "It took three days."}),
        ("description: Short.", "Short.", {"body": "It took three days."}),
        ("x: y", "It took three days.", {"x": "y"}),
    ],
)
def test_a_key_is_the_summary_before_the_body(
    keys: str, summary: str, extra: dict[str, object]
) -> None:
    (event,) = load(cast=CAST.replace("---\n\n", f"{keys}\n---\n")).events
    assert (event.summary, event.extra) == (summary, extra)


@pytest.mark.parametrize(
    ("name", "keys", "id", "date"),
    [
        ("1790-05-04-cast", "title: x", "1790-05-04-cast", "1790-05-04"),
        ("1790-05-04-cast", "title: x\ndate: 1791", "1790-05-04-cast", "1791"),
        ("1790-05-04-cast", "title: x\nslug: y\nyear: 1791", "y", "1791"),
        ("cast", "title: x\nid: z\nstart-date: 1791", "z", "1791"),
    ],
)
def test_the_name_tells_what_no_key_does(name: str, keys: str, id: str, date: str) -> None:
    (event,) = load(**{name: f"---\n{keys}\n---\n"}).events
    assert event.when is not None
    assert (event.id, to_edtf(event.when), event.title) == (id, date, "x")


@pytest.mark.parametrize(
    ("name", "body", "title"),
    [
        ("a", "# The bell #\ntext\n", "The bell"),
        ("The bell", "text\n# Not this\n", "The bell"),
        ("1790-05-03 The bell", "", "The bell"),
    ],
)
def test_a_heading_or_a_name_in_words_is_the_title(name: str, body: str, title: str) -> None:
    (event,) = load(**{name: f"---\ndate: 1790\n---\n{body}"}).events
    assert event.title == title


def test_the_notes_of_a_folder_are_understood_together() -> None:
    Path("f", "a.md").write_text("---\ntitle: a\ndate: 04/05/1790\n---\n")
    Path("f", "b.md").write_text("---\ntitle: b\ndate: 25/05/1790\n---\n")
    Path("f", "c.json").write_text(json.dumps({"title": "c", "date": "1791", "cost": 3}))
    timeline = libyatl.load("f")
    assert [to_edtf(one.when) for one in timeline.events if one.when] == [
        "1790-05-04",
        "1790-05-25",
        "1791",
    ]
    (said,) = timeline.understood
    assert (said.file, said.held, said.taken, said.entries) == ("f", 3, 3, "notes")
    assert found(timeline) == []
    assert timeline.events[2].extra == {"cost": 3}
    assert [str(timeline.span(n, "date")) for n in range(3)] == [
        "f/a.md:3:7",
        "f/b.md:3:7",
        "f/c.json:/date",
    ]


def test_a_finding_stands_in_the_note_that_it_is_of() -> None:
    Path("f", "a.md").write_text("---\ntitle: a\ndate: 1790\nstatus: odd\n---\n")
    Path("f", "b.md").write_text("---\ntitle: b\ndate: nearly\nsource: {url: 'http://b'}\n---\n")
    Path("f", "c.md").write_text("---\ntitle: c\ndate: 1791\nx: [\n---\n")
    Path("f", "d.md").write_text("---\ntitle: d\ndate: 1792\n---\n")
    timeline = libyatl.load("f")
    assert sorted(found(timeline)) == [
        "f/a.md:4:9: unknown-status",
        "f/b.md:3:7: date-unreadable",
        "f/c.md:5:1: yaml-syntax",
    ]
    (source,) = timeline.sources
    assert str(timeline.span(("sources", source))).startswith("f/b.md:4:9")


def test_a_twin_that_agrees_counts_once_and_one_that_differs_is_reported() -> None:
    Path("f", "cast.md").write_text(CAST)
    twin = {"id": "cast", "title": "The bell is cast", "date": "1790-05-03", "tags": []}
    Path("f", "cast.json").write_text(json.dumps({**twin, "summary": "It took  three days."}))
    timeline = libyatl.load("f")
    assert (len(timeline.events), found(timeline)) == (1, ["f/cast.md: read-once"])
    Path("f", "cast.json").write_text(json.dumps({**twin, "summary": "It took two days."}))
    timeline = libyatl.load("f")
    assert [event.summary for event in timeline.events] == ["It took two days."]
    assert found(timeline) == ["f/cast.md:2:1: duplicate-id"]


def test_files_that_are_no_events_are_counted_in_one_note() -> None:
    Path("f", "cast.md").write_text(CAST)
    Path("f", "about.md").write_text("---\ntitle: About\n---\n")
    Path("f", "list.md").write_text("---\n- x\n---\n")
    Path("f", "open.md").write_text("---\ntitle: x\ndate: 1790\n")
    Path("f", "zero.md").write_text("")
    timeline = libyatl.load("f")
    (said,) = timeline.report
    assert said.message == "4 files are no events: about.md, list.md, open.md and 1 more"
    assert (str(said.span), said.code, len(timeline.events)) == ("f", "passed-over", 1)


def test_a_folder_without_any_event_of_its_own_is_no_error_beside_others() -> None:
    Path("f", "readme.md").write_text("# Read me\n")
    Path("f", "e.yaml").write_text("- {title: a, date: 2017}\n")
    timeline = libyatl.load("f")
    assert found(timeline) == ["f/readme.md: passed-over"]
    assert [one.message for one in timeline.report] == ["the file is no event"]


def test_a_note_that_is_named_is_to_be_one() -> None:
    timeline = load(a="# Read me\n")
    assert [one.message for one in timeline.report] == ["the file is no event"]
    assert timeline.report.has_errors
    assert found(load(a="---\ntitle: \x07\n---\n")) == ["a.md:2:8: control-character"]
    deep = "---\nx: " + "[" * 70 + "]" * 70 + "\n---\n"
    assert [one.code for one in load(a=deep).report] == ["too-deep"]


def test_notes_whose_id_is_a_list_are_no_twins() -> None:
    for name in ("a", "b"):
        Path("f", f"{name}.md").write_text("---\nid: [x]\ntitle: The bell\ndate: 1790\n---\n")
    timeline = libyatl.load("f")
    assert [event.title for event in timeline.events] == ["The bell", "The bell"]
