"""The entries of a foreign table or list, into a timeline, and what was understood of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from libyatl.findings.diagnostics import Span
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Refused
from libyatl.formats.entries.nodes import Sequence as Several
from libyatl.formats.foreign.retelling import Retold
from libyatl.formats.foreign.understanding import What, no_title, understood

Entries = Callable[[], Iterator[Mapping | Refused]]
"""Goes through all entries; each time anew, and with the same places. Those that were refused, and
reported when they were, are among them."""


def read_foreign(
    entries: Entries,
    names: Sequence[str],
    into: FileAssembly,
    *,
    what: What,
    place: Span,
    plural: str = "rows",
) -> None:
    """Read entries that have the keys of another tool.

    Args:
        entries: all of them.
        names: what their columns are called, in their order.
        into: where their events go.
        what: whether they are rows of a table (`column`) or items of a list (`key`).
        place: where the names stand, or the first entry.
        plural: what the entries are called.
    """

    def cells(asked: Sequence[str]) -> Iterator[tuple[str, ...]]:
        for entry in entries():
            if entry is not REFUSED:
                yield tuple(_text_of(entry, name) for name in asked)

    by = understood(names, cells, into.how, what=what)
    if "title" not in by.roles and by.title is None and not by.shortened:
        into.stop(place.line)
        into.report.add(no_title(names, place, what))
        return
    if what == "column":
        into.is_table(place)
    for entry in entries():
        if entry is REFUSED:
            into.event(REFUSED)
            continue
        retold = Retold(entry, by)
        extra = retold.extra
        into.event(retold.event, own=lambda _, kept=extra: kept)  # type: ignore[misc]


def _text_of(entry: Mapping, name: str) -> str:
    _, value = entry.get(name, (None, None))
    if value is None or value is REFUSED or isinstance(value, Several | Mapping):
        return ""
    return value.value
