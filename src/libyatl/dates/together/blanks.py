"""Cells without what only looks like a blank, or like nothing at all."""

from __future__ import annotations

import re

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,100}>")


def bare(cell: str, *, html: bool = False) -> str:
    """Return a cell with plain blanks, one at a time and none around it.

    A no-break space is a blank, a zero-width one is nothing. With `html` its tags are taken out:
    `January 7<sup>th</sup>, 2019`.
    """
    if cell.isascii():
        if " " not in cell and "\n" not in cell and "\t" not in cell and not html:
            return cell.strip()
    else:
        cell = cell.translate(_UNSEEN)
    if html and "<" in cell:
        cell = _TAG.sub("", cell)
    return " ".join(cell.split())
