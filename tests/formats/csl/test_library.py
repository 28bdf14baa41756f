"""A library of sources in CSL JSON: what it is told by, what comes in, what goes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from drawn_timelines import timelines
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.dates import to_edtf
from libyatl.formats import read_data, source_writer, told
from libyatl.formats.csl.items import FIELDS
from libyatl.formats.csl.signs import TYPES, begins_csl, count_items
from libyatl.formats.csl.writer import item_of_source, lost_in_csl
from libyatl.formats.how import AS_IT_IS
from libyatl.model import Source, Timeline

ARTICLE = {
    "id": "http://zotero.example/items/AB",
    "citation-key": "smith2017",
    "type": "article-newspaper",
    "title": "Two held",
    "container-title": "The Herald",
    "author": [{"family": "Smith", "given": "Anna", "parse-names": True}],
    "issued": {"date-parts": [["2017", 8, 3]]},
    "URL": "https://h.example/1",
    "page": "3-4",
    "volume": 7,
}
BOOK = {"id": "jones1999", "type": "book", "title": "A book", "issued": {"date-parts": [[1999]]}}
SCHEMA_DATES = ("issued", "accessed", "event-date", "submitted")


def read(*items: Any, format: str | None = None) -> Timeline:
    return read_data([("library.json", json.dumps(list(items)).encode())], format=format)


def written(timeline: Timeline) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        "".join(source_writer("csl")(timeline.sources.values()))
    )
    return found


def findings(timeline: Timeline) -> list[tuple[str, str]]:
    return [(one.code, one.span.pointer if one.span else "") for one in timeline.report]


@pytest.mark.parametrize(
    ("items", "is_library"),
    [
        ([ARTICLE], True),
        ([{"citation-key": "a", "type": "book"}], True),
        ([{"type": "book"}, BOOK], True),
        (
            [BOOK | {"event-date": {"raw": "2017"}, "event-place": "Rome", "publisher-place": "Y"}],
            True,
        ),
        ([{"id": "a", "type": "attack", "title": "An attack", "date": "2017"}], False),
        ([{"id": "a", "type": "event", "title": "An attack", "date": "2017"}], False),
        ([{"id": "a", "type": "event", "title": "An attack", "Start Date": "2017"}], False),
        ([BOOK, {"title": "An attack", "when": "2017"}], False),
        ([{"title": "A book", "type": "book"}], False),
        ([5, "a", None], False),
        ([], False),
        ({"events": []}, False),
    ],
)
def test_a_list_of_items_is_a_library_and_a_list_of_events_is_none(
    items: Any,
    is_library: bool,  # noqa: FBT001
) -> None:
    text = json.dumps(items, indent=1)
    assert begins_csl(text) == is_library
    assert (told("x.json", text.encode()) == "csl") == is_library
    assert (told("-", text.encode()) == "csl") == is_library


def test_it_is_told_by_its_beginning_however_long_it_is() -> None:
    assert begins_csl(json.dumps([BOOK] * 100)[:3000])
    assert not begins_csl(json.dumps([BOOK])[:20])


def test_an_item_is_an_entry_that_is_cited_by_its_key() -> None:
    entry = read(ARTICLE).sources["smith2017"]
    assert (entry.title, entry.author, entry.publisher) == ("Two held", "Smith, Anna", "The Herald")
    assert entry.published is not None
    assert entry.published.text == "2017-08-03"
    assert entry.url == "https://h.example/1"
    assert entry.extra == {
        "csl": {
            "id": "http://zotero.example/items/AB",
            "type": "article-newspaper",
            "author": [{"family": "Smith", "given": "Anna", "parse-names": "true"}],
            "page": "3-4",
            "volume": 7,
        }
    }


def test_a_chronology_cites_it() -> None:
    events = b"events:\n- {title: A, date: 2017-08-01, sources: [{id: smith2017, at: p. 3}]}\n"
    library = json.dumps([ARTICLE, BOOK]).encode()
    timeline = read_data([("events.yaml", events), ("zotero.json", library)])
    assert not len(timeline.report)
    assert set(timeline.sources) == {"smith2017", "jones1999"}
    found = libyatl.check(timeline)
    assert "unused-entry" not in {one.code for one in found.report}


@pytest.mark.parametrize(
    ("path", "pointer"), [("", "/1"), ("published", "/1/issued"), ("publisher", "/1")]
)
def test_it_is_told_where_an_item_stands(path: str, pointer: str) -> None:
    span = read(ARTICLE, BOOK).span(("sources", "jones1999"), path)
    assert span is not None
    assert span.pointer == pointer


def test_what_is_no_source_is_reported_and_counted() -> None:
    timeline = read(BOOK, 5, {"type": "book"}, BOOK, {"id": " ", "type": "book"}, {"id": 3})
    assert set(timeline.sources) == {"jones1999", "3"}
    assert findings(timeline) == [
        ("wrong-type", "/1"),
        ("no-name", "/2"),
        ("duplicate-id", "/3/id"),
        ("no-name", "/4"),
    ]


def test_half_an_item_is_reported_where_it_is_broken() -> None:
    text = b'[{"id": "a", "type": "book", "volume": NaN, "title": null, "title": "A"}, "\\ud800"]'
    timeline = read_data([("x.json", text)])
    assert timeline.sources["a"].extra == {"csl": {"type": "book"}}
    assert {code for code, _ in findings(timeline)} == {"json-number", "duplicate-key", "not-utf8"}


@pytest.mark.parametrize("text", [b'{"id": "a"}', b'"a"', b"3"])
def test_what_is_no_list_is_no_library(text: bytes) -> None:
    timeline = read_data([("x.json", text)], format="csl")
    assert [code for code, _ in findings(timeline)] == ["not-a-chronology"]


def test_what_is_no_json_is_said_once() -> None:
    timeline = read_data([("x.json", b"[{")], format="csl")
    assert [code for code, _ in findings(timeline)] == ["json-syntax"]
    assert timeline.unread


@pytest.mark.parametrize("text", [b"", b" \n"])
def test_an_empty_file_is_an_empty_library(text: bytes) -> None:
    timeline = read_data([("x.json", text)], format="csl")
    assert not timeline.sources
    assert not len(timeline.report)


def test_the_count_is_that_of_the_list() -> None:
    assert count_items(b"[1, {}]", AS_IT_IS) == 2
    assert count_items(b"{}", AS_IT_IS) is None
    assert count_items(b"[", AS_IT_IS) is None
    assert count_items(b"[" * 100_000, AS_IT_IS) is None


def test_items_come_back_equal_but_for_numbers_and_yes_as_texts() -> None:
    items: list[dict[str, Any]] = [ARTICLE, BOOK, {"id": 3, "type": "report", "archive": "Box 12"}]
    back = written(read(*items))
    assert back[0] == {
        **ARTICLE,
        "author": [{"family": "Smith", "given": "Anna", "parse-names": "true"}],
        "issued": {"date-parts": [[2017, 8, 3]]},
    }
    assert back[1:] == [BOOK, {**items[2], "id": "3"}]


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_they_come_back_through_a_file_of_ours_too(format: str, tmp_path: Path) -> None:
    timeline = read(ARTICLE, BOOK)
    out = tmp_path / f"out.{format}"
    libyatl.write(timeline, out)
    again = libyatl.load(out)
    assert not len(again.report)
    assert written(again) == written(timeline)


plain = st.recursive(
    st.one_of(st.text(max_size=5), st.integers(0, 99)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
libraries = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.text(alphabet="ab1", min_size=1, max_size=4),
            "type": st.sampled_from(sorted(TYPES)),
        },
        optional=dict.fromkeys(
            ("title", "author", "issued", "URL", "DOI", "note", "archive", "custom"), plain
        ),
    ),
    max_size=4,
    unique_by=lambda item: str(item["id"]),
)


@given(libraries)
def test_any_library_comes_back_equal(items: list[dict[str, Any]]) -> None:
    timeline = read(*items, format="csl")
    assert not len(timeline.report)
    assert written(timeline) == items


def said(source: Source) -> dict[str, object]:
    """Return what CSL can say of a source, its dates without their wording."""
    values = {key: getattr(source, key) for key in FIELDS}
    for key in ("published", "accessed"):
        values[key] = values[key] and to_edtf(values[key])
    return values


@given(timelines())
def test_any_source_comes_back_but_for_what_is_counted_as_lost(timeline: Timeline) -> None:
    sources = timeline.sources.values()
    items = [json.loads(json.dumps(item_of_source(source))) for source in sources]
    again = read(*items, format="csl").sources
    assert list(again) == [source.id for source in sources]
    for source in sources:
        if not lost_in_csl([source]):
            assert said(again[source.id]) == {
                key: "" if isinstance(value, str) and not value.strip() else value
                for key, value in said(source).items()
            }


def test_what_no_item_can_say_is_counted() -> None:
    sources = [
        Source(
            "a", via=("b",), derived_from=("c",), archived="Box 12", extra={"tier": 1, "csl": {}}
        ),
        Source("b", archived="https://a.example/1"),
    ]
    assert lost_in_csl(sources) == {
        "via": 1,
        "derived_from": 1,
        "archived, where that is no address": 1,
        "further keys": 1,
    }
    assert not lost_in_csl([Source("b")])


def test_every_item_is_valid_by_the_schema_of_csl(tmp_path: Path) -> None:
    timeline = libyatl.load()
    items = written(timeline)
    assert len(items) == len(timeline.sources)
    for item in items:
        assert item["type"] in TYPES
        assert isinstance(item["id"], str)
        assert item.keys() <= {
            *("id", "citation-key", "type", "title", "author", "container-title", "publisher"),
            *("issued", "accessed", "URL", "archive", "language", "note"),
        }
        for date in (item[key] for key in SCHEMA_DATES if key in item):
            assert date.keys() <= {"date-parts", "season", "circa", "literal"}
            parts = date.get("date-parts", [])
            assert len(parts) <= 2
            assert all(1 <= len(one) <= 3 for one in parts)
            assert all(type(number) is int for one in parts for number in one)
        for name in item.get("author", []):
            assert name.keys() <= {"family", "given", "literal"}


def test_no_sources_are_an_empty_list() -> None:
    assert "".join(source_writer("csl")([])) == "[]\n"


def test_a_format_that_writes_no_sources_is_refused() -> None:
    with pytest.raises(libyatl.UsageError, match="csv"):
        source_writer("csv")
