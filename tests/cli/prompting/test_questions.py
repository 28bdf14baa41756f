"""What is asked after which answers, and what the event then says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.cli.prompting.dialogue import Dialogue
from libyatl.cli.prompting.judgements import Judged
from libyatl.cli.prompting.questions import Question
from libyatl.formats.yaml.placed import Value


def lenient(question: Question, typed: str, event: Mapping[str, Value]) -> Judged:
    """Take all but `bad`, and leave out what is empty."""
    if typed == "bad":
        return Judged(refusal="it is bad", near="good" if question.key == "actors" else "")
    if question.key == "actors" and ":" in typed:
        name, _, role = typed.partition(":")
        return Judged({"id": name, "role": role})
    return Judged([typed] if question.key == "after" and typed else typed or None)


def begun(known: Mapping[str, Value], *typed: str) -> Dialogue:
    dialogue = Dialogue(known, lenient)
    for text in typed:
        dialogue.take(text)
    return dialogue


def asked(dialogue: Dialogue) -> str:
    return "" if dialogue.question is None else dialogue.question.key


@pytest.mark.parametrize(
    ("known", "typed", "next_one"),
    [
        ({}, [], "title"),
        ({}, ["A visit"], "date"),
        ({}, ["A visit", "1881"], "actors"),
        ({}, ["A visit", ""], "after"),
        ({}, ["A visit", "", ""], "actors"),
        ({}, ["A visit", "1881", "ann"], "role"),
        ({}, ["A visit", "1881", "ann:host"], "actors"),
        ({}, ["A visit", "1881", "ann", "host"], "actors"),
        ({}, ["A visit", "1881", ""], "places"),
        ({}, ["A visit", "1881", "", "", "", "letter"], "at"),
        ({}, ["A visit", "1881", "", "", "", "letter", "p. 3"], "quote"),
        ({}, ["A visit", "1881", "", "", "", "letter", "", ""], "sources"),
        ({}, ["A visit", "1881", "", "", "", ""], "status"),
        ({}, ["A visit", "1881", "", "", "", "", ""], "id"),
        ({}, ["A visit", "1881", "", "", "", "", "", ""], ""),
        ({"title": "A visit"}, [], "date"),
        ({"date": "1881"}, ["A visit"], "actors"),
        ({"after": ["x"]}, ["A visit", ""], "actors"),
        ({"actors": ["ann"], "tags": ["loan"]}, ["A visit", "1881"], "places"),
        ({"id": "visit", "status": "claimed"}, ["A visit", "1881", "", "", "", ""], ""),
        ({}, ["bad"], "title"),
    ],
)
def test_what_flags_gave_is_not_asked_and_the_rest_in_order(
    known: dict[str, Value], typed: list[str], next_one: str
) -> None:
    assert asked(begun(known, *typed)) == next_one


def test_an_event_says_what_was_answered() -> None:
    dialogue = begun(
        {"tags": ["loan"]},
        *("A visit", "1881"),
        *("ann", "host", "bob:guest", "carl", ""),
        *("", "milltown", ""),
        *("letter", "p. 3", "so: yes", "ledger", "", "", ""),
        *("claimed", ""),
    )
    assert dialogue.question is None
    assert dialogue.event == {
        "tags": ["loan"],
        "title": "A visit",
        "date": "1881",
        "actors": [{"id": "ann", "role": "host"}, {"id": "bob", "role": "guest"}, "carl"],
        "places": ["milltown"],
        "sources": [{"id": "letter", "at": "p. 3", "quote": "so: yes"}, "ledger"],
        "status": "claimed",
    }


def test_who_goes_back_finds_what_was_typed_and_so_on_the_way_forth() -> None:
    dialogue = begun({}, "A visit", "1881", "ann", "host")
    seen = []
    while dialogue.back():
        seen.append((asked(dialogue), dialogue.before))
    assert seen == [("role", "host"), ("actors", "ann"), ("date", "1881"), ("title", "A visit")]
    dialogue.take("Another visit")
    assert (asked(dialogue), dialogue.before) == ("date", "1881")
    dialogue.take(dialogue.before)
    assert (asked(dialogue), dialogue.before) == ("actors", "ann")
    assert dialogue.event == {"title": "Another visit", "date": "1881"}


def test_who_leaves_keeps_what_was_gone_back_behind() -> None:
    dialogue = begun({"tags": ["loan"]}, "A visit", "1881", "ann", "host")
    for _ in range(3):
        dialogue.back()
    assert dialogue.event == {"tags": ["loan"], "title": "A visit"}
    assert dialogue.all_typed == {
        "tags": ["loan"],
        "title": "A visit",
        "date": "1881",
        "actors": [{"id": "ann", "role": "host"}],
    }
    assert asked(dialogue) == "date"


def test_a_refused_answer_stays_to_be_corrected() -> None:
    dialogue = begun({}, "A visit", "bad")
    assert (asked(dialogue), dialogue.before) == ("date", "bad")
    assert dialogue.all_typed == {"title": "A visit"}


def test_a_name_that_is_near_to_another_can_be_taken_as_it_is() -> None:
    dialogue = begun({}, "A visit", "1881")
    assert not dialogue.take("bad").is_taken
    assert asked(dialogue) == "actors"
    dialogue.take("bad", as_it_is=True)
    assert asked(dialogue) == "role"
    assert dialogue.event["actors"] == ["bad"]


def test_nothing_else_can_be_taken_as_it_is() -> None:
    dialogue = begun({}, "A visit")
    dialogue.take("bad", as_it_is=True)
    assert asked(dialogue) == "date"


def test_what_is_suggested_stands_where_it_is_asked_first() -> None:
    dialogue = begun({}, "A visit", "1881")
    dialogue.suggest("sources", "ledger")
    for _ in range(3):
        dialogue.take("")
    assert (asked(dialogue), dialogue.before) == ("sources", "ledger")
    for text in ("ledger", "", ""):
        dialogue.take(text)
    assert (asked(dialogue), dialogue.before) == ("sources", "")


ANSWERS = (
    "A visit",
    "",
    "founding",
    "ann",
    "host",
    "bob",
    "",
    "",
    "",
    "loan",
    "",
    "letter",
    "p. 3",
)


@given(st.lists(st.integers(0, len(ANSWERS)), max_size=12))
def test_however_often_somebody_goes_back_the_answers_are_the_same(backs: list[int]) -> None:
    straight = begun({}, *ANSWERS)
    winding, waiting = begun({}), [*backs]
    number = 0
    while number < len(ANSWERS):
        if waiting:
            steps = min(waiting.pop(), number)
            for _ in range(steps):
                assert winding.back()
            for kept in ANSWERS[number - steps : number]:
                assert winding.before == kept
                winding.take(winding.before)
        winding.take(ANSWERS[number])
        number += 1
    assert winding.event == straight.event
    assert winding.question == straight.question
    assert winding.all_typed == straight.event
