"""The curated chronology keeps what it promises: sources, order, paragraphs, names.

The file is read with PyYAML's safe loader, so that these tests hold the data and not our reader.
The forms that our reader refuses (anchors, tags, duplicate keys) are looked for in the event
stream and in the node graph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EVENTS_FILE = ROOT / "data" / "events.yaml"
NOTE_FILE = ROOT / "seeds" / "barmin-2017.md"

TEXT = EVENTS_FILE.read_text(encoding="utf-8")
DATA: dict[str, Any] = yaml.safe_load(TEXT)
EVENTS: list[dict[str, Any]] = DATA["events"]
BY_ID: dict[str, dict[str, Any]] = {event["id"]: event for event in EVENTS}

ARTICLE = "barmin-2017"
PARAGRAPHS = range(1, 19)
STATUSES = {"occurred", "reported", "claimed", "disputed", "planned"}
RELATIONS = ("after", "before", "during", "with")
KEYS = {
    "event": {
        "id",
        "date",
        "title",
        "summary",
        "actors",
        "places",
        "tags",
        "status",
        "sources",
        "after",
        "before",
        "during",
        "with",
        "lasted",
        "seq",
        "note",
    },
    "source": {
        "title",
        "author",
        "publisher",
        "published",
        "accessed",
        "url",
        "archived",
        "language",
        "via",
        "note",
    },
    "citation": {"id", "at", "quote", "says", "tells", "note"},
    "actor": {"name", "aliases", "kind", "note"},
    "place": {"name", "aliases", "country", "at", "note"},
}
LOCATOR = re.compile(r"\bpara(?:s)? ([\d, -]+)")

each_event = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])


def paragraphs(locator: str) -> set[int]:
    """The paragraph numbers that a locator names: `para 4`, `paras 3, 14`, `paras 6-8`."""
    found: set[int] = set()
    for numbers in LOCATOR.findall(locator):
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", numbers):
            found.update(range(int(first), int(last or first) + 1))
    return found


def targets(relation: Any) -> list[str]:
    """The event ids that the value of `after`, `before`, `during` or `with` points at."""
    if isinstance(relation, list):
        return [target for item in relation for target in targets(item)]
    return [relation["event"] if isinstance(relation, dict) else relation]


def name_of(mention: Any) -> str:
    """The actor id in an event's list, where it may stand alone or beside a role."""
    return str(mention["id"] if isinstance(mention, dict) else mention)


def fold(spelling: str) -> str:
    """A spelling without case, marks, punctuation and its article."""
    marks_off = "".join(
        char
        for char in unicodedata.normalize("NFKD", spelling.casefold())
        if not unicodedata.combining(char)
    )
    bare = re.sub(r"^(?:al|el|the)[-' ]|^ال", "", marks_off)
    return re.sub(r"\W+", " ", bare.translate(str.maketrans("ىة", "يه"))).strip()


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


def test_the_file_has_no_anchor_alias_or_tag_and_is_one_document() -> None:
    stream = list(yaml.parse(TEXT, Loader=yaml.SafeLoader))
    assert sum(isinstance(item, yaml.DocumentStartEvent) for item in stream) == 1
    for item in stream:
        assert not isinstance(item, yaml.AliasEvent)
        assert getattr(item, "anchor", None) is None
        assert getattr(item, "tag", None) is None


def test_no_mapping_has_a_key_twice() -> None:
    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), f"line {node.start_mark.line + 1}: {keys}"
            for _, value in node.value:
                walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value)

    root = yaml.compose(TEXT, Loader=yaml.SafeLoader)
    assert root is not None
    walk(root)


def test_only_keys_of_the_format_are_used() -> None:
    assert set(DATA) == {"title", "check", "sources", "actors", "places", "events"}
    for event in EVENTS:
        assert set(event) <= KEYS["event"], event["id"]
        for citation in event["sources"]:
            assert set(citation) <= KEYS["citation"], event["id"]
    for kind, registry in (("source", "sources"), ("actor", "actors"), ("place", "places")):
        for key, entry in DATA[registry].items():
            assert set(entry) <= KEYS[kind], key


def test_there_are_at_least_thirty_events_with_ids_of_their_own() -> None:
    assert len(EVENTS) >= 30
    assert len(BY_ID) == len(EVENTS)


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
    assert str(event["date"]) == date
    assert event["status"] == "occurred"
    assert event.get("places", []) == ([place] if place else [])


@each_event
def test_an_event_is_told_shortly(event: dict[str, Any]) -> None:
    assert 0 < len(event["title"]) <= 72
    assert not event["title"].endswith(".")
    assert 1 <= len(re.findall(r"[.?!](?:\s|$)", event["summary"])) <= 3
    assert event["status"] in STATUSES


def test_the_tags_used_are_those_that_the_header_documents() -> None:
    header = TEXT.partition("\ntitle:")[0].partition("#   tags  ")[2]
    documented = set(re.findall(r"^(?:#  )? {5,}([a-z-]+) +\S", header, flags=re.M))
    assert all(event["tags"] for event in EVENTS)
    assert {tag for event in EVENTS for tag in event["tags"]} == documented


@each_event
def test_an_event_names_registered_actors_and_places_only(event: dict[str, Any]) -> None:
    actors = [name_of(mention) for mention in event.get("actors", [])]
    assert len(actors) == len(set(actors))
    assert set(actors) <= set(DATA["actors"])
    assert set(event.get("places", [])) <= set(DATA["places"])


@each_event
def test_a_relation_leads_to_another_event(event: dict[str, Any]) -> None:
    for relation in RELATIONS:
        if relation in event:
            for target in targets(event[relation]):
                assert target in BY_ID
                assert target != event["id"]


@each_event
def test_a_citation_names_a_registered_source_and_a_paragraph(event: dict[str, Any]) -> None:
    assert event["sources"]
    for citation in event["sources"]:
        assert citation["id"] in DATA["sources"]
        assert paragraphs(citation["at"])
        assert paragraphs(citation["at"]) <= set(PARAGRAPHS)


@each_event
def test_what_is_planned_is_announced_and_only_that(event: dict[str, Any]) -> None:
    ahead = [citation.get("tells") == "ahead" for citation in event["sources"]]
    assert ahead == [event["status"] == "planned"] * len(ahead)


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


def test_every_source_is_cited_and_reaches_the_article() -> None:
    sources = DATA["sources"]
    assert sources[ARTICLE]["published"] == "2017-08"
    assert "via" not in sources[ARTICLE]
    cited = {citation["id"] for event in EVENTS for citation in event["sources"]}
    assert cited == set(sources)
    for key in sources:
        seen = [key]
        while "via" in sources[seen[-1]]:
            seen.append(sources[seen[-1]]["via"])
            assert len(seen) == len(set(seen)), seen
        assert seen[-1] == ARTICLE


def test_every_actor_and_place_has_a_part_in_an_event() -> None:
    acting = {name_of(mention) for event in EVENTS for mention in event.get("actors", [])}
    visited = {place for event in EVENTS for place in event.get("places", [])}
    assert acting == set(DATA["actors"])
    assert visited == set(DATA["places"])


@pytest.mark.parametrize("registry", ["actors", "places"])
def test_no_spelling_is_borne_by_two(registry: str) -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for key, entry in DATA[registry].items():
        spellings = [entry["name"], *entry["aliases"]]
        assert len(spellings) == len(set(spellings)), key
        for spelling in [key, *spellings]:
            assert fold(spelling)
            bearers[fold(spelling)].add(key)
    assert {spelling: keys for spelling, keys in bearers.items() if len(keys) > 1} == {}


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
    for latitude, longitude in located.values():
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180
    assert {place["country"] for place in DATA["places"].values()} == {"RU", "FR", "LY"}


UNORDERED = [
    {"embassy-handover", "hifter-moscow-visit"},
    {"hifter-lavrov-meeting", "hifter-shoigu-meeting"},
    {"dengov-interfax-interview", "dengov-kommersant-interview"},
    {"dengov-interfax-interview", "dengov-on-sarraj-return"},
    {"italian-naval-leave", "hifter-moscow-visit"},
    {"hifter-accuses-sarraj", "hifter-moscow-visit"},
    {"italy-migration-decision", "italian-naval-leave"},
    {"russia-mediation", "russia-absence"},
    {"dengov-on-sarraj-return", "hifter-moscow-visit"},
    {"simultaneous-talks-dismissed", "hifter-moscow-visit"},
]


def later_events() -> dict[str, set[str]]:
    """What the relations place after each event; `during X` takes over the order of X."""
    later: dict[str, set[str]] = defaultdict(set)
    for event in EVENTS:
        for target in targets(event.get("after", [])):
            later[target].add(event["id"])
        for target in targets(event.get("before", [])):
            later[event["id"]].add(target)
    stated = {key: set(followers) for key, followers in later.items()}
    for event in EVENTS:
        for whole in targets(event.get("during", [])):
            later[event["id"]] |= stated.get(whole, set())
            for earlier, followers in stated.items():
                if whole in followers:
                    later[earlier].add(event["id"])
    return later


def reaches(later: dict[str, set[str]], start: str, goal: str) -> bool:
    """Whether a chain of `later` leads from one event to another."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            todo.extend(later.get(here, ()))
    return False


@pytest.mark.parametrize("pair", UNORDERED, ids=lambda pair: " / ".join(sorted(pair)))
def test_what_the_article_leaves_unordered_has_no_chain_of_relations(pair: set[str]) -> None:
    assert pair <= set(BY_ID)
    first, second = pair
    later = later_events()
    assert not reaches(later, first, second)
    assert not reaches(later, second, first)
    assert not any(set(BY_ID[key]) & {"seq", "with"} for key in pair)


def test_what_the_article_orders_is_ordered() -> None:
    stated = {
        (event["id"], relation, target)
        for event in EVENTS
        for relation in RELATIONS
        for target in targets(event.get(relation, []))
    }
    visit = "hifter-moscow-visit"
    assert stated == {
        ("russia-absence", "before", visit),
        ("hifter-earlier-trips", "before", visit),
        ("simultaneous-talks-suggested", "before", visit),
        ("simultaneous-talks-dismissed", "after", "simultaneous-talks-suggested"),
        ("hifter-airport-reception", "during", visit),
        ("hifter-lavrov-meeting", "during", visit),
        ("hifter-shoigu-meeting", "during", visit),
        ("hifter-aid-request", "during", visit),
        ("earlier-aid-rejections", "before", "hifter-aid-request"),
        ("hifter-reconciliation-hope", "during", visit),
        ("hifter-battles-statement", "during", visit),
        ("hifter-battles-statement", "during", "lna-battles"),
        ("hifter-battles-statement", "during", "arms-embargo"),
        ("lavrov-expects-salame", "during", visit),
        ("salame-moscow-visit", "after", visit),
        ("uae-arms-supplies", "during", "arms-embargo"),
        ("paris-ceasefire", "during", "paris-meeting"),
        ("italian-naval-leave", "after", "paris-meeting"),
        ("leave-dissent", "after", "italian-naval-leave"),
        ("hifter-accuses-sarraj", "after", "italian-naval-leave"),
        ("sarraj-answers-hifter", "after", "hifter-accuses-sarraj"),
        ("sarraj-support-request", "before", "sarraj-answers-hifter"),
        ("tobruk-embassy-claim", "after", "embassy-handover"),
        ("dengov-dismisses-east-claim", "during", "dengov-kommersant-interview"),
    }
    assert {event["id"]: event["lasted"] for event in EVENTS if "lasted" in event} == {
        visit: "3 days"
    }


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
