"""However an engine ends, nothing of it stays behind, and a file is whole or as it was."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from depths import drawn
from processes import LIBYATL, environment, typed

HEAD = "id,date,title,actors,summary\n"
ROW = "r{},2017-07-{:02},Title {},Haftar; Sarraj,{}\n"


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table that takes a second or so: of 40 MB, its cells all different."""
    path = tmp_path_factory.mktemp("long") / "long.csv"
    rows = (ROW.format(n, 1 + n % 28, n, f"words of {n} " * 12) for n in range(200_000))
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("delay", drawn([0.2, 0.35, 0.5, 0.7, 0.9, 1.2, 1.6, 2.0], 3))
def test_an_interrupt_leaves_nothing_behind(delay: float, long_table: Path, tmp_path: Path) -> None:
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    command = [LIBYATL, "filter", "-f", str(long_table), "--text", "of 7", "-o", "out.csv"]
    told = environment(LIBYATL_ENGINE="duckdb", TMPDIR=str(rooms))
    with subprocess.Popen(command, cwd=tmp_path, env=told, stderr=subprocess.PIPE) as process:
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=300)
    assert process.returncode in (130, 0), err
    assert process.returncode == 0 or (err == b"" and not (tmp_path / "out.csv").exists())
    assert [*rooms.iterdir()] == []
    assert {path.name for path in tmp_path.iterdir()} <= {"rooms", "out.csv"}


def test_a_reader_who_has_seen_enough_is_no_failure(long_table: Path, tmp_path: Path) -> None:
    ended = typed(
        f"LIBYATL_ENGINE=duckdb TMPDIR={tmp_path} libyatl filter -f {long_table} | head -2",
        tmp_path,
    )
    assert (ended.status, ended.err) in ((0, ""), (141, ""))
    assert ended.out.count(b"\n") == 2
    assert [*tmp_path.iterdir()] == []


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(HEAD + ROW.format(1, 1, 1, "x"), encoding="utf-8")
    said = [
        typed(f"LIBYATL_ENGINE={engine} libyatl filter -f t.csv -o t.csv", tmp_path)
        for engine in ("memory", "duckdb")
    ]
    assert said[0] == said[1]
    assert said[0].status == 2


def test_a_small_table_imports_no_engine(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(HEAD + ROW.format(1, 1, 1, "x"), encoding="utf-8")
    code = (
        "import sys; from libyatl.__main__ import main\n"
        "sys.argv[1:] = ['filter', '-f', 't.csv']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "assert not {'duckdb', 'narwhals', 'libyatl.tables.asked_table'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment(), check=True)
