"""Which format a text has: told by the suffix of its name, and by how it begins."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from libyatl.formats.all_formats import AMONG, FORMATS, READERS, SUFFIXES
from libyatl.formats.format import Begins
from libyatl.on_demand import imported

USUAL = "yaml"
"""The format of an input that neither its name nor its beginning tells."""
_BEGINNING = 1 << 16
"""So many bytes of a text tell how it begins."""


def told(name: str, data: bytes) -> str:
    """Return the format of an input, told by its suffix and its content, else YAML."""
    suffix = SUFFIXES.get(PurePath(name).suffix.lower())
    text = data[:_BEGINNING].decode("utf-8", "ignore")
    found = str(suffix) if suffix in READERS else _told_by_beginning(FORMATS, text) or USUAL
    return _told_by_beginning(AMONG.get(found, ()), text) or found


def _told_by_beginning(formats: Iterable[str], text: str) -> str | None:
    """Return the first of some formats as which the text begins."""
    for name in formats:
        where = FORMATS[name].begins
        if where is not None:
            begins: Begins = imported(where)
            if begins(text):
                return name
    return None
