"""What is wrong, and where: diagnostics as data that know nothing of printing.

Bad data never raises inside a reader. It becomes a `Diagnostic`, is added to the
`Report`, and the reader goes on. `libyatl.views.terminal.report` turns a report into text.

A new diagnostic is a new kebab-case code and a page `codes/CODE.md` beside this that says what it
means and how to mend it; a test holds that every code which is emitted has its page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, Protocol, Self

from libyatl.text.inert import shorten


class Severity(StrEnum):
    """How much a finding weighs: an error makes the exit status 1, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A place in an input.

    `line` and `column` count from 1, `column` and `length` in characters; a `length` of
    0 reaches to the end of the line. Where an input has no lines worth naming (JSON),
    `pointer` (RFC 6901) stands in their place and `line` is 0.
    """

    file: str
    line: int
    column: int = 1
    length: int = 0
    pointer: str = ""

    def __str__(self) -> str:
        """Return `file:line:column`, or `file:pointer`."""
        file, line, column, _, pointer = self
        if pointer or not line:
            return f"{file}:{pointer}" if pointer else file
        return f"{file}:{line}:{column}"


def unread(span: Span) -> str:
    """Return in words that a file was not read from a place on, or not at all.

    A span with a length is a line of JSON Lines, behind which reading went on.
    """
    if span.length:
        return f"{span.file} is not read in line {span.line}"
    if (span.line, span.column) <= (1, 1):
        return f"nothing of {span.file} is read"
    return f"{span.file} is not read from line {span.line} on"


class Edit(NamedTuple):
    """A certain mend: `length` bytes become `text`, `offset` bytes after any byte order mark."""

    offset: int
    length: int
    text: str


class Remedy(NamedTuple):
    """A remedy that has one reading: to write a text. `libyatl.model.rewriting` makes it of that.

    `edits` put `written` where it belongs; there are none where that is not certain, or what is
    read has no such places. The words are `written` between what stands `before` and `after` it.
    """

    written: str
    edits: tuple[Edit, ...]
    before: str = "write '"
    after: str = "'"

    @property
    def words(self) -> str:
        """The remedy as a reader is told it: `write 'Rome'`."""
        return f"{self.before}{shorten(self.written)}{self.after}"


class _Fields(NamedTuple):
    code: str
    severity: Severity
    message: str
    span: Span | None
    label: str
    help: str
    related: tuple[tuple[Span, str], ...]
    edits: tuple[Edit, ...]
    about: tuple[str, ...]
    guess: str


class Diagnostic(_Fields):
    """One finding; it is made with keywords, since half of what it says is text.

    `message` is a sentence without a full stop; `label` stands beside the caret under
    the quoted line; `help` is the remedy; `related` are further places with a word on
    each; `edits` mend the finding where the mend is certain, in the file of the span (a
    `Remedy` gives both `help` and `edits`); `about` are the ids of the events and entries that
    it concerns; `guess` is the one word that may be meant instead of the one that stands there.
    """

    __slots__ = ()

    def __new__(
        cls,
        *,
        code: str,
        severity: Severity,
        message: str,
        span: Span | None = None,
        label: str = "",
        help: str | Remedy = "",
        related: tuple[tuple[Span, str], ...] = (),
        edits: tuple[Edit, ...] = (),
        about: tuple[str, ...] = (),
        guess: str = "",
    ) -> Self:
        """Make a finding."""
        if isinstance(help, Remedy):
            edits = help.edits
            help = help.words
        return super().__new__(
            cls, code, severity, message, span, label, help, related, edits, about, guess
        )

    @property
    def in_one(self) -> str:
        """What is wrong and the remedy as one text, for outputs that quote no line.

        The label is left out where the message begins with it.
        """
        _, _, message, _, label, help, *_ = self
        said = message if message.startswith(label) else f"{message}: {label}"
        return f"{said}{' ' if said.endswith('?') else '; '}{help}" if help else said

    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, object]]:
        """Return what copies it: its fields by name."""
        return (), self._asdict()


class Quotable(Protocol):
    """An input that can still say what stands on one of its lines."""

    def line(self, number: int) -> str:
        """Return the line, counted from 1, without its end; empty when there is none."""


class Report:
    """The findings of one run, in the order in which they were made, with what they quote.

    It grows while files are read (`add`); what is found later makes another (`plus`, `of`).

    The lines that a finding points at are kept when it is added, because an input
    (standard input, a pipe) may not be there to be read again.
    """

    def __init__(self) -> None:
        """Start with nothing found."""
        self.diagnostics: list[Diagnostic] = []
        self._quotes: dict[tuple[str, int], str] = {}
        self._quoted: dict[str, Quotable] = {}

    def open(self, file: str, text: Quotable) -> None:
        """Let findings in `file` quote `text` from now on."""
        self._quoted[file] = text

    def close(self, file: str) -> None:
        """Forget the text of `file`; what has been quoted stays."""
        self._quoted.pop(file, None)

    def add(self, diagnostic: Diagnostic) -> None:
        """Take a finding and keep the lines that it points at."""
        self.diagnostics.append(diagnostic)
        if diagnostic.span is not None:
            self._keep_quote(diagnostic.span)
        for span, _ in diagnostic.related:
            self._keep_quote(span)

    def _keep_quote(self, span: Span) -> None:
        file, line = place = span[:2]
        if line and place not in self._quotes:
            text = self._quoted.get(file)
            if text is not None:
                self._quotes[place] = text.line(line)

    def plus(self, findings: Iterable[Diagnostic]) -> Report:
        """Return a report of the findings of this one and of these; this one stays as it is."""
        further = list(findings)
        return self.of(chain(self.diagnostics, further)) if further else self

    def of(self, findings: Iterable[Diagnostic]) -> Report:
        """Return a report of these findings, which quotes what this one can quote."""
        other = Report()
        other._quotes, other._quoted = dict(self._quotes), self._quoted
        for found in findings:
            other.add(found)
        return other

    def quote(self, span: Span) -> str | None:
        """Return the source line that the span points into, or None where none was kept."""
        return self._quotes.get((span.file, span.line))

    def counts(self) -> Counter[Severity]:
        """Return how many findings there are of each severity."""
        return Counter(map(attrgetter("severity"), self.diagnostics))

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def __repr__(self) -> str:
        """Return `<Report: 2 errors, 1 warning>`."""
        from libyatl.text.plurals import number_of

        counts = self.counts()
        said = [number_of(counts[kind], kind) for kind in Severity if counts[kind]]
        return f"<Report: {', '.join(said) or 'nothing found'}>"

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the findings in the order in which they were made."""
        return iter(self.diagnostics)

    def __len__(self) -> int:
        """Return the number of findings."""
        return len(self.diagnostics)
