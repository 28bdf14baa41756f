r"""Texts as Markdown in which nothing is markup, and addresses as links where they are harmless.

What makes markup anywhere gets a backslash wherever it stands, so that a text is safe beside any
other; what makes it at the beginning of a line alone (`1.`, `-`, `>`) gets one there. Beyond what
CommonMark knows that is what GitHub and pandoc make of text: tables, strokes, formulas, mentions,
addresses without brackets.
"""

from __future__ import annotations

import re

from libyatl.text.inert import inert, one_line
from libyatl.views.words.addresses import is_of_the_web

_anywhere = re.compile(r"[\\`*_\[\]<|#~$@{}^]|&(?=#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_numbered = re.compile(
    r"\A(?!(?-i:[A-Z])\. \S)(\(?(?:\d+|[a-z]|[ivxlcdm]+))([.)])(?=\s|$)", re.IGNORECASE
)
"""What numbers a list by digits, letters or Roman numbers: but `A. Writer` is a name."""


def escaped(text: str) -> str:
    """Return a text on one line, harmless, to stand within a line of Markdown.

    Control characters, line ends among them, are made visible.
    """
    return _marked(one_line(text).strip())


def begun(line: str) -> str:
    """Return a line of Markdown that begins as a paragraph does, and no list or heading."""
    if line[:1] in tuple("-+=:>"):
        return f"\\{line}"
    return _numbered.sub(r"\1\\\2", line, count=1)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, harmless; a line end within one is kept, as a hard break."""
    found: list[list[str]] = [[]]
    for line in inert(text).replace("\t", " ").split("\n"):
        if words := line.strip():
            found[-1].append(begun(_marked(words)))
        elif found[-1]:
            found.append([])
    return ["\\\n".join(lines) for lines in found if lines]


def linked(address: str) -> str:
    """Return an address as a link if it is one of the web, harmless; any other is only a text."""
    if is_of_the_web(address):
        return f"<{address}>"
    return escaped(address)


def _marked(words: str) -> str:
    return _anywhere.sub(r"\\\g<0>", words)
