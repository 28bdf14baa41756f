"""`libyatl formats`: what is read, and what is written."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.cli.process import streams
from libyatl.formats import FORMATS
from libyatl.formats.format import Format
from libyatl.text.measure import wrap

EXAMPLES = """
libyatl formats
"""
_NARROWEST = 24


def formats() -> None:
    """List the formats: whether each is read and written, its suffixes, and what it is.

    -F reads a file as one of them and -O writes one; without these the suffix tells. What a
    format needs beside libyatl is said with it.
    """
    out = streams.stdout()
    rows = [("format", "read", "written", "suffixes", ""), *map(_row_of_format, FORMATS.values())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        out.write(_lines_of_formats(row, widths, out.width))


def _row_of_format(format: Format) -> tuple[str, ...]:
    said = format.says
    if format.extra:
        said += f" pip install 'libyatl[{format.extra}]'"
    written_as = format.write, format.folder, format.sources, format.network
    ways = format.read or format.packed, any(written_as)
    read, written = ("yes" if way else "" for way in ways)
    if packed := [suffix for suffix in format.packed if suffix not in format.suffixes]:
        said += f" Packed too: {', '.join(packed)}, with 'libyatl[tables]'."
    return (format.name, read, written, " ".join(format.suffixes), said)


def _lines_of_formats(row: tuple[str, ...], widths: list[int], width: int | None) -> Iterator[str]:
    head = "".join(f"{cell:{room}}  " for cell, room in zip(row, widths, strict=False))
    room = None if width is None else max(width - len(head), _NARROWEST)
    for line in [row[-1]] if room is None else wrap(row[-1], room) or [""]:
        yield f"{head}{line}".rstrip() + "\n"
        head = " " * len(head)
