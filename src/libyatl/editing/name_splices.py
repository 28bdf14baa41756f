"""Splices that make a file say what it does where a name is another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from libyatl.editing.file_parts import listed_events
from libyatl.editing.renamed import Renamable, Renaming
from libyatl.editing.segments import begin_of, end_of
from libyatl.editing.splices import Splice
from libyatl.editing.style import quoted
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Item, Pair, Pairs, Value, value_of
from libyatl.model.keys import ENTRIES, EntryName


def name_splices(document: Document, tree: Value, renaming: Renaming) -> Iterator[Splice]:
    """Yield what makes a file say what is wanted, event by event and entry by entry."""
    items = () if document.parts.events is None else document.parts.events.items
    was, events = listed_events(document.tree), listed_events(tree)
    saying = document.saying()
    for item, before, said in zip(items, was, events, strict=True):
        if isinstance(item.value, Pairs) and isinstance(said, dict) and said is not before:
            yield from saying.splices(item.value, said)
    if not isinstance(tree, dict):
        return
    if (accepted := document.parts.registry("check")) and isinstance(accepted.value, Pairs):
        wanted = tree["check"]
        assert isinstance(wanted, dict)
        yield from document.saying(_key_order("acceptance")).splices(accepted.value, wanted)
    if renaming.registry and (pair := document.parts.registry(renaming.registry)):
        yield from _in_registry(document, pair, tree, renaming)


def _in_registry(
    document: Document, registry: Pair, tree: Mapping[str, Value], renaming: Renaming
) -> Iterator[Splice]:
    """Yield what makes a registry say what is wanted, the id of an entry among it."""
    key = registry.key.value
    wanted = tree.get(key)
    saying = document.saying(_key_order(renaming.kind))
    if not isinstance(registry.value, Pairs) or not isinstance(wanted, dict):
        wanted = None
    head = document.parts.head
    assert head is not None
    if not wanted:  # the entry that goes was the only one
        if key not in tree and not head.flow:
            yield from _moved(document, registry, None)
            return
        left = {one.key.value: value_of(one.value) for one in head.pairs if one is not registry}
        yield from saying.splices(head, {**left, key: {}} if key in tree else left)
        return
    assert isinstance(registry.value, Pairs)
    old = registry.value.pair(renaming.old)
    if old is not None and renaming.old not in wanted:
        flow = registry.value.flow
        if not renaming.joined:
            yield Splice(old.key.start, old.key.end, quoted(renaming.new, old.key.style, flow=flow))
            wanted = {
                renaming.old if id == renaming.new else id: said for id, said in wanted.items()
            }
        elif not flow and document.layout.begins_line(old.key.start):
            wanted = {**wanted, renaming.old: value_of(old.value)}
            yield from saying.splices(registry.value, wanted)
            yield from _moved(document, old, registry.value.pair(renaming.new))
            return
    yield from saying.splices(registry.value, wanted)


def _moved(document: Document, old: Pair, new: Pair | None) -> Iterator[Splice]:
    """Yield what takes an entry out, and puts its comments below the one that takes it up.

    Where that stands in another file, they stay where they are.
    """
    layout = document.layout
    begin, end = _lines_of(document, old)
    stop = layout.next_line(end)
    comments = layout.comments_in(begin, end)
    if new is not None:  # further in than its key, so that nobody takes them for the next one's
        within = new.value if isinstance(new.value, Pairs) and not new.value.flow else None
        column = layout.column(new.key.start if within is None else within.start)
        pad = " " * (column + (document.style.step if within is None else 0))
        at = _lines_of(document, new)[1]
        yield Splice(at, at, "".join(layout.line_break + pad + comment for comment in comments))
    pad = " " * layout.column(old.key.start)
    kept = [] if new is not None else [pad + comment for comment in comments]
    if stop > end:
        yield Splice(begin, stop, "".join(line + layout.line_break for line in kept))
    else:  # the last line has no end
        before = len(layout.text[:begin].removesuffix("\n").removesuffix("\r"))
        yield Splice(before, end, "".join(layout.line_break + line for line in kept))


def _lines_of(document: Document, pair: Pair) -> tuple[int, int]:
    """Return from where to where the lines of an entry go, its comments above and below too."""
    whole = Item(pair.key.start, pair.value, pair.end)
    return begin_of(document.parts, whole), end_of(document.parts, whole)


def _key_order(name: Renamable | EntryName) -> tuple[str, ...]:
    """Return the keys of an entry in the order of the file format."""
    return () if name == "tag" else tuple(key.key for key in ENTRIES[name].keys)
