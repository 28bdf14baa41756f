"""Which lines of a Markwhen text are events, and what stands around them.

An event begins on a line with a date and a colon, and goes on to the next one, or to a heading.
Of headings there are those of Markdown (`## 1990s`), and in older texts `group` and `section`,
which end with `endGroup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from libyatl.formats.entries.nodes import MAX_DEPTH
from libyatl.formats.markwhen.casual_dates import ONE_DATE
from libyatl.formats.markwhen.inline_marks import TAG

# Blanks are bounded, so that no line of blanks is tried in a square of ways.
_S, _B = "[ \t]{1,4}", "[ \t]{0,4}"
_AMOUNT = (
    rf"-?(?![0-9]{{3}}0s\b)[0-9]{{1,9}}{_B}(?:milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|"
    rf"(?:(?:week|work|business){_B})?days?|weeks?|months?|years?|[shdwy])\b"
)
_AMOUNTS = rf"{_AMOUNT}(?:{_B},?{_B}{_AMOUNT}){{0,4}}"
_ID = r"(?:!\w{1,99}(?:\.(?:start|end))?|\.(?:start|end))"
_RELATIVE = (
    rf"(?:(?:(?:by|before|after){_S})?{_ID}(?:{_B}(?:\bplus\b|\+)?{_B}{_AMOUNTS})?"
    rf"|(?:(?:by|before|after){_S})?{_AMOUNTS})"
)
_ONE = rf"(?:{ONE_DATE}|{_RELATIVE}|now)"
EVENT = re.compile(
    rf"^[ \t]*+(?P<begin>{_ONE})(?:(?:{_B}[-–—/]{_B}|{_S}to{_S})(?P<end>{_ONE}))?"
    rf"(?P<every>{_S}every\b[^:\n]{{0,200}})?{_B}:(?!\d\d(?!\d))(?P<text>.*)",
    re.IGNORECASE | re.MULTILINE,
)
"""The line with which an event begins. A colon before two digits is that of a clock: `10:30`."""
RELATIVE = re.compile(
    rf"(?P<side>by|before|after)?{_B}(?P<id>{_ID})?{_B}(?:plus|\+)?{_B}(?P<amounts>{_AMOUNTS})?",
    re.IGNORECASE,
)
AMOUNT = re.compile(_AMOUNT, re.IGNORECASE)

ANY_KEY = re.compile(r"[ \t]*+(#?[^\s:#-][^:]{0,99}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
"""A key and what it says, in front of all events and between `---` below one."""

_COMMENT = re.compile(r"[ \t]*+//")
_HEADING = re.compile(r"[ \t]*+(#{1,6})[ \t]+(.*)")
_GROUP = re.compile(r"[ \t]*+(?:group|section)(?:[ \t]+(.*)|)$")
_GROUP_END = re.compile(
    r"^[ \t]*+end[ \t]*+(?:group|section)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE
)


class Group(NamedTuple):
    """A heading: the titles of those around it and its own, its tags, and the lines below it.

    Of those around it the outermost are named, where there are very many.
    """

    path: tuple[str, ...]
    tags: tuple[str, ...]
    lines: list[str]


class Block(NamedTuple):
    """An event: the number of its line from 0, what is found there, and the lines below it.

    `group` is the number of the heading that it stands under, or None.
    """

    line: int
    found: re.Match[str]
    below: list[str]
    comments: list[str]
    group: int | None


class Parted(NamedTuple):
    """A text in its parts: the lines before all events, the headings, the events."""

    head: list[str]
    comments: list[str]
    groups: list[Group]
    blocks: list[Block]


def parted(text: str) -> Parted:
    """Return the parts of a text."""
    whole = Parted([], [], [], [])
    open_groups: list[tuple[int, int]] = []  # its level, 0 of an older one, and its number
    block: Block | None = None
    before = ""
    is_older = _GROUP_END.search(text) is not None
    for number, line in enumerate(lines_of(text)):
        if found := EVENT.match(line):
            block = Block(number, found, [], [], open_groups[-1][1] if open_groups else None)
            whole.blocks.append(block)
        elif _COMMENT.match(line):
            (whole.comments if block is None else block.comments).append(line.strip())
        elif (heading := _heading_in(line, "" if is_older else before)) is not None:
            level, title = heading
            while open_groups and level and open_groups[-1][0] >= level:
                open_groups.pop()
            around = whole.groups[open_groups[-1][1]].path if open_groups else ()
            open_groups.append((level, len(whole.groups)))
            whole.groups.append(_group(around, title))
            block = None
        elif open_groups and _GROUP_END.match(line):
            while open_groups.pop()[0] and open_groups:
                pass
            block = None
        elif block is not None:
            block.below.append(line)
        elif whole.groups:
            whole.groups[-1].lines.append(line)
        else:
            whole.head.append(line)
        before = line
    return whole


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text, without their ends."""
    return (line.removesuffix("\r") for line in text.split("\n"))


def keyed(lines: Iterable[str], form: re.Pattern[str]) -> dict[str, str]:
    """Return what lines say by their keys, each with the lines below it; an empty key of the first.

    Of a key that stands twice the second is a line of the text before it.
    """
    values: dict[str, list[str]] = {}
    said: list[str] = []
    for line in lines:
        found = form.match(line)
        if found is not None and found[1] not in values:
            said = values[found[1]] = [(found[2] or "").strip()]
        elif line.strip():
            if not values:
                values[""] = said
            said.append(line.strip())
    return {key: "\n".join(filter(None, parts)) for key, parts in values.items()}


def _heading_in(line: str, before: str) -> tuple[int, str] | None:
    """Return the level and the title of a heading; the level of an older one is 0.

    An older one is a word that may begin any line of a text: without `endGroup` in the file it
    stands below no text (`before`).
    """
    if found := _HEADING.match(line):
        return len(found[1]), found[2]
    if found := _GROUP.match(line):
        is_apart = not before.strip() or _GROUP.match(before) or _COMMENT.match(before)
        return (0, found[1] or "") if is_apart else None
    return None


def _group(around: tuple[str, ...], title: str) -> Group:
    tags = tuple(TAG.findall(title))
    plain = " ".join(TAG.sub(" ", title).split()).removesuffix(":").rstrip()
    return Group((*around[: MAX_DEPTH - 1], plain) if plain else around, tags, [])
