"""What a format loses is what it is said to lose: of each thing that can be said, by construction.

A timeline that says nothing that a format loses comes back equal; one that says one thing more, and
that one the format loses, does not. `WITHOUT` takes a thing away from a timeline.

Equality cannot see comments (they stand in the text alone) and groups (a selection has them): the
text that is written is looked at for these. And it sees two things that nobody said: whether an
id was made from the title, for in a row it stands as any other; and that a source is cited twice
by an event, with nothing in it that is carried, for a row names each once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from drawn_timelines import timelines
from hypothesis import given

import libyatl
import libyatl.api
from libyatl.dates import parse_date, to_edtf
from libyatl.dates.located import located
from libyatl.dates.on_calendars import fit_of
from libyatl.files import decoding
from libyatl.formats import FORMATS
from libyatl.formats.carried import TOLD
from libyatl.formats.entries.assembly import REGISTRIES, Assembly
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.format import Format
from libyatl.formats.losses import COUNTS, PART_OF, losses
from libyatl.formats.timelinejs.slide_dates import has_no_year, is_whole, read_again
from libyatl.formats.timelinejs.slide_keys import keys_of_show, keys_of_slide
from libyatl.model import Citation, Event, Participant, Timeline
from libyatl.model.redated import redated
from libyatl.model.sayable import SAYABLES, Sayable
from libyatl.on_demand import imported
from libyatl.query import Selection
from libyatl.text.inert import inert

WRITTEN = [each for each in FORMATS.values() if each.write]
BOTH_WAYS = [each for each in WRITTEN if each.read and each.carries is not TOLD]
every_format = pytest.mark.parametrize("format", FORMATS.values(), ids=lambda each: each.name)
both_ways = pytest.mark.parametrize("format", BOTH_WAYS, ids=lambda each: each.name)
WRITTEN_ONLY = [each for each in WRITTEN if each not in BOTH_WAYS]
written_only = pytest.mark.parametrize("format", WRITTEN_ONLY, ids=lambda each: each.name)
UNSEEN: tuple[Sayable, ...] = ("comments", "groups")
EVERYTHING = frozenset(SAYABLES)


def chosen(timeline: Timeline) -> Selection:
    return libyatl.select(timeline, sort="file")


def lost(timeline: Timeline, format: Format) -> list[Sayable]:
    return [loss.what for loss in losses(chosen(timeline), format.carries)]


def says(chosen: Selection, thing: Sayable) -> bool:
    return bool(losses(chosen, EVERYTHING - {thing}))


def back(timeline: Timeline, format: Format) -> Timeline:
    """Return what is read of what is written: nothing where the text is refused as a whole."""
    made = libyatl.write(chosen(timeline), format=format.name)
    whole = Assembly()
    sound = made if format.magic else decoding.sound_text(made.encode(), "t", whole.report)
    if sound is not None:
        into = FileAssembly(whole, "t")
        assert format.read is not None
        imported(format.read)(sound, "t", into, whole.report)
        into.close()
    return whole.finish()


Change = Callable[[Timeline], Timeline]


def assembled(timeline: Timeline, events: list[Event]) -> Timeline:
    """Return the timeline with other events; their made ids are made anew."""
    whole = Assembly()
    FileAssembly(whole, "t")
    for event in events:
        whole.take_event(event if event.named else event._replace(id=""))
    return replace(timeline, events=whole.finish().events)


def each_event(change: Callable[[Event], Event]) -> Change:
    def changed(timeline: Timeline) -> Timeline:
        events = [*map(change, timeline.events)]
        return assembled(timeline, events) if events != [*timeline.events] else timeline

    return changed


def each_left(test: Callable[[Event], object]) -> Change:
    """Return what leaves out the events that do not pass a test."""

    def changed(timeline: Timeline) -> Timeline:
        events = [event for event in timeline.events if test(event)]
        return timeline if len(events) == len(timeline.events) else assembled(timeline, events)

    return changed


def fit(event: Event) -> str:
    return "" if event.when is None else fit_of(event.when)


def each_actor(change: Callable[[Participant], Participant]) -> Change:
    return each_event(lambda one: one._replace(actors=tuple(map(change, one.actors))))


def each_source(change: Callable[[Citation], Citation]) -> Change:
    return each_event(lambda one: one._replace(sources=tuple(map(change, one.sources))))


def each_text(change: Callable[[str], str]) -> Change:
    """Return what changes every text of events, and every name as it is shown there."""

    def changed(timeline: Timeline) -> Timeline:
        names = chosen(timeline).names
        events = [
            event._replace(
                id=change(event.id),
                title=change(event.title),
                summary=change(event.summary),
                actors=tuple(
                    part._replace(actor=change(names.actors.shown(part.actor)))
                    for part in event.actors
                ),
                places=tuple(change(names.places.shown(place)) for place in event.places),
                tags=tuple(map(change, event.tags)),
                sources=tuple(
                    cited._replace(source=change(names.sources.shown(cited.source)))
                    for cited in event.sources
                ),
            )
            for event in timeline.events
        ]
        bare = replace(timeline, actors={}, places={}, sources={})
        same = bare == timeline and events == [*timeline.events]
        return timeline if same else assembled(bare, events)

    return changed


def in_edtf(event: Event) -> Event:
    when = event.when
    if when is None:
        return event
    read = parse_date(to_edtf(when))
    if when.offsets and read.offsets != when.offsets:  # a day, of the file's zone
        read = located(read, when.zone or "+02:00")
    return event._replace(when=read)


def without_timezone(timeline: Timeline) -> Timeline:
    return redated(replace(timeline, timezone=""), lambda when: parse_date(when.text))


def in_slides(event: Event) -> Event:
    when = event.when
    return event if when is None or is_whole(when) else event._replace(when=read_again(when))


def without_yearless(timeline: Timeline) -> Timeline:
    events = [event for event in timeline.events if not has_no_year(event.when)]
    return timeline if len(events) == len(timeline.events) else assembled(timeline, events)


def with_keys_of_slides(event: Event) -> Event:
    return without_own_keys(event)._replace(extra=keys_of_slide(event))


def without_own_keys(event: Event) -> Event:
    return event._replace(
        extra={},
        actors=tuple(part._replace(extra={}) for part in event.actors),
        sources=tuple(cited._replace(extra={}) for cited in event.sources),
    )


def registries(timeline: Timeline, *, used: bool) -> dict[str, Any]:
    if not used:
        return {kind: {} for kind in REGISTRIES}
    needed = chosen(timeline).used._asdict()
    return {
        kind: {id: one for id, one in getattr(timeline, kind).items() if id in ids}
        for kind, ids in needed.items()
    }


WITHOUT: dict[Sayable, Change] = {
    "title of the chronology": lambda one: replace(one, title=""),
    "title of the chronology, without an event": (
        lambda one: one if one.events else replace(one, title="")
    ),
    "time zone of the file": lambda one: without_timezone(one) if one.timezone else one,
    "time zone of the file, without an event": (
        lambda one: without_timezone(one) if one.timezone and not one.events else one
    ),
    "time zones of days": lambda one: one if one.timezone else without_timezone(one),
    "mark of an excerpt": lambda one: replace(one, excerpt=False),
    "mark of an excerpt, without an event": (
        lambda one: one if one.events else replace(one, excerpt=False)
    ),
    "registry entries": lambda one: replace(one, **registries(one, used=False)),
    "registry entries that no event uses": lambda one: replace(one, **registries(one, used=True)),
    "accepted findings": lambda one: replace(one, accepted=()),
    "further keys of the file": lambda one: replace(one, extra={}),
    "further keys of the file that TimelineJS does not know": (
        lambda one: replace(one, extra=keys_of_show(one))
    ),
    "ids": each_event(lambda one: one._replace(id="", named=False)),
    "titles": lambda one: replace(one, events=()),
    "events without a year": without_yearless,
    "dates": each_event(lambda one: one._replace(when=None)),
    "dates that a slide has in words alone": each_event(in_slides),
    "undated events": each_left(lambda one: one.when is not None),
    "events of no known beginning or end": each_left(lambda one: fit(one) != "open"),
    "events outside the years 1 to 9999": each_left(lambda one: fit(one) != "outside"),
    "events vaguer than a day": each_left(lambda one: fit(one) != "vague"),
    "unread dates": each_event(lambda one: one._replace(date_as_written="")),
    "summaries": each_event(lambda one: one._replace(summary="")),
    "actors": each_event(lambda one: one._replace(actors=())),
    "places": each_event(lambda one: one._replace(places=())),
    "tags": each_event(lambda one: one._replace(tags=())),
    "statuses": each_event(lambda one: one._replace(status="occurred")),
    "sources": each_event(lambda one: one._replace(sources=())),
    "relations": each_event(lambda one: one._replace(relations=())),
    "lengths of time": each_event(lambda one: one._replace(lasted=None)),
    "roles": each_actor(lambda part: part._replace(role="")),
    "places in sources": each_source(lambda cited: cited._replace(at="")),
    "quotes": each_source(lambda cited: cited._replace(quote="")),
    "differing accounts": each_source(lambda cited: cited._replace(says=None)),
    "how sources tell of it": each_source(lambda cited: cited._replace(tells=None)),
    "notes": lambda one: each_source(lambda cited: cited._replace(note=""))(
        each_event(lambda event: event._replace(note=""))(one)
    ),
    "places in the order": each_event(lambda one: one._replace(seq=None)),
    "dates in your words": each_event(in_edtf),
    "control characters as such": lambda one: replace(
        each_actor(lambda part: part._replace(role=inert(part.role)))(each_text(inert)(one)),
        title=inert(one.title),
    ),
    "names that hold '; '": each_text(lambda text: re.sub("; +", ";", text)),
    "ids like the mark of a merge": each_event(
        lambda one: one._replace(id=one.id.replace("<<<<<<<", "<"))
    ),
    "lines like the mark of a merge": each_text(lambda text: text.replace("\n<<<<<<<", "\n<")),
    "further keys": each_event(without_own_keys),
    "further keys that TimelineJS does not know": each_event(with_keys_of_slides),
}


def without(timeline: Timeline, *things: Sayable) -> Timeline:
    for thing in things:
        if thing not in UNSEEN:
            timeline = WITHOUT[thing](timeline)
    return timeline


def less_unsaid(timeline: Timeline, format: Format) -> Timeline:
    """Return the timeline without the two things that equality sees, and that nobody said."""
    if "places in sources" in format.carries:
        return timeline
    events = []
    for event in timeline.events:
        each_once: list[Citation] = []
        for cited in event.sources:
            if cited not in each_once:
                each_once.append(cited)
        events.append(event._replace(named=True, sources=tuple(each_once)))
    return replace(timeline, events=tuple(events))


def test_every_thing_is_counted_and_can_be_taken_away() -> None:
    assert {*COUNTS} == {*SAYABLES} == {*WITHOUT, *UNSEEN}


@every_format
def test_a_record_agrees_with_itself(format: Format) -> None:
    assert FORMATS[format.name] is format
    assert (format.entries is None) == (format.read is None)
    assert all(suffix.startswith(".") and suffix.islower() for suffix in format.suffixes)
    for part, whole in PART_OF.items():
        assert part.startswith(whole)
        assert whole in format.carries or part not in format.carries
        assert SAYABLES.index(whole) < SAYABLES.index(part)


@every_format
def test_all_that_a_record_names_is_there(format: Format) -> None:
    named = [format.read, format.begins, format.keys, format.write, format.fields, format.table]
    for where in filter(None, named):
        assert imported(where)


@given(timelines(of_several_zones=True))
def test_a_thing_is_counted_where_it_is_and_nowhere_else(timeline: Timeline) -> None:
    whole = chosen(timeline)
    for thing in WITHOUT:
        less = without(timeline, thing)
        assert not says(chosen(less), thing), thing
        assert not says(whole, thing) or less != timeline, thing
        assert without(less, thing) == less, thing


@given(timelines(of_several_zones=True))
@both_ways
def test_what_says_nothing_that_a_format_loses_comes_back_equal(
    format: Format, timeline: Timeline
) -> None:
    less = without(timeline, *(thing for thing in SAYABLES if thing not in format.carries))
    assert lost(less, format) == []
    assert less_unsaid(back(less, format), format) == less_unsaid(less, format)


@given(timelines(of_several_zones=True))
@both_ways
def test_what_says_one_thing_that_a_format_loses_does_not_come_back_equal(
    format: Format, timeline: Timeline
) -> None:
    losing = [thing for thing in WITHOUT if thing not in format.carries]
    for place, thing in enumerate(losing):
        only = without(timeline, *losing[place + 1 :])
        timeline = without(timeline, thing)
        if told := lost(only, format):
            assert told == [thing]
            assert less_unsaid(back(only, format), format) != less_unsaid(only, format), thing


def without_blanks(timeline: Timeline) -> Timeline:
    """Return the timeline without blanks at the ends of texts, which a document does not say."""
    for change in (
        each_text(lambda text: text.strip() or text),
        each_event(lambda one: one._replace(summary=said(one.summary), note=said(one.note))),
        each_actor(lambda part: part._replace(role=said(part.role))),
        each_source(
            lambda one: one._replace(at=said(one.at), quote=said(one.quote), note=said(one.note))
        ),
    ):
        timeline = change(timeline)
    return replace(timeline, title=said(timeline.title))


def said(text: str) -> str:
    return text if text.strip() else ""


def each_source_spelled_once(timeline: Timeline) -> Timeline:
    """Return the timeline with one spelling of each source: a document lists it once."""
    key = chosen(timeline).names.sources.key
    return each_source(lambda cited: cited._replace(source=key(cited.source)))(timeline)


@given(timelines(of_several_zones=True))
@written_only
def test_what_a_format_that_nobody_reads_carries_stands_in_its_text(
    format: Format, timeline: Timeline
) -> None:
    losing = (thing for thing in SAYABLES if thing not in format.carries)
    less = each_source_spelled_once(without(without_blanks(timeline), *losing))
    whole = chosen(less)
    text = libyatl.write(whole, format=format.name)
    for thing in (thing for thing in WITHOUT if thing in format.carries and says(whole, thing)):
        if thing == "dates that a slide has in words alone":
            continue  # which are those of others in words
        other = chosen(without(less, thing))
        if thing == "ids" and other.timeline.shown_ids == whole.timeline.shown_ids:
            continue  # an id that was typed as it would have been made
        assert libyatl.write(other, format=format.name) != text, thing


COMMENTED = """# a remark
title: T
events:
- title: A
  date: 2016
- title: B
  date: 2017
"""


@every_format
def test_comments_and_groups_stand_in_the_text_where_they_are_carried(format: Format) -> None:
    if format.write is None:
        return
    whole = Assembly()
    into = FileAssembly(whole, "t")
    imported(FORMATS["yaml"].read or "")(COMMENTED.encode(), "t", into, whole.report)
    timeline = whole.finish()
    plain, grouped = libyatl.select(timeline), libyatl.select(timeline, group_by="status")
    text = libyatl.write(plain, format=format.name)
    told = {loss.what for loss in libyatl.api.losses(grouped, format.name)}
    remarked = b"a remark" in text if format.magic else "a remark" in text
    assert remarked == ("comments" in format.carries) == ("comments" not in told)
    differs = libyatl.write(grouped, format=format.name) != text
    assert differs == ("groups" in format.carries) == ("groups" not in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a\n- title: x\n", True),
        ("- title: x # a\n", True),
        ("- title: 'x'\t# a\n", True),
        ("- {title: x} # a\n", True),
        ("- title: x\n  note: |\n    y\n# a\n", True),
        ("- title: x\n\n  # a", True),
        ("- title: x#a\n", False),
        ("- title: 'x # a'\n", False),
        ('- title: "x\n  # a"\n', False),
        ("- title: x\n  note: |\n    # a\n    y # z\n", False),
        ("- title: x\n  note: >-\n    y\n\n    # a\n", False),
        ("- title: '# a'\n  note: y\n", False),
        ("- title: x\n  note: '# a'\n}", False),
        ("", False),
    ],
)
def test_a_comment_is_told_from_a_text(text: str, *, expected: bool) -> None:
    timeline = libyatl.formats.read_data([("t.yaml", text.encode())])
    assert says(chosen(timeline), "comments") == expected


def test_a_format_that_carries_nothing_loses_all_that_is_said() -> None:
    timeline = libyatl.load()
    told = {loss.what for loss in losses(chosen(timeline), frozenset())}
    assert told >= {"titles", "dates", "actors", "sources", "registry entries"}
    assert losses(chosen(Timeline()), frozenset()) == []
