"""A part of a file stands for the whole: what cannot be seen in it is not to be seen in the file.

Edits are drawn that nobody would make: signs of YAML put anywhere, and anything taken out. Whatever
the part of a file says after one, with the stand-ins as they were, the whole file says too.
"""

from __future__ import annotations

from random import Random

import pytest
from depths import ALL
from hand_styled import hand_styled

from libyatl.editing.excerpts import Excerpt, excerpt
from libyatl.editing.file_parts import listed_events
from libyatl.editing.reading_back import as_meant
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice, spliced
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Value, value_of
from libyatl.formats.yaml.text_layout import Layout, NoLayout

SEEDS = range(2000 if ALL else 800)
AT_ONCE = 100
SIGNS = (
    "", "", "", " ", "\n", "\n\n", "\r\n", "#", " # ", "\n#\n",
    "'", '"', "- ", ": ", "? ", "[", "]", "{", "}", ", ", "|",
    ">\n", "a: b", "\n- title: new\n", "\n  title: new", "\n      note: new", "&a ", "*a", "!t ",
    "---\n", "...\n", "\t", "\u2028",
)  # fmt: skip


def tree_of(text: str) -> Value:
    try:
        return value_of(Layout(text).root)
    except NoLayout:
        return None


def drawn(seed: int) -> tuple[Document, Splice]:
    """Return a file, and what is put into it somewhere."""
    draw = Random(seed)
    data, _ = hand_styled(seed)
    document = Document("x.yaml", data)
    start = draw.randint(0, len(document.layout.text))
    if draw.random() < 0.5:  # at the end of a line, where a blank or a comment does no harm
        start = document.layout.line_end(start)
    end = min(start + draw.choice((0, 0, 0, 1, 2, 5, 30)), len(document.layout.text))
    return document, Splice(start, end, "".join(draw.choices(SIGNS, k=draw.randint(1, 3))))


def meant_by(document: Document, splice: Splice) -> tuple[Excerpt, Value] | None:
    """Return the part that an edit touches, and what the file is to say if the part is right."""
    part = excerpt(document, [splice], document.tree)
    now = tree_of(spliced(part.text, part.splices))
    if now is None or isinstance(now, str) or type(now) is not type(part.wanted):
        return None
    inner = listed_events(document.tree)
    # Of each stand-in, the run of events for which it stands.
    runs: dict[str, list[Value]] = {}
    at = 0
    for one in listed_events(part.wanted):
        title = one.get("title") if isinstance(one, dict) else None
        if isinstance(title, str) and title in part.stand_ins:
            first, last = (int(word) for word in title.split() if word.isdigit())
            runs[title] = inner[first - 1 : last]
            assert first == at + 1
            at = last
        else:
            at += 1
    events: list[Value] = []
    for one in listed_events(now):
        title = one.get("title") if isinstance(one, dict) and one.keys() == {"title"} else None
        events += runs.pop(title, [one]) if isinstance(title, str) else [one]
    if runs:  # a stand-in is not there any more, and that would be seen
        return None
    if isinstance(now, dict):
        return part, {**now, "events": events} if isinstance(now.get("events"), list) else now
    return part, events


@pytest.mark.parametrize("first", SEEDS[::AT_ONCE])
def test_what_the_part_says_the_whole_says(first: int) -> None:
    cut = told = 0
    for seed in range(first, first + AT_ONCE):
        document, splice = drawn(seed)
        meant = meant_by(document, splice)
        if meant is None:
            continue
        told += 1
        cut += bool(meant[0].stand_ins)
        after = spliced(document.layout.text, [splice])
        assert tree_of(after) == meant[1], seed
    assert told > AT_ONCE / 5
    assert cut > AT_ONCE / 20


@pytest.mark.parametrize("first", SEEDS[::AT_ONCE])
def test_what_is_taken_for_meant_is_said(first: int) -> None:
    taken = 0
    for seed in range(first, first + AT_ONCE):
        document, splice = drawn(seed)
        after = spliced(document.layout.text, [splice])
        wanted = tree_of(after)
        try:
            as_meant(document, [splice], document.tree)
        except Refusal:
            continue
        taken += 1
        assert wanted == document.tree, seed  # blanks, or a comment more
    assert taken


def test_others_stand_in_for_by_one() -> None:
    text = "".join(f"- id: e{n}\n  title: T{n}\n# c{n}\n" for n in range(9))
    document = Document("x.yaml", text.encode())
    at = text.index("T4")
    wanted = document.tree_to_change()
    listed_events(wanted)[4] = {"id": "e4", "title": "New"}
    part = excerpt(document, [Splice(at, at + 2, "New")], wanted)
    assert part.text == (
        "- id: e0\n  title: T0\n# c0\n"
        "- title: Events from 2 to 4\n"
        "- id: e4\n  title: T4\n# c4\n"
        "- title: Events from 6 to 8\n"
        "- id: e8\n  title: T8\n# c8\n"
    )
    assert [*part.comments] == ["# c0", "# c4", "# c8"]
    assert spliced(part.text, part.splices) == part.text.replace("T4", "New")
    now = Document("x.yaml", spliced(part.text, part.splices).encode())
    assert part.lines(now) == {"e0": 1, "e4": 13, "e8": 25}


def test_one_of_a_new_id_is_not_left_out() -> None:
    text = "".join(f"- id: e{n}\n  title: T{n}\n" for n in range(9))
    document = Document("x.yaml", text.encode())
    at = text.index("e2")
    wanted = document.tree_to_change()
    listed_events(wanted)[2] = {"id": "e6", "title": "T2"}
    splice = Splice(at, at + 2, "e6")
    assert "- id: e6\n" in excerpt(document, [splice], wanted).text
    with pytest.raises(Refusal, match=r"duplicate-id"):
        as_meant(document, [splice], wanted)


def test_events_that_are_elsewhere_than_meant_are_seen() -> None:
    text = "".join(f"- id: e{n}\n  title: T{n}\n" for n in range(9))
    document = Document("x.yaml", text.encode())
    listed = listed_events(document.tree)
    at = text.index("T4")
    moved: Value = [*listed[:4], {"id": "e4", "title": "New"}, *reversed(listed[5:])]
    with pytest.raises(Refusal, match="read as it is meant: it differs on line 11 of what would"):
        as_meant(document, [Splice(at, at + 2, "New")], moved)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: T5", "title: T9", "it differs on line 12 of"),
        ("title: T5", "date: 2017", "it differs on line 12 of"),
        ("title: T5", "title: T5\n  note:", "it differs on line 13 of"),
        ("- id: e8\n  title: T8\n", "", "it differs on line 1 of"),
        ("- id: e8", "- id: e9\n- id: e8", "it differs on line 17 of"),
        ("title: T5", "title: [T5", "it is no YAML, on line 13 of"),
        ("title: T5", "? title\n  : T5", "a key of it stands behind a \\?, on line 12 of"),
    ],
)
def test_the_first_line_is_told_that_would_not_be_as_meant(old: str, new: str, told: str) -> None:
    text = "".join(f"- id: e{n}\n  title: T{n}\n" for n in range(9))
    document = Document("x.yaml", text.encode())
    at = text.index(old)
    with pytest.raises(Refusal, match=f"read as it is meant: {told} what would be written"):
        as_meant(document, [Splice(at, at + len(old), new)], document.tree)
