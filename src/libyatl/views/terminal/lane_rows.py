"""A lane on the canvas: its name, its blocks with their words, and its crowds."""

from __future__ import annotations

from itertools import pairwise

from libyatl.text.measure import wrap
from libyatl.text.plurals import counted_of
from libyatl.views.lines import cut_line
from libyatl.views.page import Line, Piece
from libyatl.views.scene.item import Item
from libyatl.views.scene.scene import Block, Lane, Strip, Words
from libyatl.views.terminal.crowds import crowds
from libyatl.views.terminal.legend import Sign
from libyatl.views.terminal.strokes import STYLES, Plot, extent, sides, stroke
from libyatl.views.words.labels import POSSIBLY

_LEAST_OF_NAME = 2
"""So many rows a name may always take."""


def lane_rows(lane: Lane, plot: Plot, *, is_first: bool) -> None:
    """Draw a lane below all that is on the canvas, with a blank row between two of them."""
    top = plot.canvas.height + (not is_first)
    if lane.name:
        _name(lane, plot, top)
    for block in (*lane.blocks, *lane.dots):
        _block(block, plot, top + round(block.y))
    if lane.heaps:
        crowds(lane, plot, top)
    if lane.through is not None:
        _plain(lane.through.words, plot, top)


def _name(lane: Lane, plot: Plot, top: int) -> None:
    """Write the name of a lane beside it, over several rows where it is high enough, and counts."""
    room = plot.left - 1
    counts = [counted_of(lane.events, "event")]
    if lane.lost:
        counts.append(f"{lane.lost:,} without room")
    counted = [row for count in counts for row in wrap(count, room)]
    rows = wrap(lane.name, room)
    most = max(round(lane.height) - len(counted), _LEAST_OF_NAME)
    if len(rows) > most:
        rows = [*rows[: most - 1], " ".join(rows[most - 1 :])]
    said = [Piece(row, "heading") for row in rows] + [Piece(row, "dim") for row in counted]
    for y, piece in enumerate(said, top):
        for part in cut_line([piece], room, ellipsis=plot.glyphs.ellipsis):
            plot.canvas.put(y, 0, part.text, part.style)


def _plain(words: Words, plot: Plot, y: int) -> None:
    text = plot.glyphs.dashed(words.text)
    plot.canvas.put(y, round(words.x), text, "dim")


def _block(block: Block, plot: Plot, top: int) -> None:
    """Draw the rows of a block: one outline around all, or accounts of one event."""
    if block.joint is not None:
        _join(block, block.joint, plot, top)
    for number, strip in enumerate(block.strips):
        y = top + number
        covered = _covered(strip.words, block)
        for mark in strip.marks:
            if number and block.is_shared:
                sides(plot, y, mark, strip.item)
            else:
                stroke(plot, y, mark, strip.item, covered)
        if len(strip.marks) > 1 and not (number and block.is_shared):
            _links(strip, plot, y)
        if strip.words is not None:
            _write_words(strip.words, strip.item, plot, y, covered)
    if block.rest is not None:
        y = top + len(block.strips)
        last = block.strips[-1]
        for mark in last.marks:
            sides(plot, y, mark, last.item)
        _plain(block.rest, plot, y)


def _covered(words: Words | None, block: Block) -> tuple[int, int] | None:
    """Return the cells that words on strokes cover, the blanks around them counted."""
    if words is None:
        return None
    is_set = len(block.strips[0].marks) > 1
    if words.side in ("left", "right") and block.is_shared and not is_set:
        return None
    return round(words.x) - 1, round(words.x + words.width) + 1


def _write_words(
    words: Words, item: Item, plot: Plot, y: int, covered: tuple[int, int] | None
) -> None:
    """Write a title and what is said behind it, with a blank on both sides of it on strokes."""
    canvas, x = plot.canvas, round(words.x)
    if covered is not None:
        plot.fill(y, *covered, " ", "")
    text, tone = words.text, STYLES[item.tone]
    if item.is_uncertain and text.endswith("?"):
        x = canvas.put(y, x, text[:-1], "title")
        x = canvas.put(y, x, "?", tone)
        plot.seen.add(Sign.UNCERTAIN)
    else:
        x = canvas.put(y, x, text, "title")
    if words.after:
        if plot.glyphs.differs in words.after:
            plot.seen.add(Sign.DIFFERS)
        if words.after.endswith(POSSIBLY):
            plot.seen.add(Sign.MAYBE)
        for piece in _after(words.after, item):
            x = canvas.put(y, x, piece.text, piece.style)


def _after(after: str, item: Item) -> Line:
    """Return what is said behind a title: the status in its colour, then why it may not match."""
    status, comma, doubt = after.partition(", ")
    tone = STYLES[item.tone]
    if item.tone == "occurred" and not item.is_account and not after.startswith("occurred"):
        return [Piece(f" [{after}]", "maybe")]
    if not comma:
        return [Piece(f" [{after}]", tone)]
    return [Piece(f" [{status}, ", tone), Piece(doubt, "maybe"), Piece("]", tone)]


def _links(strip: Strip, plot: Plot, y: int) -> None:
    """Join the marks of a date of which all hold; what stands between them stays."""
    extents = sorted(extent(mark, plot)[:2] for mark in strip.marks)
    for (_, behind), (before, _) in pairwise(extents):
        for x in range(max(behind, plot.left), min(before, plot.right)):
            if plot.canvas.is_free(y, x, x + 1):
                plot.put(y, x, plot.glyphs.between, "rail", Sign.SET)


def _join(block: Block, joint: float, plot: Plot, top: int) -> None:
    """Join the accounts of an event by a line, with a stroke to where each of them begins."""
    at, last, glyphs = round(joint), len(block.strips) - 1, plot.glyphs
    for number, strip in enumerate(block.strips):
        corner = {0: glyphs.first, last: glyphs.last}.get(number, glyphs.begins)
        plot.put(top + number, at, corner, "rail", Sign.ACCOUNT)
        plot.fill(top + number, at + 1, round(strip.left), glyphs.rule, "rail")
