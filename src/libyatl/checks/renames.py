"""The command that gives something another name, as a remedy that works as it is printed."""

from __future__ import annotations

from shlex import quote
from typing import Literal

from libyatl.checks.tidiness import tidy
from libyatl.curated import CURATED_NAME
from libyatl.model import Timeline
from libyatl.model.kinds import Kind
from libyatl.text.inert import one_line

_MOST_FILES = 4
"""More files than so many are not named in a line."""
_SUFFIXES = (".yaml", ".yml")


def rename_command(
    timeline: Timeline, kind: Kind | Literal["event"], old: str, new: str, *, merge: bool = False
) -> str:
    """Return the command that makes a name another in all files of a timeline.

    Empty where there is none to print: what was read is not all YAML, or the curated chronology, or
    is many files; or a name cannot be shown as it is.
    """
    files = timeline.positions.files
    foreign = {one.file for one in timeline.understood}
    ours = all(file.endswith(_SUFFIXES) and file not in foreign for file in files)
    if not files or len(files) > _MOST_FILES or not ours or CURATED_NAME in files:
        return ""
    words = ["libyatl", "rename", kind, old, new, *(["--merge"] if merge else [])]
    words += (word for file in files for word in ("-f", file))
    # What looks like an option is no name to the command, nor what is not shown as it is.
    shown = all(one_line(word) == word for word in words) and tidy(new) == new
    if not shown or any(name.startswith("-") for name in (old, new, *files)):
        return ""
    return " ".join(map(quote, words))
