"""Tables that many people have, each a line: by what it is known, and what its columns mean.

What a preset says of a column goes before what its name says; all other columns have their roles
by name (`libyatl.formats.foreign.roles`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from libyatl.formats.foreign.roles import Role


class Preset(NamedTuple):
    """A table that many people have.

    Attributes:
        name: what it is called.
        told_by: folded names of columns, all of which it has.
        roles: by folded names, the role of a column; None where it has none whatever its name says.
        title: how titles are made (`libyatl.formats.foreign.templates`).
        part: by folded names, the role that an actor of the column plays in the event.
        vague: the folded name of a column of codes, and by code what is done with the date: `~` is
            put behind it, `..` makes one unknown day of its beginning and its end.
        words: by folded names, what the codes of a column are called.
    """

    name: str
    told_by: frozenset[str]
    roles: Mapping[str, Role | None]
    title: str
    part: Mapping[str, str] = {}
    vague: tuple[str, Mapping[str, str]] = ("", {})
    words: Mapping[str, Mapping[str, str]] = {}


PRESETS: tuple[Preset, ...] = ()


def told(names: frozenset[str]) -> Preset | None:
    """Return the preset that columns of these folded names are known for."""
    return next((preset for preset in PRESETS if preset.told_by <= names), None)
