"""How files of other tools were read: which column holds what, and their first rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from libyatl.model import Timeline
from libyatl.model.understood import Understood
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.text.measure import cells
from libyatl.views.lines import wrap_line
from libyatl.views.page import Line, Page, Piece, Style
from libyatl.views.terminal import cards
from libyatl.views.words.understood_words import Dated, headline, reading_options

_INDENT = 2
_NARROWEST = 20
_WIDEST_NAME = 30
_MORE = " \\"
_OTHERWISE = "To have it read otherwise, change these and give them to any command:"
_USUAL = 80
"""So wide are the options, where nothing tells how wide they may be."""


class Looked(NamedTuple):
    """What is shown of a file: how it was understood, and its first rows.

    Where it has no dates or no titles, `looks` has of each column without a role its name, what it
    holds, and whether that may be dates; `guessed` are roles to try. `options` say what was said.
    """

    said: Understood
    rows: Selection
    looks: Sequence[tuple[str, str, bool]] = ()
    guessed: Sequence[tuple[str, str]] = ()
    options: Sequence[str] = ()


def draw_columns(known: Timeline | Dated, files: Iterable[Looked], page: Page) -> Iterator[Line]:
    """Yield what was understood of each file, and its first rows, as cards."""
    for number, shown in enumerate(files):
        if number:
            yield []
        yield from _wrapped([Piece(one_line(headline(shown.said, known)), "banner")], 0, page)
        yield from _understood(shown.said, page)
        yield from _looks(shown.looks, page)
        if len(shown.rows):
            yield []
            yield from _heading(f"The first {shown.said.entries}, as they are read:", page)
            yield []
            yield from cards.draw(shown.rows, page)
        yield from _options(shown, page)


def _understood(said: Understood, page: Page) -> Iterator[Line]:
    columns = [(role, ", ".join(some)) for role, some in said.roles]
    if said.title:
        columns.append(("title", said.title))
    room = max((cells(word) for word, _ in (*columns, *said.said)), default=0) + _INDENT
    for pairs, style in ((columns, "title"), (said.said, "")):
        if pairs:
            yield []
            yield from _pair_lines(pairs, room, style, page)  # type: ignore[arg-type]


def _looks(looks: Sequence[tuple[str, str, bool]], page: Page) -> Iterator[Line]:
    if not looks:
        return
    yield []
    yield from _heading("The columns without a role, and what they hold:", page)
    yield []
    room = min(max(cells(one_line(name)) for name, _, _ in looks) + _INDENT, _WIDEST_NAME)
    for name, holds, dated in looks:
        yield from _pair_lines([(one_line(name), f"{holds}{' - dates?' * dated}")], room, "", page)


def _options(shown: Looked, page: Page) -> Iterator[Line]:
    room = (page.width or _USUAL) - _INDENT - len(_MORE)
    options = [*reading_options(shown.said, shown.guessed, room), *shown.options]
    if not options:
        return
    try_them = "To have it read, try these:" if shown.guessed else _OTHERWISE
    yield []
    yield from _heading(try_them, page)
    yield []
    for number, option in enumerate(options, 1):  # to be copied: nothing of it is wrapped
        more = _MORE if number < len(options) else ""
        yield [Piece(" " * _INDENT + one_line(option) + more)]


def _heading(words: str, page: Page) -> Iterator[Line]:
    yield from _wrapped([Piece(words, "heading")], 0, page)


def _pair_lines(
    pairs: Iterable[tuple[str, str]], room: int, style: Style, page: Page
) -> Iterator[Line]:
    for word, text in pairs:
        head = Piece(f"{' ' * _INDENT}{word}{' ' * max(room - cells(word), 1)}", "label")
        for line in _wrapped(
            [Piece(one_line(page.glyphs.spelled(text)), style)], room + _INDENT, page
        ):
            yield [head, *line]
            head = Piece(" " * (room + _INDENT), "label")


def _wrapped(line: Line, indent: int, page: Page) -> list[Line]:
    return [line] if page.width is None else wrap_line(line, max(page.width - indent, _NARROWEST))
