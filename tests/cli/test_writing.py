"""`-o`: the file is whole or as it was, whatever happens, and nothing else is left behind."""

from __future__ import annotations

import os
import resource
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from processes import EDITING, FOREIGN, typed

from libyatl import OutputError, load, write
from libyatl.cli.app import COMMANDS, run
from libyatl.files.drafts import half_written
from libyatl.files.safe_file import create_file, replace_file

OLD, NEW = "old\n", "new\n"
ROOT = os.geteuid() == 0
WRITERS: dict[str, list[str]] = {
    "show": ["--view", "list"],
    "filter": ["-O", "csv", "--fields", "id"],
    "check": ["--quiet", "--select", "date-form"],
    "why": ["paris-ceasefire"],
    "diff": ["--textconv", str(FOREIGN)],
    "actors": ["-O", "table"],
    "places": ["-O", "csv"],
    "sources": ["-O", "jsonl"],
    "tags": ["-O", "tsv"],
    "stats": ["-O", "json"],
    "columns": ["-f", str(FOREIGN)],
}


def test_every_command_that_writes_a_file_is_tried() -> None:
    assert set(COMMANDS) - set(WRITERS) == {
        *("explain", "examples", "init", "schema", "completion", "formats"),
        *("merge", "git", *EDITING),  # test_merge.py, test_git.py, tests/editing
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    path = tmp_path / "out.txt"
    path.write_text(OLD)
    return path


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Stand in for a full disk: beyond the limit a write fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# --- every command


@pytest.mark.parametrize("command", WRITERS)
def test_what_a_command_writes_is_what_it_prints(
    command: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [command, *WRITERS[command], "--color", "always"]
    assert run([*arguments, "--color", "never"]) == 0
    printed = capsys.readouterr().out
    assert run([*arguments, "-o", str(out)]) == 0
    assert (out.read_text(), capsys.readouterr().out) == (printed, "")
    assert os.listdir(out.parent) == [out.name]


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize("size", [0, 16])
def test_on_a_full_disk_the_old_file_stands(
    command: str, size: int, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with files_no_larger_than(size):
        status = run([command, *WRITERS[command], "-o", str(out)])
    said = capsys.readouterr()
    assert (status, said.out, said.err) == (2, "", f"libyatl: {out}: File too large\n")
    assert (os.listdir(out.parent), out.read_text()) == ([out.name], OLD)


def test_on_a_full_disk_init_leaves_nothing(tmp_path: Path) -> None:
    with files_no_larger_than(16):
        assert run(["init", str(tmp_path / "events.yaml")]) == 2
    assert os.listdir(tmp_path) == []


# --- every step that can fail


def half_written_beside(out: Path) -> list[str]:
    """Return what would be deleted beside a file; elsewhere another test may hold a folder open."""
    return [path for path in half_written if str(path).startswith(str(out.parent))]


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize("code", [5, 13, 28, 30])
def test_whichever_step_fails_the_old_file_stands(
    step: str, code: int, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, step, failing(code))
        with pytest.raises(OutputError) as failure:
            replace_file(str(out), [NEW])
    assert failure.value.message == f"{out}: {os.strerror(code)}"
    assert (os.listdir(out.parent), out.read_text()) == ([out.name], OLD)
    assert not half_written_beside(out)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, MemoryError, ZeroDivisionError])
def test_whatever_the_writer_raises_the_old_file_stands(
    failure: type[BaseException], out: Path
) -> None:
    def pieces() -> Iterator[str]:
        yield NEW * 100_000
        assert len(os.listdir(out.parent)) == 2
        raise failure

    with pytest.raises(failure):
        replace_file(str(out), pieces())
    assert (os.listdir(out.parent), out.read_text()) == ([out.name], OLD)
    assert not half_written_beside(out)


@contextmanager
def without_power() -> Iterator[None]:
    """Be somebody else for a while, where we are root, whom no mode stops."""
    if not ROOT:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.parametrize(("folder_mode", "mode"), [(0o555, 0o666), (0o777, 0o444)])
def test_a_folder_or_a_file_that_may_not_be_written(folder_mode: int, mode: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.txt")
        path.write_text(OLD)
        path.chmod(mode)
        os.chmod(folder, folder_mode)
        with without_power(), pytest.raises(OutputError) as failure:
            replace_file(str(path), [NEW])
        os.chmod(folder, 0o700)
        assert failure.value.message == f"{path}: Permission denied"
        assert (os.listdir(folder), path.read_text()) == ([path.name], OLD)


# --- what stands there


def test_a_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_file(str(tmp_path / "new"), [NEW])
        create_file(str(tmp_path / "newer"), NEW)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o640}


def test_mode_and_owner_stay(out: Path) -> None:
    out.chmod(0o604)
    if ROOT:
        os.chown(out, 1234, 5678)
    before = out.stat()
    replace_file(str(out), [NEW])
    after = out.stat()
    assert out.read_text() == NEW
    for name in ("st_mode", "st_uid", "st_gid"):
        assert getattr(after, name) == getattr(before, name)


def test_what_cannot_be_kept_stops_nothing(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out.chmod(0o604)
    monkeypatch.setattr(os, "fchown", failing(1))
    monkeypatch.setattr(os, "fchmod", failing(1))
    replace_file(str(out), [NEW])
    assert (out.read_text(), stat.S_IMODE(out.stat().st_mode)) == (NEW, 0o600)


def test_a_symbolic_link_stays_one(out: Path) -> None:
    (out.parent / "sub").mkdir()
    link, dangling = out.parent / "sub" / "link", out.parent / "dangling"
    link.symlink_to("../out.txt")
    dangling.symlink_to("sub/made")
    for path in (link, dangling):
        replace_file(str(path), [NEW])
        assert path.is_symlink()
        assert path.read_text() == NEW
    assert sorted(os.listdir(out.parent)) == ["dangling", "out.txt", "sub"]
    assert sorted(os.listdir(out.parent / "sub")) == ["link", "made"]


def test_a_file_with_another_name_is_not_replaced_under_one(out: Path) -> None:
    other = out.parent / "other"
    other.hardlink_to(out)
    with pytest.raises(OutputError, match="the file has 2 names"):
        replace_file(str(out), [NEW])
    assert (out.read_text(), other.read_text()) == (OLD, OLD)
    other.unlink()
    replace_file(str(out), [NEW])
    assert out.read_text() == NEW


def test_what_may_not_be_written_is_not_replaced_by_root_either(out: Path) -> None:
    out.chmod(0o444)
    with pytest.raises(OutputError, match="Permission denied"):
        replace_file(str(out), [NEW])
    assert out.read_text() == OLD


def test_half_of_a_character_is_an_escape(out: Path) -> None:
    replace_file(str(out), ["\ud800é\r\n"])
    assert out.read_bytes() == b"\\ud800\xc3\xa9\r\n"


REFUSED = {
    "": "'': No such file or directory",
    "folder": "folder: Is a directory",
    "new/": "new/: Is a directory",
    "nowhere/new": "nowhere/new: No such file or directory",
    "out.txt/new": "out.txt/new: Not a directory",
    "loop": "loop: Too many levels of symbolic links",
    "n" * 256: "n" * 256 + ": File name too long",
    "a\0b": "a\\x00b: a path holds no NUL",
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_no_file_is_refused(path: str, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    os.mkdir("folder")
    os.symlink("loop", "loop")
    for refused in (lambda: replace_file(path, [NEW]), lambda: write(load(), path)):
        with pytest.raises(OutputError) as failure:
            refused()
        assert failure.value.message == REFUSED[path]
    assert sorted(os.listdir()) == ["folder", "loop", "out.txt"]


def test_in_a_folder_that_is_gone_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    for refused in (replace_file, create_file):
        with pytest.raises(OutputError, match="x: No such file or directory"):
            refused("x", NEW)


FIELDS = "libyatl filter --actor Sarraj --from 2017-09 --undated exclude --fields id"
ANSWER = "id\nsarraj-return-visit\n"
STRAIGHT: list[tuple[str, int, str, str]] = [
    (f"{FIELDS} -o -", 0, ANSWER, ""),
    (f"{FIELDS} --csv -o /dev/null", 0, "", ""),
    (f"{FIELDS} --csv -o /dev/stdout | cat", 0, ANSWER, ""),
    (f"{FIELDS} --csv -o /dev/fd/1 | cat", 0, ANSWER, ""),
    (f"{FIELDS} --csv -o /dev/stderr 2>&1 >/dev/null | cat", 0, ANSWER, ""),
    (f"{FIELDS} --csv -o /dev/full", 2, "", "libyatl: /dev/full: No space left on device\n"),
    (f"{{ {FIELDS} --csv -o >(cat >&3); }} 3>&1 | cat", 0, ANSWER, ""),
    (f"mkfifo f.csv; cat f.csv & {FIELDS} -o f.csv; wait; test -p f.csv", 0, ANSWER, ""),
    (f"mkfifo f.csv; head -c 0 f.csv & {FIELDS} -o f.csv", 0, "", ""),
    (f"exec 3>gone; rm gone; {FIELDS} --csv -o /dev/fd/3; ls", 0, "", ""),
    (f"{FIELDS} -f f.json -o f.json", 2, "", "libyatl: f.json: No such file or"),
]


@pytest.mark.parametrize(
    ("command", "status", "printed", "said"), STRAIGHT, ids=[row[0] for row in STRAIGHT]
)
def test_what_cannot_be_replaced_is_written_to(
    command: str, status: int, printed: str, said: str, tmp_path: Path
) -> None:
    ended = typed(command, tmp_path)
    assert (ended.status, ended.out.decode()) == (status, printed)
    assert ended.err.startswith(said)
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]
