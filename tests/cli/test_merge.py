"""`libyatl merge` beside a real git, which calls it: merges, rebases, picks, and all that fails."""

from __future__ import annotations

import os
import re
from pathlib import Path
from shlex import quote

import pytest
from gits import NEEDED, commit, git, line

from libyatl.files.git_setup import SETTINGS
from libyatl.text.inert import one_line

pytestmark = NEEDED
HEAD = "# a town\nevents:\n"
CAST = """\
  - id: cast
    date: 1871
    title: The bell is cast
    tags: [a]
"""
HUNG = """\
  - id: hung
    date: 1872
    title: The bell is hung
"""
BASE = f"{HEAD}{CAST}\n{HUNG}"
OURS = BASE.replace("date: 1871", "date: May 1871").replace("[a]", "[a, ours]")
THEIRS = BASE.replace("is cast", "is cast at last").replace("[a]", "[a, theirs]")
BOTH = OURS.replace("is cast", "is cast at last").replace("[a, ours]", "[a, ours, theirs]")
OTHER = BASE.replace("date: 1871", "date: 1870")
MARKED = BASE.replace("[a]", "[a, ours]").replace(
    "    date: 1871\n",
    "<<<<<<< HEAD\n    date: May 1871\n=======\n    date: 1870\n>>>>>>> {}\n",
)
DRIVER = SETTINGS["merge.libyatl.driver"]
ESCAPED = one_line("5fa1 (It's\033[1m hung)")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Return a repository that knows libyatl, with a file on two branches."""
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "base", events_yaml=BASE)
    install(tmp_path)
    commit(tmp_path, "attributes")
    branch(tmp_path, "theirs", THEIRS)
    commit(tmp_path, "ours", events_yaml=OURS)
    return tmp_path


def install(folder: Path, *files: str) -> None:
    ended = line(f"libyatl git install --yes {' '.join(files)}", folder)
    assert ended.status == 0, ended.err


def branch(folder: Path, name: str, text: str) -> None:
    """Make a branch in which the file says something else, and go back."""
    git(folder, "checkout", "-q", "-b", name)
    commit(folder, name, events_yaml=text)
    git(folder, "checkout", "-q", "main")


def events(folder: Path) -> str:
    return (folder / "events.yaml").read_bytes().decode()


def test_git_merges_by_events(town: Path) -> None:
    assert "events.yaml: merged by events" in git(town, "merge", "theirs")
    assert events(town) == BOTH


def test_a_conflict_is_marked_around_one_line(town: Path) -> None:
    branch(town, "other", OTHER)
    git(town, "checkout", "-q", "-b", "again", "main~1")
    commit(town, "ours", events_yaml=OURS)
    git(town, "checkout", "-q", "-b", "fourth", "main~1")
    commit(town, "other", events_yaml=OTHER)
    git(town, "checkout", "-q", "again")
    said = git(town, "merge", "fourth", status=1)
    assert "events.yaml: 1 conflict, merged by events" in said
    known = [MARKED.format("fourth"), MARKED.replace("HEAD", "ours").format("theirs")]
    assert events(town) in known  # git tells from 2.44 on what it calls the sides
    assert "UU events.yaml" in git(town, "status", "--short")


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (("HEAD", "5fa1e2c", "draft"), ("HEAD", "5fa1e2c", "draft")),
        (("HEAD:a b.yaml", "", "5fa1 (It's\033[1m hung)"), ("HEAD:a b.yaml", "base", ESCAPED)),
        (None, ("ours", "base", "theirs")),
    ],
)
def test_sides_are_called_as_git_calls_them(
    names: tuple[str, ...] | None, labels: tuple[str, str, str], tmp_path: Path
) -> None:
    """Run the driver as git does from 2.44 on, and as an older one does, which knows no names."""
    three(tmp_path, OTHER)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "merge.conflictStyle", "diff3")
    filled = {"%L": "8", "%P": "a.yaml", "%O": "base.yaml", "%A": "ours.yaml", "%B": "theirs.yaml"}
    if names is not None:
        filled |= dict(zip(("%X", "%S", "%Y"), map(quote, names), strict=True))
    driver = re.sub("%[A-Z]", lambda found: filled.get(found[0], found[0]), DRIVER)
    assert line(driver, tmp_path).status == 1
    ours, base, theirs = labels
    marked = (
        f"<<<<<<<< {ours}\n    date: May 1871\n|||||||| {base}\n    date: 1871\n========\n"
        f"    date: 1870\n>>>>>>>> {theirs}\n"
    )
    assert marked in (tmp_path / "ours.yaml").read_text()


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
def test_the_style_of_conflicts_is_heeded(style: str, tmp_path: Path) -> None:
    for name, text in (("base", BASE), ("ours", OURS), ("theirs", OTHER)):
        (tmp_path / f"{name}.yaml").write_text(text)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "merge.conflictStyle", style)
    ended = line("libyatl merge base.yaml ours.yaml theirs.yaml -o -", tmp_path)
    assert ended.status == 1
    assert "||||||| base\n    date: 1871\n=======\n" in ended.out.decode()


def test_a_rebase_puts_ours_onto_theirs(town: Path) -> None:
    git(town, "rebase", "theirs")
    merged = BOTH.replace("[a, ours, theirs]", "[a, theirs, ours]")
    assert events(town) == merged


def test_a_commit_is_picked(town: Path) -> None:
    git(town, "cherry-pick", "theirs")
    assert events(town) == BOTH


def test_a_stash_is_put_back(town: Path) -> None:
    (town / "events.yaml").write_text(OURS.replace("title: The bell is hung", "title: It hangs"))
    git(town, "stash")
    git(town, "merge", "-q", "theirs")
    git(town, "stash", "pop")
    assert events(town) == BOTH.replace("title: The bell is hung", "title: It hangs")


def test_of_two_bases_that_git_puts_together_it_comes_to_the_same(town: Path) -> None:
    git(town, "branch", "side", "theirs")
    git(town, "merge", "-q", "--no-edit", "theirs")
    git(town, "checkout", "-q", "side")
    git(town, "merge", "-q", "--no-edit", "main~1")
    commit(town, "side", events_yaml=events(town).replace("date: 1872", "date: June 1872"))
    git(town, "checkout", "-q", "main")
    commit(town, "more", events_yaml=events(town).replace("is hung", "is hung up"))
    git(town, "merge", "-q", "--no-edit", "side")
    assert "date: June 1872" in events(town)
    assert "is hung up" in events(town)


def test_a_path_with_blanks_and_quotes_is_merged(tmp_path: Path) -> None:
    name = 'the bell\'s "own" [1].yaml'
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / name).write_text(BASE)
    commit(tmp_path, "base")
    install(tmp_path)
    commit(tmp_path, "attributes")
    git(tmp_path, "checkout", "-q", "-b", "theirs")
    (tmp_path / name).write_text(THEIRS)
    commit(tmp_path, "theirs")
    git(tmp_path, "checkout", "-q", "main")
    (tmp_path / name).write_text(OURS)
    commit(tmp_path, "ours")
    assert "merged by events" in git(tmp_path, "merge", "theirs")
    assert (tmp_path / name).read_text() == BOTH


def test_line_ends_that_git_makes_are_kept(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "core.autocrlf", "true")
    crlf = [text.replace("\n", "\r\n") for text in (BASE, THEIRS, OURS, BOTH)]
    commit(tmp_path, "base", events_yaml=crlf[0])
    install(tmp_path)
    commit(tmp_path, "attributes")
    branch(tmp_path, "theirs", crlf[1])
    commit(tmp_path, "ours", events_yaml=crlf[2])
    git(tmp_path, "merge", "-q", "theirs")
    assert events(tmp_path) == crlf[3]


def without_libyatl(folder: Path) -> dict[str, str]:
    """Return an environment in which git is found, and libyatl is not."""
    bin = folder / ".git" / "bin"
    bin.mkdir()
    for name in ("git", "sh", "bash", "env"):
        for place in os.environ["PATH"].split(os.pathsep):
            if os.path.exists(os.path.join(place, name)) and not (bin / name).exists():
                (bin / name).symlink_to(os.path.join(place, name))
    return {"PATH": str(bin)}


def test_where_libyatl_is_missing_git_marks_as_it_does(town: Path) -> None:
    ended = line("git merge theirs", town, **without_libyatl(town))
    assert ended.status == 1
    assert events(town).count("<<<<<<< ours") == 1


@pytest.mark.parametrize("fails", ["raise SystemExit(70)", "os.kill(os.getpid(), 9)", "1 / 0"])
def test_a_driver_that_fails_leaves_marks(fails: str, town: Path) -> None:
    folder = town / ".git" / "broken"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if 'merge' in sys.argv:\n"
        "    import libyatl.cli.commands.merge as it\n"
        f"    def fail(*words): {fails}\n"
        "    it._by_format = fail\n"
    )
    ended = line("git merge theirs", town, PYTHONPATH=str(folder))
    assert ended.status != 0
    assert events(town).count("<<<<<<< ours") == 1
    assert "events.yaml" in git(town, "diff", "--name-only", "--diff-filter=U")


def test_what_is_no_text_is_left_to_git(town: Path) -> None:
    (town / "b").write_bytes(b"a\0b")
    ended = line("libyatl merge --git b b events.yaml", town)
    assert (ended.status, (town / "b").read_bytes()) == (2, b"a\0b")
    assert ended.err.startswith("libyatl: git cannot merge: ")


def three(folder: Path, theirs: str = THEIRS) -> None:
    for name, text in (("base", BASE), ("ours", OURS), ("theirs", theirs)):
        (folder / f"{name}.yaml").write_text(text)


def test_three_files_are_merged_into_ours(tmp_path: Path) -> None:
    three(tmp_path)
    ended = line("libyatl merge base.yaml ours.yaml theirs.yaml", tmp_path)
    assert (ended.status, ended.out) == (0, b"")
    assert ended.err == "libyatl: ours.yaml: merged by events\n"
    assert (tmp_path / "ours.yaml").read_text() == BOTH


def test_to_look_leaves_ours(tmp_path: Path) -> None:
    three(tmp_path)
    ended = line("libyatl merge base.yaml ours.yaml theirs.yaml -o - -q", tmp_path)
    assert (ended.status, ended.out.decode(), ended.err) == (0, BOTH, "")
    line("libyatl merge base.yaml ours.yaml theirs.yaml -o new.yaml", tmp_path)
    assert (tmp_path / "new.yaml").read_text() == BOTH
    assert (tmp_path / "ours.yaml").read_text() == OURS


REFUSED = [
    ("base.yaml ours.yaml", "merge takes three files"),
    ("base.yaml base.yaml theirs.yaml", "base.yaml: it is read, and would be replaced"),
    ("base.yaml ours.yaml theirs.yaml -o theirs.yaml", "theirs.yaml: it is read"),
    ("base.yaml ours.yaml missing.yaml", "missing.yaml: "),
    ("base.yaml ours.yaml theirs.yaml -L mine", "--label is given three times, or not at all"),
    ("base.yaml ours.yaml theirs.yaml --marker-size 0", "--marker-size: a mark has a character"),
    ("base.yaml ours.yaml theirs.yaml --git -o -", "--output does nothing with --git"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_merged_is_refused(words: str, said: str, tmp_path: Path) -> None:
    three(tmp_path)
    ended = line(f"libyatl merge {words}", tmp_path)
    assert (ended.status, ended.out) == (2, b"")
    assert ended.err.startswith(f"libyatl: {said}")
    assert [(tmp_path / f"{name}.yaml").read_text() for name in ("base", "ours", "theirs")] == [
        *(BASE, OURS, THEIRS),
    ]


def test_labels_and_sizes_are_git_s(tmp_path: Path) -> None:
    three(tmp_path, OTHER)
    ended = line(
        "libyatl merge base.yaml ours.yaml theirs.yaml -L HEAD -L b -L draft --marker-size 9 "
        "--path a/x.yaml -o -",
        tmp_path,
    )
    assert "<<<<<<<<< HEAD\n    date: May 1871\n=========\n" in ended.out.decode()
    assert ended.err == "libyatl: a/x.yaml: 1 conflict, merged by events\n"


def test_a_table_is_merged_by_lines(tmp_path: Path) -> None:
    table = "id,title\na,A\nb,B\nc,C\nd,D\n"
    for name, text in (
        ("base", table), ("ours", table.replace("A", "AA")), ("theirs", table.replace("D", "DD")),
    ):  # fmt: skip
        (tmp_path / f"{name}.csv").write_text(text)
    ended = line("libyatl merge base.csv ours.csv theirs.csv -o -", tmp_path)
    assert ended.out.decode() == table.replace("A", "AA").replace("D", "DD")
    assert ended.err.endswith("merged by lines: only YAML is merged by events\n")
