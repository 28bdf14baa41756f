"""`libyatl git`: git merges and compares chronologies event by event, once it knows how."""

from __future__ import annotations

import os
import shutil
import sys
from shlex import quote
from typing import Annotated

from libyatl.cli.process import streams
from libyatl.cli.typer_face import argument, option
from libyatl.errors import EXIT_CANNOT, EXIT_DATA, EXIT_DONE, UsageError
from libyatl.files import git_setup
from libyatl.files.inputs import read_bytes
from libyatl.files.safe_file import replace_file
from libyatl.formats import FORMATS, read_data
from libyatl.on_demand import see_known
from libyatl.text.inert import one_line

ACTIONS = ("install", "status", "settings")
EXAMPLES = """
libyatl git install
libyatl git install --yes events.yaml
libyatl git status
libyatl git settings
"""


def git_(
    action: Annotated[str, argument(metavar="ACTION", help="install, status or settings.")],
    files: Annotated[
        list[str] | None,
        argument(
            metavar="[FILE]...",
            help="Which files. Default: those that git keeps and that hold a chronology.",
            offers="path",
        ),
    ] = None,
    *,
    yes: Annotated[bool, option("--yes", help="Do not ask.")] = False,
    everywhere: Annotated[
        bool, option("--global", help="Set it for all repositories of yours, and not for this one.")
    ] = False,
) -> int:
    """Let git merge and compare chronologies event by event.

    install names the files in .gitattributes, to be committed, and sets the driver for this clone;
    status says whether it works here, and exits with 1 if it does not; settings prints what is
    set, as commands. Where libyatl is not installed, git merges line by line as before.
    """
    see_known(action, "action", ACTIONS)
    if yes and action != "install":
        raise UsageError(f"--yes does nothing with {action}", help="leave it out")
    if everywhere and action == "status":
        raise UsageError("--global does nothing with status", help="leave it out")
    if action == "settings":
        if files:
            raise UsageError("settings takes no files", help="leave them out")
        where = "git config --global" if everywhere else "git config"
        lines = (f"{where} {key} {quote(value)}\n" for key, value in git_setup.SETTINGS.items())
        streams.stdout().write(lines)
        return EXIT_DONE
    top = git_setup.top_of()
    paths = _files_meant(top, files or [])
    if action == "status":
        return _say_status(top, paths)
    return _install(top, paths, yes=yes, everywhere=everywhere)


def _files_meant(top: str, files: list[str]) -> list[str]:
    if files:
        return [git_setup.below(top, file) for file in files]
    found = git_setup.kept_files(top, FORMATS["yaml"].suffixes)
    return [path for path in found if _is_chronology(os.path.join(top, path))]


def _is_chronology(path: str) -> bool:
    """Whether a file holds events in the keys of libyatl."""
    if not os.path.isfile(path):
        return False
    timeline = read_data([(path, read_bytes(path))], format="yaml")
    return bool(timeline.events) and not timeline.understood


def _install(top: str, paths: list[str], *, yes: bool, everywhere: bool) -> int:
    named = git_setup.attributes_of(top, paths)
    lines = [
        git_setup.attribute_line(one.path) for one in named if not (one.merged and one.compared)
    ]
    missing = git_setup.unset(top)
    if not paths:
        raise UsageError(
            "git keeps no chronology here", help="name the files: libyatl git install FILE..."
        )
    if not lines and not missing:
        streams.complain("libyatl: nothing to change: git merges and compares by events here")
        return EXIT_DONE
    for line in lines:
        streams.complain(f"libyatl: .gitattributes: {line}")
    where = "everywhere" if everywhere else "for this clone"
    for key in missing:
        streams.complain(f"libyatl: git config, {where}: {key}")
    if not yes and not _agreed():
        streams.complain("libyatl: nothing was written")
        return EXIT_CANNOT
    if lines:
        file = os.path.join(top, git_setup.ATTRIBUTES)
        before = read_bytes(file) if os.path.exists(file) else b""
        replace_file(file, [git_setup.with_lines(before, lines)])
    if missing:
        git_setup.set_all(top, everywhere=everywhere)
    streams.complain("libyatl: written; commit .gitattributes, and do this in each other clone")
    return EXIT_DONE


def _agreed() -> bool:
    """Ask a person whether it is to be written.

    Raises:
        UsageError: there is nobody to ask.
    """
    if sys.stdin is None or not sys.stdin.isatty() or not streams.stderr_is_terminal():
        raise UsageError("git install asks before it writes", help="to write it unasked: --yes")
    streams.say(["Write it? [y/N] "])
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _say_status(top: str, paths: list[str]) -> int:
    missing = git_setup.unset(top)
    named = git_setup.attributes_of(top, paths)
    works = not missing and shutil.which("libyatl") is not None
    lines = [f"settings  {'missing: ' + ', '.join(missing) if missing else 'there'}\n"]
    lines.append(f"libyatl   {'on' if shutil.which('libyatl') else 'not on'} the PATH\n")
    for one in named:
        said = "by events" if one.merged and one.compared else "by lines: .gitattributes"
        lines.append(f"file      {one_line(one.path)}: {said}\n")
        works = works and one.merged and one.compared
    streams.stdout().write(lines)
    if not works:
        streams.complain("libyatl: git merges by lines here; libyatl git install changes that")
    return EXIT_DONE if works else EXIT_DATA
