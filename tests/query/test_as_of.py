"""A timeline as of a day is a timeline: whatever is done with one is done with it."""

from __future__ import annotations

import pytest
from drawn_timelines import DATES, sourced_timelines
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Event, Source, Timeline, When, api, parse_date
from libyatl.formats import READERS, WRITERS, is_binary, read_data
from libyatl.model import Citation
from libyatl.model.positions import Owner

FIELDS = ("", "id", "title", "date", "actors/0", "actors/1/role", "sources", "after/0", "own")
OF_SOURCES = ("", "/at", "/quote", "/says/date")


def read_back(timeline: Timeline, format: str) -> Timeline:
    """Return the timeline as it is read from a text, so that its fields stand somewhere."""
    text = api.write(timeline, format=format)
    return read_data([(f"drawn.{format}", text.encode())])


def beside_dated_accounts(timeline: Timeline) -> int:
    """Return how many citations there are of events of which one tells a date of its own."""
    dated = (
        event.sources
        for event in timeline.events
        if any(cited.says is not None and cited.says.when is not None for cited in event.sources)
    )
    return sum(map(len, dated))


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
    again = libyatl.select(chosen.timeline, as_of=day)
    if not libyatl.select(drawn).chronology.contradictions:  # what these name says nothing
        kept = [event.id for event in chosen.events]
        # Another date that a citation tells widens the event's; without it less may have been out.
        # A source that goes may have been told of what came after it, and so have said nothing.
        if beside_dated_accounts(whole) == beside_dated_accounts(chosen.timeline):
            assert [event.id for event in again.events] == kept
        assert {event.id for event in again.events} <= set(kept)


TOLD_OF_LATER = """\
sources:
  book: {title: A book, published: 2017}
  letter: {title: A letter, via: [book], derived_from: [book]}
events:
  - id: visit
    title: A visit
    sources: [{id: letter, says: {date: 14 June 2024}, tells: past}, {id: book, tells: past}]
"""


@pytest.mark.xfail(strict=True, reason="what the book had been told of decides when it was out")
def test_a_day_asked_twice_says_the_same_where_a_source_tells_of_what_came_after_it() -> None:
    """The letter has come by the book, so that both are out in 2017; as of 2015 neither is."""
    whole = read_data([("told.yaml", TOLD_OF_LATER.encode())])
    day = parse_date("2015")
    chosen = libyatl.select(whole, as_of=day)
    again = libyatl.select(chosen.timeline, as_of=day)
    assert [event.id for event in again.events] == [event.id for event in chosen.events]


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
    assert is_binary(format) or b"embassy" in data
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
