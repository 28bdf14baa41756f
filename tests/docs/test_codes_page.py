"""The manual lists every code by topic, and leads to its page."""

from __future__ import annotations

import os
from pathlib import Path

from libyatl.checks import topics
from libyatl.findings.codes import first_sentence, severity

PAGE = Path(__file__).parents[2] / "docs" / "codes.md"
UPDATE = bool(os.environ.get("LIBYATL_UPDATE"))


def listed() -> str:
    tables = []
    for topic, codes in topics().items():
        rows = "".join(
            f"| [{code}](../src/libyatl/findings/codes/{code}.md) | {severity(code)} "
            f"| {first_sentence(code)} |\n"
            for code in codes
        )
        tables.append(f"## {topic.capitalize()}\n\n| code | severity | |\n|---|---|---|\n{rows}")
    return "\n".join(tables)


def test_the_page_lists_every_code_with_its_severity_and_its_sentence() -> None:
    text = PAGE.read_text(encoding="utf-8")
    introduction = text[: text.index("## ")]
    if UPDATE:
        PAGE.write_text(introduction + listed(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == introduction + listed()
