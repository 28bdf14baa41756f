"""A script: run libyatl as far as it can be as on Windows: without what CPython lacks there.

`python like_windows.py filter -f events.yaml -o out.csv` is `libyatl filter …`. Beside the names
that are gone, a folder cannot be opened, and a file that is open neither replaced nor deleted.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

MODULES = (
    "crypt",
    "curses",
    "fcntl",
    "grp",
    "nis",
    "pty",
    "pwd",
    "readline",
    "resource",
    "spwd",
    "syslog",
    "termios",
    "tty",
)
OS = (
    "O_ASYNC",
    "O_CLOEXEC",
    "O_DIRECT",
    "O_DIRECTORY",
    "O_DSYNC",
    "O_LARGEFILE",
    "O_NOATIME",
    "O_NOCTTY",
    "O_NOFOLLOW",
    "O_NONBLOCK",
    "O_PATH",
    "O_RSYNC",
    "O_SYNC",
    "O_TMPFILE",
    "EX_OK",
    "F_LOCK",
    "SEEK_DATA",
    "SEEK_HOLE",
    "WNOHANG",
    "chown",
    "chroot",
    "confstr",
    "ctermid",
    "fchdir",
    "fchmod",
    "fchown",
    "fdatasync",
    "fork",
    "forkpty",
    "fpathconf",
    "fstatvfs",
    "get_blocking",
    "getegid",
    "geteuid",
    "getgid",
    "getgrouplist",
    "getgroups",
    "getloadavg",
    "getpgid",
    "getpgrp",
    "getpriority",
    "getresgid",
    "getresuid",
    "getsid",
    "getuid",
    "getxattr",
    "initgroups",
    "killpg",
    "lchown",
    "lockf",
    "major",
    "makedev",
    "memfd_create",
    "minor",
    "mkfifo",
    "mknod",
    "nice",
    "openpty",
    "pathconf",
    "pipe2",
    "posix_fadvise",
    "posix_fallocate",
    "posix_spawn",
    "pread",
    "pwrite",
    "readv",
    "register_at_fork",
    "sched_getaffinity",
    "sched_yield",
    "sendfile",
    "set_blocking",
    "setegid",
    "seteuid",
    "setgid",
    "setgroups",
    "setpgid",
    "setpriority",
    "setregid",
    "setresgid",
    "setresuid",
    "setreuid",
    "setsid",
    "setuid",
    "splice",
    "statvfs",
    "sync",
    "sysconf",
    "tcgetpgrp",
    "tcsetpgrp",
    "ttyname",
    "uname",
    "wait",
    "wait3",
    "wait4",
    "waitid",
    "writev",
)
SIGNALS = {name for name in dir(signal) if name.startswith("SIG")} - {
    "SIGABRT",
    "SIGFPE",
    "SIGILL",
    "SIGINT",
    "SIGSEGV",
    "SIGTERM",
    "SIG_DFL",
    "SIG_IGN",
}
FUNCTIONS = (
    "alarm",
    "getitimer",
    "pause",
    "pthread_kill",
    "pthread_sigmask",
    "setitimer",
    "siginterrupt",
    "sigpending",
    "sigtimedwait",
    "sigwait",
    "sigwaitinfo",
)


def hide() -> None:
    """Take away what is not there on Windows; but Python's own modules are those of this system."""
    import shutil  # noqa: F401
    import subprocess  # noqa: F401

    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    for module, names in (
        (os, OS),
        (signal, (*SIGNALS, *FUNCTIONS)),
        (sys.modules["_signal"], (*SIGNALS, *FUNCTIONS)),
    ):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)


def resist() -> None:
    """Let the calls fail that fail on Windows."""
    opened, listed, linked = os.open, os.listdir, os.readlink

    def denied(path: object) -> PermissionError:
        return PermissionError(13, "Permission denied", path)

    def open_(path: str, flags: int, mode: int = 0o777) -> int:
        if os.path.isdir(path):
            raise denied(path)
        return opened(path, flags, mode)

    def unless_open(call: Callable[..., None]) -> Callable[..., None]:
        def called(*paths: Any) -> None:
            held = set()
            for number in listed("/proc/self/fd"):
                try:
                    held.add(linked(f"/proc/self/fd/{number}"))
                except OSError:
                    continue
            for path in paths:
                if os.path.realpath(path) in held:
                    raise denied(path)
            call(*paths)

        return called

    os.open = open_  # type: ignore[assignment]
    for name in ("replace", "rename", "unlink", "remove"):
        setattr(os, name, unless_open(getattr(os, name)))


if __name__ == "__main__":
    hide()
    resist()
    from libyatl.__main__ import main

    main()
