"""Rows that frames of any engine are asked about, questions, and what memory answers to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from table_answers import counted, first_line
from table_worlds import DrawnTable, in_csv

import libyatl
from libyatl import api, frames
from libyatl.errors import LibyatlError
from libyatl.query.tallies import Tally

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


KEY = "key of the row"
"""A column of drawn tables that tells their rows apart."""
_BEYOND = ("states relations", "cannot be asked: ", "have an order of their own")
"""What rows of a frame cannot be asked together, and those of a file can."""
_OF_IDS = re.compile(r"\bid\b|not_id|words|text")
_OF_SELECTIONS = ("as_of", "sort", "reverse", "limit")
"""What tallies of a frame are not asked by."""
_TOLD_OF = ("date-unreadable", "unknown-status", "no-title")


def keyed(table: DrawnTable) -> DrawnTable:
    """Return a drawn table whose rows can be told apart, without the dirt of its file."""
    rows = tuple((*row, f"k{number:03}") for number, row in enumerate(table.rows))
    return DrawnTable((*table.header, KEY), rows, registry=table.registry or "actors: {}\n")


def in_values(tally: Tally) -> tuple[object, ...]:
    """Return a tally, of whose events the dates and the titles are compared."""
    ends = ((one.when, one.title) if one is not None else None for one in (tally.first, tally.last))
    return (*tally._replace(first=None, last=None), *ends)


class InMemory:
    """A drawn table as memory reads it, to be compared with a frame.

    Attributes:
        registry: a file of its registries.
        is_asked: whether it is a table of which frames are asked: it has titles.
    """

    def __init__(self, table: DrawnTable, folder: Path) -> None:
        """Write its files into a folder, and read them."""
        self.registry = folder / "names.yaml"
        self.registry.write_text(table.registry, encoding="utf-8")
        (folder / "rows.csv").write_text(in_csv(table), encoding="utf-8", newline="")
        self._held = libyatl.load(self.registry, folder / "rows.csv")
        self._found = counted(self._held.report)
        told = any("no-title-column" in code for code in self._found)
        self.is_asked = not told and not any("\0" in cell for row in table.rows for cell in row)
        self._numbered = any(event.id.startswith("row-") for event in self._held.events)

    def counts_otherwise(
        self, question: Mapping[str, Any], frame: Any, kind: str, **further: Any
    ) -> object:
        """Return what memory and a frame count by names where they differ, else None."""
        asked = {key: value for key, value in question.items() if key not in _OF_SELECTIONS}
        if self._numbered and _OF_IDS.search(str(asked)):
            return None
        try:
            chosen: Any = libyatl.select(self._held, **asked)
            memory: object = [*map(in_values, api.tally(chosen, kind))]
        except LibyatlError as stop:
            memory = first_line(stop)
        try:
            several = frames.tally(frame, kind, registry=self.registry, **further, **asked)
            other: object = [*map(in_values, several)]
        except LibyatlError as stop:
            other = first_line(stop)
            if any(said in other for said in _BEYOND):
                return None
        return None if memory == other else (memory, other)

    def differs(self, question: Mapping[str, Any], frame: Any, **how: Any) -> object:
        """Return what memory and a frame answer to a question where they differ, else None."""
        if self._numbered and _OF_IDS.search(str(question)):
            return None  # Rows without an id are not called by their numbers in a frame.
        try:
            chosen: Any = libyatl.select(self._held, **question)
            memory: object = [(row.event.extra[KEY], int(row.answer)) for row in chosen.rows]
        except LibyatlError as stop:
            memory = first_line(stop)
        try:
            taken, further = how["taken"], how["further"]
            found = frames.select(frame, registry=self.registry, **further, **question)
            other: object = [*taken(found, [KEY, frames.ANSWER])]
        except LibyatlError as stop:
            other = first_line(stop)
            if any(said in other for said in _BEYOND):
                return None
        return None if memory == other else (memory, other)

    def refuses_otherwise(self, frame: Any, **further: Any) -> object:
        """Return which cells are refused here and there where that differs, else None."""
        try:
            several = frames.refused(frame, registry=self.registry, **further)
        except LibyatlError:
            return None
        found: Counter[str] = Counter()
        for one in several:
            found[one.code] += one.rows
        memory = {
            code: sum(rows for said, rows in self._found.items() if f"[{code}]" in said)
            for code in _TOLD_OF
        }
        if memory["no-title"]:  # of which no more is told than that
            memory = {"no-title": memory["no-title"]}
        other = {code: found[code] for code in memory}
        return None if memory == other else (memory, other)
