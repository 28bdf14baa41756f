"""Events that JSON brings into a file: what `filter` hands on comes back as it was, or not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from depths import ALL
from hand_styled import hand_styled
from processes import typed

import libyatl
from libyatl.editing.adding import add_events
from libyatl.editing.json_events import left_behind, told_in_json
from libyatl.errors import InputError, UsageError
from libyatl.handing_on import TextFormat

SEEDS = range(600 if ALL else 60)
MINE = """\
# By hand.
timezone: +02:00
events:
  - {id: founding, date: 1881, title: The reading room opens}
  - {id: reminder, date: June 1887, title: A reminder is sent}
"""


def brought(folder: Path, text: str, stands: str = MINE, name: str = "x.json") -> tuple[str, str]:
    """Return a file of mine after it was brought events in JSON, and what was said."""
    file = folder / "my.yaml"
    file.write_text(stands)
    told = told_in_json(text.encode(), name)
    timeline = libyatl.load(file)
    _, done = add_events(timeline, str(file), told.events, timezone=told.timezone)
    assert done.after == file.read_bytes()
    return file.read_text(), ", ".join(left_behind(told, timeline))


@pytest.mark.parametrize("format", ["json", "jsonl"])
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_handed_on_comes_back_equal(tmp_path: Path, seed: int, format: TextFormat) -> None:
    data, _ = hand_styled(seed)
    theirs, mine = tmp_path / "a.yaml", tmp_path / "b.yaml"
    theirs.write_bytes(data)
    timeline = libyatl.load(theirs)
    told = told_in_json(
        libyatl.write(libyatl.select(timeline, sort="file"), format=format).encode(), "-"
    )
    nothing = libyatl.Timeline()
    _, done = add_events(
        nothing, str(mine), told.events, place_at="end", timezone=told.timezone, create=True
    )
    read = libyatl.load(mine)
    assert mine.read_bytes() == done.after
    assert all(event.named for event in read.events)
    for event, was in zip(read.events, timeline.events, strict=True):
        assert event == (was if was.named else was._replace(id=event.id, named=True))


def test_of_a_pipe_too_all_events_come_back(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MINE)
    (tmp_path / "b.yaml").write_text("timezone: +02:00\nevents: []\n")
    add = "libyatl add -f b.yaml --from-json -"
    came = typed(f"libyatl filter -f a.yaml --json | {add}", tmp_path)
    assert (came.status, came.out) == (0, b"")
    assert "b.yaml:3: added #founding (1881)" in came.err
    read = libyatl.load(tmp_path / "b.yaml")
    assert read.events == libyatl.load(tmp_path / "a.yaml").events


def test_several_events_go_each_to_its_place_and_may_hang_on_one_another(tmp_path: Path) -> None:
    new = [
        {"id": "late", "title": "The room closes", "date": "1890"},
        {"title": "A letter", "date": "1885"},
        {"title": "A second letter", "date": "1884"},
        {"title": "It is opened again", "after": "late"},
        {"title": "And a third", "after": ["reminder"], "fatalities": 3},
    ]
    stands = MINE + "  - {id: fire, date: 1888, title: A fire}\n"
    after, left = brought(tmp_path, json.dumps(new), stands)
    ids = re.findall(r"id: ([\w-]+)", after)
    order = ["founding", "second-letter", "letter", "reminder", "third", "fire", "late"]
    assert ids == [*order, "opened-again"]
    assert not left
    assert "fatalities: '3'" in after or "fatalities: 3" in after
    kept = [line for line in after.splitlines(keepends=True) if line in stands.splitlines(True)]
    assert "".join(kept) == stands


WHOLE = {
    "actors": {"ann": "Ann Lee", "sam": "Sam Lee"},
    "events": [{"title": "A visit", "actors": ["ann"]}],
    "check": {"no-date": {"because": "nobody knows"}},
}


def test_what_stays_behind_is_counted(tmp_path: Path) -> None:
    after, left = brought(tmp_path, json.dumps(WHOLE))
    assert left == "2 actors, 1 accepted finding"
    assert "actors: [ann]" in after


def test_no_event_is_nothing_to_change(tmp_path: Path) -> None:
    assert brought(tmp_path, "[]")[0] == MINE


REFUSED = [
    ('[{"title": "A"}, {"title": "B", "date": "31 June 1887"}]', "x.json:/1/date: '31 June 1887'"),
    ('[{"title": "A"}, {"date": "1887"}]', "x.json:/1: the event has no title"),
    ('[{"title": "A"}, {"title": "B",}]', "x.json:1:31: this is no JSON: a comma stands"),
    ('[{"title": "A"}, {"title": "B", "after": "zzz"}]', "event 2: no event has the id"),
    ('[{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]', "x.json:/1"),
    ('[{"title": "A"}, {"id": "reminder", "title": "B"}]', "event 2 ('reminder'): another event"),
    ('[{"title": "A"}, {"title": "B", "status": "clamed"}]', "event 2 ('b'): 'status' cannot"),
    ('[{"title": "A"}, 3]', "x.json:/1"),
    ('{"timezone": "-05:00", "events": [{"title": "A", "date": "2017-03-04T12:00"}]}', "'A' would"),
    ('[{"Date": "2017-03-04", "Headline": "A fire", "Place": "Tunis"}]', "x.json: its keys are"),
    ("", "x.json: nothing is in it"),
    ("{", "x.json:1:2: this is no JSON"),
    ('"A"', "x.json:1:1: the file is neither"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_what_cannot_be_taken_is_told_by_its_place_and_nothing_is_written(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises((InputError, UsageError)) as caught:
        brought(tmp_path, text)
    assert caught.value.message.startswith(said)
    assert str(caught.value) == caught.value.message
    assert caught.value.help
    assert (tmp_path / "my.yaml").read_text() == MINE if (tmp_path / "my.yaml").exists() else True


def test_times_that_mean_the_same_in_both_zones_are_taken(tmp_path: Path) -> None:
    text = '{"timezone": "-05:00", "events": [{"title": "A", "date": "2017-03-04T12:00Z"}]}'
    assert "2017-03-04T12:00Z" in brought(tmp_path, text)[0]


ALONE = [
    ("--title x", "--title does nothing with --from-json"),
    ("--add-with x", "--add-with does nothing with --from-json"),
    ("--id x", "--id does nothing with --from-json"),
    ("--source-note x", "--source-note does nothing with --from-json"),
    ("-f -", "standard input is read once"),
]


@pytest.mark.parametrize(("more", "said"), ALONE)
def test_what_would_do_nothing_beside_json_is_refused(tmp_path: Path, more: str, said: str) -> None:
    done = typed(f"echo [] | libyatl add --from-json - {more}", tmp_path)
    assert (done.status, done.out) == (2, b"")
    assert done.err.startswith(f"libyatl: {said}")
