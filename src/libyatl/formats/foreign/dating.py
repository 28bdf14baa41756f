"""The date of one entry: of the columns that hold its day, its end, its parts and its clock.

What comes out is a text of the grammar of dates; whether that can be is left to the grammar, so
that an end before its beginning is refused where every other one is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from libyatl.dates.no_date import is_no_date
from libyatl.dates.parsing import Effort, is_date, read_date
from libyatl.dates.together.clock_columns import joined
from libyatl.dates.together.column import Told, Unread
from libyatl.dates.together.year_cells import year_in
from libyatl.formats.entries.cells import scalar_in
from libyatl.formats.entries.nodes import Mapping, Scalar
from libyatl.formats.foreign.presets import NO_CODES
from libyatl.formats.foreign.roles import Role, code, folded
from libyatl.formats.foreign.spans import approximate, choice, in_edtf, open_span, span
from libyatl.formats.foreign.understanding import Understanding
from libyatl.text.inert import is_blank

Three = tuple[str, str, str]
"""The columns of years, months and days; empty where there is none."""

_SIMPLE = re.compile(r"[^/\[\]{}]+")
_IN_BRACKETS = re.compile(r"\((utc|gmt)\)", re.IGNORECASE)


class Dated(NamedTuple):
    """What the columns of an entry say of its date.

    Attributes:
        text: what is to be read as the date; empty where there is none.
        at: where it stands; None where nothing is said of it.
        held: the columns of which the text holds every letter.
        unread: what stands as the date, where that cannot be read and was or will be reported.
        why: why the text in `unread` cannot be read, if that is to be said of this entry.
        end: the cell of an end that cannot be read, and why, if that is to be said of this entry.
        approximate: whether a column of codes made the date a vaguer one.
    """

    text: str = ""
    at: Scalar | None = None
    held: tuple[str, ...] = ()
    unread: str = ""
    why: Unread | None = None
    end: tuple[Scalar, Unread] | None = None
    approximate: bool = False


NO_DATE = Dated()


class Dating:
    """What makes the dates of all entries of a table or a list.

    `witnesses` are the cells that settle how dates are written, or show that nothing can, by their
    texts, which are `watched`: the first of each. `vague` is the column of codes that make dates
    vaguer; empty where there is none.
    """

    def __init__(self, by: Understanding) -> None:
        """Take what is understood of them."""
        roles = by.roles
        self._by = by
        column, self._codes = by.preset.vague if by.preset else ("", NO_CODES)
        self.vague = next((name for name in by.names if folded(name) == column), "")
        columns = by.dates.values()
        self.watched = {
            cell.strip() for column in columns for cell in (column.witness, *column.witnesses)
        } - {""}
        self.witnesses: dict[str, Scalar] = {}
        self._together: dict[tuple[str, ...], tuple[Told | Unread, tuple[str, ...]]] = {}
        self._begins, self._ends = roles.get("date", ()), roles.get("end", ())
        self._columns: dict[Role, str] = {role: names[0] for role, names in roles.items()}
        self._clocked = "clock" in roles
        self._of_begin = self._columns_of_parts(("year", "month", "day"))
        self._of_end = self._columns_of_parts(("end_year", "end_month", "end_day"))
        self._may_end = bool(self._ends) or any(self._of_end)
        clock = self._columns.get("clock", "")
        # A zone may stand in the name, which holds for every cell: `Launch Time (UTC)`.
        self._zone = "UTC" if _IN_BRACKETS.search(clock) else ""

    def of(self, entry: Mapping) -> Dated:
        """Return the date of an entry."""
        begin = self._side(entry, "date", self._begins, self._of_begin)
        if begin.why is not None:
            return self._unreadable(begin)
        if self._clocked and begin.text:
            begin = self._with_clock(entry, begin)
        end = NO_DATE
        if self._may_end:
            end = self._side(entry, "end", self._ends, self._of_end)
            if end.why is not None and end.at is not None:
                said = None if self._is_of_column("end", end.why) else (end.at, end.why)
                return begin._replace(end=said)
        vague = self._codes.get(code(text_of(entry, self.vague)), "") if self.vague else ""
        if not (vague or end.text):
            return begin
        dated = _spanning(begin, end, vague)
        columns = self._begins + self._ends
        held = [name for name in dated.held if _holds(entry, name, columns, dated.text)]
        return dated._replace(held=tuple(held))

    def _columns_of_parts(self, parts: tuple[Role, Role, Role]) -> Three:
        year, month, day = (self._columns.get(role, "") for role in parts)
        return year, month, day

    def _unreadable(self, side: Dated) -> Dated:
        """Say what cannot be read of the beginning: here, by the grammar, or of the column."""
        fault = side.why
        if fault is None or not (fault.fault or fault.message):
            return side._replace(text=side.unread, unread="", why=None)
        return side._replace(why=None if self._is_of_column("date", fault) else fault)

    def _is_of_column(self, role: Role, fault: Unread) -> bool:
        """Whether it is told once of the whole column why a cell of it cannot be read."""
        column = self._by.dates.get(role)
        return column is not None and column.fault == fault.fault != ""

    def _side(self, entry: Mapping, role: Role, names: tuple[str, ...], parts: Three) -> Dated:
        """Return what the columns of a beginning or an end say: the first that says something."""
        year = year_in(text_of(entry, parts[0])) if parts[0] else None
        for name in names:
            cell = scalar_of(entry, name)
            if cell is None:
                continue
            typed = cell.value.strip()
            if self.watched and typed in self.watched:
                self.witnesses.setdefault(typed, cell)
            told = self._by.dates[role].read(cell.value, year)
            if isinstance(told, Unread):
                return Dated(at=cell, unread=typed, held=_held((name,), typed), why=told)
            if told.text:
                agreeing = _agreeing(entry, told.text, parts) if parts[0] else ()
                to_the_letter = told.whole and told.text == typed
                return Dated(told.text, cell, (name, *agreeing) if to_the_letter else agreeing)
        return self._of_parts(entry, role, parts) if parts[0] else NO_DATE

    def _of_parts(self, entry: Mapping, role: Role, parts: Three) -> Dated:
        known = self._by.parts["year" if role == "date" else "end_year"]
        cells = [scalar_of(entry, name) if name else None for name in parts]
        at = next(filter(None, cells), None)
        if at is None:
            return NO_DATE
        year, month, day = ("" if cell is None else cell.value for cell in cells)
        together = self._together.get((role, year, month, day))
        if together is None:
            told = known.read(year, month, day)
            text = told.text if isinstance(told, Told) else ""
            agreeing = _agreeing(entry, text, parts) if text else ()
            together = self._together[role, year, month, day] = told, agreeing
        told, agreeing = together
        if isinstance(told, Unread):
            said = {
                name: cell.value.strip()
                for name, cell in zip(parts, cells, strict=True)
                if cell is not None and not is_no_date(cell.value.strip())
            }
            texts, held = "-".join(said.values()), tuple(said)
            return Dated(at=at, unread=texts, held=_held(held, texts), why=told)
        if not told.text:
            return NO_DATE
        return Dated(told.text, at, agreeing)

    def _with_clock(self, entry: Mapping, day: Dated) -> Dated:
        """Return the date with the time of day that another column has, and its zone."""
        clock, zone = self._columns["clock"], self._columns.get("zone", "")
        time, place = text_of(entry, clock), text_of(entry, zone) if zone else ""
        if not time:
            return day
        together = joined(day.text, time, place or self._zone)
        if together.text == day.text:
            return day
        to_the_letter = "clock" not in together.left and time.strip() in together.text
        held = [clock] if to_the_letter else []
        held += [zone] if place and "zone" not in together.left else []
        return day._replace(text=together.text, held=(*day.held, *held))


def _held(names: tuple[str, ...], unread: str) -> tuple[str, ...]:
    """Return the columns that are held by a date as it is written, which nobody can read.

    What is a date elsewhere (`7777`) would be one again when the event is read anew: it is kept
    under the names of its columns.
    """
    return () if is_date(unread) else names


def _holds(entry: Mapping, name: str, dates: tuple[str, ...], text: str) -> bool:
    """Say whether a date has the letters of a column, which only columns of dates may lack."""
    return name not in dates or text_of(entry, name) in text


def _agreeing(entry: Mapping, text: str, parts: Three) -> tuple[str, ...]:
    """Return the columns of parts that say of the date what its text does."""
    if text[0] == "-":
        return ()
    if not text[:4].isdigit():  # in words, which say no number but the year's with four digits
        year, *_ = parts
        told = map(int, re.findall(r"\b[0-9]{4}\b", text))
        return (year,) if year_in(text_of(entry, year)) in [*told] else ()
    numbers = map(int, re.findall("[0-9]+", text[:10]))
    pairs = zip(parts, numbers, strict=False)
    return tuple(name for name, number in pairs if name and year_in(text_of(entry, name)) == number)


def _spanning(begin: Dated, end: Dated, vague: str) -> Dated:
    """Return the date of what began and ended, or was at one unknown day of those between."""
    if not end.text:
        if not begin.text or vague != "~":
            return begin
        told = approximate(begin.text)
        return begin._replace(text=told, approximate=told != begin.text)
    if not begin.text:
        return end._replace(text=open_span(end.text))
    held = begin.held + end.held
    one, two = in_edtf(begin.text), in_edtf(end.text)
    if one == two or one.startswith(f"{two}T"):
        return _spanning(begin._replace(held=held), NO_DATE, vague)
    if vague == "..":
        return begin._replace(text=choice(one, two), held=held, approximate=True)
    told = span(one, two, vague)
    if not (_SIMPLE.fullmatch(one) and _SIMPLE.fullmatch(two)) and not is_date(told):
        return _ended_twice(begin, end)
    return begin._replace(text=told, held=held, approximate=bool(vague))


def _ended_twice(begin: Dated, end: Dated) -> Dated:
    """Return the date of a beginning that says its end, or none, beside a column of ends."""
    first, last = (read_date(text, Effort(0)) for text in (begin.text, end.text))
    if first.last_day == last.last_day or end.at is None:
        return begin
    message = f"'{end.at.value.strip()}' cannot be the end of '{begin.text}'"
    return begin._replace(end=(end.at, Unread("", message, "say in one place when it ended")))


def scalar_of(entry: Mapping, name: str) -> Scalar | None:
    """Return the cell under a name, if it is one and says something."""
    found = entry.get(name)
    cell = None if found is None else scalar_in(found[1])
    return None if cell is None or is_blank(cell.value) else cell


def text_of(entry: Mapping, name: str) -> str:
    """Return the text under a name without blanks around; empty where there is none."""
    found = entry.get(name)
    cell = None if found is None else scalar_in(found[1])
    return "" if cell is None else cell.value.strip()
