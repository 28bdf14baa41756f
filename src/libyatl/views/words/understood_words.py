"""The words in which it is said how a file of another tool was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from shlex import quote
from typing import Protocol

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.calendar_names import Named, Unit, name, of_precision, pair
from libyatl.model import Timeline
from libyatl.model.understood import Understood
from libyatl.text.measure import cells
from libyatl.text.plurals import number_of

_UNITS: Mapping[str, Unit] = {"time": "day", "day": "day", "week": "day", "month": "month"}


class Dated(Protocol):
    """What knows the dates of its events without holding these: a table on an engine."""

    def dated(self) -> tuple[list[When], int]:
        """Return dates, the first and the last among them, and how many events have none."""


def headline(said: Understood, known: Timeline | Dated) -> str:
    """Return `acled.csv: ACLED, 326 rows: 326 events, 30 June 2022 to 8 December 2023`."""
    if isinstance(known, Timeline):
        events = known.events[slice(*said.events)]
        dates = [event.when for event in events if event.when is not None]
        undated = len(events) - len(dates)
    else:
        dates, undated = known.dated()
    counted = f"{said.held} {said.entries}" if said.held != 1 else f"1 {said.entries[:-1]}"
    parts = [number_of(said.taken, "event"), *_first_to_last(dates, undated)]
    return f"{said.file}: {said.what}, {counted}: {', '.join(parts)}"


def together(said: Sequence[Understood]) -> str:
    """Return `240 files of other tools: 240 events`."""
    taken = sum(one.taken for one in said)
    return f"{len(said)} files of other tools: {number_of(taken, 'event')}"


def reading_options(
    said: Understood, guessed: Sequence[tuple[str, str]] = (), width: int = 0
) -> list[str]:
    """Return the options by which the file is read as it is, as a shell takes them.

    Roles that are `guessed` stand first. One `--map` for all; with a width several, each of so
    many cells if its role can be.
    """
    roles = [*guessed, *((role, column) for role, some in said.roles for column in some)]
    columns = [f"{role}={_for_a_shell(column)}" for role, column in roles]
    maps: list[str] = []
    for column in columns:
        longer = f"{maps[-1]},{column}" if maps else column
        if maps and (not width or cells(_map(longer)) <= width):
            maps[-1] = longer
        else:
            maps.append(column)
    return [*map(_map, maps), *([f"--title {quote(said.title)}"] if said.title else [])]


def _map(columns: str) -> str:
    return f"--map {quote(columns)}"


def _for_a_shell(column: str) -> str:
    return f'"{column}"' if "," in column else column


def _first_to_last(dates: Sequence[When], undated: int) -> list[str]:
    """Return the first and the last date that is stated, no more exactly than it is."""
    begun = [(when.first_day, when) for when in dates if OPEN_PAST < when.first_day < OPEN_FUTURE]
    ended = [(when.last_day, when) for when in dates if OPEN_PAST < when.last_day < OPEN_FUTURE]
    days = [*begun, *ended]
    if not days:
        return ["none of them dated"] if dates or undated else []
    first = _day_named(*min(days, key=itemgetter(0)), 0)
    last = _day_named(*max(days, key=itemgetter(0)), -1)
    alike = [bool(part) for part in first] == [bool(part) for part in last]
    said = pair(first, last, joint="to") if alike else f"{name(first)} to {name(last)}"
    return [
        name(first) if first == last else said,
        *([f"{undated} undated"] if undated else []),
    ]


def _day_named(day: int, when: When, end: int) -> Named:
    """Return what to name of a day, as far as its date, or that end of its date, does."""
    stated = when
    while stated.ends or stated.parts:
        at_end = [part for part in stated.parts if day in (part.first_day, part.last_day)]
        stated = at_end[0] if at_end else (stated.ends or stated.parts)[end]
    if stated.precision == "range":  # `between 6 and 12 July 2020` says no more of its ends
        return of_precision(day, _unit_beside(day + (1 if end else -1), day))
    return of_precision(day, _UNITS.get(stated.precision, "year"))


def _unit_beside(other: int, day: int) -> Unit:
    """Return the largest unit that begins, or ends, between a day and the one beside it."""
    (year, month, _), (its_year, its_month, _) = (of_precision(one, "day") for one in (other, day))
    return "year" if year != its_year else "month" if month != its_month else "day"
