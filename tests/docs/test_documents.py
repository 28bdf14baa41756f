"""What the README and the manual show is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from consoles import FENCE, UPDATE, prepare, run, steps, transcript

from libyatl.query.columns import WORDS

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_console_block_is_reproduced(document: Path, tmp_path: Path) -> None:
    text = document.read_text(encoding="utf-8")
    prepare(text, tmp_path)

    def reproduced(block: re.Match[str]) -> str:
        found = [run(step.command, tmp_path) for step in steps(block[1])]
        return f"```console\n{transcript(found)}```"

    found = FENCE.sub(reproduced, text)
    if UPDATE:
        document.write_text(found, encoding="utf-8")
    else:
        assert found == text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_python_block_runs(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = document.read_text(encoding="utf-8")
    prepare(text, tmp_path)
    monkeypatch.chdir(tmp_path)
    for block in re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        exec(compile(block, document.name, "exec"), {})


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_of_ours_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (document.parent / target).exists(), target


def anchors(page: Path) -> set[str]:
    """Return what a link to a chapter of the page can name, as the web sites of git make it."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_chapter_leads_to_one(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", text):
        page = document.parent / target if target else document
        assert anchor in anchors(page), f"{target}#{anchor}"


def test_the_words_of_the_manual_stand_in_the_order_of_the_alphabet() -> None:
    text = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| ([a-zA-Z][^|`]*) \|", text.partition("\n## Words\n")[2], re.MULTILINE)
    told = words[1 : words.index("window") + 1]
    assert told[0] == "account"
    assert told == sorted(told, key=str.lower)


def test_the_readme_is_short() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 150, "longer things stand in docs/tour.md"


@pytest.mark.parametrize("column", WORDS)
def test_the_manual_lists_the_words_of_a_column(column: str) -> None:
    text = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    row = re.findall(rf"^\| `{column}` \| (.*) \|$", text, re.MULTILINE)[0]
    assert re.findall(r"`([a-z]+)`", row) == list(WORDS[column])
