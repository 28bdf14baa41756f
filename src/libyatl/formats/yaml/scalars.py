r"""Texts and numbers as YAML scalars: as plain as is safe, and inert.

A text stands plain only where every loader gives back the same text: ours, which takes all
scalars as text, and those of YAML 1.1 and 1.2, which see a date in `2017-07-25`, a number in
`0044` and a truth in `no`. What is in doubt is quoted. Control and bidirectional characters
stand as escapes in double quotes.
"""

from __future__ import annotations

import re

from libyatl.text.inert import one_line

WIDTH = 96
"""Lines are folded at this many characters."""

_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}
_SAFE_START = frozenset("(“„«‘…/")
_HIDDEN_KEY = re.compile(r": |:$| #|\t")
_FLOW_MARKS = frozenset(",[]{}:?#\"'")
_COUNTED = re.compile(r"[0-9]+[\w.]* [^\W\d_]")
"""What begins with a number and is none: `25 July 2017`, `2..4 weeks`."""
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(?:/[0-9]{4}-[0-9]{2})?")
_ESCAPE = re.compile(r'["\\]')


def scalar(text: str, *, flow: bool = False) -> str:
    """Return the text as a scalar on one line; `flow` where it stands in brackets."""
    if _may_stand_plain(text, flow=flow):
        return text
    if one_line(text) != text or ("'" in text and not _ESCAPE.search(text)):
        return double(text)
    return single(text)


def number(value: float) -> str:
    """Return the number such that it is read back as the same number, also by YAML 1.1."""
    said = repr(value)
    if "e" in said and "." not in said:
        said = said.replace("e", ".0e")
    return said


def block(text: str, pad: str) -> list[str] | None:
    """Return a long or many-lined text as a block scalar: its header, then its lines.

    None where a block could not give the text back, or where one line does.
    """
    if one_line(text) != text.replace("\n", "\\n") or "\t" in text:
        return None
    if "\n" in text:
        return _literal(text, pad)
    if len(pad) + len(text) > WIDTH and text.split(" ") == text.split():
        return [">-", *_folded(text, pad)]
    return None


def _literal(text: str, pad: str) -> list[str] | None:
    lines = text.split("\n")
    sound = all(line == line.rstrip() for line in lines)
    if not sound or not lines[0] or lines[0][0].isspace() or not lines[-1]:
        return None
    return ["|-", *(pad + line if line else "" for line in lines)]


def _folded(text: str, pad: str) -> list[str]:
    lines = []
    line = ""
    for word in text.split(" "):
        if line and len(pad) + len(line) + 1 + len(word) > WIDTH:
            lines.append(pad + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, pad + line]


def _may_stand_plain(text: str, *, flow: bool) -> bool:
    if not text or not text.isprintable() or text[-1] == " " or _HIDDEN_KEY.search(text):
        return False
    if flow and not _FLOW_MARKS.isdisjoint(text):
        return False
    if one_line(text) != text:
        return False
    if text[0].isdecimal() and text[0].isascii():
        return bool(_COUNTED.match(text) or _MONTH.fullmatch(text))
    starts = text[0].isalpha() or text[0] in _SAFE_START
    return starts and text.casefold() not in _WORDS


def single(text: str) -> str:
    """Return a text that shows all of itself in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    r"""Return any text in double quotes, with escapes that YAML knows (`\n`, `\x1b`, `\u202e`)."""
    return '"' + one_line(_ESCAPE.sub(r"\\\g<0>", text)) + '"'
