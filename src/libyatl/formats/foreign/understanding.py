"""What is understood of a table or a list as a whole: what its columns hold, its dates, its titles.

It is decided before the first entry is told, from the names of the columns and from the distinct
cells of those that hold dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

from libyatl.dates.together.column import DateColumn, Told, read_together
from libyatl.dates.together.midnights import without_midnights
from libyatl.dates.together.part_columns import PartColumns, parts_together
from libyatl.dates.together.year_cells import year_in
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.foreign.instants import (
    NO_INSTANTS,
    Instants,
    by_preset,
    instants_of,
    unset_in,
)
from libyatl.formats.foreign.presets import Preset, told
from libyatl.formats.foreign.roles import BY_NAME, DATING, LISTS, NEEDS, ROLES, Role, folded
from libyatl.formats.foreign.templates import Template
from libyatl.formats.how import LEFT_OUT, NONE, How
from libyatl.text.inert import is_blank

Cells = Callable[[Sequence[str]], Iterable[tuple[tuple[str, ...], int]]]
"""Yields the texts that entries have under the names that it is given, in the order in which they
stand there first, and how many entries have them; empty where there is none. The same texts may
come more than once."""
What = Literal["column", "key"]
_WITHOUT_A_ROLE = frozenset(EVENT.keys.keys() - {*ROLES})
OF_DATES: tuple[Role, ...] = ("date", "end", "year", "end_year")
_OF_YEARS: tuple[Role, ...] = ("year", "end_year")
_YEARS: Mapping[Role, Role] = {"date": "year", "end": "end_year"}
"""Of dates that may have no whole year, the role that has it."""
_OFTEN_NO_ENDS = frozenset(("to", "until", "finish", "end_time"))
"""Names of ends that mean other things too: they are such where a cell is a date."""


class Understanding(NamedTuple):
    """What is understood of the columns of a table, or the keys of a list.

    Attributes:
        names: all columns, as they are called.
        roles: the columns of each role that has any.
        own: the columns that are keys of an event as they stand, and have no role.
        left_out: the columns that a person wants left out.
        preset: the table that it is, if many people have it.
        title: how titles are made, where no column has them.
        shortened: whether titles are the beginnings of summaries.
        dates: of each role with dates, what its columns say.
        parts: of each role with years, what its column says.
        how: what a person said.
        what: what a column is called here.
        put_in: the title of every entry, where titles are not looked at; else empty.
        instants: what two columns of instants, and cells that set none, come to.
    """

    names: Sequence[str]
    roles: Mapping[Role, tuple[str, ...]]
    own: frozenset[str]
    left_out: frozenset[str]
    preset: Preset | None
    title: Template | None
    shortened: bool
    dates: Mapping[Role, DateColumn]
    parts: Mapping[Role, PartColumns]
    how: How
    what: What
    put_in: str = ""
    instants: Instants = NO_INSTANTS

    @property
    def has_titles(self) -> bool:
        """Whether it is known where titles come from."""
        return "title" in self.roles or self.title is not None or self.shortened


def understood(
    names: Sequence[str], cells: Cells, how: How, *, what: What, preset: Preset | None = None
) -> Understanding:
    """Return what is understood of columns of the names; they tell the preset, if none is given."""
    preset = preset or told(frozenset(map(folded, names)))
    roles = roles_of(names, preset, how, what)
    held = {name for columns in roles.values() for name in columns}
    left_out = frozenset(_columns(names, how, LEFT_OUT))
    counted = _counted_together(roles, cells)
    unset = unset_in(preset, {role: of.cells for role, of in counted.items()})
    dates = _date_columns(roles, counted, by_preset(how, preset, unset), what)
    if preset is None or not preset.closed:
        dates = without_midnights(dates)
    parts = {
        role: parts_together(
            counted[role].cells, century=how.century, missing=frozenset(how.missing)
        )
        for role in _OF_YEARS
        if role in counted
    }
    if "date" not in roles and "clock" in roles and "year" not in roles:
        _see_dates_in_clocks(roles, dates)
    if "end" in dates and "end" not in dict(how.map) and _are_no_ends(roles["end"], dates["end"]):
        del roles["end"], dates["end"]
    title, shortened = None, False
    if how.title:
        roles.pop("title", None)
    if "title" not in roles:
        title = template_of(names, preset, how)
        shortened = title is None and "summary" in roles and _all_show(roles["summary"], cells)
    own = own_keys(names) - held - left_out
    instants = instants_of(roles.get("date", ()), cells, dates, unset) if preset else NO_INSTANTS
    return Understanding(
        *(names, roles, own, left_out, preset, title, shortened, dates, parts, how, what),
        instants=instants,
    )


def template_of(names: Sequence[str], preset: Preset | None, how: How) -> Template | None:
    """Return how titles are made where no column has them, if anybody says it."""
    text = how.title or (preset.title if preset else "")
    return Template(text, names) if text else None


def own_keys(names: Collection[str]) -> frozenset[str]:
    """Return the columns that are keys of an event as they stand, and have no role."""
    if not {"date", "title"} <= {*names}:
        return frozenset()
    return _WITHOUT_A_ROLE & {*names}


def roles_of(
    names: Sequence[str], preset: Preset | None, how: How, what: What
) -> dict[Role, tuple[str, ...]]:
    """Return the columns of each role: by what a person says, by the preset, by their names."""
    found: dict[Role, list[tuple[int, bool, str]]] = {role: [] for role in ROLES}
    said = {role: _columns(names, how, role) for role, _ in how.map}
    taken = {name for columns in said.values() for name in columns}
    meant = _meant_by(preset)
    closed = {*said, *(DATING if ("date", NONE) in how.map else ())}
    for name in names:
        role, place = _role_of(name, meant, closed=preset is not None and preset.closed)
        if name not in taken and role in ROLES and role not in closed:
            found[role].append((place, name != folded(name), name))
    chosen: dict[Role, tuple[str, ...]] = {}
    for role in ROLES:
        columns = [*said.get(role, ()), *(name for *_, name in sorted(found[role], key=_preferred))]
        if role not in LISTS and what == "column":
            # Of several columns of one thing the first has it, but for what a person wants, and
            # where the makers of a table have one beside the other.
            columns = columns[
                : max(1, len(said.get(role, ()) or _of_preset(role, columns, preset)))
            ]
        if columns:
            chosen[role] = tuple(columns)
    for role, others in NEEDS.items():
        if role in chosen and not any(other in chosen for other in others):
            del chosen[role]
    return chosen


def _of_preset(role: Role, columns: Sequence[str], preset: Preset | None) -> list[str]:
    known = preset.roles if preset else {}
    return [name for name in columns if known.get(folded(name)) == role]


def _preferred(column: tuple[int, bool, str]) -> tuple[int, bool]:
    """Return what goes first: a name that is preferred, then one written as that is."""
    place, otherwise_written, _ = column
    return place, otherwise_written


def _columns(names: Sequence[str], how: How, role: str) -> list[str]:
    """Return the columns of a role by what a person says: called so, or folded to the same."""
    meant = [column for one, column in how.map if one == role and column != NONE]
    return [
        name
        for column in meant
        for name in ([column] if column in names else _folded_alike(names, column))
    ]


def _folded_alike(names: Sequence[str], column: str) -> list[str]:
    wanted = folded(column)
    return [name for name in names if wanted and folded(name) == wanted][:1]


_Meant = Mapping[str, tuple[Role | Literal[""], int]]


def _meant_by(preset: Preset | None) -> _Meant:
    """Return by the folded names of a preset their roles, and how far they go before all others."""
    roles = {} if preset is None else preset.roles
    return {
        plain: (role or "", place) for place, (plain, role) in enumerate(roles.items(), -len(roles))
    }


def _role_of(name: str, meant: _Meant, *, closed: bool) -> tuple[Role | Literal[""], int]:
    plain = folded(name)
    if plain in meant:
        return meant[plain]
    return ("", 0) if closed else BY_NAME.get(plain, ("", 0))


class _Counted(NamedTuple):
    """The distinct cells of a role with how often each stands there, and the years of its rows."""

    cells: Counter[str]
    years: dict[str, set[int]]


def _counted_together(roles: Mapping[Role, tuple[str, ...]], cells: Cells) -> dict[Role, _Counted]:
    """Return what stands in the columns of dates."""
    dated = [(role, name) for role in (*OF_DATES, "clock") for name in roles.get(role, ())]
    names = [name for _, name in dated]
    counted = {role: _Counted(Counter(), {}) for role, _ in dated}
    years = {role: names.index(roles[of][0]) for role, of in _YEARS.items() if of in roles}
    plans = [(counted[role], years.get(role, -1)) for role, _ in dated]
    for row, number in cells(names) if names else ():
        for (count, year), cell in zip(plans, row, strict=True):
            if cell and not is_blank(cell):
                count.cells[cell] += number
                if year >= 0 and (of_row := year_in(row[year])) is not None:
                    count.years.setdefault(cell, set()).add(of_row)
    return counted


def _all_show(names: Sequence[str], cells: Cells) -> bool:
    """Whether every entry shows something in one of some columns."""
    return not any(all(map(is_blank, row)) for row, _ in cells(names))


def _date_columns(
    roles: Mapping[Role, tuple[str, ...]],
    counted: Mapping[Role, _Counted],
    how: How,
    what: What,
) -> dict[Role, DateColumn]:
    """Return what the columns of dates say, of each role that has one.

    What one of them leaves open, another may settle: a table is written in one way.
    """
    asked = {
        role: partial(
            read_together,
            cells,
            order=how.order,
            century=how.century,
            years=years if _YEARS.get(role) in roles else None,
            missing=frozenset(how.missing),
            epoch=how.epoch,
            html=what == "key",
        )
        for role, (cells, years) in counted.items()
        if role not in _OF_YEARS
        if role != "clock" or ("date" not in roles and "year" not in roles)
    }
    alone = {role: read() for role, read in asked.items()}
    several = len(alone) > 1
    return {
        role: asked[role](beside=alone.values())
        if several and column.fault == "column-ambiguous-dates"
        else column
        for role, column in alone.items()
    }


def _see_dates_in_clocks(roles: dict[Role, tuple[str, ...]], dates: dict[Role, DateColumn]) -> None:
    """Take what is called as a clock is for a date where its cells are dates."""
    column = dates.pop("clock")
    if any(isinstance(told, Told) and told.text for told in column.readings.values()):
        roles["date"] = roles.pop("clock")
        dates["date"] = column


def _are_no_ends(names: tuple[str, ...], column: DateColumn) -> bool:
    """Whether what is called as an end is none: to whom a letter went, or a time of day alone."""
    told = map(column.read, column.readings)
    if column.fault or any(isinstance(one, Told) and one.text for one in told):
        return False
    return _OFTEN_NO_ENDS.issuperset(map(folded, names))
