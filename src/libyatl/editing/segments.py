"""Segments: the lines of an event with the comments that belong to it; they come, and go, whole.

Comments on lines of their own directly above an event, at the column of its dash, are its own; so
are those below it that stand further in. What stands above the first event, with a blank line
between, is the file's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from libyatl.editing.file_parts import Parts
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice
from libyatl.editing.style import Style, in_flow, pair_lines
from libyatl.formats.yaml.placed import Item, Items, Pairs, Value
from libyatl.formats.yaml.text_layout import Layout


def begin_of(parts: Parts, item: Item) -> int:
    """Return where the lines of an event begin, the comments above it among them."""
    layout = parts.layout
    column = layout.column(item.dash)
    begin = layout.line_start(item.dash)
    while begin:
        above = layout.line_start(begin - 1)
        line = layout.text[above:begin].rstrip()
        if not (line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) == column):
            break
        begin = above
    return begin


def end_of(parts: Parts, item: Item) -> int:
    """Return where the last line of an event ends, before its line end; comments below too."""
    layout = parts.layout
    column = layout.column(item.dash)
    end = layout.line_end(item.end)
    while (following := layout.next_line(end)) < len(layout.text):
        stop = layout.line_end(following)
        line = layout.text[following:stop]
        further = len(line) - len(line.lstrip(" ")) > column
        if not (further and line.lstrip(" ").startswith("#")):
            break
        end = stop
    return end


def with_events(
    parts: Parts,
    style: Style,
    new: Sequence[Mapping[str, Value]],
    order: Mapping[str, int],
    place: int,
) -> Splice:
    """Return what puts events, one behind the other, before that of a number or behind the last.

    Args:
        parts: those of the file.
        style: how it is written.
        new: what each of them is to say.
        order: the rank of each key.
        place: how many events go before them.

    Raises:
        Refusal: there is no place for them.
    """
    layout, events, items = parts.layout, parts.events, parts.items
    if events is None or not events.items:
        return _first_of_all(parts, style, new, order)
    if events.flow:
        said = ", ".join(in_flow(dict(event), "events", style) for event in new)
        if place:
            end = items[place - 1].end
            return Splice(end, end, f", {said}")
        return Splice(items[0].dash, items[0].dash, f"{said}, ")
    like = items[place - 1] if place else items[0]
    pad = " " * layout.column(like.dash)
    gap = style.line_break * blank_lines(parts)
    text = f"{style.line_break}{gap}".join(
        style.line_break.join(
            pad + line for line in _event_lines(layout, like, style, event, order)
        )
        for event in new
    )
    if place:
        end = end_of(parts, like)
        return Splice(end, end, f"{style.line_break}{gap}{text}")
    begin = begin_of(parts, like)
    return Splice(begin, begin, f"{text}{style.line_break}{gap}")


def without_events(parts: Parts, numbers: Sequence[int]) -> Iterator[Splice]:
    """Yield what takes events out, each with its comments and one blank line.

    Raises:
        Refusal: a comment would go that is no event's own.
    """
    events, items = parts.events, parts.items
    assert events is not None
    out = sorted(set(numbers))
    if len(out) == len(events.items):
        yield from _all_of(parts, events)
        return
    for first, last in _neighbours(parts, out):
        if events.flow:
            yield _out_of_brackets(parts, events, items[first], items[last])
        else:
            yield _lines_out(parts, items[first], items[last])


def _neighbours(parts: Parts, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of events with nothing but blanks between them."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number == last + 1 and _is_next(parts, parts.items[last], parts.items[number]):
            last = number
            continue
        yield first, last
        first = last = number
    yield first, last


def _is_next(parts: Parts, one: Item, other: Item) -> bool:
    if parts.events is not None and parts.events.flow:
        return True
    return not parts.layout.text[end_of(parts, one) : begin_of(parts, other)].strip()


def _out_of_brackets(parts: Parts, events: Items, one: Item, other: Item) -> Splice:
    first, last = events.items.index(one), events.items.index(other)
    if last + 1 < len(events.items):
        begin, end = one.dash, events.items[last + 1].dash
    else:
        begin, end = events.items[first - 1].end, other.end
    _see_no_comment(parts, begin, end)
    return Splice(begin, end)


def _lines_out(parts: Parts, one: Item, other: Item) -> Splice:
    layout = parts.layout
    begin, end = begin_of(parts, one), end_of(parts, other)
    stop = layout.next_line(end)
    if stop == end:  # the last line has no end
        shown = layout.text[:begin].rstrip(" \t\r\n")
        return Splice(len(shown), end)
    behind = layout.next_line(stop)
    if not layout.text[stop:behind].strip() and behind > stop:
        return Splice(begin, behind)
    above = layout.line_start(begin - 1) if begin else begin
    if stop == len(layout.text) and not layout.text[above:begin].strip():
        begin = above  # the blank line that parted it from the one before
    return Splice(begin, stop)


def _all_of(parts: Parts, events: Items) -> Iterator[Splice]:
    """Yield what takes all events out that there are."""
    layout, items = parts.layout, parts.items
    if events.flow:
        _see_no_comment(parts, events.start, events.end)
        yield Splice(events.start, events.end, "[]")
        return
    begin, end = begin_of(parts, items[0]), end_of(parts, items[-1])
    for one, other in pairwise(items):
        _see_no_comment(parts, end_of(parts, one), begin_of(parts, other))
    pair = None if parts.head is None else parts.head.pair("events")
    if pair is None:
        yield Splice(begin, end, "[]")
        return
    yield Splice(pair.colon + 1, pair.colon + 1, " []")
    yield Splice(layout.line_end(layout.line_start(begin - 1)), end)


def _see_no_comment(parts: Parts, begin: int, end: int) -> None:
    if found := parts.layout.comments_in(begin, end):
        raise Refusal(f"a comment would be lost: {found[0]}", place=begin)


def blank_lines(parts: Parts) -> int:
    """Return how many blank lines mostly stand between two events."""
    layout = parts.layout
    counts: Counter[int] = Counter()
    for one, other in pairwise(parts.items):
        between = layout.text[end_of(parts, one) : begin_of(parts, other)]
        counts[sum(not line.strip() for line in between.splitlines()[1:])] += 1
    if counts:
        return counts.most_common(1)[0][0]
    only = parts.items[0].value
    return 0 if isinstance(only, Pairs) and only.flow else 1


def _event_lines(
    layout: Layout, like: Item, style: Style, event: Mapping[str, Value], order: Mapping[str, int]
) -> list[str]:
    """Return an event as lines from the column of its dash, as another one is written."""
    beside = like.value
    assert isinstance(beside, Pairs)
    if beside.flow:
        return [f"- {in_flow(_ordered(event, beside, order), 'events', style)}"]
    first = beside.pairs[0].key.start
    gap = layout.column(first) - layout.column(like.dash)
    pad = " " * gap
    pairs = _ordered(event, beside, order).items()
    lines = [line for key, value in pairs for line in pair_lines(key, value, pad, style)]
    if layout.line_of(first) > layout.line_of(like.dash):
        return ["-", *lines]
    return [f"-{lines[0][1:]}", *lines[1:]]


def _ordered(
    event: Mapping[str, Value], beside: Pairs, order: Mapping[str, int]
) -> dict[str, Value]:
    """Return an event with its keys in the order of one beside it, else of the file format."""
    known = {pair.key.value: rank for rank, pair in enumerate(beside.pairs)}
    ranked: list[str] = [key for key in known if key in event]
    new = [key for key in event if key not in known]
    for key in sorted(new, key=lambda key: order.get(key, len(order))):
        rank = order.get(key, len(order))
        before = [at for at, one in enumerate(ranked) if order.get(one, len(order)) <= rank]
        ranked.insert(before[-1] + 1 if before else 0, key)
    return {key: event[key] for key in ranked}


def _first_of_all(
    parts: Parts, style: Style, new: Sequence[Mapping[str, Value]], order: Mapping[str, int]
) -> Splice:
    """Return what puts the first events into a file."""
    layout, head = parts.layout, parts.head
    below: list[str] = []
    for event in new:
        keys = sorted(event, key=lambda key: order.get(key, len(order)))
        lines = [line for key in keys for line in pair_lines(key, event[key], "    ", style)]
        lines[0] = f"  - {lines[0][4:]}"
        below += ["", *lines] if below else lines
    new_line = style.line_break
    pair = None if head is None else head.pair("events")
    if parts.events is not None and pair is not None and parts.events.flow:  # events: []
        if found := layout.comments_in(pair.colon, parts.events.end):
            raise Refusal(f"a comment would be lost: {found[0]}", place=pair.colon)
        end = layout.line_end(parts.events.end)
        behind = layout.text[parts.events.end : end].rstrip()  # a comment, which stays there
        return Splice(pair.colon + 1, end, new_line.join([behind, *below]))
    if parts.events is not None and pair is None:  # []
        own = [line[2:] for line in below]
        return Splice(parts.events.start, parts.events.end, new_line.join(own))
    if pair is not None:
        end = layout.line_end(pair.end)
        return Splice(end, end, new_line + new_line.join(below))
    if head is not None:
        if head.flow:
            raise Refusal("the file is a mapping in braces", place=head.start)
        end = layout.line_end(head.end)
        said = [f"{new_line}{new_line}events:", *below]
        return Splice(end, end, new_line.join(said))
    end = len(layout.text)
    begins = "" if not layout.text or layout.text.endswith(("\n", "\r")) else new_line
    return Splice(end, end, begins + new_line.join(["events:", *below]) + new_line)
