"""The chronology of the Titanic as it could be known on a day: what was in print by when."""

from __future__ import annotations

from typing import Any

import pytest
from chronology_files import chronology_file

import libyatl
from libyatl import Timeline, Truth

FILE = chronology_file("titanic")


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return libyatl.load(FILE.path)


def answers(timeline: Timeline, **asked: Any) -> dict[str, Truth]:
    """Return the answer for each event that may match, by its id."""
    return {row.event.id: row.answer for row in libyatl.select(timeline, **asked).rows}


def test_by_the_15th_of_april_it_was_in_print_that_all_were_saved(timeline: Timeline) -> None:
    known = answers(timeline, as_of="1912-04-15")
    assert known == dict.fromkeys(("collision", "all-saved", "all-saved-printed"), Truth.YES)
    assert FILE.by_id["all-saved"]["status"] == "claimed"
    chosen = libyatl.select(timeline, as_of="1912-04-15", id="all-saved")
    (event,) = chosen.events
    assert [citation.source for citation in event.sources] == ["evening-sun"]


def test_by_the_16th_the_loss_was(timeline: Timeline) -> None:
    gained = answers(timeline, as_of="1912-04-16").keys() - answers(timeline, as_of="1912-04-15")
    assert gained == {"sinking", "loss-printed"}


def test_at_the_end_of_1912_some_told_that_she_broke_in_two_and_one_denied_it(
    timeline: Timeline,
) -> None:
    chosen = libyatl.select(timeline, as_of="1912-12-31", tag="break-up")
    told = {event.id: event for event in chosen.events}
    assert told.keys() == {"broke-in-two", "british-report-on-break", "survivors-tell-of-break"}
    cited = {citation.source: citation.note for citation in told["broke-in-two"].sources}
    assert cited == {
        "thayer-account": "Tells that she broke.",
        "survivors-accounts": "Tell that she broke.",
        "british-report": "Denies that she broke.",
    }


def test_in_1986_it_was_known(timeline: Timeline) -> None:
    chosen = libyatl.select(timeline, as_of="1986", tag="break-up", status="occurred", certain=True)
    assert "wreck-shows-break" in {event.id for event in chosen.events}


def test_a_testimony_that_came_by_both_reports_does_not_make_them_one_origin(
    timeline: Timeline,
) -> None:
    for witness in ("boxhall", "lightoller", "bride"):
        assert FILE.data["sources"][f"{witness}-testimony"]["via"] == [
            "senate-report",
            "british-report",
        ]
    by_both = answers(timeline, where="source:lightoller-testimony and origins>=2")
    assert by_both.keys() == {"last-boat-lowered"}


def test_where_a_source_gives_another_account_the_citation_says_so() -> None:
    accounts = {
        (event["id"], citation["id"]): citation["says"].keys()
        for event in FILE.events
        for citation in event["sources"]
        if "says" in citation
    }
    assert accounts == {
        ("sinking", "senate-report"): {"date"},
        ("broke-in-two", "british-report"): {"title", "status"},
        ("place-of-sinking", "boxhall-testimony"): {"title", "places"},
        ("place-of-sinking", "british-report"): {"title", "places"},
        ("all-saved", "nyt-april-16"): {"title", "status"},
    }


def test_a_denial_tells_nothing_of_when_it_was() -> None:
    denials = {
        (event["id"], citation["id"])
        for event in FILE.events
        for citation in event["sources"]
        if citation.get("tells") == "nothing"
    }
    assert denials == {("broke-in-two", "british-report"), ("all-saved", "nyt-april-16")}
