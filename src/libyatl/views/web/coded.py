"""Shapes as the attributes of the page hold them, and its script reads them.

    m17384            a kind by its first letter (moment, span, window, by, from), and its edges
    w17384,17415      two edges are a and d: begun and over between them
    s17384,17390,17400,17401
    b,17400,,         four are a, b, c and d, half-open; an open one is empty
    m:1502000040      after a colon they are in seconds, else in days, since 0000-12-31
    w17384,17415-     edges that were worked out: - both, ( the first, ) the last
    f17384,17385,,>   > runs on without an end by its own date, < without a beginning

A moment of one edge lasts one of its units.
"""

from __future__ import annotations

from libyatl.views.scene.item import Item
from libyatl.views.scene.shapes import DAY, Shape

_WORKED_OUT = {(True, True): "", (False, False): "-", (False, True): "(", (True, False): ")"}


def coded(shape: Shape) -> str:
    """Return a shape as an attribute; it has neither blanks nor quotes."""
    a, b, c, d = shape.a, shape.b, shape.c, shape.d
    if a is not None and d is not None and (a, d) == (c, b):
        is_unit = shape.kind == "moment" and d - a == shape.unit
        edges: tuple[int | None, ...] = (a,) if is_unit else (a, d)
    else:
        edges = a, b, c, d
    said = ("" if edge is None else f"{edge // shape.unit}" for edge in edges)
    runs = "<" * shape.runs_on[0] + ">" * shape.runs_on[1]
    colon = "" if shape.unit == DAY else ":"
    return f"{shape.kind[0]}{colon}{','.join(said)}{_WORKED_OUT[shape.is_stated]}{runs}"


def drawn_as(item: Item) -> str:
    """Return the attributes that say how an item is drawn, each behind a blank."""
    said = [f' data-w="{" ".join(map(coded, item.shapes))}"']
    if item.tone != "occurred":
        said.append(f' data-t="{item.tone}"')
    if doubts := "~" * item.is_approximate + "?" * item.is_uncertain:
        said.append(f' data-q="{doubts}"')
    if not item.is_sure:
        said.append(" data-m")
    return "".join(said)
