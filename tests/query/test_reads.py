"""A condition looks at no field of an event beside those that its `reads` names."""

from __future__ import annotations

import csv
import inspect
import io
from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_worlds import DATES as WRITTEN
from table_worlds import OWN, PLAIN_DAYS, PUBLISHED, REGISTRY

from libyatl.dates import parse_date
from libyatl.formats import read_data
from libyatl.model import STATUSES, Timeline
from libyatl.query import conditions, within
from libyatl.query.conditions import (
    AtLeast,
    Both,
    Condition,
    Either,
    Identified,
    Mentions,
    Named,
    Opposite,
    Stands,
    Undated,
)
from libyatl.query.fields import Field
from libyatl.query.scope import Scope
from libyatl.query.windows import window

FIELDS: tuple[Field, ...] = get_args(Field)
ACTORS = ("Haftar", "sarraj", "LNA", "Zenda Guard", "ansar al sharia")
EVERYBODY: dict[Field, str] = {
    "id": "everything",
    "title": "All of them",
    "actors": "; ".join(ACTORS),
    "places": "Tripoli; Sirte",
    "tags": "riots; oil",
    "sources": "Courier; Post; Late Post; Early Post",
}
"""An event that bears every name that is asked for, so that none is unknown."""


def _windows() -> st.SearchStrategy[Condition]:
    dates = st.sampled_from(["2017", "2017-08", "c. 2017", "2018", "2017-07-25T14:30Z", "2031"])
    return dates.map(lambda day: window({"on": parse_date(day)}) or Undated())


LEAVES: dict[str, st.SearchStrategy[Condition]] = {
    "actor": st.sampled_from(ACTORS).map(lambda name: Named("actor", name)),
    "place": st.sampled_from(["Tripoli", "sirte"]).map(lambda name: Named("place", name)),
    "tag": st.sampled_from(["riots", "Oil"]).map(lambda name: Named("tag", name)),
    "source": st.sampled_from(["w", "post"]).map(lambda name: Named("source", name)),
    "id": st.sampled_from(["it", "everything"]).map(Identified),
    "status": st.sampled_from(STATUSES).map(Stands),
    "text": st.sampled_from(["it", "sirte", "o", "saidso", "x"]).map(Mentions),
    "undated": st.just(Undated()),
    "date": _windows(),
    "count": st.tuples(st.integers(1, 3), st.booleans()).map(
        lambda both: AtLeast(both[0], "origins" if both[1] else "sources")
    ),
}


def _trees(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        leaves,
        lambda inner: (
            inner.map(Opposite)
            | st.lists(inner, max_size=3).map(lambda some: Both(tuple(some)))
            | st.lists(inner, max_size=3).map(lambda some: Either(tuple(some)))
        ),
        max_leaves=4,
    )


ASKED = LEAVES | {"several": _trees(st.one_of(*LEAVES.values()))}
titles = [title for title in OWN["title"] if title.isprintable() and title.strip()]
CELLS: dict[Field, tuple[str, ...] | list[str]] = {
    "date": ("2017-07-25", *[""] * 20, *PLAIN_DAYS * 2, *["2016/.."] * 8, *WRITTEN),
    "status": STATUSES,
    "lasted": ("", "3 days", "2 weeks", "1 month", "40 years"),
    "sources": ("", "Courier", "Post", "Late Post", "Courier; Post", "Early Post; Courier"),
    "summary": ("", "Sirte", "x"),
    "note": ("", "Sirte", "x"),
    "title": titles,
    "id": ["it"],
}
events = st.fixed_dictionaries(
    {name: st.sampled_from(CELLS.get(name, OWN.get(name, ()))) for name in FIELDS}
)


def timeline_of(event: Mapping[Field, str], registry: str) -> Timeline:
    """Return a timeline of one event behind that which bears every name."""
    out = io.StringIO()
    write = csv.DictWriter(out, FIELDS, restval="")
    write.writeheader()
    write.writerow(EVERYBODY)
    write.writerow(event)
    named = [("names.yaml", registry.encode())] if registry else []
    return read_data([*named, ("t.csv", out.getvalue().encode())])


SOURCES = """\
sources:
  w: {title: Courier}
  post: {title: Post, via: w}
"""


@pytest.mark.parametrize("kind", ASKED)
@given(st.data())
def test_what_a_condition_does_not_read_never_changes_its_answer(
    kind: str, data: st.DataObject
) -> None:
    asked = data.draw(ASKED[kind])
    one, other = data.draw(events), data.draw(events)
    sources = data.draw(st.sampled_from([SOURCES, PUBLISHED]))
    agreeing = other | {name: one[name] for name in asked.reads}
    found = []
    for event in (one, agreeing):
        timeline = timeline_of(event, REGISTRY + sources)
        assert len(timeline.events) == 2
        scope = Scope.of(timeline)
        found.append((asked.bind(scope)(1), Opposite(asked).bind(scope)(1)))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "node",
    [
        node
        for module in (conditions, within)
        for node in vars(module).values()
        if inspect.isclass(node) and "bind" in vars(node) and node is not Condition
    ],
    ids=lambda node: node.__name__,
)
def test_every_node_says_what_it_reads(node: type[Condition]) -> None:
    assert "reads" in vars(node)
