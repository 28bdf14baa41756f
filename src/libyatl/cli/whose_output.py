"""Which command writes what: whoever is asked for what another one writes names that one.

The outputs are those of the tables of formats, of drawings and of findings, so that a record there
is refused by every other command with nothing to add here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from libyatl import formats
from libyatl.cli.options import Writing
from libyatl.errors import UsageError


class Outputs(NamedTuple):
    """What one command writes: in a word or two, and the suffixes of each output by its name."""

    command: str
    are: str
    suffixes: Mapping[str, Iterable[str]]


def outputs() -> Iterator[Outputs]:
    """Yield what each command writes, the one to be named first of what several do."""
    from libyatl import drawings
    from libyatl.checks.outputs import OUTPUTS

    def of_formats(names: Iterable[str]) -> Mapping[str, Iterable[str]]:
        return {name: formats.FORMATS[name].suffixes for name in names}

    drawn = {each.name: each.suffixes for each in drawings.DRAWINGS.values()}
    yield Outputs("show", "an output for eyes", drawn)
    events = of_formats((*formats.WRITERS, *formats.FOLDER_WRITERS))
    yield Outputs("filter", "a format of events", {**events, "table": ()})
    yield Outputs("actors", "a network of actors", of_formats(formats.NETWORK_WRITERS))
    yield Outputs("sources", "a library of sources", of_formats(formats.SOURCE_WRITERS))
    findings = {"full": (), "concise": (), **{name: (f".{name}",) for name in OUTPUTS}}
    yield Outputs("check", "a format of findings", findings)


def see_own(name: str, writing: Writing, further: str = "") -> None:
    """See that what a command does not write, by its name, is no other command's, nor nobody's.

    Raises:
        UsageError: it is; the command that writes it is named, and what is to be said `further`.
    """
    for each in outputs():
        if name in each.suffixes:
            raise _of_another(each, name, writing, further)
    if name in formats.READERS:
        raise UsageError(f"{name} is read, and nothing writes it", help="libyatl formats lists all")


def see_suffix(suffix: str, writing: Writing) -> None:
    """See that what a command does not write, by the suffix of a file, is no other command's.

    Raises:
        UsageError: it is; the command that writes it is named.
    """
    for each in outputs():
        for name, suffixes in each.suffixes.items():
            if suffix in suffixes:
                raise _of_another(each, name, writing)
    if suffix in formats.SUFFIXES:
        see_own(formats.SUFFIXES[suffix], writing)


def _of_another(theirs: Outputs, name: str, writing: Writing, further: str = "") -> UsageError:
    subject, remedy = f"{name} is", f"-O {name}"
    if name in formats.FOLDER_WRITERS:
        remedy += " -o FOLDER"
    if writing.format is None and (suffix := Path(writing.output or "").suffix.lower()):
        # Not the file that was named: it may be what was read, and stands elsewhere in the line.
        subject, remedy = f"'{suffix}' tells", f"-o FILE{suffix}"
    return UsageError(
        f"{subject} {theirs.are}, which libyatl {theirs.command} writes",
        help=f"libyatl {theirs.command} {remedy}{further}",
    )
