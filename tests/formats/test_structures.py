"""Any bytes and any structure, in any format: read, drawn, handed on and read back, inert."""

from __future__ import annotations

import json

from drawn_timelines import DATES, GAPS, WORDS
from fuzz.targets import FORMATS, TARGETS
from hypothesis import given, settings
from hypothesis import strategies as st

from libyatl.formats.entries.assembly import FILE_KEYS
from libyatl.formats.entries.forms import ACCOUNT, CITATION, EVENT, REGISTRIES, RELATION

HOSTILE = (
    "\x1b[31m",
    "\x1b]8;;https://x\x07",
    "\x1b]52;c;aGk=\x07",
    "\x9b1m",
    "\u202e",
    "[bold]x[/]",
    "=1+1",
    "@SUM(A1)",
    "<script>",
    "9" * 5_000,
    "1:30:00",
    "<<",
    "__proto__",
    "a; b",
    "\ufeff",
)
KEYS = sorted(
    {*FILE_KEYS, *EVENT.keys, *CITATION.keys, *ACCOUNT.keys, *RELATION.keys}.union(
        *(form.keys for form in REGISTRIES.values())
    )
)
texts = st.sampled_from(
    [*WORDS, *HOSTILE, *(date.text for date in DATES), *(gap.text for gap in GAPS)]
)
keys = st.sampled_from(KEYS) | texts
values = st.recursive(
    texts | st.none() | st.booleans() | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=8,
)
events = st.builds(
    lambda title, rest: {**rest, "title": title}, texts, st.dictionaries(keys, values, max_size=5)
)
files = st.lists(events | values, max_size=3) | st.dictionaries(
    st.sampled_from(FILE_KEYS), st.lists(events, max_size=2) | values, max_size=5
)
numbers = st.integers(0, len(FORMATS) - 1).map(lambda number: chr(ord("0") + number))
few = settings(max_examples=40, deadline=None)


@few
@given(files, st.sampled_from(["0", "1"]))
def test_any_structure_is_read_and_handed_on(file: object, number: str) -> None:
    data = number + json.dumps(file, ensure_ascii=number == "0")
    for target in ("reader", "writers"):
        TARGETS[target](data.encode("utf-8", "surrogatepass"))


@few
@given(st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=3), numbers)
def test_any_table_is_read_and_handed_on(rows: list[list[str]], number: str) -> None:
    header, cut = ["title", "date", "actors"], len(rows[0])
    table = "\n".join(",".join(row) for row in [header[:cut], *rows])
    for target in ("reader", "writers"):
        TARGETS[target]((number + table.replace(",", "\t" if number == "4" else ",")).encode())


@few
@given(st.binary(max_size=60), numbers)
def test_any_bytes_are_read_and_handed_on(data: bytes, number: str) -> None:
    for target in ("reader", "writers"):
        TARGETS[target](number.encode() + data)
