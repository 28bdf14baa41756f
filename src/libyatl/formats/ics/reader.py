"""A calendar into a timeline: each VEVENT and VJOURNAL is an event, or is reported.

A calendar that libyatl wrote is read in our keys, any other as a list of another tool.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from libyatl.findings.diagnostics import Report, Span
from libyatl.formats.controls import in_cells
from libyatl.formats.entries.cells import Cell, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import Mapping
from libyatl.formats.foreign.entering import read_foreign
from libyatl.formats.ics.calendar_components import Calendar
from libyatl.formats.ics.calendar_entries import CALENDAR, ROLES, CalendarEntries
from libyatl.formats.ics.content_lines import (
    LINE_END,
    Property,
    logical_lines,
    unescaped,
)
from libyatl.formats.ics.own_calendar import is_own, own_entry
from libyatl.model import Event, Extra
from libyatl.model.source_text import SourceText
from libyatl.text.plurals import number_of

_TITLES = ("NAME", "X-WR-CALNAME")
"""The name of a calendar: that of RFC 7986, and that which most programs write."""
_NO_NEWS = frozenset(("VERSION", "PRODID"))
_USUAL = ("SUMMARY", "DESCRIPTION", "DTSTART", "DTEND")


def read_ics(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a text of calendars (`libyatl.formats.format.Read`)."""
    report.open(name, SourceText(data, LINE_END))
    in_cells(data, name, report, ends=LINE_END, apart=LINE_END)
    calendar = Calendar(name)
    calendar.take(logical_lines(data.decode()))
    for fault in calendar.faults:
        report.add(fault)
    file, _ = into.where
    file.title_key = "SUMMARY:"
    own = is_own(calendar.properties)
    _say_of_file(calendar.properties, into, own=own)
    if own:
        for component in calendar.entries:
            event, kept = own_entry(component)
            into.event(event, own=partial(_kept_as_ours, kept))
        return
    entries = CalendarEntries(name)
    made = [*map(entries.of, calendar.entries)]
    for found in entries.found:
        report.add(found)
    read_foreign(
        lambda: iter(made),
        [*_names_read(made)],
        into,
        what="key",
        place=Span(name, made[0].start_mark.line + 1 if made else 1),  # type: ignore[union-attr]
        plural="events",
        said=tuple(_said_of_others(calendar)),
        preset=CALENDAR,
    )


def _kept_as_ours(kept: Extra, event: Event) -> Extra:
    return kept


def _names_read(entries: list[Mapping]) -> Iterator[str]:
    """Yield the names of all properties, those that have a role first."""
    held = dict.fromkeys(name for entry in entries for name in entry)
    yield from (name for name in ROLES if name in held or name in _USUAL)
    yield from (name for name in held if name not in ROLES)


def _said_of_others(calendar: Calendar) -> Iterator[tuple[str, str]]:
    """Yield what is said of what is no event."""
    for kind, count in calendar.others.items():
        if kind == "VTIMEZONE":
            zones = number_of(count, "definition")
            yield "note", f"{zones} of time zones left out: zones are those that are known here"
        else:
            yield "note", f"{count} {kind[:40]} {'is no event' if count == 1 else 'are no events'}"


def _say_of_file(properties: list[Property], into: FileAssembly, *, own: bool) -> None:
    """Hand over what is said of the whole: its title, and all else but what every calendar says."""
    title = next((each for name in _TITLES for each in properties if each.name == name), None)
    for each in properties:
        text = unescaped(each.value)
        if each.name in _TITLES and title is not None and text == unescaped(title.value):
            if each is title:
                into.beside(with_text(each.at, "title"), _text_read(each))
        elif not (each.name in _NO_NEWS and (own or each.name == "VERSION")):
            written = each.written.removeprefix(":") if each.parameters else text
            into.beside(with_text(each.at, each.name), with_text(each.at, written))


def _text_read(said: Property) -> Cell:
    return with_text(said.at, unescaped(said.value))
