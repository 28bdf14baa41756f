"""The lines of one thing in a merge: those of a side, of both line by line, or with marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from libyatl.editing.merge_sides import (
    Name,
    Side,
    Thing,
    Things,
    comments_lost,
    form_of,
    whole_lines,
)
from libyatl.editing.merge_skeletons import Hunk, Line
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice, spliced
from libyatl.editing.three_ways import Merged, means
from libyatl.files.by_git import Marking, merged_lines
from libyatl.formats.yaml.placed import Items, Pair, Pairs, Value, value_of
from libyatl.formats.yaml.text_layout import Layout, NoLayout
from libyatl.model.keys import ENTRIES


class Put(NamedTuple):
    """Lines of a merge, and how many conflicts are marked in them."""

    text: str
    conflicts: int = 0


class Segments:
    """Puts together the lines of each thing.

    Where a line could be of either side, it is ours; theirs stand in as far as ours do.
    """

    def __init__(
        self,
        sides: tuple[Side, Side, Side],
        things: Things,
        wanted: Mapping[Name, Merged],
        marking: Marking,
    ) -> None:
        """Take the base, ours and theirs, their things, and what is wanted of each."""
        self._base, self._ours, self._theirs = sides
        self._things = things
        self._wanted = wanted
        self._marking = marking
        self._columns = {name[0]: thing.column for name, thing in reversed([*things.ours.items()])}

    def stays(self, name: Name) -> bool:
        """Whether a thing is wanted: one that a side moved and the other took out is not."""
        return name in self._wanted

    def put(self, name: Name) -> Put:
        """Return the lines of a thing that is not in dispute as a whole."""
        our, their = self._things.ours.get(name), self._things.theirs.get(name)
        if our is None or their is None:
            return Put(self._ours.lines(our) if our else self._their_lines(name))
        base = self._things.base.get(name)
        ours, theirs = self._ours.lines(our), self._their_lines(name)
        was = None if base is None else self._further_in(name, self._base.lines(base), base)
        if theirs in (ours, was):
            return Put(ours)
        if ours == was:
            return Put(theirs)
        return self._of_both(name, our, was, ours, theirs)

    def disputed(self, name: Name) -> Put:
        """Return a thing that one side took out and the other changed, with marks around it."""
        our = self._things.ours.get(name)
        theirs = self._their_lines(name) if name in self._things.theirs else ""
        return Put(self._with_both("" if our is None else self._ours.lines(our), "", theirs), 1)

    def hunk(self, hunk: Hunk) -> Put:
        """Return lines that git cannot settle, with marks around what differs in them."""
        ours, theirs = [*hunk.ours], [*hunk.theirs]
        first, last = list[Line](), list[Line]()
        if not hunk.base:
            while ours and theirs and ours[0] == theirs[0]:
                first.append(ours.pop(0))
                theirs.pop(0)
            while ours and theirs and ours[-1] == theirs[-1]:
                last.insert(0, ours.pop())
                theirs.pop()
        texts = [self._as_it_is(some) for some in (first, ours, hunk.base, theirs, last)]
        return Put(f"{texts[0]}{self._with_both(*texts[1:4])}{texts[4]}", 1)

    def _as_it_is(self, lines: Sequence[Line]) -> str:
        """Return lines of a skeleton with the things of a side in them, ours if it has them."""
        found = []
        for line in lines:
            if line.name is None:
                found.append(line.text)
            elif line.name in self._things.ours:
                found.append(self._ours.lines(self._things.ours[line.name]))
            elif line.name in self._things.theirs:
                found.append(self._their_lines(line.name))
            else:
                found.append(self._base.lines(self._things.base[line.name]))
        return "".join(found)

    def _their_lines(self, name: Name) -> str:
        thing = self._things.theirs[name]
        return self._further_in(name, self._theirs.lines(thing), thing)

    def _further_in(self, name: Name, lines: str, thing: Thing) -> str:
        column = self._columns.get(name[0], thing.column)
        if name in self._things.ours:
            column = self._things.ours[name].column
        return _further_in(lines, column - thing.column)

    def _of_both(self, name: Name, our: Thing, was: str | None, ours: str, theirs: str) -> Put:
        """Return the lines of a thing of which both sides changed the text."""
        want = self._wanted[name]
        had, our_own, their_own = map(comments_of, (was or "", ours, theirs))
        if not want.conflicts:
            if was is not None:
                said, conflicts = merged_lines(was.encode(), ours.encode(), theirs.encode())
                if not conflicts and self._says(name, said.decode(), want.said):
                    return Put(said.decode())
            for text in self._said_by_either(name, want):
                if not comments_lost(had, our_own, their_own, comments_of(text)):
                    return Put(text)
        elif not (our_own - had or their_own - had):
            found = self._with_marks(name, our, want)
            if found is not None:
                return found
        return Put(self._with_both(ours, was or "", theirs), 1)

    def _says(self, name: Name, lines: str, said: Mapping[str, Value]) -> bool:
        found = said_by(lines)
        return means(form_of(name), found) == means(form_of(name), dict(said))

    def _said_by_either(self, name: Name, want: Merged) -> Iterator[str]:
        """Yield the lines of ours, then those of theirs, made to say what is wanted."""
        column = self._things.ours[name].column
        for side, thing in (
            (self._ours, self._things.ours[name]),
            (self._theirs, self._things.theirs[name]),
        ):
            try:
                text = whole_region(side, thing, [*_splices(side, name, thing, want.said)])
            except Refusal:
                continue
            if self._says(name, text, want.said):
                yield _further_in(text, column - thing.column)

    def _with_marks(self, name: Name, our: Thing, want: Merged) -> Put | None:
        """Return our lines with what is agreed, and marks around the lines of each other key."""
        their = self._things.theirs[name]
        if our.holder is None or their.holder is None:
            return None
        try:
            splices = [*_splices(self._ours, name, our, want.said)]
            marks = [
                mark
                for key in want.conflicts
                for mark in self._around(name, key, our.holder, their.holder, their)
            ]
            return Put(whole_region(self._ours, our, [*splices, *marks]), len(want.conflicts))
        except Refusal:
            return None

    def _around(
        self, name: Name, key: str, ours: Pairs, theirs: Pairs, their: Thing
    ) -> Iterator[Splice]:
        """Yield what puts marks around the lines of a key."""
        our_pair, their_pair = ours.pair(key), theirs.pair(key)
        if our_pair is None or their_pair is None or ours.flow or theirs.flow:
            raise Refusal("it has no lines of its own on either side")
        begin, end = self._lines_of(self._ours, ours, our_pair)
        first, last = self._lines_of(self._theirs, theirs, their_pair)
        by = self._things.ours[name].column - their.column
        lines = self._ours.text[begin:end], self._was(name, key)
        yield Splice(
            begin, end, self._with_both(*lines, _further_in(self._theirs.text[first:last], by))
        )

    def _was(self, name: Name, key: str) -> str:
        """Return the lines of a key as they were in the base; nothing where there are none."""
        was = self._things.base.get(name)
        pair = was.holder.pair(key) if was is not None and was.holder is not None else None
        if was is None or was.holder is None or pair is None:
            return ""
        begin, end = self._lines_of(self._base, was.holder, pair)
        by = self._things.ours[name].column - was.column
        return _further_in(self._base.text[begin:end], by)

    def _lines_of(self, side: Side, pairs: Pairs, pair: Pair) -> tuple[int, int]:
        layout = side.document.layout
        if not layout.begins_line(pair.key.start):
            raise Refusal("it stands beside a dash", place=pair.key.start)
        return layout.line_start(pair.key.start), layout.next_line(pair.end)

    def _with_both(self, ours: str, base: str, theirs: str) -> str:
        (our, was, their), size, style = self._marking
        first = last = middle = ""
        if style != "merge":
            middle = f"{'|' * size} {was}\n{whole_lines(base)}"
        if style == "zdiff3":
            first, ours, theirs, last = _without_common_ends(whole_lines(ours), whole_lines(theirs))
        return (
            f"{first}{'<' * size} {our}\n{whole_lines(ours)}{middle}{'=' * size}\n"
            f"{whole_lines(theirs)}{'>' * size} {their}\n{last}"
        )


def _without_common_ends(ours: str, theirs: str) -> tuple[str, str, str, str]:
    """Return the lines with which both sides begin, what each has then, and how both end."""
    our, their = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    begin = 0
    while begin < min(len(our), len(their)) and our[begin] == their[begin]:
        begin += 1
    end = 0
    while end < min(len(our), len(their)) - begin and our[-1 - end] == their[-1 - end]:
        end += 1
    last = len(our) - end
    return (
        "".join(our[:begin]),
        "".join(our[begin:last]),
        "".join(their[begin : len(their) - end]),
        "".join(our[last:]),
    )


def _splices(side: Side, name: Name, thing: Thing, said: Mapping[str, Value]) -> Iterator[Splice]:
    """Yield what makes a thing of a side say something; what means the same stays as it is."""
    if thing.holder is None:
        raise Refusal("it is no mapping")
    form = form_of(name)
    order = tuple(key.key for key in ENTRIES[form].keys)
    had = {pair.key.value: value_of(pair.value) for pair in thing.holder.pairs}
    same = {key for key in had if means(form, {key: had[key]}) == means(form, _only(said, key))}
    typed = {key: had[key] if key in same else value for key, value in said.items()}
    kept = {key: value for key, value in had.items() if key in same and key not in said}
    yield from side.document.saying(order).splices(thing.holder, {**typed, **kept})


def _only(said: Mapping[str, Value], key: str) -> dict[str, Value]:
    return {key: said[key]} if key in said else {}


def _further_in(lines: str, by: int) -> str:
    """Return lines that stand further in, or less so."""
    if not by:
        return lines
    found = []
    for line in lines.split("\n"):
        if not line.strip():
            found.append(line)
        elif by > 0:
            found.append(" " * by + line)
        else:
            found.append(line[min(-by, len(line) - len(line.lstrip(" "))) :])
    return "\n".join(found)


def whole_region(side: Side, thing: Thing, splices: list[Splice]) -> str:
    """Return the lines of a thing with splices made, each line with a line feed.

    Raises:
        Refusal: one of them reaches beyond the lines of the thing, or two overlap.
    """
    if any(one.start < thing.begin or one.end > thing.end for one in splices):
        raise Refusal("something beyond its own lines would change", place=thing.begin)
    moved = [Splice(one.start - thing.begin, one.end - thing.begin, one.text) for one in splices]
    return whole_lines(spliced(side.text[thing.begin : thing.end], moved))


def said_by(lines: str) -> Value:
    """Return what the lines of a thing say, as it is typed; None where that cannot be told."""
    try:
        root = Layout(lines).root
    except NoLayout:
        return None
    if not isinstance(root, Items | Pairs):
        return None
    held = root.items if isinstance(root, Items) else root.pairs
    return value_of(held[0].value) if len(held) == 1 else None


def comments_of(lines: str) -> Counter[str]:
    """Return the comments in lines of YAML; of what is none, nothing."""
    try:
        return Counter(Layout(lines).comments_in(0, len(lines)))
    except NoLayout:
        return Counter()
