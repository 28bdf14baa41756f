"""What columns look like whose names say nothing, and what they may hold."""

from __future__ import annotations

from libyatl import formats
from libyatl.formats.foreign.looks import guesses
from libyatl.model.understood import Look, Understood


def understood(text: str) -> Understood:
    (said,) = formats.read_data([("tests.csv", text.encode())]).understood
    return said


def test_a_table_without_titles_shows_what_each_column_holds() -> None:
    said = understood("Launched,Missile,Range,Empty\n1984-04-09,Hwasong-5,300,\n1984-09-01,,300,\n")
    assert said.looks == (
        Look("Launched", 2, ("1984-04-09", "1984-09-01"), 2, dated=True),
        Look("Missile", 1, ("Hwasong-5",), 1, dated=False),
        Look("Range", 2, ("300",), 1, dated=False),
        Look("Empty", 0, (), 0, dated=False),
    )
    assert guesses(said) == [("date", "Launched"), ("title", "Missile")]


def test_a_title_is_the_column_that_tells_most_apart() -> None:
    said = understood("Launched,Kind,Site\n1984-04-09,SRBM,Tonghae\n1984-09-01,SRBM,Wonsan\n")
    assert guesses(said) == [("date", "Launched"), ("title", "Site")]


def test_what_is_known_is_not_guessed() -> None:
    said = understood("Title,Launched\nA,1984-04-09\n")
    assert guesses(said) == [("date", "Launched")]
    said = understood("Date,Range\n1984-04-09,300\n")
    assert guesses(said) == []


def test_nothing_is_to_be_chosen_where_events_have_dates() -> None:
    assert understood("Date,Title,Range\n1984-04-09,A,300\n").looks == ()


def test_lists_show_what_their_keys_hold_too() -> None:
    items = b'[{"Launched": "1984-04-09", "headline": "A"}, {"Launched": [1], "headline": "B"}]'
    (said,) = formats.read_data([("tests.json", items)]).understood
    assert said.looks == (Look("Launched", 1, ("1984-04-09",), 1, dated=True),)


def test_two_readings_of_one_file_understand_the_same() -> None:
    text = "Launched,Missile\n1984-04-09,Hwasong-5\n"
    assert understood(text) == understood(text)
