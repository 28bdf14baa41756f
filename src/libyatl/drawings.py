"""What `libyatl show` can draw: each output is one record, by which options and `-O` know it.

Text is drawn line by line, by the views of `libyatl.views`; what is whole or not at all, a picture
or a document, by what its record names. To add one, add its record to `DRAWINGS`: `-O`, `-o` by
its suffix, completion, the options that it heeds and the errors that list drawings know it at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from libyatl.errors import UsageError
from libyatl.model import Timeline
from libyatl.on_demand import imported, see_known
from libyatl.query import Selection, as_selection
from libyatl.query.in_batches import Chosen, Whole
from libyatl.text.inert import shorten
from libyatl.text.plurals import either

if TYPE_CHECKING:
    from libyatl.views import Canvas

Heeded = Literal["theme", "width", "lanes", "rows", "scale"]


class Draw(Protocol):
    """Draws a selection, whole."""

    def __call__(self, selection: Selection, canvas: Canvas) -> str | bytes:
        """Return what is drawn: text, each line with its end, or bytes."""


class Notes(Protocol):
    """Says what whoever asks should know of how a selection is drawn."""

    def __call__(self, selection: Selection) -> Iterable[str]:
        """Return sentences without a full stop; nothing where all is as expected."""


class Drawing(NamedTuple):
    """An output of `libyatl show`.

    Attributes:
        name: what it is called with `-O`.
        says: what it is, for people.
        suffixes: the endings of its files, in small letters, each with its dot.
        draw: a `"module:ATTR"` of what draws it; None of text, which views draw.
        is_binary: whether it is no text, so that no terminal can show it.
        heeds: which options it heeds that others do not; of text, each view heeds its own.
        notes: a `"module:ATTR"` of what says how it is drawn otherwise than asked; None of most.
    """

    name: str
    says: str
    suffixes: tuple[str, ...]
    draw: str | None
    is_binary: bool
    heeds: frozenset[Heeded]
    notes: str | None = None


_PICTURE = frozenset[Heeded](("theme", "width", "lanes", "rows", "scale"))
DRAWINGS = {
    each.name: each
    for each in (
        Drawing(
            name="text",
            says="Lines of text, as a terminal shows them.",
            suffixes=(".txt",),
            draw=None,
            is_binary=False,
            heeds=frozenset(),
        ),
        Drawing(
            name="svg",
            says="A picture for pages and print, whose text stays text.",
            suffixes=(".svg",),
            draw="libyatl.views.vector.still:draw_svg",
            is_binary=False,
            heeds=_PICTURE,
        ),
        Drawing(
            name="png",
            says="The same picture as pixels; needs libyatl[png].",
            suffixes=(".png",),
            draw="libyatl.views.vector.still:draw_png",
            is_binary=True,
            heeds=_PICTURE,
        ),
        Drawing(
            name="html",
            says="A page to search and zoom, with every event and source.",
            suffixes=(".html", ".htm"),
            draw="libyatl.views.web.document:draw_html",
            is_binary=False,
            heeds=frozenset[Heeded](("lanes", "scale")),
            notes="libyatl.views.web.months:notes",
        ),
        Drawing(
            name="md",
            says="A document in Markdown, its sources in footnotes.",
            suffixes=(".md", ".markdown"),
            draw="libyatl.formats.markdown.writer:draw_markdown",
            is_binary=False,
            heeds=frozenset(),
        ),
    )
}
SCALES = {"folded": True, "true": False}
"""Whether silence is cut out of the axis."""
SUFFIXES = {suffix: each.name for each in DRAWINGS.values() for suffix in each.suffixes}


def drawing(name: str) -> Drawing:
    """Return the output of that name.

    Raises:
        UsageError: nothing is drawn so.
    """
    found = DRAWINGS.get(name)
    if found is None:
        raise UsageError(f"show cannot draw '{shorten(name)}'", help=f"it draws {either(DRAWINGS)}")
    return found


def draw(
    what: Timeline | Chosen | Whole,
    path: str | os.PathLike[str] | None = None,
    *,
    format: str | None = None,
    width: int = 1000,
    theme: str = "light",
    lanes: int = 8,
    rows: int | None = None,
    folded: bool = True,
) -> str | bytes:
    """Draw a timeline or a selection, as a picture in which its groups are lanes, or otherwise.

    Args:
        what: what is drawn.
        path: where the picture is written too; it replaces what stood there once it is whole.
        format: `svg`, `png`, `html` or `md`; None tells by the path's suffix, else svg. What
            follows is for pictures: a page heeds `lanes` and `folded`, which say how it begins, and
            a document in Markdown none of it.
        width: in pixels. A PNG has three for two.
        theme: `light` or `dark`.
        lanes: so many by themselves, and the others as one.
        rows: of events of the very same bounds so many are told, and the others counted; None
            tells all.
        folded: whether long silence is cut out of the axis.

    Returns:
        The text of an SVG, a page or a document, or the bytes of a PNG, which takes `libyatl[png]`.

    Raises:
        UsageError: no such format, theme or width, the selection is grouped by a period, or what a
            PNG takes is not installed.
        OutputError: the file cannot be written; what stood there still stands.
    """
    from libyatl.views import Canvas, Layout

    suffix = "" if path is None else os.path.splitext(path)[1].lower()
    told = SUFFIXES.get(suffix, suffix.removeprefix("."))
    selection = as_selection(what)
    canvas = Canvas(width, theme, Layout(lanes, rows, folded))
    made = drawn(selection, format or told or "svg", canvas)
    if path is not None:
        from libyatl.files.safe_file import replace_file

        replace_file(os.fspath(path), [made])
    return made


def see(name: str, canvas: Canvas, grouped_by: str) -> None:
    """See that an output or a view can be drawn on a canvas, of events so grouped, or ungrouped.

    Raises:
        UsageError: it cannot.
    """
    heeds = DRAWINGS[name].heeds if name in DRAWINGS else frozenset[Heeded]()
    if "theme" in heeds:
        from libyatl.views.vector.palette import THEMES

        see_known(canvas.theme, "theme", THEMES)
        if not _NARROWEST <= canvas.width <= _WIDEST:
            raise UsageError(f"a picture is {_NARROWEST} to {_WIDEST:,} pixels wide")
    if "lanes" in heeds or name == "lanes":
        from libyatl.views.pictured import see_lanes

        see_lanes(grouped_by)
    if name == "chart":
        from libyatl.views.terminal.chart import see_periods

        see_periods(grouped_by)
    lanes, rows = canvas.layout.lanes, canvas.layout.rows
    if lanes < 1:
        raise UsageError("a picture shows one lane or more", help="such as --lanes 4")
    if rows is not None and rows < 1:
        raise UsageError("of the same bounds one event or more is told", help="such as --rows 3")


def drawn(selection: Selection, name: str, canvas: Canvas) -> str | bytes:
    """Return a selection as a picture or a document.

    Raises:
        UsageError: it cannot be drawn so, or what it takes is not installed.
    """
    where = drawing(name).draw
    if where is None:
        raise UsageError(f"{name} is drawn by a view", help="libyatl.render")
    see(name, canvas, selection.grouped_by)
    draw: Draw = imported(where)
    return draw(selection, canvas)


def notes(selection: Selection, name: str) -> tuple[str, ...]:
    """Return what whoever asks should know of how a selection is drawn."""
    where = drawing(name).notes
    if where is None:
        return ()
    said: Notes = imported(where)
    return tuple(said(selection))


_NARROWEST, _WIDEST = 320, 10_000
