"""Articles that one cell holds, each with its outlet, its date and its headline.

They stand as a table within a cell, `"outlet,date,headline";"outlet,date,headline"`, or in three
cells side by side, each with a list.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*(?:;|$)')
_PARTS = re.compile(r"(.*?),\s*([0-9]{4}(?:-[0-9]{2}){0,2})\s*,(.*)", re.DOTALL)


class Article(NamedTuple):
    """An article; what is not told of it is empty."""

    outlet: str
    date: str
    headline: str


def nested(text: str) -> list[Article]:
    """Return the articles of a table within a cell; none where it is no such table to its end."""
    found: list[Article] = []
    place = 0
    while place < len(text):
        quoted = _QUOTED.match(text, place)
        parts = _PARTS.fullmatch(quoted[1].replace('""', '"')) if quoted else None
        if quoted is None or parts is None:
            return []
        found.append(Article(*(part.strip() for part in parts.groups())))
        place = quoted.end()
    return found


def side_by_side(outlets: str, dates: str, headlines: str) -> list[Article]:
    """Return the articles of three lists, where all have as many items; else none."""
    columns = [[part.strip() for part in cell.split(";")] for cell in (outlets, dates, headlines)]
    if len({*map(len, columns)}) > 1 or not all(columns[0]):
        return []
    return [Article(*parts) for parts in zip(*columns, strict=True)]


def are_told(articles: list[Article], cell: str, number: int) -> bool:
    """Whether a cell holds nothing but one part of each of the articles, joined by `;`."""
    told = ";".join(article[number] for article in articles)
    return _unspaced(cell) == _unspaced(told)


def _unspaced(text: str) -> str:
    return "".join(text.split())
