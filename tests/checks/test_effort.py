"""Checks do work in proportion to the file, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import isqrt
from pathlib import Path

import pytest
from effort import calls

import libyatl


def _others(number: int, count: int) -> list[str]:
    return [f"e{other}" for other in range(count) if other != number]


SHAPES: dict[str, Callable[[int], str]] = {
    "one actor and title": lambda n: "- {title: A bell, date: 2001, actors: [Ringer]}\n" * n,
    "identical rows": lambda n: "- {title: A bell rings, date: 2001-01-01, places: [Bern]}\n" * n,
    "rows of one day": lambda n: "".join(
        f"- {{title: A bell of {k} rings, date: 2001-01-01, places: [Bern]}}\n" for k in range(n)
    ),
    "days of programs": lambda n: "".join(
        f"- {{title: T{k}, date: 9999-12-31}}\n- {{title: U{k}, date: {1000 + k}}}\n"
        for k in range(n)
    ),
    "one relation many times": lambda n: (
        "- {id: a, title: A}\n- {id: b, title: B, after: ["
        + ", ".join("a" for _ in range(n))
        + "]}\n"
    ),
    "many relations to one event": lambda n: (
        "- {id: a, title: A}\n" + "".join(f"- {{id: b{k}, title: B, after: a}}\n" for k in range(n))
    ),
    "names that no entry knows": lambda n: (
        "actors: {a: The Bell}\nevents:\n"
        + "".join(f"- {{title: T, actors: [N{k} of {n - k}]}}\n" for k in range(n))
    ),
    "tags that differ by case": lambda n: "".join(
        f"- {{title: T, tags: [t{k}, T{k}]}}\n" for k in range(n)
    ),
    "sources in a chain": lambda n: (
        "sources:\n  s0: {title: S}\n"
        + "".join(f"  s{k}: {{title: S, via: s{k - 1}}}\n" for k in range(1, n))
        + f"events:\n- {{title: T, sources: [s0, s{n - 1}]}}\n"
    ),
    "one event that many sources tell of": lambda n: (
        "- {title: T, sources: [" + ", ".join(f"{{id: s{k}}}" for k in range(n)) + "]}\n"
    ),
    "each event at the time of each other": lambda n: "".join(
        f"- {{id: e{k}, title: T, with: [{', '.join(_others(k, isqrt(16 * n)))}]}}\n"
        for k in range(isqrt(16 * n))
    ),
    "entries named by their spellings": lambda n: (
        "actors: {a: The Bell, b: Ringer}\nevents:\n"
        + "- {title: T, actors: [a, b]}\n- {title: T, actors: [The Bell, Ringer]}\n" * n
    ),
    "untidy ids": lambda n: (
        "actors:\n"
        + "".join(f'  "a {k} ": N{k}\n' for k in range(n))
        + "events:\n"
        + "".join(f"- {{title: T, actors: [N{k}]}}\n" for k in range(n))
    ),
    "years far apart": lambda n: "".join(f"- {{title: T, date: Y{k}0000}}\n" for k in range(1, n)),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_the_work_is_linear_in_the_file(shape: Callable[[int], str], tmp_path: Path) -> None:
    work = []
    for n in (150, 300):
        file = tmp_path / "events.yaml"
        file.write_text(shape(n), encoding="utf-8")
        timeline = libyatl.load(file)
        libyatl.check(timeline, select=["all"])  # modules and tables are made now
        work.append(calls(partial(libyatl.check, timeline, select=["all"])))
    assert work[1] <= 2.6 * work[0]
