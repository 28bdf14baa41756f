"""Files that are packed, unpacked into a private folder: once, for whatever reads them then."""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from libyatl.errors import InputError
from libyatl.files.shut_in import room_for
from libyatl.tables.declined import Declined
from libyatl.tables.sql import literal
from libyatl.text.inert import one_line

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PACKED = ".gz", ".zst"
_PIECE = 1 << 20
_LINE = 32 << 20
"""So many bytes a line may have; unasked the engine reads sixteen of these at once."""
_RARE = "\x1f"
"""What stands in no text: it is said to stand between cells where lines are wanted whole."""


def unpacked(path: str, called: str, folder: str, engine: DuckDBPyConnection) -> str:
    """Return the path of a file's bytes as they were before they were packed.

    Args:
        path: where it stands; what is not packed is returned as it is.
        called: what it is called in messages.
        folder: where it is unpacked to.
        engine: what unpacks where Python cannot.

    Raises:
        InputError: it is not what its name says.
        OutputError: there is no room.
        Declined: neither Python nor the engine can unpack it as it is.
    """
    ending = os.path.splitext(path)[1].lower()
    if ending not in PACKED:
        return path
    plain = os.path.join(folder, f"unpacked-{len(os.listdir(folder))}")
    with room_for(f"what '{one_line(called)}' holds"):
        try:
            if ending == ".gz":
                with gzip.open(path) as packed:
                    _copy(packed, plain)
            elif not _unpacked_by_python(path, plain):
                _unpack_lines(path, plain, engine)
        except (gzip.BadGzipFile, EOFError, zlib.error) as failure:
            raise InputError(
                f"{one_line(called)}: it cannot be unpacked: {one_line(str(failure))}",
                help="see that it is whole",
            ) from failure
    return plain


def _copy(packed: IO[bytes] | gzip.GzipFile, plain: str) -> None:
    with open(plain, "wb") as out:
        shutil.copyfileobj(packed, out, _PIECE)


def _unpacked_by_python(path: str, plain: str) -> bool:
    """Whether Python has what unpacks Zstandard (3.14 has), and has done so."""
    with suppress(ImportError):
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]

        with zstd.open(path) as packed:
            _copy(packed, plain)
        return True
    return False


def _unpack_lines(path: str, plain: str, engine: DuckDBPyConnection) -> None:
    """Let the engine unpack a text, line by line."""
    from duckdb import Error

    try:
        rows = engine.execute(
            f"SELECT line FROM read_csv({literal(path)}, auto_detect=false, header=false, "
            f"columns={{'line': 'VARCHAR'}}, delim={literal(_RARE)}, quote='', escape='', "
            f"compression='zstd', parallel=false, max_line_size={_LINE}, buffer_size={2 * _LINE})"
        )
        with open(plain, "w", encoding="utf-8", newline="") as out:
            while batch := rows.fetchmany(2048):
                out.write("".join([f"{line or ''}\n" for (line,) in batch]))
    except Error as failure:
        raise Declined(f"'{called_by(path)}' cannot be unpacked line by line") from failure


def called_by(path: str) -> str:
    """Return the name of a file, to be said."""
    return one_line(os.path.basename(path))
