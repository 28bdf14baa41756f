"""Segments: the lines of an event with the comments that belong to it; they come, and go, whole.

Comments on lines of their own directly above an event, at the column of its dash, are its own; so
are those below it that stand further in. What stands above the first event, with a blank line
between, is the file's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from libyatl.editing.parts import Parts
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice
from libyatl.editing.style import Style, in_flow, pair_lines
from libyatl.formats.yaml.layout import Layout
from libyatl.formats.yaml.placed import Item, Pairs, Value


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


def with_event(
    parts: Parts, style: Style, event: Mapping[str, Value], order: Mapping[str, int], place: int
) -> Splice:
    """Return what puts an event before that of a number, or behind the last.

    Args:
        parts: those of the file.
        style: how it is written.
        event: what the event is to say.
        order: the rank of each key.
        place: how many events go before it.

    Raises:
        Refusal: there is no place for it.
    """
    layout, events, items = parts.layout, parts.events, parts.items
    if events is None or not events.items:
        return _first_of_all(parts, style, event, order)
    if events.flow:
        said = in_flow(dict(event), "events", style)
        if place:
            end = items[place - 1].end
            return Splice(end, end, f", {said}")
        return Splice(items[0].dash, items[0].dash, f"{said}, ")
    like = items[place - 1] if place else items[0]
    pad = " " * layout.column(like.dash)
    lines = [pad + line for line in _lines(layout, like, style, event, order)]
    gap = style.line_break * _blank_lines(parts)
    text = style.line_break.join(lines)
    if place:
        end = end_of(parts, like)
        return Splice(end, end, f"{style.line_break}{gap}{text}")
    begin = begin_of(parts, like)
    return Splice(begin, begin, f"{text}{style.line_break}{gap}")


def without_event(parts: Parts, number: int) -> Splice:
    """Return what takes an event out, with its comments and one blank line.

    Raises:
        Refusal: something else stands on its lines, or between it and the next one.
    """
    layout, events, item = parts.layout, parts.events, parts.items[number]
    assert events is not None
    if len(events.items) == 1:
        return _the_only(parts, item)
    if events.flow:
        at = events.items.index(item)
        if at + 1 < len(events.items):
            begin, end = item.dash, events.items[at + 1].dash
        else:
            begin, end = events.items[at - 1].end, item.end
        if found := layout.comments_in(begin, end):
            raise Refusal(f"a comment would be lost: {found[0]}", place=begin)
        return Splice(begin, end)
    if not layout.begins_line(item.dash):
        raise Refusal("something else stands on the same line", place=item.dash)
    begin, end = begin_of(parts, item), end_of(parts, item)
    stop = layout.next_line(end)
    if stop == end:  # the last line has no end
        shown = layout.text[:begin].rstrip(" \t\r\n")
        return Splice(len(shown), end)
    behind = layout.next_line(stop)
    if not layout.text[stop:behind].strip() and behind > stop:
        stop = behind
    return Splice(begin, stop)


def _the_only(parts: Parts, item: Item) -> Splice:
    """Return what takes the last event out that there is."""
    pair = None if parts.head is None else parts.head.pair("events")
    if pair is None:
        raise Refusal("it is the only event of the file", place=item.dash)
    end = pair.end if parts.events is not None and parts.events.flow else end_of(parts, item)
    behind = parts.layout.comments_in(pair.colon, parts.layout.line_end(pair.colon))
    if behind:
        raise Refusal(f"a comment would be lost: {behind[0]}", place=pair.colon)
    return Splice(pair.colon + 1, end, " []")


def _blank_lines(parts: Parts) -> int:
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


def _lines(
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
    for key in sorted(set(event) - set(known), key=lambda key: (order.get(key, len(order)), key)):
        rank = order.get(key, len(order))
        before = [at for at, one in enumerate(ranked) if order.get(one, len(order)) < rank]
        ranked.insert(before[-1] + 1 if before else 0, key)
    return {key: event[key] for key in ranked}


def _first_of_all(
    parts: Parts, style: Style, event: Mapping[str, Value], order: Mapping[str, int]
) -> Splice:
    """Return what puts the first event into a file."""
    layout, head = parts.layout, parts.head
    keys = sorted(event, key=lambda key: (order.get(key, len(order)), key))
    lines = [line for key in keys for line in pair_lines(key, event[key], "  ", style)]
    lines[0] = f"- {lines[0][2:]}"
    below = [f"  {line}" for line in lines]
    new_line = style.line_break
    pair = None if head is None else head.pair("events")
    if parts.events is not None and pair is not None and parts.events.flow:  # events: []
        if found := layout.comments_in(pair.colon, parts.events.end):
            raise Refusal(f"a comment would be lost: {found[0]}", place=pair.colon)
        return Splice(pair.colon + 1, parts.events.end, new_line + new_line.join(below))
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
