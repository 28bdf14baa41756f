"""`libyatl git`: git is told how chronologies are merged and compared, and whether it works."""

from __future__ import annotations

from pathlib import Path

import pytest
from gits import NEEDED, commit, git, line
from processes import typed

pytestmark = NEEDED
EVENTS = "- {id: a, title: A}\n"
WORKS = "settings  there\nlibyatl   on the PATH\nfile      events.yaml: by events\n"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "a", events_yaml=EVENTS, other_yaml="apiVersion: v1\nkind: Event\n")
    return tmp_path


def test_it_is_installed_once(town: Path) -> None:
    ended = line("libyatl git install --yes", town)
    assert (ended.status, ended.out) == (0, b"")
    assert (town / ".gitattributes").read_text() == "/events.yaml merge=libyatl diff=libyatl\n"
    assert "libyatl merge --git" in git(town, "config", "merge.libyatl.driver")
    ended = line("libyatl git status", town)
    assert (ended.status, ended.out.decode(), ended.err) == (0, WORKS, "")
    again = line("libyatl git install", town)
    assert again.err == "libyatl: nothing to change: git merges and compares by events here\n"


def test_what_stands_in_the_attributes_stays(town: Path) -> None:
    (town / ".gitattributes").write_bytes(b"*.png binary")
    line("libyatl git install --yes", town)
    said = (town / ".gitattributes").read_text()
    assert said == "*.png binary\n/events.yaml merge=libyatl diff=libyatl\n"


def test_another_clone_is_told_what_is_missing(town: Path) -> None:
    line("libyatl git install --yes", town)
    commit(town, "attributes")
    git(town, "clone", "-q", ".", "clone")
    ended = line("libyatl git status", town / "clone")
    assert ended.status == 1
    assert ended.out.startswith(b"settings  missing: merge.libyatl.name, merge.libyatl.driver")
    assert ended.err.endswith("libyatl git install changes that\n")


def test_check_says_what_a_clone_does_not_know(town: Path) -> None:
    said = "this clone does not know how: libyatl git install\n"
    assert not line("libyatl check events.yaml", town).err.endswith(said)
    line("libyatl git install --yes", town)
    assert not line("libyatl check events.yaml", town).err.endswith(said)
    commit(town, "attributes")
    git(town, "clone", "-q", ".", "clone")
    (town / "clone" / "sub").mkdir()
    for command in ("events.yaml", "-q events.yaml", "other.yaml"):
        ended = line(f"libyatl check ../{command}".replace("../-q ", "-q ../"), town / "clone/sub")
        assert ended.err.endswith(said) == (command == "events.yaml"), command


def test_nothing_is_written_unasked(town: Path) -> None:
    ended = line("libyatl git install", town)
    assert ended.status == 2
    assert "libyatl: .gitattributes: /events.yaml merge=libyatl diff=libyatl\n" in ended.err
    assert "git install asks before it writes\n  help: to write it unasked: --yes\n" in ended.err
    assert not (town / ".gitattributes").exists()
    assert git(town, "config", "--get", "merge.libyatl.driver", status=1) == ""


def test_files_are_named_from_any_folder(town: Path) -> None:
    (town / "sub").mkdir()
    (town / "sub" / "more events.yaml").write_text(EVENTS)
    line("libyatl git install --yes 'more events.yaml'", town / "sub")
    said = (town / ".gitattributes").read_text()
    assert said == '"/sub/more events.yaml" merge=libyatl diff=libyatl\n'


def test_for_all_repositories_it_is_set_for_the_person(town: Path) -> None:
    home = town / "config"
    line("libyatl git install --yes --global", town, GIT_CONFIG_GLOBAL=str(home))
    assert "libyatl merge --git" in home.read_text()
    assert "[merge" not in (town / ".git" / "config").read_text()
    assert line("libyatl git status", town, GIT_CONFIG_GLOBAL=str(home)).status == 0


REFUSED = [
    ("nonsense", "'nonsense' is no action"),
    ("status --yes", "--yes does nothing with status"),
    ("status --global", "--global does nothing with status"),
    ("settings events.yaml", "settings takes no files"),
    ("install missing.yaml", "missing.yaml: there is no such file"),
    ("install /etc/passwd", "/etc/passwd: it is not in the repository of this folder"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_done_is_refused(words: str, said: str, town: Path) -> None:
    ended = line(f"libyatl git {words}", town)
    assert (ended.status, ended.out) == (2, b"")
    assert said in ended.err


def test_without_a_repository_or_a_chronology_it_is_said(tmp_path: Path) -> None:
    ended = line("libyatl git status", tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert "there is no git repository here" in ended.err
    git(tmp_path, "init", "-q")
    ended = line("libyatl git install --yes", tmp_path)
    assert (ended.status, ended.err.partition("\n")[0]) == (
        2,
        "libyatl: git keeps no chronology here",
    )


def test_the_settings_are_commands(town: Path) -> None:
    assert typed("libyatl git settings | bash", town).status == 0
    line("libyatl git install --yes", town)
    assert line("libyatl git status", town).out.decode() == WORKS
