"""The fewest events that stand out of order are found: compared with trying every choice."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from libyatl.checks.days.out_of_order import longest

SPANS = st.tuples(st.integers(0, 12), st.sampled_from([0, 0, 0, 1, 3, 6])).map(
    lambda drawn: (drawn[0], drawn[0] + drawn[1])
)


@given(st.lists(SPANS, max_size=9))
def test_what_stays_is_in_order_and_no_more_could(days: list[tuple[int, int]]) -> None:
    def orderly(chosen: tuple[int, ...]) -> bool:
        return all(days[one][0] <= days[later][1] for one, later in combinations(chosen, 2))

    every = range(len(days))
    most = max(
        count for count in range(len(days) + 1) if any(map(orderly, combinations(every, count)))
    )
    kept = tuple(longest(days))
    assert orderly(kept)
    assert len(kept) == most
