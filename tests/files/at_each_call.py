"""A script: edit a file again and again, and be stopped at the first thing done, the second, ….

`python at_each_call.py kill OLD NEW` kills a process at each call and return within the protocol,
of Python or of C; `python at_each_call.py 28 OLD NEW` lets each call of the system fail with that
errno. It prints each end as JSON: the status, what the file held, how many files were left beside.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from types import FrameType
from typing import Any

from libyatl.errors import OutputError
from libyatl.files import drafts, folders, safe_file

UNHURT, DONE, REFUSED, WRITTEN = range(4)
OURS = {module.__file__ for module in (drafts, folders, safe_file)}


def is_of_the_system(function: Any) -> bool:
    holder = getattr(function, "__self__", None)
    modules = (sys.modules[name] for name in ("posix", "fcntl"))
    return isinstance(holder, io.IOBase) or any(holder is module for module in modules)


def stop_at(number: int, how: str) -> list[int]:
    """Arrange it, and return what counts down to it."""
    left = [number]

    def count(frame: FrameType, event: str, argument: object) -> None:
        if frame.f_code.co_filename not in OURS:
            return
        if how != "kill" and not (event == "c_call" and is_of_the_system(argument)):
            return
        left[0] -= 1
        if left[0]:
            return
        if how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(int(how), os.strerror(int(how)))

    sys.setprofile(count)
    return left


def edit(new: bytes) -> None:
    safe_file.edit_files({"events.yaml": lambda before: new}, lambda before, after: True)


def stopped(number: int, how: str, new: bytes) -> int:
    left = stop_at(number, how)
    try:
        edit(new)
    except OutputError as failure:
        return WRITTEN if failure.written else REFUSED
    finally:
        sys.setprofile(None)
    return DONE if left[0] <= 0 else UNHURT


def main(how: str, old: bytes, new: bytes) -> None:
    import fcntl  # noqa: F401 (is_of_the_system)

    ends: list[tuple[int, str, int]] = []
    while not ends or ends[-1][0] != UNHURT:
        for name in os.listdir():
            os.unlink(name)
        with open("events.yaml", "wb") as file:
            file.write(old)
        child = os.fork()
        if not child:
            os._exit(stopped(len(ends) + 1, how, new))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        with open("events.yaml", "rb") as file:
            state = {old: "old", new: "new"}.get(file.read(), "lost")
        ends.append((status, state, len(os.listdir()) - 1))
        edit(new)  # whoever comes next finds no lock
    print(json.dumps(ends))


if __name__ == "__main__":
    main(sys.argv[1], *(text.encode() for text in sys.argv[2:4]))
