"""No check raises, whatever the names, the tags and the relations are."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from libyatl import formats
from libyatl.checks import check

NAMES = st.sampled_from(
    ["a", "A", " a", "al-a", "Khalifa Hifter", "K. Haftar", "Haftar", "حفتر", "b/~c", "", "!?"]
) | st.text(max_size=5)
SEVERAL = st.lists(NAMES | st.fixed_dictionaries({"id": NAMES}), max_size=3)
GAPS = st.fixed_dictionaries(
    {"event": NAMES},
    optional={"within": st.just("2 days"), "at_least": st.sampled_from(["1 day", "1 month"])},
)
RELATED = st.lists(NAMES | GAPS, max_size=3)
EVENTS = st.fixed_dictionaries(
    {"title": NAMES},
    optional={
        "id": NAMES,
        "date": st.sampled_from(["2017", "2017-08-12", "since 2015", "until 2016~"]),
        "actors": SEVERAL,
        "places": SEVERAL,
        "tags": st.lists(NAMES, max_size=3),
        "sources": SEVERAL,
        "after": RELATED,
        "before": RELATED,
        "during": RELATED,
        "with": RELATED,
    },
)
ENTRIES = st.dictionaries(
    NAMES, st.fixed_dictionaries({}, optional={"name": NAMES, "aliases": st.lists(NAMES)})
)
SOURCES = st.dictionaries(
    NAMES, st.fixed_dictionaries({}, optional={"title": NAMES, "author": NAMES, "via": NAMES})
)
FILES = st.fixed_dictionaries(
    {"title": st.just("t"), "events": st.lists(EVENTS, max_size=5)},
    optional={"actors": ENTRIES, "places": ENTRIES, "sources": SOURCES},
)


@given(FILES, st.sampled_from(["t.json", "t.yaml"]))
def test_no_check_raises(file: dict[str, object], name: str) -> None:
    data = json.dumps(file, ensure_ascii=name.endswith("json")).encode("utf-8", "replace")
    found = check(formats.read_data([(name, data)])).report
    assert all(one.message for one in found)
