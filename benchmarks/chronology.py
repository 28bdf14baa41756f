"""Measure what a chronology costs to resolve: CPU seconds and memory, beside a plain solver.

    python benchmarks/chronology.py [solver.py] [EVENTS ...]

The networks are those of a chronicler and those of an adversary: events in random and in
reverse order, chains, zig-zags of `at_least` and `within`, dense gaps, contradictions. The
machine under a benchmark is never quiet, so where a file with a function
`tighten(low, high, rules)` is given, it solves the same constraints in the same run, and the
ratio is what matters.
"""

from __future__ import annotations

import contextlib
import gc
import importlib.util
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from libyatl.chronology import resolve
from libyatl.chronology.statements.constraints import ORIGIN
from libyatl.dates import Gap, When
from libyatl.model import Citation, Event, Relation, Source, Timeline

Solver = Callable[[list[int | None], list[int | None], list[tuple[int, int, int]]], Any]
DAY = 730_000
WITHIN = 10**6


def days(count: int) -> Gap:
    return Gap(count, count, "days", f"{count} days")


def dated(first: int, last: int) -> When:
    return When((first, last, first, last), f"{first}..{last}")


def chronicle(relations: dict[int, list[Relation]], dates: dict[int, When], count: int) -> Timeline:
    cited = (Citation("source"),)
    source = Source("source", published=dated(DAY + WITHIN, DAY + WITHIN))
    events = tuple(
        Event(
            f"e{n}",
            f"e{n}",
            dates.get(n),
            relations=tuple(relations.get(n, ())),
            sources=cited,
        )
        for n in range(count)
    )
    return Timeline("t", events, sources={"source": source})


def usual(count: int, relations: int, *, share: float = 0.6, order: str = "file") -> Timeline:
    """Return dated and undated events, each after some shortly before, a third with a gap."""
    rnd = random.Random(1)
    name = list(range(count))
    if order == "reverse":
        name.reverse()
    elif order == "random":
        rnd.shuffle(name)
    true = sorted(rnd.randint(0, count * 3) + DAY for _ in range(count))
    stated: dict[int, list[Relation]] = {}
    dates = {}
    for n in range(count):
        if rnd.random() < share:
            vague = rnd.choice((0, 15, 180))
            dates[name[n]] = dated(true[n] - vague, true[n] + vague)
    for _ in range(relations):
        i = rnd.randrange(count - 1)
        j = min(count - 1, i + 1 + int(rnd.expovariate(1 / 50)))
        gap = days(true[j] - true[i] + rnd.randint(0, 20)) if rnd.random() < 0.3 else None
        stated.setdefault(name[j], []).append(Relation("after", f"e{name[i]}", None, gap))
    return chronicle(stated, dates, count)


def chain(count: int, *, order: str, gap: bool = False) -> Timeline:
    name = list(range(count))
    if order == "reverse":
        name.reverse()
    elif order == "random":
        random.Random(1).shuffle(name)
    gaps = (days(1), days(20)) if gap else (None, None)
    stated = {name[n + 1]: [Relation("after", f"e{name[n]}", *gaps)] for n in range(count - 1)}
    return chronicle(stated, {name[0]: dated(DAY, DAY)}, count)


def zigzag(count: int, *, order: str) -> Timeline:
    """Return events of which each second comes 10 days or more later, the next within a day."""
    name = list(range(count))
    if order == "reverse":
        name.reverse()
    elif order == "random":
        random.Random(1).shuffle(name)
    stated = {}
    for n in range(count - 1):
        if n % 2:
            stated[name[n]] = [Relation("after", f"e{name[n - 1]}", days(10), None)]
            stated[name[n]].append(Relation("after", f"e{name[n + 1]}", None, days(1)))
    return chronicle(stated, {name[0]: dated(DAY, DAY)}, count)


def dense(count: int, relations: int, *, near: int) -> Timeline:
    """Return a network of narrow gaps, both ways, between events in random order."""
    rnd = random.Random(3)
    true = sorted(rnd.randint(0, count * 3) + DAY for _ in range(count))
    name = list(range(count))
    rnd.shuffle(name)
    stated: dict[int, list[Relation]] = {}
    for _ in range(relations):
        i = rnd.randrange(count - 1)
        j = min(count - 1, i + 1 + int(rnd.expovariate(1 / near)))
        apart = true[j] - true[i]
        gaps = days(max(0, apart - rnd.randint(0, 5))), days(apart + rnd.randint(0, 5))
        stated.setdefault(name[j], []).append(Relation("after", f"e{name[i]}", *gaps))
    dates = {name[n]: dated(true[n], true[n]) for n in range(0, count, 10)}
    points = {n: dates.get(n, dated(DAY - 10, DAY + 3 * count + 10)) for n in range(count)}
    return chronicle(stated, points, count)


def contradictory(count: int, *, long: bool) -> Timeline:
    """Return a chain with one contradiction: two events, or a third of the chain, in a circle."""
    whole = chain(count, order="random", gap=True)
    events = list(whole.events)
    name = list(range(count))
    random.Random(1).shuffle(name)
    first, last = name[count // 3], name[2 * count // 3 if long else count // 3 + 1]
    turned = Relation("after", f"e{last}", days(1), None)
    events[first] = Event(f"e{first}", f"e{first}", relations=(*events[first].relations, turned))
    return Timeline("t", tuple(events), sources=whole.sources)


def apart(count: int) -> Timeline:
    """Return many contradictions that have nothing to do with each other."""
    stated = {n: [Relation("after", f"e{n ^ 1}", days(1), None)] for n in range(count)}
    return chronicle(stated, {}, count)


def networks(count: int) -> Iterator[tuple[str, Timeline]]:
    yield "no relations", usual(count, 0)
    for order in ("file", "reverse", "random"):
        yield f"usual, {order}", usual(count, 2 * count, order=order)
    yield "usual, undated", usual(count, 2 * count, share=0.01, order="random")
    for order in ("reverse", "random"):
        yield f"chain, {order}", chain(count, order=order)
        yield f"chain of gaps, {order}", chain(count, order=order, gap=True)
    for order in ("file", "reverse", "random"):
        yield f"zig-zag, {order}", zigzag(count, order=order)
    for near in (3, 50, 1000):
        yield f"dense gaps, near {near}", dense(count, 2 * count, near=near)
    yield "contradiction of two", contradictory(count, long=False)
    yield "contradiction of thousands", contradictory(count, long=True)
    yield "thousands of contradictions", apart(count)


def constraints(timeline: Timeline) -> tuple[list[Any], list[Any], list[Any]]:
    """Return the same network as a plain solver takes it: days, and (u, v, most) of points."""
    low: list[Any] = [None] * (2 * len(timeline.events))
    high: list[Any] = [None] * (2 * len(timeline.events))
    rules = []
    for u, v, most, _ in resolve(timeline).rules.of(range(len(timeline.events))):
        if u == ORIGIN:
            high[v] = most if high[v] is None else min(high[v], most)
        elif v == ORIGIN:
            low[u] = -most if low[u] is None else max(low[u], -most)
        else:
            rules.append((u, v, most))
    return low, high, rules


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def solver(path: Path) -> Solver:
    """Return `tighten` of a Python file."""
    spec = importlib.util.spec_from_file_location("solver", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Solver = module.tighten
    return found


def measure(timeline: Timeline, plain: Solver | None) -> str:
    ours = seconds(lambda: resolve(timeline))
    chronology = resolve(timeline)
    ordered = seconds(lambda: chronology.order(range(len(timeline.events))))
    line = f"{ours:9.2f} {ordered:9.2f}"
    if plain is not None:
        low, high, rules = constraints(timeline)
        given = plain

        def other() -> None:
            with contextlib.suppress(ValueError):
                given(low, high, rules)

        theirs = seconds(other)
        line += f" {theirs:9.2f} {ours / theirs if theirs else 0:7.2f}"
    return line


def memory(timeline: Timeline) -> tuple[float, float]:
    """Return the MB that resolving holds at its peak, and those that its result keeps."""
    gc.collect()
    tracemalloc.start()
    chronology = resolve(timeline)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del chronology
    return peak / 1e6, kept / 1e6


def main(words: list[str]) -> None:
    plain = solver(Path(words.pop(0))) if words and words[0].endswith(".py") else None
    for count in map(int, words or ("10000",)):
        heads = f"{'resolve s':>9} {'order s':>9}"
        heads += f" {'solver s':>9} {'ratio':>7}" if plain else ""
        print(f"\n{count:,} events, twice as many relations\n{'':30}{heads}")
        for name, timeline in networks(count):
            print(f"  {name:28}{measure(timeline, plain)}", flush=True)
        peak, kept = memory(usual(count, 2 * count))
        print(f"  memory, usual: {peak:.0f} MB at the peak, {kept:.0f} MB kept")


if __name__ == "__main__":
    main(sys.argv[1:])
