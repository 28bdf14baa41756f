"""What comes along is written with care: each file of `data/` keeps to one form, and cites.

The forms that our reader refuses (anchors, tags, duplicate keys) are looked for in the event stream
and in the node graph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import Any

import pytest
import yaml
from chronology_files import DATA, RELATIONS, ChronologyFile, chronology_file, name_of, targets

STATUSES = {"occurred", "reported", "claimed", "disputed", "planned"}
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
FILES = [chronology_file(path.stem) for path in sorted(DATA.iterdir())]

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.path.stem)
each_event = pytest.mark.parametrize(
    ("file", "event"),
    [(file, event) for file in FILES for event in file.events],
    ids=lambda value: value["id"] if isinstance(value, dict) else value.path.stem,
)


def fold(spelling: str) -> str:
    """A spelling without case, marks, punctuation and its article."""
    marks_off = "".join(
        char
        for char in unicodedata.normalize("NFKD", spelling.casefold())
        if not unicodedata.combining(char)
    )
    bare = re.sub(r"^(?:al|el|the)[-' ]|^ال", "", marks_off)
    return re.sub(r"\W+", " ", bare.translate(str.maketrans("ىة", "يه"))).strip()


@each_file
def test_the_file_has_no_anchor_alias_or_tag_and_is_one_document(file: ChronologyFile) -> None:
    stream = list(yaml.parse(file.text, Loader=yaml.SafeLoader))
    assert sum(isinstance(item, yaml.DocumentStartEvent) for item in stream) == 1
    for item in stream:
        assert not isinstance(item, yaml.AliasEvent)
        assert getattr(item, "anchor", None) is None
        assert getattr(item, "tag", None) is None


@each_file
def test_no_mapping_has_a_key_twice(file: ChronologyFile) -> None:
    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), f"line {node.start_mark.line + 1}: {keys}"
            for _, value in node.value:
                walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value)

    root = yaml.compose(file.text, Loader=yaml.SafeLoader)
    assert root is not None
    walk(root)


@each_file
def test_only_keys_of_the_format_are_used(file: ChronologyFile) -> None:
    assert set(file.data) == {"title", "check", "sources", "actors", "places", "events"}
    for event in file.events:
        assert set(event) <= KEYS["event"], event["id"]
        for citation in event["sources"]:
            assert set(citation) <= KEYS["citation"], event["id"]
    for kind, registry in (("source", "sources"), ("actor", "actors"), ("place", "places")):
        for key, entry in file.data[registry].items():
            assert set(entry) <= KEYS[kind], key


@each_file
def test_there_are_at_least_thirty_five_events_with_ids_of_their_own(file: ChronologyFile) -> None:
    assert len(file.events) >= 35
    assert len(file.by_id) == len(file.events)


@each_event
def test_an_event_is_told_shortly(file: ChronologyFile, event: dict[str, Any]) -> None:
    assert 0 < len(event["title"]) <= 72
    assert not event["title"].endswith(".")
    assert 1 <= len(re.findall(r"[.?!](?:\s|$)", event["summary"])) <= 3
    assert event["status"] in STATUSES


@each_file
def test_the_tags_used_are_those_that_the_header_documents(file: ChronologyFile) -> None:
    header = file.text.partition("\ntitle:")[0].partition("#   tags  ")[2]
    documented = set(re.findall(r"^(?:#  )? {5,}([a-z-]+) +\S", header, flags=re.M))
    assert all(event["tags"] for event in file.events)
    assert {tag for event in file.events for tag in event["tags"]} == documented


@each_event
def test_an_event_names_registered_actors_places_and_sources_only(
    file: ChronologyFile, event: dict[str, Any]
) -> None:
    actors = [name_of(mention) for mention in event.get("actors", [])]
    assert len(actors) == len(set(actors))
    assert set(actors) <= set(file.data["actors"])
    assert set(event.get("places", [])) <= set(file.data["places"])
    assert event["sources"]
    assert {citation["id"] for citation in event["sources"]} <= set(file.data["sources"])
    assert all(citation["at"] for citation in event["sources"])


@each_event
def test_a_relation_leads_to_another_event(file: ChronologyFile, event: dict[str, Any]) -> None:
    for relation in RELATIONS:
        if relation in event:
            for target in targets(event[relation]):
                assert target in file.by_id
                assert target != event["id"]


@each_event
def test_what_is_planned_is_announced_and_only_that(
    file: ChronologyFile, event: dict[str, Any]
) -> None:
    ahead = [citation.get("tells") == "ahead" for citation in event["sources"]]
    assert ahead == [event["status"] == "planned"] * len(ahead)


@each_file
def test_every_entry_of_a_registry_is_used(file: ChronologyFile) -> None:
    cited = {citation["id"] for event in file.events for citation in event["sources"]}
    acting = {name_of(mention) for event in file.events for mention in event.get("actors", [])}
    visited = {place for event in file.events for place in event.get("places", [])}
    assert cited == set(file.data["sources"])
    assert acting == set(file.data["actors"])
    assert visited == set(file.data["places"])


@pytest.mark.parametrize("registry", ["actors", "places"])
@each_file
def test_no_spelling_is_borne_by_two(file: ChronologyFile, registry: str) -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for key, entry in file.data[registry].items():
        spellings = [entry["name"], *entry.get("aliases", [])]
        assert len(spellings) == len(set(spellings)), key
        for spelling in [key, *spellings]:
            assert fold(spelling)
            bearers[fold(spelling)].add(key)
    assert {spelling: keys for spelling, keys in bearers.items() if len(keys) > 1} == {}


@each_file
def test_a_place_that_is_a_point_is_on_the_globe(file: ChronologyFile) -> None:
    for place in file.data["places"].values():
        if "at" in place:
            latitude, longitude = map(float, place["at"])
            assert -90 <= latitude <= 90
            assert -180 <= longitude <= 180
