"""What the article orders, and tells as over, lasting or ahead, is stated of each, and no more."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from chronology_files import RELATIONS, chronology_file, targets

FILE = chronology_file("events")
DATA, EVENTS, BY_ID = FILE.data, FILE.events, FILE.by_id

ARTICLE = "barmin-2017"

each_event = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])


@pytest.mark.parametrize(
    "id",
    [
        "uae-arms-supplies",
        "paris-ceasefire",
        "embassy-shared",
        "dengov-interfax-interview",
        "hifter-reconciliation-hope",
        "hifter-battles-statement",
        "dengov-on-sarraj-return",
        "is-destroyed",
        "salame-moscow-visit",
    ],
)
def test_an_order_that_rests_on_an_inference_says_so(id: str) -> None:
    assert BY_ID[id].keys() & set(RELATIONS)
    assert "inferred" in BY_ID[id]["note"]


FINISHED = {
    "lpa-signed",
    "kuznetsov-tobruk-visit",
    "sarraj-moscow-visit",
    "russia-absence",
    "hifter-earlier-trips",
    "earlier-aid-rejections",
    "paris-meeting",
    "paris-ceasefire",
    "paris-platform-emerges",
    "moscow-welcomes-platform",
    "france-uae-lead",
    "italian-naval-leave",
    "hifter-accuses-sarraj",
    "sarraj-answers-hifter",
    "italy-migration-decision",
    "embassy-handover",
    "tobruk-embassy-claim",
    "dengov-interfax-interview",
    "simultaneous-talks-suggested",
    "simultaneous-talks-dismissed",
    "hifter-moscow-visit",
    "hifter-airport-reception",
    "hifter-lavrov-meeting",
    "hifter-shoigu-meeting",
    "hifter-aid-request",
    "hifter-reconciliation-hope",
    "hifter-battles-statement",
    "lavrov-expects-salame",
    "dengov-on-sarraj-return",
    "diplomat-on-salame",
    "dengov-kommersant-interview",
    "dengov-dismisses-east-claim",
    "hifter-claims-east",
}
TOLD = {
    (ARTICLE, "over"): FINISHED,
    (ARTICLE, "ongoing"): {"russia-coast-presence", "russia-mediation", "russia-public-distance"},
    (ARTICLE, "ahead"): {"salame-moscow-visit", "direct-talks-moscow", "lpa-amendment-talks"},
    ("lavrov-media", "ahead"): {"salame-moscow-visit"},
    ("dengov-no-outlet", "ahead"): {"sarraj-return-visit", "direct-talks-moscow"},
    ("kremlin-on-ties", "over"): {"russia-ties-claim"},
    ("sarraj-on-hifter", "over"): {"sarraj-support-request"},
    ("hifter-on-east", "over"): {"east-liberation"},
    ("kommersant-dengov", "over"): {"is-destroyed", "is-destroyed-by-militias"},
    ("hifter-to-lavrov", "ongoing"): {"lna-battles", "arms-embargo"},
    ("interfax-dengov", "ongoing"): {"embassy-shared"},
}


def test_what_is_told_as_over_as_lasting_or_as_ahead_is_what_the_article_tells_so() -> None:
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in EVENTS:
        for citation in event["sources"]:
            if citation.get("tells", "nothing") != "nothing":
                told[citation["id"], citation["tells"]].add(event["id"])
    assert told == TOLD


@each_event
def test_words_do_not_tell_of_their_own_saying(event: dict[str, Any]) -> None:
    if "statement" in event["tags"]:
        voices = [cited for cited in event["sources"] if cited["id"] != ARTICLE]
        assert all(cited["tells"] == "nothing" for cited in voices)


def test_that_it_was_destroyed_is_claimed_and_the_credit_alone_is_disputed() -> None:
    assert BY_ID["is-destroyed"]["status"] == "claimed"
    assert BY_ID["is-destroyed-by-militias"]["status"] == "disputed"


def test_the_reason_of_what_stands_without_a_place_is_true_of_each() -> None:
    placed = {target for _, _, target in FILE.stated_relations}
    groups = DATA["check"]["unplaced-event"]
    for group in groups:
        for id in group["for"]:
            event = BY_ID[id]
            assert not event.keys() & {"date", *RELATIONS}
            assert id not in placed
            (lay,) = {
                cited.get("tells", "past")
                for cited in event["sources"]
                if cited.get("tells") != "nothing" and "Context" not in cited.get("note", "")
            }
            wanted = {"ongoing": "lasting", "ahead": "ahead"}.get(lay, "had begun")
            assert wanted in group["because"]
    assert {len(group["for"]) for group in groups} == {5, 2}


UNORDERED = [
    {"embassy-handover", "hifter-moscow-visit"},
    {"hifter-lavrov-meeting", "hifter-shoigu-meeting"},
    {"dengov-interfax-interview", "dengov-kommersant-interview"},
    {"dengov-interfax-interview", "dengov-on-sarraj-return"},
    {"italian-naval-leave", "hifter-moscow-visit"},
    {"hifter-accuses-sarraj", "hifter-moscow-visit"},
    {"italy-migration-decision", "italian-naval-leave"},
    {"russia-mediation", "russia-absence"},
    {"dengov-on-sarraj-return", "hifter-moscow-visit"},
    {"paris-platform-emerges", "paris-ceasefire"},
    {"moscow-welcomes-platform", "paris-ceasefire"},
    {"salame-succeeds-kobler", "diplomat-on-salame"},
    {"un-reports-supplies", "uae-arms-supplies"},
    {"sarraj-return-visit", "direct-talks-moscow"},
    {"simultaneous-talks-dismissed", "hifter-moscow-visit"},
]


def later_events() -> dict[str, set[str]]:
    """What the relations place after each event; `during X` takes over the order of X."""
    later: dict[str, set[str]] = defaultdict(set)
    for event in EVENTS:
        for target in targets(event.get("after", [])):
            later[target].add(event["id"])
        for target in targets(event.get("before", [])):
            later[event["id"]].add(target)
    stated = {key: set(followers) for key, followers in later.items()}
    for event in EVENTS:
        for whole in targets(event.get("during", [])):
            later[event["id"]] |= stated.get(whole, set())
            for earlier, followers in stated.items():
                if whole in followers:
                    later[earlier].add(event["id"])
    return later


def reaches(later: dict[str, set[str]], start: str, goal: str) -> bool:
    """Whether a chain of `later` leads from one event to another."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            todo.extend(later.get(here, ()))
    return False


@pytest.mark.parametrize("pair", UNORDERED, ids=lambda pair: " / ".join(sorted(pair)))
def test_what_the_article_leaves_unordered_has_no_chain_of_relations(pair: set[str]) -> None:
    assert pair <= set(BY_ID)
    first, second = pair
    later = later_events()
    assert not reaches(later, first, second)
    assert not reaches(later, second, first)
    assert not any(set(BY_ID[key]) & {"seq", "with"} for key in pair)


def test_what_the_article_orders_is_ordered() -> None:
    visit = "hifter-moscow-visit"
    assert FILE.stated_relations == {
        ("russia-absence", "before", visit),
        ("hifter-earlier-trips", "before", visit),
        ("simultaneous-talks-suggested", "before", visit),
        ("simultaneous-talks-dismissed", "after", "simultaneous-talks-suggested"),
        ("hifter-airport-reception", "during", visit),
        ("hifter-lavrov-meeting", "during", visit),
        ("hifter-shoigu-meeting", "during", visit),
        ("hifter-aid-request", "during", visit),
        ("earlier-aid-rejections", "before", "hifter-aid-request"),
        ("hifter-reconciliation-hope", "during", "hifter-lavrov-meeting"),
        ("hifter-battles-statement", "during", "hifter-lavrov-meeting"),
        ("hifter-battles-statement", "during", "lna-battles"),
        ("hifter-battles-statement", "during", "arms-embargo"),
        ("lavrov-expects-salame", "during", visit),
        ("dengov-on-sarraj-return", "after", "hifter-lavrov-meeting"),
        ("dengov-on-sarraj-return", "after", "hifter-shoigu-meeting"),
        ("salame-moscow-visit", "after", visit),
        ("salame-moscow-visit", "after", "salame-succeeds-kobler"),
        ("uae-arms-supplies", "during", "arms-embargo"),
        ("paris-ceasefire", "during", "paris-meeting"),
        ("moscow-welcomes-platform", "after", "paris-platform-emerges"),
        ("italian-naval-leave", "after", "paris-meeting"),
        ("leave-dissent", "after", "italian-naval-leave"),
        ("hifter-accuses-sarraj", "after", "italian-naval-leave"),
        ("sarraj-answers-hifter", "after", "hifter-accuses-sarraj"),
        ("sarraj-support-request", "before", "sarraj-answers-hifter"),
        ("tobruk-embassy-claim", "after", "embassy-handover"),
        ("embassy-shared", "after", "tobruk-embassy-claim"),
        ("dengov-interfax-interview", "during", "embassy-shared"),
        ("hifter-claims-east", "before", "dengov-dismisses-east-claim"),
        ("east-liberation", "before", "hifter-claims-east"),
        ("is-destroyed", "before", "dengov-kommersant-interview"),
        ("is-destroyed-by-militias", "during", "is-destroyed"),
        ("dengov-dismisses-east-claim", "during", "dengov-kommersant-interview"),
    }
    assert {event["id"]: event["lasted"] for event in EVENTS if "lasted" in event} == {
        visit: "3 days"
    }
