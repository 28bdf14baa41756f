"""`libyatl diff` beside a real git: revisions, `git diff` by facts, and a program that compares."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from gits import ENVIRONMENT, NEEDED, git, line
from processes import typed

from libyatl.cli.app import run

pytestmark = NEEDED
ONE = """\
events:
  - {id: cast, title: The bell is cast, date: 1 May 1871, actors: [Ann]}
  - {id: hung, title: The bell is hung, date: spring 1872}
"""
TWO = ONE.replace("1 May 1871", "May 1871")
THREE = TWO + "  - {id: cracks, title: It cracks, date: c. 1873}\n"
WIDENED = """\
~ The bell is cast #cast
    date     1 May 1871 → May 1871  (widened)
"""
ADDED = "+ It cracks #cracks  (c. 1873)\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a folder with two commits of a file, and a third state that is not committed."""
    git(tmp_path, "init", "-q", "-b", "main")
    file = tmp_path / "events.yaml"
    for text in (ONE, TWO):
        file.write_text(text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", "told anew")
    file.write_text(THREE)
    return tmp_path


REVISIONS = [
    ("", ADDED),
    ("events.yaml", ADDED),
    ("HEAD", ADDED),
    ("HEAD~1", WIDENED + ADDED),
    ("HEAD~1 -- events.yaml", WIDENED + ADDED),
    ("HEAD~1 -f events.yaml", WIDENED + ADDED),
    ("HEAD~1..HEAD", WIDENED),
    ("HEAD~1..", WIDENED),
    ("HEAD~1 HEAD", WIDENED),
    ("main~1..main -- events.yaml", WIDENED),
    ("HEAD~1 -- .", WIDENED + ADDED),
    ("HEAD~1..HEAD -f .", WIDENED),
]


@pytest.mark.parametrize(("words", "expected"), REVISIONS)
def test_what_differs_from_a_revision(words: str, expected: str, repository: Path) -> None:
    ended = line(f"libyatl diff -q {words}", repository)
    assert (ended.status, ended.out.decode(), ended.err) == (1, expected, "")


def test_a_file_is_found_from_a_folder_below_and_from_one_above(repository: Path) -> None:
    (repository / "sub").mkdir()
    below = line("libyatl diff -q HEAD~1..HEAD -- ../events.yaml", repository / "sub")
    above = line(
        f"libyatl diff -q HEAD~1..HEAD -- {repository.name}/events.yaml", repository / ".."
    )
    assert below.out.decode() == above.out.decode() == WIDENED


def test_nothing_differs_and_the_status_is_0(repository: Path) -> None:
    ended = line("libyatl diff HEAD..main", repository)
    assert (ended.status, ended.out, ended.err) == (0, b"", "libyatl: no event differs\n")


def test_a_file_that_was_not_there_is_said_and_all_of_it_is_new(repository: Path) -> None:
    (repository / "more.yaml").write_text("- {title: More}\n")
    ended = line("libyatl diff HEAD -- more.yaml", repository)
    assert (ended.status, ended.out) == (1, b"+ More\n")
    assert ended.err == "libyatl: HEAD has no more.yaml\nlibyatl: 1 added\n"


def test_a_file_that_is_gone_is_said_and_all_of_it_is_gone(repository: Path) -> None:
    (repository / "events.yaml").unlink()
    ended = line("libyatl diff HEAD -- events.yaml", repository)
    gone = "- The bell is cast #cast  (May 1871)\n- The bell is hung #hung  (spring 1872)\n"
    assert (ended.status, ended.out.decode()) == (1, gone)
    assert ended.err == "libyatl: events.yaml is not there\nlibyatl: 2 removed\n"


def test_a_file_called_as_a_branch_is_a_file(repository: Path) -> None:
    (repository / "main").write_text(ONE)
    ended = line("libyatl diff -q main events.yaml", repository)
    assert ended.out.decode() == WIDENED + ADDED


REFUSED = [
    ("HEAD nope", "'nope' is neither a revision that git knows nor a file, now or then"),
    ("HEAD..main -- nope", "'nope' is neither a revision that git knows nor a file, now or then"),
    ("nope", "'nope' is neither a file nor a revision that git knows"),
    ("-- -nope", "'-nope' is no revision: it begins with a hyphen"),
    ("-- --output=x", "'--output=x' is no revision: it begins with a hyphen"),
    ("main...HEAD", "'main...HEAD': three dots are not understood here"),
    ("HEAD -f -", "git keeps no versions of standard input"),
    ("events.yaml events.yaml events.yaml", "two files are compared, or a revision with files"),
    ("$'HEAD\\x1b[31m'", r"'HEAD\x1b[31m' is neither a file nor a revision that git knows"),
    ("--textconv", "--textconv takes one file"),
    ("--external a b", "--external takes the 7 words of git"),
    ("--stat --json", "--stat and --json are two answers"),
    ("--actor Nobody", "no actor is called 'Nobody'"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_compared_is_refused(words: str, said: str, repository: Path) -> None:
    ended = line(f"libyatl diff {words}", repository)
    assert (ended.status, ended.out) == (2, b"")
    assert ended.err.startswith(f"libyatl: {said}\n")
    assert sorted(os.listdir(repository)) == [".git", "events.yaml"]


def test_without_a_repository_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(ONE)
    ended = typed(
        "libyatl diff", tmp_path, **ENVIRONMENT, GIT_CEILING_DIRECTORIES=str(tmp_path.parent)
    )
    assert ended.status == 2
    assert "there is no git repository here" in ended.err
    (tmp_path / "events.yaml").unlink()
    ended = typed("libyatl diff", tmp_path, **ENVIRONMENT)
    assert "there is no file here to compare" in ended.err


def test_without_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(ONE)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["diff"]) == 2
    assert "git cannot be run: it is not installed" in capsys.readouterr().err


def test_as_json_it_is_a_list(repository: Path) -> None:
    ended = line("libyatl diff HEAD~1 --json -q", repository)
    changed, added = json.loads(ended.out)
    assert changed == {
        "change": "changed",
        "kind": "event",
        "id": "cast",
        "title": "The bell is cast",
        "fields": {
            "date": {
                "from": "1 May 1871",
                "to": "May 1871",
                "is": "widened",
                "days": [
                    ["1871-05-01"] * 4,
                    ["1871-05-01", "1871-05-31", "1871-05-01", "1871-05-31"],
                ],
            }
        },
    }
    assert (added["change"], added["id"], added["says"]["date"]) == ("added", "cracks", "c. 1873")
    assert line("libyatl diff --json -q HEAD..HEAD", repository).out == b"[]\n"


def test_git_diff_speaks_of_events_by_facts(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.yaml diff=libyatl\n")
    git(repository, "config", "diff.libyatl.textconv", "libyatl diff --textconv --")
    said = line("git log -p --format=%s", repository).out.decode()
    assert "-    date      1 May 1871\n+    date      May 1871\n" in said
    told = line("git diff", repository).out.decode()
    assert "+event It cracks #cracks\n+    date      c. 1873\n" in told


def test_git_heads_what_differs_with_the_event(repository: Path) -> None:
    notes = "".join(f"    tag{number}: x\n" for number in range(9))
    text = f"- title: The bell\n{notes}    last: a\n".replace("    ", "  ")
    for said in (text, text.replace("last: a", "last: b")):
        (repository / "events.yaml").write_text(said)
        git(repository, "add", ".")
        git(repository, "commit", "-q", "-m", "told anew")
    (repository / ".gitattributes").write_text("*.yaml diff=libyatl\n")
    git(repository, "config", "diff.libyatl.textconv", "libyatl diff --textconv --")
    shown = line("git diff HEAD~1 HEAD", repository).out.decode()
    assert "@@ event The bell\n" in shown


@pytest.mark.parametrize("broken", ["events:\n  - {id: a, title: [\n", "\xff\0 no text"])
def test_git_diff_of_what_cannot_be_read_shows_the_bytes(broken: str, repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.yaml diff=libyatl\n")
    git(repository, "config", "diff.libyatl.textconv", "libyatl diff --textconv --")
    (repository / "events.yaml").write_bytes(broken.encode("latin-1"))
    ended = line("git diff", repository)
    assert ended.status == 0
    added = [one for one in ended.out.decode().splitlines() if one.startswith("+")]
    assert any("title: [" in one or r"\xff\x00 no text" in one for one in added)


def test_git_calls_it_to_compare(repository: Path) -> None:
    ended = line("git -c diff.external='libyatl diff --external' diff", repository)
    assert (ended.status, ended.out.decode(), ended.err) == (0, "events.yaml\n" + ADDED, "")
    (repository / "events.yaml").write_text("events: [\n")
    ended = line("git -c diff.external='libyatl diff --external' diff", repository)
    assert ended.status == 0
    assert "\n-events:\n" in ended.out.decode()
    assert "\n+events: [\n" in ended.out.decode()
    (repository / "events.yaml").unlink()
    git(repository, "add", ".")
    ended = line("git -c diff.external='libyatl diff --external' diff --cached", repository)
    assert ended.out.decode().startswith("events.yaml\n- The bell is cast #cast")
