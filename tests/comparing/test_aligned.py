"""Two lists beside each other."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.comparing.aligned import longest_rise, unlike_parts

LISTS = st.lists(st.sampled_from("abcde"), max_size=7)


@given(LISTS, LISTS)
def test_between_the_parts_that_differ_all_is_the_same(was: list[str], now: list[str]) -> None:
    made: list[str] = []
    at = 0
    parts = [*unlike_parts(was, now)]
    for begin, end, other, last in parts:
        assert begin < end or other < last
        made += [*was[at:begin], *now[other:last]]
        at = end
    assert [*made, *was[at:]] == now
    assert all(left[1] < right[0] and left[3] < right[2] for left, right in pairwise(parts))


@given(st.lists(st.integers(0, 9), max_size=8))
def test_no_longer_rise_is_there(numbers: list[int]) -> None:
    found = longest_rise(numbers)
    rises = (
        some
        for length in range(len(numbers), -1, -1)
        for some in combinations(numbers, length)
        if all(one < other for one, other in pairwise(some))
    )
    assert len(found) == len(next(rises))
    assert all(a < b and numbers[a] < numbers[b] for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("was", "now", "parts"),
    [
        ("", "", []),
        ("abc", "abc", []),
        ("abc", "abxc", [(2, 2, 2, 3)]),
        ("abc", "ac", [(1, 2, 1, 1)]),
        ("abc", "axc", [(1, 2, 1, 2)]),
        ("abcd", "dabc", [(0, 0, 0, 1), (3, 4, 4, 4)]),
        ("aab", "ab", [(1, 2, 1, 1)]),
        ("ab", "", [(0, 2, 0, 0)]),
    ],
)
def test_where_two_lists_differ(was: str, now: str, parts: list[tuple[int, ...]]) -> None:
    assert [*unlike_parts(was, now)] == parts


def test_long_lists_that_differ_in_all_places_take_no_longer_for_each() -> None:
    """To look for each in all of the other would take hours."""
    was = [str(number) for number in range(100_000)]
    now = [one for number, one in enumerate(was) if number % 3] + was[::3]
    parts = [*unlike_parts(was, now)]
    assert len(parts) == 33_334
