"""What a `Frozen` has of a frozen dataclass."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from libyatl.frozen import Frozen


class Pair(Frozen):
    first: int
    second: str = "two"


class Other(Frozen):
    first: int
    second: str = "two"


def test_fields_are_given_in_order_or_by_name_and_may_have_defaults() -> None:
    assert (Pair(1).first, Pair(1).second) == (1, "two")
    assert Pair(1, "x") == Pair(first=1, second="x") == Pair(1, second="x")


def test_it_is_equal_to_its_like_alone() -> None:
    assert Pair(1) == Pair(1, "two")
    assert Pair(1) != Pair(2)
    assert Pair(1) != Other(1)
    assert len({Pair(1), Pair(1, "two"), Other(1)}) == 2


def test_it_is_shown_as_it_would_be_written() -> None:
    assert repr(Pair(1)) == "Pair(first=1, second='two')"


def test_it_is_matched_by_its_fields() -> None:
    match Pair(1):
        case Pair(first, second):
            assert (first, second) == (1, "two")


@pytest.mark.parametrize("change", [setattr, lambda one, name, _: delattr(one, name)])
@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_it_cannot_be_changed(name: str, change: Callable[[Pair, str, object], None]) -> None:
    with pytest.raises(AttributeError, match=f"field '{name}'"):
        change(Pair(1), name, 3)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        ((), {"second": "x"}),
        ((1,), {"first": 1}),
        ((1, "x", 3), {}),
        ((1,), {"third": 3}),
    ],
)
def test_what_does_not_fit_the_fields_is_refused(
    values: tuple[object, ...], named: dict[str, object]
) -> None:
    make: Callable[..., Pair] = Pair
    with pytest.raises(TypeError, match=r"^Pair takes first, second$"):
        make(*values, **named)
