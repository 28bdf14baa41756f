"""Windows of days: vague, qualified and of several dates, against each of their dates alone."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Event, Source, Timeline, Truth, UsageError, parse_date
from libyatl.model import Citation, Relation
from libyatl.query import Condition
from libyatl.query.conditions import Opposite
from libyatl.query.expression import parse_expression
from libyatl.query.scope import Scope
from libyatl.query.windows import window

DATES = (
    "2014",
    "2015",
    "2015-03",
    "2015-03-07",
    "2016-05",
    "2016-12-31",
    "2017",
    "2018-02-01",
    "2015/2017",
    "2015-02/2015-11",
    "2016/..",
    "../2015",
    "since 2017",
    "before 2016",
    "2016?",
    "[2015,2017]",
    "{2015,2017}",
    "{2014..2016}",
    "[2015..2017]",
    "2015-XX-07",
)
WHOLE = Timeline(
    events=(
        *(Event(date, date, parse_date(date)) for date in DATES),
        Event("undated", "Undated"),
        Event("ordered", "Ordered", relations=(Relation("after", "2015-03-07"),)),
    )
)
MEMBERS = st.lists(
    st.sampled_from(["2014", "2015", "2015-03", "2015-03-07", "2016", "2017", "2018-01"]),
    min_size=1,
    max_size=3,
    unique=True,
)
OPTIONS = ("since", "until", "on", "before", "after")
ASKED = st.dictionaries(
    st.sampled_from(OPTIONS), st.tuples(st.sampled_from("[{"), MEMBERS), min_size=1
)


def answers(**asked: str) -> dict[str, Truth]:
    """Return what each event answers; nothing can meet an empty window."""
    found = dict.fromkeys((event.id for event in WHOLE.events), Truth.NO)
    try:
        chosen = libyatl.select(WHOLE, **asked)  # type: ignore[call-overload]
    except UsageError:
        return found
    return found | {
        event.id: answer for event, answer in zip(chosen.events, chosen.answers, strict=True)
    }


def of_set(opening: str, members: list[str]) -> str:
    return opening + ",".join(members) + {"[": "]", "{": "}"}[opening]


@given(ASKED)
def test_a_window_of_one_of_several_dates_is_asked_of_each(
    asked: Mapping[str, tuple[str, list[str]]],
) -> None:
    given_sets = {option: of_set(*said) for option, said in asked.items()}
    ways = [
        members if opening == "[" else [given_sets[option]]
        for option, (opening, members) in asked.items()
    ]
    worlds = [answers(**dict(zip(asked, way, strict=True))) for way in product(*ways)]
    for id, answer in answers(**given_sets).items():
        each = {world[id] for world in worlds}
        assert answer == (each.pop() if len(each) == 1 else Truth.MAYBE), id


@given(st.sampled_from(OPTIONS), MEMBERS)
def test_a_window_of_all_of_several_dates_is_the_days_of_any(
    option: str, members: list[str]
) -> None:
    alone = [answers(**{option: member}) for member in members]
    joined = min if option in ("before", "after") else max
    for id, answer in answers(**{option: of_set("{", members)}).items():
        assert answer == joined(world[id] for world in alone), id


@given(ASKED, st.sampled_from("?~%"), st.data())
def test_nothing_surely_meets_a_window_that_is_in_doubt(
    asked: Mapping[str, tuple[str, list[str]]], mark: str, data: st.DataObject
) -> None:
    sound = {option: of_set(*said) for option, said in asked.items()}
    option = data.draw(st.sampled_from(sorted(asked)))
    opening, members = asked[option]
    marked = sound | {option: of_set(opening, [members[0] + mark, *members[1:]])}
    firm = answers(**sound)
    for id, answer in answers(**marked).items():
        # What is approximate may be meant a year off, so that more may meet it.
        assert answer <= Truth.MAYBE, id
        assert answer >= min(firm[id], Truth.MAYBE), id
        assert mark != "?" or answer == min(firm[id], Truth.MAYBE), id


YEARS = st.integers(2000, 2020)


@given(YEARS, YEARS, st.sampled_from("~%"), st.sampled_from(["asked", "stated"]))
def test_what_is_about_a_year_is_possibly_of_the_next_and_of_no_other(
    year: int, other: int, mark: str, which: str
) -> None:
    about, exactly = parse_date(f"{year}{mark}"), parse_date(f"{other}")
    asked = which == "asked"
    stated, on = (exactly, about) if asked else (about, exactly)
    timeline = Timeline(events=(Event("it", "It", when=stated),))
    scope = Scope.of(timeline)
    for option, near in (
        ("on", abs(year - other) <= 1),
        ("since", year - other <= 1 if asked else other - year <= 1),
        ("until", other - year <= 1 if asked else year - other <= 1),
        ("after", year <= other if asked else other <= year),
        ("before", other <= year if asked else year <= other),
    ):
        made = window({option: on})
        assert made is not None
        assert made.bind(scope)(0) == (Truth.MAYBE if near else Truth.NO), option


@given(ASKED, st.sampled_from(["", "~"]), st.sampled_from(["", "~"]))
def test_what_surely_misses_a_window_rests_on_no_doubt(
    asked: Mapping[str, tuple[str, list[str]]], mark: str, of_event: str
) -> None:
    made = window(
        {
            option: parse_date(of_set(opening, [members[0] + mark, *members[1:]]))
            for option, (opening, members) in asked.items()
        }
    )
    if made is None:
        return
    events = tuple(
        event if event.when is None else event._replace(when=parse_date(event.id + of_event))
        for event in WHOLE.events
        if not of_event or (event.id[-1:].isdigit() and event.id[:1].isdigit())
    )
    scope = Scope.of(Timeline(events=events))
    meets, misses = made.bind(scope), Opposite(made).bind(scope)
    denied_twice = Opposite(Opposite(made)).bind(scope)
    for place, event in enumerate(events):
        doubted = mark or (event.when is not None and event.when.qualified)
        most = Truth.MAYBE if doubted else Truth.YES
        assert misses(place) == min(meets(place).negated, most), event.id
        assert denied_twice(place) == meets(place)


@given(ASKED, st.sampled_from(["", "~"]))
def test_a_window_reads_back_to_itself(
    asked: Mapping[str, tuple[str, list[str]]], mark: str
) -> None:
    made: Condition | None = window(
        {
            option: parse_date(of_set(opening, [members[0] + mark, *members[1:]]))
            for option, (opening, members) in asked.items()
        }
    )
    assert made is None or parse_expression(str(made)) == made


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("date:2016?", "date:2016-01-01?..2016-12-31"),
        ("date:2016~", "date:2015-01-01?..2017-12-31"),
        ("date:..2016~", "date:..2017-12-31?"),
        ("date:2015?..2016", "date:2015-01-01?..2016-12-31"),
        ("date:{2015,2017}", "date:2015-01-01..2015-12-31 or date:2017-01-01..2017-12-31"),
        ("date:[2015,2017]..", "date:2017-01-01.. or date:2015-01-01?.."),
        ("date:[2015..2017]", "date:2015-01-01?..2017-12-31"),
        ("date:[..2015]..", "date:..?"),
        ("date:..?", "date:..?"),
    ],
)
def test_what_a_window_asks_is_printed(asked: str, printed: str) -> None:
    assert str(parse_expression(asked)) == printed


def test_of_dates_that_a_further_bound_rules_out_nothing_is_sure() -> None:
    made = window({"on": parse_date("[2015,2017]"), "since": parse_date("2016")})
    assert str(made) == "date:2017-01-01?..2017-12-31"
    assert window({"on": parse_date("[2015,2017]"), "since": parse_date("2018")}) is None


def test_a_set_within_which_nothing_was_said_is_not_filled() -> None:
    found = answers(on="2015-03")
    assert found["{2014..2016}"] == Truth.MAYBE


@pytest.mark.parametrize("published", ["2017-08~", "2017-08?", "c. August 2017"])
def test_what_rests_on_a_doubtful_publication_is_not_certain(published: str) -> None:
    sources = {
        "s": Source("s", published=parse_date(published)),
        "sooner": Source("sooner", published=parse_date(published), via=("r",)),
        "relayed": Source("relayed", via=("s",)),
        "r": Source("r", published=parse_date("2017-08")),
    }
    events = [
        Event("own", "Own", sources=(Citation("s"),)),
        Event("by it", "By it", sources=(Citation("relayed"),)),
        Event("through", "Through r", sources=(Citation("sooner"),)),
        Event("planned", "Planned", sources=(Citation("s"),), status="planned"),
        Event("firm", "Firm", sources=(Citation("r"),)),
    ]
    whole = Timeline(events=tuple(events), sources=sources)
    assert told(libyatl.select(whole, until="2017-08")) == {
        "own": Truth.MAYBE,
        "by it": Truth.MAYBE,
        "through": Truth.YES,
        "planned": Truth.MAYBE,
        "firm": Truth.YES,
    }
    assert told(libyatl.select(whole, since="2017-08"))["planned"] == Truth.MAYBE


def told(chosen: libyatl.Selection) -> dict[str, Truth]:
    return {event.id: answer for event, answer in zip(chosen.events, chosen.answers, strict=True)}
