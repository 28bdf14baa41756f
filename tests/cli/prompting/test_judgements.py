"""How answers are judged: each at once, in words and days."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from milltown import MILLTOWN

from libyatl import formats
from libyatl.cli.prompting.judgements import Judge, Judged
from libyatl.cli.prompting.offered_words import matching, offered
from libyatl.cli.prompting.questions import Asked, Question
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Value
from libyatl.views import ASCII, UNICODE, plain

DATA = MILLTOWN.encode()
TIMELINE = formats.read_data([("my.yaml", DATA)])
JUDGE = Judge(TIMELINE, Document("my.yaml", DATA).tree, UNICODE)


def judged(key: Asked, typed: str) -> Judged:
    return JUDGE(Question(key, key), typed, {})


@pytest.mark.parametrize(
    ("key", "typed", "value", "said"),
    [
        ("title", "Ann borrows it", "Ann borrows it", []),
        (
            *("date", "early march 1987", "early march 1987"),
            ["early March 1987", "one day, not known which: between 1 and 10 March 1987"],
        ),
        ("date", "12 May 1987", "12 May 1987", ["12 May 1987"]),
        ("date", "1987-05-12 14:30", "1987-05-12 14:30", ["12 May 1987, 14:30"]),
        ("date", "", None, []),
        ("after", "reminder", ["reminder"], ["#reminder A reminder is sent (Jun 1987)"]),
        ("after", "", None, []),
        ("actors", "ann", "ann", ["ann (Ann Example)"]),
        ("actors", "A. Example", "ann", ["ann (Ann Example)"]),
        ("actors", "ann:host", {"id": "ann", "role": "host"}, ["ann (Ann Example)"]),
        ("actors", "Rosalind", "Rosalind", ["Rosalind (new: no event has it yet)"]),
        ("tags", "loan", "loan", ["loan (in 1 event)"]),
        ("tags", "books", "books", ["books (new: no event has it yet)"]),
        ("places", "Milltown", "milltown", ["milltown (Milltown)"]),
        ("sources", "ledger", "ledger", ["ledger (The loan ledger)"]),
        ("role", "borrower", "borrower", []),
        ("at", "page 12", "page 12", []),
        ("quote", "so: \u201cyes\u201d", "so: \u201cyes\u201d", []),
        ("status", "claimed", "claimed", []),
        ("status", "", None, []),
        ("id", "loan", "loan", []),
        ("id", "", None, []),
    ],
)
def test_an_answer_is_told_as_it_is_understood(
    key: Asked, typed: str, value: Value, said: Sequence[str]
) -> None:
    found = judged(key, typed)
    assert found.is_taken
    assert found.value == value
    assert [line.rstrip() for line in plain(found.said)] == said


@pytest.mark.parametrize(
    ("key", "typed", "refusal", "help", "mends"),
    [
        ("title", "", "a title is needed", "say in a few words what happened", []),
        ("date", "2017-02-30", "February 2017 has 28 days", "correct the day, or leave it out", []),
        (
            *("date", "17 Feb, 2017", "day, month and year are written with one blank between"),
            *("write 17 Feb 2017", ["17 Feb 2017"]),
        ),
        (
            *("date", "02/03/2017", "day and month could be either number"),
            "2 March 2017 is 2017-03-02; 3 February 2017 is 2017-02-03",
            ["2017-03-02", "2017-02-03"],
        ),
        (
            *("after", "remind", "no event has the id 'remind'"),
            *("did you mean 'reminder'?", ["reminder"]),
        ),
        (
            *("after", "xyz", "no event has the id 'xyz'"),
            *("it is found by words of its title too", []),
        ),
        (
            "after",
            "ann-brings-the-atlas-back",
            "that event has no id of its own, by which to name it",
            "",
            [],
        ),
        (
            *("status", "clai", "that is no status"),
            *("it is one of occurred, reported, claimed, disputed, planned", ["claimed"]),
        ),
        ("id", "reminder", "another event is called so", "type another id", []),
    ],
)
def test_a_refused_answer_says_what_to_type(
    key: Asked, typed: str, refusal: str, help: str, mends: Sequence[str]
) -> None:
    found = judged(key, typed)
    assert not found.is_taken
    assert not found.near
    assert (found.refusal, found.help, [*found.mends]) == (refusal, help, mends)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Ann Exampel", "Ann Example"), ("Ann Exampel:host", "Ann Example:host")],
)
def test_a_name_near_to_a_known_one_is_asked_about(typed: str, near: str) -> None:
    found = judged("actors", typed)
    assert not found.is_taken
    assert found.near == near
    assert "no actor is called 'Ann Exampel': did you mean 'Ann Example'?" in found.refusal


def test_what_enter_stands_for_is_told() -> None:
    event: dict[str, Value] = {"title": "Ann is in the library"}
    assert JUDGE.usual(Question("id", "Id"), event) == "ann-library"
    assert JUDGE.usual(Question("status", "Status"), event) == "occurred"
    assert JUDGE.usual(Question("date", "Date"), event) == ""


def test_words_of_dates_need_no_letters_that_a_terminal_lacks() -> None:
    judge = Judge(TIMELINE, None, ASCII)
    found = judge(Question("date", "Date"), "1914/1918", {})
    assert all(line.isascii() for line in plain(found.said))


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("actors", "Exam", ["Ann Example"]),
        ("actors", "a", ["Ann Example", "Milltown Library"]),
        ("actors", "ANN", ["Ann Example"]),
        ("actors", "librar", ["library"]),
        ("actors", "xyz", []),
        ("actors", "", ["Ann Example", "Milltown Library"]),
        ("after", "rem", ["reminder"]),
        ("after", "red", []),
        ("after", "library opens", ["founding"]),
        ("status", "re", ["reported", "occurred"]),
        ("date", "early Ma", ["early March", "early May"]),
        ("date", "betw", ["between"]),
        ("role", "b", ["borrower"]),
        ("tags", "oan", ["loan"]),
        ("title", "A", []),
    ],
)
def test_a_few_letters_complete_what_holds_them_anywhere(
    key: Asked, typed: str, words: Sequence[str]
) -> None:
    offers = offered(Question(key, key), TIMELINE)
    assert matching(typed, offers, by_word=key == "date") == words


def test_a_name_that_moves_the_cursor_is_not_offered() -> None:
    data = b'events:\n- {title: A, actors: ["\\e[2JX", Rosa]}\n'
    timeline = formats.read_data([("my.yaml", data)])
    assert matching("", offered(Question("actors", ""), timeline)) == ["Rosa"]
