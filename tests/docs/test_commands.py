"""The manual has a page for each command, with its --help, and names each page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from consoles import FENCE, run, steps

from libyatl.cli.app import COMMANDS

DOCS = Path(__file__).parents[2] / "docs"
_OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z][\w-]*")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_a_page_with_its_help_and_an_example(command: str, tmp_path: Path) -> None:
    page = (DOCS / "commands" / f"{command}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# libyatl {command}\n")
    shown = [step for block in FENCE.findall(page) for step in steps(block)]
    help = f"libyatl {command} --help"
    assert help in [step.command for step in shown]
    said = run(help, tmp_path)
    assert said.status == 0
    for option in _OPTION.findall(said.output):
        assert option in page, option
    assert any(
        f"libyatl {command}" in step.command and "--help" not in step.command for step in shown
    ), "an example"


def test_every_page_of_a_command_is_of_one_that_there_is() -> None:
    pages = {path.stem for path in (DOCS / "commands").glob("*.md")}
    assert pages == set(COMMANDS)


@pytest.mark.parametrize(
    "page", sorted(path.relative_to(DOCS) for path in DOCS.rglob("*.md")), ids=str
)
def test_the_manual_names_every_page(page: Path) -> None:
    manual = (DOCS / "manual.md").read_text(encoding="utf-8")
    assert page.name == "manual.md" or f"({page})" in manual


@pytest.mark.parametrize("command", ["show", "filter", "actors"])
def test_the_page_on_selection_names_every_option_that_selects(
    command: str, tmp_path: Path
) -> None:
    said = run(f"libyatl {command} --help", tmp_path).output
    page = (DOCS / "selection.md").read_text(encoding="utf-8")
    for panel in ("Which events", "When", "Order"):
        part = re.search(rf"^{panel}:\n(.*?)\n\n", said, re.MULTILINE | re.DOTALL)
        for option in re.findall(r"^  (?:-\w, )?(--[\w-]+)", part[1] if part else "", re.MULTILINE):
            assert f"`{option}" in page, option
