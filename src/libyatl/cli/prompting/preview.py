"""What would be written, before it is: the card, the place in the file, the lines, the findings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from libyatl import api, formats, views
from libyatl.checks import check
from libyatl.checks.topics import COUNTED
from libyatl.editing.rewritten_files import Rewritten
from libyatl.editing.yaml_document import Document
from libyatl.files.inputs import read_bytes
from libyatl.formats.yaml.placed import Item, Pairs, value_of
from libyatl.model import Timeline
from libyatl.text.inert import inert, one_line
from libyatl.text.plurals import number_of
from libyatl.views import Line, Page, Piece
from libyatl.views.lines import wrap_line

_WRITTEN = "written"
"""The last field of a card, which is not true yet."""
_MOST = 5
"""So many findings are told; more would hide the card."""


def read_after(timeline: Timeline, done: Rewritten) -> Timeline:
    """Return a chronology as it would be read, with a file of it as it would be written."""
    return formats.read_data(
        (file, done.after if file == done.file else read_bytes(file))
        for file in dict.fromkeys([*timeline.positions.files, done.file])
    )


def previewed(after: Timeline, id: str, done: Rewritten, page: Page) -> Iterator[Line]:
    """Yield the lines of a preview.

    Args:
        after: the chronology as it would be, of all of its files.
        id: the new event.
        done: its file, before and after.
        page: where it is drawn.
    """
    selection = api.select(after, id=[id])
    within = page if page.width is None else page._replace(width=max(page.width - 2, 8))
    yield []
    for line in takewhile(_is_true, views.view("cards")(selection, within)):
        yield [Piece("  "), *line]
    file = Document(done.file, done.after)
    number = next(at for at, item in enumerate(file.parts.items) if _id_of(item) == id)
    yield from _set_in([Piece(_place_in_words(file, number))], "  ", page)
    layout, item = file.layout, file.parts.items[number]
    lines = layout.text[layout.line_start(item.dash) : layout.line_end(item.end)]
    for text in inert(lines.rstrip()).splitlines():
        yield [Piece("  + ", "dim"), Piece(text)]
    yield from _findings(after, id, page)


def _is_true(line: Line) -> bool:
    return not (line and line[0].style == "label" and line[0].text.strip() == _WRITTEN)


def _set_in(line: Line, sign: str, page: Page) -> Iterator[Line]:
    """Yield a line in rows behind a sign; the further rows stand below the first."""
    rows = [line] if page.width is None else wrap_line(line, max(page.width - len(sign), 8))
    for row in rows:
        yield [Piece(sign, "warn"), *row]
        sign = " " * len(sign)


def _id_of(item: Item) -> str:
    pair = item.value.pair("id") if isinstance(item.value, Pairs) else None
    id = None if pair is None else value_of(pair.value)
    return id if isinstance(id, str) else ""


def _place_in_words(file: Document, number: int) -> str:
    """Return where the event comes to stand, in words."""
    items = file.parts.items
    value = items[number].value
    assert value is not None
    place = f"{one_line(file.file)}:{file.line_of(value.start)}"
    beside = []
    for word, other in (("after", number - 1), ("before", number + 1)):
        if 0 <= other < len(items):
            id = _id_of(items[other])
            beside.append(f"{word} {f'#{one_line(id)}' if id else 'an event without id'}")
    return ", ".join([place, *beside])


def _findings(after: Timeline, id: str, page: Page) -> Iterator[Line]:
    """Yield what the checks say of the event, but how well it is attested, which they count."""
    found = [one for one in check(after).report if id in one.about and one.code not in COUNTED]
    for one in found[:_MOST]:
        said = [Piece(one.code, "warn"), Piece(f": {one_line(one.message)}")]
        yield from _set_in(said, "  ! ", page)
    if (rest := len(found) - _MOST) > 0:
        yield [Piece(f"  ! {number_of(rest, 'finding')} more: libyatl check", "warn")]
