"""Markup: every text that is not ours passes here on its way into the page."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.text.inert import inert, one_line
from libyatl.views.vector.elements import escaped
from libyatl.views.words.addresses import is_of_the_web

_REL = 'rel="noreferrer noopener"'


def text(words: str) -> str:
    """Return a text as the page holds it: harmless, on one line, and no markup."""
    return escaped(one_line(words))


def paragraphs(words: str, name: str) -> str:
    """Return the paragraphs of a text, each with a class; a line end within one is kept."""
    return "".join(
        f'<p class="{name}" dir="auto">{"<br>".join(map(escaped, lines))}</p>'
        for lines in _paragraphs(words)
    )


def _paragraphs(words: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*inert(words).replace("\t", " ").split("\n"), ""]:
        if said := line.strip():
            lines.append(said)
        elif lines:
            yield lines
            lines = []


def link(address: str, words: str = "") -> str:
    """Return an address as a link if it is one of the web; any other is only a text."""
    said = text(words or address)
    if not is_of_the_web(address):
        return said
    return f'<a href="{escaped(address)}" {_REL}>{said}</a>'
