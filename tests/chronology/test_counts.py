"""Months and years have two counts, from the earlier day and from the later: either will do."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from chronology.histories import event, said, timeline

from libyatl.chronology import Chronology, resolve
from libyatl.dates import day_to_iso, parse_date
from libyatl.dates.steps import add
from libyatl.model import Event

FITTING = [
    # 31 March is a month after 28 February, since that is a month before it.
    [event("m", "2017-03-31", after=("d", "within 1 month")), event("d", "2017-02-28")],
    [event("m", "2017-03-31"), event("d", "2017-02-28", before=("m", "within 1 month"))],
    [event("m", "2017-03-31", with_=("d", "within 1 month")), event("d", "2017-02-28")],
    [event("m", "2017-03-31"), event("d", "2017-02-28", with_=("m", "within 1 month"))],
    [event("m", "2017-02-28", after=("d", "at least 1 month")), event("d", "2017-01-31")],
    [event("m", "2017-02-28"), event("d", "2017-01-31", before=("m", "at least 1 month"))],
    [event("m", "2016-02-29", after=("d", "at least 1 year")), event("d", "2015-02-28")],
    [event("m", "2016-02-29", after=("d", "within 1 year")), event("d", "2015-02-28")],
    [event("d", "2017-01-31/2017-02-27", lasted="1 month")],
    [event("d", "2017-02-28/2017-03-30", lasted="1 month")],
]
CLASHING = [
    [event("m", "2017-04-01", after=("d", "within 1 month")), event("d", "2017-02-28")],
    [event("m", "2017-04-01"), event("d", "2017-02-28", before=("m", "within 1 month"))],
    [event("m", "2017-03-30", after=("d", "within 1 month")), event("d", "2017-02-27")],
    [event("m", "2017-02-27", after=("d", "at least 1 month")), event("d", "2017-01-31")],
    [event("m", "2017-02-27"), event("d", "2017-01-31", before=("m", "at least 1 month"))],
    [event("d", "2017-01-31/2017-02-26", lasted="1 month")],
    [event("d", "2017-02-28/2017-03-31", lasted="1 month")],
]


@pytest.mark.parametrize("events", FITTING)
def test_what_either_count_allows_fits(events: list[Event]) -> None:
    assert not resolve(timeline(*events)).diagnostics


@pytest.mark.parametrize("events", CLASHING)
def test_what_neither_count_allows_is_a_contradiction(events: list[Event]) -> None:
    (found,) = resolve(timeline(*events)).contradictions
    assert len(found.statements) == (3 if len(events) > 1 else 2)


def test_a_vague_day_is_stepped_at_its_two_ends() -> None:
    chronology = resolve(
        timeline(
            event("d", "2017-02"),
            event("m", after=("d", "at least 1 month", "within 1 month"), lasted="1 day"),
            event("b", before=("d", "within 1 year"), lasted="1 day"),
        )
    )
    assert said(chronology, "m") == "2017-03-01..2017-03-31"
    assert said(chronology, "b") == "2016-02-01..2017-02-28"


class Said(NamedTuple):
    """What relates the second of two events to the first."""

    kind: str
    least: str | None
    most: str | None


COUNTS = ("1 month", "1 month", "2 months", "11 months", "1 year")


def drawn(rnd: random.Random) -> tuple[list[Event], Said]:
    """Return two events near the ends of months, and what relates the second to the first."""
    kind = rnd.choice(("after", "before", "during", "with"))
    least = rnd.choice(COUNTS) if kind != "with" and rnd.random() < 0.6 else None
    most = rnd.choice(COUNTS) if least is None or rnd.random() < 0.5 else None
    gaps = [f"at least {least}"] * (least is not None) + [f"within {most}"] * (most is not None)
    fields = {"with_" if kind == "with" else kind: ("one", *gaps)}
    events = [event("one", _days(rnd)), event("other", _days(rnd), **fields)]
    return events, Said(kind, least, most)


def _days(rnd: random.Random) -> str:
    start = parse_date(f"201{rnd.randint(5, 7)}-{rnd.choice((1, 2, 3, 4, 12)):02d}-28").first_day
    first = start + rnd.randint(-1, 4)
    last = first + rnd.choice((0, 0, 0, 1, 3, 30))
    return f"between {day_to_iso(first)} and {day_to_iso(last)}"


def worlds(events: list[Event], relation: Said) -> Iterator[tuple[int, int]]:
    """Yield all days of the two by which what is said of them is true by one count or the other."""
    kind, least, most = relation
    one, other = (each.when for each in events)
    assert one is not None
    assert other is not None
    for first in range(one.first_day, one.last_day + 1):
        for second in range(other.first_day, other.last_day + 1):
            low, high = (second, first) if kind == "before" else (first, second)
            if kind == "with":
                low, high = sorted((first, second))
            elif kind == "during" and first != second:
                continue  # both are of one day
            if low > high:
                continue
            if least and not any(_apart(low, high, least, beyond=True)):
                continue
            if most and not any(_apart(low, high, most, beyond=False)):
                continue
            yield first, second


def _apart(low: int, high: int, gap: str, *, beyond: bool) -> tuple[bool, bool]:
    """Say of each count whether two days lie so far apart."""
    number, unit = gap.split()
    count, unit = int(number), f"{unit.rstrip('s')}s"
    later, earlier = add(low, count, unit), add(high, -count, unit)
    return (high >= later, low <= earlier) if beyond else (high <= later, low >= earlier)


@pytest.mark.parametrize("seed", range(4))
def test_the_bounds_of_two_are_those_of_trying_every_day(seed: int) -> None:
    rnd = random.Random(seed)
    met = {True: 0, False: 0}
    for _ in range(250):
        events, relation = drawn(rnd)
        ways = list(worlds(events, relation))
        chronology = resolve(timeline(*events))
        met[bool(ways)] += 1
        assert bool(ways) != bool(chronology.contradictions), (events, relation)
        for place, days in enumerate(zip(*ways, strict=True)):
            assert bounds(chronology, place) == (min(days), max(days)), (events, relation)
    assert min(met.values()) > 20


def bounds(chronology: Chronology, place: int) -> tuple[int, int]:
    first, last, begin, end = chronology.bounds(place)
    assert (first, last) == (begin, end)
    return first, last


@pytest.mark.parametrize("seed", range(4))
def test_a_length_is_one_by_either_count(seed: int) -> None:
    rnd = random.Random(100 + seed)
    met = {True: 0, False: 0}
    for _ in range(250):
        gap = rnd.choice(COUNTS)
        a = parse_date(_days(rnd)).first_day
        b = add(a, int(gap[:2]), f"{gap.split()[1].rstrip('s')}s") + rnd.randint(-3, 3)
        date = f"{day_to_iso(a)}/{day_to_iso(b)}"
        fits = any(_apart(a, b + 1, gap, beyond=True)) and any(_apart(a, b + 1, gap, beyond=False))
        met[fits] += 1
        chronology = resolve(timeline(event("a", date, lasted=gap)))
        assert bool(chronology.contradictions) is not fits, (date, gap)
    assert min(met.values()) > 5
