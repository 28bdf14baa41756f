"""A canvas of cells: what is drawn later covers what was there, half of a wide letter too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from libyatl.text.inert import one_line
from libyatl.text.measure import cells
from libyatl.views import plain
from libyatl.views.lines import line_cells
from libyatl.views.terminal.canvas import Canvas


def _drawn(canvas: Canvas) -> list[str]:
    return "".join(plain(canvas.lines())).splitlines()


def test_rows_come_as_they_are_drawn_on_and_end_with_no_blank() -> None:
    canvas = Canvas(10)
    assert canvas.put(2, 1, "ab", "title") == 3
    canvas.fill(0, 4, 8, "─", "rail")
    canvas.fill(0, 7, 10, " ")
    assert canvas.height == 3
    assert _drawn(canvas) == ["    ───", "", " ab"]
    assert [[piece.style for piece in line] for line in canvas.lines()] == [
        ["", "rail"],
        [],
        ["", "title"],
    ]


def test_what_lies_beyond_a_row_is_not_drawn() -> None:
    canvas = Canvas(4)
    assert canvas.put(0, 2, "abcd") == 6
    assert canvas.put(0, -1, "xy") == 1
    canvas.put(1, 3, "漢")
    assert _drawn(canvas) == ["y ab", ""]


def test_a_letter_of_two_cells_is_never_seen_in_half() -> None:
    canvas = Canvas(6)
    assert canvas.put(0, 0, "漢字") == 4
    canvas.put(0, 1, "|")
    canvas.put(0, 2, "|")
    assert _drawn(canvas) == [" ||"]


def test_a_wide_letter_covers_the_half_of_another() -> None:
    canvas = Canvas(6)
    canvas.put(0, 1, "漢字")
    canvas.put(0, 2, "語")
    assert _drawn(canvas) == ["  語"]


def test_marks_stay_with_the_letter_that_they_stand_on() -> None:
    canvas = Canvas(6)
    canvas.put(0, 0, "e\u0301a")
    canvas.put(0, 0, "x")
    canvas.put(0, 3, "\u0301b")
    assert _drawn(canvas) == ["xa \u0301b"]


def test_what_is_free_is_blank_and_in_the_row() -> None:
    canvas = Canvas(6)
    canvas.put(0, 2, "a")
    assert canvas.is_free(0, 3, 6)
    assert not canvas.is_free(0, 2, 4)
    assert not canvas.is_free(0, -1, 1)
    assert not canvas.is_free(0, 5, 7)


@given(
    drawn=st.lists(
        st.tuples(
            st.integers(-5, 45), st.text("a 漢\u0301👍\u200d🏽\ufe0f", max_size=40).map(one_line)
        ),
        max_size=5,
    ),
    width=st.integers(1, 40),
)
def test_no_row_is_wider_than_the_canvas(drawn: list[tuple[int, str]], width: int) -> None:
    canvas = Canvas(width)
    for x, text in drawn:
        canvas.put(0, x, text, "title")
    for line in canvas.lines():
        assert line_cells(line) <= width
        assert cells("".join(piece.text for piece in line)) <= width
