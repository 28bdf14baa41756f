"""What is imported when: a command imports what it needs, and the library nothing else."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROBE = """
import json, sys
{code}
sys.stderr.write("LOADED" + json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code)],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return set(json.loads(done.stderr.partition("LOADED")[2]))


def loaded_by_command(*args: str) -> set[str]:
    return loaded_by(f"from libyatl.cli.app import run\nassert run({list(args)!r}) == 0")


@pytest.mark.parametrize("package", ["typer", "rich", "yaml", "dateutil", "click", "pydantic"])
def test_import_libyatl_loads_none_of(package: str) -> None:
    assert package not in loaded_by("import libyatl")


def test_import_libyatl_loads_no_other_room() -> None:
    loaded_by(
        "import libyatl\n"
        "rooms = [name for name in sys.modules if name.startswith('libyatl.')]\n"
        "assert not rooms, rooms"
    )


@pytest.mark.parametrize("args", [["--version"], ["show"], ["filter", "--csv"], ["show", "--help"]])
def test_a_command_loads_no_pydantic(args: list[str]) -> None:
    # typer 0.29 would: the reason for the cap in pyproject.toml.
    assert "pydantic" not in loaded_by_command(*args)


@pytest.mark.parametrize(
    "args",
    [
        ["--version"],
        ["--help"],
        ["show"],
        ["show", "embassy-handover"],
        ["filter", "--csv"],
        ["filter", "--json"],
    ],
)
def test_plain_output_loads_no_rich(args: list[str]) -> None:
    assert "rich" not in loaded_by_command(*args)


def test_the_version_loads_no_yaml() -> None:
    assert not {"yaml", "dateutil"} & loaded_by_command("--version")
