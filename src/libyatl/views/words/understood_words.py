"""The words in which it is said how a file of another tool was read."""

from __future__ import annotations

from collections.abc import Sequence
from shlex import quote

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.calendar_names import name, pair, span_of_units
from libyatl.model import Event, Timeline
from libyatl.model.understood import Understood
from libyatl.text.measure import cells
from libyatl.text.plurals import number_of


def headline(said: Understood, timeline: Timeline) -> str:
    """Return `acled.csv: ACLED, 326 rows: 326 events, 30 June 2022 to 8 December 2023`."""
    events = timeline.events[slice(*said.events)]
    counted = f"{said.held} {said.entries}" if said.held != 1 else f"1 {said.entries[:-1]}"
    parts = [number_of(said.taken, "event"), *_days(events)]
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
    columns = [f"{role}={_named(column)}" for role, column in roles]
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


def _named(column: str) -> str:
    return f'"{column}"' if "," in column else column


def _days(events: Sequence[Event]) -> list[str]:
    """Return the first and the last day that is stated, or that none is."""
    days = [
        day
        for event in events
        if event.when is not None
        for day in (event.when.first_day, event.when.last_day)
        if OPEN_PAST < day < OPEN_FUTURE
    ]
    if not days:
        return ["none of them dated"] if events else []
    first, last = span_of_units(min(days), max(days))
    undated = sum(event.when is None for event in events)
    return [
        name(first) if first == last else pair(first, last, joint="to"),
        *([f"{undated} undated"] if undated else []),
    ]
