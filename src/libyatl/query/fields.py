"""The fields of an event at which a condition, or an order, can look."""

from __future__ import annotations

from typing import Literal

from libyatl.model.kinds import Kind

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
ID: Fields = frozenset(("id",))
STATUS: Fields = frozenset(("status",))
DATE: Fields = frozenset(("date",))
SOURCES: Fields = frozenset(("sources",))
WORDS: Fields = frozenset(("id", "title", "summary", "note", "actors", "sources"))
"""Roles stand among the actors, quotes and notes on citations among the sources."""
BOUNDING: Fields = frozenset(("date", "lasted", "status", "sources"))
"""What bounds an event. What is planned surely lies in no window."""
OF_NAMES: dict[Kind, Field] = {
    "actor": "actors",
    "place": "places",
    "tag": "tags",
    "source": "sources",
}
