"""Lists in which names become one, and which of these are left."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from libyatl.editing.renamed import Renaming

OLD = {"an", "bo"}
ITEMS = st.lists(
    st.sampled_from(["ann", "an", "bo", "carl"])
    | st.fixed_dictionaries(
        {"id": st.sampled_from(["ann", "an", "bo", "carl"])},
        optional={"role": st.sampled_from("xy"), "note": st.sampled_from("xy"), "quote": st.none()},
    ),
    max_size=6,
)


def as_mapping(item: Any) -> dict[str, Any]:
    return item if isinstance(item, dict) else {"id": item}


def renamed(item: Any) -> Any:
    named = as_mapping(item)["id"]
    other = "ann" if named in OLD else named
    return {**item, "id": other} if isinstance(item, dict) else other


def left_of(items: list[Any]) -> list[Any]:
    """Return what is left of items, looking at each beside each."""
    several = [(as_mapping(one)["id"], as_mapping(renamed(one)), renamed(one)) for one in items]

    def stands_first(one: int, other: int) -> bool:
        was = several[one][0] in OLD, one
        return was < (several[other][0] in OLD, other)

    def says_it(other: int, one: int) -> bool:
        (name, said, _), (other_name, more, _) = several[one], several[other]
        return (
            name != other_name
            and said.items() <= more.items()
            and (said != more or stands_first(other, one))
        )

    places = range(len(items))
    return [several[one][2] for one in places if not any(says_it(other, one) for other in places)]


@given(ITEMS)
def test_of_names_that_become_one_those_are_left_that_no_other_says(items: list[Any]) -> None:
    renaming = Renaming("actor", "an", "ann", lambda name: name in OLD, shared=False)
    found: Any = renaming.entry({"title": "A", "actors": items}, "event")
    assert found == {"title": "A", "actors": left_of(items)}


def test_a_list_of_many_names_takes_no_more_time_for_each() -> None:
    """A hundred thousand of one name; each looked at beside each would take hours."""
    renaming = Renaming("actor", "an", "ann", lambda name: name in OLD, shared=False)
    many: list[Any] = [{"id": "an", "role": str(number)} for number in range(100_000)]
    found: Any = renaming.entry({"actors": [*many, "ann", "an"]}, "event")
    assert found == {"actors": [{**one, "id": "ann"} for one in many]}
