"""A timeline as of a day is a timeline: whatever is done with one is done with it."""

from __future__ import annotations

import pytest
from drawn_timelines import DATES, sourced_timelines
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Event, Relation, Source, Timeline, When, api, parse_date
from libyatl.chronology import resolve
from libyatl.formats import READERS, WRITERS, is_binary, read_data
from libyatl.model import Account, Citation
from libyatl.model.positions import Owner
from libyatl.model.registers import names_of

FIELDS = ("", "id", "title", "date", "actors/0", "actors/1/role", "sources", "after/0", "own")
OF_SOURCES = ("", "/at", "/quote", "/says/date")


def read_back(timeline: Timeline, format: str) -> Timeline:
    """Return the timeline as it is read from a text, so that its fields stand somewhere."""
    text = api.write(timeline, format=format)
    return read_data([(f"drawn.{format}", text.encode())])


def in_quiet(whole: Timeline, chosen: Timeline) -> set[str]:
    """Return the ids of events that hang together with none that is dated otherwise in the choice.

    Events hang together by relations and by sources that stem from one another. In a choice as of
    a day an event may have lost an account with another date, that made its own a doubtful one, or
    may be as an account has it. What contradicts says nothing in the whole, and may in the choice.
    """
    key = names_of(whole).of("source").key
    above: dict[object, object] = {}

    def root(of: object) -> object:
        while of in above:
            of = above[of]
        return of

    def join(one: object, other: object) -> None:
        if (first := root(one)) != (second := root(other)):
            above[first] = second

    for place, event in enumerate(whole.events):
        for relation in event.relations:
            join(place, whole.index.get(relation.event, place))
        for cited in event.sources:
            join(place, key(cited.source))
    for id, source in whole.sources.items():
        for other in (*source.via, *source.derived_from):
            join(id, key(other))
    loud = {root(at) for each in resolve(whole).contradictions for at in each.places}
    for event in chosen.events:
        at = whole.index[event.id]
        was = whole.events[at]
        dated = [sum(map(tells_a_date, each.sources)) for each in (event, was)]
        if (event.when, event.status) != (was.when, was.status) or (
            was.when and len(set(dated)) > 1
        ):
            loud.add(root(at))
    return {event.id for at, event in enumerate(whole.events) if root(at) not in loud}


def tells_a_date(cited: Citation) -> bool:
    return cited.says is not None and cited.says.when is not None


@given(sourced_timelines(), st.sampled_from(DATES), st.sampled_from(["yaml", "json", "csv"]))
def test_all_that_is_done_with_a_timeline_is_done_with_it_as_of_a_day(
    drawn: Timeline, day: When, format: str
) -> None:
    whole = read_back(drawn, format)
    chosen = libyatl.select(whole, as_of=day)
    for writer in WRITERS:
        api.write(chosen, format=writer)
        api.losses(chosen, writer)
    libyatl.render(chosen, view="cards")
    checked = libyatl.check(chosen.timeline, select="all")
    libyatl.mends(checked)


WHEN = "2015", "2017-06", "2017-06-14", "2016/2018", "2017-06~", "2017-06-14T12:00"
YEARS = st.none() | st.sampled_from([*map(parse_date, WHEN)])
NAMED = st.sampled_from(["a", "b", "c"])
RELAYS = st.lists(NAMED, max_size=1).map(tuple)


@st.composite
def told_timelines(draw: st.DrawFn) -> Timeline:
    """Draw few events and sources that say much of each other, in few years."""
    says = st.none() | st.builds(Account, when=YEARS, status=st.none() | st.just("claimed"))
    tells = st.sampled_from([None, "past", "over", "ongoing", "ahead"])
    cited = st.builds(Citation, NAMED, says=says, tells=tells)
    told = st.lists(st.tuples(YEARS, st.lists(cited, max_size=3), NAMED), min_size=1, max_size=3)
    return Timeline(
        events=tuple(
            Event(
                id,
                id,
                when=when,
                sources=tuple(sources),
                relations=() if other == id else (Relation("after", other),),
                named=True,
            )
            for id, (when, sources, other) in zip("abc", draw(told), strict=False)
        ),
        sources={
            id: Source(id, published=draw(YEARS), via=draw(RELAYS), derived_from=draw(RELAYS))
            for id in "abc"
        },
    )


@given(sourced_timelines() | told_timelines(), st.sampled_from(DATES) | YEARS.filter(bool))
def test_a_day_asked_again_says_the_same_where_no_account_of_another_date_has_gone(
    whole: Timeline, day: When
) -> None:
    """What is still there was known before: where less says when a source came out, none is later.

    But without an account that dates an event otherwise more is known of that event than was.
    """
    chosen = libyatl.select(whole, as_of=day).timeline
    again = libyatl.select(chosen, as_of=day).timeline
    assert {each.id for each in again.events} <= {each.id for each in chosen.events}
    quiet = in_quiet(whole, chosen)
    assert [each for each in again.events if each.id in quiet] == [
        each for each in chosen.events if each.id in quiet
    ]


TOLD_OF_LATER = """\
sources:
  book: {title: A book, published: 2017}
  letter: {title: A letter, via: [book], derived_from: [book]}
events:
  - id: visit
    title: A visit
    sources: [{id: letter, says: {date: 14 June 2024}, tells: past}, {id: book, tells: past}]
"""


def test_an_account_of_a_day_was_not_out_before_it_whatever_others_say() -> None:
    """By the book of 2017 the visit had been, and the letter tells of one in 2024."""
    whole = read_data([("told.yaml", TOLD_OF_LATER.encode())])
    days = ("2015", "2018", "2025")
    chosen = [libyatl.select(whole, as_of=day).timeline.events for day in days]
    assert [[cited.source for one in events for cited in one.sources] for events in chosen] == [
        [],
        ["book"],
        ["letter", "book"],
    ]


@given(sourced_timelines(), st.sampled_from(DATES), st.sampled_from(["yaml", "json", "csv"]))
def test_a_field_stands_where_it_stands_in_the_whole_timeline(
    drawn: Timeline, day: When, format: str
) -> None:
    whole = read_back(drawn, format)
    cut = libyatl.select(whole, as_of=day).timeline
    texts = [text.data for text in whole.positions.texts]
    assert [text.data for text in cut.positions.texts] == texts
    for place, event in enumerate(cut.events):
        before = whole.index[event.id]
        for path in FIELDS:
            assert cut.span(place, path) == whole.span(before, path)
        stood = enumerate(whole.events[before].sources)  # what is kept stays in its order
        for number, cited in enumerate(event.sources):
            old = next(old for old, each in stood if each is cited)
            for part in OF_SOURCES:
                span = cut.span(place, f"sources/{number}{part}")
                assert span is not None
                assert span == whole.span(before, f"sources/{old}{part}")
    entries: list[Owner] = [("sources", id) for id in whole.sources]
    assert [cut.span(one) for one in entries] == [whole.span(one) for one in entries]
    assert cut.span(len(cut.events)) is None


@pytest.mark.parametrize("format", WRITERS)
def test_the_curated_chronology_as_of_a_day_is_written_in_every_format(format: str) -> None:
    chosen = libyatl.select(libyatl.load(), as_of="2017-09")
    written: str | bytes = api.write(chosen, format=format)
    data = written.encode() if isinstance(written, str) else written
    reads_back = format in READERS and format != "md"  # which reads notes, and writes a document
    assert is_binary(format) or b"Hifter" in data
    assert not reads_back or read_data([(f"x.{format}", data)]).events
    assert api.losses(chosen, format) or is_binary(format)


PUBLISHED = ("2017-07-25", "2017-07-25T14:30", "2017-07-25T14:30Z", "2017-07-26T01:00+12:00")
YES, MAYBE = "yes", "maybe"


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        ("2017-07-24", {}),
        ("2017-07-25", {0: YES, 1: YES, 2: YES}),
        ("2017-07-26", {0: YES, 1: YES, 2: YES, 3: YES}),
        ("2017-07-25T14:00", {0: MAYBE}),
        ("2017-07-25T14:30", {0: MAYBE, 1: YES, 2: YES}),
        ("2017-07-25T14:30:10", {0: MAYBE, 1: MAYBE, 2: MAYBE}),
        ("2017-07-25T14:30Z", {0: MAYBE, 1: MAYBE, 2: YES, 3: YES}),
        ("2017-07-25T12:59Z", {0: MAYBE, 1: MAYBE}),
        ("2017-07-26T12:00Z", {0: YES, 1: YES, 2: YES, 3: YES}),
        ("[2017-07-25T14:00,2017-07-25T14:30Z]", {0: MAYBE, 1: MAYBE, 2: MAYBE, 3: MAYBE}),
        ("{2017-07-25T14:00,2017-07-25T14:30Z}", {0: MAYBE, 1: MAYBE, 2: YES, 3: YES}),
        ("[2017-07-25T14:00..2017-07-25T14:30]", {0: MAYBE, 1: MAYBE, 2: MAYBE}),
        ("2017-07-25T14:00/2017-07-25", {0: YES, 1: YES, 2: YES}),
    ],
)
def test_what_was_out_by_a_clock_time(as_of: str, shown: dict[int, str]) -> None:
    whole = Timeline(
        sources={date: Source(date, published=parse_date(date)) for date in PUBLISHED},
        events=tuple(Event(date, date, sources=(Citation(date),)) for date in PUBLISHED),
    )
    chosen = libyatl.select(whole, as_of=as_of)
    found = {
        PUBLISHED.index(event.id): answer.name.lower()
        for event, answer in zip(chosen.events, chosen.answers, strict=True)
    }
    assert found == shown
    certain = libyatl.select(whole, as_of=as_of, certain=True)
    assert {PUBLISHED.index(event.id) for event in certain.events} == {
        number for number, answer in shown.items() if answer == YES
    }
