"""The chronologies of `data/` as PyYAML reads them, so that tests hold the data, not our reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import yaml

DATA = Path(__file__).parents[1] / "data"
RELATIONS = ("after", "before", "during", "with")


class ChronologyFile(NamedTuple):
    """One file: its text, and what YAML makes of it."""

    path: Path
    text: str
    data: dict[str, Any]

    @property
    def events(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.data["events"]
        return found

    @property
    def by_id(self) -> dict[str, dict[str, Any]]:
        return {event["id"]: event for event in self.events}

    @property
    def stated_relations(self) -> set[tuple[str, str, str]]:
        """(id of an event, relation, id of the other) for all that are stated."""
        return {
            (event["id"], relation, target)
            for event in self.events
            for relation in RELATIONS
            for target in targets(event.get(relation, []))
        }


def chronology_file(name: str) -> ChronologyFile:
    """Read the file of that name."""
    path = DATA / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    return ChronologyFile(path, text, yaml.load(text, Loader=yaml.BaseLoader))


def targets(relation: Any) -> list[str]:
    """The event ids that the value of `after`, `before`, `during` or `with` points at."""
    if isinstance(relation, list):
        return [target for item in relation for target in targets(item)]
    return [relation["event"] if isinstance(relation, dict) else relation]


def name_of(mention: Any) -> str:
    """The actor id in an event's list, where it may stand alone or beside a role."""
    return str(mention["id"] if isinstance(mention, dict) else mention)
