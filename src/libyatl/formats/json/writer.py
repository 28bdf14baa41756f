r"""JSON and JSON Lines: everything that an event says, in the keys of the file format.

The document holds `libyatl` (the version of this schema), `title`, the registries and
`events`; a selection that leaves events out says `excerpt: true`. Each event carries
its own keys as they are written in a file, and `bounds`, which follows from them and is
not read back. In JSON Lines each line is such an event, with the title and the entries of
registries that it is the first to need (`libyatl.formats.json.line_registries`).

Two keys are ours. `libyatl` at the top is reserved in every format: no file has one of its
own. An event may have its own `bounds`, which stands as `bounds.own`. `bounds.named` is
false where the id was made from the title. So reading gives back equal events.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from libyatl.formats.entries.plain import (
    accounts_plain,
    bounds_plain,
    event_plain,
    head_plain,
    registries_plain,
)
from libyatl.formats.format import Shape
from libyatl.model.keys import BOUNDS
from libyatl.query import Selection
from libyatl.text.json_line import json_line

if TYPE_CHECKING:
    from libyatl.formats.json.line_registries import LineRegistries


def write_json(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as one JSON document (`libyatl.formats.Write`)."""
    head = head_plain(selection) | registries_plain(selection) | dict(selection.timeline.extra)
    yield "{\n"
    for key, value in head.items():
        yield f"  {json_line(key)}: {json_line(value)},\n"
    yield '  "events": ['
    separator = "\n    "
    for event in _json_events(selection, shape):
        yield separator + event
        separator = ",\n    "
    yield "\n  ]\n}\n" if separator[0] == "," else "]\n}\n"


def write_jsonl(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield each event of the selection as one line of JSON (`libyatl.formats.Write`)."""
    from libyatl.formats.json.line_registries import LineRegistries

    carried = None if shape.fields else LineRegistries(selection)
    for event in _json_events(selection, shape, carried):
        yield event + "\n"


def _json_events(
    selection: Selection, shape: Shape, carried: LineRegistries | None = None
) -> Iterator[str]:
    for row in selection.rows:
        plain = event_plain(row.event)
        bounds = bounds_plain(row)
        if not row.event.named:
            bounds["named"] = False
        if BOUNDS in plain:
            bounds["own"] = plain.pop(BOUNDS)
        if accounts := accounts_plain(selection, row.place):
            bounds["accounts"] = accounts
        plain[BOUNDS] = bounds
        if carried is not None:
            plain.pop("registries", None)
            if registries := list(carried.of(row.event)):
                plain["registries"] = registries
        yield json_line(
            {key: plain[key] for key in shape.fields if key in plain} if shape.fields else plain
        )
