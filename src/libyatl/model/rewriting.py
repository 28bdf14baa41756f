"""Another text where scalars stand: a remedy whose words and edits are made of that text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from libyatl.findings.diagnostics import Edit, Remedy, Span
from libyatl.model.positions import Positions

_PLAIN = r"\w(?:[\w .+~?%/-]*[\w.~?%])?"
_QUOTES = ("'", '"')


def remedy(
    positions: Positions,
    places: Iterable[tuple[Span | None, str]],
    written: str,
    *,
    before: str = "write '",
    after: str = "'",
) -> Remedy:
    """Return the remedy to write a text in each of the places, all in one file.

    Args:
        positions: where the texts stand.
        places: where, and the scalar that stands there; none where no edit is certain.
        written: what is to stand there.
        before: the words of the remedy before that.
        after: the words behind it.
    """
    edits = (_edit(positions, span, typed, written) for span, typed in places)
    return Remedy(written, tuple(edit for some in edits for edit in some), before, after)


def _edit(positions: Positions, span: Span | None, typed: str, written: str) -> tuple[Edit, ...]:
    """Return the edit that writes a text where the scalar `typed` stands.

    Empty where the file has no such places (JSON, CSV), or what stands at the span is not simply
    `typed`, plain or in quotes: then what an edit would do there is not certain.
    """
    source = positions.text(span.file) if span and span.line else None
    if span is None or source is None or not span.length:
        return ()
    start = span.column - 1
    stands = source.line(span.line)[start : start + span.length]
    quote = stands[:1] if stands[:1] in _QUOTES and stands != typed else ""
    if stands != f"{quote}{typed}{quote}":
        return ()
    offset = source.offset(span.line, span.column)
    return (Edit(offset, len(stands.encode()), _scalar(written, quote)),)


def _scalar(text: str, quote: str) -> str:
    """Return the text as YAML takes it anywhere: in the same quotes, else plain if that is safe."""
    import json  # few files have anything to mend

    in_double_quotes = json.dumps(text, ensure_ascii=False)
    if quote == "'" and "'" not in text and text.isprintable():
        return f"'{text}'"
    return in_double_quotes if quote or not re.fullmatch(_PLAIN, text) else text
