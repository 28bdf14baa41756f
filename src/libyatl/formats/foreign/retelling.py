"""One entry of a foreign table or list, told anew: what is ours in our keys, the rest kept.

Nothing of an entry is lost: each of its cells is held by a key of the event, or is kept under its
own name, or says nothing, or is left out because a person wants that. A cell of which the event
holds another reading than its letters is kept too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial
from typing import NamedTuple

from libyatl.formats.entries.cells import Cell, Line, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.entries.imported import Columns, Whereabouts
from libyatl.formats.entries.nodes import REFUSED, Mapping, Scalar, Sequence, Value
from libyatl.formats.entries.values import plain_value
from libyatl.formats.foreign.cited import Sources
from libyatl.formats.foreign.dating import Dated, Dating, scalar_of, text_of
from libyatl.formats.foreign.naming import Naming, sequence_at
from libyatl.formats.foreign.roles import Role
from libyatl.formats.foreign.statuses import Statuses
from libyatl.formats.foreign.templates import beginning
from libyatl.formats.foreign.understanding import Understanding
from libyatl.model import RELATION_KINDS
from libyatl.model.entries import AS_TYPED
from libyatl.text.inert import is_blank

_NESTED = (Sequence, Mapping)
_STATED: tuple[Role, ...] = ("id", "title", "summary", "note")
_SAYING: tuple[Role, ...] = ("summary", "note")
NAMES_OF: tuple[Role, ...] = ("actors", "places", "tags")
WHEREABOUTS: tuple[Role, ...] = ("country", "latitude", "longitude")
_AT_NO_PLACE = Line(0)
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,20})?")


class Retold(NamedTuple):
    """An entry in the keys of an event.

    Attributes:
        event: those keys.
        kept: what no key holds, under the names of its columns.
        dated: what its columns say of its date.
        place: the first of its places, and what else is said of where that is.
        made: from what its title was made: `title`, `summary`; empty where a column has it.
    """

    event: Mapping
    kept: dict[str, object]
    dated: Dated
    place: tuple[str, Whereabouts] | None
    made: str


class Retelling:
    """What tells all entries of a table or a list anew.

    `off` counts the pairs of cells that are no coordinates, and `kept_as` are the keys under which
    columns are kept. `silent` are cells that say nothing, whatever they would be, and `unsaid`
    counts those that an event would have or keep else.
    """

    def __init__(self, by: Understanding, into: FileAssembly) -> None:
        """Take what is understood of them, and the file that they stand in."""
        self._by = by
        self._into = into
        self._sources = Sources(into)
        self._statuses = Statuses()
        self._roles = by.roles
        self.dating = Dating(by)
        self.naming = Naming(by)
        self.whereabouts = Columns(*(self._roles.get(role, ("",))[0] for role in WHEREABOUTS))
        self._located = any(self.whereabouts)
        self._stated = [(role, by.roles[role]) for role in _STATED if role in by.roles]
        self._listed = [(role, by.roles[role]) for role in NAMES_OF if role in by.roles]
        self.kept_as = {name: _kept_beside(name, by.names) for name in by.names}
        put_in = Cell(by.put_in, _AT_NO_PLACE, _AT_NO_PLACE)
        self._put_in = (put_in, put_in) if by.put_in else None
        self.silent = by.preset.silent if by.preset else frozenset[str]()
        self.off = self.unsaid = 0

    def of(self, entry: Mapping) -> Retold:
        """Return an entry, told anew."""
        event = Mapping()
        event.start_mark, event.end_mark = entry.start_mark, entry.end_mark
        event.flow = entry.flow
        held: set[str] = {*self._by.left_out}
        dated = self.date(entry, event, held)
        for role, columns in self._stated:
            self._state(entry, role, columns, event, held)
        for role, columns in self._listed:
            if (named := self.naming.of(entry, columns, held)) is not None:
                event[role] = named
        if "status" in self._roles:
            self._state_status(entry, event, held)
        if "sources" in self._roles:
            self.cite(entry, event, held)
        for name in self._by.own:
            if name in entry and name not in event:
                event[name] = self._own(*entry[name])
                held.add(name)
        made = ""
        if self._put_in is not None:
            event["title"] = self._put_in
        elif "title" not in event:
            made = self._make_title(entry, event)
        place = self._where(entry, event, held) if self._located else None
        return Retold(event, self._rest(entry, held), dated, place, made)

    def _own(self, key: Scalar, value: Value) -> tuple[Scalar, Value]:
        """Return a key of an event that stands for itself; a relation may name several events."""
        if key.value in RELATION_KINDS and value and not isinstance(value, _NESTED):
            items = self.naming.names_in(key.value, value)
            return key, sequence_at([*items]) if items else value
        return key, value

    def _rest(self, entry: Mapping, held: set[str]) -> dict[str, object]:
        """Return what is kept; a cell of a table that is blank says nothing."""
        kept: dict[str, object] = {}
        for name, (_, value) in entry.items():
            if name in held or value is REFUSED:
                continue
            if value is None:
                kept[self._kept_under(name)] = ""
            elif not isinstance(value, _NESTED) and value.value.strip() in self.silent:
                self.unsaid += 1
            elif isinstance(value, _NESTED) or not is_blank(value.value):
                kept[self._kept_under(name)] = plain_value(value)
        return kept

    def _kept_under(self, name: str) -> str:
        under = self.kept_as.get(name)
        return kept_as(name) if under is None else under

    def _state(
        self,
        entry: Mapping,
        role: Role,
        columns: tuple[str, ...],
        event: Mapping,
        held: set[str],
    ) -> None:
        for name in columns:
            cell = scalar_of(entry, name)
            if cell is None or (role in _SAYING and cell.value.strip() in self.silent):
                continue
            if role == "id" and self.naming.is_silent(cell.value):
                self.naming.pass_over(name, held)
                continue
            event[role] = entry[name][0], cell
            held.add(name)
            return

    def date(self, entry: Mapping, event: Mapping, held: set[str]) -> Dated:
        """Tell the date of an entry; the columns that it holds whole are put to those `held`."""
        dated = self.dating.of(entry)
        if dated.text and dated.at is not None:
            at = dated.at
            event["date"] = at, at if at.value == dated.text else with_text(at, dated.text)
        held.update(dated.held)
        return dated

    def _state_status(self, entry: Mapping, event: Mapping, held: set[str]) -> None:
        for name in self._roles.get("status", ()):
            cell = scalar_of(entry, name)
            if cell is None:
                continue
            told = self._statuses.told(cell, self._into.name)
            if told is not None:
                event["status"] = entry[name][0], told
            if told is cell:
                held.add(name)
            return

    def cite(self, entry: Mapping, event: Mapping, held: set[str]) -> None:
        """Tell the sources of an entry, as `date` tells its date."""
        columns = []
        for name in self._roles.get("sources", ()):
            written, value = entry.get(name, (None, None))
            if written is None or value is None or value is REFUSED:
                continue
            if not isinstance(value, _NESTED) and self.naming.is_silent(value.value):
                self.naming.pass_over(name, held)
                continue
            columns.append((name, value))
        if not columns:
            return
        told = self._sources.of(columns)
        if told.items:
            event["sources"] = entry[columns[0][0]][0], sequence_at(told.items)
        held |= told.columns

    def close(self, into: FileAssembly) -> None:
        """Hand over what was found in all entries: their sources, and unknown words of status."""
        self._sources.enter()
        for found in self._statuses.unknown(into.name):
            into.report.add(found)

    def _where(
        self, entry: Mapping, event: Mapping, held: set[str]
    ) -> tuple[str, Whereabouts] | None:
        """Return what is said of the first place; whether its entry will hold it is seen later."""
        _, places = event.get("places", (None, None))
        if not isinstance(places, Sequence) or not places:
            return None
        first = places[0]
        if first is REFUSED or isinstance(first, _NESTED):
            return None
        said, told = self.where_in(
            *(text_of(entry, column) if column else "" for column in self.whereabouts)
        )
        held.update(told)
        return first.value, said

    def where_in(
        self, country: str, latitude: str, longitude: str
    ) -> tuple[Whereabouts, list[str]]:
        """Return what the cells say of where a place is, and the columns that it holds whole."""
        if self.naming.is_silent(country):
            country = ""
        told = [self.whereabouts.country] if country else []
        if latitude or longitude:
            if is_degree(latitude, 90) and is_degree(longitude, 180):
                told += [self.whereabouts.latitude] if _is_plain(latitude) else []
                told += [self.whereabouts.longitude] if _is_plain(longitude) else []
            else:
                self.off += 1
                latitude = longitude = ""
        return Whereabouts(country, latitude, longitude), told

    def _make_title(self, entry: Mapping, event: Mapping) -> str:
        text, made = self.title_of(partial(text_of, entry))
        if text:
            cell = Cell(text, entry.start_mark, entry.start_mark)
            event["title"] = cell, cell
        return made

    def title_of(self, said: Callable[[str], str]) -> tuple[str, str]:
        """Return the title that is made of what columns say, and of what (`Retold.made`)."""
        if self._by.title is not None:
            word = partial(self._word, said)
            if text := self._by.title.filled(word):
                return text, "title"
        for name in self._roles.get("summary", ()):
            if not is_blank(text := said(name)):
                text = beginning(text)
                return text, "summary" if text else ""
        return "", ""

    def _word(self, said: Callable[[str], str], name: str) -> str:
        text = said(name)
        return "" if self.naming.is_silent(text) else text


def kept_as(name: str) -> str:
    """Return under which key a cell is kept, which is none of an event's own."""
    return f"{name}{AS_TYPED}" if name in EVENT.keys else name


def _kept_beside(name: str, names: Collection[str]) -> str:
    """Return under which key a cell is kept, where none of the other columns is called so."""
    under = kept_as(name)
    while under != name and under in names:
        under += AS_TYPED
    return under


def is_degree(text: str, most: int) -> bool:
    """Whether a text is a number of degrees, of either sign, up to so many."""
    return _DEGREES.fullmatch(text) is not None and abs(float(text)) <= most


def _is_plain(text: str) -> bool:
    """Whether a number is written as it is written again, so that its text need not be kept."""
    number = repr(float(text))
    return text == number or f"{text}.0" == number
