"""A folder of notes comes back as what was written, but for the order of its events."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from drawn_timelines import timelines
from hypothesis import given

import libyatl
from libyatl.formats import FORMATS, read_data
from libyatl.formats.carried import NOTES
from libyatl.formats.entries.plain import event_plain
from libyatl.formats.losses import losses
from libyatl.formats.markdown.own_notes import state_of
from libyatl.formats.vault.file_names import folded_name
from libyatl.formats.vault.writer import write_notes
from libyatl.model import Timeline
from libyatl.text.inert import inert

NAMES = """
actors:
  hifter: {name: Khalifa Hifter, aliases: [Haftar], start: 1943}
  other: Paris
  idle: Nobody
places:
  paris: Paris
sources:
  post: {title: The Post, published: 2017-08-03T10:00, via: wire}
  wire: {title: A wire, url: 'https://wire.example/1'}
"""
ODD = """
events:
- id: one
  title: "Agreed: <b>peace</b> [[now]] | at last"
  date: c. 25 July 2017
  summary: "# no heading\\n\\n![[embed]] <script>alert(1)</script>"
  actors: [{id: Haftar, role: 'says [so]'}, hifter, '[[Sarraj]]', 'a:b', 'A:B', 'x]]|[[y|z]]']
  places: [paris]
  tags: [peace]
  status: claimed
  sources:
  - {id: post, at: p. 3, quote: '"=1+1"', says: {date: 2017-07-26, actors: ['[[who]]']}}
  - wire
  - '[[w]]'
  after: [{event: two, within: 3 days}]
  start: own
  end as typed: own too
  libyatl: {mine: 1}
  timezone: mine
  body: mine as well
- {id: two, title: Before, date: '-0043-03-15', before: [one]}
- {title: No id, date: 2017-07-25T10:00:30.5}
- {id: CON, title: Undated, note: why}
"""


def read_back(timeline: Timeline, *, limit: int | None = None) -> Timeline:
    files = dict(write_notes(libyatl.select(timeline, sort="file", limit=limit)))
    assert all(state_of(text.encode()) == "ours" for text in files.values())
    assert len({*map(folded_name, files)}) == len(files)
    assert all(inert(text) == text for text in files.values())
    return read_data([(f"vault/{name}", text.encode()) for name, text in files.items()])


def told(timeline: Timeline) -> list[str]:
    """Return what the events say, in whatever order; an id that was made depends on that."""
    bare = [event if event.named else event._replace(id="") for event in timeline.events]
    return sorted(
        json.dumps([event_plain(event), event.named, event.when], sort_keys=True) for event in bare
    )


def test_awkward_events_come_back_to_the_letter() -> None:
    timeline = read_data([("t.yaml", f"timezone: Africa/Tripoli\n{NAMES}{ODD}".encode())])
    again = read_back(timeline)
    assert told(again) == told(timeline)
    assert again.timezone == timeline.timezone == "Africa/Tripoli"
    for kind in ("actors", "places", "sources"):
        kept = {k: one for k, one in getattr(timeline, kind).items() if k not in ("idle", "other")}
        assert getattr(again, kind) == kept
    codes = [found.code for found in timeline.report]
    assert [found.code for found in again.report] == codes == ["unknown-key", "unknown-key"]
    said = losses(libyatl.select(timeline), NOTES)
    assert [str(loss) for loss in said] == ["registry entries that no event uses (2)"]


@given(timelines())
def test_what_notes_carry_comes_back(timeline: Timeline) -> None:
    again = read_back(timeline)
    lost = {loss.what for loss in losses(libyatl.select(timeline), NOTES)}
    assert told(again) == told(timeline)
    if timeline.events:
        assert again.timezone == timeline.timezone
        assert again.excerpt == timeline.excerpt
    if "registry entries that no event uses" not in lost:
        assert again.actors == timeline.actors
        assert again.places == timeline.places
        assert again.sources == timeline.sources
    if not lost and len(timeline.events) > 0:
        bare = replace(again, events=timeline.events)
        assert bare == replace(timeline, report=bare.report, positions=bare.positions)


def test_an_excerpt_says_that_it_is_one_and_misses_nothing() -> None:
    timeline = read_data([("t.yaml", f"{NAMES}{ODD}".encode())])
    again = read_back(timeline, limit=1)
    assert again.excerpt
    assert len(again.events) == 1
    assert [one.severity for one in again.report if one.code == "dangling-relation"] == ["note"]


def notes_of(text: str) -> dict[str, str]:
    return dict(write_notes(libyatl.select(read_data([("t.yaml", text.encode())]))))


def test_a_note_is_an_event_in_keys_and_in_words() -> None:
    notes = notes_of(f"{NAMES}{ODD}")
    assert sorted(notes) == [
        "2017-07-25 no-id.md",
        "2017-07-25 one.md",
        "44 BC two.md",
        "Khalifa Hifter.md",
        "Paris.md",
        "Sarraj.md",
        "a b.md",
        "note CON.md",
        "post.md",
        "w.md",
        "wire.md",
        "x y z.md",
    ]
    body = notes["2017-07-25 one.md"].split("---\n", 2)[2]
    assert body.split("\n\n") == [
        r"# Agreed: \<b>peace\</b> \[\[now\]\] \| at last",
        r"c\. 25 July 2017, claimed",
        r"\# no heading",
        r"!\[\[embed\]\] \<script>alert(1)\</script>",
        "- who: [[Khalifa Hifter]] (says \\[so\\])\n"
        "- who: [[Khalifa Hifter]]\n"
        "- who: [[Sarraj]]\n"
        "- who: [[a b|a:b]]\n"
        "- who: [[a b|A:B]]\n"
        "- who: [[x y z]]\n"
        "- where: [[Paris]]\n"
        "- after: [[44 BC two|Before]]\n"
        '- source: [[post|The Post]] (p. 3: “"=1+1"”)\n'
        "- source: [[wire|A wire]]\n"
        "- source: [[w]]\n",
    ]


@pytest.mark.parametrize(
    ("change", "extra"),
    [
        (lambda text: text, {}),
        (lambda text: text.replace("\n", "\r\n"), {}),
        (
            lambda text: f"{text}A thought.\n",
            {"body of the note": "# Opens\n\n25 July 2017\nA thought."},
        ),
        (lambda text: text.replace("end: '2017-07-25'\n", "mood: '9'\n"), {"mood": "9"}),
    ],
)
def test_what_a_person_writes_into_a_note_is_read(change, extra) -> None:  # type: ignore[no-untyped-def]
    ((name, text),) = notes_of("- {id: opens, title: Opens, date: 2017-07-25}\n").items()
    again = read_data([(name, change(text).encode())])
    (event,) = again.events
    assert (event.id, event.title, event.when and event.when.text) == (
        "opens",
        "Opens",
        "2017-07-25",
    )
    assert dict(event.extra) == extra
    assert list(again.report) == []


@pytest.mark.parametrize(
    "mark",
    ["[event]", "event", "[event, a]", "[actor, a, b]", "[tag, a, b]", "[event, a, b, c]", "{}"],
)
def test_a_mark_that_libyatl_does_not_write_is_none(mark: str) -> None:
    note = f"---\ntitle: Opens\ndate: 2017\nlibyatl: {mark}\n---\n"
    (event,) = read_data([("opens.md", note.encode())]).events
    assert "libyatl" in event.extra


def test_notes_of_names_are_no_events() -> None:
    notes = notes_of("- {id: a, title: A, date: 2017-07-25, actors: [Ann]}\n")
    timeline = read_data([("Ann.md", notes["Ann.md"].encode())])
    assert (timeline.events, timeline.actors) == ((), {})


def test_what_is_written_into_the_note_of_a_name_is_not_lost_in_silence() -> None:
    notes = notes_of("- {id: a, title: A, date: 2017-07-25, actors: [Ann]}\n")
    notes["Ann.md"] += "A thought.\n"
    timeline = read_data([(name, text.encode()) for name, text in notes.items()])
    assert [one.code for one in timeline.report] == ["passed-over"]


def test_notes_are_a_format_of_a_folder() -> None:
    assert FORMATS["notes"].write is None
    with pytest.raises(libyatl.UsageError, match="'notes' is no output format"):
        libyatl.write(libyatl.load(), format="notes")
    with pytest.raises(libyatl.UsageError, match="'csv' is no output format"):
        libyatl.write_folder(libyatl.load(), "x", format="csv")
