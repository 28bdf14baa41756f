"""Commands that are killed, that the system fails, and that run side by side lose nothing.

Nor do other programs, which write to the same file and know of no lock.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from by_force import (
    Act,
    Ended,
    Files,
    acting_at_each_call,
    at_once,
    done,
    ended,
    failing,
    held,
    killed,
    killing,
    put,
)
from depths import ALL

import libyatl
from libyatl.files.by_git import merged_lines

KILLS = int(os.environ.get("LIBYATL_KILLS", "60" if ALL else "8"))
"""`make torture` sets a thousand."""
EVENTS = b"""\
# mine
events:
  - id: a  # first
    date: 1881
    title: The room opens
    actors: [ann]
  - id: b
    date: 1887
    title: A reminder
    after: a
    tags: []
"""
ONE: Files = {"events.yaml": EVENTS}
OURS, THEIRS = EVENTS.replace(b"1887", b"1888"), EVENTS.replace(b"A reminder", b"A letter")
SIDES: Files = {"base.yaml": EVENTS, "events.yaml": OURS, "theirs.yaml": THEIRS}
SEVERAL: Files = {
    "a.yaml": EVENTS,
    "b.yaml": b"events:\n  - title: Ann is asked  # twice\n    actors: [ann]\n",
    "names.yaml": b"actors:\n  ann: Ann Lee\n",
}


class Case(NamedTuple):
    """A command that writes, and how.

    Attributes:
        command: what is typed behind `libyatl`.
        files: what lies there.
        written: the file that is written to; the last of several.
    """

    command: Sequence[str]
    files: Files = ONE
    written: str = "events.yaml"

    def stages(self, folder: Path) -> list[Files]:
        """Return what may lie there: what lay there, and what does after each step that is told."""
        after = done(self.command, folder, self.files)
        if self.files is SIDES:
            marked, conflicts = merged_lines(EVENTS, OURS, THEIRS)
            assert conflicts == 1
            return [SIDES, {**SIDES, self.written: marked}, after]
        names = sorted(name for name in after if after[name] != self.files[name])
        assert names[-1] == self.written
        return [
            {**self.files, **{name: after[name] for name in names[:number]}}
            for number in range(len(names) + 1)
        ]


CASES = {
    "add": Case(["add", "--title", "Ann borrows an atlas", "--date", "1885", "--id", "loan"]),
    "edit": Case(["edit", "a", "b", "--note", "seen: twice", "--date", "1882"]),
    "remove": Case(["remove", "a", "--refs", "drop"]),
    "check": Case(
        ["check", "--fix"],
        {"events.yaml": EVENTS.replace(b"date: 1887", b"date: 1887 march")},
    ),
    "rename": Case(
        ["rename", "actor", "ann", "ann-lee", *(f"-f{name}" for name in SEVERAL)],
        SEVERAL,
        "names.yaml",
    ),
    "merge": Case(["merge", "--git", "--", "base.yaml", "events.yaml", "theirs.yaml"], SIDES),
}
CODES = (errno.ENOSPC, errno.EIO, errno.EINTR, errno.EACCES, errno.EDQUOT, errno.EROFS)
AFRESH = [name for name in CASES if name != "merge"]
"""Those that are called again where they were broken off; git merges anew from the beginning."""


@pytest.fixture(autouse=True)
def _own_drafts(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("drafts")))


@pytest.mark.parametrize("name", CASES)
def test_a_killed_command_leaves_the_old_or_the_new(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    stages = case.stages(tmp_path)
    found: Counter[int] = Counter()
    for number, one in enumerate(killed(case.command, tmp_path, case.files, KILLS)):
        assert one.files in stages
        stage = stages.index(one.files)
        if name in AFRESH and (stage not in found or number % 5 == 0):
            assert ended(case.command, tmp_path).files == stages[-1]
        found[stage] += 1
    print(name, "killed", KILLS, "times; files by steps done:", sorted(found.items()))
    assert found.total() == KILLS


@pytest.mark.parametrize("name", CASES if ALL else ["rename", "merge"])
def test_a_command_killed_at_each_call_leaves_each_step_in_turn(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    stages = case.stages(tmp_path)
    found = []
    for one in acting_at_each_call(case.command, tmp_path, case.files, killing):
        assert one.status == -9
        assert one.files in stages
        found.append(stages.index(one.files))
        if name in AFRESH and found.count(found[-1]) == 1:
            assert ended(case.command, tmp_path).files == stages[-1]
    print(name, "killed at each call; files by steps done:", sorted(Counter(found).items()))
    assert found == sorted(found)
    assert {*found} == {*range(len(stages))}


@pytest.mark.parametrize("code", CODES if KILLS > 100 else CODES[:1])
@pytest.mark.parametrize("name", CASES if ALL else ["edit", "merge"])
def test_whatever_the_system_fails_all_is_as_it_was_or_told(
    name: str, code: int, tmp_path: Path
) -> None:
    case = CASES[name]
    stages = case.stages(tmp_path)
    found: Counter[tuple[int, int]] = Counter()
    for one in acting_at_each_call(case.command, tmp_path, case.files, failing(code)):
        assert one.files in stages
        stage = stages.index(one.files)
        found[stage, one.status] += 1
        see_told(name, one, stage, len(stages) - 1)
    print(name, errno.errorcode[code], "(steps done, status):", sorted(found.items()))
    assert sum(number for (stage, _), number in found.items() if not stage) > 3


def see_told(name: str, one: Ended, stage: int, last: int) -> None:
    """See that a command which failed says what it has written, and how far it came."""
    if one.status == 0:
        assert stage == last
    elif name == "merge":
        # To git 1 means that there are marks, and what is above 128 that nothing was merged.
        assert (one.status, stage > 0) in ((1, True), (129, False)), one
    else:
        assert one.status == 2 or name == "check"
        assert "written, but may not outlast" in one.said or stage < last, one
        assert not 0 < stage < last or "as they were: " in one.said, one


WORDS = b"# of another program\n"


def appends(file: Path, data: bytes) -> Iterator[None]:
    with file.open("ab") as out:
        out.write(WORDS)
    yield


def renames_over(file: Path, data: bytes) -> Iterator[None]:
    draft = file.with_name(".of-another")
    draft.write_bytes(data + WORDS)
    os.replace(draft, file)
    yield


def truncates_and_writes(file: Path, data: bytes) -> Iterator[None]:
    with file.open("wb") as out:
        yield
        out.write(data + WORDS)
    yield


Program = Callable[[Path, bytes], Iterator[None]]
PROGRAMS: Sequence[Program] = (appends, renames_over, truncates_and_writes)


def acts_of(program: Program, case: Case, calls: int) -> Iterator[Act]:
    """Yield what a program does, one thing at a call."""
    doing: list[Iterator[None]] = []

    def act() -> None:
        if not doing:
            doing.append(program(Path(case.written), case.files[case.written]))
        next(doing[0])

    return (act for _ in range(calls))


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("name", CASES if ALL else ["edit"])
def test_what_another_program_writes_meanwhile_stays(
    name: str, program: Program, tmp_path: Path
) -> None:
    case = CASES[name]
    found: Counter[str] = Counter()
    calls = 2 if program is truncates_and_writes else 1
    for one in acting_at_each_call(
        case.command, tmp_path, case.files, *acts_of(program, case, calls)
    ):
        stays = WORDS in one.files[case.written]
        # Nobody can rename and compare at once: what comes between is lost.
        assert stays or one.call == "replace", one
        refused = "changed meanwhile" in one.said
        assert not refused or one.status != 0
        found["refused" if refused else "kept" if stays else "lost within the rename"] += 1
        if program is appends and stays and name != "merge":
            both = done(case.command, tmp_path, {**held(tmp_path), **case.files})
            assert (one.files[case.written] == both[case.written] + WORDS) == (one.status == 0)
    print(name, program.__name__, sorted(found.items()))
    assert found["refused"] > 3
    assert found["kept"] > 1


def test_of_many_who_add_at_once_each_is_there(tmp_path: Path) -> None:
    for _ in range(5 if KILLS > 100 else 1):
        put(tmp_path, ONE)
        ids = [f"loan-{number}" for number in range(40 if ALL else 10)]
        ends = at_once([["add", "--title", f"Loan {id}", "--id", id] for id in ids], tmp_path)
        assert ends == {0: len(ids)}
        read = libyatl.load(tmp_path / "events.yaml")
        assert {event.id for event in read.events} == {"a", "b", *ids}
        assert b"# first" in held(tmp_path)["events.yaml"]
