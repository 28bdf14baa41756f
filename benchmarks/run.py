"""Measure libyatl: ratios within one run, medians of several, whole processes where it counts.

    python benchmarks/run.py [startup] [completion] [reading] [dates] [selecting] [drawing]

The machine under a benchmark is never quiet, so each figure is taken in turn with what it
is compared to, and the ratio is what matters. Times are CPU seconds.
"""

from __future__ import annotations

import calendar
import contextlib
import csv
import io
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TYPER_PROGRAM = """
import typer
app = typer.Typer()
@app.command()
def one(name: str = typer.Option("x", help="A name.")): print(name)
@app.command()
def two(): print("two")
app()
"""
MONTHS = list(calendar.month_name)[1:]


def events(count: int, *, seed: int = 1) -> str:
    """Return a chronology of `count` events in YAML, of the shape of the curated one."""
    rnd = random.Random(seed)
    lines = ["title: A benchmark", "events:"]
    for number in range(count):
        day = f"{rnd.randint(1990, 2020)}-{rnd.randint(1, 12):02d}-{rnd.randint(1, 28):02d}"
        lines += [
            f"  - id: ev-{number}",
            f"    date: {day if rnd.random() < 0.7 else day[:7]}",
            f"    title: Something happened in place {number} and was noted",
            "    summary: A plain sentence that says what happened, in more words than the title.",
            "    actors: [hifter, {id: russia, role: host}]",
            "    places: [moscow]",
            "    tags: [diplomacy, military]",
            "    status: reported",
            f"    sources: [{{id: barmin-2017, at: para {number % 18 + 1}}}]",
        ]
    return "\n".join(lines) + "\n"


def mixed_dates(count: int, *, seed: int = 1) -> list[str]:
    """Return dates as people write them, no two forms in a row."""
    rnd = random.Random(seed)
    forms: list[Callable[[int, int, int], str]] = [
        lambda y, m, d: f"{y}-{m:02d}-{d:02d}",
        lambda y, m, d: f"{y}-{m:02d}",
        lambda y, m, d: f"{d} {MONTHS[m - 1]} {y}",
        lambda y, m, d: f"{MONTHS[m - 1]} {y}",
        lambda y, m, d: f"early {MONTHS[m - 1]} {y}",
        lambda y, m, d: f"{y}-{m:02d}-{d:02d}/{y + 1}-{m:02d}",
        lambda y, m, d: f"c. {y}",
        lambda y, m, d: f"before {d} {MONTHS[m - 1]} {y}",
        lambda y, m, d: f"between {y} and {y + 3}",
        lambda y, m, d: f"[{y},{y + 2}]",
        lambda y, m, d: f"{y}?",
        lambda y, m, d: f"{d}–{d + 1} {MONTHS[m - 1]} {y}",
        lambda y, m, d: f"{y}-{m:02d}-{d:02d}T14:30:00Z",
    ]
    return [
        forms[number % len(forms)](rnd.randint(1800, 2020), rnd.randint(1, 12), rnd.randint(1, 27))
        for number in range(count)
    ]


def cpu_of_children(argv: list[str], **environment: str) -> tuple[float, float]:
    """Run a process and return (CPU seconds, peak memory of any child so far in MB)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        argv,
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, after.ru_maxrss / 1024


def in_turn(contestants: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Return the median of each contestant's figure, taken in turn."""
    figures: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, measure in contestants.items():
            figures[name].append(measure())
    return {name: statistics.median(found) for name, found in figures.items()}


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of the work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def startup(rounds: int = 15) -> None:
    """Compare start-ups with an empty interpreter and a two-command typer program."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "two.py")
        program.write_text(TYPER_PROGRAM)
        python, libyatl = sys.executable, [str(Path(sys.executable).with_name("libyatl"))]
        commands = {
            "python -c pass": [python, "-c", "pass"],
            "typer program": [python, str(program), "one"],
            "--version": [*libyatl, "--version"],
            "filter --csv": [*libyatl, "filter", "--csv"],
            "show": [*libyatl, "show"],
            "show ID": [*libyatl, "show", "embassy-handover"],
        }
        found = in_turn(
            {name: lambda argv=argv: cpu_of_children(argv)[0] for name, argv in commands.items()},  # type: ignore[misc]
            rounds,
        )
    print("\nstart-up                 CPU ms   x python   x typer program")
    for name, seconds in found.items():
        print(
            f"  {name:20} {seconds * 1000:8.1f} {seconds / found['python -c pass']:9.2f}"
            f" {seconds / found['typer program']:12.2f}"
        )


def completion(rounds: int = 15) -> None:
    """Compare what a shell waits for at the tab key with the start-up of --version."""
    libyatl = str(Path(sys.executable).with_name("libyatl"))
    lines = {
        "a command": "libyatl fil",
        "an option": "libyatl filter --so",
        "an actor": "libyatl filter --actor Hif",
        "an id": "libyatl show emb",
    }

    def asking(line: str) -> Callable[[], float]:
        asked = {"_LIBYATL_COMPLETE": "bash", "COMP_LINE": line}
        return lambda: cpu_of_children([libyatl], **asked)[0]

    found = in_turn(
        {"--version": lambda: cpu_of_children([libyatl, "--version"])[0]}
        | {name: asking(line) for name, line in lines.items()},
        rounds,
    )
    print("\ncompletion of            CPU ms   x --version")
    for name, seconds in found.items():
        print(f"  {name:20} {seconds * 1000:8.1f} {seconds / found['--version']:12.2f}")


READ_OURS = "import libyatl, sys; t = libyatl.load(sys.argv[1]); assert not len(t.report)"
READ_YAML = "import yaml, sys; yaml.load(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"


def reading(sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> None:
    """Compare reading into checked events with the C safe loader making plain dicts."""
    print("\nreading YAML   libyatl s   safe loader s   times as fast   MB   safe MB   its share")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "events.yaml")
            path.write_text(events(size))
            rounds = 5 if size <= 10_000 else 1
            ours = [_measured([sys.executable, "-c", READ_OURS, str(path)]) for _ in range(rounds)]
            safe = [_measured([sys.executable, "-c", READ_YAML, str(path)]) for _ in range(rounds)]
        mine, yours = (statistics.median(t for t, _ in some) for some in (ours, safe))
        my_mb, your_mb = (max(mb for _, mb in some) for some in (ours, safe))
        print(
            f"  {size:10,} {mine:11.2f} {yours:15.2f} {yours / mine:15.2f}"
            f" {my_mb:5.0f} {your_mb:9.0f} {my_mb / your_mb:11.2f}"
        )


def _measured(argv: list[str]) -> tuple[float, float]:
    """Return CPU seconds and peak MB of one process (asked of the process itself)."""
    code = argv[2] + (
        "\nimport resource; u = resource.getrusage(resource.RUSAGE_SELF)"
        "\nprint(u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [argv[0], "-c", code, *argv[3:]], check=True, capture_output=True, text=True
    )
    seconds, mb = done.stdout.split()
    return float(seconds), float(mb)


def dates(count: int = 100_000) -> None:
    """Time mixed dates, and the slowest of hostile ones."""
    import libyatl

    texts = mixed_dates(count)
    libyatl.parse_date("2017")
    seconds = cpu(lambda: [libyatl.parse_date(text) for text in texts])
    print(f"\n{count:,} mixed dates: {seconds:.2f} s")
    rnd, worst = random.Random(7), (0.0, "")
    alphabet = "0123456789-/.,~?%XYESTZ:+[]{} –" + "abcdefghijlmnoprstuvy" + "٠१²"
    for _ in range(10_000):
        text = "".join(rnd.choices(alphabet, k=rnd.choice((5, 20, 150, 5_000))))
        begin = time.perf_counter()
        with contextlib.suppress(libyatl.DateError):
            libyatl.parse_date(text)
        worst = max(worst, (time.perf_counter() - begin, text[:30]))
    print(f"slowest of 10,000 hostile dates: {worst[0] * 1000:.2f} ms ({worst[1]!r})")


def selecting(count: int = 100_000) -> None:
    """Time a question by actor and window, asked with flags and as an expression."""
    import libyatl
    from libyatl.query.expression import parse_expression

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.yaml")
        path.write_text(events(count))
        timeline = libyatl.load(path)
    expression = "actor:hifter and date:2005..2006"

    def by_flags() -> libyatl.Selection:
        return libyatl.select(timeline, actor="hifter", since="2005", until="2006")

    def by_expression() -> libyatl.Selection:
        return libyatl.select(timeline, where=expression)

    assert by_flags().places == by_expression().places
    found = in_turn(
        {
            "flags": lambda: cpu(by_flags),
            "--where": lambda: cpu(by_expression),
            "sorted by file": lambda: cpu(
                lambda: libyatl.select(timeline, where=expression, sort="file")
            ),
            "everything by date": lambda: cpu(lambda: libyatl.select(timeline)),
            "parsing --where": lambda: cpu(lambda: parse_expression(expression)),
        },
        5,
    )
    print(f"\nselecting from {count:,}    CPU ms   x flags   ({len(by_flags()):,} match)")
    for name, seconds in found.items():
        print(f"  {name:20} {seconds * 1000:8.1f} {seconds / found['flags']:9.2f}")


def drawing(count: int = 10_000) -> None:
    """Time the timeline and the table, and CSV against csv.writer alone."""
    import libyatl

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.yaml")
        path.write_text(events(count))
        chosen = libyatl.select(libyatl.load(path))
    rows = list(csv.reader(io.StringIO(libyatl.write(chosen))))

    def bare() -> None:
        csv.writer(io.StringIO()).writerows(rows)

    found = in_turn(
        {
            "timeline, plain": lambda: cpu(lambda: libyatl.render(chosen)),
            "timeline, 80 wide": lambda: cpu(lambda: libyatl.render(chosen, width=80)),
            "table, 120 wide": lambda: cpu(lambda: libyatl.render(chosen, view="table", width=120)),
            "CSV": lambda: cpu(lambda: libyatl.write(chosen)),
            "JSON": lambda: cpu(lambda: libyatl.write(chosen, format="json")),
            "csv.writer alone": lambda: cpu(bare),
        },
        5,
    )
    print(f"\n{count:,} events          ms   events a second   x csv.writer alone")
    for name, seconds in found.items():
        print(
            f"  {name:18} {seconds * 1000:8.0f} {count / seconds:15,.0f}"
            f" {seconds / found['csv.writer alone']:14.2f}"
        )


BENCHMARKS: dict[str, Callable[[], None]] = {
    "startup": startup,
    "completion": completion,
    "reading": reading,
    "dates": dates,
    "selecting": selecting,
    "drawing": drawing,
}

if __name__ == "__main__":
    os.environ.pop("LIBYATL_FILE", None)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
    for chosen_name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[chosen_name]()
