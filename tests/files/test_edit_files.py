"""The protocol: nobody's words are lost, whoever writes, fails or is killed at whatever step."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from platform import node
from typing import Any

import pytest
from depths import EXAMPLES
from processes import environment, started

from libyatl import OutputError
from libyatl.cli.app import run
from libyatl.files import folders, safe_file
from libyatl.files.drafts import half_written
from libyatl.files.safe_file import create_file, edit_files, replace_file

DEPTH = EXAMPLES // 10
OLD = b"# kept\n- {id: a, title: A, date: 2017-1-5}\n"
NEW = OLD.replace(b"2017-1-5", b"2017-01-05")
THEIRS = b"- {id: z, title: Theirs}\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "events.yaml"
    path.write_bytes(OLD)
    return path


def sound(before: bytes, after: bytes) -> bool:
    return True


def mended(before: bytes) -> bytes:
    return before.replace(b"2017-1-5", b"2017-01-05")


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


# --- somebody else writes, at each step


def append(path: Path) -> None:
    with path.open("ab") as out:
        out.write(THEIRS)


def rewrite(path: Path) -> None:
    path.write_bytes(path.read_bytes() + THEIRS)


def rename_over(path: Path) -> None:
    other = path.with_name("other.tmp")
    other.write_bytes(path.read_bytes() + THEIRS)
    other.rename(path)


STEPS = ("_all_locked", "_seen", "_status_and_bytes", "drafted", "_see_unchanged", "_put", "_last")
MOMENTS = [(step, when) for step in STEPS for when in ("before", "after")]
LOST = {("_see_unchanged", "after"), ("_put", "before")}
"""Between the last comparison and the rename: no system has a rename that compares."""
AFTERWARDS = {("_put", "after"), ("_last", "before"), ("_last", "after")}


@pytest.mark.parametrize("foreign", [append, rewrite, rename_over])
@pytest.mark.parametrize(("step", "when"), MOMENTS)
def test_what_somebody_else_writes_at_any_step_is_kept(
    step: str,
    when: str,
    foreign: Callable[[Path], None],
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = getattr(safe_file, step)
    written: list[Path] = []

    def once() -> None:
        if not written:
            written.append(file)
            foreign(file)

    def patched(*given: Any) -> Any:
        if when == "before":
            once()
        got = done(*given)
        if when == "after":
            once()
        return got

    @contextmanager
    def patched_draft(*given: Any) -> Any:
        if when == "before":
            once()
        with done(*given) as draft:
            once()
            yield draft

    monkeypatch.setattr(safe_file, step, patched_draft if step == "drafted" else patched)
    status = run(["check", "--fix", "events.yaml", "--select", "date-unreadable"])
    assert written
    left = file.read_bytes()
    if (step, when) in LOST:
        assert (status, left) == (0, NEW)
    elif (step, when) in AFTERWARDS:
        assert (status, left) == (0, NEW + THEIRS)
    else:
        assert (status, left) == (2, OLD + THEIRS)
        assert "changed" in capsys.readouterr().err
    assert os.listdir() == ["events.yaml"]


def test_another_file_of_the_same_words_is_not_replaced(file: Path) -> None:
    """It may have another owner, and be written to by who has renamed it there."""

    def change(before: bytes) -> bytes:
        Path("other.tmp").write_bytes(before)
        Path("other.tmp").rename(file)
        return mended(before)

    with pytest.raises(OutputError, match="was changed meanwhile"):
        edit_files({"events.yaml": change}, sound)
    assert file.read_bytes() == OLD


def test_an_append_while_the_draft_is_open_is_kept(file: Path) -> None:
    """By a process of its own, as it was found to be lost."""
    code = (
        "import os, sys\nfrom libyatl.__main__ import main\nsync = os.fsync\n"
        "def held(handle):\n"
        "    os.system(\"printf -- '- {id: z, title: Theirs}\\n' >> events.yaml\")\n"
        "    sync(handle)\n"
        "os.fsync = held\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--fix", "events.yaml"],
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "events.yaml: the file was changed meanwhile\n  help: nothing was written" in done.stderr
    assert (os.listdir(), file.read_bytes()) == (["events.yaml"], OLD + THEIRS)


# --- many who keep to the protocol

WRITERS = 4
WRITER = """
import os, sys
if sys.argv[1] == "file":
    sys.modules["fcntl"] = None
from libyatl.files.safe_file import edit_files
name, number = sys.argv[2], int(sys.argv[3])
paths = ["one/a.txt", "two/b.txt"][:: 1 if int(name) % 2 else -1]
for each in range(number):
    line = f"{name} {each}\\n".encode()
    edit_files({path: lambda before: before + line for path in paths}, lambda *_: True)
"""


@pytest.mark.parametrize("lock", ["folder", "file"])
def test_of_many_who_write_at_once_nothing_is_lost(lock: str, tmp_path: Path) -> None:
    files = [tmp_path / "one" / "a.txt", tmp_path / "two" / "b.txt"]
    for file in files:
        file.parent.mkdir()
        file.touch()
    command = [sys.executable, "-c", WRITER, lock]
    with ExitStack() as all_ended:
        running = [
            all_ended.enter_context(
                started([*command, str(name), str(DEPTH)], tmp_path, stdout=None, stderr=None)
            )
            for name in range(WRITERS)
        ]
        assert [process.wait(600) for process in running] == [0] * WRITERS
    lines = {f"{name} {each}" for name in range(WRITERS) for each in range(DEPTH)}
    for file in files:
        assert Counter(file.read_text().splitlines()) == Counter(lines)
        assert os.listdir(file.parent) == [file.name]


def test_folders_are_locked_in_one_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who want both, each the other first, would wait for one another."""
    files = [tmp_path / folder / "a.txt" for folder in ("one", "two")]
    for each in files:
        each.parent.mkdir()
        each.write_bytes(OLD)
    order: list[str] = []
    locked = folders.locked

    def noted(folder: str) -> Any:
        order.append(os.path.basename(folder))
        return locked(folder)

    monkeypatch.setattr(safe_file, "locked", noted)
    for some in (files, files[::-1]):
        edit_files({str(path): mended for path in some}, sound)
    assert order == ["one", "two"] * 2


@pytest.mark.parametrize("hidden", [False, True])
def test_a_lock_is_waited_for_and_then_said(
    file: Path, monkeypatch: pytest.MonkeyPatch, *, hidden: bool
) -> None:
    monkeypatch.setattr(folders, "_PATIENCE", 0.02)
    held = os.open(file.parent, os.O_RDONLY)
    lock = file.with_name(".libyatl.lock")
    remedy = "try again when it is done"
    try:
        if hidden:
            remedy = f"if no program is, delete {lock}, which says who was"
            monkeypatch.setitem(sys.modules, "fcntl", None)
            lock.write_text("process 1\n")
        else:
            fcntl.flock(held, fcntl.LOCK_EX)
        for write in (
            partial(edit_files, {"events.yaml": mended}, sound),
            partial(replace_file, "events.yaml", ["x"]),
        ):
            with pytest.raises(OutputError, match="another program is writing") as failure:
                write()
            assert failure.value.help.removeprefix("nothing was written; ") == remedy
        replace_file("new.yaml", ["x"])  # what is new is not waited for
    finally:
        os.close(held)
    assert file.read_bytes() == OLD


def test_a_folder_that_cannot_be_locked_has_a_lock_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on network file systems."""
    monkeypatch.setattr(fcntl, "flock", failing(errno.EBADF))
    lock = file.with_name(".libyatl.lock")
    seen = []

    def change(before: bytes) -> bytes:
        seen.append((lock.read_text(), lock.stat().st_mode & 0o111))
        assert half_written == {str(lock)}
        return mended(before)

    open_before = os.listdir("/dev/fd")
    edit_files({"events.yaml": change}, sound)
    assert seen == [(f"process {os.getpid()} on {node()}\n", 0)]
    assert (os.listdir(), file.read_bytes()) == (["events.yaml"], NEW)
    assert not half_written
    assert os.listdir("/dev/fd") == open_before


def test_a_folder_that_can_be_locked_has_none(file: Path) -> None:
    def change(before: bytes) -> bytes:
        assert os.listdir() == ["events.yaml"]
        return mended(before)

    edit_files({"events.yaml": change}, sound)
    assert file.read_bytes() == NEW


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (f"process {os.getpid()} on {node()}\n", f"folder: process {os.getpid()} on .*, since 2"),
        ("process 0 on x\n", "writing in the folder$"),
        ("process 1\n", "writing in the folder: process 1, since 2"),
        ("process 4194999 on elsewhere\n", "folder: process 4194999 on elsewhere, since 2"),
        (f"process {10**30} on {node()}\n", "writing in the folder: process 1000"),
        ("", "another program is writing in the folder$"),
        ("process 12 on \x1b[2J\n", r"process 12 on [^\x1b]*, since"),
    ],
    ids=["here", "none", "nowhere", "elsewhere", "of no system", "not said", "of a terminal"],
)
def test_who_holds_a_folder_is_told_by_its_lock_file(
    said: str, told: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_PATIENCE", 0)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    Path(".libyatl.lock").write_text(said)
    with pytest.raises(OutputError, match=told) as failure:
        replace_file("events.yaml", ["x"])
    assert "if no program is, delete" in failure.value.help
    assert (file.read_bytes(), Path(".libyatl.lock").read_text()) == (OLD, said)


@pytest.mark.parametrize("is_taken_anew", [False, True])
def test_a_lock_of_who_is_gone_is_one_to_delete(
    file: Path, monkeypatch: pytest.MonkeyPatch, *, is_taken_anew: bool
) -> None:
    """But not one that somebody took while it was looked at."""
    monkeypatch.setattr(folders, "_PATIENCE", 0)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    lock = Path(".libyatl.lock")
    lock.write_text(f"process {ended.pid} on {node()}\n")
    asked = os.kill

    def taken_meanwhile(process: int, signal: int) -> None:
        lock.unlink()
        lock.write_text(f"process {os.getpid()} on {node()}\n")
        asked(process, signal)

    if is_taken_anew:
        monkeypatch.setattr(os, "kill", taken_meanwhile)
    with pytest.raises(OutputError) as failure:
        replace_file("events.yaml", ["x"])
    assert ("does not run here" in str(failure.value)) is not is_taken_anew
    assert ("if it runs nowhere else" in failure.value.help) is not is_taken_anew
    if not is_taken_anew:
        lock.unlink()
        replace_file("events.yaml", ["x"])
        assert file.read_bytes() == b"x"


# --- what is not written


def test_a_change_that_does_not_read_as_meant_is_refused(file: Path) -> None:
    with pytest.raises(OutputError, match="would not read as it is meant"):
        edit_files({"events.yaml": mended}, lambda before, after: before == after)
    assert (os.listdir(), file.read_bytes()) == (["events.yaml"], OLD)


def test_where_nothing_changes_nothing_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.stat()
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    edit_files({"events.yaml": bytes}, sound)
    assert file.stat() == before


def test_a_file_that_is_gone_or_none_is_refused(file: Path) -> None:
    os.mkfifo("pipe")
    for path, said in [
        ("lost", "lost: No such file or directory"),
        ("pipe", "pipe: it is no file that can be replaced"),
        (".", ".: it is no file that can be replaced"),
        ("pipe/in.yaml", "pipe/in.yaml: Not a directory"),
        ("events.yaml\0", r"events.yaml\x00: a path holds no NUL"),
    ]:
        with pytest.raises(OutputError) as failure:
            edit_files({path: mended}, sound)
        assert failure.value.message == said


@pytest.mark.parametrize(
    "write",
    [
        partial(edit_files, {"events.yaml": mended}, sound),
        partial(replace_file, "events.yaml", ["x"]),
    ],
)
def test_what_became_a_pipe_while_the_lock_was_waited_for_is_not_waited_for(
    write: Callable[[], None], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock = fcntl.flock

    def late(handle: int, wanted: int) -> None:
        file.unlink()
        os.mkfifo(file)
        flock(handle, wanted)

    monkeypatch.setattr(fcntl, "flock", late)
    with pytest.raises(OutputError, match="it is no file that can be replaced"):
        write()


def test_drafts_that_were_left_behind_are_deleted_after_a_day(file: Path) -> None:
    names = [".events.yaml.0123456789ab", ".events.yaml.0123456789abc", ".other.0123456789ab"]
    young = ".events.yaml.ba9876543210"
    for name in (*names, young):
        Path(name).touch()
    for name in names:
        os.utime(name, (time.time() - 90_000,) * 2)
    edit_files({"events.yaml": mended}, sound)
    assert sorted(os.listdir()) == sorted([*names[1:], young, "events.yaml"])


def test_a_pipe_is_written_to(file: Path) -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    replace_file("pipe", ["é", b"\xff"])
    assert os.read(reader, 10) == b"\xc3\xa9\xff"
    os.close(reader)
    assert stat.S_ISFIFO(os.stat("pipe").st_mode)


def test_a_file_of_two_names_is_not_replaced(file: Path) -> None:
    os.link(file, "other.yaml")
    for write in (
        partial(edit_files, {"other.yaml": mended}, sound),
        partial(replace_file, "other.yaml", []),
    ):
        with pytest.raises(OutputError) as failure:
            write()
        assert failure.value.message == (
            "other.yaml: the file has 2 names (hard links), "
            "of which only this one would be replaced"
        )
        assert failure.value.help.removeprefix("nothing was written; ") == (
            "make it a file of its own: "
            "cp -p other.yaml other.yaml.new && mv other.yaml.new other.yaml"
        )
    assert file.read_bytes() == OLD


def test_texts_are_written_as_utf_8_and_bytes_as_they_are(file: Path) -> None:
    replace_file("events.yaml", ["é", b"\xff", "\ud800"])
    assert file.read_bytes() == b"\xc3\xa9\xff\\ud800"


def test_a_new_file_is_made_whole_or_not_at_all(file: Path) -> None:
    create_file("new.yaml", "é: A\n")
    assert Path("new.yaml").read_bytes() == "é: A\n".encode()
    with pytest.raises(FileExistsError):
        create_file("events.yaml", "")
    assert file.read_bytes() == OLD
    with pytest.raises(OutputError, match=r"odd\.yaml"):
        create_file("odd.yaml", "\ud800")
    assert sorted(os.listdir()) == ["events.yaml", "new.yaml"]


# --- several files


def two(folder: Path) -> tuple[Path, Path]:
    files = folder / "a.yaml", folder / "b.yaml"
    for number, file in enumerate(files):
        file.write_bytes(OLD.replace(b"id: a", b"id: a%d" % number))
    return files


def test_where_the_second_of_two_fails_it_is_said_which_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = two(tmp_path)
    stood, put = second.read_bytes(), os.replace

    def replace(draft: str, target: str) -> None:
        (failing(errno.EIO) if target.endswith("b.yaml") else put)(draft, target)

    monkeypatch.setattr(os, "replace", replace)
    assert run(["check", "--fix", "a.yaml", "b.yaml"]) == 2
    assert capsys.readouterr().err == (
        "libyatl: a.yaml: corrected 1\n"
        "libyatl: b.yaml: Input/output error\n"
        "  help: as they were: b.yaml; written: a.yaml\n"
    )
    assert b"2017-01-05" in first.read_bytes()
    assert (second.read_bytes(), sorted(os.listdir())) == (stood, ["a.yaml", "b.yaml"])
    with pytest.raises(OutputError) as failure:
        edit_files({"b.yaml": mended, "a.yaml": lambda before: before + b"\n"}, sound)
    assert failure.value.help == "as they were: b.yaml and a.yaml; written: none"
    assert failure.value.written == ()


def test_one_file_under_two_names_is_not_edited_twice(file: Path) -> None:
    Path("link.yaml").symlink_to("events.yaml")
    with pytest.raises(OutputError, match=r"link\.yaml: it is the same file"):
        edit_files({"events.yaml": mended, "link.yaml": lambda before: before + THEIRS}, sound)
    assert (file.read_bytes(), sorted(os.listdir())) == (OLD, ["events.yaml", "link.yaml"])


def test_where_the_second_cannot_be_made_ready_neither_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    files = two(tmp_path)
    stood = [file.read_bytes() for file in files]
    files[1].chmod(0o555)
    assert run(["check", "--fix", "a.yaml", "b.yaml"]) == 2
    message, help = capsys.readouterr().err.splitlines()
    assert message == "libyatl: b.yaml: Permission denied"
    assert help == "  help: nothing was written; it is read-only; to write it: chmod u+w b.yaml"
    assert [file.read_bytes() for file in files] == stood


@pytest.mark.parametrize(
    ("code", "said"), [(errno.EIO, "Input/output error"), (errno.EINVAL, None)]
)
def test_a_folder_that_cannot_be_synced(
    code: int, said: str | None, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def synced(handle: int) -> None:
        (failing(code) if stat.S_ISDIR(os.fstat(handle).st_mode) else sync)(handle)

    monkeypatch.setattr(os, "fsync", synced)
    for write in (
        partial(edit_files, {"events.yaml": mended}, sound),
        partial(replace_file, "events.yaml", [NEW.decode()]),
        partial(replace_file, "new.yaml", [NEW.decode()]),
    ):
        if said is None:
            write()
            continue
        with pytest.raises(OutputError) as failure:
            write()
        assert failure.value.message.endswith(f"may not outlast a power cut: {said}")
        assert failure.value.written in (("events.yaml",), ("new.yaml",))
    assert (file.read_bytes(), Path("new.yaml").read_bytes()) == (NEW, NEW)


# --- failed and killed at each call

AT_EACH_CALL = Path(__file__).with_name("at_each_call.py")
UNHURT, DONE, REFUSED, WRITTEN = range(4)


def ends(how: str, folder: Path) -> list[tuple[int, str, int]]:
    """Return each end: the status, what the file held, how many files were left beside it."""
    done = subprocess.run(
        [sys.executable, str(AT_EACH_CALL), how, OLD.decode(), NEW.decode()],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    *ended, unhurt = map(tuple, json.loads(done.stdout))
    assert unhurt == (UNHURT, "new", 0)
    assert len(ended) > 10
    return ended


def test_killed_at_whatever_it_does_a_file_is_the_old_or_the_new(tmp_path: Path) -> None:
    """A draft may be left behind, and no lock."""
    ended = ends("kill", tmp_path)
    assert {status for status, *_ in ended} == {-9}
    held = [state for _, state, _ in ended]
    assert held == sorted(held, key=["old", "new"].index)
    assert {"old", "new"} == set(held)
    assert {left for *_, left in ended} == {0, 1}


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EINTR])
def test_whichever_call_fails_it_is_said_what_was_written(code: int, tmp_path: Path) -> None:
    """What fails is said, or does no harm: a lock that the file system lacks, a sync."""
    ended = set(ends(str(code), tmp_path))
    assert (REFUSED, "old", 0) in ended
    assert ended <= {(REFUSED, "old", 0), (WRITTEN, "new", 0), (DONE, "new", 0)}
