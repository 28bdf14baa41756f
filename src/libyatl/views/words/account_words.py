"""Accounts that differ, in words: a voice each, and all side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from libyatl.dates.saying.in_words import in_words
from libyatl.model import Account, Event, Tells
from libyatl.model.accounts import Rival
from libyatl.text.inert import is_blank, one_line
from libyatl.text.measure import cells, pad
from libyatl.views.indented import Row, Rows
from libyatl.views.page import Glyphs, Line, Piece
from libyatl.views.words.date_words import date_words
from libyatl.views.words.labels import Labels

_HERE = "here"
"""What the event's own account is called, where others stand beside it."""
_SAME = "the same"
TELLS_WORDS: dict[Tells, str] = {
    "past": "tells of it as past",
    "over": "tells of it as over",
    "ongoing": "tells of it as going on",
    "ahead": "tells of it ahead",
    "nothing": "tells nothing of when it was",
}
"""How an event lay to a publication that tells of it."""


def voices(event: Event, labels: Labels, *, year: int | None = None) -> list[Line]:
    """Return a line for each account of an event that differs: who tells it, and what otherwise.

    Dates leave out the `year` of the heading above.
    """
    return [_voice(rival, labels, year) for rival in labels.told(event)]


def _voice(rival: Rival, labels: Labels, year: int | None) -> Line:
    glyphs = labels.glyphs
    said = [_COLUMNS[field](rival.event, labels, glyphs, year) for field in rival.differs]
    if (title := _title_of(rival)) is not None:
        said.insert(0, f"{glyphs.quote}{title}{glyphs.unquote}")
    who = labels.sources[rival.cited.source]
    return [Piece(f"{glyphs.differs} {who}: ", "warn"), Piece(", ".join(said))]


def said_words(account: Account, labels: Labels, *, short: bool = True) -> str:
    """Return what a source says of the event itself: `date 3 Aug; status claimed`."""
    glyphs = labels.glyphs
    said = []
    if account.when:
        said.append(f"date {glyphs.dashed(in_words(account.when, short=short))}")
    if account.places:
        said.append("places " + ", ".join([labels.places[name] for name in account.places]))
    if account.actors:
        named = [
            labels.actors[part.actor] + (f" ({one_line(part.role)})" if part.role else "")
            for part in account.actors
        ]
        said.append("actors " + ", ".join(named))
    if account.title:
        said.append(f"title {glyphs.quote}{one_line(account.title)}{glyphs.unquote}")
    if account.status:
        said.append(f"status {account.status}")
    return "; ".join(said)


def account_table(event: Event, labels: Labels, told: Sequence[Rival]) -> list[list[str]]:
    """Return an event's own account and others side by side: a head, then a row each.

    The head has the fields of which any of them speaks. The first of each row says whose it is:
    nothing in the head, what the own account is called, and sources.
    """
    fields = [field for field in _COLUMNS if any(_speaks_of(rival, field) for rival in told)]
    table = [["", *fields], [_HERE, *(_cell(event, field, labels) for field in fields)]]
    for rival in told:
        said = [
            _cell(rival.event, field, labels) if _speaks_of(rival, field) else _SAME
            for field in fields
        ]
        table.append([labels.sources[rival.cited.source], *said])
    return table


def account_rows(event: Event, labels: Labels, room: int | None) -> Rows:
    """Return an event's own account and those that differ side by side, a row each; or nothing.

    Args:
        event: the event.
        labels: the names that are shown.
        room: the cells that a row may take; None for no end of it.
    """
    told, glyphs = labels.told(event), labels.glyphs
    if not told:
        return []
    table = account_table(event, labels, told)
    (_, *fields), *_ = table
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    if room is None or sum(widths) + 2 * len(fields) <= room:
        return [_aligned(row, widths, head=not number) for number, row in enumerate(table)]
    between = f" {glyphs.between} "
    return [
        Row([Piece(f"{who}: "), Piece(between.join(_labelled(fields, said)))], 0, 2)
        for who, *said in table[1:]
    ]


def _aligned(row: Sequence[str], widths: Sequence[int], *, head: bool) -> Row:
    padded = [pad(cell, width) for cell, width in zip(row, widths, strict=True)]
    return Row([Piece("  ".join(padded).rstrip(), "label" if head else "")])


def _labelled(fields: Iterable[str], said: Iterable[str]) -> Iterator[str]:
    return (f"{field} {cell}" for field, cell in zip(fields, said, strict=True) if cell != _SAME)


def _speaks_of(rival: Rival, field: str) -> bool:
    """Say whether an account names a field of the file."""
    said = rival.cited.says
    assert said is not None
    if field == "title":
        return _title_of(rival) is not None
    return bool(said.when if field == "date" else getattr(said, field))


def _title_of(rival: Rival) -> str | None:
    said = rival.cited.says
    return None if said is None or is_blank(said.title) else one_line(said.title)


def _cell(event: Event, field: str, labels: Labels) -> str:
    return _COLUMNS[field](event, labels, labels.glyphs, None) or "none"


_COLUMNS: dict[str, Callable[[Event, Labels, Glyphs, int | None], str]] = {
    "title": lambda event, labels, glyphs, year: one_line(event.title),
    "date": lambda event, labels, glyphs, year: date_words(event.when, glyphs, year=year),
    "status": lambda event, labels, glyphs, year: event.status,
    "actors": lambda event, labels, glyphs, year: labels.names_of_actors(event),
    "places": lambda event, labels, glyphs, year: labels.names_of_places(event),
}
"""The fields that an account can name, each in words."""
