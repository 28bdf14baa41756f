"""What is certain is so whichever of the doubtful dates is meant, and what is left out is not."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Event, Source, Timeline, Truth, UsageError, parse_date
from libyatl.model import Citation, Relation

PUBLISHED = {
    "2016": ("2016-01-01", "2016-08-15", "2016-12-31"),
    "2017": ("2017-01-01", "2017-06-30", "2017-12-31"),
    "[2015,2017]": ("2015-01-01", "2015-12-31", "2017-06-30"),
    "2016-08-15": ("2016-08-15",),
}
"""Vague dates of publication, and days that each may mean."""
AS_OF = {
    "2016-08-15": ("2016-08-15",),
    "2016": ("2016",),
    "[2015,2017]": ("2015", "2017"),
    "[2015..2017]": ("2015", "2016", "2017"),
    "[2016-08-14,2017-06-30]": ("2016-08-14", "2017-06-30"),
}
CONDITIONS = (
    "source:s",
    "not source:s",
    "sources>=2",
    "not origins>=2",
    "date:2016",
    "not date:2016",
    "date:2016-08-15..",
    "not (source:s and date:..2016)",
)
IDS = ("a", "b", "c")
DATED = st.sampled_from([None, "2014-05", "2015-03-07", "2016", "2016-08-15", "2015/2016"])


@st.composite
def relayed(draw: st.DrawFn) -> Timeline:
    """Return three events that two or three sources of vague date tell of, and their order."""
    sources = {
        id: Source(id, published=parse_date(draw(st.sampled_from([*PUBLISHED]))))
        for id in ("r", "s")
    }
    if draw(st.booleans()):
        sources["v"] = Source("v", via=("s",))
    events = []
    for id in IDS:
        cited = draw(st.lists(st.sampled_from([*sources]), min_size=1, unique=True))
        kind = st.sampled_from(["after", "before", "during", "with"])
        related = st.builds(Relation, kind, st.sampled_from([one for one in IDS if one != id]))
        date = draw(DATED)
        events.append(
            Event(
                id,
                id.upper(),
                parse_date(date) if date else None,
                sources=tuple(map(Citation, cited)),
                relations=tuple(draw(st.lists(related))),
            )
        )
    return Timeline(events=tuple(events), sources=sources)


def answers(timeline: Timeline, where: str, as_of: str) -> dict[str, Truth]:
    """Return what each event answers, or nothing of events that contradict each other."""
    chosen = libyatl.select(timeline, where=where, as_of=as_of)
    if chosen.diagnostics:
        return {}
    found = zip((event.id for event in chosen.events), chosen.answers, strict=True)
    return dict.fromkeys(IDS, Truth.NO) | dict(found)


@given(relayed(), st.sampled_from(CONDITIONS), st.sampled_from([*AS_OF]))
def test_an_answer_as_of_a_day_holds_whenever_it_was_published(
    timeline: Timeline, where: str, as_of: str
) -> None:
    given_answers = answers(timeline, where, as_of)
    if not given_answers:
        return  # the events contradict each other: nothing is told that could fail to hold
    known = {
        id: PUBLISHED[one.published.text] for id, one in timeline.sources.items() if one.published
    }
    for days in product(*known.values()):
        published = dict(zip(known, map(parse_date, days), strict=True))
        sources = {
            id: one._replace(published=published.get(id)) for id, one in timeline.sources.items()
        }
        for day in AS_OF[as_of]:
            world = answers(replace(timeline, sources=sources), where, day)
            for id in world.keys() & given_answers.keys():
                answer = given_answers[id]
                if answer is Truth.NO and "date:" in where:
                    continue  # of an event that is itself in doubt all dates are taken for told
                assert answer in (Truth.MAYBE, world[id]), (id, days, day)


@pytest.mark.parametrize(
    ("where", "maybe"),
    [("source:s", "d"), ("not source:s", "d"), ("sources>=2", "d"), ("date:2016-01..", "c")],
)
def test_what_rests_on_what_may_not_have_been_published_is_not_certain(
    where: str, maybe: str
) -> None:
    sources = {
        "r": Source("r", published=parse_date("2016-12")),
        "s": Source("s", published=parse_date("2017")),
    }
    cites_r, cites_s = Citation("r"), Citation("s")
    whole = Timeline(
        sources=sources,
        events=(
            Event("b", "B", parse_date("2016-01-05"), sources=(cites_s,)),
            Event("c", "C", sources=(cites_r,), relations=(Relation("after", "b"),)),
            Event("d", "D", parse_date("2016-02"), sources=(cites_r, cites_s)),
        ),
    )
    chosen = libyatl.select(whole, where=where, as_of="2017-03")
    found = zip((event.id for event in chosen.events), chosen.answers, strict=True)
    assert dict(found)[maybe] is Truth.MAYBE
    certain = libyatl.select(whole, where=where, as_of="2017-03", certain=True)
    assert maybe not in [event.id for event in certain.events]


def test_an_id_of_what_had_not_been_published_is_no_mistake() -> None:
    sources = {
        "s": Source("s", published=parse_date("2017")),
        "r": Source("r", published=parse_date("2015")),
    }
    events = (Event("a", "A", sources=(Citation("r"),)), Event("b", "B", sources=(Citation("s"),)))
    whole = Timeline(sources=sources, events=events)
    assert not libyatl.select(whole, id="b", as_of="2016")
    assert [one.id for one in libyatl.select(whole, not_id="b", as_of="2016").events] == ["a"]
    with pytest.raises(UsageError, match="no event has the id 'd'"):
        libyatl.select(whole, id="d", as_of="2016")
