"""Measure every command on files of every shape: two CPU seconds a megabyte are the law.

    python benchmarks/sweep.py [PROGRAM] [SHAPE or COMMAND ...]

Each command runs as a process of its own on a megabyte of each shape (`shapes.py`), with a
minute of CPU at the most; those that change a file say only what they would. The table has the CPU
seconds of each, the worst shape first, and marks with `!` what is above two a megabyte; what comes
near that is run again, and the least counts: the machine under a benchmark is never quiet.
`PROGRAM` is another `libyatl` to measure, a path.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from shapes import SHAPES

MB = 1 << 20
LAW = 2.0
"""CPU seconds that a megabyte may cost, start-up and all."""
NEAR = 0.75 * LAW
LONGEST = 60
"""CPU seconds after which a process is ended."""
ROUNDS = 3
BASE, OURS = "the base", "our side"
"""What stands for two files that differ here and there from the one that comes last."""
COMMANDS: dict[str, list[str]] = {
    "show": ["show", "-f"],
    "list": ["show", "--view", "list", "-f"],
    "table": ["show", "--view", "table", "--width", "100", "-f"],
    "cards": ["show", "--view", "cards", "-f"],
    "csv": ["filter", "-O", "csv", "-f"],
    "json": ["filter", "-O", "json", "-f"],
    "jsonl": ["filter", "-O", "jsonl", "-f"],
    "yaml": ["filter", "-O", "yaml", "-f"],
    "md": ["show", "-O", "md", "-f"],
    "html": ["show", "-O", "html", "-f"],
    "svg": ["show", "-O", "svg", "-f"],
    "svg-actors": ["show", "-O", "svg", "-g", "actor", "-f"],
    "lanes": ["show", "--view", "lanes", "-f"],
    "lanes-actors": ["show", "--view", "lanes", "-g", "actor", "-f"],
    "chart": ["show", "--view", "chart", "-f"],
    "stats": ["stats", "-f"],
    "check": ["check"],
    "columns": ["columns"],
    "diff": ["check", "--diff"],
    "actors": ["actors", "-f"],
    "sources": ["sources", "-f"],
    "tags": ["tags", "-f"],
    "why": ["why", "e1", "-f"],
    "add": ["add", "--title", "New", "--date", "2017-05-05", "--diff", "-f"],
    "edit": ["edit", "e1", "--set", "note=new", "--diff", "-f"],
    "edit-all": ["edit", "--where", "status:occurred", "--set", "note=new", "--diff", "-f"],
    "remove": ["remove", "e1", "--diff", "-f"],
    "rename": ["rename", "event", "e1", "first", "--diff", "-f"],
    "rename-tag": ["rename", "tag", "t1", "first", "--diff", "-f"],
    "differ": ["diff", OURS],
    "merge": ["merge", "-o", "-", BASE, OURS],
}
"""The commands, each without the file that comes last."""


class Cost(NamedTuple):
    """What a process took: CPU seconds, the MB that it held at its peak, and its exit status."""

    seconds: float
    peak: float
    status: int


def cost(argv: list[str], out: Path, err: Path) -> Cost:
    """Run a process with its output in two files, and return what it took."""
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST)),
        )
        _, ended, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(ended)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)


def least(argv: list[str], folder: Path, megabytes: float) -> Cost:
    """Return the least cost of a command: of one run, or of several where it is near the law."""
    costs = [cost(argv, folder / "out", folder / "err")]
    while len(costs) < ROUNDS and NEAR < costs[-1].seconds / megabytes < 2 * LAW:
        costs.append(cost(argv, folder / "out", folder / "err"))
    return min(costs)


def swept(program: str, shapes: list[str], commands: list[str]) -> dict[str, dict[str, Cost]]:
    """Return the cost a megabyte of each command on each shape; progress goes to stderr."""
    found: dict[str, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for shape in shapes:
            file = folder / shape
            made = SHAPES[shape](MB)
            data = made if isinstance(made, bytes) else made.encode()
            file.write_bytes(data)
            sides = {BASE: folder / f"base-{shape}", OURS: folder / f"ours-{shape}"}
            for number, side in enumerate(sides.values(), 1):
                side.write_bytes(data.replace(b"t%d" % number, b"u%d" % number))
            megabytes = file.stat().st_size / MB
            found[shape] = {}
            for command in commands:
                words = [str(sides.get(word, word)) for word in COMMANDS[command]]
                read = megabytes * (1 + sum(word in sides for word in COMMANDS[command]))
                one = least([program, *words, str(file)], folder, read)
                found[shape][command] = one._replace(seconds=one.seconds / read)
            file.unlink()
            print(f"{len(found)} of {len(shapes)}: {shape}", file=sys.stderr)
    return found


def said(one: Cost) -> str:
    """Return the seconds, a mark where they are too many, and how the process ended ill."""
    if one.status < 0:
        return f"{signal.Signals(-one.status).name}!"
    return f"{one.seconds:.2f}{'!' if one.seconds > LAW else ' '}"


def table(found: dict[str, dict[str, Cost]], commands: list[str]) -> str:
    """Return the shapes, the worst first, with what each command costs and the highest peak."""
    worst = {shape: max(costs.values()) for shape, costs in found.items()}
    lines = [f"{'CPU seconds a megabyte':24}{''.join(f'{one:>11}' for one in commands)}  MB peak"]
    for shape in sorted(found, key=lambda one: -worst[one].seconds):
        costs = found[shape]
        cells = "".join(f"{said(costs[one]):>11}" for one in commands)
        lines.append(f"{shape:24}{cells}{max(one.peak for one in costs.values()):9.0f}")
    above = sum(one.seconds > LAW for costs in found.values() for one in costs.values())
    return "\n".join([*lines, f"{above} above {LAW:.0f} s a megabyte"])


def main(words: list[str]) -> None:
    program = str(Path(sys.executable).with_name("libyatl"))
    if words and os.sep in words[0]:
        program = words.pop(0)
    for word in words:
        if word not in SHAPES and word not in COMMANDS:
            sys.exit(f"{word} is no shape and no command: {', '.join([*COMMANDS, *SHAPES])}")
    shapes = [word for word in words if word in SHAPES] or [*SHAPES]
    commands = [word for word in words if word in COMMANDS] or [*COMMANDS]
    print(table(swept(program, shapes, commands), commands))


if __name__ == "__main__":
    os.environ.pop("LIBYATL_FILE", None)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
    main(sys.argv[1:])
