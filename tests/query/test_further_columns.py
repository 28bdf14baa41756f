"""Keys of an author's own, lengths and relations as columns that are asked for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Event, Relation, Timeline, UsageError, parse_gap
from libyatl.formats import read_data
from libyatl.query.columns import COLUMNS
from libyatl.query.further_columns import FIELDS, own_keys
from libyatl.text.inert import is_blank

KEPT = Timeline(
    events=(
        Event(
            "a",
            "A",
            lasted=parse_gap("3 days"),
            seq=2,
            note="hm",
            extra={"dead": 12, "rate": -1.5, "sums": [1, "b"], "lat": "-33.5", "run": "=1+1"},
        ),
        Event(
            "b",
            "B",
            relations=(
                Relation("after", "a", at_least=parse_gap("1 day"), within=parse_gap("3 years")),
                Relation("after", "c"),
                Relation("before", "c"),
                Relation("before", "d"),
            ),
            extra={"lasted": "ages", "by": {"who": "x\u202ey"}, "-x": "+y"},
        ),
    )
)
ASKED = [
    ("dead", ["12", ""]),
    ("rate", ["-1.5", ""]),
    ("lat", ["-33.5", ""]),
    ("run", ["'=1+1", ""]),
    ("sums", ['[1, "b"]', ""]),
    ("by", ["", '{"who": "x\\u202ey"}']),
    ("-x", ["", "'+y"]),
    ("lasted", ["3 days", "ages"]),
    ("seq", ["2", ""]),
    ("note", ["hm", ""]),
    ("before", ["", "c; d"]),
    ("during", ["", ""]),
    ("after", ["", '[{"event": "a", "at_least": "1 day", "within": "3 years"}, "c"]']),
]


@pytest.mark.parametrize(("field", "cells"), ASKED)
def test_a_key_that_some_event_has_may_be_a_column(field: str, cells: list[str]) -> None:
    written = libyatl.write(KEPT, format="tsv", fields=["id", field], header=False)
    told = [cell.replace("\\", "\\\\") for cell in cells]
    assert written == f"a\t{told[0]}\nb\t{told[1]}\n"


def test_the_columns_without_a_question_stay_as_they_are() -> None:
    assert libyatl.write(KEPT).split("\n")[0].split(",") == list(COLUMNS)
    assert own_keys(KEPT) == ["dead", "rate", "sums", "lat", "run", "by", "-x"]


@pytest.mark.parametrize("format", ["json", "jsonl", "yaml"])
def test_formats_of_documents_take_the_same_keys(format: str) -> None:
    written = libyatl.write(KEPT, format=format, fields="dead")
    assert "dead" in written
    assert "rate" not in written


def test_a_heading_is_guarded_like_a_cell_unless_raw() -> None:
    assert libyatl.write(KEPT, fields="-x").startswith("'-x\n")
    assert libyatl.write(KEPT, fields="-x", raw=True) == '-x\n""\n+y\n'


def test_an_unknown_field_is_told_by_what_is_near() -> None:
    with pytest.raises(UsageError) as caught:
        libyatl.write(KEPT, fields=["id", "daed"])
    assert caught.value.message == "'daed' is no field of csv"
    known = ", ".join([*FIELDS, "dead", "rate", "sums", "lat", "run", "by", "-x"])
    assert caught.value.help == f"did you mean 'dead'? known are {known}"


def test_of_very_many_keys_some_are_named() -> None:
    wide = Timeline(events=(Event("a", "A", extra={f"key-{n}": 1 for n in range(25)}),))
    with pytest.raises(UsageError) as caught:
        libyatl.write(wide, fields="zzzzzzzz")
    assert caught.value.help.endswith("key-18, key-19 and 5 keys of your own")


@given(
    st.dictionaries(
        st.sampled_from(["one", "two", "=three"]),
        st.text(min_size=1) | st.sampled_from(["-5", "'-5", "=x", "''=x", "+1.5", "-", "'"]),
        min_size=1,
    )
)
def test_texts_of_ones_own_are_read_back_from_csv(extra: dict[str, str]) -> None:
    timeline = Timeline(events=(Event("a", "A", extra=extra),))
    for raw in (False, True):
        text = libyatl.write(timeline, fields=["title", *sorted(extra)], raw=raw)
        again = json.loads(libyatl.write(read_data([("a.csv", text.encode())]), format="json"))
        (found,) = again["events"]
        for key, value in extra.items():
            if value.isprintable() and not is_blank(value):  # what shows nothing is no key
                name = key if raw or key[0] != "=" else f"'{key}"
                assert found[name] == value
