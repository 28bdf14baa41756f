"""What is reported where statements cannot all be true, and what is left standing."""

from __future__ import annotations

from itertools import islice, permutations
from pathlib import Path

import pytest
from chronology.histories import event, said, source, timeline

from libyatl import load
from libyatl.chronology import resolve
from libyatl.chronology.anew import TIMES
from libyatl.chronology.answers.contradictions import found as found_in
from libyatl.chronology.answers.explanation import Moment, Reason, Step
from libyatl.chronology.solver.circles import around
from libyatl.chronology.solver.glance import Glance
from libyatl.chronology.solver.irreducible import Schedule, irreducible
from libyatl.chronology.statements.constraints import Statement
from libyatl.dates import parse_date
from libyatl.findings.diagnostics import Severity
from libyatl.model import Event

WAR = event("war", "2017-05")
WAR_FIRST = event("any", after="war").relations

CASES = [
    (
        [event("peace", "2017-03", after="war"), WAR],
        "'peace' comes after 'war'; 'peace' is dated March 2017; 'war' is dated May 2017: "
        "no day fits 'peace' by all these statements",
    ),
    (
        [event("a", after=("b", "at least 3 days")), event("b", after="a")],
        "'a' comes after 'b', at least 3 days later; 'b' comes after 'a': "
        "no day fits 'a' by all these statements",
    ),
    (
        [event("a", "2017-08-12", lasted="3 days")],
        "'a' is dated 12 August 2017; 'a' lasted 3 days: no day fits 'a' by all these statements",
    ),
    ([event("a", lasted="0 days")], "'a' lasted 0 days: no day fits 'a' by that"),
    (
        [event("a", after="b"), event("b", lasted="0 days")],
        "'b' lasted 0 days: no day fits 'b' by that",
    ),
    (
        [event("a", "2018", sources=["paper"])],
        "'a' is dated 2018; 'a' is told as past by 'paper'; 'paper' was published August 2017: "
        "no day fits 'a' by all these statements",
    ),
    (
        [event("a", "2016", sources=["paper"], status="planned")],
        "'a' is dated 2016; 'a' is still ahead in 'paper'; 'paper' was published August 2017: "
        "no day fits 'a' by all these statements",
    ),
    (
        [event("a", "2017-01-31"), event("b", "2017-03-01", after=("a", "within 1 month"))],
        "'b' comes after 'a', within 1 month; 'a' is dated 31 January 2017; "
        "'b' is dated 1 March 2017: no day fits 'b' by all these statements",
    ),
    (
        [
            event("a", after="b"),
            event("b", after=("c", "at least 1 day")),
            event("c", after="d"),
            event("d", after="a"),
        ],
        "'a' comes after 'b'; 'b' comes after 'c', at least 1 day later; 'c' comes after 'd'; "
        "and 1 more: no day fits 'a' by all these statements",
    ),
    (
        [event("a", lasted="3 days", during="b"), event("b", lasted="1 day")],
        "'a' falls within 'b'; 'a' lasted 3 days; 'b' lasted 1 day: "
        "no day fits 'a' by all these statements",
    ),
    (
        [Event("made-up", "Peace", parse_date("2017-03"), relations=WAR_FIRST, named=False), WAR],
        "“Peace” comes after 'war'; “Peace” is dated March 2017; 'war' is dated May 2017: "
        "no day fits “Peace” by all these statements",
    ),
    (
        [
            event("a", "2017", with_=("b", "within 3 days")),
            event("b", "2019", before=("c", "within 2 days")),
            event("c", "2019", during=("d", "at least 1 day", "within 9 days")),
            event("d"),
        ],
        "'a' is at the same time as 'b', to within 3 days; 'a' is dated 2017; 'b' is dated 2019: "
        "no day fits 'a' by all these statements",
    ),
]


@pytest.mark.parametrize(("events", "message"), CASES)
def test_a_contradiction_is_said_in_words(events: list[Event], message: str) -> None:
    chronology = resolve(timeline(*events, sources=[source("paper", "2017-08")]))
    (found,) = chronology.diagnostics
    assert (found.code, found.severity) == ("contradiction", Severity.ERROR)
    assert found.message == message


FILE = """\
events:
  - {id: war, date: 2017-05, title: War}
  - id: peace
    title: Peace
    date: 2017-03
    after: [war, {event: flood, at_least: 2 days}]
  - {id: flood, title: Flood}
  - {id: other, date: 2017, title: Other, after: third}
  - {id: third, date: 2017-02, title: Third}
"""


def test_every_statement_of_a_contradiction_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("title: T\n" + FILE)
    chronology = resolve(load(path))
    (found,) = chronology.diagnostics
    places = [(found.span, found.label), *found.related]
    assert {(str(span).partition("events.yaml:")[2], text) for span, text in places} == {
        ("7:13", "'peace' comes after 'war'"),
        ("6:11", "'peace' is dated March 2017"),
        ("3:21", "'war' is dated May 2017"),
    }
    assert found.help.startswith("mend any one of them and the rest agree")


def test_its_component_keeps_its_dates_and_the_rest_is_resolved() -> None:
    chronicle = timeline(
        WAR,
        event("peace", "2017-03", after="war"),
        event("congress", after="peace"),
        event("flood", "2017-02"),
        event("famine", after="flood"),
    )
    chronology = resolve(chronicle)
    assert said(chronology, "war") == "2017-05-01..2017-05-31"
    assert said(chronology, "peace") == "2017-03-01..2017-03-31"
    assert said(chronology, "congress") == ".."
    assert said(chronology, "famine") == "2017-02-01.."
    assert [chronology.in_contradiction(place) for place in range(5)] == [True] * 2 + [False] * 3
    assert [chronology.is_derived(place) for place in range(5)] == [False] * 4 + [True]
    first, last = parse_date("2017-03-01").first_day, parse_date("2017-03-31").first_day
    assert chronology.why(1) == tuple(
        Reason(Moment(day), (Step(1, ends, latest, Moment(day), (Statement(1, "date"),)),))
        for ends, latest, day in (
            (False, False, first),
            (False, True, last),
            (True, False, first),
            (True, True, last),
        )
    )
    assert chronology.why(2).earliest_begin.at is None


def test_contradictions_that_have_nothing_to_do_with_each_other_are_each_reported() -> None:
    chronicle = timeline(
        event("a", "2018", before="b"),
        event("b", "2017"),
        event("c", after=("d", "at least 1 day")),
        event("d", after="c"),
        event("e", "2018", sources=["paper"]),
        event("f", "2020", after="g"),
        event("g", "2019"),
        sources=[source("paper", "2017")],
    )
    chronology = resolve(chronicle)
    assert [found.places for found in chronology.contradictions] == [(0, 1), (2, 3), (4,)]
    assert not chronology.in_contradiction(5)


ROUGH = [event("a", "c. 2014", after="b"), event("b", "2016"), event("c", after="a")]


def test_a_qualified_date_does_not_prove_a_contradiction() -> None:
    chronology = resolve(timeline(*ROUGH))
    (found,) = chronology.diagnostics
    assert (found.code, found.severity) == ("contradiction-qualified", Severity.WARNING)
    assert "'a' is dated c. 2014" in found.message
    assert "left aside" in found.help
    assert said(chronology, "a") == said(chronology, "c") == "2016-01-01.."
    assert not chronology.in_contradiction(0)
    assert chronology.rules.set_aside == {Statement(0, "date")}
    assert chronology.order([0, 1, 2]) == [1, 0, 2]
    assert chronology.why(0).earliest_begin.statements == (
        Statement(1, "date"),
        Statement(0, "after"),
    )


def test_a_qualified_date_proves_one_where_it_is_asked_to() -> None:
    (found,) = resolve(timeline(*ROUGH), strict=True).diagnostics
    assert (found.code, found.severity) == ("contradiction", Severity.ERROR)


def test_a_qualified_date_tightens_where_it_agrees() -> None:
    chronology = resolve(timeline(event("a", "2015?"), event("b", after="a")))
    assert said(chronology, "b") == "2015-01-01.."
    assert not chronology.diagnostics


def test_a_firm_contradiction_beside_a_qualified_one_is_an_error_without_it() -> None:
    chronicle = timeline(*ROUGH, event("d", "2010", after="b"))
    (found,) = resolve(chronicle).diagnostics
    assert found.code == "contradiction"
    assert "c. 2014" not in found.message


def test_a_vague_publication_does_not_prove_a_contradiction_alone() -> None:
    chronicle = timeline(event("a", "2018", sources=["s"]), sources=[source("s", "2017?")])
    (found,) = resolve(chronicle).diagnostics
    assert found.code == "contradiction-qualified"
    assert said(resolve(chronicle), "a") == "2018-01-01..2018-12-31"


def test_a_statement_that_the_solver_met_but_that_does_not_matter_is_left_out() -> None:
    one, other, idle = (Statement(n, "after") for n in range(3))
    drawn = [
        (0, 2, -1, (one,)),
        (2, 0, 0, (other,)),
        (2, 4, 5, (idle,)),
        (4, 0, -3, (idle,)),
        (1, 0, 0, ()),
        (3, 2, 0, ()),
    ]
    assert set(irreducible(drawn, [idle, one, other])) == {one, other}
    assert set(irreducible(drawn, [one, other, idle])) == {one, other}


def test_a_schedule_takes_back_what_it_moved() -> None:
    schedule = Schedule({})
    assert schedule.add(0, 1, -2)
    assert schedule.add(1, 2, -2)
    assert not schedule.add(2, 0, 3)
    assert schedule.add(2, 0, 4)
    schedule.take_back()
    assert schedule.add(2, 0, 5)
    assert not schedule.add(0, 2, -6)


@pytest.mark.parametrize("count", [50, 400])
def test_a_contradiction_of_hundreds_of_statements_names_each(count: int) -> None:
    ring = [
        event(f"e{n}", after=(f"e{(n + 1) % count}", "at least 1 day", "within 9 days"))
        for n in range(count)
    ]
    (found,) = resolve(timeline(*ring)).contradictions
    assert len(found.statements) == count


@pytest.mark.parametrize("events", [events for events, _ in CASES])
def test_a_contradiction_is_told_in_one_order_however_it_was_found(events: list[Event]) -> None:
    chronology = resolve(timeline(*events, sources=[source("paper", "2017-08")]))
    (there,) = chronology.contradictions
    for some in islice(permutations(there.statements), 24):
        again = found_in(chronology.rules, there.places, some, strict=False)
        assert (again.statements, again.diagnostic) == (there.statements, there.diagnostic)


def test_statements_that_contradict_at_a_glance_go_before_many() -> None:
    ring = [event(f"e{n}", after=(f"e{(n + 1) % 9}", "at least 1 day")) for n in range(9)]
    glance = [event("late", "2017", before="early"), event("early", "2016", after="e3")]
    named = [len(each.statements) for each in resolve(timeline(*ring, *glance)).contradictions]
    assert named == [3, 9]


def test_a_firm_contradiction_is_an_error_behind_any_number_of_doubtful_ones() -> None:
    hub = event("hub", "1990")
    firm = [event(f"e{n}", after=(f"e{(n + 1) % 5}", "at least 1 day")) for n in range(5)]
    doubtful = [event(f"d{n}", f"{1900 + n}?", after="hub") for n in range(3 * TIMES)]
    chronology = resolve(timeline(*doubtful, hub, event("last", after="hub", before="e0"), *firm))
    (first, *others) = chronology.contradictions
    assert first.diagnostic.code == "contradiction"
    assert len(first.statements) == len(firm)
    assert [each.is_qualified for each in others] == [True] * TIMES


def test_what_contradicts_at_a_glance_is_found_without_what_was_set_aside() -> None:
    drawn = [
        (-1, 2, 5, ("a",)),
        (-1, 2, 6, ("b",)),
        (2, -1, -8, ("c",)),
        (2, 4, -1, ("d",)),
        (4, 2, 0, ("e",)),
        (4, 2, 9, ("f",)),
        (4, -1, -7, ("g",)),
    ]
    aside = set[str]()
    met = []
    for statements in Glance(drawn, aside, -1):
        met.append("".join(statements))
        aside.add(statements[0])
    assert met == ["ac", "bc", "de"]
    assert list(Glance(drawn, {"c", "e"}, -1)) == [["a", "d", "g"]]
    assert list(Glance(drawn, {"a", "b", "e"}, -1)) == []


def test_circles_that_follow_go_round_without_what_was_set_aside() -> None:
    through = [
        step
        for point in range(2, 15)
        for step in ((0, point, -1, (f"on{point}",)), (point, 1, 0, (f"to{point}",)))
    ]
    drawn = [*through, (1, 0, 0, ("back",)), (20, 21, -1, ("p",)), (21, 20, -1, ("q",))]
    aside = set[str]()
    met = []
    for statements in around(drawn, aside):
        met.append(statements)
        aside.add(statements[-1])
    assert met == [["on2", "to2", "back"], ["p", "q"]]
    assert next(around(drawn, {"to2"})) == ["on3", "to3", "back"]
    assert list(around([(0, 1, 0, ("a",)), (1, 0, 0, ("b",))], set())) == []
