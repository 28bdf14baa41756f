"""Interval notation, mark by mark: what each edge tells of how it is known."""

from __future__ import annotations

import pytest

from libyatl.views import ASCII, UNICODE, Glyphs, plain
from libyatl.views.scene.item import Item, Tone
from libyatl.views.scene.scene import Mark
from libyatl.views.scene.shapes import DAY, Shape
from libyatl.views.terminal.canvas import Canvas
from libyatl.views.terminal.legend import Sign, legend
from libyatl.views.terminal.strokes import Plot, sides, stroke

STATED, DERIVED = (True, True), (False, False)
KNOWN = (0, 9 * DAY, 0, 9 * DAY)


def _plot(glyphs: Glyphs = UNICODE, left: int = 0, right: int = 20) -> Plot:
    return Plot(Canvas(right), glyphs, left, right, set())


def _row(plot: Plot) -> str:
    return "".join(plain(plot.canvas.lines())).rstrip("\n")


def _drawn(mark: Mark, glyphs: Glyphs = UNICODE, *, about: bool = False) -> str:
    plot = _plot(glyphs)
    stroke(plot, 0, mark, Item(0, (mark.shape,), "", is_approximate=about), None)
    return _row(plot)


def _window(start: int, stop: int, stated: tuple[bool, bool]) -> Mark:
    return Mark(Shape("window", *KNOWN, DAY, stated), start, stop)


def _disc(kind: str, stated: tuple[bool, bool] = STATED) -> Mark:
    shape = Shape("moment" if kind == "moment" else "window", *KNOWN, DAY, stated)
    return Mark(shape, 2, 3, is_disc=True)


def _span(
    core: tuple[int, int],
    stated: tuple[bool, bool] = STATED,
    *,
    open: tuple[bool, bool] = (False, False),
    runs_on: tuple[bool, bool] = (False, False),
    stop: int = 12,
) -> Mark:
    a, d = None if open[0] else 0, None if open[1] else 9 * DAY
    return Mark(Shape("span", a, DAY, 8 * DAY, d, DAY, stated, runs_on), 2, stop, core)


def _by(over: int | None, *, runs_on: tuple[bool, bool] = (False, False)) -> Mark:
    shape = Shape("by", None, DAY, None, over, DAY, (False, any(runs_on)), runs_on)
    return Mark(shape, 2, 8, edge=8)


MARKS = [
    ("a window that is stated", _window(2, 8, STATED), "  ├────┤", "  |----|"),
    ("one that was worked out", _window(2, 8, DERIVED), "  ├┄┄┄┄┤", "  |....|"),
    ("one whose begin is stated", _window(2, 8, (True, False)), "  ├──┄┄┤", "  |--..|"),
    ("one whose end is stated", _window(2, 8, (False, True)), "  ├┄┄──┤", "  |..--|"),
    ("one with room for a stroke", _window(2, 5, STATED), "  ├─┤", "  |-|"),
    ("that stroke is of both edges", _window(2, 5, (True, False)), "  ├┄┤", "  |.|"),
    ("one without room for it", _window(2, 4, STATED), "  ○", "  o"),
    ("one without, worked out", _window(2, 4, DERIVED), "  ◌", "  ."),
    ("a day", _disc("moment"), "  ●", "  *"),
    ("a day that was worked out", _disc("moment", (True, False)), "  ◌", "  ."),
    ("a short while", _disc("window"), "  ○", "  o"),
    ("a wide day", Mark(Shape("moment", *KNOWN), 2, 7), "  ●───┤", "  *---|"),
    ("one of two cells", Mark(Shape("moment", *KNOWN), 2, 4), "  ●─", "  *-"),
    (
        "one that was worked out",
        Mark(Shape("moment", *KNOWN, is_stated=DERIVED), 2, 7),
        "  ◌┄┄┄┤",
        "  ....|",
    ),
    ("a span", _span((4, 9)), "  ├─━━━━━──┤", "  |-=====--|"),
    ("one that was worked out", _span((4, 9), DERIVED), "  ├┄━━━━━┄┄┤", "  |.=====..|"),
    ("one known to its days", _span((2, 12)), "  ━━━━━━━━━━", "  =========="),
    ("one whose end follows", _span((2, 12), (True, False)), "  ━━━━━┅┅┅┅┅", "  =========="),
    ("one whose days follow", _span((2, 12), DERIVED), "  ┅┅┅┅┅┅┅┅┅┅", "  =========="),
    ("one without a begin", _span((4, 12), open=(True, False)), "  ┄┄━━━━━━━━", "  ..========"),
    ("one without an end", _span((2, 9), open=(False, True)), "  ━━━━━━━┄┄┄", "  =======..."),
    (
        "one that runs on",
        _span((4, 9), open=(False, True), runs_on=(False, True), stop=30),
        "  ├─━━━━━──────────▶",
        "  |-=====---------->",
    ),
    ("begun by a day", _by(None), "  ┄┄┄┄┄┊", "  .....:"),
    ("over by a day", _by(9 * DAY), "  ┄┄┄┄┄┤", "  .....|"),
    (
        "until a day, by its own date",
        _by(9 * DAY, runs_on=(True, False)),
        "  ◀────┤",
        "  <----|",
    ),
    (
        "not before a day",
        Mark(Shape("from", 0, None, None, None, DAY, (False, False)), 2, 8, edge=2),
        "  ├┄┄┄┄┄",
        "  |.....",
    ),
]


@pytest.mark.parametrize(("said", "mark", "drawn", "ascii"), MARKS, ids=[m[0] for m in MARKS])
def test_a_mark_is_drawn_as_it_is_known(said: str, mark: Mark, drawn: str, ascii: str) -> None:
    assert _drawn(mark) == drawn
    assert _drawn(mark, ASCII) == ascii


@pytest.mark.parametrize(
    ("mark", "drawn"),
    [
        (_window(2, 8, STATED), "  ~────~"),
        (_disc("window"), "  ~"),
        (_by(None), "  ┄┄┄┄┄~"),
        (_span((2, 9), open=(False, True)), "  ~━━━━━━┄┄┄"),
        (Mark(Shape("from", 0, None, None, None), 2, 8, edge=2), "  ~──┄┄┄"),
    ],
)
def test_what_is_approximate_has_no_firm_edge(mark: Mark, drawn: str) -> None:
    assert _drawn(mark, about=True) == drawn


@pytest.mark.parametrize(
    ("mark", "drawn"),
    [
        (_window(2, 8, STATED), "  │    │"),
        (_window(2, 8, (False, True)), "  ┊    │"),
        (_disc("window"), "  ○"),
        (_by(None), "       ┊"),
        (_by(9 * DAY, runs_on=(True, False)), "       │"),
        (Mark(Shape("from", 0, None, None, None), 2, 8, edge=2), "  │"),
    ],
)
def test_the_rows_below_have_the_edges_alone(mark: Mark, drawn: str) -> None:
    plot = _plot()
    sides(plot, 0, mark, Item(0, (mark.shape,), ""))
    assert _row(plot) == drawn


@pytest.mark.parametrize(
    ("mark", "drawn"),
    [
        (Mark(Shape("window", *KNOWN), -5, 9), "    ────┤"),
        (Mark(Shape("window", *KNOWN), 12, 40), "            ├───────"),
        (Mark(Shape("window", *KNOWN, is_stated=DERIVED), -5, 40), "    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄"),
        (Mark(Shape("moment", *KNOWN), 0, 3, is_disc=True), "    ●"),
    ],
)
def test_no_mark_leaves_the_plot(mark: Mark, drawn: str) -> None:
    plot = _plot(left=4)
    stroke(plot, 0, mark, Item(0, (mark.shape,), ""), None)
    assert _row(plot) == drawn


def test_strokes_change_under_the_words_where_their_edges_are_known_otherwise() -> None:
    mark, plot = _window(0, 20, (True, False)), _plot()
    stroke(plot, 0, mark, Item(0, (mark.shape,), ""), (2, 8))
    assert _row(plot) == "├───────┄┄┄┄┄┄┄┄┄┄┄┤"


@pytest.mark.parametrize("tone", ["said", "disputed", "planned"])
def test_who_vouches_is_told_by_colour(tone: Tone) -> None:
    plot = _plot()
    stroke(plot, 0, _disc("moment"), Item(0, (), "", tone=tone), None)
    assert [piece.style for line in plot.canvas.lines() for piece in line] == ["", tone]


def test_the_legend_has_what_occurs_and_as_much_on_a_row_as_it_holds() -> None:
    seen = {Sign.DAY, Sign.RING, Sign.SINCE}
    rows = [piece.text for line in legend(seen, UNICODE, 40) for piece in line]
    assert rows == ["● then, exactly", "○ some time in here, as stated", "──▶ since then"]
    assert list(legend(set(), UNICODE, 40)) == []


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_each_sign_is_explained(glyphs: Glyphs) -> None:
    rows = list(legend(set(Sign), glyphs, 10_000))
    assert len(rows) == 1
    for sign in Sign:
        assert list(legend({sign}, glyphs, 40)), sign
