"""Tables that many people have come in with all that their columns mean."""

from __future__ import annotations

import re

import pytest
from foreign_tables import ACLED, UCDP, codes, read, said, understood

from libyatl.formats.foreign.presets import PRESETS, told
from libyatl.formats.foreign.roles import ROLES, folded
from libyatl.formats.foreign.templates import Template


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_says_all_in_folded_names_and_roles(preset: object) -> None:
    (preset,) = [one for one in PRESETS if one is preset]
    names = [*preset.told_by, *preset.roles, *preset.part, *preset.words, preset.vague[0]]
    assert [folded(name) for name in names] == names
    assert {*preset.roles.values()} <= {*ROLES, None}
    assert {*preset.vague[1].values()} <= {"~", ".."}
    assert {*map(folded, Template(preset.title).columns)} == {*Template(preset.title).columns}


def test_a_table_is_known_by_its_columns_in_any_case() -> None:
    for text, name in ((ACLED, "ACLED"), (UCDP, "UCDP GED")):
        header, rows = text.split("\n", 1)
        assert understood(read(text)).what == name
        assert understood(read(f"{header.upper()}\n{rows}")).what == name
    assert told(frozenset({"event_date", "actor1"})) is None


def test_acled_comes_in_whole() -> None:
    timeline = read(ACLED)
    first, second, third = timeline.events
    assert codes(timeline) == []
    assert first.id == "XYZ1"
    assert first.title == "Peaceful protest: Protesters (Ruritania) (Strelsau)"
    assert first.summary == "Bakers marched, and went home."
    assert [(one.actor, one.role) for one in first.actors] == [
        ("Protesters (Ruritania)", "actor 1"),
        ("Bakers' Union", "associate"),
        ("Students (Ruritania)", "associate"),
    ]
    assert first.places == ("Strelsau",)
    assert first.tags == ("Protests", "Peaceful protest", "Demonstrations", "crowd size=200")
    assert [one.source for one in first.sources] == ["strelsau-courier", "evening-post"]
    assert second.title == "Battles: Royal Guard – Blue Shirts (Zenda)"
    assert third.tags == ("Battles", "Armed clash", "Political violence")


def test_precisions_of_acled_are_told_and_kept() -> None:
    timeline = read(ACLED)
    assert [event.when and event.when.text for event in timeline.events] == [
        "2031-05-02",
        "2031-05-03~",
        "2031-06-15~",
    ]
    assert [event.extra["time_precision"] for event in timeline.events] == ["1", "2", "3"]
    assert said(timeline, "note")[0] == "2 approximate: time_precision 2 or 3"
    # What a program has made of the codes means the same.
    assert read(ACLED.replace(",2031,2,", ",2031,2.0,")).events[1].when == timeline.events[1].when


def test_what_acled_writes_in_words_is_approximate_all_the_same() -> None:
    timeline = read(ACLED.replace("2031-05-03", "03 May 2031"))
    assert codes(timeline) == []
    assert "2031-05-03~" in [event.when and event.when.text for event in timeline.events]
    assert timeline.events[1].extra["event_date"] == "03 May 2031"


def test_days_of_ucdp_have_no_midnight() -> None:
    at_midnight = re.sub("(2030-05-[0-9]{2})", r"\1 00:00:00.000", UCDP)
    timeline = read(at_midnight)
    assert codes(timeline) == []
    assert [event.when for event in timeline.events] == [event.when for event in read(UCDP).events]
    assert timeline.events[0].extra["date_start"] == "2030-05-02 00:00:00.000"


def test_ucdp_knows_one_unknown_day_and_what_lasted() -> None:
    timeline = read(UCDP)
    one, unknown, lasted = timeline.events
    assert codes(timeline) == []
    assert [event.when and event.when.text for event in timeline.events] == [
        "2030-05-02",
        "[2030-05-02..2030-05-08]",
        "2030-05-10/2030-05-11",
    ]
    assert unknown.kind == "point"
    assert lasted.kind == "span"
    assert unknown.extra["date_prec"] == "2"
    assert one.title == "Government of Ruritania - Blue Shirts (Zenda town)"
    assert [(actor.actor, actor.role) for actor in one.actors] == [
        ("Government of Ruritania", "side a"),
        ("Blue Shirts", "side b"),
    ]
    assert unknown.summary == "near the bridge"
    assert said(timeline, "note") == ["1 at one unknown day between two: date_prec 2, 3, 4 or 5"]


def test_words_stand_for_codes_which_are_kept() -> None:
    first, second, third = read(UCDP).events
    assert first.tags[0] == "state-based conflict"
    assert second.tags[0] == "non-state conflict"
    assert third.tags[0] == "one-sided violence"
    assert second.extra["type_of_violence"] == "2.0"
    unknown = read(UCDP.replace("2030,3,Blue", "2030,4,Blue")).events[2]
    assert unknown.tags[0] == "4"
