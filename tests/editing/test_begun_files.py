"""Files that are not there yet, and are made with the event that comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from processes import typed

import libyatl
from libyatl.editing.adding import add_event
from libyatl.editing.begun_files import BEGINNING
from libyatl.errors import OutputError

MADE = f"""{BEGINNING}events:
  - id: bell-cast
    date: early May 1871
    title: The bell is cast
"""
CAST = "--title 'The bell is cast' --date 'early May 1871'"


def test_a_file_is_made_with_the_event_and_what_an_editor_checks_it_by(tmp_path: Path) -> None:
    done = typed(f"libyatl add -f bell.yaml --create {CAST}", tmp_path)
    assert (done.status, done.out) == (0, b"")
    assert done.err.splitlines() == [
        "libyatl: wrote bell.yaml, and .libyatl.schema.json for your editor",
        "libyatl: bell.yaml:3: added #bell-cast (early May 1871)",
    ]
    assert (tmp_path / "bell.yaml").read_text() == MADE
    assert len(libyatl.load(tmp_path / "bell.yaml").report) == 0
    again = typed("libyatl add -f bell.yaml --create --title 'It is hung'", tmp_path)
    assert again.err == "libyatl: bell.yaml:7: added #hung\n"
    assert (tmp_path / "bell.yaml").read_text().startswith(MADE)


def test_what_would_be_made_is_shown_and_nothing_is_made(tmp_path: Path) -> None:
    done = typed(f"libyatl add -f bell.yaml --create --diff {CAST}", tmp_path)
    assert done.status == 1
    assert [line for line in done.out.decode().splitlines() if line.startswith("+")][1:] == [
        f"+{line}" for line in MADE.splitlines()
    ]
    assert not [*tmp_path.iterdir()]


NOT_THERE = [
    ("-f bell.yaml", "", "bell.yaml: there is no such file", "libyatl init bell.yaml begins"),
    ("", "", "the curated chronology is not yours", "libyatl init with an example, --create with"),
    ("", "mine.yaml", "mine.yaml: there is no such file", "libyatl init mine.yaml begins"),
    ("-f bells.yaml", "", "bells.yaml: there is no such file", "did you mean 'bell2.yaml'? or "),
    ("-f bell.csv", "", "bell.csv: there is no such file", "libyatl init bell.yaml begins"),
    ("-f bell.csv --create", "", "bell.csv: only YAML is edited in place", "call it bell.y"),
    ("-f a.yaml -f b.yaml --create", "", "several files are not there", "name the"),
    ("-f no/b.yaml --create", "", "no/b.yaml: there is no folder no", "mkdir -p no"),
]


@pytest.mark.parametrize(("options", "variable", "said", "help"), NOT_THERE)
def test_a_file_that_is_not_there_is_one_message(
    tmp_path: Path, options: str, variable: str, said: str, help: str
) -> None:
    (tmp_path / "bell2.yaml").write_text("[]\n")
    done = typed(f"libyatl add {options} --title x", tmp_path, LIBYATL_FILE=variable)
    message, remedy = done.err.splitlines()
    assert done.status == 2
    assert message.startswith(f"libyatl: {said}")
    assert help in remedy
    assert [one.name for one in tmp_path.iterdir()] == ["bell2.yaml"]


def test_a_file_is_made_beside_registries_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("actors:\n  ann: {name: Ann Lee, aliases: [A. Lee]}\n")
    said = "--create --title 'A visit' --actor 'A. Lee'"
    done = typed(f"libyatl add -f names.yaml -f new.yaml {said}", tmp_path)
    assert "new.yaml:3: added #visit" in done.err
    assert "actors: [ann]" in (tmp_path / "new.yaml").read_text()


def test_a_file_that_is_made_meanwhile_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bell.yaml"
    monkeypatch.setattr(
        "libyatl.editing.begun_files.as_meant", lambda *args: (file.write_text("[]"), args[0])[1]
    )
    with pytest.raises(OutputError, match="was made meanwhile"):
        add_event(libyatl.Timeline(), str(file), {"title": "A"}, create=True)
    assert file.read_text() == "[]"
