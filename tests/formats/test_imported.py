"""Whom a foreign file names, and no registry knows, gets an entry."""

from __future__ import annotations

from foreign_tables import said, table

from libyatl.formats import read_data
from libyatl.model import Place, Timeline

HEADER = "Date,Title,Who,Where,Lat,Lon,Country,Source"
ROW = "2031,a,Blue Shirts,Zenda,50.2,14.5,Ruritania,Courier"


def both(yaml: str, *rows: str, yaml_first: bool = True) -> Timeline:
    datas = [("n.yaml", yaml.encode()), ("t.csv", "\n".join([HEADER, *rows, ""]).encode())]
    return read_data(datas if yaml_first else datas[::-1])


def test_names_have_entries_and_events_keep_them() -> None:
    timeline = table(HEADER, ROW)
    assert timeline.actors["blue-shirts"].name == "Blue Shirts"
    assert timeline.places["zenda"] == Place("zenda", "Zenda", country="Ruritania", at=(50.2, 14.5))
    assert timeline.sources["courier"].title == "Courier"
    (event,) = timeline.events
    assert [actor.actor for actor in event.actors] == ["Blue Shirts"]
    assert [cited.source for cited in event.sources] == ["courier"]
    assert timeline.span(("actors", "blue-shirts")) == timeline.span(0)


def test_names_of_one_slug_are_two() -> None:
    timeline = table("Date,Title,Who", "2031,a,Al-Red", "2032,b,al red", "2033,c,al-red-2")
    assert {id: actor.name for id, actor in timeline.actors.items()} == {
        "al-red": "Al-Red",
        "al-red-3": "al red",
        "al-red-2": "al-red-2",
    }


def test_a_name_without_letters_has_an_id_all_the_same() -> None:
    (id,) = table("Date,Title,Who", "2031,a,***").actors
    assert id.startswith("actor-")


def test_whom_a_registry_knows_by_any_spelling_gets_none() -> None:
    registry = "actors: {shirts: {name: The Shirts, aliases: [blue shirts]}}\nevents: []\n"
    for first in (True, False):
        timeline = both(registry, ROW, yaml_first=first)
        assert [*timeline.actors] == ["shirts"]
        assert [*timeline.places] == ["zenda"]


def test_what_a_registry_says_of_a_place_stands_and_events_keep_theirs() -> None:
    registry = "places: {zenda: {name: Zenda, at: [1, 2]}}\nevents: []\n"
    other = "2032,b,,Zenda,50.3,14.5,Ruritania,"
    silent = "2033,c,,Zenda,,,,"
    for first in (True, False):
        timeline = both(registry, ROW, other, silent, yaml_first=first)
        assert timeline.places["zenda"].at == (1.0, 2.0)
        assert [dict(event.extra) for event in timeline.events] == [
            {"Country": "Ruritania", "Lat": "50.2", "Lon": "14.5"},
            {"Country": "Ruritania", "Lat": "50.3", "Lon": "14.5"},
            {},
        ]


def test_of_two_rows_the_first_says_where_a_place_is() -> None:
    timeline = table(
        HEADER,
        "2030,z,,Zenda,,,,",
        ROW,
        "2032,b,,Zenda,50.2,14.5,Ruritania,",
        "2033,c,,Zenda,9,14.5,Otherland,",
    )
    assert timeline.places["zenda"].at == (50.2, 14.5)
    assert [dict(event.extra) for event in timeline.events] == [
        {},
        {},
        {},
        {"Country": "Otherland", "Lat": "9", "Lon": "14.5"},
    ]
    assert said(timeline, "note") == [
        "1 event says otherwise where the place is than the first that names it, and keeps that"
    ]


def test_a_file_of_ours_is_not_changed() -> None:
    ours = "events:\n- {date: 2031, title: a, actors: [Red Shirts], places: [Zenda]}\n"
    timeline = both(ours, ROW)
    assert [*timeline.actors] == ["blue-shirts"]
    assert [*timeline.places] == ["zenda"]
    assert not read_data([("n.yaml", ours.encode())]).actors


def test_what_is_made_of_a_table_reads_again() -> None:
    import libyatl

    timeline = table(HEADER, ROW, "2032,b,Red Shirts,Strelsau,1,2,Ruritania,Post")
    again = read_data([("t.yaml", libyatl.write(timeline, format="yaml").encode())])
    assert not len(again.report)
    assert again.actors == timeline.actors
    assert again.places == timeline.places
    assert again.sources == timeline.sources
    assert [event.extra for event in again.events] == [event.extra for event in timeline.events]


def test_a_place_elsewhere_lends_neither_its_coordinates_nor_its_country() -> None:
    timeline = table(
        HEADER,
        "2031,a,,Tripolis,,,Ruritania,",
        "2032,b,,Tripolis,9,14.5,Otherland,",
        "2033,c,,Sparta,1,2,,",
        "2034,d,,Sparta,5,6,Otherland,",
    )
    assert timeline.places["tripolis"] == Place("tripolis", "Tripolis", country="Ruritania")
    assert timeline.places["sparta"] == Place("sparta", "Sparta", at=(1.0, 2.0))
    assert [dict(event.extra) for event in timeline.events] == [
        {},
        {"Country": "Otherland", "Lat": "9", "Lon": "14.5"},
        {},
        {"Country": "Otherland", "Lat": "5", "Lon": "6"},
    ]


def test_an_event_keeps_nothing_of_where_another_says_a_place_is() -> None:
    registry = "places: {zenda: {name: Zenda}}\nevents: []\n"
    timeline = both(registry, "2031,a,,Zenda,,,Ruritania,", "2032,b,,Zenda,50.2,14.5,,")
    assert [dict(event.extra) for event in timeline.events] == [
        {"Country": "Ruritania"},
        {"Lat": "50.2", "Lon": "14.5"},
    ]
