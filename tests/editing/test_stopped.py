"""Commands that are killed, that the system fails, and that run side by side lose nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from by_force import Files, at_once, done, failing, held, killed, put
from depths import ALL

import libyatl

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
COMMANDS: dict[str, tuple[list[str], Files]] = {
    "add": (["add", "--title", "Ann borrows an atlas", "--date", "1885", "--id", "loan"], ONE),
    "edit": (["edit", "a", "b", "--note", "seen: twice", "--date", "1882"], ONE),
    "remove": (["remove", "a", "--refs", "drop"], ONE),
    "check": (
        ["check", "--fix"],
        {"events.yaml": EVENTS.replace(b"date: 1887", b"date: 1887 march")},
    ),
}
CODES = (errno.ENOSPC, errno.EIO, errno.EINTR, errno.EACCES, errno.EDQUOT, errno.EROFS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_the_old_or_the_new(name: str, tmp_path: Path) -> None:
    command, before = COMMANDS[name]
    after = done(command, tmp_path, before)
    assert after != before
    seen = set()
    for state, again in killed(command, tmp_path, before, KILLS):
        assert state in (before, after)
        seen.add(state == after)
        assert again == after
    assert seen


@pytest.mark.parametrize("code", CODES if KILLS > 100 else CODES[:1])
@pytest.mark.parametrize("name", COMMANDS if ALL else ["edit"])
def test_whatever_the_system_fails_all_is_as_it_was_or_done(
    name: str, code: int, tmp_path: Path
) -> None:
    command, before = COMMANDS[name]
    after = done(command, tmp_path, before)
    statuses = []
    for status, state in failing(command, tmp_path, before, code):
        assert state in (before, after)
        assert status in (0, 2) or name == "check"
        assert state == after or status != 0
        statuses.append(status)
    assert statuses.count(2) > 3


def test_of_many_who_add_at_once_each_is_there(tmp_path: Path) -> None:
    put(tmp_path, ONE)
    ids = [f"loan-{number}" for number in range(40 if ALL else 10)]
    ends = at_once([["add", "--title", f"Loan {id}", "--id", id] for id in ids], tmp_path)
    assert ends == {0: len(ids)}
    read = libyatl.load(tmp_path / "events.yaml")
    assert {event.id for event in read.events} == {"a", "b", *ids}
    assert b"# first" in held(tmp_path)["events.yaml"]
