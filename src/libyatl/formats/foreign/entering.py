"""The entries of a foreign table or list, into a timeline, and what was understood of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from libyatl.dates import When
from libyatl.dates.together.column import DateColumn, Unread
from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.formats.entries.cells import scalar_in
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.forms import EVENT
from libyatl.formats.entries.imported import Columns, Whereabouts
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, span_of
from libyatl.formats.foreign.gist import Said, Tally, heeded_by, no_title, said_of
from libyatl.formats.foreign.plain_rows import EntryOf, Plain, PlainRows
from libyatl.formats.foreign.presets import Preset
from libyatl.formats.foreign.retelling import Retelling, Retold, kept_as
from libyatl.formats.foreign.understanding import Cells, Understanding, What, understood
from libyatl.model import Event, Extra
from libyatl.model.understood import Understood

Entries = Callable[[], Iterator[Mapping | Refused]]
"""Goes through all entries; each time anew, and with the same places. Those that were refused, and
reported when they were, are among them."""
_EXTRA, _WHEN = EVENT.slots["extra"], EVENT.slots["when"]
_UNDATED = "the event is undated until its date can be read"


def read_foreign(
    entries: Entries,
    names: Sequence[str],
    into: FileAssembly,
    *,
    what: What,
    place: Span,
    plural: str = "rows",
    said: Said = (),
    texts: Cells | None = None,
    handed_on: Callable[[Entering], Iterator[None]] | None = None,
    preset: Preset | None = None,
) -> None:
    """Read entries that have the keys of another tool.

    Args:
        entries: all of them.
        names: what their columns are called, in their order.
        into: where their events go.
        what: whether they are rows of a table (`column`) or items of a list (`key`).
        place: where the names stand, or the first entry.
        plural: what the entries are called.
        said: what the reader has to say of the file beside, each with a word in front.
        texts: goes through the texts of some columns alone, where that is quicker than by entry.
        handed_on: hands all entries on, one after the other, where that is quicker.
        preset: what the names mean, where the format says that.
    """
    cells = texts or partial(_texts_of, entries)
    by = understood(names, cells, into.how, what=what, preset=preset)
    if not by.has_titles:
        into.stop(place.line or 1)
        into.report.add(no_title(names, place, what))
        held = sum(1 for _ in entries())
        rest = dict.fromkeys(names, 0)
        tally = Tally(held, 0, (0, 0), 0, 0, rest)
        gist = said_of(into.name, plural, by, tally, Retelling(by, into), further=said)
        into.understood(_with_looks(gist, cells), heeds=heeded_by(by))
        return
    if what == "column":
        into.is_table(place)
    entering = Entering(by, into)
    if handed_on is None:
        for entry in entries():
            entering.take(entry)
    else:
        for _ in handed_on(entering):
            pass
    entering.close(place)
    tally = entering.tally
    gist = said_of(into.name, plural, by, tally, entering.retelling, further=said)
    into.understood(gist if entering.dated else _with_looks(gist, cells), heeds=heeded_by(by))


def _with_looks(gist: Understood, cells: Cells) -> Understood:
    """Return what is said of a file whose columns a person has to choose, with what they hold."""
    from libyatl.formats.foreign.looks import looks

    held = {name for _, names in gist.roles for name in names}
    return gist._replace(looks=looks([name for name in gist.columns if name not in held], cells))


class Entering:
    """What hands entries on, one after the other, and counts them.

    `dated` tells whether an event has a date.
    """

    def __init__(self, by: Understanding, into: FileAssembly) -> None:
        """Take what is understood of all entries, and where they go."""
        self._by = by
        self._into = into
        self.retelling = Retelling(by, into)
        into.is_foreign(Columns(*map(kept_as, self.retelling.whereabouts)))
        self.dated = False
        self._held = 0
        self._taken = 0
        self._made: Counter[str] = Counter()
        self._approximate = 0
        self._elsewhere = 0
        self._kept: Counter[tuple[str, ...]] = Counter()

    @property
    def tally(self) -> Tally:
        """What was counted."""
        kept = Counter[str]()
        for keys, count in self._kept.items():
            for key in keys:
                kept[key] += count
        return Tally(
            self._held,
            self._taken,
            (self._made["title"], self._made["summary"]),
            self._approximate,
            self._elsewhere,
            kept,
        )

    def take(self, entry: Mapping | Refused) -> None:
        """Tell an entry anew, and hand it on."""
        self._held += 1
        if entry is REFUSED:
            self._into.event(REFUSED)
            return
        retold = self.retelling.of(entry)
        self._see_faults(retold)
        self._made[retold.made] += 1
        self._approximate += retold.dated.approximate
        self._into.event(
            retold.event,
            own=lambda event: self._keys_of_own(event.when, retold.kept, retold.place),
            unread=retold.dated.unread,
        )

    @property
    def number(self) -> int:
        """The number of the next entry among all of its file, from 1."""
        return self._into.accounted + 1

    def plain_rows(self, names: Sequence[str], entry_of: EntryOf) -> PlainRows:
        """Return what makes events of rows, of which the cells have names in this order."""
        return PlainRows(self._by, self.retelling, self._into, names, entry_of)

    def take_plain(self, row: Plain, line: int) -> None:
        """Hand a row on that is made into an event, and its line from 0."""
        self._held += 1
        self._made[row.made] += 1
        self._approximate += row.approximate
        self.retelling.naming.silent += row.silent
        values = row.values
        values[_EXTRA] = self._keys_of_own(values[_WHEN], row.kept, row.place)
        self._into.straight(Event._make(values), line)

    def close(self, place: Span) -> None:
        """Say, after the last entry, what is wrong with them all; `place` is that of the names."""
        self.retelling.close(self._into)
        for column in self._by.dates.values():
            if column.fault:
                self._into.report.add(_of_column(column, self.retelling, place))

    def _keys_of_own(
        self, when: When | None, kept: dict[str, object], place: tuple[str, Whereabouts] | None
    ) -> Extra:
        """Return what an event keeps that stands."""
        self._taken += 1
        self.dated = self.dated or when is not None
        if place is not None:
            other = self._into.place(*place)
            if any(other):
                self._elsewhere += 1
                for column, text in zip(self.retelling.whereabouts, other, strict=True):
                    if text:
                        kept[kept_as(column)] = text
        self._kept[tuple(kept)] += 1
        return kept

    def _see_faults(self, retold: Retold) -> None:
        dated, into = retold.dated, self._into
        if dated.why is not None and dated.at is not None:
            into.report.add(_unread(dated.at, dated.unread, dated.why, into.name, _UNDATED))
        if dated.end is not None:
            cell, fault = dated.end
            lost = "it is kept, and the event has its beginning alone"
            into.report.add(_unread(cell, cell.value, fault, into.name, lost))


def _unread(node: Node, text: str, fault: Unread, file: str, lost: str) -> Diagnostic:
    message = fault.message or f"'{text}' cannot be read as a date"
    help = f"{fault.help}; {lost}" if fault.help else lost
    return _said_of(fault.fault or "date-unreadable", message, help, span_of(node, file))


def _of_column(column: DateColumn, retelling: Retelling, header: Span) -> Diagnostic:
    """Return what is wrong with a whole column, at the cells that show it."""
    seen = retelling.dating.witnesses
    cells = [seen[cell.strip()] for cell in column.witnesses if cell.strip() in seen]
    places = [span_of(cell, header.file) for cell in cells] or [header]
    found = _said_of(column.fault, column.message, column.help, places[0])
    return found._replace(related=tuple((place, "and here") for place in places[1:]))


def _said_of(code: str, message: str, help: str, place: Span) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=place, help=help)


def _texts_of(entries: Entries, asked: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    for entry in entries():
        if entry is not REFUSED:
            yield tuple([_text_of(entry, name) for name in asked]), 1


def _text_of(entry: Mapping, name: str) -> str:
    cell = scalar_in(entry.get(name, (None, None))[1])
    return "" if cell is None else cell.value
