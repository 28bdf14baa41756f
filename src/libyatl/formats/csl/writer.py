"""Entries of the registry `sources` as the items of a CSL library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from libyatl.formats.csl.items import FIELDS, item_of
from libyatl.formats.entries.plain import entry_plain
from libyatl.formats.foreign.urls import is_url
from libyatl.model import Source
from libyatl.model.keys import LIBRARY
from libyatl.text.json_line import json_line


def write_csl(sources: Iterable[Source]) -> Iterator[str]:
    """Yield the sources as one list, an item for each (`libyatl.formats.format.WriteSources`)."""
    before = "[\n  "
    for source in sources:
        yield before + json_line(item_of_source(source))
        before = ",\n  "
    yield "[]\n" if before[0] == "[" else "\n]\n"


def item_of_source(source: Source) -> dict[str, object]:
    """Return the item of a source, with what was kept of the item that it came from."""
    said = entry_plain(source)
    kept: Any = source.extra.get(LIBRARY)
    kept = dict(kept) if isinstance(kept, dict) else {}
    id: dict[str, object] = {"id": source.id}
    if "id" in kept:
        id = {"id": kept.pop("id"), "citation-key": source.id}
    fields = {key: value for key, value in said.items() if isinstance(value, str)}
    return id | item_of({key: fields[key] for key in FIELDS if key in fields}, kept)


def lost_in_csl(sources: Iterable[Source]) -> dict[str, int]:
    """Count what no item can say of the sources, by its words."""
    lost = Counter[str]()
    for source in sources:
        lost["via"] += bool(source.via)
        lost["derived_from"] += bool(source.derived_from)
        lost["archived, where that is no address"] += bool(
            source.archived and not is_url(source.archived)
        )
        lost["further keys"] += len(source.extra.keys() - {LIBRARY})
    return +lost
