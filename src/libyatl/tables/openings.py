"""How the files of big tables begin."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from contextlib import closing
from pathlib import PurePath

from libyatl.errors import InputError
from libyatl.files.shut_in import connect, private_folder
from libyatl.formats.all_formats import SUFFIXES
from libyatl.formats.how import How
from libyatl.formats.tabular.opening import opening
from libyatl.formats.told_by import told
from libyatl.tables.declined import Declined
from libyatl.tables.scanned_files import Source
from libyatl.tables.sql import literal
from libyatl.text.inert import one_line

_HEAD = 1 << 16
_LINES = 500
_PACKED = (".gz", ".zst")


def sources_of(called: Mapping[str, str], how: How, format: str) -> list[Source]:
    """Return the files, each with how it begins.

    Args:
        called: by path, what each file is called in messages.
        how: how they are read, as far as a person says it.
        format: the format of all of them; empty tells each by its suffix.

    Raises:
        Declined: one begins in an odd way.
        InputError: one cannot be read.
    """
    return [_source(path, name, how, format or _format_of(path)) for path, name in called.items()]


def _format_of(path: str) -> str:
    name = PurePath(path.lower())
    while name.suffix in _PACKED:
        name = name.with_suffix("")
    return SUFFIXES.get(name.suffix) or told(path, _head_of(path))


def _source(path: str, called: str, how: How, format: str) -> Source:
    if format == "parquet":
        return Source(path, None, called)
    try:
        head = _head_of(path)
        return Source(path, opening(head, how, "\t" if format == "tsv" else ","), called)
    except ValueError as odd:
        raise Declined(str(odd)) from odd


def _head_of(path: str) -> bytes:
    """Return the first part of what a file holds, unpacked."""
    if path.lower().endswith(".gz"):
        import gzip

        try:
            with gzip.open(path) as packed:
                return packed.read(_HEAD)
        except (OSError, EOFError, zlib.error) as failure:
            raise InputError(f"{one_line(path)}: it cannot be unpacked: {failure}") from failure
    if path.lower().endswith(".zst"):
        return _head_by_engine(path)
    with open(path, "rb") as file:
        return file.read(_HEAD)


def _head_by_engine(path: str) -> bytes:
    """Return the first lines of a file that Python may not be able to unpack."""
    with private_folder() as folder, closing(connect([path], folder=folder)) as engine:
        said = "header=false, auto_detect=false, quote='', escape='', delim='\x1f'"
        lines = engine.execute(
            f"SELECT line FROM read_csv({literal(path)}, {said}, columns={{'line': 'VARCHAR'}}) "
            f"LIMIT {_LINES:d}"
        ).fetchall()
    return "".join(f"{line or ''}\n" for (line,) in lines).encode()
