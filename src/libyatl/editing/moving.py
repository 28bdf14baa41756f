"""Events that are moved to where their dates belong, in a file that is in order of time.

An event moves with its comments, and with the undated ones below it, which stand where they do for
the sake of what is above them. It goes behind the last event that is not surely later, as a new one
does; in a file with the latest first, behind the last that is not surely earlier.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from libyatl.checks.file_order import Dated, order_of
from libyatl.editing.refusal import Refusal
from libyatl.editing.segments import begin_of, end_of
from libyatl.editing.splices import Splice
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Item


class Block(NamedTuple):
    """Items that stay together: by their numbers, the first and the last."""

    first: int
    last: int


Slots = Mapping[int, Sequence[int]]
"""By the number of an item, those that go directly behind it, in order; by -1 those on top."""


def slots(
    dated: Sequence[Dated], moving: Collection[int], displaced: Collection[int]
) -> dict[int, list[int]]:
    """Return behind which of the dated events that stay those that move belong.

    Args:
        dated: the dated events, as they stand in their file.
        moving: the index among these of each that moves.
        displaced: those without which they are in order; what moves is among them.

    Returns:
        By the index of one that is in order, or by -1 for the top, those that go behind it.
    """
    falling = order_of(dated) == "falling"
    staying = [at for at in range(len(dated)) if at not in displaced]
    if falling:
        staying.reverse()
    firsts = [*accumulate((dated[at].first for at in staying), max)]
    lasts = [*accumulate((dated[at].last for at in reversed(staying)), min)][::-1]
    found: defaultdict[int, list[int]] = defaultdict(list)
    order = sorted(moving, key=lambda at: (dated[at].first, dated[at].last, at), reverse=falling)
    for at in order:
        if falling:
            before = bisect_left(lasts, dated[at].first)
            behind = staying[before] if before < len(staying) else -1
        else:
            before = bisect_right(firsts, dated[at].last)
            behind = staying[before - 1] if before else -1
        found[behind].append(at)
    return dict(found)


def blocks(count: int, dated: Sequence[int]) -> dict[int, Block]:
    """Return with which items each dated one stands together: those below it up to the next.

    Args:
        count: how many items there are.
        dated: the numbers of the dated ones, in order.
    """
    ends = [*dated[1:], count]
    return {first: Block(first, end - 1) for first, end in zip(dated, ends, strict=True)}


class Moved(NamedTuple):
    """What moves events.

    Attributes:
        splices: what is put in the place of what.
        order: the numbers of the items as they will stand.
        refused: by the number of a dated item that stays, why it does.
    """

    splices: list[Splice]
    order: list[int]
    refused: dict[int, Refusal]


def moved(document: Document, together: Mapping[int, Block], behind: Slots) -> Moved:
    """Return what moves events, with what stands together with them.

    Args:
        document: the file.
        together: of each dated item, by its number, with which others it stands.
        behind: the dated items that move, by the one behind whose block they go.
    """
    texts = _Texts(document)
    cuts: dict[int, _CutOut] = {}
    refused: dict[int, Refusal] = {}
    for at in sorted(at for several in behind.values() for at in several):
        try:
            cuts[at] = texts.cut(together[at])
        except Refusal as why:
            refused[at] = why
    going = {target: [at for at in some if at in cuts] for target, some in behind.items()}
    splices = [one.out for one in cuts.values()]
    top = min((at for at in together if at not in cuts), default=0)
    for target, several in going.items():
        if target >= 0:
            place = texts.end(together[target].last)
            put = "".join(cuts[at].before + cuts[at].text for at in several)
        else:
            place = texts.begin(top)
            put = "".join(cuts[at].text + cuts[at].before for at in several)
        splices += [Splice(place, place, put)] if put else []
    order = [*_as_they_will_stand(len(texts.items), together, going, cuts.keys(), top)]
    return Moved(splices, order, refused)


def _as_they_will_stand(
    count: int,
    together: Mapping[int, Block],
    behind: Slots,
    going: Collection[int],
    top: int,
) -> Iterator[int]:
    """Yield the numbers of the items as they will stand."""

    def whole(at: int) -> range:
        return range(together[at].first, together[at].last + 1)

    yield from range(min(together, default=count))  # undated ones above all others
    for at in sorted(together):
        if at == top:
            for above in behind.get(-1, ()):
                yield from whole(above)
        if at not in going:
            yield from whole(at)
            for further in behind.get(at, ()):
                yield from whole(further)


class _CutOut(NamedTuple):
    """A block that is cut out: the splice, its text, and what parts it from the one before."""

    out: Splice
    text: str
    before: str


class _Texts:
    """The texts of the events of a file, and what stands between them."""

    def __init__(self, document: Document) -> None:
        events = document.parts.events
        assert events is not None
        self._document = document
        self._flow = events.flow
        self.items: Sequence[Item] = events.items
        self._taken: set[int] = set()

    def begin(self, number: int) -> int:
        """Return where the text of an event begins."""
        item = self.items[number]
        return item.dash if self._flow else begin_of(self._document.parts, item)

    def end(self, number: int) -> int:
        """Return where it ends, before its line end."""
        item = self.items[number]
        return item.end if self._flow else end_of(self._document.parts, item)

    def cut(self, block: Block) -> _CutOut:
        """Cut out a block, with what stands between it and the one above, or below.

        Raises:
            Refusal: something else stands on its lines, or between them and the next.
        """
        layout = self._document.layout
        if not (self._flow or layout.begins_line(self.items[block.first].dash)):
            where = self.items[block.first].dash
            raise Refusal("something else stands on the same line", place=where)
        begin, end = self.begin(block.first), self.end(block.last)
        text = layout.text[begin:end]
        for gap in (block.first - 1, block.last):
            parts = self._blank_gap(gap)
            if parts is None or gap in self._taken:
                continue
            self._taken.add(gap)
            start, stop = parts
            between = layout.text[start:stop]
            out = Splice(start, end) if gap < block.first else Splice(begin, stop)
            return _CutOut(out, text, between)
        if self._flow or (stop := layout.next_line(end)) == end:
            raise Refusal("a comment is in the way of moving it", place=begin)
        return _CutOut(Splice(layout.line_start(begin), stop), text, layout.line_break)

    def _blank_gap(self, number: int) -> tuple[int, int] | None:
        """Return from where to where nothing but blanks parts an event from the next."""
        if not 0 <= number < len(self.items) - 1:
            return None
        start, stop = self.end(number), self.begin(number + 1)
        between = self._document.layout.text[start:stop].strip()
        return (start, stop) if between in ("", "," if self._flow else "") else None
