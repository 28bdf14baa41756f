"""Events that move, to the byte: behind which, with what they take along, and why one stays."""

from __future__ import annotations

from typing import Any

import pytest

from libyatl.checks.file_order import Dated
from libyatl.editing.moving import Block, blocks, moved, slots
from libyatl.editing.splices import spliced
from libyatl.editing.yaml_document import Document


def made(letters: str, gap: str = "") -> str:
    """Return events of one letter each, with something between them."""
    return gap.join(f"- title: {letter}\n" for letter in letters)


def in_brackets(letters: str) -> str:
    return f"[{', '.join(f'{{title: {letter}}}' for letter in letters)}]\n"


def after(
    text: str, dated: list[int], behind: dict[int, list[int]]
) -> tuple[str, list[int], list[tuple[int, str]]]:
    """Return what comes of a text, in what order its events stand, and which were refused."""
    document = Document("x.yaml", text.encode())
    assert document.parts.events is not None
    found = moved(document, blocks(len(document.parts.events.items), dated), behind)
    refused = [(at, why.message) for at, why in found.refused.items()]
    return spliced(text, found.splices), found.order, refused


ALL = [0, 1, 2, 3]
OF_ALL = "\n# all\n\n"
MOVING: list[tuple[str, list[int], dict[int, list[int]], str, list[int]]] = [
    (made("ABCD"), ALL, {3: [0]}, made("BCDA"), [1, 2, 3, 0]),
    (made("ABCD"), ALL, {-1: [3]}, made("DABC"), [3, 0, 1, 2]),
    (made("ABCD"), ALL, {-1: [2, 3]}, made("CDAB"), [2, 3, 0, 1]),
    (made("ABCD"), ALL, {1: [3]}, made("ABDC"), [0, 1, 3, 2]),
    (made("ABCD"), ALL, {2: [0, 1]}, made("CABD"), [2, 0, 1, 3]),
    (made("ABCD"), ALL, {2: [0], -1: [3]}, made("DBCA"), [3, 1, 2, 0]),
    # With the undated ones below it; those above all others stay there.
    (made("ABCD"), [0, 2], {2: [0]}, made("CDAB"), [2, 3, 0, 1]),
    (made("ABCD"), [1, 3], {3: [1]}, made("ADBC"), [0, 3, 1, 2]),
    (made("ABCD"), [1, 3], {-1: [3]}, made("ADBC"), [0, 3, 1, 2]),
    # With a blank line.
    (made("ABCD", "\n"), ALL, {3: [0]}, made("BCDA", "\n"), [1, 2, 3, 0]),
    (made("ABCD", "\n"), ALL, {-1: [3]}, made("DABC", "\n"), [3, 0, 1, 2]),
    (made("ABCD", "\n"), ALL, {1: [3]}, made("ABDC", "\n"), [0, 1, 3, 2]),
    (made("ABCD", "\n"), ALL, {3: [1, 2]}, made("ADBC", "\n"), [0, 3, 1, 2]),
    (made("ABCD", "\n"), ALL, {-1: [1, 2]}, made("BCAD", "\n"), [1, 2, 0, 3]),
    (made("ABCD", "\n"), ALL, {0: [2, 3]}, made("ACDB", "\n"), [0, 2, 3, 1]),
    (made("ABCD", "\n"), ALL, {-1: [1], 0: [3]}, made("BADC", "\n"), [1, 0, 3, 2]),
    # Where the last line has no end.
    (made("ABCD").rstrip(), ALL, {3: [0]}, made("BCDA").rstrip(), [1, 2, 3, 0]),
    (made("ABCD").rstrip(), ALL, {0: [3]}, made("ADBC").rstrip(), [0, 3, 1, 2]),
    (made("ABCD").rstrip(), ALL, {-1: [3]}, made("DABC").rstrip(), [3, 0, 1, 2]),
    # In brackets.
    (in_brackets("ABC"), [0, 1, 2], {2: [0]}, in_brackets("BCA"), [1, 2, 0]),
    (in_brackets("ABC"), [0, 1, 2], {-1: [2]}, in_brackets("CAB"), [2, 0, 1]),
    (in_brackets("ABC"), [0, 1, 2], {0: [2]}, in_brackets("ACB"), [0, 2, 1]),
    (
        "[{title: A}, # a\n{title: B}, {title: C}]\n",
        [0, 1, 2],
        {2: [1]},
        "[{title: A}, # a\n{title: C}, {title: B}]\n",
        [0, 2, 1],
    ),
    # With its comments; what is no event's own stays.
    (
        "# a\n- title: A\n  # of a\n\n# b\n- title: B\n",
        [0, 1],
        {1: [0]},
        "# b\n- title: B\n\n# a\n- title: A\n  # of a\n",
        [1, 0],
    ),
    (
        made("ABC", OF_ALL),
        [0, 1, 2],
        {2: [1]},
        f"{made('A')}{OF_ALL}{OF_ALL}{made('CB')}",
        [0, 2, 1],
    ),
    (
        made("ABC", OF_ALL),
        [0, 1, 2],
        {2: [0]},
        f"{OF_ALL}{made('BC', OF_ALL)}{made('A')}",
        [1, 2, 0],
    ),
    (
        made("ABC", OF_ALL),
        [0, 1, 2],
        {-1: [2]},
        f"{made('CA')}{OF_ALL}{made('B')}{OF_ALL}",
        [2, 0, 1],
    ),
    (
        "events:\r\n- title: A\r\n\r\n# all\r\n\r\n- title: B\r\nactors: {}\r\n",
        [0, 1],
        {1: [0]},
        "events:\r\n\r\n# all\r\n\r\n- title: B\r\n- title: A\r\nactors: {}\r\n",
        [1, 0],
    ),
    (
        "title: T\nevents:\n  - title: A\n\n  - title: B\nactors: {}\n",
        [0, 1],
        {1: [0]},
        "title: T\nevents:\n  - title: B\n\n  - title: A\nactors: {}\n",
        [1, 0],
    ),
]


@pytest.mark.parametrize(("text", "dated", "behind", "then", "order"), MOVING)
def test_events_move(
    text: str, dated: list[int], behind: dict[int, list[int]], then: str, order: list[int]
) -> None:
    assert after(text, dated, behind) == (then, order, [])


STAYING: list[tuple[str, list[int], dict[int, list[int]], int]] = [
    ("[{title: A}, # a\n{title: B}]\n", [0, 1], {1: [0]}, 0),
    (made("ABC", OF_ALL).rstrip(), [0, 1, 2], {0: [2]}, 2),
]


@pytest.mark.parametrize(("text", "dated", "behind", "stays"), STAYING)
def test_an_event_stays_where_a_comment_is_in_the_way(
    text: str, dated: list[int], behind: dict[int, list[int]], stays: int
) -> None:
    why = (stays, "a comment is in the way of moving it")
    assert after(text, dated, behind) == (text, dated, [why])


def test_undated_events_stand_together_with_the_dated_one_above() -> None:
    assert blocks(5, [1, 3]) == {1: Block(1, 2), 3: Block(3, 4)}
    assert blocks(2, [0, 1]) == {0: Block(0, 0), 1: Block(1, 1)}


ANY: Any = None
FALLING = [(day, day) for day in range(40, 15, -1)]
SLOTS: list[tuple[list[tuple[int, int]], set[int], set[int], dict[int, list[int]]]] = [
    # Behind the last that is not surely later.
    ([(6, 6), (1, 1), (2, 2), (3, 3), (4, 4)], {0}, {0}, {4: [0]}),
    ([(3, 3), (1, 1), (2, 2), (4, 4), (5, 5)], {0}, {0}, {2: [0]}),
    ([(3, 3), (1, 1), (3, 3), (3, 5), (5, 5)], {0}, {0}, {3: [0]}),
    ([(3, 4), (1, 1), (2, 9), (4, 4), (5, 5)], {0}, {0}, {3: [0]}),
    ([(2, 2), (3, 3), (4, 4), (5, 5), (1, 1)], {4}, {4}, {-1: [4]}),
    # One that is not to be later than those before it is as late as they are.
    ([(1, 1), (6, 6), (2, 7), (3, 8), (7, 7), (8, 8), (2, 2)], {6}, {6}, {0: [6]}),
    # Several are in order among themselves, by when they begin, and end.
    ([(9, 9), (8, 8), (1, 1), (2, 2), (3, 3), (4, 4)], {0, 1}, {0, 1}, {5: [1, 0]}),
    ([(8, 9), (8, 8), (1, 1), (2, 2), (3, 3), (4, 4)], {0, 1}, {0, 1}, {5: [1, 0]}),
    ([(8, 8), (8, 8), (1, 1), (2, 2), (3, 3), (4, 4)], {0, 1}, {0, 1}, {5: [0, 1]}),
    ([(5, 5), (1, 1), (2, 2), (3, 3), (7, 7), (4, 4)], {0, 4}, {0, 4}, {5: [0, 4]}),
    # What is displaced and stays is none to go by.
    ([(6, 6), (7, 7), (1, 1), (2, 2), (3, 3), (4, 4)], {0}, {0, 1}, {5: [0]}),
    # With the latest first: behind the last that is not surely earlier.
    ([*FALLING, (50, 50)], {25}, {25}, {-1: [25]}),
    ([(1, 1), *FALLING], {0}, {0}, {25: [0]}),
    ([(30, 30), *FALLING], {0}, {0}, {11: [0]}),
    ([(30, 31), *FALLING], {0}, {0}, {11: [0]}),
    ([(30, 30), *FALLING[:12], (20, 39), *FALLING[13:]], {0}, {0}, {11: [0]}),
    ([(30, 30), *FALLING[:11], (20, 39), *FALLING[12:]], {0}, {0}, {12: [0]}),
    ([(1, 1), (2, 2), *FALLING], {0, 1}, {0, 1}, {26: [1, 0]}),
    ([(2, 2), (30, 30), *FALLING], {1}, {0, 1}, {12: [1]}),
]


@pytest.mark.parametrize(("bounds", "moving", "displaced", "behind"), SLOTS)
def test_behind_which_events_belong(
    bounds: list[tuple[int, int]],
    moving: set[int],
    displaced: set[int],
    behind: dict[int, list[int]],
) -> None:
    dated = [Dated(at, ANY, *extent) for at, extent in enumerate(bounds)]
    assert slots(dated, moving, displaced) == behind
