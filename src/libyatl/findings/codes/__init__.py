"""The pages that explain the codes of diagnostics: one Markdown file each, as package data.

A new code is a new page `CODE.md` here. It begins with the code as its heading and a sentence
that says what is wrong, and ends with the sections *Fails* and *Passes*, whose examples a test
reads: the first must yield this code and no other, the second nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

from libyatl.findings.diagnostics import Severity

_SEVERITY = re.compile(r"^Severity: (\w+)", re.MULTILINE)
_FOLDER = Path(__file__).parent


def codes() -> list[str]:
    """Return the codes that have a page, by name."""
    return sorted(path.stem for path in _FOLDER.glob("*.md"))


def page(code: str) -> str:
    """Return the page of one of the codes, as Markdown."""
    return (_FOLDER / f"{code}.md").read_text(encoding="utf-8")


def first_sentence(code: str) -> str:
    """Return what the page of one of the codes says first, on one line."""
    paragraph = page(code).split("\n\n")[1]
    return " ".join(paragraph.split())


def severity(code: str) -> Severity:
    """Return how much a finding of one of the codes weighs, in the worst case."""
    said = _SEVERITY.search(page(code))
    assert said is not None, code
    return Severity(said[1])
