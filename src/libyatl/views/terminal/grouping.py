"""Groups under headings: a label and a count, then what the view draws of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.views.lines import wrap_line
from libyatl.views.page import Line, Page, Piece


def by_group(
    selection: Selection, page: Page, draw: Callable[[Selection, Page], Iterable[Line]]
) -> Iterator[Line]:
    """Yield what `draw` makes of each group under its heading, or of all where there is none."""
    if not selection.groups:
        yield from draw(selection, page)
    for number, group in enumerate(selection.groups):
        if number:
            yield []
        count = Piece(f" ({len(group.rows)})", "dim")
        yield from wrapped([Piece(one_line(group.label), "heading"), count], page)
        yield from draw(selection.part(group), page)


def wrapped(line: Line, page: Page) -> Iterable[Line]:
    """Return the line in rows of the page's width, or as it is where nothing wraps."""
    return [line] if page.width is None else wrap_line(line, page.width)
