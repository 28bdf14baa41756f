"""The prompt of `libyatl add`, as a person meets it: at a terminal, typing."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from consoles import FENCE, UPDATE, prepare, run, steps
from milltown import MILLTOWN
from processes import environment
from terminals import Typed

import libyatl

TITLE = "Rosalind reads a map"
NEW = """\
  - id: map
    date: early March 1987
    title: Rosalind reads a map
    actors: [{id: ann, role: guide}]
    places: [milltown]
    tags: [loan]
    sources: [{id: ledger, at: page 12}]

"""
ANSWERS = [
    ("Title", TITLE),
    ("Date", "early March 1987"),
    ("Actors", "ann"),
    ("  role", "guide"),
    ("Actors", ""),
    ("Places", "milltown"),
    ("Places", ""),
    ("Tags", "loan"),
    ("Tags", ""),
    ("Sources", "ledger"),
    ("  at", "page 12"),
    ("  quote", ""),
    ("Sources", ""),
    ("Status", ""),
    ("Id", "map"),
]
LAST = "[n]o:"
ESCAPE = re.compile(r"\x1b\[[?]?[0-9;]*[a-zA-Z]")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my.yaml"
    path.write_text(MILLTOWN)
    return path


def prompt(file: Path, *args: str, **more: Any) -> Typed:
    return Typed("add", "-f", file.name, *args, folder=file.parent, **{"NO_COLOR": "1", **more})


def answer(typed: Typed, *answers: tuple[str, str]) -> None:
    for question, text in answers:
        typed.answer(f"\n{question} ", text)


@pytest.mark.parametrize("has_readline", [True, False])
@pytest.mark.parametrize("terminal", ["xterm-256color", "dumb"])
def test_an_event_is_asked_for_shown_and_written(
    file: Path, terminal: str, *, has_readline: bool
) -> None:
    with prompt(file, has_readline=has_readline, TERM=terminal, NO_COLOR="") as typed:
        greeting = typed.until("Ctrl-C leaves.")
        assert "Adding to my.yaml (4 events)." in greeting
        assert ("Tab completes" in greeting) is has_readline
        answer(typed, *ANSWERS)
        shown = typed.until(LAST)
        assert "one day, not known which: between 1 and 10 March 1987" in typed.received
        assert "my.yaml:27, after #atlas-lent, before #reminder" in ESCAPE.sub("", shown)
        assert NEW.rstrip() in ESCAPE.sub("", shown).replace("  + ", "")
        assert (ESCAPE.search(shown) is not None) is (terminal != "dumb")
        assert file.read_text() == MILLTOWN
        typed.type("y\r")
        typed.answer("q = done:", "q")
        told, status = typed.ended()
    assert status == 0, told
    assert "libyatl: my.yaml:27: added #map (early March 1987)" in typed.received
    assert file.read_text().count(NEW) == 1
    assert file.read_text().replace(NEW, "") == MILLTOWN


def test_a_wrong_date_stays_in_the_line_with_its_mend_on_the_first_key_up(file: Path) -> None:
    with prompt(file) as typed:
        answer(typed, ("Title", TITLE), ("Date", "17 Feb, 1987"))
        told = typed.until("Date       17 Feb, 1987")
        assert "! day, month and year are written with one blank between" in told
        assert "write 17 Feb 1987" in told
        typed.type("\x1b[A\r")
        assert "= 17 February 1987" in typed.until("Actors ")


def test_nobody_is_offered_a_date_and_who_knows_none_is_asked_for_the_order(file: Path) -> None:
    with prompt(file) as typed:
        answer(typed, ("Title", TITLE), ("Date", ""), ("After", "remi\t"))
        assert "= #reminder A reminder is sent (Jun 1987)" in typed.until("Actors ")


@pytest.mark.parametrize("has_readline", [True, False])
def test_back_finds_what_was_typed_and_so_does_the_way_forth(
    file: Path, *, has_readline: bool
) -> None:
    """Without readline what was typed stands in brackets, and Enter keeps it."""
    begun = "{}" if has_readline else "[{}]"
    with prompt(file, has_readline=has_readline) as typed:
        answer(typed, *ANSWERS[:3], ("  role", "<"))
        typed.answer(f"Actors     {begun.format('ann')}", "<")
        typed.answer(f"Date       {begun.format('early March 1987')}", "<")
        typed.answer(f"Title      {begun.format(TITLE)}", "<")
        assert "there is no question before this" in typed.until("Title ")
        typed.answer(begun.format(TITLE), "")
        typed.answer(f"Date       {begun.format('early March 1987')}", "")
        typed.answer(f"Actors     {begun.format('ann')}", "")
        answer(typed, *ANSWERS[3:])
        assert NEW.rstrip() in ESCAPE.sub("", typed.until(LAST)).replace("  + ", "")


def test_what_was_typed_can_be_left_out_without_readline_too(file: Path) -> None:
    with prompt(file, has_readline=False) as typed:
        answer(typed, ("Title", TITLE), ("Date", "1987"), ("Actors", "<"))
        typed.answer("Date       [1987]", "-")
        typed.until("After ")


@pytest.mark.parametrize(("choice", "told"), [("", "actors: [ann]"), ("new", "unregistered-name")])
def test_a_name_near_to_a_known_one_is_asked_about(file: Path, choice: str, told: str) -> None:
    with prompt(file) as typed:
        answer(typed, *ANSWERS[:2], ("Actors", "Ann Exampel"))
        asked = typed.until("[Y/n/new] ")
        assert "? no actor is called 'Ann Exampel': did you mean 'Ann Example'?" in asked
        typed.type(f"{choice}\r")
        answer(typed, ("  role", ""), *ANSWERS[4:])
        assert told in ESCAPE.sub("", typed.until(LAST))


def test_up_brings_who_was_meant_and_not_the_slip(file: Path) -> None:
    with prompt(file) as typed:
        answer(typed, *ANSWERS[:2], ("Actors", "Ann Exampel"))
        typed.answer("[Y/n/new] ", "n")
        typed.answer("Actors     Ann Exampel", "")
        typed.answer("[Y/n/new] ", "y")
        answer(typed, ("  role", "guide"))
        typed.answer("Actors     ", "\x1b[A")
        assert "Ann Example\n           = ann (Ann Example)" in typed.until("  role ")


def test_a_like_event_is_offered_and_not_taken(file: Path) -> None:
    with prompt(file) as typed:
        answer(typed, ("Title", "The atlas is lent"), ("Date", "March 1987"))
        assert "~ like #atlas-lent An atlas is lent (Mar 1987)" in ESCAPE.sub("", typed.received)
        answer(typed, ("Actors", "\x1b[A"), ("  role", "\x1b[A"), ("Actors", "\x1b[A"))
        answer(typed, ("  role", ""), ("Actors", ""), ("Places", ""), ("Tags", ""))
        answer(typed, ("Sources", ""), ("Status", ""), ("Id", ""))
        shown = ESCAPE.sub("", typed.until(LAST))
        assert "actors: [ann, library]" in shown
        assert "near-duplicate: \u201cThe atlas is lent\u201d may be the event" in shown


STEPS = range(len(ANSWERS) + 1)


@pytest.mark.parametrize("has_readline", [True, False])
@pytest.mark.parametrize("end", ["\x03", "\x04"])
def test_who_leaves_at_any_question_keeps_what_was_typed(
    file: Path, end: str, *, has_readline: bool
) -> None:
    for step in STEPS:
        with prompt(file, has_readline=has_readline) as typed:
            answer(typed, *ANSWERS[:step])
            typed.until(f"\n{ANSWERS[step][0]} " if step < len(ANSWERS) else LAST)
            time.sleep(0.1)  # readline hears no signal between the prompt and the first key
            typed.type(end)
            told, status = typed.ended()
        assert status == (130 if end == "\x03" else 2), told
        assert file.read_text() == MILLTOWN
        assert "libyatl: nothing was written\n" in told
        assert (f"title: {TITLE}\n" in told) is (step > 0)
        assert ("id: ledger, at: page 12" in told) is (step > 10)
        pasted = told.partition("nothing was written\n")[2]
        again = file.with_name("pasted.yaml")
        again.write_text(f"events:\n{pasted}")
        assert step == 0 or not libyatl.load(again).report.has_errors


def test_whatever_ends_it_what_was_typed_is_told(file: Path) -> None:
    with prompt(file) as typed:
        answer(typed, ("Title", TITLE))
        typed.until("Date ")
        time.sleep(0.1)
        typed.process.send_signal(signal.SIGTERM)
        told, status = typed.ended()
    assert status == 143
    assert f"- title: {TITLE}\n" in told


def test_no_writes_nothing_and_keeps_what_was_typed(file: Path) -> None:
    with prompt(file) as typed:
        answer(typed, *ANSWERS)
        typed.answer(LAST, "n")
        told, status = typed.ended()
    assert status == 2
    assert f"title: {TITLE}\n" in told
    assert file.read_text() == MILLTOWN


def test_several_lines_that_are_pasted_are_one_answer(file: Path) -> None:
    lines = "\r".join(f"line {number}" for number in range(10))
    with prompt(file) as typed:
        answer(typed, ("Title", f"\x1b[200~{lines}\x1b[201~"))
        answer(typed, *ANSWERS[1:])
        shown = ESCAPE.sub("", typed.until(LAST))
    assert "title: line 0 line 1 line 2 line 3 line 4 line 5 line 6 line 7 line 8 line 9" in shown


def test_lines_that_are_pasted_into_a_plain_line_never_say_yes(file: Path) -> None:
    pasted = "\n".join([TITLE, "1987", "", "", "", "", "", "map", "y", "y", ""])
    with prompt(file, has_readline=False) as typed:
        typed.until("Title ")
        typed.type(pasted)
        typed.until(LAST)
        time.sleep(0.5)
        assert file.read_text() == MILLTOWN
        typed.type("n\r")
        assert typed.ended()[1] == 2


def test_an_escape_in_an_answer_moves_no_cursor(file: Path) -> None:
    with prompt(file, has_readline=False, NO_COLOR="1") as typed:
        answer(typed, ("Title", "A \x1b[2Jvisit"), ("Date", "1987"), ("Actors", "B\x1b]0;x\x07"))
        answer(typed, ("  role", ""), ("Actors", ""), ("Places", ""), ("Tags", ""))
        answer(typed, ("Sources", ""), ("Status", ""), ("Id", ""))
        typed.answer(LAST, "n")
        typed.ended()
    assert "\\x1b[2J" in typed.received
    assert "\x1b" not in typed.received


@pytest.mark.parametrize("has_readline", [True, False])
def test_a_narrow_terminal_is_enough(file: Path, *, has_readline: bool) -> None:
    with prompt(file, columns=20, has_readline=has_readline) as typed:
        for question, text in ANSWERS:
            typed.answer(f"{question.strip()}: ", text[:8] if question == "Title" else text)
        shown = typed.until("Write it?")
        typed.answer(LAST, "y")
        typed.answer("done:", "q")
        assert typed.ended()[1] == 0
    asked = typed.received.partition("\n\nTitle: ")[2].partition("Id: ")[0]
    said = [line for line in asked.splitlines() if line.startswith("  ")]
    assert max(map(len, said)) <= 20
    assert len(said) > 5
    assert "#map" in shown
    assert file.read_text() == MILLTOWN.replace(
        "  - id: reminder", f"{NEW}  - id: reminder".replace(TITLE, TITLE[:8])
    )


def test_another_has_the_same_source_unless_it_has_a_new_one(file: Path) -> None:
    with prompt(file, "--tag", "loan") as typed:
        first = [one for one in ANSWERS if one[0] != "Tags"]
        answer(typed, *first)
        typed.answer(LAST, "")
        typed.answer("Another? Enter = same source, s = new source, q = done:", "")
        answer(typed, ("Title", "Rosalind goes"), ("Date", "1988"), ("Actors", ""), ("Places", ""))
        typed.answer("Sources    ledger", "")
        answer(typed, ("  at", ""), ("  quote", ""), ("Sources", ""), ("Status", ""), ("Id", ""))
        typed.answer(LAST, "")
        typed.answer("q = done:", "s")
        answer(typed, ("Title", "Rosalind stays"), ("Date", ""), ("After", ""))
        answer(typed, ("Actors", ""), ("Places", ""))
        typed.answer("Sources    (", "")
        answer(typed, ("Status", ""), ("Id", ""))
        typed.answer(LAST, "")
        typed.answer("Another? Enter = yes, q = done:", "\x04")
        assert typed.ended()[1] == 0
    timeline = libyatl.load(file)
    new = [timeline.events[timeline.index[id]] for id in ("map", "rosalind-goes", "rosalind-stays")]
    assert [[cited.source for cited in one.sources] for one in new] == [["ledger"], ["ledger"], []]
    assert all(one.tags == ("loan",) for one in new)


def test_what_flags_say_wrongly_is_said_before_anything_is_asked(file: Path) -> None:
    with prompt(file, "--date", "2017-02-30") as typed:
        told, status = typed.ended()
    assert status == 2
    assert "cannot be read as a date" in told
    assert "Title" not in told


@pytest.mark.parametrize("option", ["--no-input", "--diff"])
def test_nothing_is_asked_of_who_wants_no_questions(file: Path, option: str) -> None:
    with prompt(file, option) as typed:
        told, status = typed.ended()
    assert status == 2
    assert "libyatl: a title is needed" in told


def test_nothing_is_asked_in_a_pipe(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "libyatl", "add", "-f", "my.yaml"],
        cwd=file.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=str(Path(libyatl.__file__).parents[1])),
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("libyatl: a title is needed\n")


def test_a_pipe_behind_it_gets_no_question(file: Path) -> None:
    out = file.with_name("out")
    with prompt(file, out=out) as typed:
        answer(typed, *ANSWERS)
        typed.answer(LAST, "")
        typed.answer("q = done:", "q")
        assert typed.ended()[1] == 0
    assert out.read_text() == ""
    assert NEW in file.read_text()


def test_what_another_writes_meanwhile_stays(file: Path) -> None:
    with prompt(file) as typed:
        answer(typed, *ANSWERS)
        typed.until(LAST)
        theirs = MILLTOWN.replace("  - id: reminder", "  - title: A visit\n\n  - id: reminder")
        file.write_text(theirs)
        typed.type("\r")
        typed.answer("q = done:", "q")
        assert typed.ended()[1] == 0
    assert file.read_text().replace(NEW, "") == theirs


def test_what_cannot_be_written_is_told_and_printed(file: Path) -> None:
    with prompt(file) as typed:
        answer(typed, *ANSWERS)
        typed.until(LAST)
        file.write_text("events: [")
        typed.type("\r")
        told, status = typed.ended()
    assert status == 2
    assert f"title: {TITLE}\n" in told
    assert "it cannot be edited in place" in told


EDITOR = f"{sys.executable} editor.py"


def edits(file: Path, *changes: tuple[str, str]) -> str:
    """Write an editor that makes a change each time it is opened; return its command."""
    file.with_name("editor.py").write_text(
        "import pathlib, sys\n"
        f"changes, here = {changes!r}, pathlib.Path('opened')\n"
        "path, count = pathlib.Path(sys.argv[1]), len(here.read_text()) if here.exists() else 0\n"
        "path.write_text(path.read_text().replace(*changes[count]))\n"
        "here.write_text('x' * (count + 1))\n"
    )
    return EDITOR


def test_the_event_can_be_edited_before_it_is_written(file: Path) -> None:
    editor = edits(file, ("page 12}]\n", "page 12}]\n  # By hand.\n  note: so it was\n"))
    with prompt(file, EDITOR=editor, TMPDIR=str(file.parent)) as typed:
        answer(typed, *ANSWERS)
        typed.answer("[e]dit in $EDITOR, < back, [n]o:", "e")
        shown = typed.answer("Write it? [Y]es, [e]dit in $EDITOR, [n]o:", "y")
        assert "  +     # By hand.\n  +     note: so it was\n" in shown
        typed.answer("q = done:", "q")
        told, status = typed.ended()
    assert status == 0, told
    assert "added #map (early March 1987)" in typed.received
    edited = NEW.rstrip() + "\n    # By hand.\n    note: so it was\n\n"
    assert file.read_text().replace(edited, "") == MILLTOWN
    assert not [*file.parent.glob("libyatl-*")]


def test_an_edited_event_with_an_error_is_opened_again(file: Path) -> None:
    editor = edits(file, ("early March", "early Marsh"), ("early Marsh 1987", "May 1987"))
    with prompt(file, EDITOR=editor) as typed:
        answer(typed, *ANSWERS)
        typed.answer(LAST, "e")
        assert "date-unreadable" in typed.answer("[d]iscard:", "e")
        typed.answer("[e]dit in $EDITOR, [n]o:", "")
        typed.answer("q = done:", "q")
        assert typed.ended()[1] == 0
    assert NEW.replace("early March", "May") in file.read_text()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("id: map", "id: reminder", "another event is called 'reminder'"),
        ("id: map", "note: x", "the event has no id"),
        ("- id: map", "- title: Other\n- id: map", "there are several events"),
        ("id: map", "id: map\n  after: nobody", "no event has the id 'nobody'"),
    ],
)
def test_an_edited_event_that_cannot_be_added_is_told_and_kept(
    file: Path, old: str, new: str, why: str
) -> None:
    with prompt(file, EDITOR=edits(file, (old, new)), TMPDIR=str(file.parent)) as typed:
        answer(typed, *ANSWERS)
        typed.answer(LAST, "e")
        assert why in typed.answer("[d]iscard:", "k")
        told, status = typed.ended()
    assert status == 2
    assert "libyatl: your text is kept in " in told
    assert f"title: {TITLE}\n" in told
    assert file.read_text() == MILLTOWN
    assert len([*file.parent.glob("libyatl-*/*.yaml")]) == 1


def test_who_edits_nothing_is_asked_as_before(file: Path) -> None:
    with prompt(file, EDITOR="true") as typed:
        answer(typed, *ANSWERS)
        typed.answer(LAST, "e")
        assert "nothing changed" in typed.answer("[e]dit in $EDITOR, < back, [n]o:", "")
        typed.answer("q = done:", "\x03")
        told, status = typed.ended()
    assert status == 130
    assert "Traceback" not in told
    assert NEW in file.read_text()


SHOWN = re.compile(
    r"^```text\n\$ libyatl add -f library.yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
TOLD = [
    ("Title", "Ann is lent the atlas again"),
    ("Date", "17 Aug, 1987"),
    ("Date", "\x1b[A"),
    ("Actors", "A. Example"),
    ("  role", "borrower"),
    *(("Actors", ""), ("Places", ""), ("Tags", "loan"), ("Tags", "")),
    ("Sources", "\x1b[A"),
    *(("  at", "page 14"), ("  quote", ""), ("Sources", "")),
    *(("Status", ""), ("Id", "lent-again")),
]


def test_the_manual_shows_what_is_asked(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "adding.md"
    text = page.read_text(encoding="utf-8")
    prepare(text, tmp_path)
    for block in FENCE.finditer(text):
        for step in steps(block[1]):
            run(step.command, tmp_path)
    with prompt(tmp_path / "library.yaml", TERM="dumb") as typed:
        answer(typed, *TOLD)
        typed.answer(LAST, "y")
        typed.answer("q = done:", "q")
        assert typed.ended()[1] == 0
    found = SHOWN.sub(
        lambda block: block[0].replace(block[1], drawn_on_paper(typed.received)), text
    )
    if UPDATE:
        page.write_text(found, encoding="utf-8")
    else:
        assert found == text


def drawn_on_paper(received: str) -> str:
    """Return what stands on each line in the end, of a terminal that can go back in one."""
    lines = []
    for line in received.splitlines():
        shown, at = list[str](), 0
        for char in line:
            if char in "\b\r":
                at = at - 1 if char == "\b" else 0
            elif char != "\a":
                shown[at : at + 1], at = [char], at + 1
        lines.append("".join(shown).rstrip())
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(("last", "made"), [("y", True), ("n", False)])
def test_a_file_that_is_not_there_is_made_once_the_event_is_wanted(
    tmp_path: Path, last: str, *, made: bool
) -> None:
    file = tmp_path / "new.yaml"
    known = ("--date", "1987", "--actor", "Ann", "--place", "Milltown", "--tag", "loan")
    with prompt(file, "--create", *known, "--source", "Letter", "--status", "claimed") as typed:
        answer(typed, ("Title", TITLE), ("Id", "map"))
        assert "new.yaml:3" in typed.until(LAST)
        assert not file.exists()
        typed.type(f"{last}\r")
        if made:
            typed.answer("q = done:", "q")
        told, status = typed.ended()
    assert (status == 0, file.exists()) == (made, made), told
    assert ("libyatl: wrote new.yaml, and .libyatl.schema.json" in typed.received) is made
    assert not made or libyatl.load(file).event("map").title == TITLE
