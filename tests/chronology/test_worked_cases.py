"""Small chronologies as somebody writes them, each with what follows, worked out by hand."""

from __future__ import annotations

import pytest

import libyatl
from libyatl import Timeline, Truth
from libyatl.checks.running import check
from libyatl.chronology import Chronology, resolve
from libyatl.chronology.answers.brackets import Join
from libyatl.chronology.answers.comparison import Position, Which
from libyatl.chronology.sources.origins import origins
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, day_to_iso
from libyatl.formats import read_data
from libyatl.query import Scope


def read(text: str) -> Timeline:
    timeline = read_data([("worked.yaml", text.encode())], format="yaml")
    assert not timeline.report.has_errors, list(timeline.report)
    return timeline


def known(text: str) -> Chronology:
    return Scope.of(read(text)).chronology


def at(chronology: Chronology, id: str) -> int:
    return chronology.timeline.index[id]


def bounds(chronology: Chronology, id: str) -> str:
    """Return the bounds of an event; `first..last` where it has one for both."""
    a, b, c, d = (
        "" if day in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(day)
        for day in chronology.bounds(at(chronology, id))
    )
    return f"{a}..{b}" if (a, b) == (c, d) else f"{a}..{b} to {c}..{d}"


def contradicting(text: str) -> list[set[tuple[str, str]]]:
    """Return the statements of each contradiction, as (whose, which)."""
    chronology = known(text)
    events = chronology.timeline.events
    return [
        {
            (events[owner].id if isinstance(owner, int) else owner[1], path)
            for owner, path in found.statements
        }
        for found in chronology.contradictions
    ]


def position(text: str, one: str, other: str) -> Position:
    chronology = known(text)
    return chronology.compare(at(chronology, one), at(chronology, other)).position


# ---- one day, and clocks of it


def test_two_events_of_one_day_are_in_no_order() -> None:
    text = "- {id: a, title: A, date: 1923-03-09}\n- {id: b, title: B, date: 1923-03-09}\n"
    assert position(text, "a", "b") is Position.SAME_DAY
    chronology = known(text)
    assert not chronology.settled(0, 1)
    assert not chronology.settled(1, 0)
    assert chronology.brackets(chronology.order(range(2)))[0].below is not Join.CLOSED


CLOCKS = (
    "- {id: noon, title: N, date: '1923-03-09T12:30'}\n"
    "- {id: day, title: D, date: 1923-03-09, after: noon}\n"
)


def test_an_order_passes_through_a_day() -> None:
    chronology = known(CLOCKS)
    assert not chronology.contradictions
    assert chronology.moments(1).wall[0] % 86_400 == 12 * 3600 + 30 * 60
    (found,) = contradicting(
        CLOCKS + "- {id: early, title: E, date: '1923-03-09T09:00', after: day}\n"
    )
    assert found >= {("noon", "date"), ("early", "date"), ("day", "after"), ("early", "after")}
    assert not contradicting(
        CLOCKS + "- {id: late, title: E, date: '1923-03-09T18:00', after: day}\n"
    )


def test_one_day_may_be_with_two_clocks_of_it() -> None:
    text = (
        "- {id: day, title: D, date: 1923-03-09, with: [one, two]}\n"
        "- {id: one, title: O, date: '1923-03-09T09:00'}\n"
        "- {id: two, title: T, date: '%sT17:00'}\n"
    )
    assert not contradicting(text % "1923-03-09")
    assert len(contradicting(text % "1923-03-10")) == 1


def test_a_clock_is_not_before_an_earlier_one() -> None:
    text = (
        "- {id: x, title: X, date: '1923-03-09T05:00', before: y}\n"
        "- {id: y, title: Y, date: '1923-03-09T01:23'}\n"
    )
    assert contradicting(text) == [{("x", "date"), ("x", "before"), ("y", "date")}]


def test_one_instant_by_two_clocks() -> None:
    text = (
        "- {id: a, title: A, date: '1983-07-25T23:30-05:00'%s}\n"
        "- {id: b, title: B, date: '1983-07-26T01:00+02:00'}\n"
        "- {id: c, title: C, date: '1983-07-26T06:30+02:00', with: a}\n"
    )
    assert not contradicting(text % "")
    assert not contradicting(text % ", after: b")
    assert contradicting(text % ", before: b") == [{("a", "date"), ("a", "before"), ("b", "date")}]
    assert position(text % "", "b", "c") is Position.BEFORE


# ---- one of several days, months, leap years


def test_a_set_keeps_the_days_that_fit() -> None:
    text = (
        "- {id: x, title: X, date: 1923-08-20}\n"
        "- {id: s, title: S, date: '[1923-08-05,1923-09-05]', before: x}\n"
        "- {id: p, title: P, date: 1923-08-10}\n"
        "- {id: q, title: Q, date: 1923-09-01}\n"
        "- {id: none, title: N, date: '[1923-08-05,1923-09-05]', after: p, before: q}\n"
        "- {id: both, title: B, date: '{1923-08-05,1923-09-05}'}\n"
    )
    assert bounds(known(text), "s") == "1923-08-05..1923-08-05"
    assert contradicting(text) == [
        {("none", "date"), ("none", "after"), ("none", "before"), ("p", "date"), ("q", "date")}
    ]
    for day, certain in (("05", {"s", "both"}), ("06", set())):
        chosen = libyatl.select(read(text), on=f"1923-08-{day}", certain=True)
        assert {each.id for each in chosen.events} == certain
    later = libyatl.select(read(text), on="1923-09-05")
    assert dict(zip((e.id for e in later.events), later.answers, strict=True)) == {
        "none": Truth.MAYBE,
        "both": Truth.YES,
    }


@pytest.mark.parametrize(
    ("first", "second", "relation", "fits"),
    [
        ("1923-02-28", "1923-03-31", "after: {event: a, within: 1 month}", True),
        ("1923-02-28", "1923-04-01", "after: {event: a, within: 1 month}", False),
        ("1923-01-31", "1923-02-28", "after: {event: a, at_least: 1 month}", True),
        ("1923-01-31", "1923-02-27", "after: {event: a, at_least: 1 month}", False),
        ("1924-02-29", "1925-02-28", "after: {event: a, at_least: 1 year}", True),
        ("1924-02-29", "1925-02-27", "after: {event: a, at_least: 1 year}", False),
        ("1923-02-28", "1924-02-29", "after: {event: a, within: 1 year}", True),
    ],
)
def test_a_month_by_either_count_and_from_either_side(
    first: str,
    second: str,
    relation: str,
    fits: bool,  # noqa: FBT001
) -> None:
    text = f"- {{id: a, title: A, date: {first}}}\n- {{id: b, title: B, date: {second}, %s}}\n"
    assert bool(contradicting(text % relation)) is not fits
    turned = (
        f"- {{id: b, title: B, date: {first}, {relation.replace('after', 'before')}}}\n"
        f"- {{id: a, title: A, date: {second}}}\n"
    )
    assert bool(contradicting(turned)) is not fits


def test_a_length_of_a_month_by_either_count() -> None:
    text = "- {id: a, title: A, date: %s, lasted: 1 month}\n"
    assert not contradicting(text % "1923-01-31/1923-02-27")
    assert len(contradicting(text % "1923-01-31/1923-02-26")) == 1


def test_four_leap_years_and_the_ends_of_months() -> None:
    chronology = known(
        "- {id: leap, title: L, date: 1924-02-29}\n"
        "- {id: on, title: O, after: {event: leap, at_least: 4 years, within: 4 years},"
        " lasted: 1 day}\n"
        "- {id: back, title: B, before: {event: leap, at_least: 1 year, within: 1 year},"
        " lasted: 1 day}\n"
        "- {id: from, title: F, date: 1923-01-31}\n"
        "- {id: to, title: T, date: 1923-03-31}\n"
        "- {id: between, title: M, after: {event: from, at_least: 1 month},"
        " before: {event: to, at_least: 1 month}}\n"
    )
    assert not chronology.contradictions
    assert bounds(chronology, "on") == "1928-02-29..1928-02-29"
    assert bounds(chronology, "back") == "1923-02-28..1923-02-28"
    assert bounds(chronology, "between") == "1923-02-28..1923-02-28"


def test_one_unknown_day_is_no_span() -> None:
    text = (
        "- {id: e, title: E, date: 1923-08}\n"
        "- {id: one, title: O, date: 1923-08-10, during: e}\n"
        "- {id: two, title: T, date: 1923-08-20, during: e}\n"
        "- {id: f, title: F, date: 1923-09, with: g}\n"
        "- {id: g, title: G, date: 1923-09-10/1923-09-12}\n"
        "- {id: h, title: H, with: g}\n"
    )
    found = contradicting(text)
    assert [{id for id, _ in each} for each in found] == [{"e", "one", "two"}, {"f", "g"}]
    assert bounds(known(text), "h") == ".."  # the date of G was named, and is left aside


# ---- order


def test_a_circle_names_its_three_relations() -> None:
    text = (
        "- {id: a, title: A, after: c}\n- {id: b, title: B, after: a}\n"
        "- {id: c, title: C, after: b}\n- {id: d, title: D, date: 1923, after: a}\n"
    )
    assert contradicting(text) == [{("a", "after"), ("b", "after"), ("c", "after")}]
    (found,) = known(text).diagnostics
    assert found.code == "order-cycle"
    assert len([found.span, *(span for span, _ in found.related)]) == 3


def test_what_goes_over_a_claim_is_not_certain() -> None:
    text = (
        "- {id: a, title: A, before: c}\n"
        "- {id: c, title: C, status: %s, before: b}\n"
        "- {id: b, title: B, date: 1923}\n"
    )
    for status in ("claimed", "disputed", "planned"):
        chronology = known(text % status)
        assert chronology.compare(0, 2).position is Position.BEFORE
        assert chronology.firm.compare(0, 2).position is Position.UNDETERMINED
        assert not chronology.firm.settled(0, 2)
        assert chronology.firm.bounds(1).b == chronology.bounds(2).b  # others bound it
        until = libyatl.select(read(text % status), until="1923", certain=True)
        assert "a" not in {each.id for each in until.events}
    for status in ("occurred", "reported"):
        assert known(text % status).firm.compare(0, 2).position is Position.BEFORE


def test_what_surely_begins_first_may_end_later() -> None:
    chronology = known(
        "- {id: x, title: X, date: 1923-05/..}\n"
        "- {id: y, title: Y, date: 1923-08-10}\n"
        "- {id: u, title: U, before: y}\n"
        "- {id: v, title: V, during: x}\n"
    )
    found = chronology.compare(0, 1)
    assert (found.begins, found.ends) == (Which.FIRST, None)
    assert chronology.settled(0, 1)
    assert not chronology.settled(1, 0)
    assert chronology.compare(2, 1).position is Position.BEFORE
    assert chronology.compare(3, 0).begins is not Which.FIRST


def test_what_was_suggested_ahead_of_a_visit_is_ordered_with_it_alone() -> None:
    chronology = known(
        "- {id: h, title: H, date: early March 1923}\n"
        "- {id: s, title: S, before: v}\n"
        "- {id: v, title: V, date: March 1923, lasted: 3 days}\n"
    )
    assert chronology.settled(1, 2)
    pairs = [(0, 1), (1, 0), (0, 2), (2, 0)]
    assert not any(chronology.settled(one, other) for one, other in pairs)
    order = chronology.order(range(3))
    joined = chronology.brackets(order)
    assert 1 not in joined  # it has no first moment
    assert Join.CLOSED not in (joined[0].below, joined[2].above)


def test_what_came_after_about_a_year_is_said_to() -> None:
    text = "- {id: y, title: Y, date: c. 1900}\n- {id: x, title: X, after: y}\n"
    assert "from about 1900" in libyatl.render(read(text), view="list")


# ---- sources


def test_a_paper_is_one_moment_and_a_channel_is_many() -> None:
    text = (
        "sources: {paper: {title: P, published: %s}}\nevents:\n"
        "- {id: a, title: A, date: 1923-06-10, sources: [paper]}\n"
        "- {id: b, title: B, status: planned, sources: [paper]}\n"
    )
    assert bounds(known(text % "1923"), "b") == "1923-06-10.."
    assert bounds(known(text % "1923-05/1923-09"), "b") == "1923-05-01.."


INQUIRIES = (
    "sources:\n  a: {title: A}\n  b: {title: B}\n  w: {title: W, %s: [a, b]}\nevents:\n"
    "- {id: e, title: E, date: 1912, sources: [a, b]}\n"
    "- {id: f, title: F, date: 1912, sources: [w]}\n"
    "- {id: g, title: G, date: 1912, sources: [w, a]}\n"
)


@pytest.mark.parametrize("stem", ["via", "derived_from"])
def test_origins_are_counted_for_the_event(stem: str) -> None:
    timeline = read(INQUIRIES % stem)
    counted = [origins(timeline).counted(each)[1] for each in timeline.events]
    assert counted == [2, 1, 1]


def test_nothing_is_shown_before_what_told_of_it_was_out() -> None:
    text = (
        "sources: {month: {title: M, published: 1923-08}, none: {title: N}}\nevents:\n"
        "- {id: told, title: T, date: 1923-08-20, sources: [month]}\n"
        "- {id: undated, title: U, date: 1900, sources: [none]}\n"
        "- {id: bare, title: B, date: 1900}\n"
    )
    shown = {}
    for day in ("1923-08-10", "1923-08-19", "1923-08-20", "1923-08-25", "1923-08-31"):
        chosen = libyatl.select(read(text), as_of=day)
        shown[day[-2:]] = dict(zip((e.id for e in chosen.events), chosen.answers, strict=True))
    undated = {"undated": Truth.MAYBE}
    assert shown == {
        "10": undated,
        "19": undated,
        "20": {"told": Truth.MAYBE, **undated},
        "25": {"told": Truth.MAYBE, **undated},
        "31": {"told": Truth.YES, **undated},
    }


@pytest.mark.parametrize(
    ("late", "early", "codes"),
    [
        ("1923-06", "1922-01", {"published-before"}),
        ("1922-01", "1923-06", set()),
        ("1923-06", "1923", set()),
    ],
)
def test_nothing_reached_us_through_what_was_out_before(
    late: str, early: str, codes: set[str]
) -> None:
    text = (
        f"sources: {{late: {{title: L, published: {late}, via: early}},"
        f" early: {{title: E, published: {early}}}}}\nevents:\n"
        "- {id: e, title: E, date: 1921, sources: [late]}\n"
    )
    assert {each.code for each in check(read(text)).report} & {"published-before"} == codes


MARCH = (
    "sources:\n  ngo: {title: NGO, published: 1923-05-03}\n"
    "  police: {title: P, published: 1923-05-10}\n"
    "events:\n- id: shots\n  title: Shots\n  date: 1 May 1923\n  actors: Militia\n"
    "  sources: [police, {id: ngo, says: {date: 30 April 1923, actors: Police}}]\n"
)


def test_an_account_stands_alone_while_it_alone_is_out() -> None:
    def answer(**asked: str) -> Truth:
        chosen = libyatl.select(read(MARCH), **asked)  # type: ignore[call-overload]
        return chosen.answers[0] if chosen.answers else Truth.NO

    (event,) = libyatl.select(read(MARCH), as_of="1923-05-05").events
    assert event.when is not None
    assert (event.when.text, event.actors[0].actor) == ("30 April 1923", "Police")
    assert answer(actor="Militia", on="1923-04-30") is Truth.NO
    assert answer(actor="Police", on="1923-04-30") is Truth.MAYBE
    assert answer(actor="Police", on="1923-04-30", as_of="1923-05-05") is Truth.YES


# ---- what a contradiction costs


@pytest.mark.parametrize("clock", ["", "T12:00"])
def test_a_source_makes_nothing_fall_together(clock: str) -> None:
    count = 12
    told = "".join(
        f"- {{id: a{n}, title: A, date: '1923-{n:02d}-20{clock}', sources: [paper],"
        f" before: b{n}}}\n"
        f"- {{id: b{n}, title: B, date: '1923-{n:02d}-10{clock}', sources: [paper]}}\n"
        f"- {{id: c{n}, title: C, sources: [paper], after: b{n}}}\n"
        for n in range(1, count + 1)
    )
    text = (
        f"sources: {{paper: {{title: P, published: 1924-02}}}}\nevents:\n{told}"
        "- {id: plan, title: P, status: planned, sources: [paper]}\n"
        "- {id: apart, title: X, date: 1923-02-02, sources: [paper]}\n"
    )
    found = contradicting(text)
    assert found == [
        {(f"a{n}", "date"), (f"a{n}", "before"), (f"b{n}", "date")} for n in range(1, count + 1)
    ]
    chronology = known(text)
    assert bounds(chronology, "a3") == "1923-03-20..1923-03-20"
    assert bounds(chronology, "c3") == "..1924-02-29 to .."
    assert bounds(chronology, "plan") == "1924-02-01.."
    assert bounds(chronology, "apart") == "1923-02-02..1923-02-02"


def test_each_that_a_source_contradicts_is_found() -> None:
    count = 12
    told = "".join(
        f"- {{id: e{n}, title: E, date: 1923-{n:02d}-20, sources: [paper]}}\n"
        for n in range(1, count + 1)
    )
    text = (
        f"sources: {{paper: {{title: P, published: 1922}}}}\nevents:\n{told}"
        "- {id: plan, title: P, status: planned, date: 1924, sources: [paper]}\n"
        "- {id: sound, title: S, sources: [paper]}\n"
    )
    found = contradicting(text)
    assert len(found) == count
    assert all(len(each) == 3 for each in found)
    chronology = known(text)
    assert bounds(chronology, "sound") == "..1922-12-31 to .."
    assert bounds(chronology, "plan") == "1924-01-01..1924-12-31"


@pytest.mark.parametrize(
    ("first", "second", "is_error"),
    [
        ("date: 1923", "date: 1922, status: claimed", True),
        ("date: 1923, status: planned", "date: 1922", True),
        ("date: 1923", "date: 1922?, status: claimed", False),
        ("date: 1923?", "date: 1922", False),
        ("date: 1923, status: planned", "date: 1922, status: claimed", False),
        ("date: 1923, status: disputed", "date: 1922, status: disputed", False),
        ("date: 1923, status: reported", "date: 1922", True),
    ],
)
def test_a_contradiction_is_an_error_where_it_is_one_by_what_is_firm(
    first: str,
    second: str,
    is_error: bool,  # noqa: FBT001
) -> None:
    text = f"- {{id: a, title: A, {first}}}\n- {{id: b, title: B, {second}, after: a}}\n"
    (found,) = known(text).diagnostics
    assert found.code == ("contradiction" if is_error else "contradiction-qualified")
    (found,) = resolve(read(text), strict=True).diagnostics
    assert found.code == "contradiction"
