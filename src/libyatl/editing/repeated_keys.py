"""Keys that are typed twice in one mapping, which no layout takes, for it tells values by key."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from libyatl.editing.refusal import Refusal
from libyatl.findings.diagnostics import Diagnostic, Edit
from libyatl.model.source_text import SourceText

_CODE = "duplicate-key"
_QUOTES = "'\""


def repeated(found: Iterable[Diagnostic], file: str, text: SourceText) -> list[tuple[int, int]]:
    """Return from which to which byte each key stands that an earlier one has in its mapping."""
    places = []
    for one in found:
        if one.code != _CODE or one.span is None or one.span.file != file or not one.related:
            continue
        first = one.related[0][0]
        keys = [
            text.line(span.line)[span.column - 1 :][: span.length] for span in (one.span, first)
        ]
        if keys[0].strip(_QUOTES) == keys[1].strip(_QUOTES):
            begin = text.offset(one.span.line, one.span.column)
            places.append((begin, begin + len(keys[0].encode())))
    return sorted(places)


def told_apart(data: bytes, places: Iterable[tuple[int, int]]) -> bytes:
    """Return a text in which each of the keys at some places is a number, as long as it was."""
    pieces = []
    end = 0
    for number, (begin, stop) in enumerate(places):
        length = stop - begin
        pieces += [data[end:begin], str(number).zfill(length)[-length:].encode()]
        end = stop
    return b"".join([*pieces, data[end:]])


def see_all_gone(places: Iterable[tuple[int, int]], edits: Iterable[Edit]) -> None:
    """See that edits, in order, take out all of the keys that stand at some places.

    Raises:
        Refusal: one stays.
    """
    cuts = [(one.offset, one.offset + one.length) for one in edits]
    for begin, end in places:
        at = bisect_right(cuts, begin, key=lambda cut: cut[0]) - 1
        if at < 0 or cuts[at][1] < end:
            raise Refusal("a key is typed twice in one mapping, with two values")
