"""What the page says once, as JSON: names by number, both scales, sizes, steps, how it begins."""

from __future__ import annotations

import json
from itertools import pairwise

from libyatl.dates.calendar_names import MONTHS
from libyatl.query import Selection
from libyatl.text.inert import one_line
from libyatl.views.page import Layout
from libyatl.views.pictured import Picture
from libyatl.views.scene.ladder import STEPS
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scale import scale_of
from libyatl.views.scene.ticks import length_in_words
from libyatl.views.vector.palette import STRENGTHS
from libyatl.views.vector.plotted import GUTTER
from libyatl.views.vector.still import INSET
from libyatl.views.web.facets import Facets

NOMINAL = 1180
"""The width of the plot, in pixels, of which a gutter of the axis is a share."""
_NEVER = 1_000_000_000
"""Pixels that no day is wide: where nothing tells hours, a day is one whole."""
_OF_OTHERS = ("is_whole", "gutter")
"""What the script asks of no size: it draws in pixels, on scales that were folded here."""


def told(selection: Selection, picture: Picture, facets: Facets, layout: Layout, own: str) -> str:
    """Return the block of JSON, safe within a `script` element.

    Args:
        selection: what the page tells.
        picture: what is drawn of it.
        facets: its names.
        layout: how the page begins.
        own: with what every id of the page's own begins.
    """
    gutter = PIXELS.gutter / NOMINAL
    scales = {
        name: scale_of(picture.every, is_folded=is_folded, gutter=gutter).panels
        for name, is_folded in (("folded", True), ("true", False))
    }
    said = {
        "facets": [facet._asdict() for facet in facets.all],
        "grounds": facets.grounds,
        "scales": scales,
        "folds": [
            length_in_words(behind.t0 - before.t1) for before, behind in pairwise(scales["folded"])
        ],
        "isClocked": picture.is_clocked,
        "horizon": _horizon(picture),
        "sizes": _sizes(is_clocked=picture.is_clocked),
        "strengths": STRENGTHS,
        "steps": STEPS,
        "months": MONTHS,
        "lanesBy": selection.grouped_by,
        "lanes": layout.lanes,
        "scale": "folded" if layout.is_folded else "true",
        "prefix": own,
        "gutter": GUTTER,
        "inset": INSET,
    }
    block = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return block.replace("<", "\\u003c")


def _horizon(picture: Picture) -> dict[str, object] | None:
    horizon = picture.horizon
    return None if horizon is None else horizon._replace(words=one_line(horizon.words))._asdict()


def _sizes(*, is_clocked: bool) -> dict[str, object]:
    sizes = PIXELS if is_clocked else PIXELS._replace(least_hours=_NEVER)
    said = {_camel(name): of for name, of in sizes._asdict().items() if name not in _OF_OTHERS}
    return {name: of._asdict() if hasattr(of, "_asdict") else of for name, of in said.items()}


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return "".join([first, *map(str.capitalize, others)])
