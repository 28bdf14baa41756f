"""What an option or argument can be: the names of a timeline, its ids, words of tables.

To let an option be completed, add a function to `OFFERS` and name it where the option is said.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from libyatl.cli.default_files import files_to_read
from libyatl.cli.importing import Importing, how
from libyatl.cli.process import streams
from libyatl.cli.typer_face import Begun, Offer, Offered
from libyatl.formats.how import EPOCHS
from libyatl.model.kinds import BY_PLURAL, KINDS, Kind

if TYPE_CHECKING:
    from libyatl.model import Timeline

_LARGEST = 8_000_000
"""Bytes of input of which a shell may be kept waiting: about a second and a half."""


class FilesWanted(Exception):
    """The word at the cursor is a path, and those the shell knows best."""


def _names(kind: Kind) -> Offer:
    """Return what offers the names of a kind."""

    def offer(line: Begun, incomplete: str) -> Offered:
        from libyatl.model.registers import names_of

        register = names_of(_timeline(line)).of(kind)
        keys = register.spellings()
        if not incomplete:
            entries = {key: None for some in keys.values() for key in some}
            return [(key, _unlike(key, register.shown(key))) for key in entries]
        found: dict[str, str] = {}
        small = incomplete.casefold()
        for exact in (True, False):
            for spelling, meant in keys.items():
                begins = (
                    spelling.startswith(incomplete)
                    if exact
                    else (spelling[: len(incomplete)].casefold() == small)
                )
                if begins:
                    word = incomplete + spelling[len(incomplete) :]
                    shown = register.shown(meant[0]) if len(meant) == 1 else ""
                    found.setdefault(word, _unlike(word, shown))
        return found.items()

    return offer


def _unlike(word: str, shown: str) -> str:
    return "" if shown.casefold() == word.casefold() else shown


def _ids(line: Begun, incomplete: str) -> Offered:
    return [
        (event.shown_id, event.title)
        for event in _timeline(line).events
        if event.shown_id.startswith(incomplete)
    ]


def _of_kind(line: Begun, incomplete: str) -> Offered:
    """Offer the names of the kind that is typed before."""
    kind = line.given.get("kind")
    found = KINDS.keys() & {kind}
    return _names(found.pop())(line, incomplete) if found else _ids(line, incomplete)


def _words(line: Begun, incomplete: str) -> Offered:
    """Offer what a word can be: ids, and names of each kind."""
    found = dict(_ids(line, incomplete))
    for kind in KINDS:
        for word, meaning in _names(kind)(line, incomplete):
            found.setdefault(word, meaning or kind)
    return found.items()


def _fields(line: Begun, incomplete: str) -> Offered:
    from libyatl.errors import LibyatlError
    from libyatl.query.further_columns import FIELDS, own_keys
    from libyatl.query.tally_columns import cells_of

    command = line.command
    before, comma, _ = incomplete.rpartition(",")
    if command == "stats":
        from libyatl.query.stat_tables import STATS, columns_of

        by = line.given.get("group_by")
        counted = columns_of(by if by in STATS else "")
        return [(f"{before}{comma}{column}", "") for column in counted]
    kind = BY_PLURAL.get(command)
    columns = [*FIELDS] if kind is None else [*cells_of(kind)]
    if kind is None:
        with suppress(LibyatlError, OSError, ValueError):  # of a file too large, the others
            columns += own_keys(_timeline(line))
    return [(f"{before}{comma}{column}", "") for column in columns]


def _codes(line: Begun, incomplete: str) -> Offered:
    from libyatl.findings.codes import codes

    return _plain(codes())


def _examples(line: Begun, incomplete: str) -> Offered:
    from libyatl.curated import examples

    return _plain(examples())


def _checks(line: Begun, incomplete: str) -> Offered:
    from libyatl.checks import topics

    before, comma, _ = incomplete.rpartition(",")
    by_topic = topics()
    words = ["all", *by_topic, *(code for some in by_topic.values() for code in some)]
    return [(f"{before}{comma}{word}", "") for word in words]


def _formats(line: Begun, incomplete: str) -> Offered:
    if line.command in BY_PLURAL:
        tallies = import_module("libyatl.cli.commands.tallies")
        return _plain(tallies.formats_of(BY_PLURAL[line.command]))
    return _plain(import_module(f"libyatl.cli.commands.{line.command}").FORMATS)


def _of(module: str, attribute: str) -> Offer:
    """Return what offers the words of a table that is imported when it is asked for."""

    def offer(line: Begun, incomplete: str) -> Offered:
        return _plain(getattr(import_module(module), attribute))

    return offer


def _roles_offered(line: Begun, incomplete: str) -> Offered:
    """Offer roles, and behind one the columns of the files that are named."""
    from libyatl.formats.foreign.roles import ROLES

    before, comma, item = incomplete.rpartition(",")
    role, equals, _ = item.partition("=")
    if not equals and not item.startswith("-"):
        return [(f"{before}{comma}{role}=", "") for role in ROLES]
    begun = f"{before}{comma}{role}=" if equals else f"{before}{comma}-"
    return [(f"{begun}{column}", "") for column in _columns(line) if "," not in column]


def _columns(line: Begun) -> Iterator[str]:
    """Return what the columns are called of the files that -f names, however they are read."""
    bare = Begun(line.command, {**line.given, **dict.fromkeys(Importing._fields)})
    return (name for said in _timeline(bare).understood for name in said.columns)


def _zones(line: Begun, incomplete: str) -> Offered:
    from zoneinfo import available_timezones

    return _plain(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))


def _these(*words: str) -> Offer:
    return lambda line, incomplete: _plain(words)


def _paths(line: Begun, incomplete: str) -> Offered:
    raise FilesWanted


def _plain(words: Iterable[str]) -> Offered:
    return [(word, "") for word in words]


OFFERS: dict[str, Offer] = {
    **{kind: _names(kind) for kind in KINDS},
    "id": _ids,
    "word": _words,
    "kind of name": _these("event", *KINDS),
    "name of the kind": _of_kind,
    "keep": _of("libyatl.editing.made_one", "KEEPS"),
    "path": _paths,
    "field": _fields,
    "format": _formats,
    "code": _codes,
    "example": _examples,
    "check": _checks,
    "reader": _of("libyatl.formats", "INPUTS"),
    "view": _of("libyatl.views", "VIEWS"),
    "status": _of("libyatl.model", "STATUSES"),
    "sort": _of("libyatl.query", "SORTS"),
    "ranking": _of("libyatl.query.ranking", "RANKINGS"),
    "group": _of("libyatl.query.groups", "GROUPS"),
    "stat": _of("libyatl.query.stat_tables", "STATS"),
    "zone": _zones,
    "shell": _of("libyatl.cli.commands.completion", "SCRIPTS"),
    "color": _these(*streams.COLORS),
    "epoch": _these(*EPOCHS[1:]),
    "role": _roles_offered,
    "undated": _of("libyatl.query.asked", "UNDATED"),
    "theme": _of("libyatl.views.vector.palette", "THEMES"),
    "scale": _of("libyatl.drawings", "SCALES"),
}


def _timeline(line: Begun) -> Timeline:
    """Return what the line names with -f, else what is read by default.

    Only files and folders are read, and no more of them than a person at a prompt would
    wait for: a pipe could be read only once, and by the command.
    """
    from libyatl.api import load

    named = [_expanded(path) for path in line.given.get("file") or ()]
    asked, _ = files_to_read(named)
    if sum(map(_size, asked)) > _LARGEST:
        raise ValueError("too large to wait for")
    said = {field: line.given[field] for field in Importing._fields if line.given.get(field)}
    given = how(Importing()._replace(**said))
    return load(*asked, format=line.given.get("input_format"), how=given)


def _expanded(path: str) -> str:
    """Return the path as the shell will hand it to the command."""
    return path if os.path.exists(path) else os.path.expandvars(os.path.expanduser(path))


def _size(path: str) -> int:
    found = Path(path)
    if found.is_dir():
        return sum(child.stat().st_size for child in _children(found))
    if not found.is_file():
        raise ValueError("neither a file nor a folder")
    return found.stat().st_size


def _children(folder: Path) -> Iterator[Path]:
    return (child for child in folder.iterdir() if child.is_file())
