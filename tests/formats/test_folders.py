"""Which files are read: each once, and of a folder those that are a chronology."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import libyatl

EVENTS = "- {title: A, date: 2017}\n- {title: B, date: 2018}\n"


def found(timeline: libyatl.Timeline) -> list[str]:
    return [f"{one.span}: {one.code}" for one in timeline.report]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "e.yaml").write_text(EVENTS)


@pytest.mark.parametrize(
    ("paths", "again"),
    [
        (["f/e.yaml", "f/e.yaml"], "f/e.yaml"),
        (["f/e.yaml", "./f/../f/e.yaml"], "./f/../f/e.yaml"),
        (["f", "f/e.yaml"], "f/e.yaml"),
        (["f/e.yaml", "f"], "f/e.yaml"),
        (["f", "./f"], "f/e.yaml"),
        (["f", "soft.yaml"], "soft.yaml"),
        (["f", "hard.yaml"], "hard.yaml"),
        (["f", "here"], "here/e.yaml"),
    ],
)
def test_a_file_of_two_names_is_read_once(paths: list[str], again: str) -> None:
    os.symlink("f/e.yaml", "soft.yaml")
    os.link("f/e.yaml", "hard.yaml")
    os.symlink("f", "here")
    timeline = libyatl.load(*paths)
    assert [event.id for event in timeline.events] == ["a", "b"]
    assert found(timeline) == [f"{again}: read-once"]
    (said,) = [one.message for one in timeline.report]
    assert said.startswith("the file is named twice") == (again in {paths[0], "f/e.yaml"})
    assert timeline.positions.files == [paths[0] if paths[0] != "f" else "f/e.yaml"]


def test_a_pipe_is_no_file_that_could_be_read_twice() -> None:
    if not Path("/dev/fd").is_dir():
        pytest.skip("no /dev/fd")
    ends = [os.pipe() for _ in range(2)]
    for _, write in ends:
        os.write(write, b"- {title: A}\n")
        os.close(write)
    timeline = libyatl.load(*(f"/dev/fd/{read}" for read, _ in ends), format="yaml")
    assert [event.id for event in timeline.events] == ["a", "a-2"]


FOREIGN = {
    "package.json": '{"name": "x", "scripts": {"start": "y", "title": 1}, "events-of": []}',
    "manifest.json": '{"start_url": "/", "display": "x"}',
    "features.json": '[{"type": "x", "properties": {"title": 1}}, {}, 3]',
    "text.json": '"a text"',
    "lines.jsonl": '{"n": 1}\n\n{"m": 2}\n[1]\n3\n',
    "costs.csv": 'cost,name\n1,"x\ny"\n',
    "costs.tsv": "cost\tname\n1\tx\n",
    "compose.yml": "services:\n  x: &x {date: 1, events: []}\n  y: *x\nversion: 3\n",
    "list.yaml": "- foo\n- [title, date]\n- {name: x, at: {title: y}}\n- *x\n",
    "text.yaml": "Only a text.\n",
    "items.json": "[{}, null]",
    "lists.yaml": "- [1, 2]\n- {}\n-\n",
    "nameless.csv": ",,\n1,2,3\n",
}
MEANT = {
    "file.json": '{"title": "x", "evnets": []}',
    "date.json": '{"eventDate": "2017"}',
    "summary.json": '[{"cost": "x", "summary": "y"}]',
    "broken.json": '{"name": "x"',
    "deep.json": "[" * 5_000 + "]" * 5_000,
    "broken.jsonl": '{"n": 1}\n{"m": 2\n',
    "date.csv": "when,name\n1,x\n",
    "title.csv": "cost,Title\n1,x\n",
    "column.csv": "cost,kind\n1,x\n",
    "broken.csv": 'cost,name\n1,"x\n',
    "column.tsv": "cost\tplaces\n",
    "broken.yaml": "services: [\n",
    "key.yaml": "evnets: []\nsources: x\n",
    "items.yml": "- {cost: x}\n- {titel: y}\n",
    "control.yaml": "services: \x07\n",
}
READ = {"costs.csv", "costs.tsv", "title.csv"}
"""Tables of another tool, with a column that holds titles."""
NOTHING = {
    "empty.csv": "",
    "empty.yaml": "# nothing\n",
    "empty.json": "[]",
    "none.json": "{}",
    "empty.tsv": "\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_chronology_in_a_folder_is_passed_over(name: str) -> None:
    Path("f", name).write_text(FOREIGN[name])
    timeline = libyatl.load("f")
    assert found(timeline) == [f"f/{name}: passed-over"]
    assert (len(timeline.events), timeline.positions.files, dict(timeline.extra)) == (
        2,
        ["f/e.yaml"],
        {},
    )


@pytest.mark.parametrize("name", [*FOREIGN, *MEANT])
def test_a_file_that_is_named_is_read_whatever_it_holds(name: str) -> None:
    Path("f", name).write_text({**FOREIGN, **MEANT}[name])
    for paths in ([f"f/{name}"], ["f", f"f/{name}"], [f"f/{name}", "f"]):
        report = libyatl.load(*paths).report
        assert report.has_errors == (name not in READ)
        assert "passed-over" not in {one.code for one in report}


@pytest.mark.parametrize("name", MEANT)
def test_what_may_be_a_chronology_in_a_folder_is_an_error_as_when_it_is_named(name: str) -> None:
    Path("f", name).write_text(MEANT[name])
    alone = libyatl.load(f"f/{name}").report
    assert list(libyatl.load("f").report) == list(alone)
    assert alone.has_errors == (name not in READ)


@pytest.mark.parametrize("name", NOTHING)
def test_what_holds_nothing_is_nothing_to_speak_of(name: str) -> None:
    Path("f", name).write_text(NOTHING[name])
    assert found(libyatl.load("f")) == []
