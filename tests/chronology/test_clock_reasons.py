"""That explanations beside clocks add up: their statements alone give the bound, or contradict."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

import pytest
from chronology.histories import bounds_of, drawn_anew, implied
from chronology.moments import ZONES, drawn

from libyatl.chronology import resolve
from libyatl.chronology.answers.tight import first_of
from libyatl.chronology.layers import Layer
from libyatl.chronology.solved import Bounds
from libyatl.chronology.statements.constraints import ORIGIN, Constraint, Statement, bounded
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.chronology.statements.zoning import joined_by_relations, runs_in_seconds

Most = Mapping[tuple[int, int], int]


def by(rules: Rules, places: Sequence[int], said: set[Statement], run: Run) -> Most | None:
    """Return the most seconds between any two points by some statements; None where they clash."""
    most = with_sets(rules, said, [c for c in rules.of(places) if said.issuperset(c[3])])
    if most is None:
        return None

    def within_days() -> Iterator[Constraint]:
        for place in (place for place in places if place < len(rules.events)):
            days = Bounds(*bounds_of(most, place))
            a, b, c, d = run.of_days(days, rules.events[place].when)
            yield from bounded(2 * place, a, b, ())
            yield from bounded(2 * place + 1, c, d, ())

    in_seconds = [c for c in rules.of(places, run) if said.issuperset(c[3])]
    return with_sets(rules, said, [*in_seconds, *within_days()], run)


def with_sets(
    rules: Rules, said: set[Statement], drawn: list[Constraint], run: Run | None = None
) -> Most | None:
    """Return the most between any two points, less the dates of sets that are thereby excluded."""
    dated = [said.owner for said in said if said.path == "date" and isinstance(said.owner, int)]
    sets = rules.sets(dated, run)
    while (most := implied(drawn)) is not None:
        for place, members in sets.items():
            a, b, c, d = bounds_of(most, place)
            kept = [m for m in members if m[0] <= b and m[1] >= a and m[2] <= d and m[3] >= c]
            if len(kept) < len(members):
                break
        else:
            return most
        if not kept:
            return None
        sets[place] = kept
        firsts, last_begins, first_ends, lasts = zip(*kept, strict=True)
        drawn += bounded(2 * place, min(firsts), max(last_begins), ())
        drawn += bounded(2 * place + 1, min(first_ends), max(lasts), ())
    return None


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("zones", ZONES)
def test_the_statements_of_a_chain_give_its_bound(zones: str, seed: int) -> None:
    rnd = random.Random(f"chains {zones} {seed}")
    explained = 0
    for _ in range(60):
        chronology = resolve(drawn(rnd, zones).timeline)
        for place in range(3):
            if not (layers := chronology.layers(place)):
                continue
            layer = first_of(chronology, place)
            assert isinstance(layer, Layer)
            assert layer in layers
            (places,) = joined_by_relations(chronology.rules, [place])
            for number, reason in enumerate(chronology.why(place)):
                bound = layer.bounds(place)[number]
                if reason.at is None:
                    continue
                explained += 1
                last = reason.steps[-1].at
                assert last is not None
                assert last == reason.at or last.second is None  # by a day that was found
                point, latest = 2 * place + number // 2, number % 2
                most = by(chronology.rules, places, set(reason.statements), layer.run)
                assert most is not None
                given = most[ORIGIN, point] if latest else -most[point, ORIGIN]
                assert given == bound, chronology.timeline.events
    assert explained


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("zones", ZONES)
def test_no_statement_of_a_contradiction_can_be_left_out(zones: str, seed: int) -> None:
    rnd = random.Random(f"contradictions {zones} {seed}")
    found = 0
    for _ in range(60):
        chronology = resolve(drawn(rnd, zones).timeline)
        for contradiction in chronology.contradictions:
            places, statements = contradiction.places, set(contradiction.statements)
            if contradiction.diagnostic.code == "order-cycle":
                continue
            rules = drawn_anew(chronology)
            events = [place for place in places if place < len(rules.events)]
            runs = runs_in_seconds(rules, events, 0)
            clashing = [run for run in runs if by(rules, places, statements, run) is None]
            assert clashing, rules.events
            for left_out in statements:
                rest = statements - {left_out}
                assert any(by(rules, places, rest, run) is not None for run in clashing)
            found += 1
    assert found
