"""Measure the checks: what all of them cost beside reading, and which costs most.

    python benchmarks/checking.py [events]

Times are CPU seconds, medians of several rounds. The files: of the shape of the curated one, and
three in which a careless check would take quadratic time.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from run import cpu, events, in_turn

import libyatl
from libyatl.checks import CHECKS, Examined
from libyatl.checks.running import Check
from libyatl.on_demand import lookup

ROUNDS = 3


def of_one_actor(count: int) -> str:
    """Return events of one actor, one year and one title."""
    return "events:\n" + "- {title: The bell rings, date: 2001, actors: [Ringer]}\n" * count


def of_many_names(count: int) -> str:
    """Return events whose actors all have names of their own, in a registry or not."""
    rnd = random.Random(1)
    names = ["".join(rnd.choices("abdghklmnrst", k=6)).capitalize() for _ in range(2 * count)]
    entries = "".join(f"  a{n}: {{name: {a} {names[-n]}}}\n" for n, a in enumerate(names[:count]))
    said = "".join(f"- {{title: Event {n}, actors: [{a}]}}\n" for n, a in enumerate(names[count:]))
    return f"actors:\n{entries}events:\n{said}"


def of_many_relations(count: int) -> str:
    """Return events each of which comes after three earlier ones."""
    rnd = random.Random(1)
    lines = ["events:", "- {id: e0, title: The first}"]
    for number in range(1, count):
        after = ", ".join(f"e{rnd.randrange(number)}" for _ in range(3))
        lines.append(f"- {{id: e{number}, title: Event {number}, after: [{after}]}}")
    return "\n".join(lines) + "\n"


FILES: dict[str, Callable[[int], str]] = {
    "of the usual shape": events,
    "of one actor and title": of_one_actor,
    "of many names": of_many_names,
    "of many relations": of_many_relations,
}


def exhausted(check: Check, examined: Examined) -> None:
    """Let a check find all that it finds."""
    for _ in check(examined):
        pass


def checking(path: Path) -> dict[str, float]:
    """Return the CPU seconds of reading, and of each check alone, chronology and names apart."""
    timeline = libyatl.load(path)
    examined = Examined.of(timeline)
    work: dict[str, Callable[[], object]] = {
        "reading": lambda: libyatl.load(path),
        "all checks": lambda: libyatl.check(timeline, select=["all"]),
    }
    for checks in CHECKS.values():
        for code, listed in checks.items():
            check = lookup({code: listed.where}, code, "check")
            work[code] = partial(exhausted, check, examined)
            work[code]()  # what several checks share is made now
    figures: dict[str, Callable[[], float]] = {
        name: partial(cpu, one) for name, one in work.items()
    }
    return in_turn(figures, ROUNDS)


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    for shape, made in FILES.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "events.yaml")
            path.write_text(made(count), encoding="utf-8")
            figures = checking(path)
        reading, whole = figures.pop("reading"), figures.pop("all checks")
        ratio = whole / reading
        print(
            f"{count} events {shape}: read {reading:.2f} s, checked {whole:.2f} s ({ratio:.1f} x)"
        )
        for code, seconds in sorted(figures.items(), key=lambda one: -one[1])[:5]:
            print(f"    {code:22}{seconds:6.2f} s")


if __name__ == "__main__":
    main()
