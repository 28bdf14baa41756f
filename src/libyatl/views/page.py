"""What a view draws on and with: a page, the marks of ours, and styled pieces of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from libyatl.query import Selection

Style = Literal[
    "",  # running text: who took part
    "banner",  # the title of the timeline, or of a card
    "heading",  # a year; the head of a table
    "subheading",  # the group of a row in a table
    "date",  # when, and every word about order and duration
    "mark",  # the sign on the rail of what occurred, which says what kind of date it is
    "said",  # what is reported or claimed: its sign, and the word for it
    "disputed",  # what is disputed
    "planned",  # what is planned
    "derived",  # a date that follows from other statements
    "rail",  # rails and rules
    "title",  # the title of an event
    "status",  # a status that is not `occurred`
    "maybe",  # the event only possibly meets what was asked
    "dim",  # where, sources, separators
    "warn",  # something that a reader must not overlook, such as a missing source
    "id",  # an id that can be typed
    "label",  # the name of a field on a card
    "quote",  # the words of a source
    "error",  # what is wrong, in a report
    "note",  # what is worth knowing, in a report
]
"""The closed set of styles; `libyatl.views.terminal.colour` gives each its colours."""


class Piece(NamedTuple):
    """Some text of one style. It is inert and on one line; `link` is an address or empty."""

    text: str
    style: Style = ""
    link: str = ""


Line = list[Piece]


class Glyphs(NamedTuple):
    """The marks of ours, each one cell wide but the ellipsis and those of which there are several.

    `known` is one known day, `unknown` one day that is not surely known, `lasted` a span, `open`
    what has no known beginning or end, `derived` what has no date but bounds that follow,
    `undated` what has neither. `first`, `middle` and `last` bracket neighbours whose order
    nothing settles, `passing` those that are in order but are held by the bracket of others.
    `begun` is what has no first moment at which it can have begun. `differs` marks what is
    otherwise by another account. `same` is the date above once more, `fold` a stretch of the rail
    that is left out, `foot` its end. `certain` and `possible` are cells of a count; `parts` are an
    eighth to seven eighths of the former, `levels` the heights of one, the lowest first.

    In a picture `begins` and `ends` are the edges of that in which something was, with strokes
    of `rule` beside an edge that is stated, of `dashes` beside one that was worked out; `rail`
    and `dotted` are such edges on the rows below. `surely` is when it was certainly under way,
    `surely_derived` where reasoning says when that began or ended; `onward` and `back` stand
    where it runs on by its own date, `about` for an edge that is approximate. `skipped` is time
    that is left out of an axis, `pointer` shows where the line is that words below it tell of.
    `shades` are counts of what is possible, the least first.
    """

    known: str
    unknown: str
    lasted: str
    open: str
    derived: str
    undated: str
    rail: str
    rule: str
    between: str
    opening: str
    closing: str
    quote: str
    unquote: str
    dash: str
    ellipsis: str
    first: str
    middle: str
    last: str
    passing: str
    begun: str
    differs: str
    same: str
    fold: str
    foot: str
    certain: str
    possible: str
    parts: str
    levels: str
    begins: str
    ends: str
    dashes: str
    dotted: str
    surely: str
    surely_derived: str
    onward: str
    back: str
    about: str
    skipped: str
    pointer: str
    shades: str

    def dashed(self, words: str) -> str:
        """Return words of ours with the dash of the page."""
        return words if self.dash == "–" else words.replace("–", self.dash)

    def spelled(self, words: str) -> str:
        """Return words that were made with the marks of `UNICODE` with those of the page."""
        if self.dash == "–":
            return words
        return self.dashed(words).replace("…", self.ellipsis).replace("≠", self.differs)


UNICODE = Glyphs._make(
    [*"●○┃┇◌·│─·‹›“”–…╭│╰┊≤≠″⋮┴█░", "▏▎▍▌▋▊▉", "▁▂▃▄▅▆▇█", *"├┤┄┊━┅▶◀~╱▲", "░▒▓"],
)
ASCII = Glyphs._make(
    [*'*o=:.-|--<>""-', "...", *"/|\\:<", "!=", *'":+#.', "", ".:-=+*#", *"||.:==><~/^", ".:%"],
)


class Layout(NamedTuple):
    """How a picture of time is laid out.

    Attributes:
        lanes: so many lanes at most are shown by themselves.
        rows: so many events of the very same bounds are told by themselves; None tells all.
        is_folded: whether silence is cut out of the axis.
    """

    lanes: int = 8
    rows: int | None = None
    is_folded: bool = True


class Canvas(NamedTuple):
    """What a picture is drawn on: `width` in pixels, a theme (`light` or `dark`), and a layout."""

    width: int = 1000
    theme: str = "light"
    layout: Layout = Layout()


class Page(NamedTuple):
    """Where a view draws: `width` in terminal cells, or None for no end of room.

    `fields` are the columns of a table (its own choice where empty), `header` whether it has
    a head; `layout` is how a picture of time is laid out. Other views heed none of them.
    """

    width: int | None
    glyphs: Glyphs
    fields: tuple[str, ...] = ()
    header: bool = True
    ids: bool = False
    layout: Layout = Layout()


class Draw(Protocol):
    """Draws a selection."""

    def __call__(self, selection: Selection, page: Page) -> Iterator[Line]:
        """Yield the lines, in order; none for an empty selection.

        With a width no line is wider than it (from 40 cells on); with None no text is
        wrapped or cut, but in a picture, which is as wide as it says.
        """


def plain(lines: Iterable[Line]) -> Iterator[str]:
    """Yield each line as text without colour, with its line end."""
    for line in lines:
        yield "".join([piece.text for piece in line]) + "\n"
