"""Why an event was when it was: each chain once, with the notes of what it rests on."""

from __future__ import annotations

import json

from chronology.histories import event, source, timeline

import libyatl
from libyatl import views
from libyatl.dates import parse_date
from libyatl.formats.json.explanations import why_json
from libyatl.model import Account, Citation, Event, Source
from libyatl.views.terminal.reasons import explained


def why(*events: Event, sources: tuple[Source, ...] = (), width: int | None = None) -> str:
    chosen = libyatl.select(timeline(*events, sources=sources))
    page = views.Page(width, views.UNICODE)
    return "".join(views.plain(explained(chosen, chosen.timeline.index["x"], page)))


def test_bounds_that_rest_on_the_same_statements_are_told_in_one() -> None:
    assert why(event("x", "2017-08")) == (
        "x #x\n"
        "  stated   August 2017\n"
        "  follows  August 2017\n"
        "\n"
        "  August 2017, because\n"
        "    'x' is dated August 2017\n"
    )


def test_a_beginning_and_an_end_that_are_told_in_one_are_each_said() -> None:
    told = why(event("x", "2015/2017-08"))
    assert (
        "\n  begun 2015, ended August 2017, because\n    'x' is dated 2015 – August 2017\n" in told
    )


def test_other_chains_are_told_apart() -> None:
    told = why(
        event("x", sources=["s"], before="y"),
        event("y", sources=["s"]),
        sources=(source("s", "2017-08"),),
    )
    assert [line for line in told.splitlines() if line.endswith("because")] == [
        "  begun by August 2017 (31 August 2017), because",
        "  ended by August 2017 (31 August 2017), because",
    ]
    assert told.count("'x' comes before 'y'") == 1


def test_both_bounds_of_a_clock_are_told_in_one() -> None:
    told = why(event("x", with_="y"), event("y", "2017-07-25T14:30"))
    assert told.endswith(
        "  25 July 2017, 14:30, because\n"
        "    'y' is dated 25 July 2017, 14:30\n"
        "    'x' is at the same time as 'y'\n"
    )


def test_a_clock_that_nothing_is_joined_to_is_told_as_it_is_stated() -> None:
    others = event("y", "2017-07-24")
    told = [why(event("x", f"{mark}2017-07-25T14:30Z"), others) for mark in ("", "c. ")]
    assert [text.split("\n\n  ")[1].partition(", because")[0] for text in told] == [
        "25 July 2017, 14:30 UTC",
        "about 25 July 2017, 14:30 UTC (between 14:29 and 14:31 UTC on 25 July 2017)",
    ]


def test_what_follows_is_said_by_all_accounts() -> None:
    by_another = Account(when=parse_date("30 April 1923"))
    told = why(
        event("x", "1 May 1923", sources=["s", Citation("t", says=by_another)]),
        sources=(source("s"), source("t")),
    )
    assert "  follows  1 May 1923, or by another account 30 April 1923\n" in told


def test_what_bounds_begin_and_end_apart_is_told_apart() -> None:
    told = why(
        event("x", during="month", sources=[Citation("s", tells="ongoing")]),
        event("month", "2017-08-01/2017-08-31"),
        sources=(source("s", "2017-08-15"),),
    )
    assert [line for line in told.splitlines() if line.endswith("because")] == [
        "  August 2017, because",
        "  begun by 15 August 2017, not over before 15 August 2017, because",
    ]


def test_one_that_reached_us_through_another_is_told_with_what_it_came_through() -> None:
    told = why(
        event("x", sources=[Citation("voice", tells="over")]),
        sources=(
            source("voice", via=["wire"]),
            source("wire", via=["paper"]),
            source("paper", "2017-08"),
        ),
    )
    assert told.endswith(
        "  by August 2017 (31 August 2017), because\n"
        "    'x' was over when 'voice' was published\n"
        "    'voice' reached us through 'wire'\n"
        "    'wire' reached us through 'paper'\n"
        "    'paper' was published August 2017\n"
    )


def test_one_that_drew_on_another_is_told_with_that() -> None:
    told = why(
        event("x", sources=[Citation("later", tells="ahead")]),
        sources=(source("later", derived_from=["paper"]), source("paper", "2017-08")),
    )
    assert told.endswith(
        "  on or after August 2017 (1 August 2017), because\n"
        "    'x' is still ahead in 'later'\n"
        "    'later' drew on 'paper'\n"
        "    'paper' was published August 2017\n"
    )


def test_a_moment_that_ties_two_events_is_told_in_their_order() -> None:
    told = why(
        event("x", sources=[Citation("s", tells="ahead")]),
        event("y", "2017-08-03", sources=[Citation("s", tells="past")]),
        sources=(source("s", "2017"),),
    )
    assert told.endswith(
        "  on or after 3 August 2017, because\n"
        "    'y' is dated 3 August 2017\n"
        "    'y' is told as past by 's'\n"
        "    'x' is still ahead in 's'\n"
    )


def test_the_notes_of_what_a_chain_rests_on_are_told_once() -> None:
    cited = Citation("s", tells="past", note="It says so in passing.")
    told = why(
        event("x", sources=[cited], before="y", note="That it was before is inferred."),
        event(
            "y",
            note="Nothing is known of its day.",
            sources=[Citation("s", note="Of what it says.")],
        ),
        sources=(source("s", "2017-08")._replace(note="The month is inferred."),),
    )
    assert told.count("note on") == 4
    assert (
        "    's' was published August 2017\n"
        "    note on 'x' in 's': It says so in passing.\n"
        "    note on 'x': That it was before is inferred.\n"
        "    note on 's': The month is inferred.\n"
    ) in told
    assert told.endswith("    note on 'y': Nothing is known of its day.\n")


def test_a_note_is_harmless_and_wraps() -> None:
    told = why(event("x", "2017", note="a\x1b[31m " + "word " * 20), width=40)
    assert "\x1b" not in told
    assert "    note on 'x': a\\x1b[31m word word\n      word word" in told


def test_a_step_and_a_bound_say_why_they_are_not_certain() -> None:
    told = why(
        event("x", before="y", after=["p", "q"]),
        event("y", "2017-12-09", status="claimed"),
        event("p", "2017-10", status="planned"),
        event("q", "c. 1900"),
    )
    assert told == (
        "x #x\n"
        "  stated   no date\n"
        "  follows  between October and 9 December 2017, if the claim holds, as planned\n"
        "\n"
        "  on or after October 2017 (1 October 2017), as planned, because\n"
        "    'p' is dated October 2017\n"
        "    'x' comes after 'p', as planned\n"
        "\n"
        "  by 9 December 2017, if the claim holds, because\n"
        "    'y' is dated 9 December 2017\n"
        "    'x' comes before 'y', if the claim holds\n"
    )


def test_json_says_on_what_a_step_stands() -> None:
    made = timeline(
        event("x", after="y", before="p"),
        event("y", "c. 1900", status="disputed"),
        event("p", "1910", status="planned"),
    )
    told = json.loads(why_json(libyatl.select(made), 0))["why"]
    chains = [[step.get("grounds") for step in bound["chain"]] for bound in told.values()]
    assert chains == [
        [["qualified"], ["claimed"]],
        [None, ["planned"], None],
        [["qualified"], ["claimed"], None],
        [None, ["planned"]],
    ]


def test_what_contradicts_is_told_with_all_that_cannot_be_true_at_once() -> None:
    made = timeline(
        event("a", "2017-05-03"),
        event("b", "2017-05-01", after="a"),
        event("c", "2016", before="d"),
        event("d", "2015"),
    )
    page = views.Page(None, views.UNICODE)
    drawn = views.plain(explained(libyatl.select(made), made.index["b"], page))
    lines = [line.rstrip() for line in drawn]
    assert "  these cannot all be true" in lines
    stated = [line.strip() for line in lines[lines.index("  these cannot all be true") + 1 :]]
    assert stated == ["'b' comes after 'a'", "'a' is dated 3 May 2017", "'b' is dated 1 May 2017"]
    place = made.index["b"]
    selection = libyatl.select(made)
    plain = json.loads(why_json(selection, place))
    assert plain["contradictions"] == [[{"says": said, "at": ""} for said in stated]]
    assert "contradictions" not in json.loads(why_json(libyatl.select(timeline(event("a"))), 0))


def test_what_is_given_up_with_others_names_their_contradiction() -> None:
    pairs = [(f"a{n}", f"b{n}") for n in range(10)]
    events = [event("hub", "2017")]
    for one, other in pairs:
        events += [
            event(one, "2017-05-03", after="hub"),
            event(other, "2017-05-01", after=[one, "hub"]),
        ]
    selection = libyatl.select(timeline(*events))
    chronology = selection.chronology
    for place in range(len(events)):
        if chronology.in_contradiction(place):
            assert chronology.contradictions_of(place)
