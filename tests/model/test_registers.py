"""Who is meant by a name."""

from __future__ import annotations

import pytest

from libyatl.model import Actor, Event, Participant, Timeline
from libyatl.model.registers import names_of

TIMELINE = Timeline(
    actors={
        "hifter": Actor("hifter", "Khalifa Hifter", ("Haftar", "خليفة حفتر")),
        "sarraj": Actor("sarraj", "Fayez al-Sarraj", ("al-Sarraj",)),
        "gna": Actor("gna", "Unity government", ("Tripoli",)),
        "city": Actor("city", "City of Tripoli", ("Tripoli",)),
    },
    events=(
        Event(
            "a",
            "t",
            actors=(Participant("hifter"), Participant("HAFTAR"), Participant("Nobody Known")),
        ),
        Event("b", "t", actors=(Participant("Tripoli"), Participant("nobody known"))),
    ),
)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("hifter", "hifter"),
        ("Haftar", "hifter"),
        ("HAFTAR", "hifter"),
        ("Nobody Known", "Nobody Known"),
        ("Tripoli", "Tripoli"),
    ],
)
def test_a_name_in_an_event_means_one_entry_or_itself(written: str, key: str) -> None:
    assert names_of(TIMELINE).actors.key(written) == key


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("hifter", ("hifter",)),
        ("Haftar", ("hifter",)),
        ("khalifa hifter", ("hifter",)),
        ("خليفه حفتر", ("hifter",)),
        ("sarraj", ("sarraj",)),
        ("Sarraj", ("sarraj",)),
        ("el-sarraj", ("sarraj",)),
        ("Fayez Sarraj", ("sarraj",)),
        ("Tripoli", ("gna", "city", "Tripoli")),
        ("NOBODY KNOWN", ("Nobody Known",)),
        ("nobody known", ("Nobody Known",)),
        ("Kadyrov", ()),
        ("", ()),
        ("—", ()),
        ("'", ()),
    ],
)
def test_a_reader_may_mean_several(typed: str, keys: tuple[str, ...]) -> None:
    assert names_of(TIMELINE).actors.lookup(typed) == keys


def test_the_shown_name_is_the_registrys_or_the_name_as_typed() -> None:
    actors = names_of(TIMELINE).actors
    assert [actors.shown(name) for name in ("HAFTAR", "Nobody Known")] == [
        "Khalifa Hifter",
        "Nobody Known",
    ]


def test_names_of_events_alone_that_fold_alike_are_one_and_are_shown_as_written() -> None:
    names = "Zuwara", "ZUWARA", "zuwára", "Tripoli", "tripoli", "—", "-"
    events = [Event(str(n), "t", actors=(Participant(name),)) for n, name in enumerate(names)]
    actors = names_of(Timeline(actors=TIMELINE.actors, events=tuple(events))).actors
    assert [*map(actors.key, names)] == ["Zuwara"] * 3 + ["Tripoli"] * 2 + ["—", "-"]
    assert [*map(actors.shown, names)] == [*names]
    assert actors.borne_as("Zuwara") == names[:3]
    assert actors.lookup("ZUWARA") == ("Zuwara",)
    assert actors.lookup("TRIPOLI") == ("gna", "city", "Tripoli")


def test_signs_make_two_tags_and_case_and_joints_do_not() -> None:
    names = "C", "C++", "c", "Cease fire", "cease-fire", "cease_fire", "cease  fire", "Café", "cafe"
    events = tuple(Event(str(n), "t", tags=(name,)) for n, name in enumerate(names))
    tags = names_of(Timeline(events=events)).tags
    keys = ["C", "C++", "C", *["Cease fire"] * 4, "Café", "cafe"]
    assert [*map(tags.key, names)] == keys


LONG = Timeline(
    actors={
        "gna": Actor("gna", "Unity Government in Tripoli", ("The Milltown guild",)),
        "al": Actor("al", "Al Example"),
    }
)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("milltown", "The Milltown guild"),
        ("Miltown", "The Milltown guild"),
        ("unity GOVERNMENT", "Unity Government in Tripoli"),
        ("Tripolis", "Unity Government in Tripoli"),
        ("guild", "The Milltown guild"),
        ("unity", "Unity Government in Tripoli"),
        ("the", None),
        ("zebra", None),
        ("!?", None),
    ],
)
def test_a_name_is_suggested_by_one_of_its_words(typed: str, suggested: str | None) -> None:
    assert names_of(LONG).actors.suggest(typed) == suggested


def test_the_nearest_known_spelling_is_suggested() -> None:
    assert names_of(TIMELINE).actors.suggest("Haftr") == "Haftar"
