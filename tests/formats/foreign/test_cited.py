"""What others write for sources: a name, an address, a mapping, articles in a cell."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

import libyatl.formats
from libyatl.findings.diagnostics import Report
from libyatl.formats.entries.assembly import Assembly
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Sequence, Value
from libyatl.formats.foreign.cited import Sources
from libyatl.formats.how import How
from libyatl.formats.json.nodes import json_node
from libyatl.model import Source, Timeline


class Reading:
    """A foreign file whose entries cite sources."""

    def __init__(self, whole: Assembly | None = None, *, split: str = "") -> None:
        """Begin a file of a reading, or a reading."""
        self.whole = whole or Assembly(How(split=split))
        self.into = FileAssembly(self.whole, "notes.json")
        self.into.positions.point("events")
        self.sources = Sources(self.into)

    def cites(self, **columns: Any) -> tuple[list[Any], set[str]]:
        """Return what an entry cites, and which of its columns that holds."""
        node = json_node(json.dumps(columns), "notes.json", Report())
        assert isinstance(node, Mapping)
        told = self.sources.of([(name, value) for name, (_, value) in node.items()])
        return list(map(plain, told.items)), set(told.columns)

    def done(self) -> Timeline:
        """Return what was read."""
        self.sources.enter()
        self.into.close()
        return self.whole.finish()


def plain(node: Value) -> Any:
    assert node is not None
    assert node is not REFUSED
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.items()}
    return [plain(item) for item in node] if isinstance(node, Sequence) else node.value


def only(timeline: Timeline) -> Source:
    (entry,) = timeline.sources.values()
    return entry


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Reuters", ["Reuters"]),
        (" Reuters;AFP ; ", ["Reuters", "AFP"]),
        ("Foreign Ministry, Government", ["Foreign Ministry, Government"]),
        ("https://a.org/x", ["https://a.org/x"]),
        ("https://a.org/x;y=1", ["https://a.org/x;y=1"]),
        ("https://a.org/x; https://b.org", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x\nhttps://b.org", ["https://a.org/x", "https://b.org"]),
        ("Reuters; https://b.org", ["Reuters", "https://b.org"]),
        ("  ", []),
    ],
)
def test_a_cell_is_names_and_addresses(cell: str, items: list[str]) -> None:
    assert Reading().cites(source=cell) == (items, {"source"} if items else set())


def test_a_name_that_stands_twice_is_cited_once() -> None:
    items, columns = Reading().cites(source="Post; Wire; Post")
    assert items == ["Post", "Wire"]
    assert columns == {"source"}


def test_names_are_parted_as_a_person_says_too() -> None:
    assert Reading(split=",").cites(source="Reuters, AFP; BBC")[0] == ["Reuters", "AFP", "BBC"]


def test_an_address_is_an_entry_and_a_name_is_none() -> None:
    reading = Reading()
    reading.cites(source="Reuters; https://a.org/x")
    entry = only(reading.done())
    assert (entry.id, entry.url, entry.name) == ("https://a.org/x",) * 3


def test_a_mapping_is_an_entry_that_is_cited_by_its_id() -> None:
    reading = Reading()
    said = {
        "headline": "Two held",
        "outlet": "The Herald",
        "by": ["A. Smith", "B. Jones"],
        "date": "2017-07-25",
        "link": "https://herald.example/two-held",
        "archive_url": "https://archive.example/1",
        "date_accessed": "2024-12-23",
        "lang": "en",
        "tier": 1,
        "page": 4,
        "notes": "front page",
    }
    items, columns = reading.cites(sources=[said])
    entry = only(reading.done())
    assert items == [{"id": entry.id, "at": "4", "note": "front page"}]
    assert columns == {"sources"}
    assert entry.id.startswith("the-herald-2017-07-25-")
    assert entry.title == "Two held"
    assert entry.author == "A. Smith; B. Jones"
    assert entry.publisher == "The Herald"
    assert entry.published is not None
    assert entry.published.text == "2017-07-25"
    assert entry.accessed is not None
    assert entry.accessed.text == "2024-12-23"
    assert (entry.archived, entry.language) == ("https://archive.example/1", "en")
    assert entry.extra == {"tier": 1}


def test_what_no_key_holds_is_kept_and_nothing_is_said_of_it() -> None:
    reading = Reading()
    said = {
        "title": "T",
        "date": "sometime",
        "published": "2017-13",
        "year": 2017,
        "type": "web",
        "author": {"first": "A"},
        "archive_url": None,
        "url": " ",
    }
    reading.cites(sources=said)
    timeline = reading.done()
    entry = only(timeline)
    assert entry.published is None
    assert entry.extra == {
        "date": "sometime",
        "published as typed": "2017-13",
        "year": 2017,
        "type": "web",
        "author as typed": {"first": "A"},
    }
    assert not len(timeline.report)


def test_a_mapping_that_was_refused_in_part_tells_the_rest() -> None:
    reading = Reading()
    node = json_node('{"title": "A", "year": NaN, "author": []}', "notes.json", Report())
    assert isinstance(node, Mapping)
    reading.sources.of([("sources", node)])
    entry = only(reading.done())
    assert (entry.title, entry.extra) == ("A", {"author as typed": []})


def test_of_an_address_with_two_dates_and_two_authors_both_are_kept() -> None:
    reading = Reading()
    for said in (
        {"url": "https://a.org/1", "author": "A", "date": "2017"},
        {"url": "https://a.org/1", "author": "B", "date": "2018"},
        {"url": "https://a.org/1", "author": "C"},
    ):
        reading.cites(sources=said)
    assert only(reading.done()).extra == {
        "also": [{"author": "B", "published": "2018"}, {"author": "C"}]
    }


def test_ids_that_would_be_equal_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("libyatl.formats.foreign.source_ids._DIGITS", 0)
    reading = Reading()
    ids = [reading.cites(sources={"title": "A", "tier": n})[0][0] for n in (1, 2, 3)]
    assert len(set(ids)) == 3


def test_an_id_is_found_however_many_others_have_taken_it_on_purpose() -> None:
    said = {"outlet": "Reuters", "title": "A"}
    ((id,), _) = Reading().cites(sources=[said])
    content = f"{[('publisher', 'Reuters'), ('title', 'A')]!r}{{}}"
    full = hashlib.sha1(content.encode()).hexdigest()
    assert id == f"reuters-{full[:8]}"
    taken = [f"reuters-{full[:digits]}" for digits in range(8, 41)]
    reading = Reading()
    reading.cites(sources=[{"id": each, "outlet": "B", "title": each} for each in taken])
    ((other,), _) = reading.cites(sources=[said])
    assert other == f"reuters-{full}-1"


def test_a_year_alone_is_a_date() -> None:
    reading = Reading()
    reading.cites(sources={"title": "T", "year": 1977})
    published = only(reading.done()).published
    assert published is not None
    assert published.precision == "year"


@pytest.mark.parametrize(
    "again",
    [
        "http://www.herald.example/two-held/",
        "HTTPS://HERALD.example/two-held",
    ],
)
def test_equal_addresses_are_one_source_and_what_differs_is_kept(again: str) -> None:
    reading = Reading()
    first = {"title": "Two held", "url": "https://herald.example/two-held"}
    second = {"title": "Two are held", "outlet": "The Herald", "url": again, "tier": 2}
    cited = [reading.cites(sources=[said])[0] for said in (first, second, second)]
    assert cited[0] == cited[1] == cited[2]
    timeline = reading.done()
    entry = only(timeline)
    assert (entry.title, entry.publisher) == ("Two held", "The Herald")
    assert entry.extra == {"tier": 2, "also": [{"title": "Two are held", "url": again}]}
    assert not len(timeline.report)


def test_what_stands_behind_the_question_mark_makes_two_sources() -> None:
    reading = Reading()
    reading.cites(source="https://a.org/x?utm_source=b; https://a.org/x")
    assert len(reading.done().sources) == 2


def test_one_source_of_two_files_is_one_entry() -> None:
    first = Reading()
    one = first.cites(sources={"title": "A", "url": "https://a.org/1", "tier": 1})[0]
    first.sources.enter()
    second = Reading(first.whole)
    other = second.cites(sources={"title": "B", "url": "http://a.org/1", "tier": 2})[0]
    timeline = second.done()
    assert one == other
    assert only(timeline).extra["also"] == [{"title": "B", "url": "http://a.org/1", "tier": 2}]
    assert not len(timeline.report)


def test_an_id_stands_unless_another_source_bears_it() -> None:
    reading = Reading()
    first = reading.cites(sources=[{"id": 1, "title": "A"}, {"id": 2, "title": "B"}])[0]
    second = reading.cites(sources=[{"id": 1, "title": "C"}, {"id": 1, "title": "A"}])[0]
    assert first == ["1", "2"]
    assert second[1] == "1"
    assert second[0].startswith("c-")
    assert len(reading.done().sources) == 3


def test_an_id_alone_cites_what_a_registry_has() -> None:
    reading = Reading()
    assert reading.cites(sources=[{"id": "smith2017", "page": 3}])[0] == [
        {"id": "smith2017", "at": "3"}
    ]
    assert not reading.done().sources


def test_a_name_alone_stays_a_name() -> None:
    reading = Reading()
    assert reading.cites(sources=[{"outlet": "Reuters"}, {"title": "Memoirs"}])[0] == [
        "Reuters",
        "Memoirs",
    ]
    assert not reading.done().sources


def test_a_bare_name_never_means_the_one_article_of_its_outlet() -> None:
    reading = Reading()
    reading.cites(sources=["Reuters", {"outlet": "REUTERS", "url": "https://r.org/1"}])
    timeline = reading.done()
    assert set(timeline.sources) == {"Reuters", "reuters-" + next(iter(timeline.sources))[8:]}


def test_addresses_by_their_names_are_a_source_each() -> None:
    reading = Reading()
    items, _ = reading.cites(sources={"BBC": "https://bbc.example/1", "AFP": "https://afp.org/2"})
    assert len(items) == 2
    assert [entry.title for entry in reading.done().sources.values()] == ["BBC", "AFP"]


def test_two_addresses_of_one_source_are_no_names() -> None:
    reading = Reading()
    reading.cites(sources=[{"url": "https://a.org/1", "archive_url": "https://b.org/1"}])
    entry = only(reading.done())
    assert (entry.url, entry.archived) == ("https://a.org/1", "https://b.org/1")


def test_a_word_for_nothing_says_nothing_but_in_quotes() -> None:
    timeline = libyatl.formats.read_data(
        [
            (
                "a.yaml",
                b"- {name: A, when: 2017, sources: [{title: T, date: null, year: 1977, page: ~}]}\n"
                b"- {name: B, when: 2017, sources: ['null', ~, null]}\n",
            )
        ]
    )
    assert {entry.title for entry in timeline.sources.values()} == {"T", "null"}
    assert not any(entry.extra for entry in timeline.sources.values())
    (cited,) = timeline.events[0].sources
    assert not cited.at
    assert len(timeline.events[1].sources) == 1


def test_what_says_nothing_cites_nothing() -> None:
    assert Reading().cites(source=None, sources=[{}, "", {"title": None}]) == ([], set())


def test_a_list_within_a_list_is_left_to_the_grammar() -> None:
    assert Reading().cites(sources=[["a", "b"]])[0] == [["a", "b"]]


def test_a_name_and_an_address_side_by_side_are_one_source() -> None:
    reading = Reading()
    items, columns = reading.cites(Source="The Herald; AFP", URL="https://h.org/1, https://a.org/2")
    assert columns == {"Source", "URL"}
    entries = reading.done().sources
    assert items == list(entries)
    assert [(one.publisher, one.url) for one in entries.values()] == [
        ("The Herald", "https://h.org/1"),
        ("AFP", "https://a.org/2"),
    ]


@pytest.mark.parametrize(
    ("source", "url", "items"),
    [
        ("Reuters; AFP", "https://a.org/1", ["Reuters", "AFP", "https://a.org/1"]),
        ("https://b.org", "https://a.org/1", ["https://b.org", "https://a.org/1"]),
        ("Reuters", "see there", ["Reuters", "see there"]),
        ("Reuters", "", ["Reuters"]),
        (";", "see there", ["see there"]),
    ],
)
def test_they_stay_apart_where_it_is_not_plain(source: str, url: str, items: list[str]) -> None:
    assert Reading().cites(source=source, url=url)[0] == items


ARTICLES = '"Wire, Inc,2013-01-03, Two held; one freed";"Post,2013-01,A ""quick"" end"'


def test_articles_in_a_cell_are_a_source_each_and_the_same_beside_is_not_kept_twice() -> None:
    reading = Reading()
    items, columns = reading.cites(
        source_article=ARTICLES,
        source_office="Wire, Inc;Post",
        source_date="2013-01-03;2013-01",
        source_headline='Two held; one freed;A "quick" end',
    )
    assert columns == {"source_article", "source_office", "source_date", "source_headline"}
    entries = reading.done().sources
    assert items == list(entries)
    assert [
        (one.publisher, one.published and one.published.text, one.title) for one in entries.values()
    ] == [
        ("Wire, Inc", "2013-01-03", "Two held; one freed"),
        ("Post", "2013-01", 'A "quick" end'),
    ]


def test_what_stands_beside_articles_and_differs_is_kept() -> None:
    _, columns = Reading().cites(
        source_article='"Wire,2013-01-03,A"', source_office="Wire Service", source_date="2013-01-03"
    )
    assert columns == {"source_article", "source_date"}


def test_articles_side_by_side_are_read_where_no_cell_holds_them() -> None:
    reading = Reading()
    items, columns = reading.cites(
        source_article='Wire "A", 2013',
        source_office="Wire; Post",
        source_date="2013-01-03; 2013-01-04",
        source_headline="A; B",
    )
    assert len(items) == 2
    assert columns == {"source_office", "source_date", "source_headline"}
    assert [one.title for one in reading.done().sources.values()] == ["A", "B"]


def test_an_article_that_is_written_otherwise_is_kept_whole() -> None:
    cell = 'Wire 1989-05-17 "LINES BLOWN UP; TALKS GO ON'
    assert Reading().cites(
        source_article=cell, source_office="", source_date="1989;1990", source_headline=""
    ) == ([cell], {"source_article"})


def test_articles_side_by_side_that_do_not_agree_in_number_are_kept() -> None:
    items, columns = Reading().cites(
        source_office="Wire;Post", source_date="2013", source_headline="A"
    )
    assert (items, columns) == ([], set())


def test_in_any_other_column_articles_are_known_too() -> None:
    assert len(Reading().cites(source=ARTICLES)[0]) == 2


def test_a_source_without_outlet_and_address_has_an_id_of_its_title() -> None:
    reading = Reading()
    reading.cites(sources=[{"title": "The Long Road", "year": 1979}, {"rating": 5}])
    first, second = reading.done().sources
    assert first.startswith("the-long-road-1979-")
    assert second.startswith("source-")


EVENTS = [
    {"Name": letter, "when": 2017, "sources": [{"title": letter, "url": f"https://a.org/{letter}"}]}
    for letter in "ab"
]


@pytest.mark.parametrize(
    ("document", "places"),
    [
        (EVENTS, ["/0", "/1"]),
        ({"items": EVENTS}, ["/items/0", "/items/1"]),
        (
            {"sources": {"0": {"title": "c"}}, "events": [{"title": "c", "date": 2017}]},
            ["/sources/0/title"],
        ),
    ],
)
def test_a_source_that_was_made_stands_where_the_event_does(
    document: Any, places: list[str]
) -> None:
    timeline = libyatl.formats.read_data([("t.json", json.dumps(document).encode())])
    spans = [timeline.span(("sources", id), "title") for id in timeline.sources]
    assert [span and span.pointer for span in spans] == places
