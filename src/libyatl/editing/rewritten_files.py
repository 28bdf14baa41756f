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


class Meant(NamedTuple):
    """What is to become of a file.

    Attributes:
        splices: what is put in the place of what.
        tree: what the file says after that, as it is typed; told by other code than the splices.
        lost: the comments that go, with an event that goes.
    """

    splices: Sequence[Splice]
    tree: Value
    lost: Sequence[str] = ()


Rewrite = Callable[[Document], Meant]
"""Takes a file as it stands, and says what is to become of it."""


class Rewritten(NamedTuple):
    """A file before and after, and the edits by which it became so, if it did."""

    file: str
    before: Document
    after: Document
    edits: tuple[Edit, ...]


def rewritten(rewrites: Mapping[str, Rewrite], *, write: bool = True) -> list[Rewritten]:
    """Rewrite files, all or none; each is read and worked out while it is locked.

    Args:
        rewrites: by path, what is to become of the file there.
        write: whether it is written, or only said what would be.

    Raises:
        OutputError: a file cannot be changed so, or written; a `Refusal` says what is in the way.
    """
    with resting():
        return _rewritten(rewrites, write=write)


def _rewritten(rewrites: Mapping[str, Rewrite], *, write: bool) -> list[Rewritten]:
    work = {path: _Work(path, rewrite) for path, rewrite in rewrites.items()}
    if write:
        edit_files({path: one.changed for path, one in work.items()}, partial(_verified, work))
    else:
        for path, one in work.items():
            before = read_bytes(path)
            if (after := one.changed(before)) != before:
                one.verify(after)
    return [one.done() for one in work.values()]


class _Work:
    """One file that is rewritten."""

    def __init__(self, path: str, rewrite: Rewrite) -> None:
        self.path = path
        self._rewrite = rewrite
        self._before: Document | None = None
        self._after: Document | None = None
        self._meant = Meant((), None)

    def changed(self, data: bytes) -> bytes:
        """Return what the file becomes."""
        before = self._before = Document(self.path, data)
        try:
            self._meant = self._rewrite(before)
            return before.spliced(self._meant.splices)
        except Refusal as failure:
            raise before.refused(failure) from failure

    def took(self, data: bytes) -> bool:
        """Whether these are the bytes that it was asked to change."""
        return self._before is not None and self._before.data is data

    def verify(self, after: bytes) -> None:
        """See that it reads as it is meant.

        Raises:
            Refusal: it does not.
        """
        assert self._before is not None
        self._after = as_meant(self._before, after, self._meant.tree, self._meant.lost)

    def done(self) -> Rewritten:
        """Return what was made of it."""
        before = self._before
        assert before is not None
        after = before if self._after is None else self._after
        edits = () if after is before else tuple(edits_of(before, self._meant.splices))
        return Rewritten(self.path, before, after, edits)


def _verified(work: Mapping[str, _Work], before: bytes, after: bytes) -> bool:
    """Whether a file may be written: nothing is raised."""
    next(one for one in work.values() if one.took(before)).verify(after)
    return True


def edits_of(document: Document, splices: Iterable[Splice]) -> Iterable[Edit]:
    """Yield splices as edits of bytes, which count behind any byte order mark."""
    text, place, offset = document.layout.text, 0, 0
    for start, end, new in sorted(splices, key=lambda one: (one.start, one.end)):
        offset += len(text[place:start].encode())
        length = len(text[start:end].encode())
        yield Edit(offset, length, new)
        place, offset = end, offset + length
