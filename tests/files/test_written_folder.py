"""A folder of files is written whole, file by file, and nothing of others is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from by_force import killed

from libyatl.errors import OutputError
from libyatl.files.written import WrittenFolder
from libyatl.files.written_folder import State, write_folder

OURS, CHANGED = b"ours", b"our"


def state_of(data: bytes) -> State:
    return "ours" if data.startswith(OURS) else "changed" if data.startswith(CHANGED) else "other"


def put(folder: Path, files: dict[str, str]) -> WrittenFolder:
    return write_folder(str(folder), files, state_of=state_of, folded=str.casefold, suffix=".md")


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_folder_is_made_and_what_is_written_again_is_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    files = {"a.md": "ours 1", "b.md": "ours 2"}
    assert put(folder, files) == WrittenFolder(2, 0, ())
    assert held(folder) == files
    before = (folder / "a.md").stat().st_ino
    assert put(folder, {"a.md": "ours 1", "B.md": "ours 3"}) == WrittenFolder(1, 1, ())
    assert held(folder) == {"a.md": "ours 1", "b.md": "ours 3"}
    assert (folder / "a.md").stat().st_ino == before


def test_what_is_no_more_written_is_named_and_left(tmp_path: Path) -> None:
    (tmp_path / "theirs.md").write_text("x")
    (tmp_path / "a folder").mkdir()
    put(tmp_path, {"a.md": "ours 1", "b.md": "ours 2"})
    (tmp_path / "b.md").write_text("our words")
    (tmp_path / "film.mp4").write_text("ours by chance")
    assert put(tmp_path, {"c.md": "ours 3"}) == WrittenFolder(1, 0, ("a.md", "b.md"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("a folder", "a.md", "b.md", "c.md", "film.mp4", "theirs.md"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("b.md", "theirs", "libyatl has not written this file, and would replace it"),
        ("B.MD", "theirs", "libyatl has not written this file, and would replace it"),
        ("b.md", "", "libyatl has not written this file, and would replace it"),
        ("b.md", "our words", "it was changed since libyatl wrote it, and would be replaced"),
    ],
)
def test_one_file_of_another_and_nothing_is_written(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(OutputError, match=said) as caught:
        put(tmp_path, {"a.md": "ours 1", "b.md": "ours 2"})
    assert name in caught.value.message
    assert "nothing was written" in caught.value.help
    assert held(tmp_path) == {name: text}


def test_a_link_and_a_folder_are_no_files_of_ours(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("ours 0")
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="has not written this file"):
        put(folder, {"a.md": "ours 1"})
    (folder / "a.md").unlink()
    (folder / "a.md").mkdir()
    with pytest.raises(OutputError, match="has not written this file"):
        put(folder, {"a.md": "ours 1"})


def test_two_files_that_are_one_elsewhere_are_not_chosen_between(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("ours 1")
    (tmp_path / "A.md").write_text("ours 2")
    if len(held(tmp_path)) == 1:
        pytest.skip("this system tells no A from a")
    with pytest.raises(OutputError, match="is called so too, but for small letters or marks"):
        put(tmp_path, {"a.md": "ours 3"})


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="it is no folder, and notes are written into one"):
        put(tmp_path / "file", {})
    with pytest.raises(OutputError, match="it is no folder"):
        put(Path(os.devnull), {})
    with pytest.raises(OutputError, match="No such file or directory"):
        put(tmp_path / "a" / "b", {})


def test_what_a_kill_left_is_taken_away(tmp_path: Path) -> None:
    left = tmp_path / ".libyatl-0123456789ab"
    left.mkdir()
    (left / "0").write_text("half")
    put(tmp_path, {"a.md": "ours 1"})
    assert held(tmp_path) == {"a.md": "ours 1"}


def test_a_kill_leaves_whole_notes_and_the_next_run_does_the_rest(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    work = tmp_path / "work"
    vault = tmp_path / "vault"
    command = ["filter", "-O", "notes", "-o", str(vault), "-q"]
    whole: dict[str, str] = {}
    for _ in killed(command, work, {}, 6):
        there = {path.name: path.read_text() for path in vault.glob("*.md")}
        whole = whole or there
        assert there.items() <= whole.items()
    done = subprocess.run([sys.executable, "-m", "libyatl", *command], check=False)
    assert done.returncode == 0
    assert {path.name for path in vault.iterdir()} == {*whole}
    for path in vault.iterdir():
        path.unlink()
    for _ in killed(command, work, {}, 1):
        pass
    subprocess.run([sys.executable, "-m", "libyatl", *command], check=True)
    assert held(vault) == whole
