"""`libyatl init`: a small file to begin with."""

from __future__ import annotations

import os
from importlib.resources import files
from typing import Annotated

from libyatl.cli.default_files import USUAL, VARIABLE, files_to_read
from libyatl.cli.process import streams
from libyatl.cli.typer_face import argument
from libyatl.editing.begun_files import put_schema_beside
from libyatl.errors import OutputError, UsageError
from libyatl.files.safe_file import create_file
from libyatl.text.inert import one_line

EXAMPLES = """
libyatl init
libyatl init bell.yaml
libyatl init - | less
"""


def init(
    *,
    file: Annotated[
        str, argument(metavar="[FILE]", help="The file to write; - prints it.")
    ] = "events.yaml",
) -> None:
    """Write a small chronology with comments, to be replaced by your own.

    Beside it goes what an editor checks it by, as libyatl schema prints it, unless it is
    there. Nothing is ever overwritten.
    """
    text = starter(os.path.basename(file) if file != "-" else "events.yaml")
    if file == "-":
        streams.stdout().write([text], encoding="utf-8")
        return
    if not file.lower().endswith((".yaml", ".yml")):
        raise UsageError(
            f"{one_line(file)}: the file is written in YAML",
            help=f"call it {one_line(os.path.splitext(file)[0])}.yaml",
        )
    _write(file, text)
    said = f"libyatl: wrote {one_line(file)}"
    if beside := put_schema_beside(file):
        said += f", and {one_line(beside)} for your editor"
    default = not os.environ.get(VARIABLE) and files_to_read(None).paths == [file]
    named = "" if default else f" -f {one_line(file)}"
    streams.complain(f"{said}; see it with libyatl show{named}")


def starter(name: str) -> str:
    """Return the text of the file to begin with, called `name`."""
    text = files("libyatl").joinpath("starter.yaml").read_text(encoding="utf-8")
    named = "" if name in USUAL else f" -f {one_line(name)}"
    return text.replace("{named}", named)


def _write(path: str, text: str) -> None:
    """Write a file that is not there.

    Raises:
        OutputError: it is there, or cannot be written.
    """
    try:
        create_file(path, text)
    except FileExistsError:
        raise OutputError(
            f"{one_line(path)}: there is such a file already",
            help="nothing was written; choose another name: libyatl init other.yaml",
        ) from None
