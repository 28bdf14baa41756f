"""Positions of a part of a timeline, whose events and citations have other numbers than in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from libyatl.findings.diagnostics import Span
from libyatl.model.positions import Owner, Positions
from libyatl.model.source_text import SourceText


class RenumberedPositions:
    """The positions of a whole timeline (`Positions`), asked with the numbers of a part of it."""

    def __init__(
        self, whole: Positions, places: Sequence[int], paths: Sequence[Mapping[str, str]]
    ) -> None:
        """Take where the whole stands, and what the numbers of the part mean in it.

        Args:
            whole: the positions of the whole timeline.
            places: for each event of the part, its place in the whole.
            paths: for each event of the part, the path in the whole of each item of a list
                that has another there: `{"sources/0": "sources/2"}`.
        """
        self._whole = whole
        self._places = places
        self._paths = paths

    @property
    def files(self) -> Sequence[str]:
        """The inputs of the whole: a part may come from each of them."""
        return self._whole.files

    @property
    def texts(self) -> Sequence[SourceText]:
        """The texts of the whole."""
        return self._whole.texts

    def text(self, file: str) -> SourceText | None:
        """Return the text of a file (`Positions.text`)."""
        return self._whole.text(file)

    def span(self, owner: Owner, path: str = "") -> Span | None:
        """Return where `path` of the owner stands (`Positions.span`)."""
        if isinstance(owner, tuple):
            return self._whole.span(owner, path)
        if not 0 <= owner < len(self._places):
            return None
        parts = path.split("/")
        item = self._paths[owner].get("/".join(parts[:2]))
        old = "/".join([item, *parts[2:]]) if item else path
        return self._whole.span(self._places[owner], old)
