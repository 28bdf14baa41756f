"""How much room text takes in a terminal, and how to fit it: measure, wrap, cut, pad.

A cluster is what a terminal draws as one: a letter with its marks, an emoji with all that
is joined to it, a flag (UAX #29, simplified). It takes 0, 1 or 2 cells and is never split.
Latin, Greek, Cyrillic, Hebrew and Arabic without marks take one cell a letter; only for
other text is the table of widths of `rich` imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

_one_cell_each = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u0556"
    "\u05d0-\u05ea\u0620-\u063a\u0640-\u064a\u0660-\u066f\u0671-\u06d3"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2500-\u25fc]*"
).fullmatch
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_NEVER_FIRST = frozenset(
    ",.;:!?)]}›»”’·、。，．・：；？！）〕］｝〉》」』】〙〗ー々〻ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)


def cells(text: str) -> int:
    """Return how many terminal cells the text takes; it must be inert."""
    if text.isascii() or _one_cell_each(text):
        return len(text)
    return sum(wide for _, wide in _clusters(text))


def wrap(text: str, width: int) -> list[str]:
    """Break the text into rows of at most `width` cells; see `breaks`."""
    return [text[start:end] for start, end in breaks(text, width)]


def breaks(text: str, width: int) -> list[tuple[int, int]]:
    """Return the rows of at most `width` cells as (start, end) in characters; at least one.

    Rows break at blanks, which are dropped there, and beside the wide characters of scripts
    that write no blanks, but not before a comma or the like; a word wider than a row is broken
    anywhere between clusters.
    """
    if text.isascii() or _one_cell_each(text):
        return _breaks_of_letters(text, width) if len(text) > width else [(0, len(text))]
    return _breaks_of_clusters(text, width)


def cut(text: str, width: int, *, ellipsis: str = "…") -> str:
    """Return the text in at most `width` cells, with an ellipsis where something is left out."""
    simple = text.isascii() or _one_cell_each(text)
    if simple and len(text) <= width:
        return text
    room = width - len(ellipsis)
    if room < 0:
        return ellipsis[: max(width, 0)]
    if simple:
        return text[:room].rstrip() + ellipsis
    total = kept = 0
    for at, wide in _clusters(text):
        if total <= room:
            kept = at
        total += wide
        if total > width:
            return text[:kept].rstrip() + ellipsis
    return text


def starts(text: str) -> Sequence[int]:
    """Return where each cluster of the text begins, in characters; it must be inert."""
    if text.isascii() or _one_cell_each(text):
        return range(len(text))
    return [at for at, _ in _clusters(text)]


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield the clusters of the text, which must be inert, each with its cells."""
    if text.isascii() or _one_cell_each(text):
        yield from ((char, 1) for char in text)
        return
    marks = [*_clusters(text), (len(text), 0)]
    for (start, wide), (end, _) in pairwise(marks):
        yield text[start:end], wide


def pad(text: str, width: int, *, align: Literal["left", "right"] = "left") -> str:
    """Return the text with blanks up to `width` cells; a wider text as it is."""
    blanks = " " * (width - cells(text))
    return text + blanks if align == "left" else blanks + text


def _breaks_of_letters(text: str, width: int) -> list[tuple[int, int]]:
    rows = []
    width = max(width, 1)
    start, end = _after_blanks(text, 0), len(text)
    while end - start > width:
        at = text.rfind(" ", start, start + width + 1)
        if at <= start:
            at = start + width
            if text[at] in _NEVER_FIRST and at > start + 1:
                at -= 1
        rows.append((start, _before_blanks(text, at)))
        start = _after_blanks(text, at)
    rows.append((start, _before_blanks(text, end)))
    return rows


def _breaks_of_clusters(text: str, width: int) -> list[tuple[int, int]]:
    rows = []
    row = _after_blanks(text, 0)
    total, row_total, before = 0, row, 0
    end = next_row = next_total = row
    for at, wide in _clusters(text):
        if text[at] == " ":
            end, next_row, next_total = at, at + 1, total + 1
        else:
            if 2 in (wide, before) and text[at] not in _NEVER_FIRST:
                end = next_row = at
                next_total = total
            while total + wide - row_total > width and at > row:
                if end <= row:
                    end = next_row = at
                    next_total = total
                rows.append((row, _before_blanks(text, end)))
                row, row_total = next_row, next_total
        total += wide
        before = wide
    rows.append((row, max(row, _before_blanks(text, len(text)))))
    return rows


def _after_blanks(text: str, at: int) -> int:
    while text[at : at + 1] == " ":
        at += 1
    return at


def _before_blanks(text: str, at: int) -> int:
    while text[at - 1 : at] == " ":
        at -= 1
    return at


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each cluster starts, and its cells."""
    at, length = 0, len(text)
    while at < length:
        start, base = at, text[at]
        at += 1
        if base == " ":
            yield start, 1
            continue
        wide = _wide(base)
        if _is_flag_letter(base) and at < length and _is_flag_letter(text[at]):
            at, wide = at + 1, 2
        while at < length:
            char = text[at]
            if char == _EMOJI_STYLE and not base.isalpha():
                wide = max(wide, 2)
            elif char == _JOINER:
                at += at + 1 < length and _is_pictograph(text[at + 1])
            elif not ("\U0001f3fb" <= char <= "\U0001f3ff" and _is_pictograph(base)) and _wide(
                char
            ):
                break
            at += 1
        yield start, wide


@cache
def _wide(char: str) -> int:
    if " " <= char <= "~":
        return 1
    from rich.cells import get_character_cell_size

    return max(get_character_cell_size(char), 0)


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_pictograph(char: str) -> bool:
    return char >= "\U0001f000" or "\u2190" <= char <= "\u2bff"
