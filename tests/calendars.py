"""Calendars as texts, for the tests of `tests/formats/ics`."""

from __future__ import annotations

import json
from typing import Any

import libyatl
from libyatl.formats import read_data
from libyatl.model import Timeline

OURS = "PRODID:-//libyatl//plain-text chronology//EN\n"


def calendar(*lines: str, head: str = "PRODID:-//Town hall//EN\n") -> str:
    """Return a calendar of one event with these lines."""
    body = "".join(f"{line}\n" for line in lines)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}BEGIN:VEVENT\n{body}END:VEVENT\nEND:VCALENDAR\n"


def read(text: str | bytes) -> Timeline:
    """Return what is read of a calendar."""
    data = text.encode() if isinstance(text, str) else text
    timeline = read_data([("t.ics", data)])
    assert "entries-lost" not in {found.code for found in timeline.report}
    return timeline


def events(timeline: Timeline) -> list[dict[str, Any]]:
    """Return the events of a timeline in the keys of a file."""
    chosen = libyatl.select(timeline, sort="file")
    told = map(json.loads, libyatl.write(chosen, format="jsonl").splitlines())
    made = {event.id for event in timeline.events if not event.named}
    return [
        {
            key: value
            for key, value in one.items()
            if key not in ("bounds", "registries")
            if (key, value) != ("status", "occurred") and not (key == "id" and value in made)
        }
        for one in told
    ]


def found(timeline: Timeline) -> list[str]:
    """Return what is wrong with a timeline: code, line and column."""
    return [
        f"{one.code}:{one.span.line}:{one.span.column}" if one.span else one.code
        for one in timeline.report
    ]
