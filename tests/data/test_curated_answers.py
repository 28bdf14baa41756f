"""Questions that a reader of the article may put to the curated chronology, with their answers.

What follows for each event that the article does not date, which of two came first, and which pairs
it leaves open: each was read out of the article by hand.
"""

from __future__ import annotations

import pytest
from chronology_files import DATA

import libyatl
from libyatl import Timeline
from libyatl.chronology import Chronology, resolve
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, day_to_iso


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return libyatl.load(DATA / "events.yaml")


@pytest.fixture(scope="module")
def chronology(timeline: Timeline) -> Chronology:
    return resolve(timeline)


def day(number: int) -> str:
    """Return a day as MONTH-DAY of 2017, or with its year; an open bound as nothing."""
    if number in (OPEN_PAST, OPEN_FUTURE):
        return ""
    return day_to_iso(number).removeprefix("2017-")


def bounds(chronology: Chronology, id: str) -> tuple[str, str]:
    """Return between which days it began, and between which it ended."""
    a, b, c, d = map(day, chronology.bounds(chronology.timeline.index[id]))
    return f"{a}..{b}", f"{c}..{d}"


# The article came out on 3 August at the earliest, and on 31 August at the latest.
BY_ARTICLE = ("..08-31", "..08-31")
AFTER_PARIS = ("07-25..08-31", "07-25..08-31")
IN_AUGUST = ("08-01..08-31", "08-01..08-31")
STILL_SO = ("..08-31", "08-03..")
AHEAD = ("08-03..", "08-03..")
FOLLOWS = {
    "lpa-signed": ("2015-01-01..2015-12-31", "2015-01-01..2015-12-31"),
    "russia-coast-presence": ("2015-01-01..2015-12-31", "08-03.."),
    "kuznetsov-tobruk-visit": ("01-01..01-31", "01-01..01-31"),
    "sarraj-moscow-visit": ("03-01..03-31", "03-01..03-31"),
    "russia-mediation": STILL_SO,
    "russia-ties-claim": BY_ARTICLE,
    "russia-absence": ("..08-29", "..08-29"),
    "hifter-earlier-trips": ("..08-29", "..08-29"),
    "earlier-aid-rejections": BY_ARTICLE,
    "arms-embargo": ("..08-31", "08-01.."),
    "uae-arms-supplies": ("..08-31", ".."),
    "un-reports-supplies": ("..08-31", ".."),
    "russia-public-distance": STILL_SO,
    "paris-meeting": ("..07-25", "07-25..08-31"),
    "paris-ceasefire": ("07-25..07-25", "07-25..07-25"),
    "paris-platform-emerges": BY_ARTICLE,
    "moscow-welcomes-platform": BY_ARTICLE,
    "france-uae-lead": BY_ARTICLE,
    "italian-naval-leave": AFTER_PARIS,
    "leave-dissent": ("07-25..08-31", "07-25.."),
    "hifter-accuses-sarraj": AFTER_PARIS,
    "sarraj-answers-hifter": AFTER_PARIS,
    "sarraj-support-request": BY_ARTICLE,
    "italy-migration-decision": BY_ARTICLE,
    "embassy-handover": ("08-01..08-10", "08-01..08-10"),
    "tobruk-embassy-claim": IN_AUGUST,
    "embassy-shared": ("08-01..08-31", "08-01.."),
    "dengov-interfax-interview": IN_AUGUST,
    "simultaneous-talks-suggested": ("..08-29", "..08-29"),
    "simultaneous-talks-dismissed": BY_ARTICLE,
    "hifter-moscow-visit": ("08-01..08-29", "08-03..08-31"),
    "hifter-airport-reception": IN_AUGUST,
    "hifter-lavrov-meeting": IN_AUGUST,
    "hifter-shoigu-meeting": IN_AUGUST,
    "hifter-aid-request": IN_AUGUST,
    "hifter-reconciliation-hope": IN_AUGUST,
    "hifter-battles-statement": IN_AUGUST,
    "lna-battles": ("..08-31", "08-01.."),
    "lavrov-expects-salame": IN_AUGUST,
    "dengov-on-sarraj-return": IN_AUGUST,
    "salame-succeeds-kobler": ("..08-31", ".."),
    "diplomat-on-salame": BY_ARTICLE,
    "dengov-kommersant-interview": BY_ARTICLE,
    "hifter-claims-east": BY_ARTICLE,
    "dengov-dismisses-east-claim": BY_ARTICLE,
    "east-liberation": BY_ARTICLE,
    "is-destroyed": BY_ARTICLE,
    "is-destroyed-by-militias": BY_ARTICLE,
    "salame-moscow-visit": AHEAD,
    "sarraj-return-visit": ("09-01..", "09-01.."),
    "direct-talks-moscow": AHEAD,
    "lpa-amendment-talks": AHEAD,
}


def test_there_is_an_answer_for_every_event(timeline: Timeline) -> None:
    assert {event.id for event in timeline.events} == FOLLOWS.keys()


@pytest.mark.parametrize("id", FOLLOWS)
def test_what_follows_is_what_the_article_allows(id: str, chronology: Chronology) -> None:
    assert bounds(chronology, id) == FOLLOWS[id]


FIRST = [
    ("lpa-signed", "kuznetsov-tobruk-visit"),
    ("sarraj-moscow-visit", "paris-ceasefire"),
    ("paris-ceasefire", "embassy-handover"),
    ("paris-meeting", "sarraj-answers-hifter"),
    ("sarraj-support-request", "sarraj-answers-hifter"),
    ("paris-platform-emerges", "moscow-welcomes-platform"),
    ("embassy-handover", "embassy-shared"),
    ("russia-absence", "hifter-reconciliation-hope"),
    ("hifter-earlier-trips", "hifter-battles-statement"),
    ("earlier-aid-rejections", "hifter-aid-request"),
    ("simultaneous-talks-suggested", "hifter-lavrov-meeting"),
    ("hifter-lavrov-meeting", "dengov-on-sarraj-return"),
    ("hifter-shoigu-meeting", "dengov-on-sarraj-return"),
    ("hifter-battles-statement", "dengov-on-sarraj-return"),
    ("hifter-claims-east", "dengov-dismisses-east-claim"),
    ("east-liberation", "dengov-dismisses-east-claim"),
    ("is-destroyed", "dengov-dismisses-east-claim"),
    ("salame-succeeds-kobler", "salame-moscow-visit"),
    ("lavrov-expects-salame", "salame-moscow-visit"),
    ("hifter-moscow-visit", "lpa-amendment-talks"),
    ("hifter-moscow-visit", "direct-talks-moscow"),
    ("italian-naval-leave", "direct-talks-moscow"),
    ("dengov-kommersant-interview", "lpa-amendment-talks"),
    ("paris-platform-emerges", "salame-moscow-visit"),
]
FIRST_IF_THE_CLAIM_HOLDS = [
    ("embassy-handover", "dengov-interfax-interview"),
    ("tobruk-embassy-claim", "dengov-interfax-interview"),
    ("is-destroyed-by-militias", "dengov-kommersant-interview"),
]
OPEN = [
    ("embassy-handover", "hifter-moscow-visit"),
    ("hifter-lavrov-meeting", "hifter-shoigu-meeting"),
    ("hifter-reconciliation-hope", "hifter-battles-statement"),
    ("dengov-interfax-interview", "dengov-kommersant-interview"),
    ("dengov-interfax-interview", "dengov-on-sarraj-return"),
    ("dengov-kommersant-interview", "dengov-on-sarraj-return"),
    ("dengov-on-sarraj-return", "hifter-moscow-visit"),
    ("italian-naval-leave", "hifter-moscow-visit"),
    ("hifter-accuses-sarraj", "hifter-moscow-visit"),
    ("leave-dissent", "hifter-accuses-sarraj"),
    ("italy-migration-decision", "italian-naval-leave"),
    ("sarraj-support-request", "italian-naval-leave"),
    ("russia-mediation", "russia-absence"),
    ("simultaneous-talks-dismissed", "hifter-moscow-visit"),
    ("paris-platform-emerges", "paris-ceasefire"),
    ("paris-platform-emerges", "paris-meeting"),
    ("moscow-welcomes-platform", "paris-ceasefire"),
    ("salame-succeeds-kobler", "hifter-moscow-visit"),
    ("salame-succeeds-kobler", "diplomat-on-salame"),
    ("un-reports-supplies", "uae-arms-supplies"),
    ("hifter-claims-east", "is-destroyed"),
    ("salame-moscow-visit", "sarraj-return-visit"),
    ("sarraj-return-visit", "direct-talks-moscow"),
    ("direct-talks-moscow", "lpa-amendment-talks"),
]


def position(chronology: Chronology, one: str, other: str) -> str:
    """Return how the one lies to the other, as `libyatl why ONE OTHER` says it."""
    index = chronology.timeline.index
    return str(chronology.compare(index[one], index[other]).position)


@pytest.mark.parametrize(("one", "other"), FIRST + FIRST_IF_THE_CLAIM_HOLDS, ids=str)
def test_which_of_two_came_first(one: str, other: str, chronology: Chronology) -> None:
    assert position(chronology, one, other) == "before"
    assert position(chronology, other, one) == "after"


@pytest.mark.parametrize(("one", "other"), OPEN, ids=str)
def test_which_of_two_came_first_is_open(one: str, other: str, chronology: Chronology) -> None:
    said = {position(chronology, one, other), position(chronology, other, one)}
    assert not said & {"before", "after"}


@pytest.mark.parametrize(
    "id", ["salame-moscow-visit", "direct-talks-moscow", "lpa-amendment-talks"]
)
def test_what_is_planned_is_from_the_end_of_the_visit_on(id: str, chronology: Chronology) -> None:
    index = chronology.timeline.index
    why = chronology.why(index[id]).earliest_begin
    assert ("hifter-moscow-visit", "lasted") in {
        (chronology.timeline.events[said.owner].id, said.path)
        for said in why.statements
        if isinstance(said.owner, int)
    }


def test_every_event_came_by_one_origin(timeline: Timeline) -> None:
    assert list(libyatl.select(timeline, where="origins>=2").events) == []
