"""How files of other tools were read: which column holds what, and their first rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from libyatl.model import Timeline
from libyatl.model.understood import Understood
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.text.measure import cells
from libyatl.views.lines import wrap_line
from libyatl.views.page import Line, Page, Piece, Style
from libyatl.views.terminal import cards
from libyatl.views.words.understood_words import headline, reading_options

_INDENT = 2
_NARROWEST = 20
_USUAL = 80
"""So wide are the options, where nothing tells how wide they may be."""


def draw_columns(
    timeline: Timeline, files: Mapping[Understood, Selection], page: Page
) -> Iterator[Line]:
    """Yield what was understood of each file, and its first rows, as cards."""
    for number, (said, rows) in enumerate(files.items()):
        if number:
            yield []
        yield from _wrapped([Piece(one_line(headline(said, timeline)), "banner")], 0, page)
        yield []
        yield from _file(said, rows, page)


def _file(said: Understood, rows: Selection, page: Page) -> Iterator[Line]:
    columns = [(role, ", ".join(some)) for role, some in said.roles]
    if said.title:
        columns.append(("title", said.title))
    room = max((cells(word) for word, _ in (*columns, *said.said)), default=0) + _INDENT
    yield from _told(columns, room, "title", page)
    if columns and said.said:
        yield []
    yield from _told(said.said, room, "", page)
    if len(rows):
        yield []
        heading = f"The first {said.entries}, as they are read:"
        yield from _wrapped([Piece(heading, "heading")], 0, page)
        yield []
        yield from cards.draw(rows, page)
    if options := reading_options(said, (page.width or _USUAL) - _INDENT - len(" \\")):
        yield []
        yield from _wrapped(
            [Piece("To have it read otherwise, change these and give them to any command:")],
            0,
            page,
        )
        yield []
        for number, option in enumerate(options, 1):  # to be copied: nothing of it is wrapped
            more = " \\" if number < len(options) else ""
            yield [Piece(" " * _INDENT), Piece(one_line(option) + more, "id")]


def _told(pairs: Iterable[tuple[str, str]], room: int, style: Style, page: Page) -> Iterator[Line]:
    for word, text in pairs:
        head = Piece(f"{' ' * _INDENT}{word}{' ' * (room - cells(word))}", "label")
        for line in _wrapped(
            [Piece(one_line(page.glyphs.spelled(text)), style)], room + _INDENT, page
        ):
            yield [head, *line]
            head = Piece(" " * (room + _INDENT), "label")


def _wrapped(line: Line, indent: int, page: Page) -> list[Line]:
    return [line] if page.width is None else wrap_line(line, max(page.width - indent, _NARROWEST))
