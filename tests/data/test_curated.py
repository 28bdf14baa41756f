"""The curated chronology keeps what it promises: sources, order, paragraphs, names."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pytest
from chronology_files import DATA as FOLDER
from chronology_files import chronology_file

FILE = chronology_file("events")
NOTE_FILE = FOLDER.parent / "seeds" / "barmin-2017.md"
DATA, EVENTS, BY_ID = FILE.data, FILE.events, FILE.by_id

ARTICLE = "barmin-2017"
PARAGRAPHS = range(1, 19)
LOCATOR = re.compile(r"\bpara(?:s)? ([\d, -]+)")

each_event = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])


def paragraphs(locator: str) -> set[int]:
    """The paragraph numbers that a locator names: `para 4`, `paras 3, 14`, `paras 6-8`."""
    found: set[int] = set()
    for numbers in LOCATOR.findall(locator):
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", numbers):
            found.update(range(int(first), int(last or first) + 1))
    return found


def citing_events() -> dict[int, set[str]]:
    """The ids of the events that cite each paragraph, through whichever voice."""
    citing: dict[int, set[str]] = defaultdict(set)
    for event in EVENTS:
        for citation in event["sources"]:
            for number in paragraphs(citation["at"]):
                citing[number].add(event["id"])
    return citing


def noted_events() -> dict[int, list[str]]:
    """The ids that the source note lists under each of its paragraphs."""
    sections = re.split(r"^### Paragraph (\d+)$", NOTE_FILE.read_text(encoding="utf-8"), flags=re.M)
    noted: dict[int, list[str]] = {}
    for number, body in zip(sections[1::2], sections[2::2], strict=True):
        lists = re.findall(r"^Cited by: (.+?)\.$", body, flags=re.M | re.S)
        assert len(lists) == 1, f"paragraph {number} needs one list of citing events"
        noted[int(number)] = re.findall(r"`([^`]+)`", lists[0])
    return noted


@pytest.mark.parametrize(
    ("key", "date", "place"),
    [
        ("lpa-signed", "2015", None),
        ("kuznetsov-tobruk-visit", "January 2017", "tobruk"),
        ("sarraj-moscow-visit", "March 2017", "russia"),
        ("paris-ceasefire", "25 July 2017", "paris"),
        ("embassy-handover", "early August 2017", "moscow"),
    ],
)
def test_the_five_events_asked_for_are_dated_as_the_source_allows(
    key: str, date: str, place: str | None
) -> None:
    event = BY_ID[key]
    assert event["date"] == date
    assert event["status"] == "occurred"
    assert event.get("places", []) == ([place] if place else [])


@each_event
def test_a_citation_names_a_paragraph(event: dict[str, Any]) -> None:
    for citation in event["sources"]:
        assert paragraphs(citation["at"])
        assert paragraphs(citation["at"]) <= set(PARAGRAPHS)


@each_event
def test_what_is_claimed_or_disputed_cites_a_voice_beside_the_author(event: dict[str, Any]) -> None:
    if event["status"] in {"claimed", "disputed"}:
        assert {citation["id"] for citation in event["sources"]} - {ARTICLE}


@each_event
def test_a_date_that_rests_on_an_inference_says_so(event: dict[str, Any]) -> None:
    stated_with_its_year = {"lpa-signed", "russia-coast-presence", "kuznetsov-tobruk-visit"}
    if "date" in event and event["id"] not in stated_with_its_year:
        assert "inferred" in event["note"]


def test_every_paragraph_of_the_article_is_cited() -> None:
    assert set(citing_events()) == set(PARAGRAPHS)


def test_every_source_reaches_the_article() -> None:
    sources = DATA["sources"]
    assert sources[ARTICLE]["published"] == "2017-08"
    assert "via" not in sources[ARTICLE]
    for key in sources:
        seen = [key]
        while "via" in sources[seen[-1]]:
            seen.append(sources[seen[-1]]["via"])
            assert len(seen) == len(set(seen)), seen
        assert seen[-1] == ARTICLE


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("Haftar", "hifter"),
        ("Heftar", "hifter"),
        ("Khalifa Haftar", "hifter"),
        ("خليفة حفتر", "hifter"),
        ("al-Sarraj", "sarraj"),
        ("Serraj", "sarraj"),
        ("فائز السراج", "sarraj"),
        ("Salamé", "salame"),
        ("غسان سلامة", "salame"),
        ("Лев Деньгов", "dengov"),
        ("Лавров", "lavrov"),
        ("Шойгу", "shoigu"),
        ("UAE", "uae"),
        ("UNSMIL", "unsmil"),
    ],
)
def test_an_actor_is_known_by_the_spellings_a_reader_may_type(spelling: str, key: str) -> None:
    entry = DATA["actors"][key]
    assert spelling in [entry["name"], *entry["aliases"]]


def test_towns_have_coordinates_and_countries_have_none() -> None:
    located = {key: place["at"] for key, place in DATA["places"].items() if "at" in place}
    assert set(located) == {"moscow", "paris", "tobruk", "tripoli"}
    assert {place["country"] for place in DATA["places"].values()} == {"RU", "FR", "LY"}


def test_the_source_note_lists_exactly_the_events_that_cite_each_paragraph() -> None:
    noted = noted_events()
    citing = citing_events()
    assert list(noted) == list(range(20))
    assert noted[0] == noted[19] == []
    for number in PARAGRAPHS:
        assert len(noted[number]) == len(set(noted[number]))
        assert set(noted[number]) == citing[number], f"paragraph {number}"


def test_the_source_note_names_every_voice_where_it_speaks() -> None:
    note = NOTE_FILE.read_text(encoding="utf-8")
    for key in DATA["sources"]:
        assert f"`{key}`" in note


def test_the_source_note_gives_the_checksum_of_the_text() -> None:
    assert re.search(r"`[0-9a-f]{64}`", NOTE_FILE.read_text(encoding="utf-8"))
