"""Keys and items that are taken out of a file; what would be left empty goes with them.

Each is judged by itself: one that would take a comment with it stays, and the others go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from libyatl.editing.refusal import Refusal
from libyatl.editing.segments import begin_of, end_of, without_events
from libyatl.editing.splices import Splice
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Item, Items, Node, Pair, Pairs

_Why = TypeVar("_Why")
"""What is told of each thing that goes, such as the finding that is about it."""
Part = tuple[int, int]
"""Where a mapping or a list begins, and the number of a pair or an item in it."""


class Step(NamedTuple):
    """One step down into a file: a mapping or a list, and the number of what is in it."""

    holder: Pairs | Items
    number: int

    @property
    def part(self) -> Pair | Item:
        """The pair or the item."""
        return _all_in(self.holder)[self.number]


class TakenOut(NamedTuple, Generic[_Why]):
    """What takes things out of a file.

    Attributes:
        splices: what is put in the place of what.
        gone: the pairs and items that go, without those in them.
        made: what was told of the things that go.
        refused: what was told of those that stay, and why they do.
    """

    splices: list[Splice]
    gone: set[Part]
    made: list[_Why]
    refused: list[tuple[_Why, Refusal]]


def steps_to(root: Node | None, place: int, *, key: bool = False) -> list[Step]:
    """Return the way down to what stands at a place: a key, an item, or the value of either.

    Args:
        root: what the file holds.
        place: where it begins.
        key: whether it is a key, and not the value that begins with it.

    Raises:
        Refusal: nothing begins there.
    """
    steps: list[Step] = []
    node = root
    while isinstance(node, (Pairs, Items)):
        number = bisect_right(_all_in(node), place, key=_begin_of_part) - 1
        if number < 0:
            break
        steps.append(Step(node, number))
        part = steps[-1].part
        node = part.value
        if place == _begin_of_part(part) or not (key or node is None or place != node.start):
            return steps
    raise Refusal("what is to go is not found there", place=place)


def taken_out(document: Document, found: Iterable[tuple[_Why, Sequence[Step]]]) -> TakenOut[_Why]:
    """Return what takes keys and items out of a file.

    Args:
        document: the file.
        found: what is told of each, and the way down to it.
    """
    out = TakenOut[_Why]([], set(), [], [])
    levels: defaultdict[int, dict[int, _Going[_Why]]] = defaultdict(dict)

    def goes(steps: Sequence[Step], told: Sequence[_Why]) -> None:
        *above, step = steps
        try:
            _see_no_comment_of_it(document, step)
        except Refusal as why:
            out.refused.extend((one, why) for one in told)
            return
        new = _Going[_Why](above, step.holder, {})
        going = levels[len(above)].setdefault(step.holder.start, new)
        going.told.setdefault(step.number, []).extend(told)

    for one, steps in found:
        goes(steps, [one])
    for level in range(max(levels, default=-1), -1, -1):  # what is emptied goes one level up
        for going in levels[level].values():
            if going.above and len(going.told) == len(_all_in(going.holder)):
                goes(going.above, [one for told in going.told.values() for one in told])
            else:
                _cut_together(document, going, out)
    return out


class _Going(NamedTuple, Generic[_Why]):
    """What goes of a mapping or a list: by number, what is told of it."""

    above: Sequence[Step]
    holder: Pairs | Items
    told: dict[int, list[_Why]]


def _all_in(holder: Pairs | Items) -> Sequence[Pair | Item]:
    return holder.pairs if isinstance(holder, Pairs) else holder.items


def _begin_of_part(part: Pair | Item) -> int:
    return part.key.start if isinstance(part, Pair) else part.dash


def _see_no_comment_of_it(document: Document, step: Step) -> None:
    """See that no comment is about what goes: on its lines, or directly above it.

    Raises:
        Refusal: one is.
    """
    layout, part = document.layout, step.part
    if isinstance(part, Item) and step.holder is document.parts.events and not step.holder.flow:
        begin, end = begin_of(document.parts, part), end_of(document.parts, part)
    else:
        begin, end = _begin_of_part(part), part.end
        if not step.holder.flow:
            end = layout.line_end(end)
            above = layout.line_start(max(layout.line_start(begin) - 1, 0))
            line = layout.text[above : layout.line_start(begin)]
            if line.lstrip(" ").startswith("#") and layout.begins_line(begin):
                begin = above
    if comments := layout.comments_in(begin, end):
        raise Refusal(f"a comment would be lost: {comments[0]}", place=begin)


def _cut_together(document: Document, going: _Going[_Why], out: TakenOut[_Why]) -> None:
    """Take out what goes of a mapping or a list: together, else each for itself."""
    numbers = sorted(going.told)
    runs = [numbers]
    try:
        splices = [*_cuts(document, going.holder, numbers)]
    except Refusal:
        splices, runs = [], [[number] for number in numbers]
    end = 0
    for run in runs:
        told = [one for number in run for one in going.told[number]]
        try:
            more = splices if run is numbers else [*_cuts(document, going.holder, run)]
            if min(one.start for one in more) < end:
                raise Refusal("two changes meet in one place", place=end)
        except Refusal as why:
            out.refused.extend((one, why) for one in told)
            continue
        end = max(one.end for one in more)
        out.splices.extend(more)
        out.made.extend(told)
        out.gone.update((going.holder.start, number) for number in run)


def _cuts(document: Document, holder: Pairs | Items, numbers: Sequence[int]) -> Iterator[Splice]:
    if isinstance(holder, Pairs):
        return document.saying().keys_out(holder, numbers)
    if holder is not document.parts.events:
        return document.saying().items_out(holder, numbers)
    events = {item.dash: number for number, item in enumerate(document.parts.items)}
    return without_events(document.parts, [events[holder.items[at].dash] for at in numbers])
