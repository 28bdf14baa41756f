"""What libyatl answers to a question of a table, whichever engine runs, in plain values."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from table_questions import Question

import libyatl
from libyatl.errors import LibyatlError
from libyatl.findings.diagnostics import Diagnostic, Report, Severity

FIELDS = ("id", "date", "title", "note", "lasted", "seq", "actors", "bounds")
"""Asked for by name, two keys that no column has unasked among them."""
UNASKED = {(Severity.WARNING, "control-character")}
"""What an engine looks for where a table is checked alone: what is handed on is inert as it is."""
_ROWS = re.compile(r"(?:^|\W)([\d,]+) (?:rows|times)\b")


@contextmanager
def engine(name: str) -> Iterator[None]:
    """Let tables be asked of this engine, and chosen rows be taken out of the files by lines.

    They are where they are few, which they seldom are of a small table.
    """
    with (
        patch.dict(os.environ, {"LIBYATL_ENGINE": name}),
        patch("libyatl.tables.scanned.FEW", 1),
    ):
        yield


def weight(found: Diagnostic) -> int:
    """Return for how many cells a finding stands: of a big table it is one a text."""
    if found.code.startswith("column-"):
        return 1
    counted = _ROWS.search(found.message)
    return int(counted[1].replace(",", "")) if counted else 1


def counted(report: Report) -> dict[str, int]:
    """Return the errors and warnings by code, with how many there are."""
    several: Counter[str] = Counter()
    for found in report:
        if (found.severity, found.code) in UNASKED or found.severity is Severity.NOTE:
            continue
        several[f"{found.severity}[{found.code}]"] += weight(found)
    return dict(sorted(several.items()))


def answers(paths: Sequence[Path], questions: Sequence[Question], named: str) -> list[Any]:
    """Return what one engine answers: first what it found on reading, then each answer.

    Args:
        paths: the table, and the registries beside it.
        questions: what is asked, each of the same table.
        named: the engine.
    """
    with engine(named):
        try:
            table = libyatl.load(*paths)
            found = counted(table.report)  # An engine looks at a table no sooner.
        except LibyatlError as stop:
            return [first_line(stop)]
        found.pop("error[contradiction]", None)  # Of a timeline a selection tells them.
        return [found, *(answer(table, question) for question in questions)]


def first_line(stop: LibyatlError) -> str:
    """Return what stopped it, without the help."""
    return f"{type(stop).__name__}: {str(stop).splitlines()[0]}"


def answer(table: Any, question: Question) -> Any:
    """Return the answer to one question as values, or the error that stopped it."""
    try:
        chosen: Any = libyatl.select(table, **question)
        return _told(chosen)
    except LibyatlError as stop:
        return first_line(stop)


def _told(chosen: Any) -> dict[str, Any]:
    rows = list(chosen.rows() if callable(chosen.rows) else chosen.rows)
    return {
        "answers": [int(row.answer) for row in rows],
        "places": [row.event.title for row in rows],
        "counts": (len(chosen), chosen.certain, chosen.possible, chosen.matching),
        "notes": chosen.notes,
        "unread dates": chosen.unread_dates,
        "groups": [(group.cell, group.label, group.rows) for group in chosen.groups],
        "found": counted(chosen.report),
        "csv": libyatl.write(chosen, format="csv"),
        "fields": libyatl.write(chosen, format="tsv", fields=FIELDS),
    }


def differences(one: list[Any], other: list[Any]) -> list[tuple[int, str, Any, Any]]:
    """Return where two lists of answers differ: the number of the answer, the part, and both."""
    if len(one) != len(other):
        return [(-1, "loaded", one[0], other[0])]
    found: list[tuple[int, str, Any, Any]] = []
    for number, (left, right) in enumerate(zip(one, other, strict=True)):
        if isinstance(left, dict) and isinstance(right, dict):
            parts = sorted({*left, *right})
            found += [
                (number, part, left.get(part), right.get(part))
                for part in parts
                if left.get(part) != right.get(part)
            ]
        elif left != right:
            found.append((number, "whole", left, right))
    return found
