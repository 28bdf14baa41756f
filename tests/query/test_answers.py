"""What each condition answers of the events of one timeline, and what is taken with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import libyatl
from libyatl import Actor, Event, Participant, Place, Source, Timeline, Truth, parse_date
from libyatl.chronology import Bounds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.model import Account, Citation, Relation
from libyatl.query.needs import Used
from libyatl.query.selection import Row

YES, MAYBE = Truth.YES, Truth.MAYBE


def event(id: str, date: str | None = None, sources: str = "", **more: Any) -> Event:
    return Event(
        id,
        f"Title {id}",
        when=parse_date(date) if date else None,
        sources=tuple(map(Citation, sources.split())),
        **more,
    )


def during(other: str) -> tuple[Relation, ...]:
    return (Relation("during", other),)


WHOLE = Timeline(
    actors={
        "hifter": Actor("hifter", "Khalifa Hifter", ("Haftar",)),
        "ali-1": Actor("ali-1", "Ali the Elder", ("Ali",)),
        "ali-2": Actor("ali-2", "Ali the Younger", ("Ali",)),
        "idle": Actor("idle", "Nobody"),
    },
    places={"rome": Place("rome", "Rome", ("Roma",)), "atlantis": Place("atlantis", "Atlantis")},
    sources={
        "paper": Source("paper", title="Paper", published=parse_date("2017-08")),
        "wire": Source("wire", via=("Paper",), published=parse_date("2018?")),
        "book": Source("book", published=parse_date("2019")),
        "echo": Source("echo", via=("wire",)),
        "idle": Source("idle", via=("book",)),
    },
    events=(
        event(
            "war",
            "2017-01-01/2017-12-31",
            "paper Paper wire",
            tags=("x",),
            actors=(Participant("Haftar"), Participant("ali-2")),
            places=("Roma",),
        ),
        event("fight", relations=during("war"), status="claimed", actors=(Participant("ali-1"),)),
        event("doubt", "2017-03?", "paper book", actors=(Participant("Zed"),), places=("Ostia",)),
        event("rumour", relations=during("doubt"), tags=("x", "y")),
        event("told", None, "Paper", relations=(Relation("after", "start"),)),
        event("start", "2017-07-01", note="a beginning"),
        event("nowhere"),
    ),
)
ALL = ("war", "fight", "doubt", "rumour", "told", "start", "nowhere")


def surely(ids: str) -> dict[str, Truth]:
    return dict.fromkeys(ids.split(), YES)


def possibly(ids: str) -> dict[str, Truth]:
    return dict.fromkeys(ids.split(), MAYBE)


ANSWERS: list[tuple[str, dict[str, Truth]]] = [
    ("actor:Haftar", surely("war")),
    ('actor:"khalifa hifter"', surely("war")),
    ("actor:Ali", surely("war fight")),
    ("actor:Zed", surely("doubt")),
    ("actor:idle", {}),
    ("place:Rome", surely("war")),
    ("place:ostia", surely("doubt")),
    ("tag:x", surely("war rumour")),
    ("source:paper", surely("war doubt told")),
    ("status:claimed", surely("fight")),
    ("status:planned", {}),
    ("id:told", surely("told")),
    ("not id:told", surely("war fight doubt rumour start nowhere")),
    ("text:BEGINNING", surely("start")),
    ("sources>=2", surely("war doubt")),
    ("sources>=3", {}),
    ("origins>=1", surely("war doubt told")),
    ("origins>=2", surely("doubt")),
    ("date:none", surely("fight rumour told nowhere")),
    ("not date:none", surely("war doubt start")),
    # What follows from firm dates is certain, what rests on a doubted one is not.
    ("date:2017", surely("war fight told start") | possibly("doubt rumour nowhere")),
    (
        "date:2017-01-02..2017-12-31",
        surely("war told start") | possibly("fight doubt rumour nowhere"),
    ),
    (
        "date:2017-01-01..2017-12-30",
        surely("war told start") | possibly("fight doubt rumour nowhere"),
    ),
    ("date:2017-07-01..2017-08-31", surely("war start told") | possibly("fight nowhere")),
    ("date:2017-07-01..2017-08-30", surely("war start") | possibly("fight told nowhere")),
    ("date:2017-07-02..2017-08-31", surely("war") | possibly("fight told nowhere")),
    ("date:..2016", possibly("nowhere")),
    ("date:2018..", possibly("told nowhere")),
    ("not date:2017-07", possibly("fight told nowhere doubt rumour")),
    ("not (date:2017-07 or id:fight)", possibly("told nowhere doubt rumour")),
    ("not not date:2016", possibly("nowhere")),
    ("tag:x and date:2017-03", surely("war") | possibly("rumour")),
    ("id:start or date:2016", surely("start") | possibly("nowhere")),
    ("date:2016 or id:nowhere or id:start", surely("start nowhere")),
    ("id:nowhere or id:start or date:2016", surely("start nowhere")),
]


@pytest.mark.parametrize(("where", "answers"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_each_event_answers(where: str, answers: dict[str, Truth]) -> None:
    chosen = libyatl.select(WHOLE, where=where, sort="file")
    found = [event.id for event in chosen.events]
    assert dict(zip(found, chosen.answers, strict=True)) == answers
    assert found == [id for id in ALL if id in answers]


def test_of_a_name_that_several_bear_all_are_taken_and_it_is_said() -> None:
    assert libyatl.select(WHOLE, actor="Ali").notes == (
        "'Ali' may be any of ali-1, ali-2: all are taken",
    )
    assert libyatl.select(WHOLE, actor="Haftar").notes == ()


@pytest.mark.parametrize(
    ("where", "message", "help"),
    [
        ("tag:qqqqqqqq", "no tag is called 'qqqqqqqq'", "list them with: libyatl tags"),
        ("id:qqqqqqqq", "no event has the id 'qqqqqqqq'", "libyatl filter --fields id lists them"),
    ],
)
def test_an_unknown_name_that_is_near_to_none_says_where_to_look(
    where: str, message: str, help: str
) -> None:
    with pytest.raises(libyatl.UsageError) as caught:
        libyatl.select(WHOLE, where=where)
    assert (caught.value.message, caught.value.help) == (message, help)


def test_rows_say_what_was_found_of_each_event() -> None:
    chosen = libyatl.select(WHOLE, where="date:2016-12..2017-01", sort="file")
    first, last = parse_date("2017-01-01").first_day, parse_date("2017-12-31").last_day
    war, fight, nowhere = chosen.rows
    events, names = WHOLE.events, chosen.names
    assert war == Row(events[0], 0, YES, Bounds(first, first, last, last), False, names)
    assert fight == Row(events[1], 1, MAYBE, Bounds(first, last, first, last), True, names)
    assert nowhere[:5] == (
        events[6],
        6,
        MAYBE,
        (OPEN_PAST, OPEN_FUTURE, OPEN_PAST, OPEN_FUTURE),
        False,
    )


def test_a_source_bounds_what_it_tells_under_any_of_its_names() -> None:
    (told,) = libyatl.select(WHOLE, id="told").rows
    first, last = parse_date("2017-07-01").first_day, parse_date("2017-08-31").first_day
    assert told.bounds == Bounds(first, last, first, OPEN_FUTURE)


@pytest.mark.parametrize(
    ("as_of", "answers", "unpublished"),
    [
        ("2017-07", {}, 7),
        ("2017-08-15", possibly("war doubt told"), 4),
        ("2017-08-31", surely("war doubt told"), 4),
        ("2017-08?", possibly("war doubt told"), 4),
    ],
)
def test_what_was_published_by_a_day(
    as_of: str, answers: dict[str, Truth], unpublished: int
) -> None:
    chosen = libyatl.select(WHOLE, as_of=as_of, sort="file")
    found = dict(zip((event.id for event in chosen.events), chosen.answers, strict=True))
    assert (found, chosen.unpublished) == (answers, unpublished)
    assert chosen.is_excerpt
    assert "book" not in {cited.source for event in chosen.events for cited in event.sources}
    asked = libyatl.select(WHOLE, as_of=as_of, where="date:2018..", sort="file")
    assert dict(zip((event.id for event in asked.events), asked.answers, strict=True)) == (
        possibly("told") if answers else {}
    )


def test_a_whole_timeline_is_no_excerpt() -> None:
    chosen = libyatl.select(WHOLE)
    assert (chosen.unpublished, chosen.is_excerpt, chosen.matching) == (0, False, len(ALL))
    assert (chosen.groups, chosen.sort) == ((), "date")
    assert libyatl.select(WHOLE, sort="title").sort == "title"


def test_of_the_registries_only_what_the_events_use_is_taken() -> None:
    says = Account(actors=(Participant("Khalifa Hifter"),), places=("atlantis",))
    timeline = Timeline(
        actors=WHOLE.actors,
        places=WHOLE.places,
        sources=WHOLE.sources,
        events=(
            Event(
                "a",
                "A",
                actors=(Participant("Ali the Elder"),),
                places=("Roma", "Ostia"),
                sources=(Citation("echo", says=says), Citation("A letter")),
            ),
            Event("b", "B", actors=(Participant("idle"),), sources=(Citation("book"),)),
        ),
    )
    assert libyatl.select(timeline, id="a").used == Used(
        frozenset(("hifter", "ali-1")),
        frozenset(("rome", "atlantis")),
        frozenset(("echo", "wire", "paper")),
    )


def test_of_a_spelling_that_two_entries_bear_both_are_taken() -> None:
    events = (
        Event("a", "A", actors=(Participant("ali-1"), Participant("Ali"))),
        Event("b", "B", actors=(Participant("ali"), Participant("ali-1"))),
    )
    timeline = replace(WHOLE, events=events)
    for id in "ab":
        assert libyatl.select(timeline, id=id).used.actors == {"ali-1", "ali-2"}


def test_doubted_dates_prove_a_contradiction_where_they_are_taken_strictly() -> None:
    timeline = Timeline(
        events=(event("a", "2017?"), event("b", "2016", relations=(Relation("after", "a"),)))
    )
    for strict, code in ((False, "contradiction-qualified"), (True, "contradiction")):
        chosen = libyatl.select(timeline, strict=strict)
        assert [found.code for found in chosen.diagnostics] == [code]
    cited = Timeline(
        events=tuple(one._replace(sources=(Citation("s"),)) for one in timeline.events)
    )
    chosen = libyatl.select(cited, strict=True, as_of="2020")
    assert [found.code for found in chosen.diagnostics] == ["contradiction"]


def test_circles_of_sources_are_found_among_what_is_wrong() -> None:
    timeline = Timeline(
        sources={"a": Source("a", via=("b",)), "b": Source("b", title="Bee", via=("a",))}
    )
    assert [found.code for found in libyatl.select(timeline).diagnostics] == ["via-cycle"]


SORTED = Timeline(
    actors={"h": Actor("h", "Khalifa")},
    places={"r": Place("r", "Rome")},
    events=(
        Event("c", "beta", actors=(Participant("Zed"), Participant("Adam"))),
        Event("a", "Alpha", actors=(Participant("h"),), places=("r", "Aleppo")),
        Event("b", "—", places=("Zuwara",)),
        Event("e", "alpha"),
    ),
)


@pytest.mark.parametrize(
    ("sort", "forward", "backward"),
    [
        ("title", "a e c b", "c e a b"),
        ("actor", "a c b e", "c a e b"),
        ("place", "a b c e", "b a e c"),
        ("id", "a b c e", "e c b a"),
        ("latest", "c a b e", "e b a c"),
        ("file", "c a b e", "e b a c"),
    ],
)
def test_what_has_nothing_to_sort_by_stands_last(sort: str, forward: str, backward: str) -> None:
    for reverse, expected in ((False, forward), (True, backward)):
        chosen = libyatl.select(SORTED, sort=sort, reverse=reverse)
        assert [event.id for event in chosen.events] == expected.split()
