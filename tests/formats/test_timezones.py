"""The key `timezone`: which dates it bears on, and how they are handed on."""

from __future__ import annotations

import json

import pytest

import libyatl
from libyatl import formats
from libyatl.api import losses
from libyatl.dates import parse_date
from libyatl.dates.located import located
from libyatl.model import Timeline
from libyatl.model.redated import dates_of

ROME, TRIPOLI = "timezone: Europe/Rome\n", "timezone: Africa/Tripoli\n"
EVENTS = """events:
- title: A clock
  date: 2017-07-25T14:30
  sources: [{id: ap, says: {date: 2017-07-25T15:30}}]
- {title: A clock of its own, date: '2017-07-25T14:30Z'}
- {title: A day, date: 25 July 2017}
"""
SOURCES = "sources: {ap: {published: 2017-07-26, accessed: '2017-08-01 09:00'}}\n"
ALL = EVENTS + SOURCES


def read(*texts: str, format: str = "yaml") -> Timeline:
    return formats.read_data(
        [(f"{number}", text.encode()) for number, text in enumerate(texts)], format=format
    )


def zones(timeline: Timeline) -> list[str]:
    return [when.zone for when in dates_of(timeline.events, timeline.sources.values())]


@pytest.mark.parametrize(
    "text",
    [
        ROME + ALL,
        ALL + ROME,
        EVENTS + ROME + SOURCES,
        ALL + "'timezone': >-\n  Europe/Rome\n",
        ALL + ROME + TRIPOLI,
    ],
)
def test_all_dates_of_a_file_are_in_its_zone_wherever_that_is_said(text: str) -> None:
    timeline = read(text)
    assert timeline.timezone == "Europe/Rome"
    assert (
        zones(timeline) == ["Europe/Rome", "Europe/Rome", "", "Europe/Rome"] + ["Europe/Rome"] * 2
    )
    assert timeline.events[0].when == located(parse_date("2017-07-25T14:30"), "Europe/Rome")
    assert timeline == read(ROME + ALL)


@pytest.mark.parametrize(
    "text",
    [
        "- {title: timezone, date: 2017}\n- {timezone: Europe/Rome, title: x, date: 2017}\n",
        "events:\n- {title: x, date: 2017, note: 'timezone: Europe/Rome'}\n",
        "events:\n- title: x\n  date: 2017\n  timezone: Europe/Rome\n",
        "- timezone\n- Europe/Rome\n",
        "timezone",
        ALL + "timezone:\n",
        ALL + "timezone: ''\n",
        "title: timezone\nevents: [\n",
    ],
)
def test_what_is_no_key_of_the_file_names_no_zone(text: str) -> None:
    timeline = read(text)
    assert timeline.timezone == ""
    assert not any(zones(timeline))


def test_in_json_it_may_stand_anywhere_too() -> None:
    file = {"events": [{"title": "x", "date": "2017-07-25T14:30"}], "timezone": "Europe/Rome"}
    assert zones(read(json.dumps(file), format="json")) == ["Europe/Rome"]


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_file_that_is_written_anew_keeps_its_zone(format: str) -> None:
    timeline = read(ROME + ALL)
    text = libyatl.write(libyatl.select(timeline, sort="file"), format=format)
    assert read(text, format=format) == timeline
    assert text.count("Rome") == (
        1 if format == "yaml" else 3
    )  # beside `edtf` and `zone` of bounds


def test_each_line_of_json_has_the_zone_so_that_it_stands_alone() -> None:
    rome = read(ROME + ALL)
    lines = libyatl.write(libyatl.select(rome, sort="file"), format="jsonl").splitlines()
    assert zones(read(lines[-1], format="jsonl")) == ["Europe/Rome"]
    joined = read("\n".join([*lines, '{"title": "Y", "date": "2017"}']), format="jsonl")
    assert (joined.timezone, joined.events[-1].when) == ("", parse_date("2017"))
    assert joined.events[2].when == rome.events[2].when


def test_files_of_one_zone_are_written_as_one_and_others_clock_by_clock() -> None:
    other = TRIPOLI + "events: [{title: X, date: 2017-07-25T14:30}, {title: Y, date: 2017}]"
    same = read(ROME + ALL, ROME + "actors: {a: A}\n", "actors: {b: B}\n")
    assert same.timezone == "Europe/Rome"
    mixed = read(ROME + ALL, other)
    assert mixed.timezone == ""
    told = {event.title: event.when.text for event in mixed.events if event.when}
    assert told == {
        "A clock": "2017-07-25T14:30[Europe/Rome]",
        "A clock of its own": "2017-07-25T14:30Z",
        "A day": "25 July 2017",
        "X": "2017-07-25T14:30[Africa/Tripoli]",
        "Y": "2017",
    }
    assert (
        zones(mixed)
        == ["Europe/Rome"] * 2 + ["", "Europe/Rome"] + ["Africa/Tripoli"] * 2 + ["Europe/Rome"] * 2
    )
    for format in ("yaml", "json", "jsonl", "csv"):
        assert "time zones of days (3)" in map(str, losses(mixed, format))
    assert {loss.what for loss in losses(same, "yaml")} == set()


def test_a_table_has_the_zone_behind_each_clock() -> None:
    rows = libyatl.write(read("timezone: '+02:00'\n" + ALL), fields="date", header=False)
    assert rows.splitlines() == ["2017-07-25", "2017-07-25T14:30+02:00", "2017-07-25T14:30Z"]


@pytest.mark.parametrize("zone", [ROME, "timezone: '+02:00'\n", ""])
def test_a_date_that_is_mended_into_edtf_stays_in_its_zone(zone: str) -> None:
    checked = libyatl.check(read(zone + ALL), select="date-form")
    assert [found.message for found in checked.report] == ["'25 July 2017' is 2017-07-25 in EDTF"]
