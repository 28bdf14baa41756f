"""Words in which others say how far an event is to be believed, in ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.nodes import Scalar, span_of
from libyatl.model import STATUSES, Status
from libyatl.text.inert import is_blank, shorten
from libyatl.text.spelling import fold

WORDS: dict[Status, str] = {
    "occurred": "occurred confirmed validated verified true",
    "reported": "reported",
    "claimed": "claimed alleged unverified unconfirmed rumoured rumored",
    "disputed": "disputed contested",
    "planned": "planned predicted scheduled upcoming tentative",
}
"""The words that mean each status, folded."""
_MEANT: dict[str, Status] = {word: ours for ours, words in WORDS.items() for word in words.split()}


class Statuses:
    """The words for a status in one file, and those among them that no one knows."""

    def __init__(self) -> None:
        """Start with none."""
        self._counts: Counter[str] = Counter()
        self._first: dict[str, tuple[Scalar, str]] = {}

    def told(self, cell: Scalar, file: str = "") -> Scalar | None:
        """Return the status in our word, or None where nothing, or nothing known, is said.

        `file` is where the cell stands, if the entries have several.

        A cell that holds our word already is returned itself; whatever else comes back does not
        say it to the letter, so that the cell is to be kept.
        """
        typed = cell.value
        if typed in STATUSES:
            return cell
        if is_blank(typed):
            return None
        word = fold(typed)
        ours = _MEANT.get(word)
        # "confirmed?" confirms nothing; of what is weaker a doubt takes nothing away.
        if ours is not None and not (ours == "occurred" and "?" in typed):
            return Cell(ours, cell.start_mark, cell.end_mark, cell.style)
        self._counts[word] += 1
        self._first.setdefault(word, (cell, file))
        return None

    def unknown(self, file: str) -> Iterator[Diagnostic]:
        """Yield a warning for each distinct word that means no status, where it stands first."""
        for word, (cell, its_file) in self._first.items():
            count = self._counts[word]
            times = f", {count} times" if count > 1 else ""
            yield Diagnostic(
                code="unknown-status",
                severity=Severity.WARNING,
                message=f"'{shorten(cell.value)}' is no status that is known{times}",
                span=span_of(cell, its_file or file),
                help=f"it is kept as written; the statuses are {', '.join(STATUSES)}",
            )
