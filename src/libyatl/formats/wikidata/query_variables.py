"""Which variable of a query is what, by how Wikidata calls them and by what they are bound to.

`?item` is what the rows are about, `?itemLabel` its name and `?itemDescription` what it is, as the
label service of Wikidata calls them; so it is of each variable, and `?placeLabel` is the name of
`?place`. What has no such name has the role of a column that is called so
(`libyatl.formats.foreign.roles`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from libyatl.formats.foreign.presets import Preset
from libyatl.formats.foreign.roles import BY_NAME, LISTS, Role, folded
from libyatl.formats.how import LEFT_OUT, How

_ENTITY = re.compile(r"https?://[^/\s]+/entity/([QLP][0-9]+)")
_SUBJECTS = ("item", "event")
_PRECISIONS = ("precision", "prec", "time_precision")
_CALENDARS = ("calendar", "calendar_model", "time_calendar")
_NAMED: tuple[Role, ...] = (*LISTS, "country")
_OF_A_DATE = re.compile(r"XMLSchema#(?:dateTime|dateTimeStamp|date|gYear|gYearMonth)\Z")
_SPATIAL = "#wktLiteral"
_SPANNING: tuple[Role, ...] = ("date", "end")
ID = "id of the item"
LATITUDE, LONGITUDE = "latitude of the point", "longitude of the point"


class Bound(NamedTuple):
    """What a variable is bound to, over all rows: the datatypes, and the first text."""

    types: frozenset[str]
    first: str


class Variables(NamedTuple):
    """Which variable is what.

    Attributes:
        preset: their roles.
        subject: the one that the rows are about; empty where none is known.
        title: the one that has its name; empty where none does.
        dates: those that hold dates of events.
        precisions: by date, the variable of how precise it is.
        calendars: by date, the variable of the calendar in which it was written.
        point: the one that holds a place's coordinates; empty where none does.
        places: those that name places.
    """

    preset: Preset
    subject: str
    title: str
    dates: tuple[str, ...]
    precisions: Mapping[str, str]
    calendars: Mapping[str, str]
    point: str
    places: tuple[str, ...]


def entity_of(address: str) -> str:
    """Return `Q42` of the address of an item; empty of any other."""
    found = _ENTITY.fullmatch(address)
    return found[1] if found else ""


def variables_of(names: Sequence[str], bound: Mapping[str, Bound], how: How) -> Variables:
    """Return which of some variables is what."""
    mapped = {column: role for role, column in how.map if role != LEFT_OUT}
    by_fold = {folded(name): name for name in reversed(names)}
    there = frozenset(names)
    subject = _subject_of_rows(names, bound, mapped)
    roles: dict[str, Role | None] = {}
    timed = [name for name in names if any(map(_OF_A_DATE.search, bound[name].types))]
    times = frozenset(timed)
    for name in names:
        base = name.removesuffix("Label")
        if name == subject:
            roles[name] = "sources"
        elif base != name and base:
            roles[name] = "title" if _is_subject(base, subject) else _named_role(base)
        elif name.removesuffix("Description") != name:
            of = name.removesuffix("Description")
            roles[name] = "summary" if _is_subject(of, subject) else None
        elif f"{name}Label" in there and name not in times:
            roles[name] = None
    roles |= _roles_of_times(timed, roles)
    points = [name for name in names if any(t.endswith(_SPATIAL) for t in bound[name].types)]
    roles |= dict.fromkeys(points, None)
    by_role = {**{name: _usual_role(name) for name in names}, **roles, **mapped}
    dates = tuple(name for name in names if by_role[name] in _SPANNING)
    return Variables(
        preset=_preset_of(roles),
        subject=subject,
        title=next((name for name in names if by_role[name] == "title"), ""),
        dates=dates,
        precisions=_called_beside(dates, by_fold, _PRECISIONS),
        calendars=_called_beside(dates, by_fold, _CALENDARS),
        point=points[0] if points else "",
        places=tuple(name for name in names if by_role[name] == "places"),
    )


def _preset_of(roles: Mapping[str, Role | None]) -> Preset:
    made: dict[str, Role | None] = {ID: "id", LATITUDE: "latitude", LONGITUDE: "longitude"}
    plain = {folded(name): role for name, role in {**made, **roles}.items()}
    return Preset(name="Wikidata", told_by=frozenset(), roles=plain, title="")


def _subject_of_rows(
    names: Sequence[str], bound: Mapping[str, Bound], mapped: Mapping[str, str]
) -> str:
    there = frozenset(names)
    entities = [
        name
        for name in names
        if entity_of(bound[name].first)
        and mapped.get(name, "sources") == "sources"
        and not folded(name).endswith(_CALENDARS)
    ]
    wanted = [name for name in entities if folded(name) in _SUBJECTS]
    named = [name for name in entities if f"{name}Label" in there]
    free = [name for name in named + entities if _named_role(name) is None]
    return next(iter([*wanted, *free]), "")


def _is_subject(name: str, subject: str) -> bool:
    return name == subject or (not subject and folded(name) in _SUBJECTS)


def _usual_role(name: str) -> Role | None:
    return BY_NAME[folded(name)][0] if folded(name) in BY_NAME else None


def _named_role(name: str) -> Role | None:
    """Return the role of what is named by a label: `participant` as `participants`."""
    plain = folded(name)
    role = _usual_role(plain) or _usual_role(f"{plain}s")
    return role if role in _NAMED else None


def _roles_of_times(
    timed: Sequence[str], roles: Mapping[str, Role | None]
) -> dict[str, Role | None]:
    """Return the roles of what is bound to times: by its name, else the first is the date."""
    found: dict[str, Role | None] = {}
    for name in timed:
        usual = _usual_role(name)
        found[name] = "date" if usual == "clock" else usual if usual in _SPANNING else None
    if "date" not in found.values():
        first = next((name for name, role in found.items() if role is None), None)
        if first is not None:
            found[first] = "date"
    return found


def _called_beside(
    dates: Sequence[str], by_fold: Mapping[str, str], words: Sequence[str]
) -> dict[str, str]:
    """Return by date the variable that is called for it; of one date alone, as all are."""
    found: dict[str, str] = {}
    for date in dates:
        asked = [f"{folded(date)}_{word}" for word in words]
        asked += words if len(dates) == 1 else ()
        said = next((by_fold[name] for name in asked if name in by_fold), "")
        if said:
            found[date] = said
    return found
