"""The fields of an event at which a condition, or an order, can look."""

from __future__ import annotations

from typing import Literal

Field = Literal[
    "id",
    "date",
    "lasted",
    "seq",
    "title",
    "summary",
    "note",
    "actors",
    "places",
    "tags",
    "status",
    "sources",
]
"""A key of an event: what it states there, and nothing that follows from other events."""
Fields = frozenset[Field]
