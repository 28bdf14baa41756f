"""Which event is which: by id, by what it says, by likeness, and never by trying them all."""

from __future__ import annotations

import pytest

from libyatl.comparing.likeness import candidates, likeness
from libyatl.comparing.matching import matched
from libyatl.dates import parse_date
from libyatl.formats import read_data
from libyatl.model import Event, Participant


def read(text: str) -> tuple[Event, ...]:
    return read_data([("x.yaml", text.encode())]).events


MATCHES = [
    # by id, whatever else it says
    ("- {id: a, title: One}", "- {id: b, title: One}\n- {id: a, title: Two}", {0: 1}),
    # by what it says, but for the id
    ("- {id: a, title: One, date: 1871}", "- {id: b, title: One, date: 1871}", {0: 0}),
    ("- title: One\n- title: One", "- title: One\n- title: One", {0: 0, 1: 1}),
    # by likeness: the title alone, a few words and the date, and not enough of either
    ("- {title: The bell is cast, date: 1871}", "- {title: The bell is cast}", {0: 0}),
    ("- {title: 'The bell: hung', date: 1871}", "- {title: The bell is hung, date: 1871}", {0: 0}),
    ("- {title: The bell is cast, date: 1871}", "- {title: It cracks, date: 1871}", {}),
    # the best first
    (
        "- {title: The great bell is cast, date: 1871}",
        "- {title: The bell is cast, date: 1870}\n- {title: The great bell is cast, date: 1872}",
        {0: 1},
    ),
    # of two that are as like, the nearer
    (
        "- {title: A test, note: a}\n- {title: A test, note: b}",
        "- {title: A test, note: c}\n- {title: A test, note: d}",
        {0: 0, 1: 1},
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), MATCHES)
def test_which_is_which(old: str, new: str, expected: dict[int, int]) -> None:
    assert matched(read(old), read(new)) == expected
    back = {ours: theirs for theirs, ours in matched(read(new), read(old)).items()}
    assert back == expected


def test_how_alike_two_events_are() -> None:
    one = Event("a", "The bell is cast", parse_date("1871"), actors=(Participant("ann"),))
    assert likeness(one, one) == pytest.approx(1)
    assert likeness(one, one._replace(title="Nothing of it")) == pytest.approx(0.4)
    assert likeness(one, one._replace(when=parse_date("May 1871"))) == pytest.approx(0.9)
    assert likeness(one, one._replace(when=None)) == pytest.approx(0.75)
    assert likeness(one, one._replace(actors=())) == pytest.approx(0.85)


@pytest.mark.parametrize("title", ["Test {}", "One test of many", "Test {} of a missile"])
def test_the_work_grows_with_the_number_of_events_alone(title: str) -> None:
    events = [Event(f"e{number}", title.format(number), named=False) for number in range(3000)]
    others = [event._replace(note="changed") for event in events]
    numbers = range(len(events))
    assert len([*candidates(events, others, numbers, numbers)]) < 30 * len(events)
    assert matched(events, others) == {number: number for number in numbers}
