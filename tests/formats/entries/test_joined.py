"""What several mentions say of one source or place, as one entry."""

from __future__ import annotations

from libyatl.formats.entries.joined import joined
from libyatl.model import Place, Source


def test_what_only_the_other_says_is_added() -> None:
    first = Source("s", title="A", extra={"tier": 1})
    other = Source("s", title="A", author="B", extra={"tier": 1, "type": "web"})
    assert joined(first, [other]) == Source(
        "s", title="A", author="B", extra={"tier": 1, "type": "web"}
    )


def test_of_what_differs_the_first_stands_and_each_other_is_kept_once() -> None:
    others = Place("p", "A", at=(3.0, 4.0)), Place("p", "B"), Place("p", "B")
    assert joined(Place("p", "A", at=(1.0, 2.0)), others) == Place(
        "p", "A", at=(1.0, 2.0), extra={"also": [{"at": [3.0, 4.0]}, {"name": "B"}]}
    )


def test_a_key_of_the_authors_own_that_is_called_also_is_no_list_of_ours() -> None:
    first = Source("s", title="A", extra={"also": "x"})
    assert joined(first, [Source("s", title="B")]).extra["also"] == ["x", {"title": "B"}]
