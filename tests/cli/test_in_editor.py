"""`libyatl edit ID` with an editor: what becomes of the text, whatever the editor does to it."""

from __future__ import annotations

import re
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from milltown import MILLTOWN
from terminals import Typed

import libyatl
from libyatl.cli.prompting.editor_file import ABOVE, BELOW

LENT = """\
# Of the second shelf.
- id: atlas-lent
  date: March 1987
  title: An atlas is lent
  actors: [{id: ann, role: borrower}, library]
  tags: [loan]
  sources: [{id: ledger, at: page 11}]
"""
AGAIN = "[e]dit again, [k]eep the text in a file and stop, [d]iscard:"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my.yaml"
    path.write_text(MILLTOWN)
    (tmp_path / "private").mkdir()
    return path


def opened(file: Path, *scripts: str, id: str = "atlas-lent", **more: Any) -> Typed:
    """Open an event in an editor that does to it what a script says, each time the next.

    A script knows the `path` of the text, the `text` (and what it becomes is written), and `file`,
    that of the chronology.
    """
    for number, script in enumerate(scripts):
        (file.parent / f"script{number}.py").write_text(script)
    editor = file.parent / "my editor.py"
    editor.write_text(
        "import os, pathlib, signal, sys, time\n"
        "here = pathlib.Path(__file__).parent\n"
        "count = len(list(here.glob('done*')))\n"
        "(here / f'done{count}').touch()\n"
        "path, file = pathlib.Path(sys.argv[1]), here / 'my.yaml'\n"
        "text = path.read_text()\n"
        "(here / 'seen.yaml').write_text(text)\n"
        "exec((here / f'script{count}.py').read_text())\n"
        "path.write_text(text)\n"
    )
    command = f"{sys.executable} '{editor}'"
    environment = {"EDITOR": command, "TMPDIR": str(file.parent / "private"), "NO_COLOR": "1"}
    return Typed("edit", "-f", file.name, id, folder=file.parent, **{**environment, **more})


def kept(file: Path) -> list[Path]:
    """Return the texts that are still in a file."""
    return [*(file.parent / "private").glob("libyatl-*/*.yaml")]


def inset(text: str) -> str:
    """Return a text as it stands in the list of the file."""
    return "".join(f"  {line}" if line.strip() else line for line in text.splitlines(True))


def replaced(old: str, new: str) -> str:
    return f"text = text.replace({old!r}, {new!r})"


def test_an_editor_gets_the_event_and_what_helps_to_change_it(file: Path) -> None:
    with opened(file, "(here / 'mode').write_text(oct(path.parent.stat().st_mode))") as typed:
        told, status = typed.ended()
    assert status == 0
    assert "libyatl: nothing changed" in told
    seen = (file.parent / "seen.yaml").read_text()
    assert seen.startswith(
        f"# yaml-language-server: $schema=.libyatl.schema.json\n{ABOVE}\n{LENT}{BELOW}\n"
    )
    below = seen.partition(BELOW)[2]
    assert all(line.startswith("#") for line in below.splitlines()[1:])
    assert "#  ids: founding, atlas-lent, reminder" in below
    assert "Ann Example · borrower" in below
    assert (file.parent / "mode").read_text() == "0o40700"
    assert file.read_text() == MILLTOWN
    assert kept(file) == []
    assert not any((file.parent / "private").iterdir())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: March 1987", "date: 15 March 1987"),
        ("second shelf", "third shelf"),
        ("title: An atlas is lent", "title: An atlas is lent # at last"),
        ("# Of the second shelf.\n", ""),
        ("page 11}]\n", "page 11}]\n  note: |\n    One line.\n\n    Another.\n"),
        ("page 11}]\n", "page 11}]\n\n\n"),
    ],
)
def test_what_is_changed_stands_in_the_file_and_all_else_as_it_was(
    file: Path, old: str, new: str
) -> None:
    with opened(file, replaced(old, new)) as typed:
        told, status = typed.ended()
    assert status == 0, told
    edited = LENT.replace(old, new).rstrip("\n") + "\n"
    expected = MILLTOWN.replace(inset(LENT), inset(edited))
    assert file.read_text() == expected
    assert kept(file) == []
    if expected != MILLTOWN:
        assert re.search(r"libyatl: my\.yaml:\d+: changed #atlas-lent\n", told)


def test_an_event_goes_back_into_a_file_with_other_line_ends(file: Path) -> None:
    data = b"\xef\xbb\xbf" + MILLTOWN.replace("\n", "\r\n").encode()
    file.write_bytes(data)
    with opened(file, replaced("March 1987", "15 March 1987")) as typed:
        assert typed.ended()[1] == 0
    assert file.read_bytes() == data.replace(b"March 1987", b"15 March 1987")
    assert "\r" not in (file.parent / "seen.yaml").read_text()


@pytest.mark.parametrize("emptied", ["text = ''", "text = '# nothing\\n'", f"text = {ABOVE!r}"])
def test_who_empties_it_changes_nothing(file: Path, emptied: str) -> None:
    with opened(file, emptied) as typed:
        told, status = typed.ended()
    assert status == 2
    assert "the text is empty: nothing was written" in told
    assert file.read_text() == MILLTOWN


def test_who_empties_it_after_an_error_changes_nothing(file: Path) -> None:
    with opened(file, replaced("March", "Marsh"), "text = ''") as typed:
        typed.answer(AGAIN, "e")
        told, status = typed.ended()
    assert status == 2
    assert "the text is empty: nothing was written" in told
    assert file.read_text() == MILLTOWN


def test_an_editor_that_fails_changes_nothing_and_loses_nothing(file: Path) -> None:
    with opened(file, f"{replaced('March', 'May')}\npath.write_text(text); sys.exit(3)") as typed:
        told, status = typed.ended()
    assert status == 2
    assert "the editor ended with status 3: nothing was written" in told
    assert file.read_text() == MILLTOWN
    (text,) = kept(file)
    assert "date: May 1987" in text.read_text()
    assert f"libyatl: your text is kept in {text}\n" in told


def test_an_editor_that_fails_at_once_leaves_nothing_behind(file: Path) -> None:
    with opened(file, "sys.exit(1)") as typed:
        assert typed.ended()[1] == 2
    assert file.read_text() == MILLTOWN
    assert kept(file) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("date: March 1987", "date: Marsh 1987", "5 |   date: Marsh 1987\n"),
        ("tags: [loan]", "tags: [loan", "error["),
        ("- id: atlas-lent\n", "id: atlas-lent\n", "error[yaml-syntax]"),
        ("title: An atlas is lent", "titel: An atlas is lent", "error[no-title]"),
        (
            "title: An atlas is lent",
            "title: An atlas is lent\n  after: nobody",
            "no event has the id 'nobody'",
        ),
        ("id: atlas-lent", "id: reminder", "Its id becomes another"),
    ],
)
def test_an_error_is_shown_and_asked_about_before_it_is_opened_again(
    file: Path, old: str, new: str, said: str
) -> None:
    with opened(file, replaced(old, new), f"{replaced(new, old)}\n{replaced('March', 'May')}") as (
        typed
    ):
        told = typed.answer(AGAIN, "e")
        assert said in told
        assert len([*file.parent.glob("done*")]) == 1
        told, status = typed.ended()
    assert status == 0, told
    assert file.read_text() == MILLTOWN.replace("March", "May")
    assert kept(file) == []


@pytest.mark.parametrize(
    ("choice", "status", "left"), [("k", 2, 1), ("d", 2, 0), ("\x03", 130, 1), ("\x04", 2, 1)]
)
def test_a_text_with_an_error_is_kept_unless_it_is_discarded(
    file: Path, choice: str, status: int, left: int
) -> None:
    with opened(file, replaced("March", "Marsh")) as typed:
        typed.until(AGAIN)
        time.sleep(0.1)
        typed.type(choice if choice < " " else f"{choice}\r")
        told, ended = typed.ended()
    assert ended == status
    assert file.read_text() == MILLTOWN
    assert len(kept(file)) == left
    for text in kept(file):
        assert "date: Marsh 1987" in text.read_text()
        assert f"libyatl: your text is kept in {text}\n" in told


TWO = "page 11}]\n- id: atlas-back\n  title: It is back\n"


@pytest.mark.parametrize("choice", ["y", "k"])
def test_two_events_of_one_are_asked_about(file: Path, choice: str) -> None:
    with opened(file, replaced("page 11}]\n", TWO)) as typed:
        told = typed.answer("[d]iscard:", choice)
        assert "It becomes 2 events: atlas-lent, atlas-back. Write them?" in told
        assert typed.ended()[1] == (0 if choice == "y" else 2)
    inset = "page 11}]\n  - id: atlas-back\n    title: It is back\n"
    expected = MILLTOWN.replace("page 11}]\n", inset) if choice == "y" else MILLTOWN
    assert file.read_text() == expected


def test_what_others_refer_to_keeps_its_id(file: Path) -> None:
    with opened(file, replaced("id: reminder", "id: letter"), id="reminder") as typed:
        typed.answer("Its id becomes another: reminder becomes letter. Write it?", "y")
        typed.until("[d]iscard:")
        told = typed.answer(AGAIN, "k")
        assert "others refer to 'reminder'" in told
        assert typed.ended()[1] == 2
    assert file.read_text() == MILLTOWN
    assert len(kept(file)) == 1


ELSEWHERE = "file.write_text(file.read_text().replace('June 1987', '2 June 1987'))"
ABOVE_IT = "file.write_text(file.read_text().replace('date: 1986', 'date: 1986\\n    note: new'))"
HERE = "file.write_text(file.read_text().replace('[loan]', '[lent]'))"


@pytest.mark.parametrize("theirs", [ELSEWHERE, ABOVE_IT])
def test_what_another_changes_elsewhere_stays(file: Path, theirs: str) -> None:
    with opened(file, f"{theirs}\n{replaced('March', 'May')}") as typed:
        assert typed.ended()[1] == 0
    assert file.read_text() != MILLTOWN.replace("March", "May")
    file.write_text(file.read_text().replace("May", "March"))
    assert file.read_text() == after(theirs)


def after(theirs: str) -> str:
    class Changed:
        text = MILLTOWN

        def read_text(self) -> str:
            return self.text

        def write_text(self, text: str) -> None:
            self.text = text

    file = Changed()
    exec(theirs, {"file": file})
    return file.text


def test_what_another_changes_of_the_event_itself_is_merged(file: Path) -> None:
    with opened(file, f"{HERE}\n{replaced('March', 'May')}") as typed:
        told, status = typed.ended()
    assert status == 0, told
    assert file.read_text() == MILLTOWN.replace("[loan]", "[lent]").replace("March", "May")
    assert "changed #atlas-lent, merged with what was changed meanwhile\n" in told
    assert kept(file) == []


THERE = "file.write_text(file.read_text().replace('date: March 1987', 'date: June 1986'))"
MARKED = """\
<<<<<<< your text
  date: May 1987
=======
  date: June 1986
>>>>>>> the file by now
"""


@pytest.mark.parametrize(
    ("then", "date", "said"),
    [
        ("text = text.replace(marked, '  date: May 1986\\n')", "May 1986", "changed #atlas-lent"),
        ("text = text.replace(marked, '  date: June 1986\\n')", "June 1986", "nothing changed"),
    ],
)
def test_what_is_in_dispute_goes_to_the_editor_again(
    file: Path, then: str, date: str, said: str
) -> None:
    again = f"marked = {MARKED!r}\nassert marked in text\n{then}"
    with opened(file, f"{THERE}\n{replaced('March', 'May')}", again) as typed:
        told = typed.answer(AGAIN, "e")
        assert "libyatl: it was changed meanwhile: 1 conflict\n" in told
        told, status = typed.ended()
    assert status == 0, told
    assert said in told
    assert file.read_text() == MILLTOWN.replace("March 1987", date)
    assert kept(file) == []


def test_marks_that_are_left_standing_are_no_event(file: Path) -> None:
    with opened(file, f"{THERE}\n{replaced('March', 'May')}", "text += '# more\\n'") as typed:
        typed.answer(AGAIN, "e")
        told = typed.answer(AGAIN, "k")
        assert "error[merge-conflict]" in told
        assert typed.ended()[1] == 2
    assert file.read_text() == MILLTOWN.replace("March 1987", "June 1986")
    (text,) = kept(file)
    assert MARKED in text.read_text()


def test_without_git_what_another_changes_stays_and_nothing_is_written(file: Path) -> None:
    scripts = (f"{HERE}\n{replaced('March', 'May')}", "text += ''")
    with opened(file, *scripts, PATH="/nowhere") as typed:
        told = typed.answer(AGAIN, "e")
        assert "it was changed meanwhile, and cannot be merged: git cannot be run" in told
        typed.answer(AGAIN, "k")
        assert typed.ended()[1] == 2
    assert file.read_text() == MILLTOWN.replace("[loan]", "[lent]")
    (text,) = kept(file)
    assert "date: May 1987" in text.read_text()


GONE = "file.write_text(file.read_text().replace('id: atlas-lent', 'id: other'))"


def test_an_event_that_is_gone_by_then_leaves_its_text(file: Path) -> None:
    with opened(file, f"{GONE}\n{replaced('March', 'May')}") as typed:
        told = typed.answer(AGAIN, "k")
        assert "the event 'atlas-lent' is no longer there" in told
        assert typed.ended()[1] == 2
    assert len(kept(file)) == 1


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGKILL, -9), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_whatever_ends_libyatl_the_text_stays(
    file: Path, number: signal.Signals, status: int
) -> None:
    script = (
        f"{replaced('March', 'May')}\npath.write_text(text)\n"
        f"signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        f"os.kill(os.getppid(), {int(number)})\ntime.sleep(0.5)"
    )
    with opened(file, script) as typed:
        told, ended = typed.ended()
    assert ended == status
    assert file.read_text() == MILLTOWN
    (text,) = kept(file)
    assert "date: May 1987" in text.read_text()
    assert f"libyatl: opening {text}\n" in typed.received
    if number != signal.SIGKILL:
        assert f"libyatl: your text is kept in {text}\n" in told


def test_an_interrupt_in_the_editor_is_the_editors(file: Path) -> None:
    script = f"os.kill(os.getppid(), signal.SIGINT)\n{replaced('March', 'May')}"
    with opened(file, script) as typed:
        assert typed.ended()[1] == 0
    assert file.read_text() == MILLTOWN.replace("March", "May")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"EDITOR": "/nowhere/editor -x"}, "the editor cannot be run: /nowhere/editor"),
        ({"VISUAL": "/nowhere/other"}, "the editor cannot be run: /nowhere/other"),
        ({"EDITOR": "'unfinished"}, "EDITOR holds no command"),
        ({"EDITOR": " ", "PATH": "/nowhere"}, "there is no editor"),
    ],
)
def test_an_editor_that_there_is_not_is_said(
    file: Path, environment: dict[str, str], said: str
) -> None:
    with opened(file, "", **environment) as typed:
        told, status = typed.ended()
    assert status == 2
    assert said in told
    assert kept(file) == []
    assert file.read_text() == MILLTOWN


@pytest.mark.parametrize("option", ["--no-input", "--diff"])
def test_no_editor_opens_for_who_wants_none(file: Path, option: str) -> None:
    with Typed(
        "edit", "-f", "my.yaml", "atlas-lent", option, folder=file.parent, EDITOR="false"
    ) as typed:
        told, status = typed.ended()
    assert status == 2
    assert "libyatl: nothing is to change" in told


BRACKETS = """\
events: [{id: a, title: A}, {id: atlas-lent,  # of the second shelf
          title: An atlas is lent}, {id: c, title: C}]
"""


@pytest.mark.parametrize(
    ("script", "becomes"),
    [
        (replaced("title: An", "date: 1987, title: An"), ("title: An", "date: 1987, title: An")),
        (
            replaced("is lent}", "is lent}\n- id: back\n  title: It is back"),
            ("is lent}", "is lent}, {id: back, title: It is back}"),
        ),
        (replaced("  # of the second shelf", ""), ("  # of the second shelf", "")),
    ],
)
def test_an_event_in_brackets_is_edited_where_it_stands(
    file: Path, script: str, becomes: tuple[str, str]
) -> None:
    file.write_text(BRACKETS)
    with opened(file, script) as typed:
        if "back" in script:
            typed.answer("[d]iscard:", "y")
        told, status = typed.ended()
    assert status == 0, told
    assert file.read_text() == BRACKETS.replace(*becomes)
    seen = (file.parent / "seen.yaml").read_text()
    assert "\n- {id: atlas-lent,  # of the second shelf\n  title: An atlas is lent}\n" in seen


def test_an_event_in_brackets_that_another_changes_is_merged(file: Path) -> None:
    file.write_text(BRACKETS)
    theirs = "file.write_text(file.read_text().replace('is lent}', 'is lent, tags: [x]}'))"
    mine = replaced("is lent}", "is lent, date: 1987}")
    with opened(file, f"{theirs}\n{mine}") as typed:
        told, status = typed.ended()
    assert status == 0, told
    (event,) = [one for one in libyatl.load(file).events if one.id == "atlas-lent"]
    assert (event.when and event.when.text, event.tags) == ("1987", ("x",))
    assert "# of the second shelf" in file.read_text()


def test_a_comment_that_has_no_place_in_brackets_is_not_lost(file: Path) -> None:
    file.write_text(BRACKETS)
    with opened(file, replaced("- {id", "# Mine.\n- {id")) as typed:
        told = typed.answer(AGAIN, "k")
        assert "a comment can have no place in the brackets: # Mine." in told
        assert typed.ended()[1] == 2
    assert file.read_text() == BRACKETS


def test_an_event_that_is_not_edited_in_place_is_edited_by_hand(file: Path) -> None:
    file.write_text("events:\n- id: a\n  title: A\n  ? note\n  : One.\n")
    with opened(file, "", id="a") as typed:
        told, status = typed.ended()
    assert status == 2
    assert "it cannot be edited in place: a key of it stands behind a ?" in told
    assert kept(file) == []


ANN = "actors:\n  ann:\n    name: Ann Example\n    aliases: [A. Example]\n"


def test_an_entry_is_edited_below_the_key_of_its_registry(file: Path) -> None:
    script = replaced("[A. Example]\n", "[A. Example, A. E.]  # of the library\n    kind: person\n")
    with opened(file, script, id="actor:Ann Example") as typed:
        told, status = typed.ended()
    assert status == 0, told
    assert "libyatl: my.yaml:6: changed actor:ann\n" in told
    seen = (file.parent / "seen.yaml").read_text()
    assert f"{ABOVE}\n{ANN}{BELOW}\n" in seen
    assert "#  aliases " in seen
    assert file.read_text() == MILLTOWN.replace(
        "[A. Example]\n", "[A. Example, A. E.]  # of the library\n    kind: person\n"
    )


def test_an_entry_on_one_line_becomes_several(file: Path) -> None:
    script = replaced("milltown: Milltown", "# On the river.\n  milltown:\n    name: Milltown")
    with opened(file, script, id="place:milltown") as typed:
        assert typed.ended()[1] == 0
    assert (
        "places:\n  # On the river.\n  milltown:\n    name: Milltown\nevents:" in file.read_text()
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  ann:", "  anna:", "it is no longer 'ann' alone: libyatl rename changes an id"),
        ("actors:\n", "places:\n", "the entry stands below actors: and nothing beside it"),
        ("actors:\n", "# Mine.\nactors:\n", "a comment has no place above the entry's lines"),
        (ANN, "actors: {ann: Ann}\n", "the entry stands in braces"),
        ("[A. Example]", "[A. Example", "error[yaml-syntax]"),
    ],
)
def test_what_is_no_longer_the_entry_is_said(file: Path, old: str, new: str, said: str) -> None:
    with opened(file, replaced(old, new), replaced(new, old), id="actor:ann") as typed:
        assert said in typed.answer(AGAIN, "e")
        told, status = typed.ended()
    assert status == 0, told
    assert "libyatl: nothing changed" in told
    assert file.read_text() == MILLTOWN


def test_an_entry_that_another_changes_is_merged(file: Path) -> None:
    theirs = "file.write_text(file.read_text().replace('[A. Example]', '[A. Example, Ann]'))"
    script = f"{theirs}\n{replaced('name: Ann Example', 'name: Ann Lee')}"
    with opened(file, script, id="actor:ann") as typed:
        told, status = typed.ended()
    assert status == 0, told
    assert "changed actor:ann, merged with what was changed meanwhile\n" in told
    assert file.read_text() == MILLTOWN.replace("name: Ann Example", "name: Ann Lee").replace(
        "[A. Example]", "[A. Example, Ann]"
    )


def test_an_entry_in_braces_is_edited_by_hand(file: Path) -> None:
    file.write_text("actors: {ann: Ann}\nevents:\n- {id: a, title: A}\n")
    with opened(file, "", id="actor:ann") as typed:
        told, status = typed.ended()
    assert status == 2
    assert "my.yaml:1: the entry does not stand on lines of its own" in told
    assert kept(file) == []
