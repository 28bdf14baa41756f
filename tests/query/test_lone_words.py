"""Words without an option before them: what each is taken for, what is said, what is suggested."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Actor, Citation, Event, Participant, Place, Selection, Timeline, UsageError
from libyatl.dates import parse_date
from libyatl.model.entries import Account
from libyatl.query.lone_words import UnknownWord, meant
from libyatl.text.inert import one_line


def event(id: str, title: str = "", date: str = "", **more: Any) -> Event:
    return Event(id, title or id, when=parse_date(date) if date else None, **more)


HOUSE = Timeline(
    events=(
        event("loan", "A book is lent", "2017", tags=("books",), actors=(Participant("ann"),)),
        event("paris", "Ann travels", "2018-05", places=("Paris",), actors=(Participant("ann"),)),
        event("paris-return", "She is back", "2018-06", sources=(Citation("Ledger"),)),
        event("talks", "Talks", "2017-07", places=("Milltown",), actors=(Participant("Bob X"),)),
        event("year", "The year 1999 begins", "1999-01-01", tags=("2017", "Paris")),
    ),
    actors={"ann": Actor("ann", "Ann Example", aliases=("Mrs Example",))},
    places={"Paris": Place("Paris", "Paris")},
)


def ids(selection: Selection) -> list[str]:
    return [each.id for each in selection.events]


TAKEN: list[tuple[list[str], str, list[str], list[str]]] = [
    (["loan"], "id:loan", ["loan"], []),
    (["talks", "loan"], "id:talks or id:loan", ["loan", "talks"], []),
    (["ANN"], "actor:ANN", ["loan", "paris"], []),
    (["mrs example"], 'actor:"mrs example"', ["loan", "paris"], []),
    (["milltown"], "place:milltown", ["talks"], []),
    (["books"], "tag:books", ["loan"], []),
    (["ledger"], "source:ledger", ["paris-return"], []),
    (["2018"], "date:2018", ["paris", "paris-return"], []),
    (["early 2018"], 'date:"early 2018"', [], []),
    (["2018-06.."], "date:2018-06..", ["paris-return"], []),
    (["She is"], 'text:"She is"', ["paris-return"], []),
    (["ann", "2017"], "actor:ann and tag:2017", [], ["'2017' is taken as the tag; for the date"]),
    (["ann", "1900..2017"], "actor:ann and date:1900..2017", ["loan"], []),
    (["ann", "paris-return", "loan"], "(id:paris-return or id:loan) and actor:ann", ["loan"], []),
    (["loan", "ann"], "id:loan and actor:ann", ["loan"], []),
    (["ann", "ann"], "actor:ann", ["loan", "paris"], []),
    (
        ["PARIS"],
        "place:PARIS",
        ["paris"],
        ["'PARIS' is taken as the place; for the tag --where tag:PARIS"],
    ),
    (
        ["paris"],
        "id:paris",
        ["paris"],
        ["'paris' is taken as the id; for the place --where place:paris, for the tag --where"],
    ),
    (
        ["Mrs", "Example"],
        "text:Mrs and text:Example",
        [],
        ["for the actor 'Mrs Example', write it in quotes"],
    ),
]
SAID = Timeline(
    events=(*HOUSE.events, event("said", "Mrs and an example", note="2020")), actors=HOUSE.actors
)


@pytest.mark.parametrize(("words", "where", "found", "notes"), TAKEN, ids=str)
def test_a_word_is_the_first_that_it_can_be(
    words: list[str], where: str, found: list[str], notes: list[str]
) -> None:
    timeline = SAID if words[0] == "Mrs" else HOUSE
    chosen = libyatl.select(timeline, words=words)
    assert meant(timeline, words).where == where
    if words[0] != "Mrs":
        assert sorted(ids(chosen)) == sorted(found)
    assert sorted(ids(libyatl.select(timeline, where=where))) == sorted(ids(chosen))
    alone = all(word in timeline.index for word in words)
    said = [] if alone else [f"taken as --where {shlex.quote(where)}"]
    assert len(chosen.notes) == len(said) + len(notes)
    for note, begin in zip(chosen.notes, [*said, *notes], strict=True):
        assert note.startswith(begin)


def test_words_and_options_must_all_hold() -> None:
    assert ids(libyatl.select(HOUSE, words=["ann"], since="2018")) == ["paris"]
    assert ids(libyatl.select(HOUSE, words="loan", id="talks")) == []


def test_of_an_early_text_and_a_date_together_the_date_is_told() -> None:
    timeline = Timeline(events=(event("a", "An early thaw in August", "2017-08"),))
    chosen = libyatl.select(timeline, words=["early", "August", "2017"])
    assert ids(chosen) == ["a"]
    assert chosen.notes == (
        "taken as --where 'text:early and text:August and date:2017'",
        "for the date 'early August 2017', write it in quotes",
    )


UNKNOWN = [
    ("paris-r", "did you mean 'paris-return'?"),
    ("PAR", "did you mean 'paris' or 'paris-return'?"),
    ("anm", "did you mean 'ann'?"),
    ("Miltown", "did you mean 'Milltown'?"),
    ("Mrs Exampel", "did you mean 'Mrs Example'?"),
    ("2017-13", "as a date: there is no month 13; months run from 01 to 12"),
    ("actor:ann", "it is a condition: --where actor:ann"),
    ("not tag:books", "it is a condition: --where 'not tag:books'"),
    ("actor=ann", "for a condition, write actor:ann behind --where"),
    ("2018..2017", "as a date: the range ends before it begins"),
    ("yesterday", "as a date: its meaning changes with the day on which it is read; write the"),
    ("July", "as a date: a month without its year; add the year, as in July 2017"),
    ("last week", "as a date: it is relative to something else; ask by a date, such as 2017-07"),
    ("zebra", "list what there is with: libyatl actors, places, tags, sources, or filter"),
    ("!?", "list what there is with: "),
    ("", "list what there is with: "),
    ("none", "list what there is with: "),
    ("-f", "list what there is with: "),
]


@pytest.mark.parametrize(("word", "help"), UNKNOWN)
def test_a_word_that_is_nothing_is_an_error_with_what_may_be_meant(word: str, help: str) -> None:
    with pytest.raises(UnknownWord) as caught:
        libyatl.select(HOUSE, words=[word])
    assert caught.value.message == (
        f"'{word}' is no id, name or date, and no event has it in its words"
    )
    assert caught.value.help.startswith(help)


def test_many_ids_that_begin_so_are_counted() -> None:
    timeline = Timeline(events=tuple(event(f"talks-{n}") for n in range(7)))
    with pytest.raises(UsageError) as caught:
        libyatl.select(timeline, id="talks")
    assert caught.value.help == "did you mean 'talks-0', 'talks-1', 'talks-2' or one of 4 more?"


def test_an_unknown_word_of_a_date_is_told_what_all_of_them_are() -> None:
    with pytest.raises(UnknownWord) as caught:
        libyatl.select(HOUSE, words=["late", "July", "2017"])
    assert caught.value.help == "for the date 'late July 2017', write it in quotes"


def test_the_words_of_an_account_are_words_of_its_event() -> None:
    told = Citation("s", says=Account(title="Zebras cross", status="disputed"))
    timeline = Timeline(events=(event("a", "Horses cross", sources=(told,)),))
    assert ids(libyatl.select(timeline, words="zebras")) == ["a"]


def test_a_word_means_the_same_before_it_was_published() -> None:
    timeline = libyatl.load()
    chosen = libyatl.select(timeline, words=["Hifter"], as_of="2017")
    assert ids(chosen) == ids(libyatl.select(timeline, actor="Hifter", as_of="2017"))


def test_words_that_make_too_long_a_condition_are_refused_and_ids_never_are() -> None:
    timeline = Timeline(events=tuple(event(f"event-{n}", tags=("a",)) for n in range(1000)))
    assert len(libyatl.select(timeline, words=list(timeline.index))) == 1000
    with pytest.raises(UsageError, match="10,000 characters at most"):
        libyatl.select(timeline, words=[*timeline.index, "a"])


NASTY = st.one_of(
    st.sampled_from(
        [
            *(
                "and",
                "or",
                "not",
                "none",
                "..",
                "..?",
                "2017",
                "early August 2017",
                "a b",
                "(",
                ")",
            ),
            *('"', "\\", '\\"', "'", "$(x)", "`x`", "-f", "--where", "actor:a", "sources>=2", "*"),
            *(
                "\n",
                "\t",
                "\x1b[31m",
                "標題",
                "\u202e",
                "خليفة",
                "a\nb",
                "2017-13",
                "2016..2018",
                " ",
            ),
        ]
    ),
    st.text(max_size=6),
)
NASTY_TIMELINES = st.lists(
    st.builds(
        Event,
        id=NASTY,
        title=NASTY,
        when=st.sampled_from([None, parse_date("2017"), parse_date("2017-08~")]),
        actors=st.lists(NASTY.map(Participant), max_size=2).map(tuple),
        places=st.lists(NASTY, max_size=1).map(tuple),
        tags=st.lists(NASTY, max_size=1).map(tuple),
        sources=st.lists(NASTY.map(Citation), max_size=1).map(tuple),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda each: each.id,
).map(lambda events: Timeline(events=tuple(events)))


@given(NASTY_TIMELINES, st.data())
def test_what_is_said_selects_the_same_when_it_is_typed(
    timeline: Timeline, data: st.DataObject
) -> None:
    names = [
        name
        for each in timeline.events
        for name in (
            *(each.id, each.title, *each.places, *each.tags),
            *(part.actor for part in each.actors),
            *(cited.source for cited in each.sources),
        )
    ]
    words = data.draw(st.lists(st.sampled_from(names) | NASTY, min_size=1, max_size=4))
    try:
        chosen = libyatl.select(timeline, words=words)
    except UnknownWord:
        return
    where = meant(timeline, words).where
    typed = libyatl.select(timeline, where=where)
    assert (typed.places, typed.answers) == (chosen.places, chosen.answers)
    # What is no character to type is said as its escape, which a shell does not take back.
    said = [note.removeprefix("taken as ") for note in chosen.notes if note[:6] == "taken "]
    for option in said if one_line(where) == where else ():
        assert shlex.split(option) == ["--where", where]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Hifter", "or", "Sarraj"], "actor:Hifter or actor:Sarraj"),
        (["Moscow", "and", "not", "Hifter"], "place:Moscow and not actor:Hifter"),
        (["embassy", "or", "no such words"], 'tag:embassy or text:"no such words"'),
    ],
)
def test_words_with_operators_are_told_the_condition(words: list[str], said: str) -> None:
    option = f"for the condition --where {shlex.quote(said)}"
    try:
        notes: tuple[str, ...] = libyatl.select(libyatl.load(), words=words).notes
    except UnknownWord as unknown:
        notes = (unknown.help,)
    assert option in notes
    libyatl.select(libyatl.load(), where=said)


def test_operators_that_stand_nowhere_make_no_condition() -> None:
    chosen = libyatl.select(libyatl.load(), words=["Hifter", "or"])
    assert chosen.notes == ("taken as --where 'actor:Hifter and text:or'",)


def test_names_with_commas_between_them_are_told_how_either_is_asked() -> None:
    with pytest.raises(libyatl.UsageError) as caught:
        libyatl.select(libyatl.load(), actor="Hifter, Sarraj")
    assert caught.value.help == "for either: --where 'actor:Hifter or actor:Sarraj'"
