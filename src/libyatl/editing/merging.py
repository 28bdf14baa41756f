"""A merge of three files, event by event: what two sides wrote, put together and verified.

Git settles the order of things by skeletons, and the lines of each thing are put together by what
it is to say. The result must read as that, make no error, and lose no comment that a side added or
both have; with conflicts, each side must read that is chosen throughout. Else the answer is git's
own, line by line.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from libyatl.collector import resting
from libyatl.editing.merge_segments import Put, Segments
from libyatl.editing.merge_sides import (
    EVENT,
    Name,
    Side,
    Things,
    comments_lost,
    errors,
    form_of,
    named,
)
from libyatl.editing.merge_skeletons import Hunk, Line, Skeletons, of_things
from libyatl.editing.merge_wants import Wanted, following, said_of, wanted
from libyatl.editing.refusal import Refusal
from libyatl.editing.segments import blank_lines
from libyatl.editing.three_ways import Said, means
from libyatl.files.by_git import Marking, merged_lines
from libyatl.formats import read_data

_MARK = re.compile(rb"^(<{7,}) ", re.MULTILINE)
_AS_IT_IS = "as one side has it"


class Merge(NamedTuple):
    """What came of a merge.

    Attributes:
        data: the bytes of the file, with marks where there are conflicts.
        conflicts: how many there are.
        how: how it was made: `as one side has it`, `by events`, `by lines, verified`, or
            `by lines, not verified` and why. There is a conflict then, marked or not, but where a
            side cannot be told by events at all: of that git's word is taken.
    """

    data: bytes
    conflicts: int
    how: str

    @property
    def is_verified(self) -> bool:
        """Whether it was seen that it says what both sides say."""
        return "not verified" not in self.how


def merge(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    *,
    file: str = "",
    marking: Marking = Marking(),  # noqa: B008
) -> Merge:
    """Return what two sides made of a file, put together event by event.

    Args:
        base: the file with which both began.
        ours: what one made of it; its line ends and its layout are kept.
        theirs: what the other made of it.
        file: what it is called in messages.
        marking: how a conflict is marked.

    Returns:
        The merge; it has 0 conflicts where nothing is left to decide.

    Raises:
        InputError: git cannot be run, or cannot merge such files line by line.
    """
    if ours == theirs or base == theirs:
        return Merge(ours, 0, _AS_IT_IS)
    if base == ours:
        return Merge(theirs, 0, _AS_IT_IS)
    with resting():
        return _of_three(base, ours, theirs, file, marking)


def _of_three(base: bytes, ours: bytes, theirs: bytes, file: str, marking: Marking) -> Merge:
    data, conflicts = merged_lines(base, ours, theirs, marking)
    by_lines = Merge(data, conflicts, "by lines")
    if size := _size_of_marks(base):
        return _of_either_base(base, ours, theirs, file, marking, size) or by_lines
    try:
        sides = tuple(Side(file, side) for side in (base, ours, theirs))
    except Refusal as why:
        return by_lines._replace(how=f"by lines, not verified: {why}")
    if any(side.errors for side in sides):
        return by_lines._replace(how="by lines, not verified: a side has errors")
    return _by_events((sides[0], sides[1], sides[2]), file, by_lines, marking)


def _size_of_marks(data: bytes) -> int:
    """Return how long the marks of conflicts in a text are; 0 where there are none."""
    found = _MARK.search(data)
    return 0 if found is None else len(found[1])


def _of_either_base(
    base: bytes, ours: bytes, theirs: bytes, file: str, marking: Marking, size: int
) -> Merge | None:
    """Return a merge over a base that git made of two and could not: if it is one with either."""
    one, other = (
        merge(chosen(base, size, ours=either), ours, theirs, file=file, marking=marking)
        for either in (True, False)
    )
    return None if one.data != other.data or one.conflicts or other.conflicts else one


def _by_events(
    sides: tuple[Side, Side, Side], file: str, by_lines: Merge, marking: Marking
) -> Merge:
    base, ours, theirs = sides
    things = named(base, ours, theirs)
    want = wanted(base, ours, theirs, things)
    if not by_lines.conflicts and want.is_agreed and not _wrong(by_lines.data, want, sides, file):
        return by_lines._replace(how="by lines, verified")
    try:
        text, conflicts = _assembled(sides, things, want, marking)
        data = _as_ours(text, ours, with_marks=bool(conflicts))
        if want.renamed and not conflicts:
            data = _renames_followed(data, file, want.renamed)
    except Refusal as why:
        return _unverified(by_lines, str(why))
    if not conflicts:
        wrong = _wrong(data, want, sides, file)
        return _unverified(by_lines, wrong) if wrong else Merge(data, 0, "by events")
    either = (chosen(data, marking.size, ours=ours) for ours in (True, False))
    if all(_reads(each, file) for each in either):
        return Merge(data, conflicts, "by events")
    return _unverified(by_lines, "with marks by events it would not read, whichever side is chosen")


def _unverified(by_lines: Merge, why: str) -> Merge:
    """Return git's answer as one that a person must look at."""
    how = f"by lines, not verified: {why}"
    return by_lines._replace(conflicts=max(by_lines.conflicts, 1), how=how)


def _assembled(
    sides: tuple[Side, Side, Side], things: Things, want: Wanted, marking: Marking
) -> tuple[str, int]:
    skeletons = Skeletons()
    disputed = {
        name
        for name, one in want.things.items()
        if one.conflicts and not (name in things.ours and name in things.theirs)
    }
    texts = [
        skeletons.of(side, some, disputed if side is not sides[0] else ())
        for side, some in zip(sides, things, strict=True)
    ]
    segments = Segments(sides, things, want.things, marking)
    parts = max(sides, key=lambda side: len(side.events)).document.parts
    apart = blank_lines(parts) if parts.items else 0
    lines = [*_flat(skeletons.settled(*texts), apart)]
    put = [*_puts(lines, segments, [*things.ours])]
    return "".join(one.text for one in put), sum(one.conflicts for one in put)


def _puts(lines: Sequence[Line | Hunk], segments: Segments, ours: Sequence[Name]) -> Iterator[Put]:
    """Yield the lines of the file, each thing once."""
    twice = Counter(line.name for line in lines if isinstance(line, Line) and line.name)
    before = dict(zip(ours[1:], ours, strict=False))
    done: set[Name] = set()
    last: Name | None = None
    for line in lines:
        if isinstance(line, Hunk):
            yield segments.hunk(line)
            continue
        name = line.name
        if name is None:
            yield Put(line.text)
            continue
        left = twice[name]
        twice[name] -= 1
        moved_by_both = left > 1 and before.get(name) != last
        if name in done or moved_by_both or not segments.stays(name):
            continue
        done.add(name)
        last = name
        yield segments.disputed(name) if line.disputed else segments.put(name)


def _flat(lines: Sequence[Line | Hunk], apart: int) -> Iterator[Line | Hunk]:
    for line in lines:
        known = of_things(line, apart) if isinstance(line, Hunk) else None
        if known is None:
            yield line
        else:
            yield from known


def _as_ours(text: str, ours: Side, *, with_marks: bool) -> bytes:
    """Return the text with the line ends of ours, and the byte order mark if it has one."""
    if not with_marks and not ours.text.endswith(("\n", "\r")):
        text = text.removesuffix("\n")
    data = text.replace("\n", ours.document.layout.line_break).encode()
    return (BOM_UTF8 if ours.document.data.startswith(BOM_UTF8) else b"") + data


def _renames_followed(data: bytes, file: str, renamed: Mapping[str, str]) -> bytes:
    """Return a file with relations to the events that are called otherwise now."""
    side = Side(file, data)
    saying = side.document.saying()
    splices = [
        splice
        for thing in side.events
        if thing.holder is not None
        for splice in saying.splices(thing.holder, following(said_of(thing), renamed))
    ]
    return side.document.spliced(splices)


# --- what is verified


def _wrong(data: bytes, want: Wanted, sides: tuple[Side, Side, Side], file: str) -> str:
    """Return what is wrong with a merge without conflicts; nothing where it is as it must be."""
    base, ours, theirs = sides
    try:
        now = Side(file, data)
    except Refusal as why:
        return str(why)
    said = [*((EVENT, "", said_of(one)) for one in now.events)]
    said += [(*name, said_of(one)) for name, one in now.entries.items()]
    meant = [(*_sides_apart(name), one.said) for name, one in want.things.items()]
    if Counter(map(_as_text, said)) != Counter(map(_as_text, meant)) or (
        means("relation", now.head()) != means("relation", want.head.said)
    ):
        return "it would not say what both sides say"
    if now.errors:
        return "it would have an error that neither side has"
    if dangling := now.dangling - ours.dangling - theirs.dangling:
        return min(dangling)
    if lost := comments_lost(base.comments, ours.comments, theirs.comments, now.comments):
        return f"a comment would be lost: {min(lost)}"
    our_new, their_new = (side.comments - base.comments for side in (ours, theirs))
    if twice := now.comments - (base.comments + our_new + their_new):
        return f"a comment would stand there twice: {min(twice)}"
    return ""


def _sides_apart(name: Name) -> Name:
    """Return what tells a thing from all others in a file; of events, what they say does."""
    return (EVENT, "") if name[0] == EVENT else name


def _as_text(said: tuple[str, str, Said]) -> str:
    kind, id, entry = said
    return json.dumps([kind, id, means(form_of((kind, id)), entry)], sort_keys=True)


def _reads(data: bytes, file: str) -> bool:
    """Whether a text has no error, as no side has one."""
    return not errors(read_data([(file, data)], format="yaml").report)


def chosen(data: bytes, size: int, *, ours: bool) -> bytes:
    """Return a text with marks as it is where one side is chosen throughout.

    Args:
        data: the text.
        size: how long a mark is.
        ours: whether ours is chosen, else theirs.
    """
    marks = {sign * size: sign for sign in (b"<", b"|", b"=", b">")}
    kept = b"<" if ours else b"="
    where = b""
    found = []
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    for line in data.removeprefix(mark).splitlines(keepends=True):
        sign = marks.get(line.split(b" ")[0].rstrip(b"\r\n"), b"")
        if sign and (where or sign == b"<"):
            where = b"" if sign == b">" else sign
        elif where in (b"", kept):
            found.append(line)
    return mark + b"".join(found)
