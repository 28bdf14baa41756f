"""Rows of a table of another tool, made straight into events where each cell says a plain thing.

They are told by what tells all entries (`Retelling`), but the cells of a column, of which most
stand there many times, once each, and without nodes. Whatever is not plain (what has to be reported
where it stands, or needs the event to be seen first) is left to the reader of entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, Literal, NamedTuple, Protocol

from libyatl.dates.together.column import Told
from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.entries.imported import Whereabouts
from libyatl.formats.entries.nodes import REFUSED, Mapping
from libyatl.formats.entries.straight import ODD, Dates, named
from libyatl.formats.foreign.retelling import NAMES_OF, WHEREABOUTS, Retelling
from libyatl.formats.foreign.roles import DATING, LISTS, Role
from libyatl.formats.foreign.statuses import Statuses
from libyatl.formats.foreign.understanding import Understanding
from libyatl.query.columns import unguard
from libyatl.text.inert import is_blank

_TEXTS: tuple[Role, ...] = ("title", "summary", "note")
_ALONE: tuple[Role, ...] = ("id", *_TEXTS, "status")
"""Roles that are left to the reader where several columns have them."""
_ID, _TITLE, _NAMED, _PLACES = (EVENT.slots[field] for field in ("id", "title", "named", "places"))
_AT = Line(0)
_Kept = tuple[tuple[int, str], ...]
"""Columns that are kept, with their keys."""


class EntryOf(Protocol):
    """Makes an entry of the line and the cells of a row, or of those of some numbers."""

    def __call__(self, line: int, row: Sequence[str], numbers: Sequence[int] = ...) -> Mapping:
        """Return the entry."""


class Beside(NamedTuple):
    """What the cells of some columns say beside the field that they fill.

    Attributes:
        kept: the columns that it does not hold to the letter.
        silent: how many names of nobody are among them.
        approximate: whether a code made a date a vaguer one.
    """

    kept: _Kept = ()
    silent: int = 0
    approximate: bool = False


_Part = tuple[Any, Beside | None]
"""What cells say: a value, None where they say nothing, and what is beside it, as is seldom."""
_NOTHING: _Part = None, None
_Read = Callable[[Sequence[str], int], Any]
"""Returns the part of a row and its line, or `ODD`."""
_Plan = tuple[Callable[[Sequence[str]], Any], int, bool, _Read, dict[Any, Any]]
"""Which cells, the field that they fill, whether others fill it too, what reads them, what was
read."""


class Plain(NamedTuple):
    """A row that is made into an event.

    Attributes:
        values: those of the event's fields, all but what it keeps.
        kept: what no field holds, by keys of its own.
        place: the first place, and what is said of where that is.
        made: of what the title was made, as in `Retold`.
        silent: how many names of nobody there are.
        approximate: whether a code made the date a vaguer one.
    """

    values: list[Any]
    kept: dict[str, object]
    place: tuple[str, Whereabouts] | None
    made: str
    silent: int
    approximate: bool


class PlainRows:
    """What makes events of the rows of some columns."""

    def __init__(
        self,
        by: Understanding,
        retelling: Retelling,
        into: FileAssembly,
        names: Sequence[str],
        entry_of: EntryOf,
    ) -> None:
        """Take what is understood of the columns, and their names in the order of the cells."""
        self._by = by
        self._retelling = retelling
        self._naming = retelling.naming
        self._entry_of = entry_of
        self._number = {name: number for number, name in enumerate(names) if name}
        self._statuses = Statuses()
        self._apart = into.where[0].apart()
        self._dates = Dates()
        self._vague = retelling.dating.vague
        self._silent = retelling.silent
        self._places = [name for name in retelling.whereabouts if name in self._number]
        self._where = [*map(self._number.get, retelling.whereabouts)]
        self._id = self._numbers_of("id")
        self._texts = [(n, EVENT.slots[role]) for role in _TEXTS for n in self._numbers_of(role)]
        self._titled = bool(by.put_in) or "title" in by.roles
        several = [role for role in _ALONE if len(self._numbers_of(role)) > 1]
        self._left = [*(self._number[name] for name in by.own), *self._numbers_of(*several)]
        self._parts = [*self._parts_of_all()]
        held = {*self._numbers_of(*_ALONE, *LISTS, *DATING, *WHEREABOUTS), *self._left}
        self._kept = [
            (number, retelling.kept_as[name])
            for name, number in self._number.items()
            if number not in held and name not in by.left_out
        ]
        self._blank = EVENT.blank.copy()
        self._blank[_TITLE] = by.put_in

    def of(self, row: Sequence[str], line: int, number: int) -> Plain | None:
        """Return a row as an event, by its line and its number in the table; None if it is odd."""
        for place in self._left:
            if row[place]:
                return None
        values = self._blank.copy()
        more: list[tuple[int, str]] = []
        silent, approximate = 0, False
        for cells_of, slot, joins, read, met in self._parts:
            cells = cells_of(row)
            part = met.get(cells)
            if part is None:
                part = met[cells] = read(row, line)
            if part is ODD:
                return None
            value, beside = part
            if value:
                if joins and (before := values[slot]):
                    value = (*before, *(one for one in value if one not in before))
                values[slot] = value
            if beside is not None:
                more += beside.kept
                silent += beside.silent
                approximate = approximate or beside.approximate
        made = self._see_texts(row, number, values)
        if made is None:
            return None
        where = self._see_place(row, values[_PLACES], more) if self._places else None
        kept: dict[str, object] = {}
        for place, key in sorted((*self._kept, *more)) if more else self._kept:
            if text := _shown_text(row[place]):
                kept[key] = text
        if self._silent:
            self._pass_over(row, kept)
        return Plain(values, kept, where, made, silent, approximate)

    def _see_texts(self, row: Sequence[str], number: int, values: list[Any]) -> str | None:
        """Fill in the texts, and the id; return of what the title was made, None if it is odd."""
        for place, slot in self._texts:
            text = _shown_text(row[place])
            if text and (slot == _TITLE or text.strip() not in self._silent):
                values[slot] = text
        made = ""
        if not self._titled:
            values[_TITLE], made = self._retelling.title_of(partial(self._said_in, row))
        id = _shown_text(row[self._id[0]]) if self._id else ""
        if is_blank(values[_TITLE]) or (id and self._naming.is_silent(id)):
            return None
        values[_ID], values[_NAMED] = id or f"row-{number}", bool(id)
        return made

    def _pass_over(self, row: Sequence[str], kept: dict[str, object]) -> None:
        """Take what says nothing from what is kept, and count it."""
        unsaid = [key for key, text in kept.items() if str(text).strip() in self._silent]
        for key in unsaid:
            del kept[key]
        said = (row[at].strip() for at, slot in self._texts if slot != _TITLE)
        self._retelling.unsaid += len(unsaid) + sum(text in self._silent for text in said)

    def _see_place(
        self, row: Sequence[str], places: tuple[str, ...], more: list[tuple[int, str]]
    ) -> tuple[str, Whereabouts] | None:
        """Return what is said of the first place; what it does not hold is put to what is kept."""
        if not places:
            more += [self._under(name) for name in self._places]
            return None
        said, told = self._retelling.where_in(
            *["" if number is None else unguard(row[number]).strip() for number in self._where]
        )
        if len(told) < len(self._places):
            more += [self._under(name) for name in self._places if name not in told]
        return places[0], said

    def _said_in(self, row: Sequence[str], name: str) -> str:
        number = self._number.get(name)
        return "" if number is None else unguard(row[number]).strip()

    def _numbers_of(self, *roles: Role) -> list[int]:
        return [self._number[name] for role in roles for name in self._by.roles.get(role, ())]

    def _under(self, name: str) -> tuple[int, str]:
        return self._number[name], self._retelling.kept_as[name]

    def _parts_of_all(self) -> Iterator[_Plan]:
        roles = self._by.roles
        dating = [name for role in DATING for name in roles.get(role, ())]
        if dating:
            names = [*dating, *filter(None, [self._vague])]
            alone = len(names) == 1 and [*roles.get("date", ())] == names
            yield self._plan(
                names, "when", partial(self._one_date if alone else self._date_told, names)
            )
        for name in roles.get("status", ()):
            yield self._plan([name], "status", partial(self._status_told, name))
        for role in NAMES_OF:
            for name in roles.get(role, ()):
                yield self._plan([name], role, partial(self._names_of, role, name))
        if cited := roles.get("sources", ()):
            yield self._plan(cited, "sources", partial(self._cited_in, cited))

    def _plan(self, names: Sequence[str], field: Role | Literal["when"], read: _Read) -> _Plan:
        joins = field in NAMES_OF and len(self._numbers_of(field)) > 1
        at = map(self._number.__getitem__, names)
        return itemgetter(*at), EVENT.slots[field], joins, read, {}

    def _date_told(self, names: Sequence[str], row: Sequence[str], line: int) -> Any:
        event, held = Mapping(), set[str]()
        dated = self._retelling.date(self._entry_like(names, row, line), event, held)
        if dated.unread or dated.why is not None or dated.end is not None:
            return ODD
        kept = self._kept_of(name for name in names if name not in held and name != self._vague)
        return self._read_straight(event, "date", Beside(kept, approximate=dated.approximate))

    def _one_date(self, names: Sequence[str], row: Sequence[str], line: int) -> Any:
        """Return what one column of dates says: straight, where that is all that there is to it."""
        text = unguard(row[self._number[names[0]]])
        told = self._by.dates["date"].read(text)
        plain = isinstance(told, Told) and told.whole and told.text == text != ""
        if plain and text not in self._retelling.dating.watched:
            when = self._dates(text)
            return ODD if when is ODD else (when, None)
        return self._date_told(names, row, line) if text else _NOTHING

    def _cited_in(self, names: Sequence[str], row: Sequence[str], line: int) -> Any:
        event, held = Mapping(), set[str]()
        before = self._naming.silent
        self._retelling.cite(self._entry_like(names, row, line), event, held)
        silent, self._naming.silent = self._naming.silent - before, before
        kept = self._kept_of(name for name in names if name not in held)
        return self._read_straight(event, "sources", Beside(kept, silent))

    def _read_straight(self, event: Mapping, key: str, beside: Beside) -> Any:
        """Return what the reader of events makes of a key, if it finds nothing to report."""
        value = None
        if key in event:
            value = EVENT.keys[key][1](self._apart, event[key][1], key)  # type: ignore[arg-type]
            if value is REFUSED or self._apart.report:
                self._apart = self._apart.apart()
                return ODD
        return value, beside if any(beside) else None

    def _status_told(self, name: str, row: Sequence[str], line: int) -> Any:
        text = _shown_text(row[self._number[name]])
        if not text:
            return _NOTHING
        cell = Cell(text, _AT, _AT)
        told = self._statuses.told(cell)
        if told is None:
            return ODD
        return told.value, None if told is cell else Beside(self._kept_of([name]))

    def _names_of(self, role: Role, name: str, row: Sequence[str], line: int) -> Any:
        naming = self._naming
        before = naming.silent
        names = [*dict.fromkeys(naming.texts_in(name, unguard(row[self._number[name]])))]
        silent, naming.silent = naming.silent - before, before
        value = named(names, role, naming.part_in(name) if role == "actors" else "")
        beside = Beside(self._kept_of([name]) if naming.spells_out(name) else (), silent)
        return value, beside if any(beside) else None

    def _entry_like(self, names: Sequence[str], row: Sequence[str], line: int) -> Mapping:
        return self._entry_of(line, row, [*map(self._number.__getitem__, names)])

    def _kept_of(self, names: Iterable[str]) -> _Kept:
        return tuple(map(self._under, names))


def _shown_text(cell: str) -> str:
    """Return the text of a cell as it stands, the empty text where it shows nothing."""
    if "!" <= cell[:1] <= "~" and cell[0] != "'":  # as nearly all do
        return cell
    text = unguard(cell)
    return "" if is_blank(text) else text
