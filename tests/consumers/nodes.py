"""What `make consumers` brings from npm; a test that needs it is skipped by name without."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

MODULES = Path(sys.prefix) / "node" / "node_modules"


def from_npm(path: str) -> Path:
    """Return a file of a package of npm."""
    if not (MODULES / path).exists():
        pytest.skip(f"{path.partition('/')[0]} is not installed")
    return MODULES / path


def node() -> str:
    """Return the program that runs scripts without a browser."""
    found = shutil.which("node")
    return found or pytest.skip("node is not installed")
