"""Texts with HTML in them, as the words that a browser would show."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/blockquote|/h[1-6])\b[^<>]*>", re.IGNORECASE)


def has_markup(text: str) -> bool:
    """Whether a text holds a tag, or a character by its name."""
    return _TAG.search(text) is not None or _ENTITY.search(text) is not None


def has_tags(text: str) -> bool:
    """Whether a text holds a tag."""
    return _TAG.search(text) is not None


def without_tags(text: str) -> str:
    """Return a text without its tags, its entities told as characters."""
    return unescape(_TAG.sub("", text)) if has_markup(text) else text


def lines_of(text: str) -> str:
    """Return a text without its tags, a line for each paragraph."""
    return without_tags(_BREAK.sub("\n", text))
