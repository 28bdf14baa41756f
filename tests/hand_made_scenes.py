"""Scenes made by hand: every shape and every kind of edge, at places that are easy to see."""

from __future__ import annotations

from functools import partial

from views.scene.scene_vectors import read, tracks_of

from libyatl.views.scene.item import Item, Tone, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scale import scale_of, view_of_all
from libyatl.views.scene.scene import Axis, Block, Fold, Lane, Mark, Scene, Side, Strip, Tick, Words
from libyatl.views.scene.shapes import DAY, Shape, ShapeKind
from libyatl.views.scene.ticks import axis_of
from libyatl.views.vector.widths import width

AXIS = Axis(
    24,
    976,
    tuple(
        Tick(24 + 95.0 * n, f"{n + 1}", "Aug 2017" if n == 0 else "", is_major=n == 0)
        for n in range(10)
    ),
    (),
    (Fold(500, 534, "12 mo", 501),),
)
NO, BOTH = (False, False), (True, True)
LEFT, RIGHT = (True, False), (False, True)


def item(
    title: str = "An event",
    kind: ShapeKind = "window",
    *,
    after: str = "",
    tone: Tone = "occurred",
    stated: tuple[bool, bool] = BOTH,
    runs_on: tuple[bool, bool] = NO,
    is_open: tuple[bool, bool] = NO,
    is_approximate: bool = False,
    is_uncertain: bool = False,
    is_account: bool = False,
    unit: int = DAY,
) -> Item:
    """Return an item of one shape, whose bounds are nowhere in particular."""
    a, d = (None if each else 0 for each in is_open)
    shape = Shape(kind, a, 0, 0, d, unit, stated, runs_on)
    return Item(
        0,
        (shape,),
        title,
        after,
        tone,
        is_approximate=is_approximate,
        is_uncertain=is_uncertain,
        is_account=is_account,
    )


def strip(
    it: Item,
    x0: float,
    x1: float,
    *,
    core: tuple[float, float] | None = None,
    edge: float | None = None,
    is_disc: bool = False,
    side: Side = "right",
    at: float | None = None,
) -> Strip:
    """Return a row with one mark, and its words beside it or at a place."""
    mark = Mark(it.shapes[0], x0, x1, core, edge, is_disc)
    wide = width(it.title) + (8 + width(it.after, 11) if it.after else 0)
    x = {"right": x1 + 5, "left": x0 - 5 - wide, "inside": x0 + 8, "over": x0 + 8, "above": x0}[
        side
    ]
    return Strip(it, (mark,), Words(x if at is None else at, wide, it.title, it.after, side))


def scene(*strips: Strip, axis: Axis = AXIS, name: str = "") -> Scene:
    """Return a scene of one lane, a block for each row."""
    blocks = tuple(Block((each,), row, 20.0 * row) for row, each in enumerate(strips))
    return Scene(axis, (Lane(name, len(strips), 20.0 * len(strips), 0, blocks),))


def narrow() -> Scene:
    """Return what stands in some vectors, in a plot of 312 pixels: words above their marks."""
    tracks = []
    for order, name in enumerate(("shapes", "accounts", "same-bounds")):
        items = tracks_of(read(f"{name}-pixels"))[0].items
        told = tuple(each._replace(row=each.row + 100 * order) for each in items)
        tracks.append(Track(f"From {name}", told))
    every = [each for track in tracks for each in track.items]
    scale, view = scale_of(every, is_folded=True, gutter=34 / 312), view_of_all(24, 336, inset=12)
    axis = axis_of(scale, view, is_clocked=True, medium=PIXELS, measure=width)
    return laid_out(tracks, axis, partial(view.x, scale), PIXELS, width, rows=2)


def gallery() -> Scene:
    """Return every kind of mark, one a row."""
    inside: Side = "inside"
    return scene(
        strip(item("That very day", "moment"), 100, 104, is_disc=True),
        strip(item("That day, worked out", "moment", stated=NO), 100, 104, is_disc=True),
        strip(
            item("A planned day", "moment", tone="planned", after="planned"), 100, 104, is_disc=True
        ),
        strip(item("A day as wide as this", "moment"), 100, 160),
        strip(item("The same, worked out", "moment", stated=NO), 100, 160),
        strip(item("Some time in here"), 100, 400, side=inside),
        strip(item("Some time in here, worked out", stated=NO), 100, 400, side=inside),
        strip(item("Stated from the left", stated=LEFT), 100, 400, side=inside),
        strip(item("Stated from the right", stated=RIGHT), 100, 400, side=inside),
        strip(item("About then, and over its edge", is_approximate=True), 100, 200, side=inside),
        strip(item("Who knows?", is_uncertain=True, tone="said", after="claimed"), 100, 300),
        strip(item("Within a ring"), 100, 104, is_disc=True),
        strip(item("Within a ring, worked out", stated=NO), 100, 104, is_disc=True),
        strip(item("A span", "span"), 100, 300, core=(140, 260)),
        strip(item("A span, worked out", "span", stated=NO), 100, 300, core=(140, 260)),
        strip(
            item("A span whose end was worked out", "span", stated=LEFT), 100, 300, core=(100, 300)
        ),
        strip(item("A span from day to day", "span"), 100, 300, core=(100, 300)),
        strip(item("The same, worked out", "span", stated=NO), 100, 300, core=(100, 300)),
        strip(item("Words on a span", "span"), 100, 400, core=(140, 360), side="over"),
        strip(
            item("A planned span", "span", tone="planned", after="planned"),
            100,
            300,
            core=(140, 260),
        ),
        strip(
            item("Since then", "span", runs_on=RIGHT, is_open=RIGHT),
            100,
            976,
            core=(100, 140),
            at=500,
        ),
        strip(item("Begun by then", "by", is_open=BOTH, stated=NO), 44, 112, edge=100),
        strip(item("Over by then", "by", is_open=LEFT), 44, 100, edge=100),
        strip(
            item("Not before", "from", is_open=RIGHT, tone="disputed", after="disputed"),
            100,
            156,
            edge=100,
        ),
    )
