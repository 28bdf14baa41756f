"""Files of which each thing is one line, its name: so git settles where things stand, and no more.

What stands between things (comments of the file, its title, blank lines) is in a skeleton as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from libyatl.editing.merge_sides import EVENT, Name, Side, Thing, whole_lines
from libyatl.files.by_git import Marking, merged_lines

_SIGN = "\1"
"""What begins the line of a thing: YAML knows no such character."""
_CHANGED = "!"
"""What ends it where this side changed what the other took out."""
_lines = re.compile(r"[^\n]*\n|[^\n]+")
_LONGER = re.compile(r"^([<=>|]?)\1*[\s\S]", re.MULTILINE)
"""As long as a mark must be, to be none of what begins a line."""


class Line(NamedTuple):
    """A line of a skeleton: text as it is, or the name of a thing, which is in dispute perhaps."""

    text: str = ""
    name: Name | None = None
    disputed: bool = False


class Hunk(NamedTuple):
    """Lines that git cannot settle, as they are on each side."""

    base: Sequence[Line]
    ours: Sequence[Line]
    theirs: Sequence[Line]


class Skeletons:
    """Makes skeletons of the three files, and reads what git makes of them."""

    def __init__(self) -> None:
        """Know no name yet."""
        self._numbers: dict[Name, int] = {}
        self._names: list[Name] = []

    def of(self, side: Side, things: Mapping[Name, Thing], disputed: Container[Name]) -> str:
        """Return the skeleton of a file."""
        pieces = []
        done = 0
        for name, thing in sorted(things.items(), key=lambda each: each[1].begin):
            pieces.append(whole_lines(side.text[done : thing.begin]))
            mark = _CHANGED if name in disputed else ""
            pieces.append(f"{_SIGN}{self._number_of(name)}{mark}\n")
            done = thing.end
        return "".join([*pieces, whole_lines(side.text[done:])])

    def settled(self, base: str, ours: str, theirs: str) -> list[Line | Hunk]:
        """Return the lines of the merge of three skeletons, and what git cannot settle."""
        size = max(len(found[0]) for found in _LONGER.finditer(base + ours + theirs))
        marking = Marking(size=size, style="diff3")
        said, _ = merged_lines(base.encode(), ours.encode(), theirs.encode(), marking)
        return [*self._from_git(said.decode(), marking)]

    def _number_of(self, name: Name) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self._names)
            self._names.append(name)
        return self._numbers[name]

    def _from_git(self, said: str, marking: Marking) -> Iterator[Line | Hunk]:
        marks = {sign * marking.size: sign for sign in "<|=>"}
        parts: dict[str, list[Line]] = {}
        where = ""
        for line in _lines.findall(said):
            sign = marks.get(line[: marking.size], "")
            if sign == ">":
                yield Hunk(parts["|"], parts["<"], parts["="])
                parts, where = {}, ""
            elif sign:
                where = sign
                parts[sign] = []
            elif where:
                parts[where].append(self._line_read(line))
            else:
                yield self._line_read(line)

    def _line_read(self, line: str) -> Line:
        if not line.startswith(_SIGN):
            return Line(line)
        number = line.strip(f"{_SIGN}\n")
        name = self._names[int(number.rstrip(_CHANGED))]
        return Line(name=name, disputed=number.endswith(_CHANGED))


def of_things(hunk: Hunk, apart: int) -> Iterator[Line] | None:
    """Return what a hunk of things and blank lines alone comes to; None of any other.

    What stood in the base and one side lacks is out, if the other did not change it; what either
    put in is in, ours first, each with the blank lines beside it. A thing that is in dispute is
    yielded as such. Where neither side had a reason to part two events of both, `apart` blank lines
    do, as many as the file keeps.
    """
    every = (*hunk.base, *hunk.ours, *hunk.theirs)
    if any(line.name is None and line.text.strip() for line in every):
        return None
    return _settled(hunk, apart)


def _settled(hunk: Hunk, apart: int) -> Iterator[Line]:
    was, our, their = ({line.name for line in some if line.name} for some in hunk)
    ours = [*_staying(hunk.ours, lambda name: name not in was or name in their)]
    theirs = [*_staying(hunk.theirs, lambda name: name not in our and name not in was)]
    yield from ours
    if all(line.name is not None and line.name[0] == EVENT for line in (*ours[-1:], *theirs[:1])):
        yield from [Line("\n")] * (apart if ours and theirs else 0)
    yield from theirs


def _staying(lines: Sequence[Line], stays: Callable[[Name], bool]) -> Iterable[Line]:
    """Return the things that stay, each with the blank lines that part it from its neighbours.

    They are those above it, or, where the lines begin with a thing and end blank, those below.
    """
    if lines and lines[0].name is not None and lines[-1].name is None:
        return [*_with_those_above(lines[::-1], stays)][::-1]
    return _with_those_above(lines, stays)


def _with_those_above(lines: Sequence[Line], stays: Callable[[Name], bool]) -> Iterator[Line]:
    blank: list[Line] = []
    for line in lines:
        if line.name is None:
            blank.append(line)
            continue
        if line.disputed or stays(line.name):
            yield from blank
            yield line
        blank = []
