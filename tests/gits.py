"""A real git in a folder of its own: nobody's configuration is read, and dates are none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from processes import LIBYATL, Ended, typed

NEEDED = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Ann",
    "GIT_AUTHOR_EMAIL": "ann@example.org",
    "GIT_COMMITTER_NAME": "Ann",
    "GIT_COMMITTER_EMAIL": "ann@example.org",
    "GIT_EDITOR": "true",
}


def line(command: str, folder: Path, **more: str) -> Ended:
    """Run a line of bash with `libyatl` on the PATH."""
    return typed(command, folder, **{**ENVIRONMENT, **more})


def git(folder: Path, *words: str, status: int = 0) -> str:
    """Run git, see how it ends, and return what it prints."""
    path = f"{Path(LIBYATL).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **ENVIRONMENT, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == status, done.stdout
    return done.stdout


def commit(folder: Path, said: str, **texts: str) -> None:
    """Write files, called as keywords are but for `_yaml` in the place of `.yaml`, and commit."""
    for name, text in texts.items():
        (folder / name.replace("_yaml", ".yaml")).write_bytes(text.encode())
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", said)
