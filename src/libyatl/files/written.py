"""What became of a folder in which many files were written."""

from __future__ import annotations

from typing import NamedTuple


class WrittenFolder(NamedTuple):
    """What became of a folder: how many files were written, and how many stood so already.

    `left` are files of libyatl that are none of them, by their names.
    """

    written: int
    same: int
    left: tuple[str, ...]
