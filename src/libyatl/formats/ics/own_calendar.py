"""A calendar that libyatl wrote: what its events say to the letter, unless a calendar moved them.

A calendar program shows and changes the properties that it knows (`DTSTART`, `STATUS`), and hands
others on. What stands in ours (`X-EDTF`, `X-LIBYATL-STATUS`) is believed only where those that it
knows are still what would be written of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.dates import DateError
from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.civil import civil
from libyatl.dates.on_calendars import Slot, clock_of, fit_of, slot_of, whole_range
from libyatl.dates.parsing import Effort, read_date
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.nodes import Mapping, Node, Sequence
from libyatl.formats.foreign.spans import span
from libyatl.formats.ics.calendar_components import Component
from libyatl.formats.ics.calendar_values import last_of, moment_of
from libyatl.formats.ics.content_lines import Property, texts_apart, unescaped
from libyatl.model import STATUSES

PRODID = "-//libyatl//plain-text chronology//EN"
"""What a calendar of ours says of the program that made it."""
AT_HOME = "@libyatl"
"""What stands behind an id in a UID of ours."""
EDTF, STATUS = "X-EDTF", "X-LIBYATL-STATUS"
ACTOR, PLACE, SOURCE = "X-LIBYATL-ACTOR", "X-LIBYATL-PLACE", "X-LIBYATL-SOURCE"
SHOWN_STATUS = {"occurred": "CONFIRMED", "planned": "TENTATIVE"}
"""The status of an event as calendars know it, where they know one."""
JOIN = "; "
"""What stands between the places of an event in its LOCATION."""
_TEXTS = {"SUMMARY": "title", "DESCRIPTION": "summary"}
_LISTS = {ACTOR: "actors", PLACE: "places", "CATEGORIES": "tags", SOURCE: "sources"}
_HELD = frozenset(("DTSTAMP", "TRANSP", "DTSTART", "DTEND", "STATUS", EDTF, STATUS))
"""What is written of every event for calendars alone, and what dates and statuses are told by."""


def is_own(properties: Iterable[Property]) -> bool:
    """Whether a calendar is one that libyatl wrote."""
    return any(each.name == "PRODID" and each.value == PRODID for each in properties)


def written_slot(slot: Slot) -> dict[str, str]:
    """Return the values of DTSTART and DTEND for a slot; the end of days is exclusive (3.6.1)."""
    if slot.unit == "days":
        end = slot.begin if slot.end is None else slot.end
        return {"DTSTART": _day_own(slot.begin), "DTEND": _day_own(end + 1)}
    ends = () if slot.end is None else (("DTEND", slot.end),)
    mark = "Z" if slot.unit == "utc" else ""
    return {name: _moment_own(second) + mark for name, second in (("DTSTART", slot.begin), *ends)}


def _day_own(day: int) -> str:
    return "{:04d}{:02d}{:02d}".format(*civil(day))


def _moment_own(second: int) -> str:
    return _day_own(second // SECONDS_IN_DAY) + "T{:02d}{:02d}{:02d}".format(*clock_of(second))


def own_entry(component: Component) -> tuple[Mapping, dict[str, object]]:
    """Return an event in our keys, and what none of them holds."""
    at = component.begin
    event, kept = Mapping(), dict[str, object]()
    event.start_mark, event.end_mark, event.flow = at, at, False
    first: dict[str, Property] = {}
    lists: dict[str, list[Node]] = {}
    for said in component.properties:
        known = first.setdefault(said.name, said)
        if said.name in _LISTS:
            lists.setdefault(_LISTS[said.name], []).extend(_items(said))
        elif said is not known or not (said.name in _HELD or _tell(said, event)):
            _keep_own(kept, said)
    for key, items in lists.items():
        event[key] = (
            items[0] if isinstance(items[0], Cell) else _key_of(event, key),
            _sequence_own(items),
        )
    _tell_places(event, kept, first)
    _tell_date(event, kept, first)
    _tell_status(event, kept, first)
    url = first.get("URL")
    named = (one.value for one in lists.get("sources", ()) if isinstance(one, Cell))
    if url is not None and url.value in named:
        del kept["URL"]
    for kind, texts in component.within.items():
        kept[kind] = texts[0] if len(texts) == 1 else [*texts]
    if component.broken:
        kept["lines that cannot be read"] = [*component.broken]
    return event, kept


def _key_of(event: Mapping, key: str) -> Cell:
    """Return a key of an event that stands where that begins."""
    return Cell(key, event.start_mark, event.end_mark)


def _sequence_own(items: list[Node]) -> Sequence:
    """Return a list of nodes, at the place of the first."""
    sequence = Sequence(items)
    sequence.start_mark, sequence.end_mark = items[0].start_mark, items[0].end_mark
    sequence.flow = False
    return sequence


def _tell(said: Property, event: Mapping) -> bool:
    """Put a property to the event, if it is a text of one of its keys; whether that is all."""
    key = _TEXTS.get(said.name, "")
    text = unescaped(said.value)
    if said.name == "UID" and text.endswith(AT_HOME):
        key, text = "id", text.removesuffix(AT_HOME)
    if not key:
        return False
    event[key] = said.at, _quoted_own(said, text)
    return not said.parameters  # what a program says beside is kept with it


def _keep_own(kept: dict[str, object], said: Property) -> None:
    value = f"{said.written[: -len(said.value)]}{said.value}" if said.parameters else said.value
    before = kept.get(said.name)
    if before is None:
        kept[said.name] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        kept[said.name] = [before, value]


def _items(said: Property) -> Iterator[Node]:
    if said.name == "CATEGORIES":
        for text in texts_apart(said.value):
            yield _quoted_own(said, text)
        return
    cell = _quoted_own(said, unescaped(said.value))
    roles = said.parameters.get("ROLE") if said.name == ACTOR else None
    if not roles:
        yield cell
        return
    part = Mapping({"id": (cell, cell), "role": (cell, _quoted_own(said, roles[0]))})
    part.start_mark, part.end_mark, part.flow = cell.start_mark, cell.end_mark, False
    yield part


def _quoted_own(said: Property, text: str) -> Cell:
    return Cell(text, said.at.start_mark, said.at.end_mark, '"')


def _tell_places(event: Mapping, kept: dict[str, object], first: dict[str, Property]) -> None:
    """Take the places of LOCATION, which says them for calendars, if that was changed."""
    location = first.get("LOCATION")
    _, places = event.get("places", (None, None))
    names = (
        [one.value for one in places if isinstance(one, Cell)] if isinstance(places, list) else []
    )
    text = unescaped(location.value) if location else ""
    if location is not None and not location.parameters:
        del kept["LOCATION"]
        if text != JOIN.join(names):
            event["places"] = location.at, _sequence_own([_quoted_own(location, text)])
    elif location is None and names:
        del event["places"]


def _tell_date(event: Mapping, kept: dict[str, object], first: dict[str, Property]) -> None:
    begins, ends, ours = (first.get(name) for name in ("DTSTART", "DTEND", EDTF))
    if begins is None:
        for said in filter(None, (ends, ours)):
            _keep_own(kept, said)
        return
    shown = {said.name: said.value for said in (begins, ends) if said is not None}
    zoned = [
        each for each in (begins, ends) if each is not None and each.parameters.keys() - {"VALUE"}
    ]
    as_ours = ours is not None and not zoned and shown in _all_written(ours.value)
    text = ours.value if ours is not None and as_ours else ""
    for said in zoned:
        _keep_own(kept, said)
    if not text:
        begin, end = moment_of(begins), moment_of(ends) if ends is not None else None
        text = begins.value if begin is None else begin.text
        if begin is not None and end is not None:
            last = last_of(end, begin).text
            text = text if text == last else span(text, last)
        elif ends is not None and ends not in zoned:
            _keep_own(kept, ends)
    event["date"] = _key_of(event, "date"), _quoted_own(ours or begins, text)


def _all_written(text: str) -> Iterator[dict[str, str]]:
    """Yield what may be written of a date in EDTF."""
    try:
        when = read_date(text, Effort(0))
    except DateError:
        return
    fit = fit_of(when)
    if fit == "exact":
        yield written_slot(slot_of(when))
    if fit in ("exact", "vague"):
        yield written_slot(whole_range(when))


def _tell_status(event: Mapping, kept: dict[str, object], first: dict[str, Property]) -> None:
    shown, ours = first.get("STATUS"), first.get(STATUS)
    word = shown.value if shown is not None else ""
    as_ours = ours is not None and (shown is None or SHOWN_STATUS.get(ours.value, "") == word)
    if ours is not None and as_ours and ours.value in STATUSES:
        event["status"] = _key_of(event, "status"), _quoted_own(ours, ours.value)
        return
    if word == "CANCELLED" and shown is not None:
        event["status"] = _key_of(event, "status"), _quoted_own(shown, "planned")
    meant = {shown: status for status, shown in SHOWN_STATUS.items()}
    if word in meant and shown is not None:
        event["status"] = _key_of(event, "status"), _quoted_own(shown, meant[word])
    elif shown is not None:
        _keep_own(kept, shown)
