"""Clocks beside a rail: below which day and in which zone each one is read."""

from __future__ import annotations

import re

from chronology.histories import event, timeline
from views.timelines import column, lines

import libyatl
from libyatl import Citation, Source, Timeline, parse_date
from libyatl.formats import read_data
from libyatl.model import Account

HOURS = [
    event("a", "2017-07-25T09:00+02:00"),
    event("b", "2017-07-25T09:30:10+02:00"),
    event("c", "2017-07-25T09:30:40+02:00"),
    event("d", "2017-07-25T12:00:30+02:00"),
    event("e", "2017-07-26T08:00+02:00"),
]


def test_a_day_of_many_clocks_is_a_heading() -> None:
    drawn = libyatl.render(Timeline(events=tuple(HOURS)), width=80).splitlines()
    assert drawn[0] == "no sources are named · clocks: +02:00"
    assert [re.split("[│●]", line)[0].strip() for line in drawn[2:]] == [
        *("2017", "25 Jul", "09:00", "09:30:10", "09:30:40", "12:00", "26 Jul 08:00"),
    ]


def test_a_clock_below_its_day_does_not_repeat_it() -> None:
    assert column(*HOURS[:2], HOURS[4]) == ["25 Jul 09:00", "09:30", "26 Jul 08:00"]
    between = event("x", "2017-07-25", seq=1)
    assert column(between, *HOURS[:2]) == ["25 Jul", "09:00", "09:30"]


def test_a_clock_below_another_day_says_its_own() -> None:
    four = [event(id, f"2017-07-25T0{hour}:00") for hour, id in enumerate("abcd", 1)]
    later = event("x", "2017-07-26"), event("y", "2017-07-25T05:00", after="x")
    drawn = libyatl.render(timeline(*four, *later), width=80)
    days = [line.strip() for line in drawn.splitlines() if " Jul" in line]
    assert days[0].startswith("25 Jul ")
    assert days[1].startswith("26 Jul ")
    assert "05:00" in drawn


def test_zones_are_shown_where_they_differ() -> None:
    other = [event("f", "2017-07-25T10:30Z"), event("g", "2017-07-25T11:30Z")]
    assert column(*HOURS[:1], HOURS[3], *other) == [
        *("09:00 +02:00", "12:00 +02:00", "10:30 UTC", "11:30 UTC"),
    ]
    assert "clocks" not in libyatl.render(timeline(*HOURS, *other))


def test_the_name_of_a_zone_that_all_have_is_said_once() -> None:
    zone = "[Africa/Tripoli]"
    drawn = libyatl.render(timeline(*(event(f"e{n}", f"2017-07-2{n}T10:00{zone}") for n in (1, 2))))
    assert "clocks: Africa/Tripoli" in drawn
    assert drawn.count("Tripoli") == 1


def test_zones_that_have_names_are_told_apart_where_they_differ() -> None:
    zones = {"p": "Europe/Paris", "t": "Africa/Tripoli"}
    paris, tripoli = (event(id, f"2017-12-25T14:30[{zone}]") for id, zone in zones.items())
    drawn = "".join(lines(paris, tripoli))
    assert drawn.index("25 Dec, 14:30 +02:00") < drawn.index("  t")
    assert drawn.index("  t") < drawn.index("14:30 +01:00") < drawn.index("  p")
    bare = event("bare", "2017-12-25T16:30")
    assert column(bare, event("z", "2017-12-25T17:30Z"))[-1] == "17:30 UTC"
    assert "clocks" not in libyatl.render(timeline(paris, bare))


def test_an_hour_that_a_zone_had_twice_keeps_its_offset() -> None:
    one, other = (event(id, f"2017-10-29T02:30+0{id}:00[Europe/Paris]") for id in "21")
    later = event("later", "2017-10-29T03:30+01:00[Europe/Paris]")
    drawn = libyatl.render(timeline(one, other, later))
    assert "clocks: Europe/Paris" in drawn
    assert re.findall(r"0\d:30(?: \S\d\d:\d\d)?", drawn) == [
        *("02:30 +02:00", "02:30 +01:00", "03:30"),
    ]


def test_the_zone_of_the_file_is_named_above() -> None:
    data = b"timezone: Europe/Paris\nevents:\n- {title: A, date: 2017-07-25T14:30}\n"
    other = b"- {title: B, date: 2017-07-25T14:30Z}\n"
    for text, head in ((data, ""), (data + other, ", unless another is named")):
        whole = read_data([("a.yaml", text)], format="yaml")
        drawn = libyatl.render(whole)
        assert f"clocks: Europe/Paris{head}" in drawn.splitlines()[0]
        assert ("14:30 UTC" in drawn) == bool(head)


def test_a_zone_is_not_said_of_clocks_that_have_none() -> None:
    """Those of other accounts, and those from which something follows."""
    zoned = event("a", "2017-07-25T14:30+02:00")
    bare = event("b", "2017-07-26T10:00")
    told = zoned._replace(
        sources=(Citation("s", says=Account(when=parse_date("2017-07-28T15:00"))),)
    )
    cited = event("c", sources=(Citation("s"),))
    wire = Source("s", title="Wire", published=bare.when)
    for whole, until in (
        (timeline(zoned, event("c", before="b"), bare), "2017-07-25"),
        (Timeline(events=(zoned, cited), sources={"s": wire}), None),
        (timeline(told), None),
    ):
        drawn = libyatl.render(libyatl.select(whole, until=until))
        assert "clocks" not in drawn
        assert "14:30 +02:00" in drawn
    dated = libyatl.render(libyatl.select(timeline(zoned, bare), on="2017-07-25"))
    assert "clocks: +02:00" in dated


def test_before_a_second_is_not_before_its_minute() -> None:
    assert "before 25 Jul 2017, 10:00:05" in libyatl.render(
        timeline(event("a", "before 2017-07-25T10:00:05"))
    )


def test_a_minute_is_told_from_its_first_second() -> None:
    drawn = libyatl.render(timeline(*(event(f"e{n}", f"2017-07-25T10:0{n}") for n in range(4))))
    exact = timeline(event("a", "2017-07-25T10:00:00"), event("b", "2017-07-25T10:00"))
    assert "10:00:00" in libyatl.render(exact)
    assert "10:00:00" not in drawn


def test_a_clock_stands_without_its_day_only_below_that() -> None:
    day = event("d", "2017-07-25")
    month = event("m", "2017-07", with_="d", after="d")
    clock = event("c", "2017-07-25T10:00", after="m")
    assert column(day, month, clock) == ["25 Jul", "Jul", "25 Jul 10:00"]
    spans = event("span", "from 2017-07-05 to 2017-07-25T12:00"), event("e", "2017-07-05T10:00")
    assert "5 Jul – 25 Jul, 12:00" in "\n".join(lines(*spans))
    assert "5 Jul 10:00" in "\n".join(lines(*spans))


def test_the_mark_of_the_date_above_repeats_no_other() -> None:
    span, one_of_them = (
        event("a", "2017-08-01/2017-08-09"),
        event("b", "between 2017-08-01 and 2017-08-09"),
    )
    assert column(span, one_of_them) == ["1–9 Aug", "1–9 Aug"]
    unread = b"""
- {title: A, date: 2017-07-25}
- {title: B, id: b, date: some day, after: c, before: d}
- {title: C, id: c, date: 2017-07-25}
- {title: D, id: d, date: 2017-07-27}
"""
    whole = read_data([("a.yaml", unread)], format="yaml")
    assert "″" not in libyatl.render(libyatl.select(whole, sort="title"))
