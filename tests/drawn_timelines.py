"""Timelines drawn at random for properties: odd texts, everything that the model can say.

What is drawn from is made once, not at each draw: Hypothesis validates all that is new to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from libyatl.dates import parse_date, parse_gap
from libyatl.dates.located import located
from libyatl.dates.spelled import spelled
from libyatl.formats.entries.assembly import FILE_KEYS, REGISTRIES, Assembly
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.forms import ACCOUNT, CITATION, EVENT, PARTICIPANT
from libyatl.formats.entries.forms import REGISTRIES as FORMS
from libyatl.model import (
    RELATION_KINDS,
    STATUSES,
    Acceptance,
    Account,
    Actor,
    Citation,
    Event,
    Participant,
    Place,
    Relation,
    Source,
    Timeline,
)
from libyatl.model.redated import redated
from libyatl.text.inert import is_blank

ODD = (
    "abz019.,;:?!#-+=*&%@`|<>(){}[]'\"\\/~^_$ \t\n\r\0\x07\x1b\x7f\x85\x9b\xa0"
    "\u0301\u061c\u200b\u200d\u200f\u2028\u202e\u2066\ufeff\ufffe\uffff\ufffd\U000e0041"
    "éßابחם上🙂"
)
WORDS = (
    "no",
    "Yes",
    "null",
    "~",
    "2017",
    "0044",
    "1e5",
    "1e400",
    "0x1f",
    "1_000",
    "12:30",
    ".inf",
    "2017-07-25",
    "2017-07",
    "25 July 2017",
    "=",
    "<<",
    "- x",
    "? x",
    "a: b",
    "a:",
    "a #b",
    "# b",
    "---",
    "...",
    "<<<<<<< ours",
    "one\n<<<<<<< two",
    "two\nlines",
    "two\n\nlines\n",
    " two\n lines",
    "end\n\n",
    "line \nline",
    "'quoted'",
    '"quoted"',
    r"back\slash",
    r"\x41",
    "a; b",
    "%TAG",
    "@x",
    "true",
    "a word and " * 12 + "an end",
    "خليفة حفتر",
    "x" * 130,
    "=1+1",
    "'=1",
    "null\n",
    "- a\n- b",
)
DATES = tuple(
    map(
        parse_date,
        (
            "2017",
            "2017-07-25",
            "early August 2017",
            "c. 2015",
            "between 3 May 2017 and 9 May 2017",
            "since 2015",
            "before 44 BC",
            "2017-08-12/2017-08-14",
            "[2016,2017-05]",
            "Y17E7",
            "2017-07-25T12:30+02:00",
            "2017-07-25T12:30",
            "2017-10-29T02:30:05",
            "spring 1872",
            "25 October 1917 O.S.",
            "c. 17th century",
            "Friday 14 June 2024",
            "2017-W30",
            "XXXX-10",
        ),
    )
)
TIMEZONES = ("", "", "", "Africa/Tripoli", "Europe/Rome", "+02:00")
UNREAD = (
    "30 February 2017",
    "soon",
    " 2017",
    "n.d.",
    "?",
    "on #5: a 'day'\n",
    "\u202e2017",
    "x" * 300,
)
"""What may stand for a date and is none; two of them say so on purpose."""
GAPS = tuple(
    map(
        parse_gap,
        ("14 days", "1 month", "2..4 weeks", "at least 1 year", "up to 3 days", "about 2 weeks"),
    )
)

texts = st.sampled_from(WORDS) | st.text(ODD, max_size=12)
names = texts.filter(lambda text: not is_blank(text))
several = st.lists(names, max_size=3).map(tuple)
dates = st.none() | st.sampled_from(DATES)
unread = st.sampled_from(["", *UNREAD])
gaps = st.none() | st.sampled_from(GAPS)
numbers = st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    texts | numbers,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


def extras(known: Iterable[str]) -> st.SearchStrategy[Mapping[str, object]]:
    taken = set(known)
    keys = (texts | st.sampled_from(["bounds", "registries", "start_date"])).filter(
        lambda key: key not in taken
    )
    return st.just({}) | st.dictionaries(keys, values, max_size=3)


participants = st.lists(
    st.builds(Participant, names, texts, extras(PARTICIPANT.keys)), max_size=3
).map(tuple)
accounts = st.builds(
    Account,
    dates,
    several,
    participants,
    texts,
    st.none() | st.sampled_from(STATUSES),
    extras([*ACCOUNT.keys, "place"]),
)
citations = st.lists(
    st.builds(
        Citation,
        names,
        texts,
        texts,
        st.none() | accounts,
        st.sampled_from(["past", "ahead"]),
        texts,
        extras(CITATION.keys),
    ),
    max_size=2,
).map(tuple)

acceptances = st.builds(Acceptance, st.sampled_from(["overlap", "names"]), names, several)
some_acceptances = st.lists(acceptances, max_size=2)
flags = st.booleans()
statuses = st.sampled_from(STATUSES)
places_in_order = st.none() | st.integers(-5, 10**17)
relation_kinds = st.lists(st.sampled_from(RELATION_KINDS), unique=True, max_size=2)
ends_of_relations = st.tuples(names, gaps, gaps)
how_many = st.integers(1, 2)
odd_statuses = st.none() | st.sampled_from(["alleged", 7, ["planned"], {"is": "planned"}])
odd_dates = st.none() | st.sampled_from([["2017", 5], {"end": "2017"}])
extras_of_events = extras(EVENT.keys)
extras_of_files = extras(FILE_KEYS)
timezones = st.sampled_from(TIMEZONES)


def relations(draw: st.DrawFn) -> tuple[Relation, ...]:
    return tuple(
        Relation(kind, *draw(ends_of_relations))
        for kind in draw(relation_kinds)
        for _ in range(draw(how_many))
    )


def kept(draw: st.DrawFn, *, dated: bool) -> Mapping[str, object]:
    """Draw what is kept under keys of ours that hold what they cannot."""
    status = draw(odd_statuses)
    date = None if dated else draw(odd_dates)
    pairs = {"status": status, "date": date}
    return {key: value for key, value in pairs.items() if value is not None}


@st.composite
def events(draw: st.DrawFn) -> Event:
    named = draw(flags)
    when = draw(dates)
    written = "" if when else draw(unread)
    odd = kept(draw, dated=bool(when or written))
    return Event(
        id=draw(names) if named else "",
        title=draw(names),
        when=when,
        summary=draw(texts),
        actors=draw(participants),
        places=draw(several),
        tags=draw(several),
        status="occurred" if "status" in odd else draw(statuses),
        sources=draw(citations),
        relations=relations(draw),
        lasted=draw(gaps),
        seq=draw(places_in_order),
        note=draw(texts),
        extra={**draw(extras_of_events), **odd},
        named=named,
        date_as_written=written,
    )


ENTRIES: dict[str, st.SearchStrategy[Any]] = {
    "actors": st.builds(Actor, names, names, several, texts, texts, extras(FORMS["actors"].keys)),
    "places": st.builds(
        Place,
        names,
        names,
        several,
        texts,
        st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
        texts,
        extras(FORMS["places"].keys),
    ),
    "sources": st.builds(
        Source,
        names,
        texts,
        texts,
        texts,
        dates,
        dates,
        texts,
        texts,
        texts,
        several,
        several,
        texts,
        extras(FORMS["sources"].keys),
    ),
}


some_events = st.lists(events(), max_size=4)
some_entries = {
    kind: st.lists(entries, max_size=2, unique_by=lambda each: each.id)
    for kind, entries in ENTRIES.items()
}


@st.composite
def timelines(draw: st.DrawFn, *, of_several_zones: bool = False) -> Timeline:
    """Draw a timeline; if `of_several_zones`, perhaps one whose zones no key of a file can say."""
    whole = Assembly()
    FileAssembly(whole, "drawn")
    whole.take_rest("title", draw(texts))
    whole.take_rest("excerpt", draw(flags))
    for key, value in draw(extras_of_files).items():
        whole.take_rest(key, value)
    for accepted in draw(some_acceptances):
        whole.take_acceptance(accepted)
    for kind in REGISTRIES:
        for entry in draw(some_entries[kind]):
            whole.take_entry(kind, entry)
    for event in draw(some_events):
        whole.take_event(event)
    timeline, zone = whole.finish(), draw(timezones)
    if not zone:
        return timeline
    timeline = redated(timeline, lambda when: located(when, zone))
    if of_several_zones and draw(flags):
        return redated(timeline, spelled)
    return replace(timeline, timezone=zone)


_any_timelines = timelines()


@st.composite
def sourced_timelines(draw: st.DrawFn) -> Timeline:
    """Draw a timeline whose events cite the sources of its registry, and others."""
    whole = draw(_any_timelines)
    if not whole.sources:
        return whole
    ids = st.sampled_from([*whole.sources])
    cited = [
        event._replace(
            sources=tuple(each._replace(source=draw(ids | names)) for each in event.sources)
        )
        for event in whole.events
    ]
    return replace(whole, events=tuple(cited))
