"""A CSL item in the keys of a source, and back: each way is the other's law."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.formats.csl.items import FIELDS, fields_of, item_of, kept_of

texts = st.sampled_from(["", " ", "A", "Smith, Anna; Newsroom", "https://a.org/1", "10.1/x"])
names = st.lists(
    st.dictionaries(st.sampled_from(["family", "given", "literal", "suffix"]), texts), max_size=2
)
dates = st.one_of(
    st.fixed_dictionaries(
        {"date-parts": st.lists(st.lists(st.integers(1, 30), min_size=1, max_size=3), min_size=1)},
        optional={"circa": st.booleans(), "season": st.integers(0, 5)},
    ),
    st.fixed_dictionaries({"literal": texts}),
    texts,
)
items = st.fixed_dictionaries(
    {"type": st.sampled_from(["book", "webpage", "article-newspaper"])},
    optional={
        "id": st.integers(0, 9),
        "title": st.one_of(texts, st.integers(0, 9)),
        "author": names,
        "container-title": texts,
        "publisher": texts,
        "issued": dates,
        "accessed": dates,
        "URL": texts,
        "DOI": texts,
        "archive": texts,
        "language": texts,
        "note": texts,
        "volume": st.one_of(texts, st.integers(0, 9)),
    },
)


@given(items)
def test_an_item_comes_back_to_the_letter(item: dict[str, object]) -> None:
    fields = fields_of(item)
    assert item_of(fields, kept_of(item, fields)) == item


date_texts = st.sampled_from(["25 July 2017", "2017-08~", "2017?", "44 BC", "2017/..", "199X"])
fields = st.fixed_dictionaries(
    {},
    optional={
        key: date_texts
        if key in ("published", "accessed")
        else st.just("https://a.org/2")
        if key == "archived"
        else st.sampled_from(["A", "B; C, D", "https://a.org/1"])
        for key in FIELDS
    },
)


@given(fields, items)
def test_what_is_said_in_our_keys_comes_back_whatever_was_kept(
    said: dict[str, str], item: dict[str, object]
) -> None:
    again = fields_of(item_of(said, kept_of(item, fields_of(item))))
    for key, text in said.items():
        if key in ("published", "accessed"):
            assert item_of({key: again[key]}, {}) == item_of({key: text}, {})
        else:
            assert again[key] == text


def test_what_the_keys_of_a_source_hold_is_not_kept_twice() -> None:
    item: dict[str, Any] = {
        "type": "article-newspaper",
        "title": "Two held",
        "author": [{"family": "Smith", "given": "Anna"}, {"literal": "Newsroom"}],
        "container-title": "The Herald",
        "issued": {"date-parts": [[2017, 8, 3]]},
        "accessed": {"date-parts": [[2024, 1]], "circa": True},
        "URL": "https://h.example/1",
        "archive": "https://archive.example/1",
        "language": "en",
        "note": "front page",
        "page": "3",
    }
    assert kept_of(item, fields_of(item)) == {"type": "article-newspaper", "page": "3"}


def test_a_book_is_published_and_an_article_appears_in_something() -> None:
    said = {"publisher": "X"}
    assert item_of(said, {"type": "book"}) == {"type": "book", "publisher": "X"}
    assert item_of(said, {"type": "chapter"}) == {"type": "chapter", "container-title": "X"}
    both = {"type": "book", "container-title": "Series", "publisher": "X"}
    assert fields_of(both) == {"publisher": "Series"}
    assert kept_of(both, fields_of(both)) == {"type": "book", "publisher": "X"}


@pytest.mark.parametrize("doi", ["10.1/x", "https://doi.org/10.1/x"])
def test_a_doi_is_an_address(doi: str) -> None:
    item = {"type": "book", "DOI": doi}
    assert fields_of(item) == {"url": "https://doi.org/10.1/x"}
    assert kept_of(item, fields_of(item)) == item


def test_an_archive_that_is_no_address_is_kept() -> None:
    item = {"type": "book", "archive": "National Archives"}
    assert fields_of(item) == {}
    assert kept_of(item, {}) == item


def test_a_source_without_a_library_is_of_a_type_all_the_same() -> None:
    assert item_of({"url": "https://a.org"}, {})["type"] == "webpage"
    assert item_of({"title": "A"}, {})["type"] == "document"
