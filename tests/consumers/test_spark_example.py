"""The example of docs/tables.md for a cluster is run as it stands, on Spark of this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MANUAL = Path(__file__).parents[2] / "docs" / "tables.md"
BLOCK = re.compile(r"^```(?P<kind>[a-z]*)(?: (?P<name>[\w.]+))?\n(?P<text>.*?)^```$", re.M | re.S)
NAMED = re.compile(r"\A# (?P<name>[\w.]+)\n")


def files() -> dict[str, str]:
    """Return the files that the manual shows, by what they are called there."""
    found = {}
    for block in BLOCK.finditer(MANUAL.read_text(encoding="utf-8")):
        first = NAMED.match(block["text"])
        if name := block["name"] or (first["name"] if first else ""):
            found[name] = block["text"]
    return found


def test_the_example_for_spark_runs(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    for name, text in files().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "spark.py", "harbour.csv"],
        cwd=tmp_path,
        env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        timeout=300,
    )
    printed = done.stdout.decode("utf-8")
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    # Possibly the month begins before the window, and surely the day lies in it.
    answers = re.findall(r"^\|\s*(h\d)\|[^|]*\|\s*(\d)\|$", printed, re.M)
    assert answers == [("h2", "1"), ("h1", "2")]
