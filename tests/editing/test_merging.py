"""Two sides of a file come together: by scenes, and by laws over edits drawn by lot."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from consoles import UPDATE
from depths import ALL
from edited_files import edited
from hand_styled import hand_styled

from libyatl.editing.merge_sides import Side, named
from libyatl.editing.merge_wants import wanted
from libyatl.editing.merging import Merge, chosen, merge
from libyatl.editing.three_ways import means
from libyatl.editing.yaml_document import Document
from libyatl.files.by_git import Marking, Style, merged_lines
from libyatl.findings.diagnostics import Severity
from libyatl.formats import read_data
from libyatl.formats.yaml.placed import Value

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
SCENES = sorted((Path(__file__).parent / "scenes").iterdir())
SEEDS = 1200 if ALL else 150
TOLD = {
    "a-renamed-id": (0, "by events"),
    "a-side-with-errors": (1, "by lines, not verified: a side has errors"),
    "both-append-one-id": (1, "by events"),
    "comments-of-both": (0, "by lines, verified"),
    "edited-and-removed": (1, "by events"),
    "one-field": (1, "by events"),
    "removed-and-edited": (1, "by events"),
    "removed-and-referred-to": (
        1, "by lines, not verified: no event has the id 'cracks'"
    ),
    "two-titles-of-the-file": (1, "by events"),
}  # fmt: skip
"""How each scene ends that does not end without a conflict, by events."""


@pytest.mark.parametrize("scene", SCENES, ids=lambda path: path.name)
def test_a_scene_ends_as_it_is_written(scene: Path) -> None:
    sides = [(scene / f"{name}.yaml").read_bytes() for name in ("base", "ours", "theirs")]
    found = merge(*sides)
    assert (found.conflicts, found.how) == TOLD.get(scene.name, (0, "by events"))
    file = scene / "merged.yaml"
    if UPDATE:
        file.write_bytes(found.data)
    assert found.data == file.read_bytes()


def sides(seed: int) -> tuple[bytes, bytes, bytes]:
    """Return a file as somebody types it, and what two others made of it."""
    draw = Random(seed)
    base, _ = hand_styled(seed)
    return (
        base,
        edited(base, draw, draw.randint(1, 3), "ours"),
        edited(base, draw, draw.randint(1, 3), "theirs"),
    )


def errors(data: bytes) -> Counter[str]:
    report = read_data([("", data)], format="yaml").report
    return Counter(one.code for one in report if one.severity is Severity.ERROR)


def events(data: bytes) -> dict[str, dict[str, Value]]:
    """Return what each event says that has an id."""
    tree = Document("", data).tree
    listed = tree.get("events") if isinstance(tree, dict) else tree
    assert isinstance(listed, list)
    found = {}
    for one in listed:
        if isinstance(one, dict) and isinstance(id := one.get("id"), str):
            found[id] = one
    return found


def fields(event: dict[str, Value] | None, aside: Iterable[str] = ()) -> dict[str, object]:
    said = means("event", event or {})
    assert isinstance(said, dict)
    return {key: value for key, value in said.items() if key not in aside}


def see_both_sides(base: bytes, ours: bytes, theirs: bytes, found: bytes) -> None:
    """See that what one side alone changed is so, and what it added or took out.

    What a side calls otherwise, and what refers to that, is seen by the scenes.
    """
    was, our, their, now = map(events, (base, ours, theirs, found))
    renamed = {id for id in {*our, *their} if id.endswith(("-ours", "-theirs"))}
    renamed |= {id.removesuffix("-ours").removesuffix("-theirs") for id in renamed}
    aside = ("after", "with") if renamed else ()
    for id in {*was, *our, *their} - renamed:
        o, a, b, m = (fields(some.get(id), aside) for some in (was, our, their, now))
        if a == o:
            assert m == b, id
        elif b == o or a == b:
            assert m == a, id
        elif a and b:
            for key in {*o, *a, *b}:
                one, other, old = a.get(key), b.get(key), o.get(key)
                if old in (one, other):
                    assert m.get(key) == (other if one == old else one), (id, key)


def is_agreed(base: bytes, ours: bytes, theirs: bytes) -> bool:
    """Whether no key differs three ways, and nothing is taken out that the other side changed."""
    known = Side("", base), Side("", ours), Side("", theirs)
    return wanted(*known, named(*known)).is_agreed


def see_conflicts(base: bytes, ours: bytes, theirs: bytes, found: Merge) -> None:
    """See that there is a reason, and that either side reads that is chosen.

    Comments that both put into one event are a reason too: nobody knows which stands first.
    """
    added = [Side("", side).comments - Side("", base).comments for side in (ours, theirs)]
    assert not is_agreed(base, ours, theirs) or all(added)
    allowed = errors(ours) | errors(theirs)
    for side in (True, False):
        text = chosen(found.data, 7, ours=side)
        assert b"<<<<<<<" not in text
        left = errors(text) - allowed
        del left["dangling-relation"]  # of an id that both call otherwise
        assert not left
        assert read_data([("", text)], format="yaml").unread == ()


@pytest.mark.parametrize("first", range(0, SEEDS, 50))
def test_what_two_sides_wrote_is_there(first: int) -> None:
    conflicts = 0
    by_git = 0
    for seed in range(first, first + 50):
        base, ours, theirs = sides(seed)
        found = merge(base, ours, theirs)
        by_git += merged_lines(base, ours, theirs)[1] > 0
        if found.conflicts:
            conflicts += 1
            assert found.how == "by events", seed
            see_conflicts(base, ours, theirs, found)
        else:
            see_both_sides(base, ours, theirs, found.data)
            # What both sides come to name is there once for each; what both had is there once.
            allowed = (errors(ours) + errors(theirs) - errors(base)) | errors(ours) | errors(theirs)
            assert not errors(found.data) - allowed
    assert conflicts < by_git / 2


def without_blank_lines(data: bytes) -> list[bytes]:
    return [line for line in data.splitlines() if line.strip()]


@pytest.mark.parametrize("first", range(0, SEEDS, 50))
def test_a_merge_keeps_its_laws(first: int) -> None:
    for seed in range(first, first + 50):
        base, ours, theirs = sides(seed)
        assert merge(base, ours, ours) == (ours, 0, "as one side has it")
        assert merge(base, base, theirs).data == theirs
        assert merge(base, ours, base).data == ours
        found, back = merge(base, ours, theirs), merge(base, theirs, ours)
        assert bool(found.conflicts) == bool(back.conflicts), seed
        if not found.conflicts:
            again = merge(base, found.data, theirs)
            assert not again.conflicts
            assert without_blank_lines(again.data) == without_blank_lines(found.data), seed
            assert {*events(found.data)} == {*events(back.data)}, seed


@pytest.mark.parametrize("seed", range(20))
def test_a_side_that_changed_nothing_it_says_changes_nothing(seed: int) -> None:
    base, ours, _ = sides(seed)
    theirs = base.rstrip(b"\r\n ") + b"\n\n\n# a comment of theirs\n"
    if b"\r\n" in base or ours == base:
        theirs = base
    found = merge(base, ours, theirs)
    assert not found.conflicts
    assert events(found.data) == events(ours)


def test_line_ends_the_mark_and_a_last_line_without_an_end_are_of_ours() -> None:
    base = b"events:\n- {id: a, title: A}\n- {id: b, title: B}\n"
    ours = b"\xef\xbb\xbf" + base.replace(b"A}", b"A, note: n}").replace(b"\n", b"\r\n").rstrip()
    theirs = base.replace(b"title: A", b"title: AA").replace(b"B}", b"B, note: m}")
    found = merge(base, ours, theirs)
    assert found == (
        b"\xef\xbb\xbfevents:\r\n- {id: a, title: AA, note: n}\r\n- {id: b, title: B, note: m}",
        0,
        "by events",
    )


def test_marks_are_as_they_are_asked_for() -> None:
    base = b"- id: a\n  title: A\n  note: o\n"
    ours, theirs = base.replace(b": o", b": us"), base.replace(b": o", b": them")
    marking = Marking(("HEAD", "merged common ancestors", "draft"), 9, "diff3")
    found = merge(base, ours, theirs, marking=marking)
    assert found.data.decode() == (
        "- id: a\n  title: A\n<<<<<<<<< HEAD\n  note: us\n||||||||| merged common ancestors\n"
        "  note: o\n=========\n  note: them\n>>>>>>>>> draft\n"
    )


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
def test_lines_that_both_have_stand_outside_of_the_marks_where_that_is_asked_for(
    style: Style,
) -> None:
    base = (
        b"- id: a\n  title: A\n  note: |\n    One.\n    1.\n    Two.\n    Three.\n    4.\n    5.\n"
    )
    ours, theirs = (base.replace(b"Two.", two) for two in (b"Deux.\n    2.", b"Zwei.\n    II."))
    found = merge(base, ours, theirs, marking=Marking(style=style)).data.decode()
    first, last = "  note: |\n    One.\n    1.\n", "    Three.\n    4.\n    5.\n"
    our, their = "    Deux.\n    2.\n", "    Zwei.\n    II.\n"
    was = f"||||||| base\n{first}    Two.\n{last}=======\n"
    if style == "zdiff3":
        marked = f"{first}<<<<<<< ours\n{our}{was}{their}>>>>>>> theirs\n{last}"
    else:
        marked = f"<<<<<<< ours\n{first}{our}{last}{was}{first}{their}{last}>>>>>>> theirs\n"
    assert found == f"- id: a\n  title: A\n{marked}"
    for one, text in ((True, ours), (False, theirs)):
        assert chosen(found.encode(), 7, ours=one) == text
