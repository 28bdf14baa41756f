"""What is imported when: a command imports what it needs, and the library nothing else."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROBE = """
import json, sys
{code}
sys.stderr.write("LOADED" + json.dumps(sorted(sys.modules)))
"""
ON_DEMAND = {
    "libyatl.chronology.as_of": "--as-of",
    "libyatl.cli.process.pager": "a terminal",
    "libyatl.dates.refusing": "a date that cannot be read",
    "libyatl.formats.entries.joined": "a source that several entries describe",
    "libyatl.formats.entries.undated": "events without a date",
    "libyatl.formats.foreign.entering": "a file of another tool",
    "libyatl.formats.markdown": "-O md",
    "libyatl.formats.passing": "a folder",
    "libyatl.model.understood": "a file of another tool",
    "libyatl.query.stat_tables": "libyatl stats",
    "libyatl.views.pictured": "a picture",
    "libyatl.views.scene": "a picture",
    "libyatl.views.vector": "-O svg",
    "libyatl.files.safe_file": "-o",
    "libyatl.formats.yaml.complaints": "what is no YAML",
    "libyatl.query.expression": "--where",
    "libyatl.query.groups": "--group-by",
    "libyatl.query.windows": "--from and --to",
    "libyatl.views.terminal.colour": "colours",
    "libyatl.views.terminal.report": "diagnostics",
}
"""What a plain answer needs nothing of, and what does."""
COLLECTOR = """
import gc, sys

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            sys.stderr.write("on" if gc.isenabled() else "off")

sys.meta_path.insert(0, Watch())
sys.argv[1:] = ["--version"]
from libyatl.__main__ import main
main()
"""


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code)],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    names = set(json.loads(done.stderr.partition("LOADED")[2]))
    return names | {name.partition(".")[0] for name in names}


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


@pytest.mark.parametrize("args", [["show"], ["filter", "--csv"], ["filter", "--json"]])
def test_a_plain_answer_loads_nothing_that_another_question_needs(args: list[str]) -> None:
    assert not ON_DEMAND.keys() & loaded_by_command(*args)


def test_data_loads_nothing_that_draws() -> None:
    loaded = loaded_by_command("filter", "--csv")
    assert not {"libyatl.views", "libyatl.drawings"} & loaded


def test_what_is_loaded_on_demand_is_there() -> None:
    loaded_by("\n".join(f"import {name}" for name in ON_DEMAND))


def test_the_collector_is_off_before_typer_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLLECTOR], capture_output=True, text=True, check=True
    )
    assert done.stderr == "off"
