"""What is put into a text: in the order of places, and never twice into one."""

from __future__ import annotations

import pytest

from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice, spliced


@pytest.mark.parametrize(
    ("splices", "expected"),
    [
        ([], "abcdef"),
        ([Splice(4, 5, "E"), Splice(0, 1, "A")], "AbcdEf"),
        ([Splice(0, 2), Splice(2, 3, "C")], "Cdef"),
        ([Splice(2, 2, "1"), Splice(2, 2, "2")], "ab12cdef"),
        ([Splice(2, 4, "X"), Splice(2, 2, "1")], "ab1Xef"),
        ([Splice(6, 6, "g")], "abcdefg"),
    ],
)
def test_all_else_stands_as_it_was(splices: list[Splice], expected: str) -> None:
    assert spliced("abcdef", splices) == expected


@pytest.mark.parametrize("other", [Splice(2, 3, "x"), Splice(2, 2, "x"), Splice(0, 6)])
def test_two_that_overlap_are_refused(other: Splice) -> None:
    with pytest.raises(Refusal, match="two changes meet in one place") as caught:
        spliced("abcdef", [other, Splice(1, 3, "y")])
    assert caught.value.place == max(other.start, 1)
