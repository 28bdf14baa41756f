"""Where accounts of the Titanic's loss differ: what each says, and what could be known by when."""

from __future__ import annotations

from typing import Any

import pytest
from chronology_files import DATA

import libyatl
from libyatl import Event, Timeline, Truth


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return libyatl.load(DATA / "titanic.yaml")


def answers(timeline: Timeline, **asked: Any) -> dict[str, Truth]:
    """Return the answer for each event that may match, by its id."""
    return {row.event.id: row.answer for row in libyatl.select(timeline, **asked).rows}


def as_known(timeline: Timeline, id: str, **asked: Any) -> Event:
    """Return an event as it could be known on a day."""
    (event,) = libyatl.select(timeline, id=id, **asked).events
    return event


END_OF_1912 = "1912-12-31"


def test_at_the_end_of_1912_whether_she_broke_in_two_is_yes_by_some_and_no_by_one(
    timeline: Timeline,
) -> None:
    told = answers(timeline, as_of=END_OF_1912, id="broke-in-two", status="occurred")
    assert told == {"broke-in-two": Truth.MAYBE}
    yes, no = "source:survivors-accounts", "source:british-report"
    assert answers(timeline, as_of=END_OF_1912, id="broke-in-two", where=f"{yes} and {no}")
    event = as_known(timeline, "broke-in-two", as_of=END_OF_1912)
    otherwise = {cited.source: cited.says for cited in event.sources if cited.says}
    assert otherwise.keys() == {"british-report"}
    denial = otherwise["british-report"]
    assert (denial.title, denial.status) == ("The Titanic goes down whole", "disputed")
    assert answers(timeline, as_of=END_OF_1912, id="wreck-shows-break") == {}


def test_before_the_british_report_nobody_had_denied_it(timeline: Timeline) -> None:
    told = answers(timeline, as_of="1912-07-29", id="broke-in-two", status="disputed")
    assert told == {}


def test_in_1986_that_she_broke_in_two_is_yes(timeline: Timeline) -> None:
    told = answers(timeline, as_of="1986", tag="break-up", status="occurred", certain=True)
    assert told["wreck-shows-break"] is Truth.YES


@pytest.mark.parametrize(
    ("day", "place", "title"),
    [
        (
            END_OF_1912,
            "distress-position",
            "The Titanic goes down at 41°46' N, 50°14' W, by her calls",
        ),
        ("1986", "wreck-site", "The Titanic goes down at about 41°43' N, 49°57' W"),
    ],
)
def test_where_she_went_down_is_as_it_was_known(
    day: str, place: str, title: str, timeline: Timeline
) -> None:
    event = as_known(timeline, "place-of-sinking", as_of=day)
    assert event.places == (place,)
    assert event.title == title


def test_before_a_report_was_out_nobody_had_told_where_she_went_down(timeline: Timeline) -> None:
    assert answers(timeline, as_of="1912-04-16", id="place-of-sinking") == {}


def test_where_she_went_down_is_asked_of_each_account(timeline: Timeline) -> None:
    told = {
        place: answers(timeline, id="place-of-sinking", place=place)
        for place in ("wreck-site", "distress-position", "Belfast")
    }
    maybe = {"place-of-sinking": Truth.MAYBE}
    assert told == {"wreck-site": maybe, "distress-position": maybe, "Belfast": {}}


def test_that_all_were_saved_was_a_claim_and_then_a_disputed_one(timeline: Timeline) -> None:
    asked = {"id": "all-saved", "status": "claimed"}
    assert answers(timeline, as_of="1912-04-15", **asked) == {"all-saved": Truth.YES}
    assert answers(timeline, as_of="1912-04-16", **asked) == {"all-saved": Truth.MAYBE}
    disputed = answers(timeline, as_of="1912-04-16", id="all-saved", status="disputed")
    assert disputed == {"all-saved": Truth.MAYBE}


def test_two_claims_rest_on_one_origin(timeline: Timeline) -> None:
    one_origin = "(status:claimed or status:disputed) and not origins>=2"
    assert answers(timeline, where=one_origin) == dict.fromkeys(
        ("position-in-calls", "all-saved"), Truth.YES
    )


def test_an_account_that_differs_supports_nothing(timeline: Timeline) -> None:
    assert answers(timeline, id=["broke-in-two", "place-of-sinking"], min_sources=3).keys() == {
        "broke-in-two"
    }
    assert answers(timeline, id="broke-in-two", min_sources=4) == {}


def test_an_hour_by_new_yorks_clock_is_another_account_that_does_not_differ(
    timeline: Timeline,
) -> None:
    event = as_known(timeline, "sinking")
    (american,) = (cited.says for cited in event.sources if cited.says)
    assert american.when is not None
    assert american.when.text == "1912-04-15T00:47-05:00"
    assert answers(timeline, id="sinking", on="1912-04-15T02:20") == {"sinking": Truth.YES}
    assert answers(timeline, id="sinking", min_sources=5) == {"sinking": Truth.YES}
