"""A unified diff from edits: whoever patches the text before gets the text after."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path

import pytest
from effort import calls
from hypothesis import given, settings
from hypothesis import strategies as st

from libyatl.editing.unified import unified
from libyatl.findings.diagnostics import Edit

PIECES = ["a", "b", "ü", " ", "\n", "\n", "\r\n"]
PROGRAMS = {
    "patch": ["patch", "--quiet", "--binary", "text"],
    "git": ["git", "apply", "-p0", "--whitespace=nowarn", "-"],
}


@st.composite
def edited(draw: st.DrawFn) -> tuple[bytes, list[Edit]]:
    """Draw a text, and edits in it that overlap nowhere."""
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=40))
    edits, offset = [], 0
    for piece in [*pieces, ""]:
        length = len(piece.encode())
        if draw(st.integers(0, 4)) == 0:
            text = "".join(draw(st.lists(st.sampled_from(PIECES), max_size=4)))
            edits.append(Edit(offset, draw(st.sampled_from([0, length])), text))
        offset += length
    return "".join(pieces).encode(), edits


def spliced(before: bytes, edits: list[Edit]) -> bytes:
    for edit in reversed(edits):
        end = edit.offset + edit.length
        before = before[: edit.offset] + edit.text.encode() + before[end:]
    return before


def diff(before: bytes, edits: list[Edit]) -> str:
    return "".join(unified(before, edits, "text", "text (mended)"))


def applied(before: bytes, said: str) -> bytes:
    """Return what a diff makes of a text, and see that each line that it names stands there."""
    old, at, made = before.decode().split("\n"), 0, [""]
    lines = said.split("\n")[2:-1]
    for number, line in enumerate(lines):
        bare = lines[number + 1 : number + 2] == ["\\ No newline at end of file"]
        mark, text = line[:1], line[1:] + ("" if bare else "\n")
        if mark == "@":
            first, _, count = line.split(" ")[1][1:].partition(",")
            begin = int(first) - (count != "0")
            made += [f"{one}\n" for one in old[at:begin]]
            at = begin
        elif mark in ("-", " "):
            assert text == (f"{old[at]}\n" if at < len(old) - 1 else old[at])
            at += 1
        if mark in ("+", " "):
            made.append(text)
    return ("".join(made) + "\n".join(old[at:])).encode()


@given(edited())
def test_the_diff_makes_of_the_text_what_the_edits_make(drawn: tuple[bytes, list[Edit]]) -> None:
    before, edits = drawn
    said = diff(before, edits)
    assert applied(before, said) == spliced(before, edits)
    assert bool(said) == (before != spliced(before, edits))


@pytest.mark.parametrize("program", PROGRAMS)
@settings(max_examples=40, deadline=None)
@given(drawn=edited())
def test_other_programs_make_the_same_of_it(program: str, drawn: tuple[bytes, list[Edit]]) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    before, edits = drawn
    if before in (b"", spliced(before, edits)) or not spliced(before, edits):
        return  # the diff of a file that begins or ceases to be has other heads
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        text.write_bytes(before)
        subprocess.run(
            PROGRAMS[program], cwd=folder, input=diff(before, edits).encode(), check=True
        )
        assert text.read_bytes() == spliced(before, edits)


@given(st.lists(st.booleans(), max_size=40))
def test_lines_that_change_are_shown_as_difflib_shows_them(changes: list[bool]) -> None:
    lines = [f"line {number}\n" for number in range(len(changes))]
    offsets = [sum(map(len, lines[:number])) for number in range(len(lines))]
    edits = [Edit(at, 4, "LINE") for at, it in zip(offsets, changes, strict=True) if it]
    before = "".join(lines).encode()
    after = spliced(before, edits).decode().splitlines(keepends=True)
    assert diff(before, edits) == "".join(
        difflib.unified_diff(lines, after, "text", "text (mended)")
    )


def test_what_is_not_inert_is_shown_as_an_escape() -> None:
    before = "a\u202eb\r\nc\rd\n".encode()
    said = diff(before, [Edit(0, 1, "x")])
    assert said.split("\n")[3:] == ["-a\\u202eb\r", "+x\\u202eb\r", " c\\rd", ""]


def test_the_work_is_linear_in_the_edits() -> None:
    work = []
    for count in (300, 600):
        before = b"same\n" * (2 * count)
        edits = [Edit(10 * number, 4, "else") for number in range(count)]
        work.append(calls(partial(diff, before, edits)))
    assert work[1] <= 2.2 * work[0]
