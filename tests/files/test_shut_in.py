"""The engine is shut in: it reaches the files of its question, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from processes import environment

from libyatl import OutputError, UsageError
from libyatl.files.shut_in import connect, engine, private_folder, room_for

duckdb = pytest.importorskip("duckdb")

REFUSED = [
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_csv('https://example.org/x.csv')",
    "SELECT * FROM glob('/*')",
    "COPY (SELECT 1) TO '{}/other.csv'",
    "ATTACH '{}/other.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET memory_limit = '9GB'",
    "SET enable_external_access = true",
    "RESET temp_directory",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_what_was_not_named_is_out_of_reach(sql: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a\n1\n")
    with private_folder() as folder:
        connection = connect([str(tmp_path / "in.csv")], folder=folder)
        with pytest.raises(duckdb.Error):
            connection.execute(sql.format(tmp_path))
        connection.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv"]


def test_what_was_named_is_read_and_written(tmp_path: Path) -> None:
    path, out = tmp_path / "it's [1].csv", tmp_path / "out.csv"
    path.write_text("a\n1\n")
    with private_folder() as folder:
        connection = connect([str(path)], [str(out)], folder=folder)
        quoted = str(path).replace("'", "''")
        connection.execute(f"COPY (FROM read_csv('{quoted}')) TO '{out}'")
        connection.close()
    assert out.read_text() == "a\n1\n"


@pytest.mark.parametrize("amount", ["much", "1", "-1GB", "1GB; SELECT 1"])
def test_an_amount_that_is_none_is_refused(amount: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIBYATL_MEMORY", amount)
    with private_folder() as folder, pytest.raises(UsageError) as told:
        connect([], folder=folder)
    assert "LIBYATL_MEMORY" in told.value.message
    assert "LIBYATL_MEMORY=4GB" in told.value.help


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError) as told:
        engine()
    assert told.value.help == "pip install 'libyatl[tables]'"


def test_one_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duckdb, "__version__", "1.3.2")
    with pytest.raises(UsageError, match=r"DuckDB 1\.3\.2 is too old") as told:
        engine()
    assert told.value.help == "pip install 'libyatl[tables]'"


def test_where_there_is_no_room_tmpdir_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIBYATL_MEMORY", "20MB")
    with private_folder() as folder:
        connection = connect([], folder=folder)
        Path(folder, "spilled").touch()  # where the engine would make a folder
        with pytest.raises(OutputError, match="TMPDIR") as told, room_for("the rows"):
            connection.execute(
                "CREATE TEMP TABLE t AS SELECT hash(i)::VARCHAR || repeat('x', 99) AS a "
                "FROM range(3000000) r(i)"
            )
        connection.close()
    assert "LIBYATL_MEMORY" in told.value.help


def test_the_private_folder_goes_with_all_that_is_in_it() -> None:
    with private_folder() as folder:
        assert os.stat(folder).st_mode & 0o777 == 0o700
        Path(folder, "deep").mkdir()
        Path(folder, "deep", "file").touch()
    assert not os.path.exists(folder)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_within_a_scan_leaves_nothing(number: int, tmp_path: Path) -> None:
    program = """
        import libyatl.__main__
        from libyatl.files.shut_in import connect, private_folder
        with private_folder() as folder:
            connection = connect([], folder=folder)
            open(folder + "/begun", "w").close()
            connection.execute("SELECT sum(hash(i)) FROM range(1000000000000) r(i)")
    """
    begun = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={**environment(), "TMPDIR": str(tmp_path)},
        stderr=subprocess.PIPE,
    )
    try:
        until = time.monotonic() + 60
        while not list(tmp_path.glob("*/begun")) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.2)
        begun.send_signal(number)
        assert begun.wait(60) == 128 + number
        assert begun.stderr is not None
        assert not begun.stderr.read()
    finally:
        begun.kill()
        begun.communicate()
    assert not list(tmp_path.iterdir())
