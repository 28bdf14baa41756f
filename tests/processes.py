"""Whole processes: libyatl from its very start, with its three streams apart."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

LIBYATL = str(Path(sys.executable).with_name("libyatl"))

EDITING = {"add", "edit", "remove", "rename"}
"""Commands that change files of their user: of the built-in example there is nothing to change."""

FOREIGN = Path(__file__).parent / "data/harbour.csv"
"""A table of another tool."""
OWN = Path(__file__).parents[1] / "data/titanic.yaml"
"""A chronology of ours."""
EVERY_COMMAND: dict[str, list[str]] = {
    "show": [],
    "filter": [],
    "check": ["--quiet", "--select", "date-form"],
    "why": ["paris-ceasefire"],
    "diff": ["--textconv", str(FOREIGN)],
    "merge": [*[str(OWN)] * 3, "-q", "-o", "-"],
    "git": ["settings"],
    "actors": [],
    "places": [],
    "sources": [],
    "tags": [],
    "stats": ["-g", "actor"],
    "columns": ["-f", str(FOREIGN)],
    "formats": [],
    "explain": [],
    "examples": ["titanic"],
    "init": ["-"],
    "schema": [],
    "completion": ["bash"],
    "--help": [],
    "--version": [],
}
"""Every command, with what it needs to write to standard output."""


class Ended(NamedTuple):
    status: int
    out: bytes
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return an environment with little in it but what measures the tests, and where ours is."""
    folders = f"{Path(LIBYATL).parent}{os.pathsep}{os.environ['PATH']}"
    own = {
        key: value
        for key, value in os.environ.items()
        if key.startswith(("COVERAGE", "PYTHONPATH"))
    }
    return {"PATH": folders, "LC_ALL": "C.UTF-8", **own, **more}


@contextmanager
def started(command: list[str], folder: Path, **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start a process, with pipes for its answers, which ends here at the latest.

    One that a failed test leaves running is complained of when it is collected: in another test.
    """
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    with subprocess.Popen(command, cwd=folder, env=environment(), **given) as process:
        try:
            yield process
        finally:
            process.kill()


def typed(command: str, folder: Path, **more: str) -> Ended:
    """Run a line of bash, with `libyatl` on the PATH, until it ends."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    return Ended(done.returncode, done.stdout, done.stderr.decode("utf-8"))
