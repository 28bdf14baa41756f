"""Texts in which nothing is syntax of Mermaid: what may be stands as an entity code.

A code is `#58;`, and is turned back when the diagram is drawn, after all else
(https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters). What is syntax was
read in the lexer of Mermaid 11: `:` parts an event from its date, `#` begins a comment or a code,
`%%` a comment and `%%{` a directive, and `<` is HTML.
"""

from __future__ import annotations

import re

from libyatl.text.inert import is_blank, one_line

_SYNTAX = re.compile(r"[#:;%<>&\"`{}$\\|~\uFB02\u00B6]")
"""Beside the syntax that of other diagrams, and two letters by which Mermaid keeps codes apart."""
_NAMED = {":": "colon"}
NOTHING = "-"
"""What stands for a text that shows nothing: Mermaid would leave it out."""


def coded(text: str) -> str:
    """Return a text on one line in which nothing is syntax, control characters made visible."""
    if is_blank(text):
        return NOTHING
    return _SYNTAX.sub(_code, one_line(text).strip())


def _code(found: re.Match[str]) -> str:
    return f"#{_NAMED.get(found[0], ord(found[0]))};"
