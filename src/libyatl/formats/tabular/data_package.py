"""The Data Package (v1, Table Schema) of our CSV: what each column holds, for other tools.

Days are texts with a pattern, not dates: a chronology may hold the year -145 or 170000002,
which no tool's date does. A new column needs its line in `_SAID`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from libyatl.model import STATUSES
from libyatl.query.columns import COLUMNS, WORDS

_DAY = {"pattern": "-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"}
_TIME = {"pattern": "[0-2][0-9]:[0-5][0-9]:[0-5][0-9]"}
_ALWAYS = {"required": True}
_SAID: dict[str, tuple[str, Mapping[str, object]]] = {
    "id": ("Names the event.", {"required": True, "unique": True}),
    "date": ("The date as it was stated, in EDTF where that can say it.", {}),
    "start": ("The first day on which it can have begun; empty where open.", _DAY),
    "end": ("The last day on which it can have ended; empty where open.", _DAY),
    "precision": ("How exact the date is.", {"enum": list(WORDS["precision"]), **_ALWAYS}),
    "title": ("What happened.", _ALWAYS),
    "actors": ("Who took part; names joined by '; '.", {}),
    "places": ("Where; names joined by '; '.", {}),
    "tags": ("Joined by '; '.", {}),
    "status": ("How sure it is that it happened.", {"enum": list(STATUSES), **_ALWAYS}),
    "sources": ("Who says so; joined by '; '.", {}),
    "summary": ("What happened, at more length.", {}),
    "kind": (
        "Whether it was on one day, lasted, has an open end, or has no date.",
        {"enum": list(WORDS["kind"]), **_ALWAYS},
    ),
    "begin_latest": ("The last day on which it can have begun; empty where open.", _DAY),
    "end_earliest": ("The first day on which it can have ended; empty where open.", _DAY),
    "bounds": (
        "Whether the days are those of the date, or follow from other statements too.",
        {"enum": list(WORDS["bounds"]), **_ALWAYS},
    ),
    "start_time": ("The time of `start` on the event's clock; empty where no clock says.", _TIME),
    "end_time": ("The time of `end` on the event's clock; empty where no clock says.", _TIME),
    "zone": ("Of both times: Z, an offset, a name, or two joined by '/'; empty if unknown.", {}),
}


def data_package(path: str = "events.csv") -> dict[str, Any]:
    """Return the descriptor of a CSV file of events at `path`."""
    fields = [_field(name) for name in COLUMNS]
    return {
        "profile": "tabular-data-package",
        "name": "events",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "events",
                "path": path,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
                "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
            }
        ],
    }


def _field(name: str) -> dict[str, object]:
    description, constraints = _SAID[name]
    field: dict[str, object] = {"name": name, "type": "string", "description": description}
    return {**field, "constraints": constraints} if constraints else field
