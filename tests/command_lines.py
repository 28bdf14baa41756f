"""Every command with its options, as typer has them, and a few values that each may be given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

from libyatl.cli.app import COMMANDS, PROGRAM
from libyatl.cli.importing import Importing
from libyatl.cli.typer_face import built

VALUES: dict[str, tuple[str, ...]] = {
    "--file": ("contradiction.yaml", "foreign.csv", "folder", "empty.yaml"),
    "--input-format": ("yaml", "csv", "jsonl"),
    "--where": ("actor:Ann and not place:Bern", "date:2017..2018 or sources>=2"),
    "--actor": ("Ann", "An"),
    "--place": ("Bern",),
    "--tag": ("talks",),
    "--source": ("wire",),
    "--status": ("planned", "claimed"),
    "--text": ("bell",),
    "--id": ("bell",),
    "--not-actor": ("Ann",),
    "--not-place": ("Bern",),
    "--not-tag": ("talks",),
    "--not-source": ("wire",),
    "--not-status": ("planned",),
    "--not-text": ("bell",),
    "--not-id": ("bell",),
    "--min-sources": ("2",),
    "--min-origins": ("2",),
    "--from": ("2017", "c. 2016"),
    "--to": ("2017-08", "[2015,2017]"),
    "--on": ("2017", "{2015..2017}"),
    "--after": ("2018",),
    "--before": ("2017-08",),
    "--undated": ("only", "exclude"),
    "--as-of": ("2017-09", "c. 2017", "1900"),
    "--tz": ("Africa/Tripoli", "+09:00"),
    "--sort": ("latest", "actor", "file"),
    "--group-by": ("month", "source", "status"),
    "--limit": ("0", "2"),
    "--output": ("p.txt", "p.csv", "p.json", "p.jsonl", "p.yaml", "p.tsv", "p.svg", "-"),
    "--format": ("csv", "json", "jsonl", "yaml", "tsv", "table", "text", "svg", "sarif", "concise"),
    "--color": ("always", "never"),
    "--width": ("1", "20", "64", "120"),
    "--fields": ("id,date,bounds", "name,events", "id"),
    "--view": ("table", "list", "cards", "timeline"),
    "--theme": ("light", "dark"),
    "--lanes": ("1", "3"),
    "--rows": ("1", "4"),
    "--scale": ("folded", "true"),
    "--select": ("evidence", "all"),
    "--ignore": ("names",),
    "--map": ("title=Name", "-Notes"),
    "--title": ("{Name} in {Place}",),
    "--century": ("1900",),
    "--missing": ("9999,-99",),
    "--split": (",",),
    "--encoding": ("cp1252",),
    "--delimiter": (";", "tab"),
    "--sheet": ("2",),
    "--epoch": ("ms",),
    "--keep": ("old", "new"),
    "--label": ("one",),
    "--marker-size": ("9",),
    "--path": ("x.yaml",),
}
"""By option: what is tried. A flag has no value, and is not here."""


OF_IMPORT = frozenset(f"--{field.replace('_', '-')}" for field in Importing._fields)
"""Options that say how files of other tools are read."""


class Parameter(NamedTuple):
    """An option of a command: its long name, and whether it is a flag."""

    name: str
    is_flag: bool


def _long(names: Sequence[str]) -> str:
    """Return the first of an option's names that is more than a letter."""
    return next((name for name in names if name.startswith("--")), names[0])


def options(command: str) -> list[Parameter]:
    """Return the options of a command, but --help."""
    parameters: Any = built(PROGRAM, command).params
    return [
        Parameter(_long(parameter.opts), bool(parameter.is_flag))
        for parameter in parameters
        if parameter.param_type_name == "option" and "--help" not in parameter.opts
    ]


def settings(command: str) -> list[tuple[str, ...]]:
    """Return each option of a command with each of its values, as it is typed."""
    return [
        typed
        for option in options(command)
        for typed in (
            [(option.name,)]
            if option.is_flag
            else [(option.name, value) for value in VALUES[option.name]]
        )
    ]


def pairs(commands: dict[str, list[list[str]]]) -> list[list[str]]:
    """Return the command lines with each pair of two options; `commands` are the words before.

    How files of other tools are read does not hang on the command: that is paired with a `filter`
    that names one alone.
    """
    assert {*commands} <= {*COMMANDS}
    return [
        [command, *words, *one, *other]
        for command, several in commands.items()
        for words in several
        for one, other in combinations(settings(command), 2)
        if one[0] != other[0]
        if (command == "filter" and "-f" in words) or OF_IMPORT.isdisjoint((one[0], other[0]))
    ]
