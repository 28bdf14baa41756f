"""Transcripts: `$ command` followed by what it prints, run as real processes.

A transcript is a text of commands and their output (stdout and stderr as a pipe receives
them); `? 2` after the output states an exit status that is not 0. With LIBYATL_UPDATE=1 in
the environment the output that was found is written into the file instead.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import warm

BIN = Path(sys.executable).parent
UPDATE = bool(os.environ.get("LIBYATL_UPDATE"))
FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED_FILE = re.compile(r"^```yaml\n(# (\S+\.ya?ml)\n.*?)^```$", re.MULTILINE | re.DOTALL)
FENCED_FILE = re.compile(r"^```\w+ (\S+\.\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    command: str
    output: str
    status: int


def steps(transcript: str) -> list[Step]:
    found = []
    for block in re.split(r"^(?=\$ )", transcript, flags=re.MULTILINE):
        if block.startswith("$ "):
            command, _, output = block[2:].partition("\n")
            stated = re.search(r"^\? (\d+)\n\Z", output, re.MULTILINE)
            if stated:
                output = output[: stated.start()]
            found.append(Step(command, output, int(stated[1]) if stated else 0))
    return found


def run(command: str, folder: Path) -> Step:
    environment = {
        "PATH": os.pathsep.join([str(warm.folder()), str(BIN), os.environ["PATH"]]),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        **{key: value for key, value in os.environ.items() if key.startswith("COVERAGE")},
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
    )
    return Step(command, done.stdout.decode("utf-8"), done.returncode)


def transcript(found: list[Step]) -> str:
    return "".join(
        f"$ {step.command}\n{step.output}" + (f"? {step.status}\n" if step.status else "")
        for step in found
    )


def prepare(document: str, folder: Path) -> None:
    """Write each ```yaml block whose first line is `# name.yaml`, and each ```csv name.csv block.

    What has no comments is named behind the kind of its block, which no page shows.
    """
    for block in NAMED_FILE.finditer(document):
        (folder / block[2]).write_text(block[1], encoding="utf-8")
    for block in FENCED_FILE.finditer(document):
        (folder / block[1]).parent.mkdir(exist_ok=True)
        (folder / block[1]).write_text(block[2], encoding="utf-8")
