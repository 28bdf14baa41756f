"""Files grown to a size: one entry over and over, each with a number of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count

Shape = Callable[[int], str]
Entry = Callable[[int], str]


def grown(entry: Entry, head: str, tail: str, size: int) -> str:
    """Return the head, as many entries (told their number) as the size asks for, and the tail."""
    pieces, length = [head], len(head)
    for number in count():
        if length >= size:
            return "".join([*pieces, tail])
        pieces.append(entry(number))
        length += len(pieces[-1].encode())
    raise AssertionError  # counting does not end


def entries(entry: Entry, head: str = "", tail: str = "") -> Shape:
    return partial(grown, entry, head, tail)


def registry(kind: str, entry: Entry, event: str, last: str = "") -> Shape:
    return entries(entry, f"{kind}:\n", f"{last}events:\n- {event}\n")


def one_event(item: Entry, key: str) -> Shape:
    """Return the shape of one event with a long list under the key."""
    return entries(item, f"- {{title: t, date: 2017, {key}: [", "z]}\n")


def linked(relation: str, root: str, before: str = "e0") -> Shape:
    """Return the shape of events each of which names the last, or the same one."""

    def entry(number: int) -> str:
        other = before or f"e{number - 1}"
        say = f"{relation}: {other}" if number else root
        return f"- {{id: e{number}, title: t{number}, {say}}}\n"

    return entries(entry)
