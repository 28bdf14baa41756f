"""A slide of TimelineJS, of its JSON or of its sheet, as an entry that is told anew as others are.

Where that leaves letters out, what was typed stays too, under a key of its own (`… as typed`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from functools import lru_cache
from html import unescape

from libyatl.formats.entries.cells import Cell, scalar_in, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Scalar, Value
from libyatl.formats.foreign.date_parts import text_of_parts, words_of_parts
from libyatl.formats.foreign.html_words import lines_of, without_tags
from libyatl.formats.foreign.templates import beginning
from libyatl.formats.foreign.urls import is_url
from libyatl.model.entries import AS_TYPED
from libyatl.text.inert import is_blank

TITLE_SLIDE = f"title{AS_TYPED}"
"""The further key of a file that holds its title slide, where that says more than the title."""
_NOTHING: tuple[None, None] = None, None
MEDIA = {"credit": "publisher", "caption": "note"}
"""What media say, in the keys of a source and of a citation."""


def said_text(value: Value) -> str:
    """Return the text of a cell without blanks around; empty where there is none."""
    cell = scalar_in(value)
    return "" if cell is None else cell.value.strip()


def date_cell(parts: Sequence[str], at: Node) -> Cell | None:
    """Return a date of parts as a cell; None where none is stated.

    Parts that are no date are in it as they are stated, which no reader of dates takes for one.
    """
    if not any(parts):
        return None
    return Cell(_date_text(*parts), at.start_mark, at.end_mark, '"')


@lru_cache(maxsize=1 << 12)
def _date_text(*parts: str) -> str:
    text = text_of_parts(parts) or words_of_parts(parts)
    return "1 BC" if text == "0000" else text  # which columns of years have for no date


def headline_of(flat: Mapping, key: str, cell: Scalar | None) -> None:
    """Put a headline into an entry, without its tags."""
    if cell is None:
        return
    told = " ".join(without_tags(cell.value).split())
    if is_blank(told):
        if not is_blank(cell.value):
            flat[key + AS_TYPED] = cell, cell
        return
    plain = unchanged(cell.value, told)
    flat[key] = cell, cell if told == cell.value else with_text(cell, told)
    if not plain:
        flat[key + AS_TYPED] = cell, cell


def unchanged(typed: str, told: str) -> bool:
    """Whether a text of HTML has nothing but its words: no tags that are left out of these."""
    return " ".join(typed.split()) == told or (
        "<" not in typed and " ".join(without_tags(typed).split()) == told
    )


def title_of_text(cell: Scalar | None) -> Cell | None:
    """Return the first sentence of a slide's text, for a slide that has no headline."""
    text = beginning(lines_of(cell.value)) if cell is not None else ""
    return None if cell is None or is_blank(text) else with_text(cell, text)


def cited_media(cells: Table[str, Value], at: Node) -> Mapping | None:
    """Return the media of a slide as a source in keys of ours, if they have an address.

    Args:
        cells: what they say: `url`, `credit`, `caption`, and whatever else.
        at: where they stand.

    Returns:
        A mapping with `url`, `publisher`, `note` and the rest under its own keys; None where they
        are no address, but a quotation or the code of something to be shown.
    """
    address = scalar_in(cells.get("url"))
    if address is None or not is_url(address.value.strip()):
        return None
    made = Mapping()
    made.start_mark, made.end_mark, made.flow = at.start_mark, at.end_mark, False
    for name, value in cells.items():
        cell = scalar_in(value)
        if cell is None or name not in ("url", *MEDIA):
            if value is not None and value is not REFUSED and name not in made:
                made[name] = Cell(name, at.start_mark, at.end_mark), value
            continue
        words = " ".join(without_tags(cell.value).split())
        if is_blank(words):
            if not is_blank(cell.value):
                made[name] = with_text(cell, name), cell
            continue
        key = name if MEDIA.get(name, name) in cells else MEDIA.get(name, name)
        made[key] = with_text(cell, key), with_text(cell, words)
        if name != "url" and not unchanged(cell.value, words):
            made[name] = with_text(cell, name), cell
    return made


def take_title_slide(key: Scalar, value: Value, into: FileAssembly, *, is_ours: bool) -> None:
    """Take the title slide: its headline, and the whole where it says more than that.

    One that is ours is escaped, and is nothing but its words.
    """
    _, text = value.get("text", _NOTHING) if isinstance(value, Mapping) else _NOTHING
    headline = scalar_in(text.get("headline", _NOTHING)[1]) if isinstance(text, Mapping) else None
    told = "" if headline is None else headline.value
    title = unescape(told) if is_ours else " ".join(without_tags(told).split())
    if headline is not None and title and (is_ours or not is_blank(title)):
        into.beside(with_text(headline, "title"), with_text(headline, title))
    is_alone = isinstance(value, Mapping) and len(value) == 1
    is_alone = is_alone and isinstance(text, Mapping) and len(text) == 1
    if not (is_alone and (is_ours or unchanged(told, title))):
        into.beside(with_text(key, TITLE_SLIDE), value)


def names_of(entries: Iterable[Mapping]) -> list[str]:
    """Return what the keys of entries are called, in the order in which they come."""
    return list(dict.fromkeys(key for entry in entries for key in entry))
