"""Rows that frames of any engine are asked about, questions, and what memory answers to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from table_worlds import DrawnTable, in_csv

import libyatl
from libyatl import frames

HEADER = ("id", "date", "title", "actors", "places", "tags", "status", "sources")
_DATES = (
    "2017-07-25",
    "2017-07",
    "2016/2018",
    "2017-02-30",
    "",
    "44 BC",
    "2017-07-25T14:30",
    "2019~",
)
_WHO = ("Haftar", "Khalifa Hifter; A. Envoy", "خليفة حفتر", "", "KHALIFA HIFTER", "A. Envoy")
_WHERE = ("Tunis", "Rome", "", "Tunis; Rome")
_STATUS = ("", "claimed", "planned", "occurred", "guessed")
REGISTRY = """actors:
  hifter: {name: Khalifa Hifter, aliases: [Haftar, خليفة حفتر]}
sources:
  courier: {name: Courier, published: 2017-07-26}
"""


def rows(count: int) -> DrawnTable:
    """Return so many rows, in which all kinds of cells stand beside all others."""
    made = []
    for n in range(count):
        cells = _DATES[n % 8], f"Talk {n * 7 % 5}", _WHO[n * 5 % 6], _WHERE[n // 3 % 4]
        cited = "Courier" if n % 7 == 0 else "Post"
        made.append((f"r{n:05}", *cells, "talks" if n % 2 else "", _STATUS[n // 2 % 5], cited))
    return DrawnTable(HEADER, tuple(made), registry=REGISTRY)


QUESTIONS: tuple[Mapping[str, Any], ...] = (
    {},
    {"actor": "haftar", "since": "2017-07-20", "until": "2017-12"},
    {
        "where": "not actor:haftar and (place:Tunis or place:rome) and not date:2016",
        "certain": True,
    },
    {"where": 'tag:talks and (status:claimed or date:none or actor:"a. envoy")', "reverse": True},
    {"where": "not (place:rome or date:2017)", "sort": "latest", "limit": 7},
    {"sort": "actor", "reverse": True, "not_status": "planned"},
    {"sort": "title", "min_sources": 1, "on": "2017-07"},
    {"text": "talk 3", "not_id": "r00001", "sort": "place"},
    {"id": ["r00002", "r00005"], "sort": "id", "reverse": True},
    {"undated": "only", "sort": "file", "reverse": True},
    {"source": "courier", "not_text": "خليفة"},
)


def from_memory(
    table: DrawnTable, question: Mapping[str, Any], folder: Path
) -> list[tuple[str, int]]:
    """Return the ids and answers that libyatl gives of the rows as CSV, in order."""
    beside, written = folder / "names.yaml", folder / "rows.csv"
    beside.write_text(table.registry, encoding="utf-8")
    written.write_text(in_csv(table), encoding="utf-8", newline="")
    chosen: Any = libyatl.select(libyatl.load(beside, written), **question)
    return [(row.event.id, int(row.answer)) for row in chosen.rows]


def from_frame(
    frame: Any, question: Mapping[str, Any], registry: Path, taken: Any, **how: Any
) -> list[tuple[str, int]]:
    """Return the same as a frame gives it; `taken` returns two columns of it as rows."""
    found = frames.select(frame, registry=registry, **{"order_by": "id", **how}, **question)
    rows: Sequence[tuple[Any, Any]] = taken(found, ["id", frames.ANSWER])
    return [(str(id), int(answer)) for id, answer in rows]
