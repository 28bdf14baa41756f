"""The manual's recipes, run with the programs that they name: `make consumers`.

docs/recipes.md is the table of cases: each ```sh block is run, and must print what stands in
the ```text block below it. With LIBYATL_UPDATE=1 in the environment what was found is
written there instead.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from consoles import UPDATE

DOCUMENT = Path(__file__).parents[2] / "docs" / "recipes.md"
BIN = Path(sys.executable).parent
"""Where `make consumers` installs libyatl and the programs that pip has."""
BY_PIP = ("csvlook", "sqlite-utils", "duckdb", "frictionless", "check-jsonschema")
BY_HAND = {"mlr": "Miller", "jq": "jq", "pandoc": "pandoc"}
pytestmark = pytest.mark.xdist_group("recipes")  # they are written anew in one file
RECIPE = re.compile(r"^```sh\n(?P<code>.*?)^```\n\n```text\n(?P<text>.*?)^```$", re.M | re.S)
RECIPES = [match["code"] for match in RECIPE.finditer(DOCUMENT.read_text(encoding="utf-8"))]
PATH = os.pathsep.join([str(BIN), os.environ["PATH"]])


def programs(code: str) -> list[str]:
    """Return the programs of others that a recipe uses, as they stand where a command begins."""
    begun = re.findall(r"(?:^|\|)\s*([a-z][\w-]*)", code, re.MULTILINE)
    return [name for name in begun if name in BY_PIP or name in BY_HAND]


def printed(code: str, folder: Path) -> str:
    """Run a recipe in a folder of its own and return what it prints."""
    environment = {"PATH": PATH, "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", code],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8").replace("\r\n", "\n")  # as sqlite-utils ends its lines


@pytest.mark.parametrize("number", range(len(RECIPES)), ids=lambda n: programs(RECIPES[n])[0])
def test_the_recipe_prints_what_the_manual_shows(number: int, tmp_path: Path) -> None:
    for name in programs(RECIPES[number]):
        if shutil.which(name, path=PATH) is None:
            pytest.skip(f"{BY_HAND.get(name, name)} ({name}) is not installed")
    found = printed(RECIPES[number], tmp_path)
    text = DOCUMENT.read_text(encoding="utf-8")
    match = list(RECIPE.finditer(text))[number]
    if UPDATE:
        DOCUMENT.write_text(text[: match.start("text")] + found + text[match.end("text") :])
    else:
        assert found == match["text"]


def test_every_program_has_a_recipe() -> None:
    assert {name for code in RECIPES for name in programs(code)} == {*BY_PIP, *BY_HAND}


def test_every_sh_block_is_a_recipe_with_its_output() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert len(RECIPES) == text.count("```sh\n")


def test_a_reader_that_leaves_early_ends_it_quietly(tmp_path: Path) -> None:
    code = "set +e\nlibyatl filter | head -1 | cut -d , -f 1\nlibyatl show 2>&1 | head -1"
    found = printed(code, tmp_path)
    assert found == "id\nRussia and the Libyan mediation, 2015–2017\n"
