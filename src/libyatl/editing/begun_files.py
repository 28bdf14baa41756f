"""Files that are changed, and those that are not there yet and are begun with what comes."""

from __future__ import annotations

import json
import os
from shlex import quote

from libyatl.editing.reading_back import as_meant
from libyatl.editing.rewritten_files import Rewrite, Rewritten, rewritten
from libyatl.editing.yaml_document import Document
from libyatl.errors import OutputError
from libyatl.files.inputs import read_bytes
from libyatl.files.safe_file import create_file
from libyatl.findings.diagnostics import Edit
from libyatl.text.inert import one_line

SCHEMA = ".libyatl.schema.json"
"""What an editor checks a file by that stands beside it."""
BEGINNING = f"# yaml-language-server: $schema={SCHEMA}\n"
"""What a file begins with, so that an editor finds it."""


def changed_or_begun(file: str, rewrite: Rewrite, *, create: bool, write: bool) -> Rewritten:
    """Rewrite a file; or make it, where it is not there and that is wanted.

    Raises:
        OutputError: it cannot be changed so, or written.
    """
    if not is_to_begin(file, create=create):
        (done,) = rewritten({file: rewrite}, write=write)
        return done
    begun = Document(file, BEGINNING.encode())
    meant = rewrite(begun)
    lines = as_meant(begun, meant.splices, meant.tree)
    after = begun.spliced(meant.splices)
    if write:
        _see_folder(file)
        try:
            create_file(file, after.decode())
        except FileExistsError:
            raise OutputError(
                f"{one_line(file)}: the file was made meanwhile",
                help="nothing was written; do it again",
            ) from None
    return Rewritten(file, Document(file, b""), after, (Edit(0, 0, after.decode()),), lines)


def stands_or_begins(file: str, *, create: bool) -> bytes:
    """Return what stands in a file; or what it begins with, where it is to be made.

    Raises:
        InputError: it cannot be read.
    """
    return BEGINNING.encode() if is_to_begin(file, create=create) else read_bytes(file)


def is_to_begin(file: str, *, create: bool) -> bool:
    """Whether a file is to be made: it is not there, and that is wanted."""
    return create and not os.path.lexists(file)


def put_schema_beside(file: str) -> str | None:
    """Write what an editor checks a file by into its folder, if none is there; return where.

    Raises:
        OutputError: it cannot be written.
    """
    beside = os.path.join(os.path.dirname(file), SCHEMA)
    if os.path.lexists(beside):
        return None
    from libyatl.formats.json.json_schema import json_schema

    try:
        create_file(beside, json.dumps(json_schema(), indent=2) + "\n")
    except FileExistsError:
        return None
    return beside


def _see_folder(file: str) -> None:
    folder = os.path.dirname(file)
    if folder and not os.path.isdir(folder):
        raise OutputError(
            f"{one_line(file)}: there is no folder {one_line(folder)}",
            help=f"make it first: mkdir -p {quote(one_line(folder))}",
        )
