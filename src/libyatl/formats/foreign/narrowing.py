"""What is understood of a table, of a few of its columns: to read of its rows these alone.

What was decided of the whole (how dates are written, how titles are made) stays. Columns that say a
thing together say it so, or not at all: a year without its month is another date.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from libyatl.formats.foreign.presets import told
from libyatl.formats.foreign.roles import DATING, Role, folded
from libyatl.formats.foreign.understanding import (
    OF_DATES,
    Understanding,
    own_keys,
    roles_of,
    template_of,
)
from libyatl.formats.how import How
from libyatl.model import RELATION_KINDS
from libyatl.model.entries import ID_AS_TYPED
from libyatl.query.fields import Field

_AS_WRITTEN = "date_as_written"
_WHEREABOUTS: tuple[Role, ...] = ("country", "latitude", "longitude")


class Footprints(NamedTuple):
    """Of the fields of events, the columns of a foreign table that say them.

    Attributes:
        roles: the columns of each role that has any.
        own: the columns that are keys of an event as they stand.
        titling: the columns of which titles are made, where none has them.
        vague: the column of codes of how exact dates are; empty where there is none.
        shortened: whether it has to be seen if all entries have a summary.
        kept_ids: columns that are kept under the key by which an id is shown that rows share.
    """

    roles: Mapping[Role, tuple[str, ...]]
    own: frozenset[str]
    titling: tuple[str, ...]
    vague: str
    shortened: bool
    kept_ids: tuple[str, ...]

    def of(self, field: Field) -> tuple[str, ...]:
        """Return the columns on which a field depends."""
        if field == "date":
            dated = [name for role in DATING for name in self.roles.get(role, ())]
            further = (self.vague, *self.own.intersection([_AS_WRITTEN]))
            return _without_doubles(*dated, *further)
        if field == "title":
            said, summed = self.roles.get("title", ()), self.roles.get("summary", ())
            return _without_doubles(*said, *self.titling, *summed)
        if field in ("lasted", "seq"):
            return (field,) if field in self.own else ()
        if field == "id":
            return _without_doubles(*self.roles.get("id", ()), *self.kept_ids)
        return next((names for role, names in self.roles.items() if role == field), ())

    @property
    def deciding(self) -> tuple[str, ...]:
        """The columns of which all cells are looked at before the first entry is told."""
        dated = [name for role in (*OF_DATES, "clock") for name in self.roles.get(role, ())]
        return _without_doubles(*dated, *(self.roles.get("summary", ()) if self.shortened else ()))

    @property
    def whereabouts(self) -> tuple[str, ...]:
        """The columns that say where the first place of an entry is."""
        return _without_doubles(
            *(name for role in _WHEREABOUTS for name in self.roles.get(role, ()))
        )

    @property
    def relations(self) -> tuple[str, ...]:
        """The columns that state relations."""
        return tuple(kind for kind in RELATION_KINDS if kind in self.own)


def at_a_glance(names: Sequence[str], how: How) -> Footprints:
    """Return what names alone tell of the columns, before their cells settle the rest."""
    preset = told(frozenset(map(folded, names)))
    roles = roles_of(names, preset, how, "column")
    template = None if "title" in roles and not how.title else template_of(names, preset, how)
    untitled = template is None and "title" not in roles
    titling = () if template is None else _those_of(names, template.columns)
    held = {name for columns in roles.values() for name in columns}
    return Footprints(
        roles=roles,
        own=own_keys(names) - held,
        titling=titling,
        vague=_vague(names, preset.vague[0] if preset else ""),
        shortened=untitled,
        kept_ids=_kept_ids(names, held),
    )


def footprints(by: Understanding) -> Footprints:
    """Return which columns say what, of a table that is understood."""
    titling = () if by.title is None else _those_of(by.names, by.title.columns)
    vague = _vague(by.names, by.preset.vague[0] if by.preset else "")
    held = {name for columns in by.roles.values() for name in columns}
    return Footprints(
        by.roles, by.own, titling, vague, shortened=False, kept_ids=_kept_ids(by.names, held)
    )


def narrowed(by: Understanding, columns: Sequence[str], put_in: str) -> Understanding:
    """Return what is understood of some columns; `put_in` is a title, where they have none."""
    known, of = {*columns}, footprints(by)
    roles = {
        role: some
        for role, names in by.roles.items()
        if (some := tuple(name for name in names if name in known))
    }
    for role in DATING if not known.issuperset(of.of("date")) else ():
        roles.pop(role, None)
    if not known.issuperset(of.of("sources")):
        roles.pop("sources", None)
    if put_in:
        roles.pop("title", None)
    dates = {role: column for role, column in by.dates.items() if role in roles}
    return by._replace(
        names=list(columns),
        roles=roles,
        own=by.own & known,
        dates=dates,
        put_in=put_in,
    )


def _kept_ids(names: Sequence[str], held: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in ("id", ID_AS_TYPED) and name not in held)


def _vague(names: Sequence[str], plain: str) -> str:
    return next((name for name in names if plain and folded(name) == plain), "")


def _those_of(names: Collection[str], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in columns if name in names)


def _without_doubles(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
