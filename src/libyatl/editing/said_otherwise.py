"""What a mapping of a file is to say, put into its text, of which it touches no more than differs.

What it says and is to say are values as they are typed. Each change of a key is a splice or two; a
comment that would go with one is a reason to refuse it, for nobody could say where it belongs then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from libyatl.comparing.aligned import unlike_parts
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice
from libyatl.editing.style import Style, in_flow, item_lines, pair_lines, quoted
from libyatl.formats.yaml.placed import Item, Items, Node, Pair, Pairs, Text, Value, value_of
from libyatl.formats.yaml.scalars import block
from libyatl.formats.yaml.text_layout import Layout


class Saying:
    """Makes mappings of a text say something else."""

    def __init__(self, layout: Layout, style: Style, order: Sequence[str]) -> None:
        """Take the text, how it is written, and the order in which keys stand."""
        self._layout = layout
        self._style = style
        self._rank = {key: rank for rank, key in enumerate(order)}

    def splices(self, pairs: Pairs, wanted: Mapping[str, Value]) -> Iterator[Splice]:
        """Yield what makes a mapping say what is wanted.

        Raises:
            Refusal: it cannot be done without touching more than is meant.
        """
        going = [at for at, pair in enumerate(pairs.pairs) if pair.key.value not in wanted]
        if len(going) == len(pairs.pairs):
            yield self._all_otherwise(pairs, wanted)
            return
        yield from self.keys_out(pairs, going)
        for pair in pairs.pairs:
            if pair.key.value in wanted:
                yield from self._value_otherwise(pairs, pair, wanted[pair.key.value])
        staying = [pair for pair in pairs.pairs if pair.key.value in wanted]
        known = {pair.key.value for pair in pairs.pairs}
        new = [key for key in wanted if key not in known]
        for key in self._keys_in_order(new):
            yield self._with(pairs, staying, key, wanted[key])

    def _keys_in_order(self, keys: Iterable[str]) -> list[str]:
        return sorted(keys, key=lambda key: self._rank.get(key, len(self._rank)))

    def _all_otherwise(self, pairs: Pairs, wanted: Mapping[str, Value]) -> Splice:
        """Return what puts other keys in the place of all that stand there."""
        if not wanted:
            raise Refusal("nothing would be left of it", place=pairs.start)
        begin, end = pairs.pairs[0].key.start, pairs.pairs[-1].end
        self._see_no_comment(begin, end)
        style, keys = self._style, self._keys_in_order(wanted)
        if pairs.flow:
            said = ", ".join(in_flow({key: wanted[key]}, key, style)[1:-1] for key in keys)
            return Splice(begin, end, said)
        pad = " " * self._layout.column(begin)
        lines = [line for key in keys for line in pair_lines(key, wanted[key], pad, style)]
        return Splice(begin, end, style.line_break.join(lines)[len(pad) :])

    # --- a key that is not there

    def _with(self, pairs: Pairs, staying: Sequence[Pair], key: str, value: Value) -> Splice:
        """Return what puts a key behind the last of those that go before it."""
        own = len(self._rank)  # of keys of one's own, which go behind all others
        rank = self._rank.get(key, own)
        ranks = [self._rank.get(one.key.value, own) for one in staying]
        before = [one for one, other in zip(staying, ranks, strict=True) if other <= rank]
        layout, style = self._layout, self._style
        if pairs.flow:
            said = in_flow({key: value}, key, style)[1:-1]
            if before:
                return Splice(before[-1].end, before[-1].end, f", {said}")
            first = staying[0].key.start
            return Splice(first, first, f"{said}, ")
        pad = " " * layout.column(pairs.pairs[0].key.start)
        lines = pair_lines(key, value, pad, style)
        if before:
            end = layout.line_end(before[-1].end)
            return Splice(end, end, "".join(style.line_break + line for line in lines))
        first = staying[0].key.start  # behind a dash, maybe
        text = style.line_break.join(lines)[len(pad) :]
        return Splice(first, first, f"{text}{style.line_break}{pad}")

    # --- keys that go

    def keys_out(self, pairs: Pairs, going: Sequence[int]) -> Iterator[Splice]:
        """Yield what takes keys with their values out of a mapping, and leaves it one at least.

        They are told by their numbers, in order.

        Raises:
            Refusal: a comment would go with one, or something else stands on its lines.
        """
        several = pairs.pairs
        for first, last in _runs(going):
            begin, end = several[first].key.start, several[last].end
            following = several[last + 1].key.start if last + 1 < len(several) else None
            if pairs.flow:
                before = several[first - 1].end if first else None
                yield self._cut_in_brackets(begin, end, following, before)
            elif self._layout.begins_line(begin):
                yield self._cut_lines(begin, end)
            else:  # behind a dash: the next key is drawn up
                assert following is not None
                self._see_no_comment(begin, following)
                yield Splice(begin, following)

    def _cut_in_brackets(
        self, begin: int, end: int, following: int | None, before: int | None
    ) -> Splice:
        """Return what takes something and a comma out of brackets or braces."""
        if following is not None:
            self._see_no_comment(begin, following)
            return Splice(begin, following)
        assert before is not None
        self._see_no_comment(before, end)
        return Splice(before, end)

    def _cut_lines(self, begin: int, end: int) -> Splice:
        layout = self._layout
        start, stop = layout.line_start(begin), layout.line_end(end)
        self._see_no_comment(start, stop)
        self._see_nothing_behind(end, stop)
        if stop < len(layout.text):
            return Splice(start, layout.next_line(end))
        # The last line has no end: that of the line before goes instead.
        return Splice(len(layout.text[:start].removesuffix("\n").removesuffix("\r")), stop)

    def _see_no_comment(self, begin: int, end: int) -> None:
        if found := self._layout.comments_in(begin, end):
            raise Refusal(f"a comment would be lost: {found[0]}", place=begin)

    def _see_nothing_behind(self, end: int, stop: int) -> None:
        if self._layout.text[end:stop].strip():
            raise Refusal("something else stands on the same line", place=end)

    # --- a key whose value changes

    def _value_otherwise(self, pairs: Pairs, pair: Pair, value: Value) -> Iterator[Splice]:
        key, node = pair.key.value, pair.value
        if value_of(node) == value:
            return
        if node is None:
            yield Splice(
                pair.colon + 1,
                pair.colon + 1,
                f" {self._as_value(pair, value, flow=pairs.flow)}",
            )
        elif isinstance(node, Text) and isinstance(value, str):
            yield self._text_otherwise(pair, node, value, flow=pairs.flow)
        elif isinstance(node, Items) and isinstance(value, list) and value and node.items:
            yield from self._list(key, node, value)
        elif isinstance(node, Pairs) and isinstance(value, dict) and value:
            yield from self.splices(node, value)
        elif isinstance(value, list) and len(value) > 1 and value_of(node) in value:
            yield from self._no_longer_alone(key, node, value)
        else:
            yield self._replaced(pairs, pair, node, value)

    def _as_value(self, pair: Pair, value: Value, *, flow: bool) -> str:
        return (
            in_flow(value, pair.key.value, self._style)
            if flow or not isinstance(value, str)
            else self._style.text(value, pair.key.value, flow=False)
        )

    def _text_otherwise(self, pair: Pair, node: Text, value: str, *, flow: bool) -> Splice:
        layout, style, key = self._layout, self._style, pair.key.value
        self._see_no_comment(node.start, node.end)
        if node.style in ("|", ">"):
            pad = " " * (layout.column(pair.key.start) + style.step)
            lines = block(value, pad) or [style.text(value, key, flow=False)]
            return Splice(node.start, node.end, style.line_break.join(lines))
        if node.style:
            return Splice(node.start, node.end, quoted(value, node.style, flow=flow))
        return Splice(node.start, node.end, style.text(value, key, flow=flow))

    def _replaced(self, pairs: Pairs, pair: Pair, node: Node, value: Value) -> Splice:
        """Return what puts a value in the place of one of another shape."""
        self._see_no_comment(pair.colon, node.end)
        if value is None:
            return Splice(pair.colon + 1, node.end)
        return Splice(pair.colon + 1, node.end, f" {self._as_value(pair, value, flow=pairs.flow)}")

    def _no_longer_alone(self, key: str, node: Node, value: Sequence[Value]) -> Iterator[Splice]:
        """Yield what makes a list of something that stood alone, and stays as it is typed."""
        if isinstance(node, Text) and node.style in ("|", ">"):
            raise Refusal("a text in a block stands alone there", place=node.start)
        if isinstance(node, Pairs) and not node.flow:
            raise Refusal("a mapping on lines of its own stands alone there", place=node.start)
        if isinstance(node, Text) and not node.style:
            # What is plain on a line of its own may not be so in brackets.
            self._see_no_comment(node.start, node.end)
            said = in_flow(list(value), key, self._style)
            yield Splice(node.start, node.end, said)
            return
        at = list(value).index(value_of(node))
        before, behind = (
            in_flow(list(some), key, self._style)[1:-1] for some in (value[:at], value[at + 1 :])
        )
        yield Splice(node.start, node.start, f"[{before}, " if before else "[")
        yield Splice(node.end, node.end, f", {behind}]" if behind else "]")

    # --- a list

    def _list(self, key: str, node: Items, value: Sequence[Value]) -> Iterator[Splice]:
        """Yield what makes a list say what is wanted: items go, come, and change where they are."""
        now = [_hashable(value_of(item.value)) for item in node.items]
        then = [_hashable(each) for each in value]
        going: list[int] = []
        for a, b, c, d in unlike_parts(now, then):
            changed = min(b - a, d - c)
            for number in range(changed):
                yield from self._other_item(key, node, node.items[a + number], value[c + number])
            going += range(a + changed, b)
            if new := value[c + changed : d]:
                yield self._new_items(key, node, a + changed, new)
        if len(going) == len(now):
            raise Refusal("nothing would be left of it", place=node.start)
        yield from self.items_out(node, going)

    def _other_item(self, key: str, node: Items, item: Item, value: Value) -> Iterator[Splice]:
        old = item.value
        if isinstance(old, Pairs) and isinstance(value, dict):
            yield from self.splices(old, value)
            return
        if old is None:
            yield Splice(item.end, item.end, " " + in_flow(value, key, self._style))
            return
        self._see_no_comment(old.start, old.end)
        flow = node.flow or not isinstance(value, str)
        style = old.style if isinstance(old, Text) and old.style in ("'", '"') else ""
        said = (
            quoted(value, style, flow=flow)
            if isinstance(value, str) and style
            else in_flow(value, key, self._style)
            if flow
            else self._style.text(str(value), key, flow=False)
        )
        yield Splice(old.start, old.end, said)

    def _new_items(self, key: str, node: Items, number: int, new: Sequence[Value]) -> Splice:
        """Return what puts items before that of a number, or behind the last."""
        layout, style = self._layout, self._style
        last = node.items[number - 1] if number else None
        if node.flow:
            said = in_flow(list(new), key, style)[1:-1]
            if last is None:
                at = node.items[0].dash
                return Splice(at, at, f"{said}, ")
            return Splice(last.end, last.end, f", {said}")
        pad = " " * layout.column(node.items[0].dash)
        lines = [line for each in new for line in item_lines(each, key, pad, style)]
        if last is None:
            first = node.items[0].dash
            text = style.line_break.join(lines)[len(pad) :]
            return Splice(first, first, f"{text}{style.line_break}{pad}")
        end = layout.line_end(last.end)
        return Splice(end, end, "".join(style.line_break + line for line in lines))

    def items_out(self, node: Items, going: Sequence[int]) -> Iterator[Splice]:
        """Yield what takes items out of a list, as `keys_out` does keys.

        Raises:
            Refusal: as there.
        """
        several = node.items
        for first, last in _runs(going):
            begin, end = several[first].dash, several[last].end
            following = several[last + 1].dash if last + 1 < len(several) else None
            if node.flow:
                before = several[first - 1].end if first else None
                yield self._cut_in_brackets(begin, end, following, before)
            elif self._layout.begins_line(begin):
                yield self._cut_lines(begin, end)
            else:
                raise Refusal("the first item stands beside another dash", place=begin)


def _runs(going: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of numbers that follow each other."""
    for _, run in groupby(enumerate(going), key=lambda one: one[1] - one[0]):
        numbers = [number for _, number in run]
        yield numbers[0], numbers[-1]


def _hashable(value: Value) -> object:
    if isinstance(value, dict):
        return tuple((key, _hashable(each)) for key, each in value.items())
    return tuple(map(_hashable, value)) if isinstance(value, list) else value
