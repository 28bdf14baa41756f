"""Views: a selection of events as lines for eyes.

web/         the page
terminal/    what a terminal draws: views and reports
vector/      still pictures
words/       the words in which an event, its date and its order are said
scene/       where in a picture of time each event stands, in numbers
itemized.py  from a selection to the items of a picture
pictured.py  what a picture shows of a selection
staged.py    from a picture to its scene
page.py      what a view draws on, and with
lines.py     lines of styled pieces, measured and broken into rows
indented.py  the rows of a field on a card

A view is a function of a selection and a page that yields lines of styled pieces; it
neither selects nor sorts nor writes. `libyatl.views.terminal.colour` turns lines into colours.

To add a view, write one module with a `draw` (the Protocol `Draw`), add one line to `VIEWS`,
and one folder of cases under `tests/views/cases/`. A module is imported when its view is
first used. Every text that is not ours passes `libyatl.text.inert` before it becomes a piece,
and every measure of it comes from `libyatl.text.measure`.
"""

from libyatl.on_demand import lookup
from libyatl.views.page import (
    ASCII,
    UNICODE,
    Canvas,
    Draw,
    Glyphs,
    Layout,
    Line,
    Page,
    Piece,
    Style,
    plain,
)

__all__ = [
    "ASCII",
    "UNICODE",
    "VIEWS",
    "Canvas",
    "Draw",
    "Glyphs",
    "Layout",
    "Line",
    "Page",
    "Piece",
    "Style",
    "plain",
    "view",
]

VIEWS: dict[str, str] = {
    "timeline": "libyatl.views.terminal.timeline:draw",
    "table": "libyatl.views.terminal.table:draw",
    "list": "libyatl.views.terminal.listing:draw",
    "cards": "libyatl.views.terminal.cards:draw",
    "lanes": "libyatl.views.terminal.lanes:draw",
    "chart": "libyatl.views.terminal.chart:draw",
}


def view(name: str) -> Draw:
    """Return the view of that name.

    Raises:
        UsageError: no such view; the nearest is suggested.
    """
    draw: Draw = lookup(VIEWS, name, "view")
    return draw
