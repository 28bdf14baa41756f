"""The engine of big tables, shut in: it reaches the files that it is to read, and nothing else.

DuckDB fetches extensions, reads any path and writes any file where SQL says so. A connection made
here does none of that: it has the files of one question, a private folder for what has no room in
memory, and settings that nothing can change afterwards.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from libyatl.errors import OutputError, UsageError
from libyatl.files.drafts import private_folders, removed_with_all
from libyatl.text.inert import one_line

if TYPE_CHECKING:
    from types import ModuleType

    from duckdb import DuckDBPyConnection

MEMORY = "LIBYATL_MEMORY"
"""How much memory the engine takes at most; what is more goes to the private folder."""
_USUAL_MEMORY = "300MB"
_AMOUNT = re.compile(r"\d+(?:\.\d+)?\s*(?:[KMGT]i?B)", re.IGNORECASE)
_OLDEST = 1, 4
_INSTALL = "pip install 'libyatl[tables]'"
_SPILLED = "spilled"
_NO_ROOM = re.compile(
    rf"offload|/{_SPILLED}|temp(?:orary)?[ _]dir|No space left|out of memory", re.IGNORECASE
)


def engine() -> ModuleType:
    """Return the module of the engine.

    Raises:
        UsageError: it is not installed, or too old.
    """
    try:
        import duckdb
    except ImportError as failure:
        raise UsageError(
            "big tables are read with an extra, which is not installed", help=_INSTALL
        ) from failure
    found = tuple(int(part) for part in re.findall(r"\d+", duckdb.__version__)[:2])
    if found < _OLDEST:
        raise UsageError(
            f"DuckDB {one_line(duckdb.__version__)} is too old: tables need 1.4 or newer",
            help=_INSTALL,
        )
    return duckdb


@contextmanager
def private_folder() -> Iterator[str]:
    """Make a folder that nobody else can read, and remove it with all that is in it at the end.

    Raises:
        OutputError: none can be made.
    """
    try:
        folder = tempfile.mkdtemp(prefix="libyatl-")
    except OSError as failure:
        reason = one_line(failure.strerror or str(failure))
        raise OutputError(
            f"no temporary folder can be made: {reason}", help="set TMPDIR to where there is room"
        ) from failure
    private_folders.add(folder)
    try:
        yield folder
    finally:
        removed_with_all(folder)
        private_folders.discard(folder)


def connect(reads: Iterable[str], writes: Iterable[str] = (), *, folder: str) -> DuckDBPyConnection:
    """Return a connection that reaches some files, and a private folder.

    It joins tables as they are written: the right one, which is to be the small one, is held in
    memory. The engine takes a text for one of few rows, and would hold all of that instead.

    Args:
        reads: the paths that it may read.
        writes: the paths that it may write.
        folder: where it puts what has no room in memory; it may read and write all files in it.

    Raises:
        UsageError: there is no engine, or LIBYATL_MEMORY is no amount.
    """
    memory = os.environ.get(MEMORY) or _USUAL_MEMORY
    if not _AMOUNT.fullmatch(memory.strip()):
        raise UsageError(
            f"{MEMORY} is '{one_line(memory)}', and not an amount of memory",
            help=f"write it as in {MEMORY}=4GB",
        )
    connection: DuckDBPyConnection = engine().connect()
    spilled = os.path.join(folder, _SPILLED)
    for setting, value in (
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("allowed_paths", _list_of_paths([*reads, *writes])),
        ("allowed_directories", _list_of_paths([folder])),
        ("temp_directory", _quoted(spilled)),
        ("enable_external_access", "false"),
        ("enable_progress_bar", "false"),
        ("disabled_optimizers", "'join_order,build_side_probe_side'"),
        ("memory_limit", _quoted(memory.strip())),
        ("lock_configuration", "true"),
    ):
        connection.execute(f"SET {setting} = {value}")
    return connection


@contextmanager
def room_for(what: str) -> Iterator[None]:
    """Say of the engine that it found no room, in words of ours.

    Raises:
        OutputError: neither memory nor the private folder had room.
    """
    duckdb = engine()
    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.IOException, OSError) as failure:
        if not _NO_ROOM.search(str(failure)):
            raise
        raise OutputError(
            f"no room for {what}: TMPDIR ({one_line(tempfile.gettempdir())}) is full, or memory is",
            help=f"set TMPDIR to where there is room, or {MEMORY} to more than "
            f"{one_line(os.environ.get(MEMORY) or _USUAL_MEMORY)}",
        ) from failure


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _list_of_paths(paths: Iterable[str]) -> str:
    return f"[{', '.join(_quoted(os.path.abspath(path)) for path in paths)}]"
