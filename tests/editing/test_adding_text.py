"""An event that is put into files as people type them, as a text with comments of its own."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from depths import ALL
from hand_styled import hand_styled

import libyatl
from libyatl.editing.adding import add_event
from libyatl.editing.adding_text import add_text
from libyatl.errors import LibyatlError, UsageError

SEEDS = range(1000 if ALL else 150)
AT_ONCE = 50
TEXT = """\
# Found on a shelf.
-   id: new-one   # by hand
    title: 'Ann borrows an atlas: the end'
    tags:
      - loan
      # and one more
      - 'no'
    summary: |
      Two lines,

      and a blank one.
"""


def said(data: bytes) -> Any:
    return yaml.load(data.decode("utf-8-sig"), Loader=yaml.CBaseLoader)


@pytest.mark.parametrize("first", range(0, len(SEEDS), AT_ONCE))
def test_a_text_stands_as_it_is_typed_and_touches_no_old_line(tmp_path: Path, first: int) -> None:
    refused = 0
    for seed in range(first, first + AT_ONCE):
        data, _ = hand_styled(seed)
        file = tmp_path / f"{seed}.yaml"
        file.write_bytes(data)
        date = Random(seed).choice(("", "    date: 1872\n", "    date: 2017-01-12\n"))
        text = TEXT.replace("    title", f"{date}    title")
        try:
            id, done = add_text(libyatl.load(file), str(file), text)
        except LibyatlError:
            assert file.read_bytes() == data
            refused += 1
            continue
        after = file.read_bytes()
        assert after == done.after
        (edit,) = done.edits
        assert not edit.length or b"[]" in data
        unix = after.decode("utf-8-sig").replace("\r\n", "\n")
        pad = next(line for line in unix.split("\n") if line.endswith("# Found on a shelf."))
        pad = pad.partition("#")[0]
        inset = "".join(f"{pad}{line}" if line.strip() else line for line in text.splitlines(True))
        assert inset.rstrip("\n") in unix
        tree = said(after)
        events = tree if isinstance(tree, list) else tree["events"]
        (new,) = (one for one in events if one.get("id") == id)
        assert new["tags"] == ["loan", "no"]
        events.remove(new)
        assert tree == said(data)
    assert refused < AT_ONCE / 4


OF_TWO = "# b\n-   id: b\n    title: B  # so\n    own: 1\n    date: 1872\n    # end\n"
WHERE: list[tuple[str, str | None, str]] = [
    ("- id: a\n  title: A\n", None, f"- id: a\n  title: A\n\n{OF_TWO}"),
    ("- id: a\n  title: A", None, f"- id: a\n  title: A\n\n{OF_TWO[:-1]}"),
    ("- a text\n- id: a\n  title: A\n", None, f"- a text\n- id: a\n  title: A\n\n{OF_TWO}"),
    (
        "- id: a\n  title: A\n  date: 1870\n\n\n- id: c\n  title: C\n  date: 1880\n",
        "date",
        f"- id: a\n  title: A\n  date: 1870\n\n\n{OF_TWO}\n\n- id: c\n  title: C\n  date: 1880\n",
    ),
    (
        "- id: c\n  title: C\n  date: 1880\n- {id: d, title: D, date: 1890}\n",
        "date",
        f"{OF_TWO}- id: c\n  title: C\n  date: 1880\n- {{id: d, title: D, date: 1890}}\n",
    ),
    (
        "events:\n  - id: a\n    title: A\nactors: {}\n",
        "end",
        "events:\n  - id: a\n    title: A\n\n  # b\n  -   id: b\n      title: B  # so\n"
        "      own: 1\n      date: 1872\n      # end\nactors: {}\n",
    ),
    (
        "title: T\r\nevents: []  # none\r\n",
        None,
        "title: T\r\nevents:  # none\r\n  # b\r\n  -   id: b\r\n      title: B  # so\r\n"
        "      own: 1\r\n      date: 1872\r\n      # end\r\n",
    ),
]


@pytest.mark.parametrize(("before", "place_at", "after"), WHERE)
def test_a_text_comes_where_the_event_would(
    tmp_path: Path, before: str, place_at: Any, after: str
) -> None:
    file = tmp_path / "my.yaml"
    file.write_bytes(before.encode())
    id, _ = add_text(libyatl.load(file), str(file), OF_TWO, place_at=place_at, write=False)
    assert (id, file.read_bytes()) == ("b", before.encode())
    add_text(libyatl.load(file), str(file), OF_TWO, place_at=place_at)
    assert file.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("events: [{id: a, title: A}]\n", "a comment can have no place in the brackets"),
        ("[]  # none\n", "the event would not stand on lines of its own"),
    ],
)
def test_a_text_has_no_place_there(tmp_path: Path, before: str, why: str) -> None:
    file = tmp_path / "my.yaml"
    file.write_text(before)
    with pytest.raises(LibyatlError, match=why):
        add_text(libyatl.load(file), str(file), OF_TWO)
    assert file.read_text() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[]", "- id: b\n  title: B"),
        ("events: []", "events:\n  - id: b\n    title: B"),
        ("title: T", "title: T\n\nevents:\n  - id: b\n    title: B"),
        ("# mine", "# mine\nevents:\n  - id: b\n    title: B\n"),
    ],
)
def test_an_event_comes_into_a_file_without_a_line_end(
    tmp_path: Path, before: str, after: str
) -> None:
    file = tmp_path / "my.yaml"
    for event in ({"id": "b", "title": "B"}, "- id: b\n  title: B\n"):
        file.write_text(before)
        if isinstance(event, str):
            add_text(libyatl.load(file), str(file), event)
        else:
            add_event(libyatl.load(file), str(file), event)
        assert file.read_text() == after


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- title: A\n", "the event has no id"),
        ("- id: ''\n  title: B\n", "the event has no id"),
        ("- id: a\n  title: A\n", "another event is called 'a'"),
        ("- id: b\n  title: B\n- id: c\n  title: C\n", "there are several events"),
        ("- id: b\n", "the change would make an error .no-title."),
    ],
)
def test_what_cannot_be_added_is_said(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "my.yaml"
    file.write_text("events:\n- id: a\n  title: A\n")
    with pytest.raises(LibyatlError, match=why):
        add_text(libyatl.load(file), str(file), text)
    assert file.read_text() == "events:\n- id: a\n  title: A\n"


def test_an_id_that_libyatl_made_is_none_to_refer_to(tmp_path: Path) -> None:
    file = tmp_path / "my.yaml"
    file.write_text("events:\n- title: A visit\n")
    timeline = libyatl.load(file)
    (id,) = timeline.index
    with pytest.raises(UsageError, match=f"the event '{id}' has no id of its own"):
        add_event(timeline, str(file), {"title": "Another", "after": [id]})
