"""The version of the file format, which a file may state under the key `libyatl`."""

from __future__ import annotations

from libyatl.formats.entries.nodes import Node
from libyatl.formats.entries.values import File, plain_value

VERSION = 1


def see_version(file: File, value: Node) -> None:
    """Report a version that is another one."""
    if plain_value(value) != VERSION:
        file.error(
            value,
            "other-version",
            f"the file is not of version {VERSION} of the format",
            help="it is read as if it were; read it with the libyatl that wrote it, or, if you "
            f"wrote the line yourself, make it `libyatl: {VERSION}`",
        )
