"""How files of other tools were read, as JSON, a line a file.

    {"file": FILE, "what": "ACLED", "entries": "rows", "held": 326, "taken": 326,
     "columns": [COLUMN, …], "roles": {ROLE: [COLUMN, …], …}, "title": TEMPLATE,
     "said": {"dates": [TEXT], …}, "options": "--map …", "first": [EVENT, …]}

`options` are those by which it is read as it is, as a shell takes them; `first` are its first
events in the keys of the file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from libyatl.formats.entries.plain import event_plain
from libyatl.model import Event
from libyatl.model.understood import Understood
from libyatl.text.json_line import json_line
from libyatl.views.words.understood_words import reading_options


def understood_json(files: Mapping[Understood, Iterable[Event]]) -> Iterator[str]:
    """Yield a line for each file, with the first of its events."""
    for said, first in files.items():
        texts: dict[str, list[str]] = {}
        for word, text in said.said:
            texts.setdefault(word, []).append(text)
        told = said._asdict() | {
            "roles": {role: list(columns) for role, columns in said.roles},
            "said": texts,
            "options": " ".join(reading_options(said)),
            "first": [event_plain(event) for event in first],
        }
        del told["events"], told["looks"], told["heeds"]
        yield json_line(told) + "\n"
