"""An event of a calendar as an entry of a foreign list: under the names of its properties.

What a property says of a date, a place or a status is told as the list is read
(`libyatl.formats.foreign.entering`); whatever that does not hold is kept under the name of the
property, and a parameter under `NAME;PARAMETER`.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.entries.cells import Cell, Line, with_text
from libyatl.formats.entries.nodes import Mapping, Node, Sequence
from libyatl.formats.foreign.presets import Preset
from libyatl.formats.foreign.roles import Role, folded
from libyatl.formats.ics.calendar_components import Component
from libyatl.formats.ics.calendar_values import Moment, after, is_zone, last_of, moment_of, zone_of
from libyatl.formats.ics.content_lines import Property, texts_apart, unescaped

ROLES: dict[str, Role] = {
    "DTSTART": "date",
    "DTEND": "end",
    "SUMMARY": "title",
    "DESCRIPTION": "summary",
    "COMMENT": "note",
    "LOCATION": "places",
    "latitude": "latitude",
    "longitude": "longitude",
    "URL": "sources",
    "SOURCE": "sources",
    "ATTACH": "sources",
    "CATEGORIES": "tags",
    "ORGANIZER": "actors",
    "ATTENDEE": "actors",
    "status": "status",
    "UID": "id",
}
"""What a property is in an event; those in small letters are made of others."""
TEXTS = frozenset(("SUMMARY", "DESCRIPTION", "COMMENT", "UID", "CONTACT", "RELATED-TO"))
"""Properties of which the value is a TEXT, in which commas part nothing (3.8)."""
_LISTS = frozenset(("CATEGORIES", "RESOURCES"))
_REPEATING = ("RRULE", "RDATE", "EXDATE", "EXRULE")
_CALENDAR_STATUS = {"TENTATIVE": "planned", "CANCELLED": "planned"}
_PLAIN_FOR = {
    "DTSTART": {"VALUE", "TZID"},
    "DTEND": {"VALUE", "TZID"},
    "URL": {"VALUE"},
    "SOURCE": {"VALUE"},
    "ATTACH": set[str](),
}
"""Parameters that a field holds with the value, or that say nothing beside it."""


CALENDAR = Preset(
    name="a calendar",
    told_by=frozenset(),
    roles={folded(name): role for name, role in ROLES.items()},
    title="",
    part={"organizer": "organizer", "attendee": "attendee"},
    closed=True,
)
"""What the properties of a calendar mean."""


class CalendarEntries:
    """What makes entries of the events of one file, and says what is wrong with them."""

    def __init__(self, file: str) -> None:
        """Take the name of the file."""
        self.found: list[Diagnostic] = []
        self._file = file
        self._zones: dict[str, bool] = {}

    def of(self, component: Component) -> Mapping:
        """Return the entry of an event or a journal."""
        at = component.begin
        entry = Mapping()
        entry.start_mark, entry.end_mark, entry.flow = at, at, False
        by_name: dict[str, list[Property]] = {}
        for each in component.properties:
            # What is attached as bytes is no source.
            coded = each.name == "ATTACH" and "ENCODING" in each.parameters
            name = "ATTACH in BASE64" if coded else each.name
            by_name.setdefault(name, []).append(each)
        for name, several in by_name.items():
            self._put_entry(entry, name, several)
        self._put_dates(entry, by_name, at)
        _put_coordinates(entry, by_name)
        _put_status(entry, by_name)
        self._see_recurrence(entry, by_name)
        for kind, texts in component.within.items():
            _put_texts(entry, kind, texts, at)
        if component.broken:
            _put_texts(entry, "lines that cannot be read", component.broken, at)
        return entry

    def _put_entry(self, entry: Mapping, name: str, several: list[Property]) -> None:
        """Put a property to an entry, with those of its parameters that nothing else holds."""
        cells = [cell for said in several for cell in _cells_of_property(said)]
        first = cells[0]
        value: Node = first
        if name in ("DESCRIPTION", "COMMENT"):
            value = with_text(first, "\n\n".join(cell.value for cell in cells))
        elif len(cells) > 1 or ROLES.get(name) in ("places", "tags", "actors", "sources"):
            value = _sequence_entry(cells)
        entry[name] = with_text(first, name), value
        odd = [said for said in several if self._further(said)]
        if len(several) > 1 and odd:
            _put_texts(entry, f"{name} as written", [s.written for s in several], several[0].at)
            return
        for said in odd:
            for parameter, values in self._further(said).items():
                cell = with_text(said.at, ",".join(values))
                entry[f"{name};{parameter}"] = cell, cell

    def _further(self, said: Property) -> dict[str, list[str]]:
        """Return the parameters that no field holds."""
        held = {"CN"} if said.name in ("ORGANIZER", "ATTENDEE") else _PLAIN_FOR.get(said.name, ())
        further = {key: values for key, values in said.parameters.items() if key not in held}
        if said.name in ("ORGANIZER", "ATTENDEE") and "CN" in said.parameters:
            further["address"] = [said.value]
        return further

    def _put_dates(self, entry: Mapping, by_name: dict[str, list[Property]], at: Line) -> None:
        """Put the dates to an entry in the grammar of dates, if they can be read."""
        begins, ends, lengths = (
            next(iter(by_name.get(name, ())), None) for name in ("DTSTART", "DTEND", "DURATION")
        )
        begin = moment_of(begins) if begins else None
        if begins is None:
            self._doubt(code="no-dtstart", at=at, message="the event has no DTSTART", help=_UNDATED)
        elif begin is not None:
            entry["DTSTART"] = entry["DTSTART"][0], with_text(begins.at, begin.text)
        end = moment_of(ends) if ends else None
        if ends and end is not None:
            entry["DTEND"] = entry["DTEND"][0], with_text(ends.at, last_of(end, begin).text)
        elif lengths and begin is not None and not ends:
            last = after(begin, lengths.value)
            text = lengths.value if last is None else last.text
            entry["DTEND"] = with_text(lengths.at, "DURATION"), with_text(lengths.at, text)
        for said in filter(None, (begins, ends)):
            self._see_zone(entry, said)

    def _see_zone(self, entry: Mapping, said: Property) -> None:
        zone = zone_of(said)
        if not zone:
            return
        _, kept = entry.get("tzid", (None, None))
        name = "tzid" if kept is None else f"{said.name};TZID"
        if not isinstance(kept, Cell) or kept.value != zone:
            entry[name] = with_text(said.at, name), with_text(said.at, zone)
        if zone not in self._zones:
            self._zones[zone] = is_zone(zone)
            if not self._zones[zone]:
                message = f"'{zone[:60]}' is no time zone that is known here"
                self._doubt(
                    code="unknown-timezone", at=_mark_of(said), message=message, help=_LOCAL
                )

    def _see_recurrence(self, entry: Mapping, by_name: dict[str, list[Property]]) -> None:
        again = by_name.get("RECURRENCE-ID")
        if again and "UID" in entry:
            key, uid = entry["UID"]
            if isinstance(uid, Cell):
                moment = moment_of(again[0])
                which = again[0].value if moment is None else moment.text
                entry["UID"] = key, with_text(uid, f"{uid.value}@{which}")
        for name in _REPEATING[:2]:
            for said in by_name.get(name, ())[:1]:
                message = f"the event is repeated, by {name}"
                self._doubt(
                    code="repeated-event",
                    at=_mark_of(said),
                    message=message,
                    help=_FIRST_ALONE,
                )

    def _doubt(self, *, code: str, at: Line, message: str, help: str) -> None:
        place = Span(self._file, at.line + 1, at.column + 1)
        self.found.append(
            Diagnostic(code=code, severity=Severity.WARNING, message=message, span=place, help=help)
        )


_UNDATED = "it is undated"
_LOCAL = "its clock times stand as written, without a zone; the name of the zone is kept"
_FIRST_ALONE = "the first time alone is an event; the rule is kept as written"


def _mark_of(said: Property) -> Line:
    mark = said.at.start_mark
    assert isinstance(mark, Line)
    return mark


def _cells_of_property(said: Property) -> Iterator[Cell]:
    """Yield what a property says, each as a text in quotes: no word in it says that it is none."""
    name, value = said.name, said.value
    if name in ("ORGANIZER", "ATTENDEE"):
        texts = [*said.parameters.get("CN", ())][:1] or [value]
    elif name in _LISTS:
        texts = texts_apart(value)
    elif name in TEXTS or name == "LOCATION" or name.startswith("X-"):
        texts = [unescaped(value)]
    else:
        texts = [value]
    for text in texts:
        yield Cell(text, said.at.start_mark, said.at.end_mark, '"')


def _put_coordinates(entry: Mapping, by_name: dict[str, list[Property]]) -> None:
    """Put latitude and longitude for a GEO to an entry (3.8.1.6)."""
    for said in by_name.get("GEO", ())[:1]:
        latitude, semicolon, longitude = said.value.partition(";")
        if semicolon and ";" not in longitude:
            del entry["GEO"]
            for name, text in (("latitude", latitude), ("longitude", longitude)):
                entry[name] = with_text(said.at, name), with_text(said.at, text.strip())


def _put_status(entry: Mapping, by_name: dict[str, list[Property]]) -> None:
    """Put our status to an entry, and a tag to what is cancelled.

    What is confirmed was so when that was written: it occurred if it had begun before DTSTAMP, and
    was planned otherwise. Where either date is missing, nothing is told.
    """
    for said in by_name.get("STATUS", ())[:1]:
        word = said.value.strip().upper()
        ours = _CALENDAR_STATUS.get(word, "")
        if word == "CONFIRMED":
            begin, stamp = (
                moment_of(by_name[name][0]) if name in by_name else None
                for name in ("DTSTART", "DTSTAMP")
            )
            if begin is not None and stamp is not None:
                ours = "occurred" if _second(begin) <= _second(stamp) else "planned"
        if ours:
            entry["status"] = with_text(said.at, "status"), with_text(said.at, ours)
        if word == "CANCELLED":
            key, tags = entry.get("CATEGORIES", (said.at, _sequence_entry([])))
            cells = [tag for tag in tags if isinstance(tag, Cell)] if isinstance(tags, list) else []
            cancelled = with_text(said.at, "cancelled")
            entry["CATEGORIES"] = key, _sequence_entry([*cells, cancelled])


def _second(moment: Moment) -> int:
    return moment.day * 86_400 + (moment.second or 0) - (moment.offset or 0)


def _put_texts(entry: Mapping, name: str, texts: list[str], at: Cell | Line) -> None:
    place = at.start_mark if isinstance(at, Cell) else at
    cells = [Cell(text, place, place, '"') for text in texts]
    entry[name] = Cell(name, place, place), cells[0] if len(cells) == 1 else _sequence_entry(cells)


def _sequence_entry(cells: list[Cell]) -> Sequence:
    made = Sequence(cells)
    mark = cells[0].start_mark if cells else Line(0)
    made.start_mark, made.end_mark, made.flow = mark, mark, False
    return made
