"""Files that are rewritten: what is meant is put in by splices, read back, and then written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from libyatl.collector import resting
from libyatl.editing.reading_back import as_meant
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice
from libyatl.editing.yaml_document import Document
from libyatl.files.inputs import read_bytes
from libyatl.files.safe_file import edit_files
from libyatl.findings.diagnostics import Edit
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline


class Meant(NamedTuple):
    """What is to become of a file.

    Attributes:
        splices: what is put in the place of what.
        tree: what the file says after that, as it is typed; told by other code than the splices.
        lost: the comments that go, with an event that goes.
        read: what libyatl reads of it after that, by its bytes, where that is known.
        judge: asked where that cannot be done, or may be wrong; it says of what is meant what the
            reader would, in words for who asked.
    """

    splices: Sequence[Splice]
    tree: Value
    lost: Sequence[str] = ()
    read: Mapping[bytes, Timeline] | None = None
    judge: Callable[[], None] = lambda: None


Rewrite = Callable[[Document], Meant]
"""Takes a file as it stands, and says what is to become of it."""


class Rewritten(NamedTuple):
    """What became of a file, or would.

    Attributes:
        file: what it is called.
        before: the file as it was.
        after: its bytes as they are now.
        edits: by what it became so; none if it is as it was.
        lines: by id, the line on which an event stands now that was touched.
    """

    file: str
    before: Document
    after: bytes
    edits: tuple[Edit, ...]
    lines: Mapping[str, int]


def rewritten(
    rewrites: Mapping[str, Rewrite], *, read: Iterable[Document] = (), write: bool = True
) -> list[Rewritten]:
    """Rewrite files, all or none; each is read and worked out while it is locked.

    Args:
        rewrites: by path, what is to become of the file there.
        read: files that were read before, and need not be again if they are still the same.
        write: whether it is written, or only said what would be.

    Raises:
        OutputError: a file cannot be changed so, or written; a `Refusal` says what is in the way.
    """
    with resting():
        known = {document.file: document for document in read}
        work = {path: _Work(path, rewrite, known.get(path)) for path, rewrite in rewrites.items()}
        return _rewritten(work, write=write)


def _rewritten(work: Mapping[str, _Work], *, write: bool) -> list[Rewritten]:
    if write:
        edit_files({path: one.changed for path, one in work.items()}, partial(_verified, work))
    else:
        for path, one in work.items():
            before = read_bytes(path)
            if one.changed(before) != before:
                one.verify()
    return [one.done() for one in work.values()]


class _Work:
    """One file that is rewritten."""

    def __init__(self, path: str, rewrite: Rewrite, known: Document | None) -> None:
        self.path = path
        self._known = known
        self._rewrite = rewrite
        self._before: Document | None = None
        self._read = b""
        self.after = b""
        self._meant = Meant((), None)
        self._lines: Mapping[str, int] = {}

    def changed(self, data: bytes) -> bytes:
        """Return what the file becomes."""
        known = self._known
        before = known if known and known.data == data else Document(self.path, data)
        self._before, self._read = before, data
        try:
            self._meant = self._rewrite(before)
            self.after = before.spliced(self._meant.splices)
        except Refusal as failure:
            raise before.refused(failure) from failure
        return self.after

    def took(self, data: bytes) -> bool:
        """Whether these are the bytes that it was asked to change."""
        return self._read is data

    def verify(self) -> None:
        """See that what it becomes reads as it is meant.

        Raises:
            Refusal: it does not.
        """
        assert self._before is not None
        splices, tree, lost, read, judge = self._meant
        self._lines = as_meant(self._before, splices, tree, lost, read=read, judge=judge)

    def done(self) -> Rewritten:
        """Return what was made of it."""
        before = self._before
        assert before is not None
        changed = self.after != before.data
        edits = tuple(edits_of(before, self._meant.splices)) if changed else ()
        return Rewritten(self.path, before, self.after, edits, self._lines)


def _verified(work: Mapping[str, _Work], before: bytes, after: bytes) -> bool:
    """Whether a file may be written: nothing is raised."""
    one = next(one for one in work.values() if one.took(before))
    one.verify()
    return after == one.after


def edits_of(document: Document, splices: Iterable[Splice]) -> Iterable[Edit]:
    """Yield splices as edits of bytes, which count behind any byte order mark."""
    text, place, offset = document.layout.text, 0, 0
    for start, end, new in sorted(splices, key=lambda one: (one.start, one.end)):
        offset += len(text[place:start].encode())
        length = len(text[start:end].encode())
        yield Edit(offset, length, new)
        place, offset = end, offset + length
