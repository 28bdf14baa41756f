"""Histories told in days alone have the bounds that they had when all was counted in days.

`day_bounds.txt` has a checksum a history, of the bounds of all its events, as they were found
before there were clocks. A history here has unqualified dates without clocks, relations, gaps and
lengths in days and weeks. Two in five contradict themselves, and are not compared.
"""

from __future__ import annotations

import random
from pathlib import Path
from zlib import crc32

from libyatl.chronology import resolve
from libyatl.dates import Gap, When, parse_date, parse_gap
from libyatl.model import RELATION_KINDS, Event, Relation, Timeline

FOUND = Path(__file__).with_name("day_bounds.txt")
FORMS = (
    "{day}",
    "{day}",
    "{day}",
    "{month}",
    "2017",
    "{day}/2018-03",
    "2016/{day}",
    "{month}/2018",
)
OPEN = ("since {day}", "until {day}", "before {day}", "after {month}", "by {day}")


def history(seed: int) -> Timeline:
    rnd = random.Random(seed)
    names = [f"e{number}" for number in range(rnd.randint(2, 8))]
    events = []
    for name in names:
        relations = [
            Relation(
                rnd.choice(RELATION_KINDS),
                rnd.choice(names),
                _gap(rnd) if rnd.random() < 0.15 else None,
                _gap(rnd) if rnd.random() < 0.15 else None,
            )
            for _ in range(rnd.choice((0, 1, 1)))
        ]
        events.append(
            Event(
                name,
                name,
                _date(rnd) if rnd.random() < 0.5 else None,
                relations=tuple(r for r in relations if r.event != name),
                lasted=_gap(rnd) if rnd.random() < 0.1 else None,
            )
        )
    return Timeline("t", tuple(events))


def _date(rnd: random.Random) -> When:
    month = f"2017-{rnd.randint(1, 12):02d}"
    form = rnd.choice(FORMS if rnd.random() < 0.8 else OPEN)
    return parse_date(form.format(month=month, day=f"{month}-{rnd.randint(1, 28):02d}"))


def _gap(rnd: random.Random) -> Gap:
    return parse_gap(rnd.choice(("1 day", "10 days", "3 weeks", "30..200 days")))


def test_the_bounds_of_days_are_those_of_before_there_were_clocks() -> None:
    compared = 0
    for seed, checksum in enumerate(FOUND.read_text().split()):
        chronicle = history(seed)
        chronology = resolve(chronicle)
        if chronology.contradictions:
            continue
        bounds = [tuple(chronology.bounds(place)) for place in range(len(chronicle.events))]
        assert f"{crc32(repr(bounds).encode()):08x}" == checksum
        compared += 1
    assert compared > 150
