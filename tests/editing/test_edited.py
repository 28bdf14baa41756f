"""Events that are added, changed and removed from Python: by the same way as from the command."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libyatl
from libyatl import Edited, LibyatlError, Timeline

BELL = """\
# The bell.
actors:
  ann: {name: Ann Lee}

events:
  - id: cast
    date: 1871 # early
    title: The bell is cast
    actors: [ann]
    sources: [{id: ledger, at: p. 1}]

  - id: hung
    date: 1873
    title: The bell is hung
    after: cast
"""


@pytest.fixture
def bell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Timeline:
    monkeypatch.chdir(tmp_path)
    Path("bell.yaml").write_text(BELL)
    timeline: Timeline = libyatl.load("bell.yaml")
    return timeline


def seen(done: Edited) -> Timeline:
    """See that the diff leads from the file as it was to the file as it is; return what it says."""
    (file,) = done.files
    now = Path(file).read_text()
    Path(file).write_text(BELL)
    subprocess.run(["patch", "-s", "-p0", file], input=done.diff, text=True, check=True)
    assert Path(file).read_text() == now != BELL
    read: Timeline = libyatl.load(file)
    assert not read.report.has_errors
    return read


def test_events_are_added_each_at_its_place(bell: Timeline) -> None:
    new: list[dict[str, Any]] = [
        {"title": "It rings", "date": 1872, "seq": 2, "places": ("Town hall",)},
        {"id": "crack", "title": "It cracks", "after": "hung", "sources": [{"id": "ledger"}]},
    ]
    done = libyatl.add(bell, *new, place_at="date")
    assert done.ids == ("rings", "crack")
    read = seen(done)
    assert [event.id for event in read.events] == ["cast", "rings", "hung", "crack"]
    assert (read.event("rings").seq, read.event("rings").places) == (2, ("Town hall",))


def test_events_are_changed_by_key_and_by_list(bell: Timeline) -> None:
    done = libyatl.edit(
        bell,
        ["cast"],
        set={"date": 1870, "sources/ledger/at": "p. 2"},
        unset=["actors"],
        add={"tags": ["metal"]},
    )
    assert done.ids == ("cast",)
    event = seen(done).event("cast")
    assert (event.when, event.actors) == (libyatl.parse_date("1870"), ())
    assert (event.sources[0].at, event.tags) == ("p. 2", ("metal",))
    again = libyatl.edit(libyatl.load("bell.yaml"), "cast", set={"date": "1870"})
    assert again == (("cast",), (), "")


def test_an_entry_is_changed_and_an_event_removed(bell: Timeline) -> None:
    done = libyatl.edit(bell, "actor:Ann Lee", add={"aliases": ["A. Lee"]})
    assert done.ids == ("actor:ann",)
    assert seen(done).actors["ann"].aliases == ("A. Lee",)
    Path("bell.yaml").write_text(BELL)
    gone = libyatl.remove(bell, "cast", drop_refs=True)
    assert [event.id for event in seen(gone).events] == ["hung"]


def test_a_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    done = libyatl.add(libyatl.Timeline(), {"title": "It rings"}, file=file, create=True)
    assert (done.ids, done.files) == (("rings",), (str(file),))
    assert libyatl.load(file).event("rings").title == "It rings"


WOULD: list[Callable[[Timeline], Edited]] = [
    lambda bell: libyatl.add(bell, {"title": "It rings"}, write=False),
    lambda bell: libyatl.edit(bell, "cast", set={"date": "1870"}, write=False),
    lambda bell: libyatl.edit(bell, "actor:ann", set={"kind": "person"}, write=False),
    lambda bell: libyatl.remove(bell, ["hung"], write=False),
]


@pytest.mark.parametrize("would", WOULD)
def test_what_would_be_done_is_not_done(bell: Timeline, would: Callable[[Timeline], Any]) -> None:
    assert would(bell).diff.startswith("--- bell.yaml\n+++ bell.yaml (changed)\n")
    assert Path("bell.yaml").read_text() == BELL


REFUSED: list[tuple[Callable[[Timeline], Edited], str]] = [
    (lambda bell: libyatl.add(bell, {"date": "1871"}), "a title is needed"),
    (lambda bell: libyatl.add(bell, {"title": "A"}, {"title": "B", "id": "cast"}), "event 2 "),
    (lambda bell: libyatl.add(bell, {"title": "A"}, file="other.yaml"), "other.yaml: it is none"),
    (lambda bell: libyatl.add(bell, {"title": "A", "date": datetime.date(2017, 7, 25)}), "a file"),
    (lambda bell: libyatl.add(bell, ["A"]), "an event is a mapping"),  # type: ignore[arg-type]
    (lambda _: libyatl.add(libyatl.load(), {"title": "A"}), "the curated chronology is not"),
    (lambda _: libyatl.add(Timeline(), {"title": "A"}), "the chronology was read from no file"),
    (
        lambda bell: libyatl.remove(Timeline(events=bell.events), "hung"),
        "the event stands in no file",
    ),
    (lambda bell: libyatl.edit(bell, "cats", set={"date": "1870"}), "no event has the id 'cats'"),
    (lambda bell: libyatl.edit(bell, ["cast", "actor:ann"], unset=["date"]), "an entry of a"),
    (lambda bell: libyatl.edit(bell, "cast", set={"tags": ["a"]}), "'tags' is set to what is no"),
    (lambda bell: libyatl.remove(bell, "cast"), "others refer to 'cast': hung"),
    (lambda _: libyatl.remove(libyatl.load(), "paris-ceasefire"), "the curated chronology is not"),
]


@pytest.mark.parametrize(("asked", "said"), REFUSED)
def test_what_cannot_be_done_is_told_and_the_file_is_as_it_was(
    bell: Timeline, asked: Callable[[Timeline], Edited], said: str
) -> None:
    with pytest.raises(LibyatlError) as caught:
        asked(bell)
    assert caught.value.message.startswith(said)
    assert caught.value.help
    assert Path("bell.yaml").read_text() == BELL
