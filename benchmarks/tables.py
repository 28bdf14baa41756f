"""Measure big tables: libyatl beside the script that one would write by hand, process by process.

    python benchmarks/tables.py [t1] [t2] [t4] [t5]

t1  three questions of a million rows in CSV, times the script
t2  the same of Parquet, times the script on CSV
t4  what a row costs in memory, without the engine
t5  how far the peak grows from one to four million rows

Times are CPU seconds of whole processes, in turn, medians of five. The tables (two gigabytes) are
made once, and kept in the folder for temporary files. The script by hand knows one spelling of a
name and compares dates as texts: of `mixed` its answer is short of what may match.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from table_rows import REGISTRY, Kind, write_table

ROUNDS = int(os.environ.get("LIBYATL_ROUNDS", "5"))
MILLION = 1_000_000
KEPT = Path(tempfile.gettempdir(), "libyatl-tables")
LIBYATL = str(Path(sys.executable).with_name("libyatl"))
DIRECT = """
import sys, duckdb
sql, path, out = sys.argv[1:]
con = duckdb.connect(config={"threads": 2})
con.execute("SET enable_progress_bar = false")
said = "all_varchar = true, header = true, delim = ',', quote = chr(34), escape = chr(34)"
table = f"read_csv('{path}', {said})" if path.endswith("csv") else f"read_parquet('{path}')"
con.execute(f"COPY ({sql.format(table=table)}) TO '{out}' (HEADER)")
"""
BY_HAND = {
    "Q1": "SELECT * FROM {table} WHERE contains(actors, 'Libyan National Army')"
    " AND date >= '2015-01-01' AND date <= '2017-12-31' ORDER BY date",
    "Q2": "SELECT substr(date, 1, 7) AS month, count(*) AS n FROM {table} GROUP BY 1 ORDER BY 1",
    "Q3": "SELECT * FROM {table} WHERE places = 'Tripoli'"
    " AND date >= '2016-01-01' AND date <= '2017-06-30' ORDER BY date",
}
ASKED = {
    "Q1": ["filter", "--actor", "Libyan National Army", "--from", "2015", "--to", "2017"],
    "Q2": ["stats", "-g", "month", "-O", "csv"],
    "Q3": ["filter", "--place", "Tripoli", "--from", "2016-01", "--to", "2017-06"],
}
"""By an actor and years; all by month; by a place and months."""
SMALL = ["filter", "--place", "Tripoli", "--on", "2016-03-04"]


class Cost(NamedTuple):
    """CPU seconds, and the peak in MiB."""

    seconds: float
    peak: float


def cost(argv: list[str], **environment: str) -> Cost:
    """Return what a process costs; findings in the table make the exit status 1."""
    told = {**os.environ, **environment}
    with subprocess.Popen(
        argv, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(argv)}: ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def medians(contestants: dict[str, Callable[[], Cost]], rounds: int = ROUNDS) -> dict[str, Cost]:
    """Return the median of each contestant's costs, taken in turn."""
    found: dict[str, list[Cost]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, measure in contestants.items():
            found[name].append(measure())
    return {
        name: Cost(*map(statistics.median, zip(*costs, strict=True)))
        for name, costs in found.items()
    }


def kept(kind: Kind, count: int = MILLION) -> Path:
    """Return the table of a kind, which is made if it is not there."""
    KEPT.mkdir(exist_ok=True)
    (KEPT / "names.yaml").write_text(REGISTRY, encoding="utf-8")
    path = KEPT / f"{kind}-{count}.csv"
    if not path.exists():
        write_table(path, count, kind)
    return path


def packed(written: Path) -> Path:
    """Return the same table as Parquet, made by the engine itself."""
    path = written.with_suffix(".parquet")
    if not path.exists():
        import duckdb

        table = f"read_csv('{written}', all_varchar = true, header = true, quote = '\"')"
        with duckdb.connect() as con:
            con.execute(f"COPY (FROM {table}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    return path


def libyatl(asked: list[str], path: Path, **environment: str) -> Callable[[], Cost]:
    """Return the measure of a question to libyatl."""
    named = ["-f", str(KEPT / "names.yaml"), "-f", str(path), "-o", str(KEPT / "answer.csv")]
    return lambda: cost([LIBYATL, *asked, *named], **environment)


def by_hand(question: str, path: Path) -> Callable[[], Cost]:
    """Return the measure of the script."""
    given = [BY_HAND[question], str(path), str(KEPT / "by-hand.csv")]
    return lambda: cost([sys.executable, "-c", DIRECT, *given])


def csv_tables() -> None:
    """Compare three questions of CSV with the scripts."""
    kinds: tuple[Kind, ...] = ("mixed", "clean")
    for kind in kinds:
        contestants: dict[str, Callable[[], Cost]] = {}
        for question, asked in ASKED.items():
            contestants[f"{question}, by hand"] = by_hand(question, kept(kind))
            contestants[f"{question}, libyatl"] = libyatl(asked, kept(kind))
        found = medians(contestants)
        print(f"\nt1  a million {kind} rows     CPU s   x by hand   peak MiB")
        for name, one in found.items():
            ratio = one.seconds / found[f"{name.split(',')[0]}, by hand"].seconds
            print(f"  {name:24} {one.seconds:8.2f} {ratio:11.2f} {one.peak:10.0f}", flush=True)


def parquet_tables() -> None:
    """Compare three questions of Parquet with the scripts on CSV, as one would have run them."""
    written = kept("clean")
    contestants: dict[str, Callable[[], Cost]] = {}
    for question, asked in ASKED.items():
        contestants[f"{question}, by hand, CSV"] = by_hand(question, written)
        contestants[f"{question}, by hand, Parquet"] = by_hand(question, packed(written))
        contestants[f"{question}, libyatl, Parquet"] = libyatl(asked, packed(written))
    found = medians(contestants)
    print("\nt2  a million clean rows     CPU s   x by hand on CSV   peak MiB")
    for name, one in found.items():
        ratio = one.seconds / found[f"{name.split(',')[0]}, by hand, CSV"].seconds
        print(f"  {name:24} {one.seconds:8.2f} {ratio:18.2f} {one.peak:10.0f}")


def in_memory(count: int = 100_000) -> None:
    """Print what a row costs where all of them become events, and where the engine runs."""
    path = kept("mixed", count)
    found = medians(
        {name: libyatl(ASKED["Q1"], path, LIBYATL_ENGINE=name) for name in ("memory", "duckdb")}
    )
    print(f"\nt4  Q1 of {count:,} rows    CPU s   us a row   peak MiB")
    for name, one in found.items():
        print(f"  {name:22} {one.seconds:8.2f} {one.seconds / count * 1e6:10.1f} {one.peak:10.0f}")


def four_times_as_long() -> None:
    """Compare the peaks of a small answer of one and of four million rows."""
    found = medians(
        {
            f"{count:,} rows": libyatl(SMALL, kept("mixed", count))
            for count in (MILLION, 4 * MILLION)
        },
        3,
    )
    print("\nt5  one day at one place     CPU s   peak MiB")
    for name, one in found.items():
        print(f"  {name:24} {one.seconds:8.2f} {one.peak:10.0f}")


BENCHMARKS: dict[str, Callable[[], None]] = {
    "t1": csv_tables,
    "t2": parquet_tables,
    "t4": in_memory,
    "t5": four_times_as_long,
}

if __name__ == "__main__":
    os.environ.pop("LIBYATL_FILE", None)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
    for chosen in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[chosen]()
