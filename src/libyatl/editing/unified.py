"""Edits as a unified diff, as `patch` and `git apply` take it: in linear time, for they are known.

A line ends at a line feed, as it does for those programs; a carriage return before it stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from libyatl.editing.rewritten_files import Rewritten
from libyatl.findings.diagnostics import Edit
from libyatl.text.inert import inert

_CONTEXT = 3


class _Change(NamedTuple):
    """Lines `first` up to `last` of the text, counted from 0, become others."""

    first: int
    last: int
    become: list[bytes]


def unified(before: bytes, edits: Iterable[Edit], old: str, new: str) -> Iterator[str]:
    """Yield the lines of the diff between a text and what the edits make of it, if they differ.

    The edits, in any order, overlap nowhere. `old` and `new` are what the two texts are called.
    Characters that are not inert are written as escapes.
    """
    lines = _lines(before)
    heads = [inert(f"--- {old}\n"), inert(f"+++ {new}\n")]
    grown = 0
    whole = sorted((_as_lines(edit, before) for edit in edits), key=lambda edit: edit.offset)
    for hunk in _hunks(_changes(before, whole, lines), lines):
        yield from heads
        heads = []
        first = max(hunk[0].first - _CONTEXT, 0)
        last = min(hunk[-1].last + _CONTEXT, len(lines))
        more = sum(len(one.become) - (one.last - one.first) for one in hunk)
        was, now = _hunk_range(first, last - first), _hunk_range(first + grown, last - first + more)
        yield f"@@ -{was} +{now} @@\n"
        grown += more
        for one in hunk:
            yield from _written(" ", lines[first : one.first])
            yield from _written("-", lines[one.first : one.last])
            yield from _written("+", one.become)
            first = one.last
        yield from _written(" ", lines[first:last])


def differences(done: Iterable[Rewritten], how: str) -> Iterator[str]:
    """Yield the lines of the diff of each file that was rewritten; with `how` behind its name."""
    for one in done:
        before = one.before.layout.text.encode()
        yield from unified(before, one.edits, one.file, f"{one.file} ({how})")


def _as_lines(edit: Edit, before: bytes) -> Edit:
    """Return an edit that puts lines in behind the end of one as one before the next line."""
    end = "\r\n" if edit.text.startswith("\r\n") else "\n"
    at = edit.offset
    if edit.length or not edit.text.startswith(end) or not before.startswith(end.encode(), at):
        return edit
    return Edit(at + len(end), 0, edit.text.removeprefix(end) + end)


def _lines(text: bytes) -> list[bytes]:
    """Return the lines with their ends; the last may have none."""
    *whole, last = text.split(b"\n")
    return [*(line + b"\n" for line in whole), *filter(None, [last])]


def _changes(before: bytes, edits: Sequence[Edit], lines: Sequence[bytes]) -> Iterator[_Change]:
    """Yield what changes, line by line; changes of neighbouring lines are one."""
    starts = [0, *accumulate(map(len, lines))]
    # The last line that an offset can be in; behind a line feed there is one, which is empty.
    within = len(lines) - bool(before and not before.endswith(b"\n"))

    def line(offset: int) -> int:
        return min(bisect_right(starts, offset) - 1, within)

    first = last = done = 0
    pieces: list[bytes] = []
    for edit in edits:
        if not pieces or line(edit.offset) > last:
            if pieces:
                yield _Change(first, last, _lines(b"".join([*pieces, before[done : starts[last]]])))
            first = line(edit.offset)
            pieces, done = [], starts[first]
        pieces += [before[done : edit.offset], edit.text.encode()]
        done = edit.offset + edit.length
        last = min(line(done) + 1, len(lines))
    if pieces:
        yield _Change(first, last, _lines(b"".join([*pieces, before[done : starts[last]]])))


def _hunks(changes: Iterable[_Change], lines: Sequence[bytes]) -> Iterator[list[_Change]]:
    """Yield the changes by hunk: those whose contexts meet are in one."""
    hunk: list[_Change] = []
    for change in changes:
        one = _trimmed(change, lines)
        if one.first == one.last and not one.become:
            continue
        if hunk and one.first - hunk[-1].last > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(one)
    if hunk:
        yield hunk


def _trimmed(change: _Change, lines: Sequence[bytes]) -> _Change:
    """Return the change without the lines at its ends that stay as they are."""
    first, last, become = change
    begin, end = 0, len(become)
    while first < last and begin < end and lines[first] == become[begin]:
        first, begin = first + 1, begin + 1
    while first < last and begin < end and lines[last - 1] == become[end - 1]:
        last, end = last - 1, end - 1
    return _Change(first, last, become[begin:end])


def _hunk_range(first: int, count: int) -> str:
    """Return the lines of a hunk as its head has them: of none, the line before is named."""
    return f"{first + 1}" if count == 1 else f"{first + bool(count)},{count}"


def _written(mark: str, lines: Iterable[bytes]) -> Iterator[str]:
    for line in lines:
        text = line.decode()
        if not text.endswith("\n"):
            yield f"{mark}{inert(text)}\n\\ No newline at end of file\n"
            continue
        end = "\r\n" if text.endswith("\r\n") else "\n"
        yield mark + inert(text.removesuffix(end)) + end
