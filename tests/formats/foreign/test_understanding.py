"""What a table's columns hold is told by their names, by a preset, and by what a person says."""

from __future__ import annotations

import pytest
from foreign_tables import ACLED, codes, said, table, understood

from libyatl.model import Timeline


def roles(timeline: Timeline) -> dict[str, tuple[str, ...]]:
    return dict(understood(timeline).roles)


def test_the_first_name_of_a_role_has_it_and_lists_take_all() -> None:
    timeline = table(
        "label,headline,start,when,actor2,actor1,x", "l,h,2031,2032,B,A,7", "m,i,2032,2033,,C,8"
    )
    assert roles(timeline) == {
        "date": ("start",),
        "title": ("headline",),
        "actors": ("actor1", "actor2"),
    }
    first, _ = timeline.events
    assert [one.actor for one in first.actors] == ["A", "B"]
    assert dict(first.extra) == {"label": "l", "when": "2032", "x": "7"}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("date,title,place,lat", "2031,a,P,50"),
        ("date,title,lat,lon", "2031,a,50,14"),
        ("date,title,country", "2031,a,Ruritania"),
        ("date,title,month,day", "2031,a,5,3"),
        ("date,title,tz", "2031,a,UTC"),
    ],
)
def test_what_says_nothing_alone_is_kept(header: str, row: str) -> None:
    timeline = table(header + ",x", row + ",y")
    (event,) = timeline.events
    kept = dict(zip(header.split(","), row.split(","), strict=True))
    del kept["date"], kept["title"]
    kept.pop("place", None)
    assert dict(event.extra) == {**kept, "x": "y"}


def test_a_person_says_which_column_has_a_role() -> None:
    timeline = table(
        "facility,opened,shut,date,owner,rent",
        "Mill,2031,2032,7,Baker,1",
        map=(("date", "opened"), ("end", "shut"), ("title", "facility"), ("-", "rent")),
    )
    (event,) = timeline.events
    assert event.when is not None
    assert (event.title, event.when.text) == ("Mill", "2031/2032")
    assert dict(event.extra) == {"date as typed": "7", "owner": "Baker"}
    assert said(timeline, "left out") == ["rent"]


def test_a_column_is_found_by_its_folded_name_too() -> None:
    timeline = table("Launch Date,Missile Name,x", "2031,Arrow,y", map=(("title", "missile_name"),))
    assert roles(timeline)["title"] == ("Missile Name",)


def test_a_role_that_a_person_takes_from_all_columns_is_nobodys() -> None:
    timeline = table("date,year,title,x", "2031,2031,a,b", map=(("date", "none"),))
    assert timeline.events[0].when is None
    assert codes(timeline) == []
    assert dict(timeline.events[0].extra) == {"date as typed": "2031", "year": "2031", "x": "b"}


def test_several_columns_have_a_role_of_a_list_if_a_person_says_so() -> None:
    mapped = (("actors", "host"), ("actors", "guest"))
    timeline = table("date,title,who,host,guest", "2031,a,W,H,G", map=mapped)
    (event,) = timeline.events
    assert [one.actor for one in event.actors] == ["H", "G"]
    assert event.extra["who"] == "W"


def test_titles_are_made_as_a_person_says() -> None:
    timeline = table("date,title,a,b", "2031,t,A,B", title="{a} in {b}")
    (event,) = timeline.events
    assert event.title == "A in B"
    assert event.extra["title as typed"] == "t"
    assert said(timeline, "titles") == ["made of a, b (--title)"]
    assert understood(timeline).title == "{a} in {b}"


def test_titles_are_the_beginnings_of_summaries_if_all_have_one() -> None:
    long = "word " * 40
    timeline = table(
        "date,description",
        '2031,"It began. Then it went on."',
        f"2032,{long}",
        '2033,"Only this\nand no more"',
    )
    first, second, third = timeline.events
    assert (first.title, first.summary) == ("It began.", "It began. Then it went on.")
    assert second.title.endswith("word…")
    assert len(second.title) <= 121
    assert third.title == "Only this"
    assert said(timeline, "titles") == ["the beginning of 'description'"]


def test_where_one_has_no_summary_no_title_is_made_of_any() -> None:
    timeline = table("date,description", "2031,Some", "2032,")
    assert codes(timeline) == ["error[no-title-column]"]
    assert understood(timeline).held == 2
    assert understood(timeline).taken == 0
    assert understood(timeline).columns == ("date", "description")


def test_an_event_without_a_title_has_the_beginning_of_its_summary() -> None:
    timeline = table("Date,Title,Summary", "2031,a,b", "2032,,It went on. And on.", "2033,,")
    assert [event.title for event in timeline.events] == ["a", "It went on."]
    assert codes(timeline) == ["error[no-title]"]
    assert said(timeline, "titles") == ["1 of them the beginning of 'Summary'"]


def test_a_clock_is_a_date_where_its_cells_are_dates() -> None:
    (event,) = table("time,title,x", "2031-05-02 10:00,a,b").events
    assert event.when is not None
    assert event.when.clocked
    undated = table("time,title,x", "10:00,a,b")
    assert undated.events[0].extra["time"] == "10:00"
    assert codes(undated) == ["error[no-date-column]"]


def test_a_preset_goes_before_names_and_a_person_before_both() -> None:
    timeline = table(*ACLED.splitlines(), map=(("note", "notes"),))
    assert roles(timeline)["note"] == ("notes",)
    assert "summary" not in roles(timeline)


def test_keys_of_ours_stand_for_themselves_beside_a_date_and_a_title() -> None:
    timeline = table(
        "id,date,title,after,lasted,seq,deaths", "a,2031,A,,,1,", "b,2032,B,a; c,3 days,2,1"
    )
    first, second = timeline.events
    assert [relation.event for relation in second.relations] == ["a", "c"]
    assert (first.seq, second.seq) == (1, 2)
    assert second.lasted is not None
    assert dict(second.extra) == {"deaths": "1"}


def test_elsewhere_they_are_kept_under_a_name_that_is_no_key() -> None:
    (event,) = table("Date,Title,after,lasted", "2031,A,the war,long").events
    assert dict(event.extra) == {"after as typed": "the war", "lasted as typed": "long"}
    assert event.relations == ()


def test_of_two_columns_of_one_name_the_one_written_so_has_the_role() -> None:
    for header in ("date,Title,title,TITLE", "date,TITLE,title,Title"):
        timeline = table(header, "2031,A,b,C")
        assert roles(timeline)["title"] == ("title",)
    assert roles(table("Date,Title,Actor,ACTOR,actor", "2031,a,b,c,d"))["actors"] == (
        "actor",
        "Actor",
        "ACTOR",
    )


def test_it_is_known_how_a_date_is_typed_that_was_read_as_something_else() -> None:
    timeline = table("Date,End,Title", "18/04/2031,4/5/2031,a", "2031,,b")
    one = understood(timeline)
    assert [one.dates_as_typed(event) for event in timeline.events] == [
        ["18/04/2031", "4/5/2031"],
        [],
    ]
    timeline = table("date,title,x", "18/04/2031,a,y")
    assert understood(timeline).dates_as_typed(timeline.events[0]) == ["18/04/2031"]
