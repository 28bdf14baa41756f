"""The elements of SVG, as text: every text and number passes here on its way into a picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import bidirectional

from libyatl.views.vector.widths import SIZE, text_length

HALO = 'stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
"""Of words beside a mark, which stand on lines and tints; the stroke is the paper."""
SANS = "Helvetica, Arial, 'Liberation Sans', sans-serif"
SERIF = "Georgia, 'Times New Roman', 'Liberation Serif', serif"

_straight = re.compile("(M[^A-Za-z]+[HVhv][^A-Za-z]+)+").fullmatch
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Return inert text as XML holds it."""
    return text.translate(_ESCAPES)


def number(value: float) -> str:
    """Return a position to a tenth of a pixel, as short as it can be said."""
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def element(name: str, attributes: Mapping[str, object], content: str | None = None) -> str:
    """Return an element; attributes that are None are left out, and `_` in names stands for `-`."""
    said = "".join(
        f' {key.replace("_", "-")}="{number(value) if isinstance(value, float) else value}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}/>" if content is None else f"<{name}{said}>{content}</{name}>"


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = SIZE,
    after: str = "",
    is_fitted: bool = True,
    is_grouped: bool = False,
    **attributes: object,
) -> str:
    """Return a line of inert words whose base line begins at a point; `after` is an element.

    Words that are fitted, and whose width in Helvetica is known, are as wide in every font. The
    size of those that are grouped is said by the element around them.
    """
    wide = text_length(words, size) if is_fitted and words else None
    fitted: dict[str, object] = {}
    if wide is not None:
        fitted = {"textLength": float(wide)}
    said = _isolated(words)
    place: dict[str, object] = {"x": float(x), "y": float(y)}
    if size != SIZE and not is_grouped:
        place["font_size"] = f"{size:g}"
    if not after:
        return element("text", {**place, **attributes, **fitted}, said)
    if fitted:
        said = element("tspan", fitted, said)
    return element("text", {**place, **attributes}, f"{said} {after}")


def _isolated(words: str) -> str:
    """Return the words such that those that run to the left turn nothing round beside them.

    Their direction is not said, but found in them: a line begins where it is placed, which in
    browsers a direction of its first words would turn round.
    """
    said = escaped(words)
    strong = next((way for way in map(bidirectional, words) if way in ("L", "R", "AL")), "L")
    if strong == "L":
        return said
    return element("tspan", {"unicode_bidi": "plaintext"}, said)


def line(path: str, stroke: str, *, wide: float = 1, **attributes: object) -> str:
    """Return a path that is not filled."""
    given: dict[str, object] = {"d": path, "stroke": stroke}
    if not _straight(path):  # else there is nothing that could be
        given["fill"] = "none"
    if wide != 1:
        given["stroke_width"] = f"{wide:g}"
    return element("path", {**given, **attributes})


def box(
    x0: float, y: float, x1: float, high: float, fill: str, opacity: float = 1, **attributes: object
) -> str:
    """Return a rectangle without an outline; nothing where it has no width."""
    if x1 <= x0:
        return ""
    place: dict[str, object] = {"x": float(x0), "y": float(y)}
    sizes: dict[str, object] = {"width": float(x1 - x0), "height": float(high), "fill": fill}
    strength: dict[str, object] = {} if opacity == 1 else {"fill_opacity": f"{opacity:g}"}
    return element("rect", {**place, **sizes, **strength, **attributes})
