"""The sheet of TimelineJS: a slide a row, its date in columns of year, month, day and time.

A row of the Type `title` is no event: its Headline is the title of the chronology. One of the Type
`era` is none either, and is kept beside the events, as the JSON of TimelineJS has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from libyatl.dates.together.clock_columns import joined
from libyatl.findings.diagnostics import Span
from libyatl.formats.entries.cells import Cell, scalar_in, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Value
from libyatl.formats.entries.nodes import Sequence as Several
from libyatl.formats.foreign.date_parts import PARTS
from libyatl.formats.foreign.entering import read_foreign
from libyatl.formats.foreign.gist import Said
from libyatl.formats.foreign.roles import folded
from libyatl.formats.foreign.slide_entries import SlideEntries
from libyatl.formats.foreign.slides import date_cell, names_of, said_text, take_title_slide
from libyatl.formats.foreign.urls import is_url
from libyatl.text.plurals import number_of

_DAY = PARTS[:3]
_DATES = {"start_date": "", "end_date": "end_"}
_TIMES = {"start_date": "time", "end_date": "end_time"}
_TEXT = {"headline": "headline", "text": "text"}
_MEDIA = {
    "media": "url",
    "media_credit": "credit",
    "media_caption": "caption",
    "media_thumbnail": "thumbnail",
    "media_alt_text": "alt",
}
_SLIDE = {"group": "group", "display_date": "display_date"}
_NOTHING: tuple[None, None] = None, None
Entries = Callable[[], Iterator[Mapping | Refused]]


def read_slide_sheet(
    entries: Entries, names: Sequence[str], into: FileAssembly, *, place: Span, said: Said = ()
) -> None:
    """Read the rows of a sheet.

    Args:
        entries: goes through all rows, as mappings of the names of their columns.
        names: what the columns are called.
        into: where the events go.
        place: where the header stands.
        said: what the reader has to say of the file beside.
    """
    sheet = _Sheet(names)
    rows = [*entries()]
    apart = sheet.take_apart(rows, into)
    slides = [
        row if row is REFUSED else sheet.entry(row)
        for number, row in enumerate(rows)
        if number not in apart
    ]
    flat = names_of([slide for slide in slides if slide is not REFUSED])
    beside = f"{number_of(len(apart), 'row')} of the Type title or era"
    more = (("note", f"{beside}: no event, and kept apart"),) if apart else ()
    read_foreign(
        lambda: iter(slides),
        flat or _SLIDE_KEYS,
        into,
        what="column",
        place=place,
        said=(*said, *more),
    )


_SLIDE_KEYS = ("start_date", "headline")


class _Sheet:
    """What tells the rows of a sheet in the keys of slides."""

    def __init__(self, names: Sequence[str]) -> None:
        self._columns: dict[str, str] = {}
        for name in names:
            self._columns.setdefault(folded(name), name)
        known = {
            *(f"{before}{part}" for before in _DATES.values() for part in _DAY),
            *(*_TIMES.values(), *_TEXT, *_MEDIA, *_SLIDE, "background", "type"),
        }
        self._text, self._media, self._beside = (
            [(column, key) for column, key in some.items() if column in self._columns]
            for some in (_TEXT, _MEDIA, _SLIDE)
        )
        self._held = {name for plain, name in self._columns.items() if plain in known}

    def take_apart(self, rows: Sequence[Mapping | Refused], into: FileAssembly) -> set[int]:
        """Take the rows that are no events, and return their numbers among all."""
        apart: set[int] = set()
        eras = Several()
        is_titled = False
        for number, entry in enumerate(rows):
            kind = "" if entry is REFUSED else self._cell_text(entry, "type").lower()
            if entry is REFUSED or kind not in ("title", "era"):
                continue
            if kind == "era":
                eras.append(self._with_dates(self._slide(entry), entry))
                eras.start_mark, eras.end_mark = entry.start_mark, entry.end_mark
                eras.flow = False
            elif is_titled:
                continue  # A further title would be lost beside the first: it stays an event.
            else:
                slide, is_titled = self._slide(entry), True
                take_title_slide(_key_at("title", entry), slide, into, is_ours=False)
            apart.add(number)
            into.passed()
        if eras:
            into.beside(Cell("eras", eras.start_mark, eras.end_mark), eras)
        return apart

    def entry(self, row: Mapping) -> Mapping:
        """Return a row in the flat keys of a slide; what they do not hold under its own name."""
        flat = SlideEntries().of(self._slide(row))
        self._put_cell(flat, "type", row, "type")
        for name, before in _DATES.items():
            parts = [self._cell_text(row, f"{before}{part}") for part in _DAY]
            told = date_cell(parts, row)
            column = _TIMES[name]
            time = self._cell_text(row, column)
            if told is not None and time:
                together = joined(told.value, time, "")
                if together.text != told.value and "clock" not in together.left:
                    told, time = with_text(told, together.text), ""
            if told is not None:
                flat[name] = _key_at(name, row), told
            if time:
                flat[self._columns[column]] = row[self._columns[column]]
        return flat

    def _slide(self, row: Mapping) -> Mapping:
        """Return a row as a slide of version 3, without its dates."""
        slide, text, media = (_empty_like(row) for _ in range(3))
        for column, key in self._text:
            self._put_cell(text, key, row, column)
        for column, key in self._media:
            self._put_cell(media, key, row, column)
        if text:
            slide["text"] = _key_at("text", row), text
        if media:
            slide["media"] = _key_at("media", row), media
        for column, key in self._beside:
            self._put_cell(slide, key, row, column)
        if ground := self._cell_text(row, "background"):
            inner = _empty_like(row)
            self._put_cell(inner, "url" if is_url(ground) else "color", row, "background")
            slide["background"] = _key_at("background", row), inner
        for name, pair in row.items():
            if name not in self._held:
                slide[name] = pair
        return slide

    def _with_dates(self, slide: Mapping, row: Mapping) -> Mapping:
        for name, before in _DATES.items():
            date = _empty_like(row)
            for part in _DAY:
                self._put_cell(date, part, row, f"{before}{part}")
            self._put_cell(date, "time", row, _TIMES[name])
            if date:
                slide[name] = _key_at(name, row), date
        return slide

    def _cell_text(self, row: Mapping, column: str) -> str:
        return said_text(self._cell_value(row, column))

    def _cell_value(self, row: Mapping, column: str) -> Value:
        return row.get(self._columns.get(column, ""), _NOTHING)[1]

    def _put_cell(self, into: Mapping, key: str, row: Mapping, column: str) -> None:
        cell = scalar_in(self._cell_value(row, column))
        if cell is not None:
            into[key] = with_text(cell, key), cell


def _key_at(name: str, at: Node) -> Cell:
    return Cell(name, at.start_mark, at.end_mark)


def _empty_like(node: Node) -> Mapping:
    made = Mapping()
    made.start_mark, made.end_mark, made.flow = node.start_mark, node.end_mark, False
    return made
