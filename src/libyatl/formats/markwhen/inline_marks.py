"""Marks within the words of an event: `#tag`, `@name`, `!id`, `[x](location)`, `[title](address)`.

They may stand anywhere. Tags at the end of a title are no words of it; of all others, and of names,
the sign alone is taken away, so that no word is lost.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from libyatl.formats.foreign.urls import is_url

TAG = re.compile(r"(?<!\S)#(?![0-9]+(?!\w))(\w+)")
_NAME = re.compile(r"(?<!\S)@(\w+(?:[.-]\w+)*)")
_ID = re.compile(r"(?<!\S)!(\w+)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\(((?:[^()\s]|\([^()\s]*\))+)\)")
_LIST_MARK = re.compile(r"\s*+(?:[-*+][ \t]+)?")
_CHECKED = re.compile(r"\[([ xX]?)\](?:[ \t]+|$)")
_SIGN = re.compile(r"(?<!\S)[#@](?=\w)(?![0-9]+(?!\w))")
_ANY_SIGN = frozenset("#@![")
_PLACES = ("location", "map")


class Link(NamedTuple):
    """A link to an address, and the words that stand for it."""

    words: str
    url: str


class Marks(NamedTuple):
    """What the marks of a text say, each in its order."""

    tags: dict[str, None]
    actors: dict[str, None]
    places: dict[str, None]
    links: dict[Link, None]

    def take(self, text: str) -> None:
        """Take what the marks of a text say."""
        self.tags.update(dict.fromkeys(TAG.findall(text) if "#" in text else ()))
        self.actors.update(dict.fromkeys(_NAME.findall(text) if "@" in text else ()))
        for found in _LINK.finditer(text) if "](" in text else ():
            words = " ".join(found[1].split())
            if is_url(found[2]):
                self.links[Link(words, found[2])] = None
            elif _is_taken(found):
                self.places[words] = None


def no_marks() -> Marks:
    """Return where marks are taken."""
    return Marks({}, {}, {}, {})


def is_links_alone(line: str) -> bool:
    """Whether a line holds links that are told, and nothing else."""
    if "](" not in line:
        return False
    return not _LINK.sub(lambda found: "" if _is_taken(found) else "x", line).strip(" \t-*+,;|")


def plain_title(text: str, id: str = "") -> str:
    """Return a title without what is told of its marks, and without the id that it gives."""
    if _ANY_SIGN.isdisjoint(text):
        return " ".join(text.split())
    linked = _LINK.sub(lambda found: found[1] if _is_taken(found) else found[0], text)
    words = [word for word in linked.split() if not id or word != f"!{id}"]
    end = len(words)
    while end and (TAG.fullmatch(words[end - 1]) or _NAME.fullmatch(words[end - 1])):
        end -= 1
    names = (word for word in words[end:] if _NAME.fullmatch(word))
    return _SIGN.sub("", " ".join((*words[:end], *names)))


def id_in(text: str) -> str:
    """Return the id that a text gives its event; empty where it gives none."""
    found = _ID.search(text)
    return found[1] if found else ""


def unlisted(line: str) -> str:
    """Return a line without the mark of a list."""
    return line[_LIST_MARK.match(line).end() :]  # type: ignore[union-attr]


def checked(text: str) -> tuple[str, str]:
    """Return whether a box before a text is ticked, `true` or `false` or empty, and the text."""
    found = _CHECKED.match(text)
    if found is None:
        return "", text
    return "true" if found[1].strip() else "false", text[found.end() :]


def _is_taken(found: re.Match[str]) -> bool:
    return (found[2].lower() in _PLACES and bool(found[1].strip())) or is_url(found[2])
