"""An event as a text of its own, of files as people type them: handed out, and put back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from depths import ALL
from hand_styled import hand_styled
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import formats
from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import Rewritten, rewritten
from libyatl.editing.whole_event import Overtaken, Unfit, events_in, put_back, text_of
from libyatl.editing.yaml_document import Document

SEEDS = range(1000 if ALL else 150)
AT_ONCE = 50


def listed(tree: Any) -> list[Any]:
    events: list[Any] = tree if isinstance(tree, list) else tree["events"]
    return events


def said(text: str | bytes) -> Any:
    """Return what a text says, as another program reads it."""
    whole = text.decode("utf-8-sig") if isinstance(text, bytes) else text
    return yaml.load(whole, Loader=yaml.CBaseLoader)


def loosely(value: Any) -> Any:
    """Return a value whose texts do not tell how the block ended in which they stand."""
    if isinstance(value, dict):
        return {key: loosely(one) for key, one in value.items()}
    return [*map(loosely, value)] if isinstance(value, list) else value and value.rstrip()


@pytest.mark.parametrize("first", range(0, len(SEEDS), AT_ONCE))
def test_each_event_of_any_file_is_handed_out_and_put_back(tmp_path: Path, first: int) -> None:
    refused = together = 0
    for seed in range(first, first + AT_ONCE):
        data, _ = hand_styled(seed)
        file = tmp_path / f"{seed}.yaml"
        file.write_bytes(data)
        timeline, document = libyatl.load(file), Document(str(file), data)
        for place, event in enumerate(timeline.events):
            together += 1
            try:
                text = text_of(document, timeline, place)
            except Refusal:
                refused += 1
                continue
            assert text.endswith("\n")
            assert "\r" not in text
            (typed,) = events_in(text)
            assert loosely(said(text)) == loosely([listed(said(data))[place]])
            assert typed["title"] == event.title
            meant = put_back(timeline, place, text, text, document)
            assert document.spliced(meant.splices) == data
            assert meant.tree == document.tree
            see_changed(file, data, timeline, place, text)
    assert refused < together / 4


def see_changed(file: Path, data: bytes, timeline: Any, place: int, text: str) -> None:
    """See that a changed text stands in the file, its comment too, and that no other line does."""
    edited = f"# By hand.\n{text}"
    rewrite = partial(put_back, timeline, place, text, edited)
    (done,) = rewritten({str(file): rewrite}, write=False)
    assert isinstance(done, Rewritten)
    assert Document(str(file), done.after).tree == Document(str(file), data).tree
    assert done.after.count(b"# By hand.") == data.count(b"# By hand.") + 1
    ends = {line[-2:] == b"\r\n" for line in done.after.splitlines(True)[:-1]}
    assert ends <= {line[-2:] == b"\r\n" for line in data.splitlines(True)[:-1]} or len(ends) == 1


BREAKS = st.builds(
    lambda end, by: end + " " * by, st.sampled_from(["\n", "\r\n"]), st.integers(1, 9)
)
GAPS = st.one_of(st.sampled_from(["", " "]), BREAKS)


@given(data=st.data(), count=st.integers(1, 4), end=st.sampled_from(["\n", "\r\n"]))
def test_each_event_in_brackets_is_handed_out_and_put_back(
    data: st.DataObject, count: int, end: str
) -> None:
    def gap() -> str:
        return data.draw(GAPS).replace("\r\n", "\n").replace("\n", end)

    events = [
        f"{{{gap()}id: e{n},{gap()} title: {gap()}'One {n}'{gap()}}}{gap()}" for n in range(count)
    ]
    text = f"title: T{end}events: [{gap()}{f',{gap()}'.join(events)}{gap()}]{end}"
    timeline = formats.read_data([("a.yaml", text.encode())], format="yaml")
    document = Document("a.yaml", text.encode())
    for place in range(count):
        handed = text_of(document, timeline, place)
        (typed,) = events_in(handed)
        assert typed == {"id": f"e{place}", "title": f"One {place}"}
        edited = handed.replace("One", "Two")
        meant = put_back(timeline, place, handed, edited, document)
        now = document.spliced(meant.splices)
        assert now.decode() == text.replace(f"One {place}", f"Two {place}")
        assert Document("a.yaml", now).tree == meant.tree


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("id: a\ntitle: A\n", "an event begins with a dash"),
        ("", "no list of events"),
        ("just words\n", "no list of events"),
        ("- just words\n", "no list of events"),
        ("- title: A\n  tags: [loan\n", "line 3: it is no YAML"),
        ("- title: A\n- &a title: B\n", "line 2"),
    ],
)
def test_what_holds_no_events_is_said(text: str, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        events_in(text)


def test_an_event_that_became_another_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "my.yaml"
    file.write_text("- id: a\n  title: A\n- id: b\n  title: B\n")
    timeline = libyatl.load(file)
    text = text_of(Document(str(file), file.read_bytes()), timeline, 1)
    now = Document(str(file), b"- id: a\n  title: New\n- id: b\n  title: B\n")
    assert put_back(timeline, 1, text, text, now).tree == now.tree
    other = Document(str(file), b"- id: a\n  title: A\n- id: b\n  title: New\n")
    with pytest.raises(Overtaken):
        put_back(timeline, 1, text, text, other)
