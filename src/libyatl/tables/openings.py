"""How the files of big tables begin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from libyatl.formats.all_formats import SUFFIXES
from libyatl.formats.how import How
from libyatl.formats.tabular.opening import opening
from libyatl.formats.told_by import told
from libyatl.tables.declined import Declined
from libyatl.tables.scanned import Source

_HEAD = 1 << 16
_PACKED = (".gz", ".zst")


def sources_of(paths: Sequence[str], how: How, format: str) -> list[Source]:
    """Return the files, each with how it begins.

    Args:
        paths: the files.
        how: how they are read, as far as a person says it.
        format: the format of all of them; empty tells each by its suffix.

    Raises:
        Declined: one begins in an odd way.
        InputError: one cannot be read.
    """
    return [_source(path, how, format or _format_of(path)) for path in paths]


def _format_of(path: str) -> str:
    name = PurePath(path.lower())
    while name.suffix in _PACKED:
        name = name.with_suffix("")
    return SUFFIXES.get(name.suffix) or told(path, _head_of(path))


def _source(path: str, how: How, format: str) -> Source:
    if format == "parquet":
        return Source(path, None)
    try:
        return Source(path, opening(_head_of(path), how, "\t" if format == "tsv" else ","))
    except ValueError as odd:
        raise Declined(str(odd)) from odd


def _head_of(path: str) -> bytes:
    """Return the first part of what a file holds, unpacked."""
    if path.lower().endswith(".gz"):
        import gzip

        with gzip.open(path) as packed:
            return packed.read(_HEAD)
    with open(path, "rb") as file:
        return file.read(_HEAD)
