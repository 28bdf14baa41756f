"""Drawn questions to a table: conditions of every node, in every shape of an answer."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from table_worlds import IDS, STATUSES, DrawnTable

from libyatl.model import STATUSES as KNOWN
from libyatl.query.groups import GROUPS
from libyatl.query.sorting import SORTS

Question = dict[str, Any]
"""What is given to `libyatl.select`."""

ACTORS = (
    *("Hifter", "Haftar", "haftar", "khalifa HIFTER", "kh", "KH", "حفتر", "خليفة حفتر", "heftar"),
    *("al-Sarraj", "el-Sarraj", "Sarraj", "sarraj", "السراج", "LNA", "libyan national army", "lna"),
    *("ansar al sharia", "Ansar al-Shari'a", "zenda guard", "Zenda Guard", "The Zenda Guard"),
    *(
        "=1+1",
        "'=1+1",
        "Guard",
        "+Guard",
        "two lines",
        "strasse",
        "izmir",
        "Nobody at All",
        "",
        "n.d.",
    ),
)
PLACES = (
    "Tripoli",
    "tarabulus",
    "hague",
    "The Hague",
    "medenine",
    "Bayda",
    "Tripolis",
    "libya",
    "t",
)
TAGS = ("riots", "Oil", "battles", "Violence against civilians", "=oil", "no such tag")
SOURCES = (
    "Courier",
    "courier",
    "w",
    "post",
    "late post",
    "nobodys herald",
    "https://example.org/1",
)
TEXTS = ("sirte", "aeroport", "L'aéroport", "OIL terminal", "two lines", "lby1", "!?", "straße", "")
DATES = (
    *("2017", "2017", "2017-07", "2017-07-25", "1999/2017"),
    *("2017", "2017-07", "2017-07-25", "2016", "c. 2017", "2017?", "early August 2017", "44 BC"),
    *("2017-07-25T14:30", "2017-07-25T14:30Z", "2017-07-25T12:00+02:00", "[2016,2018]", "1999"),
    *("2017-07/2017-08", "{2016,2018}", "summer 2017", "before 2017", "Y-170000000", "soon"),
)
WINDOWS = ("2016..2017", "2017-07-24..2017-07-25", "..2016", "2018..", "none", "2017-07", "44 BC")
WORDS = (*ACTORS[:8], "Tripoli", "2017", "LBY1", "x", "riots", "Courier", "sirte", "2016..2017-03")


def _said(word: str, values: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(values).map(lambda value: f'{word}:"{value}"')


leaves = st.one_of(
    _said("actor", ACTORS),
    _said("actor", ACTORS),
    _said("place", PLACES),
    _said("tag", TAGS),
    _said("source", SOURCES),
    _said("text", TEXTS),
    _said("id", IDS),
    _said("date", (*DATES, *WINDOWS)),
    _said("date", (*DATES, *WINDOWS)),
    st.sampled_from(["occurred", "claimed", "planned", "reported"]).map("status:{}".format),
    st.tuples(st.sampled_from(["sources", "origins"]), st.integers(0, 3)).map(
        lambda both: f"{both[0]}>={both[1]}"
    ),
)
"""What a term of an expression may be."""


def _trees(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        leaves,
        lambda inner: (
            inner.map("not ({})".format)
            | st.lists(inner, min_size=2, max_size=3).map(lambda some: f"({' and '.join(some)})")
            | st.lists(inner, min_size=2, max_size=3).map(lambda some: f"({' or '.join(some)})")
        ),
        max_leaves=5,
    )


expressions = _trees(leaves)
OPTIONS: dict[str, st.SearchStrategy[Any]] = {
    "where": expressions,
    "actor": st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2),
    "not_actor": st.sampled_from(ACTORS),
    "place": st.sampled_from(PLACES),
    "not_place": st.sampled_from(PLACES),
    "tag": st.sampled_from(TAGS),
    "not_tag": st.sampled_from(TAGS),
    "source": st.sampled_from(SOURCES),
    "not_source": st.sampled_from(SOURCES),
    "status": st.sampled_from([*KNOWN, *KNOWN, *STATUSES]),
    "not_status": st.sampled_from([*KNOWN, *KNOWN, *STATUSES]),
    "text": st.sampled_from(TEXTS),
    "not_text": st.sampled_from(TEXTS),
    "id": st.lists(st.sampled_from(IDS), min_size=1, max_size=2),
    "not_id": st.sampled_from(IDS),
    "since": st.sampled_from(DATES),
    "until": st.sampled_from(DATES),
    "on": st.sampled_from(DATES),
    "before": st.sampled_from(DATES),
    "after": st.sampled_from(DATES),
    "undated": st.sampled_from(["only", "exclude"]),
    "min_sources": st.integers(1, 2),
    "min_origins": st.integers(1, 2),
    "words": st.lists(st.sampled_from(WORDS), min_size=1, max_size=2),
}
"""What an event must meet; an option in a question of two or three."""
SHAPES: dict[str, st.SearchStrategy[Any]] = {
    "certain": st.just(True),
    "sort": st.sampled_from([*SORTS]),
    "reverse": st.just(True),
    "limit": st.sampled_from([0, 1, 3]),
    "as_of": st.sampled_from(DATES),
    "tz": st.sampled_from(["Africa/Tripoli", "+09:00", "Nowhere/City"]),
    "group_by": st.sampled_from([*GROUPS]),
}
"""How the answer is given."""


IN_COLUMNS = {
    "actor": ("actors", "actor1", "actor2", "assoc_actor_1", "side_a", "side_b", "Who"),
    "place": ("places", "location", "where_coordinates", "Place", "Where"),
    "tag": ("tags", "event_type", "sub_event_type", "Type"),
    "source": ("sources", "source", "source_article", "Source"),
    "id": ("id", "event_id_cnty"),
    "text": ("title", "summary", "notes", "Event", "What happened", "Headline", "Text"),
}
"""In which columns of a drawn table stands what an option may name."""


def _in_table(table: DrawnTable, option: str) -> list[str]:
    """Return what an option can name that stands in the table."""
    columns = IN_COLUMNS.get(option.removeprefix("not_"), ())
    numbers = [place for place, name in enumerate(table.header) if name in columns]
    cells = dict.fromkeys(row[number] for row in table.rows for number in numbers)
    return [name.strip() for cell in cells for name in cell.split(";") if name.strip()]


@st.composite
def questions(draw: st.DrawFn, table: DrawnTable) -> Question:
    """Draw what `libyatl.select` takes beside a table: half of the names stand in it."""
    often = ["where"] * 6 + ["since", "until", "on"] * 2 + ["actor", "not_actor"]
    asked = draw(st.lists(st.sampled_from([*OPTIONS, *often]), max_size=2))
    shaped = draw(st.lists(st.sampled_from([*SHAPES, "sort", "reverse"]), max_size=3))
    question: Question = {}
    strategies: dict[str, st.SearchStrategy[Any]] = OPTIONS | SHAPES
    for name in [*asked, *shaped]:
        known = _in_table(table, name)
        if known and draw(st.integers(0, 4)) > 0:
            question[name] = draw(st.sampled_from(known))
        elif name == "where" and draw(st.integers(0, 4)):
            question[name] = draw(_of_table(table))
        else:
            question[name] = draw(strategies[name])
    return question


def _of_table(table: DrawnTable) -> st.SearchStrategy[str]:
    """Return expressions all of whose names stand in the table, so that few are errors."""
    some = [
        _said(word, tuple(name for name in _in_table(table, word) if '"' not in name))
        for word in IN_COLUMNS
        if any('"' not in name for name in _in_table(table, word))
    ]
    dated = _said("date", (*DATES[:-1], *WINDOWS))
    stands = st.sampled_from(KNOWN).map("status:{}".format)
    return _trees(st.one_of(*some, dated, dated, dated, stands, st.just("sources>=1")))
