"""Below the rows of names that were asked for: with whom each occurs, and how else it is spelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.query.tallies import Tally
from libyatl.text.inert import one_line
from libyatl.views.lines import wrap_line
from libyatl.views.page import Line, Page, Piece
from libyatl.views.terminal.grouping import wrapped

_LABELS = 12
_NARROWEST = 8


def draw_company(tallies: Iterable[Tally], page: Page) -> Iterator[Line]:
    """Yield, for each tally that has any, all its company and all its spellings, wrapped."""
    for tally in tallies:
        said = {
            "with": ", ".join(f"{one_line(name)} ({count})" for name, count in tally.company),
            "also spelt": ", ".join(map(one_line, tally.spellings)),
        }
        if any(said.values()):
            yield []
            yield from wrapped([Piece(one_line(tally.name), "banner")], page)
            for label, text in said.items():
                if text:
                    yield from _labelled(label, text, page)


def _labelled(label: str, text: str, page: Page) -> Iterator[Line]:
    line = [Piece(text)]
    room = None if page.width is None else max(page.width - _LABELS - 2, _NARROWEST)
    head = Piece(f"  {label:<{_LABELS}}", "label")
    for row in [line] if room is None else wrap_line(line, room):
        yield [head, *row]
        head = Piece(" " * (_LABELS + 2))
