"""One file with the mends of what was found in it: as many as hold together, and are sound."""

from __future__ import annotations

from bisect import bisect, insort
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from libyatl import formats
from libyatl.checks import Checked, check
from libyatl.editing.larger_mends import ON_REQUEST, Mending
from libyatl.editing.larger_outcome import NOTHING, Larger, said_after
from libyatl.editing.reading_back import as_meant
from libyatl.editing.refusal import Refusal
from libyatl.editing.repeated_keys import repeated, see_all_gone, told_apart
from libyatl.editing.rewritten_files import edits_of
from libyatl.editing.splices import Splice
from libyatl.editing.yaml_document import Document
from libyatl.findings.diagnostics import Diagnostic, Edit, Severity
from libyatl.formats.yaml.untouched import only_scalars_differ
from libyatl.model import Timeline
from libyatl.text.inert import one_line

_TRIES = 12
"""So often mends are tried together, where some of them do harm."""


class Mend(NamedTuple):
    """A file as it stands and as it would be.

    Attributes:
        file: what it is called.
        before: its bytes, without a byte order mark.
        after: what they would be.
        made: the findings that it mends.
        edits: by what it becomes so, in order.
        larger: whether more than scalars change.
    """

    file: str
    before: bytes
    after: bytes
    made: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...]
    larger: bool = False


class _Try(NamedTuple):
    """What came of mending some findings together.

    Attributes:
        mend: the file so mended; None where nothing would change, or harm would be done.
        refused: the findings whose mend was refused, and why.
        harm: why it may not be written.
    """

    mend: Mend | None
    refused: list[tuple[Diagnostic, Refusal]]
    harm: Refusal | None = None


class MendedFile:
    """Works out which mends of a file are made.

    Attributes:
        refused: the findings of which a larger mend was refused, and why, with the line.
    """

    def __init__(self, checked: Checked, file: str, data: bytes) -> None:
        """Take what was found, and a file of it with its bytes."""
        self._checked, self._file, self._data = checked, file, data
        self._tries: dict[tuple[int, ...], _Try] = {}
        self.refused: list[tuple[Diagnostic, Refusal]] = []

    def mend(self, several: Sequence[Diagnostic]) -> Mend | None:
        """Return the file with as many of the findings mended as are sound together.

        Where not all are, errors are mended first.
        """
        made = self._tried_once(several)
        if made.harm is not None and not all(one.edits for one in several) and self._judges():
            made = self._tried_once(several)
        if made.harm is not None:
            errors = [one for one in several if one.severity is Severity.ERROR]
            others = [one for one in several if one.severity is not Severity.ERROR]
            made = self._tried_once(self._that_hold(self._that_hold([], errors), others))
        self.refused += made.refused
        return made.mend

    def _judges(self) -> bool:
        """Judge larger mends one by one from now on; return whether there is a file to do it in."""
        try:
            self._at_work.judging = True
        except Refusal:  # the file is none that is edited
            return False
        self._tries.clear()
        return True

    def _that_hold(
        self, sound: list[Diagnostic], several: Sequence[Diagnostic]
    ) -> list[Diagnostic]:
        """Return those that are sound, and as many more as are so beside them."""
        if not several:
            return sound
        both = [*sound, *several]
        if (harm := self._tried_once(both).harm) is None:
            return both
        if len(several) == 1 or len(self._tries) >= _TRIES:
            self.refused += [(one, harm) for one in several if not one.edits]
            return sound
        half = len(several) // 2
        return self._that_hold(self._that_hold(sound, several[:half]), several[half:])

    def _tried_once(self, several: Sequence[Diagnostic]) -> _Try:
        key = tuple(map(id, several))
        if key not in self._tries:
            try:
                self._tries[key] = self._mended_together(several)
            except Refusal as harm:
                self._tries[key] = _Try(None, [], harm)
        return self._tries[key]

    def _mended_together(self, several: Sequence[Diagnostic]) -> _Try:
        """Return the file with findings mended.

        Raises:
            Refusal: harm would be done.
        """
        found = [one for one in several if not one.edits]
        larger = self._larger_mends(found) if found else NOTHING
        edits = [*edits_of(self._with_keys_apart, larger.splices)] if larger.splices else []
        made = [*larger.made]
        scalars: list[Edit] = []
        for one in several:
            if one.edits and all(_has_room(edits, edit) for edit in one.edits):
                for edit in one.edits:
                    insort(edits, edit)
                scalars += one.edits
                made.append(one)
        if not edits:
            return _Try(None, larger.refused)
        after = _spliced(self._data, edits)
        if scalars and not _is_sound(
            self._read_before, _reading_of(_spliced(self._data, sorted(scalars)))
        ):
            raise Refusal("the change would make an error")
        if larger.splices:
            self._see_as_meant(larger, edits, sorted(scalars), after)
        order = {id(one): number for number, one in enumerate(several)}
        made.sort(key=lambda one: order[id(one)])
        mend = Mend(self._file, self._data, after, tuple(made), tuple(edits), bool(larger.splices))
        return _Try(mend, larger.refused)

    # --- keys, entries and their order

    @cached_property
    def _repeated(self) -> list[tuple[int, int]]:
        text = self._checked.timeline.positions.text(self._file)
        assert text is not None
        return repeated(self._checked.report, self._file, text)

    @cached_property
    def _with_keys_apart(self) -> Document:
        """The file, in which keys that are typed twice are told apart: places stay."""
        return Document(self._file, told_apart(self._data, self._repeated))

    @cached_property
    def _at_work(self) -> Mending:
        return Mending(self._checked, self._with_keys_apart)

    def _larger_mends(self, found: Sequence[Diagnostic]) -> Larger:
        try:
            larger = self._at_work.larger(found)
            if self._repeated:
                see_all_gone(self._repeated, edits_of(self._with_keys_apart, larger.splices))
            return larger
        except Refusal as why:  # the file is none that is edited
            asked = [one for one in found if one.code in ON_REQUEST]
            return NOTHING._replace(refused=[(one, why) for one in asked])

    def _see_as_meant(
        self, larger: Larger, edits: Sequence[Edit], scalars: Sequence[Edit], after: bytes
    ) -> None:
        """See that a file reads as it is meant, and that no more is found in it than before.

        Args:
            larger: what comes, goes and moves.
            edits: all edits, in order.
            scalars: the edits of texts of scalars, in order.
            after: the file with all changed.

        Raises:
            Refusal: it does not.
        """
        before = self._with_keys_apart
        changed = before
        if scalars:
            changed = Document(self._file, _spliced(before.data, scalars))
        splices = larger.splices
        if scalars:
            splices = [*_as_splices(before, edits)]
        as_meant(before, splices, said_after(before, changed, larger))
        was, now = self._found_of_them(larger, None), self._found_of_them(larger, after)
        if was is not None and now is not None and (more := now - was):
            raise Refusal(f"{one_line(self._file)}: more would be found by '{min(more)}'")

    def _found_of_them(self, larger: Larger, after: bytes | None) -> Counter[str] | None:
        """Return how often the checks find something that are mended; None beside other files."""
        if not _is_alone(self._checked.timeline):
            return None
        codes = {one.code for one in larger.made}
        checked = self._checked
        if after is not None:
            checked = check(_timeline_of(after), select=codes)
        accepted = (one for one, _ in checked.accepted)
        return Counter(one.code for one in (*checked.report, *accepted) if one.code in codes)

    # --- texts of scalars

    @cached_property
    def _read_before(self) -> _Read:
        timeline = self._checked.timeline
        return _events_and_errors(timeline) if _is_alone(timeline) else _reading_of(self._data)


def is_as_meant(several: Iterable[Mend], before: bytes, after: bytes) -> bool:
    """Whether a mend may be written.

    Where scalars alone change it leaves all else as it was, and loses nothing. Where more does,
    `MendedFile` has read what came of its edits, and it is what they make of the file.
    """
    was, now = before.removeprefix(BOM_UTF8), after.removeprefix(BOM_UTF8)
    if any(one.larger and one.before == was and one.after == now for one in several):
        edits = next(one.edits for one in several if one.before == was and one.after == now)
        return _spliced(was, edits) == now
    return _is_sound(_reading_of(was), _reading_of(now)) and only_scalars_differ(before, after)


def _spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes with edits made, which are in order and apart."""
    pieces = []
    end = 0
    for offset, length, text in edits:
        pieces += [data[end:offset], text.encode()]
        end = offset + length
    return b"".join([*pieces, data[end:]])


def _as_splices(document: Document, edits: Iterable[Edit]) -> Iterator[Splice]:
    """Yield edits, which are in order, as splices of characters."""
    place = end = 0
    for offset, length, text in edits:
        place += len(document.data[end:offset].decode())
        end = offset + length
        stop = place + len(document.data[offset:end].decode())
        yield Splice(place, stop, text)
        place = stop


def _has_room(edits: Sequence[Edit], edit: Edit) -> bool:
    """Whether an edit overlaps none of those that are there, in order and apart."""
    place = bisect(edits, edit)
    before, after = edits[max(place - 1, 0) : place], edits[place : place + 1]
    clear = all(one.offset + one.length <= edit.offset for one in before)
    return clear and all(edit.offset + edit.length <= one.offset for one in after)


class _Read(NamedTuple):
    """What a text of YAML holds by itself: how many events, and its errors by code."""

    events: int
    errors: Counter[str]


def _is_sound(was: _Read, now: _Read) -> bool:
    """Whether nothing is lost, and no error made, where one text becomes another."""
    return now.events >= was.events and now.errors <= was.errors


def _is_alone(timeline: Timeline) -> bool:
    """Whether a timeline holds what its one file says, and nothing else."""
    return not timeline.excerpt and len(timeline.positions.files) == 1


def _reading_of(data: bytes) -> _Read:
    return _events_and_errors(_timeline_of(data))


@lru_cache(maxsize=4)  # asked where a mend is offered, and again where it is written
def _timeline_of(data: bytes) -> Timeline:
    return formats.read_data([("", data)], format="yaml")


def _events_and_errors(timeline: Timeline) -> _Read:
    errors = (one.code for one in timeline.report if one.severity is Severity.ERROR)
    return _Read(len(timeline.events), Counter(errors))
