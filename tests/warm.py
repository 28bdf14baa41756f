"""Commands as real processes that start warm: forked from one that has imported libyatl.

Run as a program, it reads a JSON array a line (folder, environment, arguments, the file that
takes stdout and stderr), forks, runs the command line in the child as the console script
does, and answers with the exit status. `run` asks such a program; each test process has one.
What is about the start itself (imports, signals, streams) is tested with whole processes.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def run(arguments: list[str], folder: Path, environment: dict[str, str]) -> tuple[bytes, int]:
    """Return what a command wrote to stdout and stderr, as one pipe has it, and its status."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    with tempfile.NamedTemporaryFile() as output:
        request = [str(folder), environment, arguments, output.name]
        server.stdin.write(json.dumps(request) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return output.read(), status


@functools.cache
def _server() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


def _import_all() -> None:
    import importlib
    import pkgutil

    import libyatl

    for module in pkgutil.walk_packages(libyatl.__path__, "libyatl."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _become(folder: str, environment: dict[str, str], arguments: list[str], output: str) -> None:
    from libyatl.__main__ import main

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["libyatl", *arguments]
    nothing = os.open(os.devnull, os.O_RDONLY)
    into = os.open(output, os.O_WRONLY | os.O_APPEND)
    for stream, file in enumerate((nothing, into, into)):
        os.dup2(file, stream)
    main()


if __name__ == "__main__":
    _import_all()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
