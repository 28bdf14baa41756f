"""The legend: what the marks mean, of those that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from libyatl.views.page import UNICODE
from libyatl.views.scene.item import Item, Tone
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scene import Lane, Mark, Strip
from libyatl.views.scene.shapes import DAY, Shape, ShapeKind
from libyatl.views.vector import palette
from libyatl.views.vector.drawn_marks import Place, drawn
from libyatl.views.vector.elements import box, element, line, number, text
from libyatl.views.vector.gradients import Gradients
from libyatl.views.vector.widths import SMALL, width
from libyatl.views.words.labels import POSSIBLY

Trait = Literal[
    "day",
    "wide day",
    "derived day",
    "derived wide day",
    "window",
    "derived window",
    "ring",
    "derived ring",
    "core",
    "reach",
    "by",
    "derived by",
    "from",
    "derived from",
    "runs back",
    "runs on",
    "approximate",
    "uncertain",
    "accounts",
    "differs",
    "maybe",
    "heap",
    "said",
    "disputed",
    "planned",
]
"""What the legend tells apart."""
_RUNNING: tuple[Trait, Trait] = "runs back", "runs on"

_SIZE, _ROW = 12.0, 20.0
_AIR, _BESIDE = 18.0, 6.0


class Entry(NamedTuple):
    """A sign, how wide it is and what draws it at a place, and what it means."""

    trait: Trait
    wide: float
    sign: Callable[[Place], Iterator[str]]
    words: str


class Sign(NamedTuple):
    """A sign as an element of SVG, and what it means."""

    svg: str
    words: str


def legend(lanes: tuple[Lane, ...], at: Place) -> tuple[list[str], float]:
    """Return the elements of the legend from a place on, wrapped, and how high it is."""
    seen = {trait for lane in lanes for trait in _traits(lane)}
    elements: list[str] = []
    words: list[str] = []
    told: set[str] = set()
    x, y = at.left, at.y
    for entry in _ENTRIES:
        if entry.trait not in seen or entry.words in told:
            continue
        told.add(entry.words)
        wide = entry.wide + _BESIDE + width(entry.words, _SIZE)
        if x > at.left and x + wide > at.right:
            x, y = at.left, y + _ROW
        sign = at._replace(left=x, right=x + entry.wide, y=y - 10, high=12)
        elements.extend(entry.sign(sign))
        beside = x + entry.wide + _BESIDE
        words.append(text(beside, y, entry.words, size=_SIZE, is_grouped=True))
        x += wide + _AIR
    style = {"font_size": f"{_SIZE:g}", "fill": at.colours.mute}
    elements.append(element("g", style, "".join(words)))
    return elements, y - at.y + _ROW if words else 0.0


def signs(
    items: Iterable[Item], colours: palette.Palette, prefix: str, *, is_clocked: bool
) -> Iterator[Sign]:
    """Yield what can occur in a picture of some items, at any width and zoom.

    Each sign is a picture of its own, whose ids begin with the prefix. Where it `is_clocked`, hours
    are told.
    """
    every = [*items]
    seen = {trait for item in every for trait in _of_anywhere(item, is_clocked=is_clocked)}
    if len(every) > PIXELS.among.few:  # as many have words in any lane
        seen.add("heap")
    told: set[str] = set()
    for number_of, entry in enumerate(_ENTRIES):
        if entry.trait not in seen or entry.words in told:
            continue
        told.add(entry.words)
        gradients = Gradients(colours, f"{prefix}{number_of}")
        at = Place(0, entry.wide, 1, 12, colours, gradients)
        drawn_so = "".join(entry.sign(at))
        size = {"width": f"{entry.wide:g}", "height": 14, "aria_hidden": "true"}
        fades = gradients.definitions()
        content = f"{element('defs', {}, fades) if fades else ''}{drawn_so}"
        yield Sign(element("svg", size, content), entry.words)


def _of_anywhere(item: Item, *, is_clocked: bool) -> Iterator[Trait]:
    """Yield the traits of an item as it may be drawn: to scale, too short for that, in a crowd."""
    if item.is_account:
        yield "accounts"
    yield from _of_item(item)
    for shape in item.shapes:
        is_core_all = shape.core == (shape.a, shape.d)
        core = (0.0, 9.0 if is_core_all else 4.0)
        to_scale = Mark(shape, 0.0, 9.0, core)
        yield from _of_mark(to_scale)
        if shape.kind in ("moment", "window"):
            yield from _of_mark(to_scale._replace(is_disc=True))
        if is_clocked and shape.kind == "moment" and shape.unit == DAY:
            yield from _of_mark(to_scale._replace(shape=shape._replace(kind="window")))
        if item.is_approximate:
            yield "approximate"


def _traits(lane: Lane) -> Iterator[Trait]:
    for block in (*lane.blocks, *lane.dots):
        if not block.is_shared:
            yield "accounts"
        for strip in block.strips[:1] if block.is_shared else block.strips:
            yield from _of_strip(strip)
    if lane.heaps:
        yield "heap"


def _of_strip(strip: Strip) -> Iterator[Trait]:
    yield from _of_item(strip.item)
    for mark in strip.marks:
        yield from _of_mark(mark)
        if strip.item.is_approximate and not mark.is_disc:
            yield "approximate"


def _of_item(item: Item) -> Iterator[Trait]:
    if item.tone != "occurred":
        yield item.tone
    if item.is_uncertain:
        yield "uncertain"
    if UNICODE.differs in item.after:
        yield "differs"
    if item.after.endswith(POSSIBLY):
        yield "maybe"


def _of_mark(mark: Mark) -> Iterator[Trait]:
    shape = mark.shape
    is_stated = all(shape.is_stated)
    for runs_on, trait in zip(shape.runs_on, _RUNNING, strict=True):
        if runs_on:
            yield trait
    if shape.kind == "moment":
        if mark.is_disc:
            yield "day" if is_stated else "derived day"
        else:
            yield "wide day" if is_stated else "derived wide day"
    elif shape.kind == "window":
        if mark.is_disc:
            yield "ring" if is_stated else "derived ring"
        else:
            yield "window" if is_stated else "derived window"
    elif shape.kind == "span":
        yield "core"
        if mark.core is not None and (mark.core[0] - mark.x0 > 1 or mark.x1 - mark.core[1] > 1):
            yield "reach"
    elif shape.kind in ("by", "from"):
        is_by = shape.kind == "by"
        if shape.is_stated[is_by]:
            yield "by" if is_by else "from"
        else:
            yield "derived by" if is_by else "derived from"


def _mark_sign(
    kind: ShapeKind,
    is_stated: bool = True,  # noqa: FBT001, FBT002
    *,
    is_disc: bool = False,
    is_approximate: bool = False,
    tone: Tone = "occurred",
    edge: float | None = None,
) -> Callable[[Place], Iterator[str]]:
    """Return what draws a mark of some shape at the place of a sign."""
    open_ends = kind == "by", kind == "from"
    a, d = (None if is_open else 0 for is_open in open_ends)
    shape = Shape(kind, a, 0, 0, d, is_stated=(is_stated, is_stated))
    item = Item(0, (shape,), "", tone=tone, is_approximate=is_approximate)

    def draw(at: Place) -> Iterator[str]:
        at_edge = None if edge is None else at.left + edge
        core = (at.left, at.right) if kind == "span" else None
        return drawn(item, Mark(shape, at.left, at.right, core, at_edge, is_disc), at)

    return draw


def _character(char: str) -> Callable[[Place], Iterator[str]]:
    def draw(at: Place) -> Iterator[str]:
        yield text(at.left, at.y + 10, char, is_fitted=False, fill=at.colours.occurred)

    return draw


def _reach_sign(at: Place) -> Iterator[str]:
    bar = at.as_bar()
    yield box(bar.left, bar.y, bar.right, bar.high, at.colours.occurred, palette.POSSIBLE)


def _runs_on_sign(at: Place) -> Iterator[str]:
    x = number(at.right - 6)
    path = f"M{number(at.left)} {number(at.middle)}H{number(at.right)}"
    arrow = f"{path}M{x} {number(at.middle - 5)}l6 5l-6 5"
    yield line(arrow, at.colours.occurred, wide=1.5)


def _runs_back_sign(at: Place) -> Iterator[str]:
    x = number(at.left + 6)
    path = f"M{number(at.right)} {number(at.middle)}H{number(at.left)}"
    arrow = f"{path}M{x} {number(at.middle - 5)}l-6 5l6 5"
    yield line(arrow, at.colours.occurred, wide=1.5)


def _maybe_sign(at: Place) -> Iterator[str]:
    colour = at.colours.occurred
    yield text(at.left, at.y + 10, POSSIBLY, size=SMALL, font_style="italic", fill=colour)


def _accounts_sign(at: Place) -> Iterator[str]:
    path = f"M{number(at.right)} {number(at.y + 1)}h-8v10h8"
    yield line(path, at.colours.mute)


def _columns_sign(at: Place) -> Iterator[str]:
    colour = at.colours.occurred
    for order, (certain, possible) in enumerate(((4, 3), (6, 4), (5, 7), (3, 2))):
        x = at.left + 4 * order
        below, above = at.y + 12 - certain, at.y + 12 - certain - possible
        yield box(x, below, x + 3, certain, colour, palette.COLUMN)
        yield box(x, above, x + 3, possible, colour, palette.COLUMN_POSSIBLE)


_ENTRIES = (
    Entry("window", 28, _mark_sign("window"), "some time in here, as a source says"),
    Entry("derived window", 28, _mark_sign("window", False), "some time in here, worked out"),
    Entry("day", 9, _mark_sign("moment", is_disc=True), "then, exactly"),
    Entry("wide day", 12, _mark_sign("moment"), "then, exactly"),
    Entry("derived day", 9, _mark_sign("moment", False, is_disc=True), "then, worked out"),
    Entry("derived wide day", 14, _mark_sign("moment", False), "then, worked out"),
    Entry("core", 24, _mark_sign("span"), "certainly under way"),
    Entry("reach", 24, _reach_sign, "possibly under way"),
    Entry("ring", 9, _mark_sign("window", is_disc=True), "some time within the ring"),
    Entry(
        "derived ring", 9, _mark_sign("window", False, is_disc=True), "some time within the ring"
    ),
    Entry("derived by", 32, _mark_sign("by", False, edge=24), "begun by the line"),
    Entry("by", 32, _mark_sign("by", edge=24), "begun by the line"),
    Entry("derived from", 28, _mark_sign("from", False, edge=1), "not before the line"),
    Entry("from", 28, _mark_sign("from", edge=1), "not before the line"),
    Entry("runs back", 24, _runs_back_sign, "no beginning known"),
    Entry("runs on", 24, _runs_on_sign, "no end known"),
    Entry("approximate", 28, _mark_sign("window", is_approximate=True), "round: approximate"),
    Entry("uncertain", 7, _character("?"), "uncertain"),
    Entry("accounts", 9, _accounts_sign, "accounts that differ"),
    Entry("differs", 8, _character(UNICODE.differs), "a source says otherwise"),
    Entry("maybe", 42, _maybe_sign, "may not match what was asked"),
    Entry("heap", 15, _columns_sign, "how many, certainly and possibly"),
    Entry("said", 10, _mark_sign("moment", tone="said"), "reported or claimed"),
    Entry("disputed", 10, _mark_sign("moment", tone="disputed"), "disputed"),
    Entry("planned", 10, _mark_sign("moment", tone="planned"), "planned"),
)
"""In the order in which they are told; of two that say the same, the first that occurs."""
